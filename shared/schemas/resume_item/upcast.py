"""Any published version of RESUME_ITEM to the newest."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from pydantic import ValidationError

from shared.schemas.resume_item.item import ResumeItem
from shared.schemas.resume_item.v0_2 import ResumeItemV02

Data = dict[str, Any]

_ALWAYS_INTENT = ("intent", "letter.intent", "review.goal")


class ItemInvalid(ValueError):
    """The data is no RESUME_ITEM of a version that is known. Names fields, and nothing of what is in them."""


def v0_2_to_v1_0(data: Data) -> Data:
    """Valid 0.2 data as 1.0 data; never changed, since 0.2 is out.

    The id is the one that the extractor gives the same statement: it follows from document, type, span and value.
    """
    evidence = data["evidence"]
    place = {name: evidence[name] for name in ("page", "start", "end", "quote")}
    wished = data["type"].startswith("intent.")
    type_ = data["type"].removeprefix("intent.")
    mark = f"{type_}:{evidence['start']}:{evidence['end']}:{_canonical(data['value'])}"
    return {
        "version": "1.0",
        "id": str(uuid5(UUID(evidence["document"]), mark)),
        "entry_id": data.get("entry"),
        "subject": data.get("subject", "person"),
        "type": type_,
        "raw": data["raw"],
        "value": data["value"],
        "evidence": [{"document_id": evidence["document"], **place}],
        "confidence": data["confidence"],
        "holding": "intent" if wished or type_ in _ALWAYS_INTENT else "held",
        "status": data.get("status", "proposed"),
        "visibility": data.get("visibility", "private"),
    }


_OLDER: dict[str, tuple[type[ResumeItemV02], Callable[[Data], Data]]] = {"0.2": (ResumeItemV02, v0_2_to_v1_0)}
"""Version -> its class, and the way to the next one."""


def parse_item(data: Any) -> ResumeItem:
    """A RESUME_ITEM of any published version as the newest class. Raises ItemInvalid."""
    version = data.get("version") if isinstance(data, dict) else None
    try:
        if isinstance(version, str) and version in _OLDER:
            older, upcast = _OLDER[version]
            data = upcast(older.model_validate(data).model_dump(mode="json"))
        return ResumeItem.model_validate(data)
    except ValidationError as error:
        raise ItemInvalid(_fields(error)) from None
    except RecursionError:
        raise ItemInvalid("value: too deeply nested") from None


def _fields(error: ValidationError) -> str:
    names = sorted({".".join(str(part) for part in item["loc"]) or "value" for item in error.errors()})
    return f"not a RESUME_ITEM: {', '.join(names[:5])}"


def _canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces, as the extractor writes it for ids."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
