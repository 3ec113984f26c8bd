"""Glyphs of one page to words and rows. Pure; coordinates are points from the page's top left corner."""

import itertools
import re
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from services.ingest.reading.bullets import DRAWN_MARKER, is_item_number, is_marker, opens_items
from services.ingest.reading.pdf.letter_spacing import Distances

_ABBREVIATED = re.compile(r"[A-Z]\.[A-Z][a-z]{1,4}\.")
_WORD_GAP = 0.14
"""em beyond the page's usual distance of letters: a wider gap separates words. TeX shrinks its word space to
0.22 em, browsers that squeeze a page to 0.16; kerning that widens stays below 0.1."""
_BACK_STEP = 0.6
"""em; how far a glyph may start before the end of the last one (accents, tight kerning) in the same word"""
_BASELINE_SHIFT = 0.2
"""em; a larger step starts another word (superscripts, the next line)"""
ROW_TOLERANCE = 0.36
"""em; words whose baselines are this near stand on one row: superscripts are raised by a third of an em"""
_LETTERS_IN_A_ROW = 4
"""this many single letters with even gaps are one letter-spaced word"""
_SPACED_WORD_GAP = 1.6
"""times the usual gap of letter-spaced letters: a gap between letter-spaced words"""
_SPACED_PART_GAP = 5.0
"""times the usual gap: something else that stands on the same row"""
_MARKER_REACH = 4.0
"""em; how far behind its marker the text of a list item may start"""
_SET_APART = 0.6  # em
_DASH_APART, _DASH_NEARER = 0.8, 2.0  # for signs that stand between words, too
_NEARER = 1.15
_SCALE_SIGNS = frozenset("●○◉◯•◦∙⚫⚪⬤■□▪▫▮▯█▓▒░◆◇♦♢★☆✩✪✭✮✯✰⭐⭑⭒")
_SHORTEST_SCALE = 3
"""signs in a row that are a scale; one opens a list item"""
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c",
    "˘": "\u0306", "¯": "\u0304", "˙": "\u0307", "˚": "\u030a", "˝": "\u030b",
}  # fmt: skip


_NEEDS_A_LOOK = frozenset((*_ACCENTS, "."))
"""signs of which the distance to the next letter does not tell alone"""


class Glyph(NamedTuple):
    """One character. `size` is the font's em on the page; `x0` to `x1` is its advance."""

    char: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool


@dataclass(slots=True)
class Word:
    """Glyphs without a gap.

    `left` is where it starts, its list marker included; `bullet`: a marker stood before it.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    left: float
    bullet: bool = False


Row = list[Word]


def words_of(glyphs: Sequence[Glyph]) -> list[Word]:
    """Words in the order of the glyphs. A blank glyph ends a word and is not kept, and so does a gap, a step back, or
    another baseline."""
    distances = Distances(glyphs)
    least_gap = min((_WORD_GAP + usual for usual in distances.by_letter.values()), default=1.0)
    least_gap = min(least_gap, _WORD_GAP + distances.usual)
    words: list[Word] = []
    chars: list[str] = []
    first = last = None
    for glyph in glyphs:
        char, x0, _, baseline, size, _ = glyph
        if char.isspace():
            if first is not None and last is not None:
                words.append(_word(chars, first, last))
                chars, first = [], None
            continue
        if first is not None and last is not None:
            last_char, last_x0, last_x1, last_baseline, last_size, _ = last
            if (
                baseline == last_baseline and size == last_size and last_char not in _NEEDS_A_LOOK
                and -_BACK_STEP * size <= x0 - last_x1 <= least_gap * size
            ):  # fmt: skip
                pass  # nearly every letter: what is asked of the others would not part it from the last one
            elif _ends_word(last, glyph, distances) or (last_char == "." and _is_glued(chars, char)):
                words.append(_word(chars, first, last))
                chars, first = [], None
            elif last_char in _ACCENTS and x0 < last_x1 - 0.3 * (last_x1 - last_x0):
                # TeX sets an accent as a glyph of its own, over the letter that follows.
                chars[-1] = char + _ACCENTS[last_char]
                last = glyph
                continue
        if first is None:
            first = glyph
        chars.append(char)
        last = glyph
    if first is not None and last is not None:
        words.append(_word(chars, first, last))
    return words


def _ends_word(last: Glyph, glyph: Glyph, distances: Distances) -> bool:
    """Whether a gap, a step back or another baseline parts two glyphs."""
    em = max(glyph.size, last.size)
    # pdfium gives every letter of a ligature the place of the whole.
    step = 0.0 if -0.01 < glyph.x0 - last.x0 < 0.01 else glyph.x0 - last.x1
    gap = _WORD_GAP + distances.by_letter.get(last.char, distances.usual)
    if distances.spaced:
        gap = max(gap, _WORD_GAP + distances.spaced.get((glyph.baseline, glyph.size), 0.0))
    return step > gap * em or step < -_BACK_STEP * em or abs(glyph.baseline - last.baseline) > _BASELINE_SHIFT * em


def _is_glued(chars: Sequence[str], char: str) -> bool:
    """Whether a word begins right behind an abbreviation: `B.Tech.University`, a degree as wide as its column."""
    return char.isupper() and _ABBREVIATED.fullmatch("".join(chars)) is not None


def _word(chars: Sequence[str], first: Glyph, last: Glyph) -> Word:
    x0, baseline, size, bold = first.x0, first.baseline, first.size, first.bold
    return Word("".join(chars), x0, max(last.x1, first.x1), baseline, size, bold, x0)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Words that share a baseline, from the top; each row from the left."""
    rows: list[Row] = []
    baseline = size = 0.0
    for word in sorted(words, key=lambda item: (item.baseline, item.x0)):
        larger, smaller = max(word.size, size), min(word.size, size)
        # Next to a much larger word the small ones keep their own rows (contact lines beside a name).
        em = larger if larger < 1.6 * smaller else smaller
        if rows and abs(word.baseline - baseline) <= ROW_TOLERANCE * em:
            rows[-1].append(word)
        else:
            rows.append([word])
            baseline, size = word.baseline, word.size
    for row in rows:
        row.sort(key=lambda item: item.x0)
    return rows


