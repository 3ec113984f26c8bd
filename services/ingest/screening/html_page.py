"""Bytes that claim to be a web page: their encoding, that they are one, and whether it would run something.

Scripts are usual in what résumé builders export, so they are no reason to refuse a page. Nothing in it is
ever run, fetched or served inline: reading drops scripts, and the download is an attachment.
"""

import re

from services.ingest.screening.plain_text import decode_text
from services.ingest.screening.refusal import Refused

ACTIVE_CONTENT = "active_content"

_HEAD_CHARACTERS = 64 * 1024
_PAGE_ELEMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|main|section|article|div|table|h[1-6]|p|ul)[\s>]", re.I)
_SERVER_CODE = re.compile(r"\s*(?:<\?php|<%[@=\s]|#!\s*/)", re.IGNORECASE)
_ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|applet|form|base|frame)[\s>/]"
    r"|<meta\s[^<>]{0,200}http-equiv\s{0,9}=\s{0,9}[\"']?refresh"
    r"|[\s\"'/]on[a-z]{3,20}\s{0,9}=\s{0,9}[\"']"
    r"|(?:href|src|action)\s{0,9}=\s{0,9}[\"']?\s{0,9}(?:javascript|vbscript|data\s{0,9}:\s{0,9}text/html)",
    re.IGNORECASE,
)


def screen_html(data: bytes) -> tuple[tuple[str, ...], str]:
    """(flags, encoding) of a page. Flag: `active_content`.

    Raises Refused `type_mismatch` for what is no page (also server code and binary noise) and `bad_encoding`
    as `decode_text` does.
    """
    text, encoding = decode_text(data)
    if _SERVER_CODE.match(text) or not _PAGE_ELEMENT.search(text[:_HEAD_CHARACTERS]):
        detail = "The file is named as a web page, but it is none."
        raise Refused("type_mismatch", detail, quarantine=_SERVER_CODE.match(text) is not None)
    return ((ACTIVE_CONTENT,) if _ACTIVE.search(text) else ()), encoding
