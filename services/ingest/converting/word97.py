"""Word 97 documents (`.doc`) to a format that is read here, by a program of the machine where one is installed.

The reading child may start no program, so this runs beside it (`converting.program`), in a folder that is removed. What
it gives is read like any upload. Which programs a machine has differs, so whoever needs the same answer later records
it (see `stages.read`).
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from services.ingest.converting.program import PATHS, BeyondLimits, ProgramLimits, find_program, output_of, run_program
from services.ingest.reading.outcome import Unreadable

WORD97 = "application/msword"
TEXT = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_LIMITS = ProgramLimits(
    seconds=30,
    memory_bytes=4 * 1024 * 1024 * 1024,  # LibreOffice maps far more than it uses
    output_bytes=8 * 1024 * 1024,
)


@dataclass(frozen=True, slots=True)
class Converted:
    """What a program made of a document. `program` is its name."""

    program: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Program:
    """Arguments behind the name; `{}` is the document. Without `result` the text comes on standard output."""

    name: str
    arguments: tuple[str, ...]
    media_type: str
    result: str | None = None


# The first that is installed: LibreOffice keeps tables and headings, the others give plain text.
_OFFICE = ("--headless", "--norestore", "--convert-to", "docx", "--outdir", "{folder}", "{}")
_PROGRAMS = (
    _Program("soffice", _OFFICE, DOCX, "document.docx"),
    _Program("libreoffice", _OFFICE, DOCX, "document.docx"),
    _Program("antiword", ("-m", "UTF-8.txt", "-w", "0", "{}"), TEXT),
    _Program("catdoc", ("-d", "utf-8", "-w", "{}"), TEXT),
)


def installed_converter(search: str = PATHS) -> str | None:
    """The name of the program that would be used, or None."""
    found = _find(search)
    return found[0].name if found is not None else None


def convert_word97(data: bytes, search: str = PATHS) -> Converted:
    """The document in a format that is read here. `search` is where programs are looked for, as in PATH.

    Raises `Unreadable`: `converter_missing` where no program is installed, `document_corrupt` where it makes nothing of
    the bytes, `resource_limit` where it takes too long or gives too much.
    """
    found = _find(search)
    if found is None:
        detail = "No program is installed here that reads the old Word format; please save the document as .docx."
        raise Unreadable("converter_missing", detail)
    program, path = found
    with tempfile.TemporaryDirectory(prefix="careergraph-doc-") as folder:
        document = Path(folder) / "document.doc"
        document.write_bytes(data)
        written = {"{}": str(document), "{folder}": folder}
        output = Path(folder) / (program.result or "output")
        _run([path, *(written.get(word, word) for word in program.arguments)], folder, output, program.result is None)
        content = output_of(output, _LIMITS)
    if not content.strip():
        raise Unreadable("document_corrupt", "The file is not a readable Word document.")
    return Converted(program.name, program.media_type, content)


def readable(data: bytes, media_type: str) -> tuple[bytes, str]:
    """A document and its media type as they are read; a Word 97 document is converted. Raises `Unreadable`."""
    if media_type != WORD97:
        return data, media_type
    made = convert_word97(data)
    return made.content, made.media_type


def _find(search: str) -> tuple[_Program, str] | None:
    for program in _PROGRAMS:
        path = find_program(program.name, search)
        if path is not None:
            return program, path
    return None


def _run(command: Sequence[str], folder: str, output: Path, from_stdout: bool) -> None:
    """Run a converter to its end; its words are thrown away, its text goes to `output`."""
    try:
        code = run_program(command, folder, _LIMITS, stdout=output if from_stdout else Path(folder) / "said")
    except BeyondLimits as error:
        raise Unreadable(
            "resource_limit", "Converting the document takes too long or too much.", quarantine=True
        ) from error
    if code != 0:
        raise Unreadable("document_corrupt", "The file is not a readable Word document.")