def _spaced_runs(row: Row) -> Iterable[tuple[int, int]]:
    """(start, end) of stretches of single letters or digits."""
    start = 0
    for index in range(len(row) + 1):
        if (
            index == len(row)
            or len(row[index].text) != 1
            or not (row[index].text.isalnum() or row[index].text in "&/-")
        ):
            if index - start >= _LETTERS_IN_A_ROW:
                yield start, index
            start = index + 1


def join_letter_spaced(row: Row) -> Row:
    """`E X P E R I E N C E` as one word, with a blank where a clearly wider gap separates words."""
    joined: Row = []
    done = 0
    for start, end in _spaced_runs(row):
        letters = row[start:end]
        gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(letters)]
        usual = statistics.median_low(gaps)
        capitals = sum(letter.text.isupper() for letter in letters)
        is_title = letters[0].text.isupper() and len(letters) > _LETTERS_IN_A_ROW  # small capitals may read as small
        if usual > 1.5 * letters[0].size or (2 * capitals < len(letters) and not is_title):
            continue
        joined += row[done:start]
        word = letters[0]
        for gap, letter in zip(gaps, letters[1:], strict=True):
            if gap > _SPACED_PART_GAP * usual + 0.1 * letter.size:
                joined.append(word)
                word = letter
            elif gap > _SPACED_WORD_GAP * usual + 0.1 * letter.size:
                word.text += f" {letter.text}"
                word.x1 = letter.x1
            else:
                word.text += letter.text
                word.x1 = letter.x1
        joined.append(word)
        done = end
    return joined + row[done:]


def absorb_markers(row: Row) -> Row:
    """Take list markers out of a row: the word after one becomes a `bullet` that starts where its marker did.

    A marker counts at the row's start, and after a gap, where another column may start.
    """
    kept: Row = []
    marker: Word | None = None
    for index, word in enumerate(row):
        before = row[index - 1] if index else None
        after = row[index + 1] if index + 1 < len(row) else None
        opens = before is None or word.x0 - before.x1 > 1.2 * word.size or _is_nearer(before, word, after)
        if opens and after is not None and after.x0 - word.x1 < _MARKER_REACH * after.size:
            if is_marker(word.text):
                marker = word
                continue
            if is_item_number(word.text):
                after.left = word.x0
        elif (
            opens
            and after is None
            and len(word.text) > 1
            and is_marker(word.text[0])
            and word.text[0] not in "-–—−o§>+~*{"
        ):
            word.text, word.bullet = word.text[1:], True
        if marker is not None:
            word.left, word.bullet, marker = marker.x0, True, None
        kept.append(word)
    return kept


def _is_nearer(before: Word, sign: Word, after: Word | None) -> bool:
    """Whether a sign, set apart from what is before it, clearly belongs to what follows: between two words of equal
    rank it stands in the middle."""
    gap = sign.x0 - before.x1
    if after is None:
        return False
    apart, nearer = (_SET_APART, _NEARER) if opens_items(sign.text) else (_DASH_APART, _DASH_NEARER)
    return gap > apart * sign.size and gap > nearer * max(after.x0 - sign.x1, 0.0)


def without_ratings(row: Row) -> Row:
    """The row without drawn scales ("●●●○○"), in one word or sign by sign: they are pictures of a level, no text."""
    kept: Row = []
    for is_sign, run in itertools.groupby(row, lambda word: _SCALE_SIGNS.issuperset(word.text)):
        words = list(run)
        if not is_sign or sum(len(word.text) for word in words) < _SHORTEST_SCALE:
            kept += words
    return kept


def _set_on_baselines(words: Sequence[Word]) -> None:
    """Put drawn dots, whose baseline and size are guesses, on those of the words behind them: another column may lie
    nearer."""
    dots = [word for word in words if word.text == DRAWN_MARKER]
    if not dots:
        return
    texts = sorted((word for word in words if word.text != DRAWN_MARKER), key=lambda word: word.baseline)
    baselines = [word.baseline for word in texts]
    for dot in dots:
        reach = ROW_TOLERANCE * dot.size
        near = texts[bisect_left(baselines, dot.baseline - reach) : bisect_right(baselines, dot.baseline + reach)]
        behind = [word for word in near if 0 < word.x0 - dot.x1 < _MARKER_REACH * word.size]
        if behind:
            nearest = min(behind, key=lambda word: (abs(word.baseline - dot.baseline), word.x0))
            dot.baseline, dot.size = nearest.baseline, nearest.size


def prepared_words(glyphs: Sequence[Glyph]) -> list[Word]:
    """Words with letter-spaced ones joined and list markers absorbed, by row."""
    words = words_of(glyphs)
    _set_on_baselines(words)
    rows = (absorb_markers(join_letter_spaced(without_ratings(row))) for row in rows_of(words))
    # A drawn dot that opened no line is decoration.
    return [word for row in rows for word in row if word.text.strip(DRAWN_MARKER)]


def usual_size(words: Sequence[Word]) -> float:
    """The median em of the words; 10 for none."""
    return statistics.median(word.size for word in words) if words else 10.0
