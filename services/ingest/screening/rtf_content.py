"""What an RTF may not hold: things that are fetched or run when a word processor opens it.

It is read by our own code, which does none of that; the person's next reader might.
"""

import re

from services.ingest.screening.references import LOCAL_TEMPLATE, external_reference, is_local_path, names_address
from services.ingest.screening.refusal import Refused

ACTIVE_CONTENT = "active_content"
_MAX_GROUPS = 400_000
_TEMPLATE = re.compile(rb"\\\*\\template\s?([^{}]{1,2000})")
_FETCHING_FIELD = re.compile(
    rb"\b(?:INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK)\b[^{}]{0,200}?(?:https?:|ftp:|file:|\\\\\\\\)", re.I
)
_RUNNING = re.compile(rb"\\(?:objupdate|objautlink|ddeauto)\b|\bDDE(?:AUTO)?\s", re.IGNORECASE)
_EMBEDDED = re.compile(rb"\\objdata\b")


def screen_rtf(data: bytes) -> tuple[str, ...]:
    """Check an RTF; returns flags (`active_content` for embedded objects, `local_template`).

    Raises Refused: `external_reference` for what a reader fetches or updates by itself, `document_corrupt` where groups
    are not closed, `resource_limit` for more groups than a document needs.
    """
    if data.count(b"{") > _MAX_GROUPS:
        detail = "The document has more markup than a document of the accepted length needs."
        raise Refused("resource_limit", detail, quarantine=True)
    if b"}" not in data.rstrip(b"\r\n\t \x00")[-64:]:
        raise Refused("document_corrupt", "The file ends before the document does.")
    flags = set()
    for template in _TEMPLATE.finditer(data):
        target = template.group(1).decode("latin-1").strip()
        if names_address(target) and not is_local_path(target):
            raise external_reference()
        flags.add(LOCAL_TEMPLATE)
    if _FETCHING_FIELD.search(data) or _RUNNING.search(data):
        raise external_reference()
    if _EMBEDDED.search(data):
        flags.add(ACTIVE_CONTENT)
    return tuple(sorted(flags))
