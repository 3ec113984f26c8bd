"""Names of uploaded files: for display only, never a path, safe in a response header.

The bytes are stored under an id of our own. What is left of the sender's name is its last path component,
without what would deceive a reader (direction overrides, stacked marks) or trouble a file system on download.
"""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from services.ingest.screening.accepted_types import ACCEPTED_TYPES
from services.ingest.screening.refusal import Refused

MAX_NAME_BYTES = 255  # NAME_MAX of the common file systems
MAX_COMBINING_RUN = 4  # Vietnamese and Hebrew need at most three marks on a letter

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HEADER_PARAMETER = re.compile(r";\s*filename\*?\s*=", re.IGNORECASE)
_EXTENDED_VALUE = re.compile(  # RFC 8187: charset'language'value; the list spares "O'Brien's cv.pdf"
    r"(utf-?\d+|iso-8859-\d+|us-ascii|windows-125\d)'[\w-]*'", re.IGNORECASE
)
_SEPARATORS = re.compile(r"[/\\]")
_UNSAFE = re.compile(r'[<>:"|?*]')
_RESERVED_STEM = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_DIRECTION_CONTROLS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")  # needed to write Persian, Hindi and others
_ATTR_CHARS = "!#$&+-.^_`|~"  # RFC 8187, besides letters and digits


def clean_filename(raw: str) -> str:
    """The display name of an upload: at most 255 bytes of UTF-8, one path component, no control character.

    Raises Refused `bad_filename` for names over 255 bytes, with control characters (also percent-encoded),
    with another header parameter inside, without a stem (`.htaccess`), and for names that use a direction
    override to hide an extension that is not accepted.
    """
    _refuse_undisplayable(raw)
    decoded = _percent_decoded(raw)
    if _CONTROL.search(decoded) or _HEADER_PARAMETER.search(decoded) or _EXTENDED_VALUE.match(decoded):
        raise _bad_filename("The file name contains characters that a file name cannot have.")
    source = decoded if _SEPARATORS.search(decoded) else raw
    last = unicodedata.normalize("NFC", _SEPARATORS.split(source)[-1])
    visible = _without_excess_marks(_without_format_characters(last))
    name = " ".join(_UNSAFE.sub("_", visible).split()).strip("-. ")
    hides_direction = any(character in _DIRECTION_CONTROLS for character in last)
    dotfile = last.lstrip().startswith(".")
    if not name or ((hides_direction or dotfile) and not _has_accepted_extension(name)):
        raise _bad_filename("The file name has no usable stem or hides its real extension.")
    if _RESERVED_STEM.fullmatch(name.split(".")[0].strip()):
        name = "_" + name
    if len(name.encode()) > MAX_NAME_BYTES:  # normalising may have lengthened it
        raise _bad_filename("The file name is too long.")
    return name


def extension_of(name: str) -> str:
    """The last extension of a cleaned name in lower case with its dot; empty where it has none."""
    return PurePosixPath(name).suffix.lower()


def content_disposition(name: str) -> str:
    """A `Content-Disposition` value that downloads under `name` and cannot be split or extended by it.

    RFC 6266 with an ASCII fallback and the RFC 8187 form; always `attachment`, so nothing is shown inline.
    """
    fallback = "".join(character if " " <= character <= "~" and character not in '"\\%;' else "_" for character in name)
    encoded = quote(name, safe=_ATTR_CHARS, errors="replace")
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{encoded}"


def _refuse_undisplayable(raw: str) -> None:
    try:
        length = len(raw.encode())
    except UnicodeEncodeError as error:  # a lone surrogate: bytes that were no text
        raise _bad_filename("The file name is not valid Unicode.") from error
    if length == 0:
        raise _bad_filename("The file has no name.")
    if length > MAX_NAME_BYTES:
        raise _bad_filename("The file name is too long.")


def _percent_decoded(raw: str) -> str:
    """`raw` as a server that decodes once, twice or three times would see it at the end."""
    decoded = raw
    for _ in range(3):
        decoded = unquote(decoded, errors="replace")
    return decoded


def _without_format_characters(name: str) -> str:
    return "".join(character for character in name if character in _JOINERS or unicodedata.category(character) != "Cf")


def _without_excess_marks(name: str) -> str:
    kept: list[str] = []
    run = 0
    for character in name:
        run = run + 1 if unicodedata.category(character).startswith("M") else 0
        if run <= MAX_COMBINING_RUN:
            kept.append(character)
    return "".join(kept)


def _has_accepted_extension(name: str) -> bool:
    stem, dot, extension = name.rpartition(".")
    return bool(stem) and any(dot + extension.lower() == accepted.extension for accepted in ACCEPTED_TYPES)


def _bad_filename(detail: str) -> Refused:
    return Refused("bad_filename", detail)
