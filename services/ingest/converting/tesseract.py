"""Words on a picture, by Tesseract where it is installed.

The picture is made of plain pixels by us, so that no decoder of picture formats meets a stranger's bytes here. One
process a page, behind `converting.program`'s limits; it tells words, places and how sure it is as hOCR.
"""

import re
import tempfile
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from services.ingest.converting.program import PATHS, BeyondLimits, ProgramLimits, find_program, output_of, run_program

PAGE_LIMITS = ProgramLimits(
    seconds=30,  # an ordinary page takes two, with one language
    memory_bytes=2 * 1024 * 1024 * 1024,
    output_bytes=8 * 1024 * 1024,
)
_QUESTION_LIMITS = ProgramLimits(seconds=10, memory_bytes=PAGE_LIMITS.memory_bytes, output_bytes=64 * 1024)
_LANGUAGES = ("eng", "deu", "fra", "spa", "nld", "por")
"""Those of which reading knows headings, months and stop words; the installed ones among them are used."""
_ORIENTATION = "osd"
"""The data by which it tells in which direction a page is written."""
_ROTATE = re.compile(r"^Rotate: (0|90|180|270)\s*$", re.MULTILINE)
_DOTS_PER_INCH = "300"
"""Told whatever the page's size: a page that is too large to be drawn that fine is drawn as if it were paper."""
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}
_VERSION = re.compile(r"\Atesseract v?(\d[\w.-]{0,20})")
_BOX = re.compile(r"\bbbox (-?\d{1,6}) (-?\d{1,6}) (-?\d{1,6}) (-?\d{1,6})\b")
_BASELINE = re.compile(r"\bbaseline (-?\d{0,6}(?:\.\d+)?) (-?\d{1,6})")
_SIZE = re.compile(r"\bx_size (\d{1,6}(?:\.\d+)?)")
_CONFIDENCE = re.compile(r"\bx_wconf (\d{1,3})\b")
_LINES = frozenset(("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"))


class TesseractFailed(Exception):
    """It did not end within its limits, or gave no answer for this picture."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed Tesseract. `languages` as its option `-l` takes them; `orientation`: it can tell how a page lies."""

    path: str
    version: str
    languages: str
    orientation: bool = False


class PlacedWord(NamedTuple):
    """A word in pixels from the picture's top left corner. `letters` is the height of its line's letters, from the
    tops of the tall ones to the feet of those that hang; `confidence` goes from 0 to 100."""

    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    baseline: float
    letters: float
    confidence: int
    opens_line: bool


def installed_tesseract(search: str = PATHS) -> Tesseract | None:
    """The Tesseract that would be used, or None where there is none with a language that is read here."""
    path = find_program("tesseract", search)
    if path is None:
        return None
    version = _VERSION.match(_answer(path, "--version"))
    installed = _answer(path, "--list-langs").split()
    languages = "+".join(language for language in _LANGUAGES if language in installed)
    if not languages:
        return None
    return Tesseract(path, version[1] if version else "unknown", languages, _ORIENTATION in installed)


def recognised_words(tesseract: Tesseract, picture: bytes, seconds: float = PAGE_LIMITS.seconds) -> list[PlacedWord]:
    """The words of a picture (a portable grey map), in Tesseract's order. Raises `TesseractFailed`.

    `seconds` shortens the time that it may take.
    """
    command = [
        tesseract.path, "-", "-", "--dpi", _DOTS_PER_INCH, "-l", tesseract.languages, "-c", "tessedit_create_hocr=1",
    ]  # fmt: skip
    answer = _of_picture(command, picture, seconds)
    if not answer:
        raise TesseractFailed("it gave no answer")
    reader = _HocrReader()
    reader.feed(answer.decode("utf-8", "replace"))
    reader.close()
    return reader.words


def quarter_turns(tesseract: Tesseract, picture: bytes, seconds: float = PAGE_LIMITS.seconds) -> int | None:
    """By how many right angles clockwise a picture has to be turned to be read; None where Tesseract cannot tell."""
    if not tesseract.orientation:
        return None
    command = [tesseract.path, "-", "-", "--dpi", _DOTS_PER_INCH, "--psm", "0", "-l", _ORIENTATION]
    try:
        told = _ROTATE.search(_of_picture(command, picture, seconds).decode("utf-8", "replace"))
    except TesseractFailed:
        return None  # too few letters
    return int(told[1]) // 90 if told else None


def _of_picture(command: list[str], picture: bytes, seconds: float) -> bytes:
    """What the program writes about a picture that it reads from its input. Raises `TesseractFailed`."""
    limits = replace(PAGE_LIMITS, seconds=min(seconds, PAGE_LIMITS.seconds))
    with tempfile.TemporaryDirectory(prefix="careergraph-ocr-") as folder:
        page, output = Path(folder) / "page.pgm", Path(folder) / "words"
        page.write_bytes(picture)
        try:
            code = run_program(command, folder, limits, stdout=output, stdin=page, environment=_ENVIRONMENT)
        except (BeyondLimits, OSError) as error:
            raise TesseractFailed("it did not end within its limits") from error
        if code != 0:
            raise TesseractFailed("it gave no answer")
        return output_of(output, limits)


def _answer(path: str, question: str) -> str:
    with tempfile.TemporaryDirectory(prefix="careergraph-ocr-") as folder:
        output = Path(folder) / "answer"
        try:
            code = run_program([path, question], folder, _QUESTION_LIMITS, stdout=output, environment=_ENVIRONMENT)
        except (BeyondLimits, OSError):
            return ""  # a program that cannot tell its version is none that can be used
        return output_of(output, _QUESTION_LIMITS).decode("utf-8", "replace") if code == 0 else ""


class _HocrReader(HTMLParser):
    """hOCR 1.2: a `span` a line with its baseline (slope, and distance from the box's foot), one in it a word."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[PlacedWord] = []
        self._line: tuple[int, int, float, int, float] | None = None  # left, foot, slope, rise, letters
        self._opens = True
        self._word: tuple[tuple[int, int, int, int], int] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        kind, title = told.get("class") or "", told.get("title") or ""
        box = _BOX.search(title)
        if box is None:
            return
        x0, y0, x1, y1 = (int(number) for number in box.groups())
        if kind in _LINES:
            self._open_line(title, (x0, y0, x1, y1))
        elif kind == "ocrx_word":
            confidence = _CONFIDENCE.search(title)
            self._word, self._text = ((x0, y0, x1, y1), int(confidence[1]) if confidence else 0), ""

    def handle_data(self, data: str) -> None:
        if self._word is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag != "span" or self._word is None:
            return
        (x0, y0, x1, y1), confidence = self._word
        self._word = None
        text = "".join(self._text.split())
        if self._line is None or not text or x1 <= x0 or y1 <= y0:
            return
        left, foot, slope, rise, letters = self._line
        baseline = foot + rise + slope * ((x0 + x1) / 2 - left)
        self.words.append(PlacedWord(text, x0, y0, x1, y1, baseline, letters, min(confidence, 100), self._opens))
        self._opens = False

    def _open_line(self, title: str, box: tuple[int, int, int, int]) -> None:
        x0, y0, _, y1 = box
        baseline, size = _BASELINE.search(title), _SIZE.search(title)
        slope, rise = (float(baseline[1] or 0), int(baseline[2])) if baseline else (0.0, 0)
        letters = float(size[1]) if size else float(y1 - y0)
        self._line = (x0, y1, slope, rise, letters) if letters > 0 else None
        self._opens = True
