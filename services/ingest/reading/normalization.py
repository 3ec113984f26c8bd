"""Characters as they are kept: composed, visible, and the same whatever program wrote the document."""

import re
import unicodedata
from collections.abc import Iterable

from services.ingest.reading.misread_utf8 import read_back
from services.ingest.reading.pictographs import without_pictographs

WIDE_GAP = "\t"
"""Stands between two parts of one line with a wide gap between them, such as a title and its date."""

SOFT_HYPHEN = "\u00ad"
PDFIUM_HYPHEN = "\x02"  # pdfium's sign for a hyphen at which a word was broken

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st",
}  # fmt: skip
# Zero-width and bidirectional controls, and the tag characters that smuggle text unseen.
_INVISIBLE = [
    0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
    *range(0x2060, 0x2070), 0x3164, 0xFEFF, 0xFFA0, *range(0xFE00, 0xFE10), *range(0xE0000, 0xE0200),
]  # fmt: skip
_SPACES = [0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_CONTROLS = [c for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n"]

_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_CONTROLS),
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(_SPACES, " "),
    **{ord(ligature): letters for ligature, letters in _LIGATURES.items()},
    0x2028: "\n",
    0x2029: "\n",
    0x85: "\n",
    0xFFFD: None,
    0xFFFE: None,
    0xFFFF: None,
}
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BROKEN_WORD = re.compile(f"[{SOFT_HYPHEN}{PDFIUM_HYPHEN}](?=\\s*$)")
_BLANKS = re.compile(r" +")
_AROUND_GAP = re.compile(r" *\t[ \t]*")
# Stream-safe text format (Unicode UAX 15, D4): more than 30 marks on one letter are noise, and make
# normalisation quadratic.
_MAX_MARKS = 30
MAX_LINKS = 200  # of one line: more are a wall of links, and nobody's contact data


# Tag characters repeat ASCII unseen; after a black flag they spell a region (Unicode TR 51, annex C).
_TAG_BASE = 0xE0000
_TAGS = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007e]{4,}")


def smuggled(text: str) -> str:
    """What is written in tag characters, which `clean` drops."""
    if text.isascii():
        return ""
    return " ".join("".join(chr(ord(char) - _TAG_BASE) for char in run) for run in _TAGS.findall(text))


def _without_endless_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MAX_MARKS:
            kept.append(char)
    return "".join(kept)


def clean(text: str) -> str:
    """The characters of one line as they are kept.

    NFC; UTF-8 that was misread as Windows-1252 read back; ligatures written out; zero-width, control,
    private-use characters dropped; every kind of space one blank; a tab (a wide gap) kept; soft hyphens dropped,
    except where one breaks a word at the end of the line.
    """
    if text.isascii() and text.isprintable():
        return _BLANKS.sub(" ", text).strip()
    text = _BROKEN_WORD.sub("-", read_back(text)).replace(SOFT_HYPHEN, "").replace("\n", " ")
    text = _PRIVATE_USE.sub("", _SURROGATES.sub("", text.translate(_TABLE)))
    text = unicodedata.normalize("NFC", _without_endless_marks(text)).replace("\n", " ")
    text = _AROUND_GAP.sub(WIDE_GAP, _BLANKS.sub(" ", without_pictographs(text))).strip()
    return text if read_back(text) == text else clean(text)  # what was misread twice has a sign less each time


def clean_pieces(pieces: Iterable[tuple[str, str | None]]) -> tuple[str, list[tuple[int, int, str]]]:
    """The clean text of a line given as (text, address of its link or None), and its first links as (start, end,
    url): what stands before each is cleaned anew, because cleaning joins characters."""
    before = ""
    links: list[tuple[int, int, str]] = []
    for text, url in pieces:
        if not url or len(links) == MAX_LINKS:
            before += text
            continue
        start = _length_before(before)
        before += text
        end = _length_before(before.rstrip())
        if start < end:
            links.append((start, end, url))
    whole = clean(before)
    return whole, [(start, min(end, len(whole)), url) for start, end, url in links if start < len(whole)]


def _length_before(prefix: str) -> int:
    """The clean length of a line's beginning, with the blank that separates it from what follows."""
    text = clean(prefix)
    return len(text) + (1 if text and prefix[-1:].isspace() else 0)
