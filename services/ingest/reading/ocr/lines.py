"""Recognised words to lines, by the same layout that reads the words of a PDF's text layer. Pure.

Places are those of the printed words; where inside a word each letter stands is a guess (evenly), which only decides
about letters that are set apart.
"""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from services.ingest.reading.content import Content
from services.ingest.reading.limits import Limits
from services.ingest.reading.ocr.words import RecognisedPage, RecognisedText, RecognisedWord, taken_apart
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.pdf.document import assembled_pages, read_pdf
from services.ingest.reading.pdf.page import PageGlyphs
from services.ingest.reading.pdf.words import Glyph
from services.ingest.reading.quality import is_junk

LEAST_CONFIDENCE = 30.0
"""Of 100. Ours: below it Tesseract's words are mostly marks of pictures, rules and stains; names and addresses, which
its dictionary does not know, lie at 50 and above."""
LEAST_USUAL_CONFIDENCE = 50.0
"""of the median letter of a document. Ours: upright pages have 85 to 96, pages that lie on their side or head 20."""
_MARK_CONFIDENCE = 70.0
"""a sign that opens a line and is not known better is a list marker"""
_DOT_SHARE = 0.42
"""of the em: the greatest height and width of a list marker's dot; small letters are taller"""
_DOT_SHAPE = (0.6, 1.7)
"""width against height of a dot; a dash is wider, an `l` or a `1` taller"""
_BULLET = "•"
_TALL = re.compile(r"^[A-Za-z0-9.,:;]*[A-Zbdfhkl0-9][A-Za-z0-9.,:;]*$")
"""a word that is as high as a capital, without accents or brackets that stand higher"""
_CAPITAL_EM = 0.7
"""em; the height of capitals: .72 in Helvetica, .66 in Times, .64 in Calibri"""
_SAME_SIZE = 0.07
"""The heights of the same print differ by that much from line to line: a pixel is a thirtieth of a capital."""
_BOLD = 1.3
"""times the usual width of strokes against the em; bold faces of common families have 1.5 to 1.7 times"""
_BAR_FOOT = 0.08
"""em below the baseline: a bar between words goes deeper, a capital I that was taken for one does not"""
_TELLING_WIDTH = 0.15
"""of the page: a line that is as wide tells how askew the page is"""
_LEAST_LETTERS = 40
"""A document with fewer has no text worth citing: a stamp, a logo, a signature."""


def read_recognised(data: bytes, limits: Limits) -> Content:
    """The text of recognised pages (`RecognisedText` as JSON) in reading order.

    Raises `Unreadable`: `no_text` with `needs_ocr` for too few or unreadable words, `resource_limit`,
    `document_corrupt`. Warnings: `read_by_ocr`; `ocr_incomplete` where pages are missing; `active_content`.
    """
    try:
        found = RecognisedText.model_validate_json(data)
    except ValidationError as error:
        raise Unreadable("document_corrupt", "What was recognised is not what is read here.") from error
    assembled, quality = assembled_pages(_pages_of(found.pages), limits)
    believed = _usual_confidence(found.pages)
    letters = sum(map(str.isalpha, assembled.text))
    if letters < _LEAST_LETTERS or believed < LEAST_USUAL_CONFIDENCE or is_junk(quality):
        detail = "The document's words are pictures, and too few of them can be recognised."
        raise Unreadable("no_text", detail, needs_ocr=True)
    told = {"active_content": found.active_content, "ocr_incomplete": not found.complete, "read_by_ocr": True}
    warnings = [name for name, holds in told.items() if holds]
    return Content(assembled, found.program, warnings=warnings, quality=quality)


def read_beside_recognised(data: bytes, limits: Limits) -> Content:
    """The text of a PDF of which some pages are pictures (`RECOGNISED_PAGES`), these as they were recognised.

    Raises what `read_pdf` raises. Warnings, beside its own: `read_by_ocr`; `ocr_incomplete` where pages are missing.
    A page without enough words that can be believed stays a page without text.
    """
    try:
        pdf, found = taken_apart(data)
    except ValueError as error:
        raise Unreadable("document_corrupt", "What was recognised is not what is read here.") from error
    sure = [
        (number, page) for number, page in zip(found.numbers, found.pages, strict=True)
        if sum(len(word.text) for word in page.words) >= _LEAST_LETTERS
        and _usual_confidence([page]) >= LEAST_USUAL_CONFIDENCE
    ]  # fmt: skip
    pages = _pages_of([page for _, page in sure])
    content = read_pdf(pdf, limits, {number: glyphs for (number, _), glyphs in zip(sure, pages, strict=True)})
    told = {"read_by_ocr": bool(sure), "ocr_incomplete": not found.complete}
    warnings = [*content.warnings, *(name for name, holds in told.items() if holds)]
    return replace(content, reader=f"{content.reader} {found.program}" if sure else content.reader, warnings=warnings)


