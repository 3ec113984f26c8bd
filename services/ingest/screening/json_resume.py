"""Bytes that claim to be a JSON Resume: its data, or why it is none."""

import json
from typing import Any

from services.ingest.screening.plain_text import decode_text
from services.ingest.screening.refusal import Refused
from shared.schemas.json_resume import MOST_DEPTH, NotJsonResume, check_json_resume


def json_resume_of(data: bytes) -> tuple[dict[str, Any], str]:
    """(data, encoding) of a JSON Resume.

    Raises Refused: `type_mismatch` for what is no JSON, `bad_encoding` as `decode_text` does, `resource_limit` for
    nesting that nobody needs, `not_json_resume` for other JSON and for values of other types.
    """
    text, encoding = decode_text(data)
    try:
        content = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # what JSON is not, and numbers of thousands of digits
        raise Refused("type_mismatch", "The file is named as JSON, but it is not valid JSON.") from None
    if isinstance(content, dict | list):
        _require_shallow(content)
    try:
        check_json_resume(content)
    except NotJsonResume as error:
        detail = f"Of JSON files only a JSON Resume (jsonresume.org) is accepted, and this is none: {error}."
        raise Refused("not_json_resume", detail) from None
    return content, encoding


def _require_shallow(content: Any) -> None:
    """Level by level, without recursion."""
    level = [content]
    for _ in range(MOST_DEPTH):
        parts = [part for outer in level for part in (outer.values() if isinstance(outer, dict) else outer)]
        level = [part for part in parts if isinstance(part, dict | list)]
        if not level:
            return
    raise _too_deep()


def _too_deep() -> Refused:
    return Refused("resource_limit", f"The JSON is nested more than {MOST_DEPTH} levels deep.", quarantine=True)


def _refuse_constant(name: str) -> None:
    """NaN and Infinity are JavaScript, not JSON (RFC 8259)."""
    raise ValueError(name)
