"""A JSON Resume to lines: the same data as JSON again, a value a line, with clean characters.

Facts cite that text. It is not the file's own bytes, because a file may stand on a single line, and may write any
letter as an escape.
"""

import json
from typing import Any

from services.ingest.reading.assembly import DraftLine, DraftPage, assemble
from services.ingest.reading.content import Content
from services.ingest.reading.limits import Limits
from services.ingest.reading.normalization import clean, smuggled
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.plain.document import decode
from services.ingest.reading.quality import quality_of
from shared.schemas.json_resume import READER, NestedTooDeeply, NotJson, NotJsonResume, parse_json_resume


def read_json_resume(data: bytes, limits: Limits) -> Content:
    """The document as JSON, indented by two blanks.

    Raises `Unreadable`: `bad_encoding`, `document_corrupt` for what screening should have refused, `resource_limit`.
    """
    text, encoding = decode(data)
    try:
        content = _cleaned(parse_json_resume(text))
    except NotJson:
        raise Unreadable("document_corrupt", "The file is not valid JSON.") from None
    except NestedTooDeeply:
        raise Unreadable("resource_limit", "The JSON is nested too deeply.", quarantine=True) from None
    except NotJsonResume as error:
        raise Unreadable("document_corrupt", f"The file is no JSON Resume: {error}.") from None
    lines = [DraftLine(line) for line in json.dumps(content, ensure_ascii=False, indent=2).split("\n")]
    assembled = assemble([DraftPage(1, lines)], limits)
    quality, hidden = quality_of(" ".join(_texts(content))), smuggled(text)
    return Content(assembled, READER, _dates(content), hidden=hidden, encoding=encoding, quality=quality)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    if isinstance(value, dict):
        return {clean(name): _cleaned(part) for name, part in value.items()}
    return value


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _texts(part)]


def _dates(content: dict[str, Any]) -> tuple[str, ...]:
    changed = (content.get("meta") or {}).get("lastModified")
    return (changed,) if changed else ()
