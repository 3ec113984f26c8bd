"""Everything that is checked of an upload before a byte of it is stored. Pure: bytes in, a result out."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from services.ingest.screening.accepted_types import MIB, AcceptedType, accepted_type, type_not_allowed
from services.ingest.screening.active_text import is_active_text
from services.ingest.screening.content_kind import content_kind, holds_pdf_header, is_odt
from services.ingest.screening.docx_content import screen_docx
from services.ingest.screening.docx_package import macro_enabled
from services.ingest.screening.filename import clean_filename, extension_of
from services.ingest.screening.html_page import screen_html
from services.ingest.screening.json_resume import json_resume_of
from services.ingest.screening.odt_content import screen_odt
from services.ingest.screening.ole2 import has_entry
from services.ingest.screening.pdf_screening import screen_pdf
from services.ingest.screening.plain_text import decode_text
from services.ingest.screening.refusal import Refused
from services.ingest.screening.rtf_content import screen_rtf

DECLARED_TYPE_DIFFERS = "declared_type_differs"

_UNSPECIFIC_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream"})


@dataclass(frozen=True, slots=True)
class Screened:
    """An upload that may be stored, and handed to the virus scanner.

    `sha256` is of the bytes as uploaded, in hex; `size` is in bytes; `encoding` is that of plain text and
    HTML, null otherwise; `flags` are stable codes in alphabetical order (`active_content`, `declared_type_differs`,
    `embedded_workbook`, `local_template`, `owner_password`).
    """

    media_type: str
    extension: str
    display_name: str
    sha256: str
    size: int
    flags: tuple[str, ...]
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class _Content:
    flags: tuple[str, ...] = ()
    encoding: str | None = None


def screen(data: bytes, filename: str, declared_type: str | None) -> Screened:
    """Check an upload: its size, its name, its type by content, and the structure of that type.

    `filename` is the name as the client sent it. `declared_type` is the Content-Type of the part: browsers
    guess it from the name, so it decides nothing; where it names something else, that is recorded as a flag.
    A name without an extension takes the one of its content. Raises Refused and nothing else.
    """
    if not data:
        raise Refused("empty_file", "The file is empty.")
    name = clean_filename(filename)
    extension = extension_of(name)
    if not extension:
        extension = _extension_by_content(data)
        name += extension
    if extension == ".doc" and content_kind(data) == "rtf":
        extension = ".rtf"  # Word opens rich text by that name, and older programs save it so
    accepted = accepted_type(extension)
    if len(data) > accepted.max_bytes:
        detail = f"A {extension} file may have at most {accepted.max_bytes // MIB} MiB."
        raise Refused("file_too_large", detail)
    content = _SCREENERS[extension](data)
    flags = {*content.flags, *_declared_flags(accepted, declared_type)}
    return Screened(
        media_type=accepted.media_type,
        extension=extension,
        display_name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        flags=tuple(sorted(flags)),
        encoding=content.encoding,
    )


def _extension_by_content(data: bytes) -> str:
    kind = content_kind(data)
    if kind == "unmarked" and _is_harmless(_screen_text, data):
        return ".txt"
    if kind == "zip":
        return ".odt" if is_odt(data) else ".docx"
    if kind in ("pdf", "rtf"):
        return f".{kind}"
    raise type_not_allowed()


def _screen_pdf(data: bytes) -> _Content:
    if content_kind(data) != "pdf":
        raise _mismatch(data, hides_pdf=holds_pdf_header(data))
    return _Content(screen_pdf(data))


def _screen_docx(data: bytes) -> _Content:
    kind = content_kind(data)
    if kind == "ole2":
        if has_entry(data, "EncryptedPackage"):
            raise Refused("encrypted_document", "The document is encrypted; please upload it without a password.")
        detail = "The file is a Word document of the old format; please save it as .docx."
        raise Refused("type_mismatch", detail)
    _require_only_archive(data)
    return _Content(screen_docx(data))


def _screen_odt(data: bytes) -> _Content:
    _require_only_archive(data)
    return _Content(screen_odt(data))


def _screen_doc(data: bytes) -> _Content:
    if content_kind(data) != "ole2":
        raise _mismatch(data)
    if has_entry(data, "EncryptedPackage"):
        raise Refused("encrypted_document", "The document is encrypted; please upload it without a password.")
    if not has_entry(data, "WordDocument"):
        raise Refused("type_mismatch", "The file is of another program than Word.", quarantine=True)
    if has_entry(data, "_VBA_PROJECT") or has_entry(data, "Macros"):
        raise macro_enabled()
    return _Content()


def _screen_rtf(data: bytes) -> _Content:
    if content_kind(data) != "rtf":
        raise _mismatch(data)
    if holds_pdf_header(data):
        raise Refused("polyglot", "The file is a rich text and a PDF at the same time.", quarantine=True)
    return _Content(screen_rtf(data))


def _require_only_archive(data: bytes) -> None:
    if content_kind(data) != "zip":
        raise _mismatch(data)
    if holds_pdf_header(data):
        raise Refused("polyglot", "The file is an archive and a PDF at the same time.", quarantine=True)


def _screen_html(data: bytes) -> _Content:
    if content_kind(data) != "unmarked":
        raise _mismatch(data)
    flags, encoding = screen_html(data)
    return _Content(flags, encoding)


def _screen_text(data: bytes) -> _Content:
    if content_kind(data) != "unmarked":
        raise _mismatch(data)
    text, encoding = decode_text(data)
    if is_active_text(text):
        detail = "The file is named as text, but it is a web page or a script."
        raise Refused("type_mismatch", detail, quarantine=True)
    return _Content(encoding=encoding)


def _screen_json(data: bytes) -> _Content:
    if content_kind(data) != "unmarked":
        raise _mismatch(data)
    _, encoding = json_resume_of(data)
    return _Content(encoding=encoding)


_SCREENERS: dict[str, Callable[[bytes], _Content]] = {
    ".pdf": _screen_pdf,
    ".docx": _screen_docx,
    ".odt": _screen_odt,
    ".doc": _screen_doc,
    ".rtf": _screen_rtf,
    ".html": _screen_html,
    ".htm": _screen_html,
    ".txt": _screen_text,
    ".md": _screen_text,
    ".json": _screen_json,
}


def _mismatch(data: bytes, *, hides_pdf: bool = False) -> Refused:
    """The refusal of content that is not what the name says; kept unless it is itself a sound document."""
    archive = _screen_odt if is_odt(data) else _screen_docx
    screener = {"pdf": _screen_pdf, "zip": archive, "unmarked": _screen_text}.get(content_kind(data))
    harmless = not hides_pdf and screener is not None and _is_harmless(screener, data)
    return Refused("type_mismatch", "The content of the file is not what its name says.", quarantine=not harmless)


def _is_harmless(screener: Callable[[bytes], _Content], data: bytes) -> bool:
    try:
        screener(data)
    except Refused:
        return False
    return True


def _declared_flags(accepted: AcceptedType, declared_type: str | None) -> tuple[str, ...]:
    declared = (declared_type or "").partition(";")[0].strip().lower()
    if declared in _UNSPECIFIC_TYPES or declared == accepted.media_type:
        return ()
    if accepted.media_type.startswith("text/") and declared.startswith("text/"):
        return ()
    return (DECLARED_TYPE_DIFFERS,)