def glyphs_of(found: RecognisedText) -> dict[int, PageGlyphs]:
    """The recognised letters by the number of their page, as they are laid out: each has its share of its word."""
    numbers = found.numbers or range(1, len(found.pages) + 1)
    return dict(zip(numbers, _pages_of(found.pages), strict=True))


def _pages_of(pages: Sequence[RecognisedPage]) -> list[PageGlyphs]:
    """Pages of one document, as if their words stood in a text layer."""
    sized = [list(_sized(_straightened(page))) for page in pages]
    usual = _usual_print([word for words in sized for word in words])
    return [
        PageGlyphs(page.width, page.height, list(_glyphs(words, usual)), turned=page.turned)
        for page, words in zip(pages, sized, strict=True)
    ]


def _usual_confidence(pages: Sequence[RecognisedPage]) -> float:
    """That of the median letter."""
    return _middle(sorted((word.confidence, len(word.text)) for page in pages for word in page.words))


@dataclass(frozen=True, slots=True)
class _Print:
    """What most letters of a document look like: the em in points, and the width of strokes in em."""

    size: float
    stroke: float


def _lines(words: Sequence[RecognisedWord]) -> Iterator[list[RecognisedWord]]:
    """The words of each of the program's lines."""
    line: list[RecognisedWord] = []
    for word in words:
        if word.opens_line and line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _straightened(page: RecognisedPage) -> list[RecognisedWord]:
    """The words with the baselines that they had on the paper: what is scanned askew shares rows only then.

    The middle of the page stays where it is, so that a place is wrong by the skew at the margins alone.
    """
    ends = [
        (line[0], line[-1]) for line in _lines(page.words) if line[-1].x0 - line[0].x0 > _TELLING_WIDTH * page.width
    ]
    slopes = [(last.baseline - first.baseline) / (last.x0 - first.x0) for first, last in ends]
    slope = statistics.median(slopes) if slopes else 0.0
    shifts = [slope * ((word.x0 + word.x1 - page.width) / 2) for word in page.words]
    return [
        word._replace(y0=word.y0 - shift, y1=word.y1 - shift, baseline=word.baseline - shift)
        for word, shift in zip(page.words, shifts, strict=True)
    ]


def _sized(words: Sequence[RecognisedWord]) -> Iterator[RecognisedWord]:
    """The words with the em that their line's capitals tell; the program's own guess needs letters that hang, too."""
    for line in _lines(words):
        tall = [one.baseline - one.y0 for one in line if _TALL.match(one.text) and one.baseline > one.y0]
        size = statistics.median_low(tall) / _CAPITAL_EM if tall else line[0].size
        yield from (one._replace(size=max(0.01, round(size, 2))) for one in line)


def _usual_print(words: Sequence[RecognisedWord]) -> _Print:
    """Every word counts by its letters."""
    by_size = sorted((word.size, len(word.text)) for word in words)
    by_stroke = sorted((word.stroke / word.size, len(word.text)) for word in words if word.text.isalnum())
    return _Print(_middle(by_size) or 10.0, _middle(by_stroke))


def _middle(weighted: Sequence[tuple[float, int]]) -> float:
    """The median of sorted values with their weights; 0 for none."""
    half, weight = sum(weight for _, weight in weighted) / 2, 0
    for value, own in weighted:
        weight += own
        if weight >= half:
            return value
    return 0.0


def _glyphs(words: Sequence[RecognisedWord], usual: _Print) -> Iterator[Glyph]:
    """Letters side by side, with a blank behind each word."""
    for word in words:
        shown = _marked(word)
        if shown is None:
            continue
        size = usual.size if abs(shown.size - usual.size) <= _SAME_SIZE * usual.size else shown.size
        letters = any(char.isalnum() for char in shown.text)
        bold = letters and 0 < _BOLD * usual.stroke <= shown.stroke / shown.size
        step = (shown.x1 - shown.x0) / len(shown.text)
        for index, char in enumerate(shown.text):
            x0 = shown.x0 + index * step
            yield Glyph(char, x0, x0 + step, shown.baseline, size, bold)
        yield Glyph(" ", shown.x1, shown.x1, shown.baseline, size, bold)


def _marked(word: RecognisedWord) -> RecognisedWord | None:
    """The word; a list marker where it is one, whatever it was taken for; None where it is not to be believed."""
    if word.opens_line and len(word.text) == 1 and _is_marker(word):
        return word._replace(text=_BULLET)
    if word.text == "|" and word.y1 - word.baseline < _BAR_FOOT * word.size:
        return word._replace(text="I")
    return word if word.confidence >= LEAST_CONFIDENCE else None


def _is_marker(word: RecognisedWord) -> bool:
    width, height = word.x1 - word.x0, word.y1 - word.y0
    small = 0 < height <= _DOT_SHARE * word.size and width <= _DOT_SHARE * word.size
    if small and _DOT_SHAPE[0] <= width / height <= _DOT_SHAPE[1]:
        return True
    return not word.text.isalnum() and word.text not in "(\"'&#$€£" and word.confidence < _MARK_CONFIDENCE
