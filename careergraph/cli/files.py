"""Documents from files, without broker, database or account: screened as an upload is, and read in a limited child."""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import NAMESPACE_OID, UUID, uuid5

import typer

from careergraph.cli.errors import say, wants_traceback

if TYPE_CHECKING:
    from services.ingest.reading.ocr.words import RecognisedText
    from services.ingest.reading.sealed.pool import ReaderPool
    from shared.schemas.reading import Reading

    _Read = Callable[[bytes, str], tuple[Reading, RecognisedText | None]]

_MOST_JOBS = 4
"""Without `--jobs`: a document is read by one child and its facts by this process, so more gain little."""

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Documents: PDF, DOCX, text and whatever is read.")]
Jobs = Annotated[
    int | None, typer.Option(min=1, max=64, help="Documents at a time.", show_default="processors, at most 4")
]


class FileFailed(Exception):
    """A file that cannot be used: a stable code, and a sentence without a word of the file."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A file that was read. `id` follows from its bytes, so that its facts have the same ids on every machine.

    `recognised` are the words of its pages, or some of them, that are pictures.
    """

    id: UUID
    reading: "Reading"
    media_type: str
    data: bytes
    recognised: "RecognisedText | None" = None


def answers(
    files: Sequence[str], jobs: int | None, answer: Callable[[ReadDocument], dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """`{"file", ...answer}` of every file, in the order of `files`; `{"file", "error"}` where it cannot be used.

    Args:
        jobs: documents at a time; None for the number of processors, at most 4.
        answer: called with what was read, in one of several threads.
    """
    from services.ingest.reading.sealed.pool import ReaderPool

    size = min(jobs or min(os.cpu_count() or 1, _MOST_JOBS), len(files))
    with ReaderPool(size=size) as pool:
        yield from _with_progress(_lines(files, size, _reader(pool, size), answer), len(files))


def _lines(
    files: Sequence[str], jobs: int, read: "_Read", answer: Callable[[ReadDocument], dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    def line_of(file: str) -> dict[str, Any]:
        try:
            return {"file": file, **answer(_document(file, read))}
        except FileFailed as failure:
            return error_line(file, failure)
        except Exception as fault:
            # A fault of our own in one document: it is told in its line, and the others are done.
            if wants_traceback():
                raise
            detail = f"A fault in careergraph itself ({type(fault).__name__}). CAREERGRAPH_TRACEBACK=1 shows more."
            return error_line(file, FileFailed("internal_error", detail))

    with ThreadPoolExecutor(max_workers=jobs) as threads:
        yield from threads.map(line_of, files)


def read_one(file: str) -> ReadDocument:
    """Screen and read one file in a child process of its own. Raises FileFailed."""
    from services.ingest.reading.sealed.pool import ReaderPool

    with ReaderPool(size=1) as pool:
        return _document(file, _reader(pool, 1))


def _reader(pool: "ReaderPool", at_a_time: int) -> "_Read":
    """Reading in the pool's children; the words of pictures are recognised where the setting says so."""
    from services.ingest.converting.scanned import TextRecogniser, read_or_recognise
    from shared.config import Settings

    recogniser = TextRecogniser(Settings().ocr, at_a_time=at_a_time)
    return lambda data, media_type: read_or_recognise(pool.read, data, media_type, recogniser)


def _document(file: str, read: "_Read") -> ReadDocument:
    """Screen and read a file. Raises FileFailed."""
    from services.ingest.converting.word97 import readable
    from services.ingest.reading.outcome import Unreadable
    from services.ingest.reading.sealed.pool import ReaderUnavailable
    from services.ingest.screening.refusal import Refused
    from services.ingest.screening.screen import screen

    data = _bytes(file)
    try:
        screened = screen(data, Path(file).name, None)
        reading, recognised = read(*readable(data, screened.media_type))
    except (Refused, Unreadable) as refusal:
        raise FileFailed(refusal.code, refusal.detail) from refusal
    except ReaderUnavailable as error:
        raise FileFailed("reader_unavailable", "No process could be started that reads the document.") from error
    identity = uuid5(NAMESPACE_OID, hashlib.sha256(data).hexdigest())
    return ReadDocument(identity, reading, screened.media_type, data, recognised)


def _bytes(file: str) -> bytes:
    """The file's content, and never more than one byte above the largest upload."""
    from services.ingest.screening.accepted_types import LARGEST_UPLOAD_BYTES

    try:
        with Path(file).open("rb") as stream:
            return stream.read(LARGEST_UPLOAD_BYTES + 1)
    except FileNotFoundError as error:
        raise FileFailed("file_not_found", "There is no such file.") from error
    except OSError as error:
        raise FileFailed("file_unreadable", f"The file cannot be opened: {error.strerror}.") from error


def error_line(file: str, failure: FileFailed) -> dict[str, Any]:
    """What stands for the answer of a file that cannot be used."""
    return {"file": file, "error": {"code": failure.code, "detail": failure.detail}}


def say_failed(file: str, failure: FileFailed) -> None:
    """Tell a reader on stderr why a file cannot be used."""
    say(f"careergraph: {file}: {failure.detail} ({failure.code})")


def _with_progress(lines: Iterator[dict[str, Any]], total: int) -> Iterator[dict[str, Any]]:
    """The lines; on a terminal, how many are done stands on stderr meanwhile."""
    shown = sys.stderr.isatty() and total > 1
    for done, line in enumerate(lines, start=1):
        if shown:
            print("\r\033[K", end="", file=sys.stderr)
        yield line
        if shown and done < total:
            print(f"{done} of {total} documents", end="", file=sys.stderr, flush=True)
