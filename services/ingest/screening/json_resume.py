"""Bytes that claim to be a JSON Resume: its data, or why it is none."""

from typing import Any

from services.ingest.screening.plain_text import decode_text
from services.ingest.screening.refusal import Refused
from shared.schemas.json_resume import MOST_DEPTH, NestedTooDeeply, NotJson, NotJsonResume, parse_json_resume


def json_resume_of(data: bytes) -> tuple[dict[str, Any], str]:
    """(data, encoding) of a JSON Resume.

    Raises Refused: `type_mismatch` for what is no JSON, `bad_encoding` as `decode_text` does, `resource_limit` for
    nesting that nobody needs, `not_json_resume` for other JSON and for values of other types.
    """
    text, encoding = decode_text(data)
    try:
        return parse_json_resume(text), encoding
    except NotJson:
        raise Refused("type_mismatch", "The file is named as JSON, but it is not valid JSON.") from None
    except NestedTooDeeply:
        detail = f"The JSON is nested more than {MOST_DEPTH} levels deep."
        raise Refused("resource_limit", detail, quarantine=True) from None
    except NotJsonResume as error:
        detail = f"Of JSON files only a JSON Resume (jsonresume.org) is accepted, and this is none: {error}."
        raise Refused("not_json_resume", detail) from None
