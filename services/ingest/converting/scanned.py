"""PDFs whose words are pictures to recognised words: pages drawn in the sealed child, words told by Tesseract.

Off until the setting says so. Which programs a machine has, and what they make of a page, differs from machine to
machine: whoever needs the same answer later records it (see `stages.read`).
"""

import threading
import time
from collections.abc import Callable, Sequence

from services.ingest.converting.program import PATHS
from services.ingest.converting.strokes import Strokes
from services.ingest.converting.tesseract import (
    PAGE_LIMITS,
    PlacedWord,
    Tesseract,
    TesseractFailed,
    installed_tesseract,
)
from services.ingest.converting.turned import Picture, recognised_upright
from services.ingest.picturing.page_scan import PageScan
from services.ingest.picturing.pictures import NoPicture, PagePictures
from services.ingest.reading.limits import Limits
from services.ingest.reading.ocr.words import (
    LONGEST_WORD,
    MOST_WORDS,
    RECOGNISED,
    RECOGNISED_PAGES,
    RecognisedPage,
    RecognisedText,
    RecognisedWord,
    beside,
)
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.child_process import ReaderUnavailable
from shared.schemas.reading import Reading

PDF = "application/pdf"
MOST_PAGES = 20
SECONDS = 90.0
"""for one document; the page that is at work then is still drawn, so that 40 seconds may come on top"""
WAIT_SECONDS = 60.0
"""for other documents that are at work"""
_LETTERS_EM = 0.92
"""em from the tops of tall letters to the feet of those that hang: .93 in Helvetica, .90 in Times"""
_DRAWING = Limits(wall_seconds=10, cpu_seconds=10)
_DETAILS = {
    "not_installed": "The document's words are pictures, and Tesseract, which would read them, is not installed here.",
    "failed": "The document's words are pictures, and recognising them did not end within the limits.",
}


class NotRecognised(Exception):
    """No words were told. `reason` is `off`, `not_installed` or `failed`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TextRecogniser:
    """Recognises the words of PDFs. Thread-safe.

    Args:
        enabled: whether it may; without, every document is `NotRecognised` as `off`.
        search: where Tesseract is looked for, as in PATH.
        at_a_time: documents; further callers wait.
    """

    def __init__(self, enabled: bool = False, search: str = PATHS, *, at_a_time: int = 2) -> None:
        self._enabled = enabled
        self._search = search
        self._free = threading.BoundedSemaphore(at_a_time)

    def recognise(self, data: bytes, pages: Sequence[int] = ()) -> RecognisedText:
        """The words of a PDF's pages, or of those that `pages` numbers; of the first `MOST_PAGES` of them.

        Raises `NotRecognised`, and `ReaderUnavailable` where no page can be drawn at all, or others take too long.
        """
        if not self._enabled:
            raise NotRecognised("off")
        tesseract = installed_tesseract(self._search)
        if tesseract is None:
            raise NotRecognised("not_installed")
        if not self._free.acquire(timeout=WAIT_SECONDS):
            raise ReaderUnavailable("other documents are being recognised")
        try:
            return _recognised(data, tesseract, pages)
        finally:
            self._free.release()


def read_or_recognise(
    read: Callable[[bytes, str], Reading], data: bytes, media_type: str, recogniser: TextRecogniser
) -> tuple[Reading, RecognisedText | None]:
    """What `read` gives, and what was recognised for it: a PDF without readable words is read by the words that are
    recognised, and so are pages that are pictures among others.

    Raises what `read` raises, and `ReaderUnavailable`.
    """
    try:
        reading = read(data, media_type)
    except Unreadable as unreadable:
        if not may_be_recognised(media_type, unreadable.code, unreadable.needs_ocr):
            raise
        try:
            found = recogniser.recognise(data)
        except NotRecognised as error:
            raise Unreadable("no_text", detail_of(error.reason, unreadable.detail), needs_ocr=True) from None
        return read(found.model_dump_json().encode(), RECOGNISED), found
    pictures = pages_of_pictures(media_type, reading)
    if not pictures:
        return reading, None
    try:
        found = recogniser.recognise(data, pictures)
        return read(beside(data, found), RECOGNISED_PAGES), found
    except (NotRecognised, Unreadable):
        return reading, None  # the other pages are read, and the warning stays


def pages_of_pictures(media_type: str, reading: Reading) -> tuple[int, ...]:
    """The pages of a PDF that may have words that can be recognised, beside others that have a text layer."""
    if media_type != PDF or "pages_without_text" not in reading.warnings:
        return ()
    return tuple(
        page.number for page in reading.pages if not any(map(str.isalpha, reading.text[page.start : page.end]))
    )


def may_be_recognised(media_type: str, code: str, needs_ocr: bool) -> bool:
    """Whether a document that was read with this outcome may have words that can be recognised."""
    return media_type == PDF and code == "no_text" and needs_ocr


def detail_of(reason: str, otherwise: str) -> str:
    """What the owner is told about a document that was not recognised: one sentence."""
    return _DETAILS.get(reason, otherwise)


def _recognised(data: bytes, tesseract: Tesseract, asked: Sequence[int]) -> RecognisedText:
    """Page by page until the last, the largest number, or the end of the time."""
    end = time.monotonic() + SECONDS
    pages: list[RecognisedPage] = []
    total, failed, active_content, quarters = len(asked) or 1, 0, False, 0
    with PagePictures(data, _DRAWING) as pictures:
        while len(pages) < min(total, MOST_PAGES) and time.monotonic() < end:
            try:
                scan = pictures.scan(asked[len(pages)] if asked else len(pages) + 1)
                total, active_content = len(asked) or scan.pages, active_content or scan.active_content
                pages.append(_page(scan, tesseract, quarters, min(time.monotonic() + PAGE_LIMITS.seconds, end)))
                quarters = pages[-1].turned
            except (NoPicture, TesseractFailed):
                failed += 1
                if not pages and total == 1:
                    break  # nothing is known of the document, or this is all of it
                pages.append(RecognisedPage(width=1, height=1))
    if failed == len(pages) or not pages:
        raise NotRecognised("failed")
    return RecognisedText(
        program=f"tesseract/{tesseract.version} {tesseract.languages}",
        pages=tuple(pages),
        numbers=tuple(asked[: len(pages)]),
        complete=not failed and len(pages) == total,
        active_content=active_content,
    )


def _page(scan: PageScan, tesseract: Tesseract, quarters: int, end: float) -> RecognisedPage:
    """`quarters` are the turns of the page before; `end` is on the monotonic clock."""
    found = recognised_upright(tesseract, Picture(scan.columns, scan.rows, scan.grey()), quarters, end)
    width, height = (scan.height, scan.width) if found.quarters % 2 else (scan.width, scan.height)
    strokes = Strokes(found.picture.grey, found.picture.columns)
    placed = (_word(word, (width, height), found.picture, strokes) for word in found.words[:MOST_WORDS])
    words = tuple(word for word in placed if word is not None)
    return RecognisedPage(width=width, height=height, turned=found.quarters, words=words)


def _word(word: PlacedWord, size: tuple[float, float], picture: Picture, strokes: Strokes) -> RecognisedWord | None:
    """In points of a page of this size; None where it does not stand on the page."""
    x, y = size[0] / picture.columns, size[1] / picture.rows
    x0, x1 = max(0, word.x0), min(word.x1, picture.columns)
    y0, y1 = max(0, word.y0), min(word.y1, picture.rows)
    if x0 >= x1 or y0 >= y1:
        return None
    letters = min(max(word.letters, 1.0), picture.rows)
    return RecognisedWord(
        text=word.text[:LONGEST_WORD],
        x0=round(x0 * x, 2), y0=round(y0 * y, 2), x1=round(x1 * x, 2), y1=round(y1 * y, 2),
        baseline=round(min(max(word.baseline, y0), y1) * y, 2), size=max(0.01, round(letters * y / _LETTERS_EM, 2)),
        stroke=round(strokes.width(x0, y0, x1, y1) * x, 3), confidence=word.confidence, opens_line=word.opens_line,
    )  # fmt: skip
