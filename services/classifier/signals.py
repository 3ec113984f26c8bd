"""What the rules look at, counted once over the lines of a document."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from services.classifier import shapes
from services.classifier.fitted import said_by_words
from services.classifier.phrases import words_of
from services.classifier.wordings import FUNCTION_WORDS, PRONOUNS, Wordings, wordings
from shared.schemas.reading import Reading

MAX_LINES = 600
MAX_LINE = 1_500  # characters of a line that are looked at: keeps every pattern linear in practice
MAX_TEXT = 60_000
HEAD_LINES = 8
GREETING_LINES = 14
CLOSING_LINES = 7
HEADING_WORDS = 8
TITLE_LINES = 3
LABEL_WORDS = 5
INLINE = 0.6
"""What a heading with its content on the same line counts for ("Languages: Dutch"): it may be a label of a form."""
SECOND_LANGUAGE = 0.6
"""Share of the first language's function words that another one needs to be looked at, too."""
FEW_FUNCTION_WORDS = 4
SHORTEST = 0.6
"""Of the square root of hundreds of words: what a phrase of a text of 36 words or fewer is divided by."""
_SPACED = re.compile(r"^(?:\w ){3,}\w$")
_BRACKETS = re.compile(r"\([^)]{0,60}\)")
_BEFORE_COLON = re.compile(r"([^.;|,•·!()\t:?]{1,60})[:?](?=\s|$)")
_FIRST_CELL = re.compile(r"^(.{2,50}?)(?:\s+[-–—|•·]\s+|\s*\.{3,}|\s{3,}|\t)")
_VALUE = re.compile(r"[^\W\d_]{3,40}+\s?:\s{1,3}([^\W\d_]{2,20}(?:\s[^\W\d_]{2,20})?)")
_SENTENCE = re.compile(r"[.!?]\s+")
_INSTRUCTION = re.compile(
    r"(?<!\w)(?:ignore|disregard|forget) (?:all |any |the )?(?:previous|prior|above) (?:instructions?|prompts?|rules?)|"
    r"system prompt|you are (?:now )?an? (?:ai|language model|assistant)|classify this (?:document|text|file) as"
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What was counted. Shares are 0 to 1; `phrases` are the distinct phrases of each signal of the wordings."""

    words: int
    lines: int
    phrases: Mapping[str, float]
    first_person: float
    first_plural: float
    second_person: float
    third_person: float
    greeting: float
    broadcast: float
    closing: float
    review_opening: float
    mail_header: float
    other_title: float
    contact_in_head: float
    owner_named: float
    person_named: float
    periods: int
    year_lines: int
    gender_mark: float
    pay: int
    ratings: int
    graded: int
    amounts: int
    timetable: int
    clauses: int
    code_share: float
    placeholders: int
    quotations: int
    turns: int
    variety: float
    different_words: int
    instructed: float
    said: tuple[float, ...]
    """What single words say of each kind, in logits; see `services.classifier.fitted`."""

    def count(self, *signals: str) -> float:
        """How many phrases of some signals there are in all."""
        return sum(self.phrases.get(signal, 0.0) for signal in signals)

    def dense(self, *signals: str) -> float:
        """The same for a text of 100 words: a long one has more of everything, a short one less."""
        return self.count(*signals) / max(SHORTEST, math.sqrt(self.words / 100))

    def topical(self, *signals: str) -> float:
        """The same for words of subjects: in a short text they count for no more, because one may stand anywhere."""
        return self.count(*signals) / max(1.0, math.sqrt(self.words / 100))

    def rate(self, *signals: str) -> float:
        """The same by 100 words: what a text is about is said throughout, and a long text has a word of everything."""
        return self.count(*signals) / max(1.0, self.words / 100)


def signals_of(reading: Reading) -> Signals:
    """Count the signals of a reading; an instruction to a machine counts for nothing."""
    lines, instructed = _lines(reading)
    table = wordings()
    body = "\n".join(lines)[:MAX_TEXT]
    words = [word for line in body.split("\n") for word in words_of(line)]  # lines of ASCII are folded faster
    languages = _languages(words, table)
    phrases = {**_anywhere(words, languages, table), **_line_signals(lines, table)}
    shares = {person: _share(words, table.languages[languages[0]][person]) for person in PRONOUNS}
    return Signals(
        words=len(body.split()),
        lines=len(lines),
        phrases=phrases,
        **shares,
        **{signal: _begins(signal, _openings(lines), table) for signal in ("greeting", "broadcast")},
        closing=_begins("closing", _endings(lines), table),
        review_opening=_begins("review_opening", iter(lines[:TITLE_LINES]), table),
        mail_header=_begins("mail_header", (line for line in lines[:TITLE_LINES] if ":" in line[:12]), table),
        other_title=float("other_title" in _line_signals(lines[:TITLE_LINES], table)),
        contact_in_head=_has_contact(lines[:HEAD_LINES]),
        owner_named=float(shapes.owner_named(lines)),
        person_named=shapes.person_named(lines),
        periods=shapes.periods(lines),
        year_lines=shapes.lines_with(shapes.ANY_YEAR, lines, longest=160),
        gender_mark=float(shapes.GENDER_MARK.search(body[:5_000]) is not None),
        pay=len(shapes.PAY.findall(body)),
        ratings=shapes.ratings(lines),
        graded=_graded(body, languages, table),
        amounts=shapes.amount_lines(lines),
        timetable=shapes.timetable_lines(lines),
        clauses=shapes.clauses(lines),
        code_share=shapes.code_share(lines),
        placeholders=shapes.placeholders(lines),
        quotations=shapes.quotations(lines),
        turns=shapes.turns(lines),
        variety=shapes.variety(words),
        different_words=_different(words),
        instructed=max(instructed, float("possible_injection" in reading.warnings)),
        said=said_by_words(words),
    )


def _has_contact(lines: Sequence[str]) -> float:
    return float(any(shapes.EMAIL.search(line) or shapes.PHONE.search(line) for line in lines))


def _different(words: Sequence[str]) -> int:
    return len({word for word in words if len(word) > 1 and not word.isdigit()})


def is_beginning(signal: str, words: Sequence[str]) -> bool:
    """Whether the folded words of a line begin as a greeting, a greeting to many, or a closing does."""
    return signal in wordings().beginnings.begins(words)


def is_titled_resume(words: Sequence[str]) -> bool:
    """Whether the folded words of a line are what a résumé is called."""
    return "resume_title" in wordings().lines.whole(words)


def is_titled_review(words: Sequence[str]) -> bool:
    """Whether the folded words of a line hold what a review is called."""
    return bool(wordings().titles.found(words))


def own_words(reading: Reading) -> frozenset[str]:
    """The folded words of the first person in the language of a reading."""
    table = wordings()
    return table.languages[_languages(words_of(reading.text[:MAX_TEXT]), table)[0]]["first_person"]


def _lines(reading: Reading) -> tuple[list[str], float]:
    """The lines that speak to people, and whether others were left out."""
    lines: list[str] = []
    instructed = 0.0
    for line in reading.lines:
        if len(lines) >= MAX_LINES:
            break
        text = reading.text[line.start : min(line.end, line.start + MAX_LINE)]
        text = text.strip(" \t\r\n#*>|" if text.endswith(shapes.GAP) else " \t\r\n#*_>|")
        if text and _INSTRUCTION.search(text.lower()):
            instructed = 1.0
        elif text:
            lines.append(text.replace(" ", "") if _SPACED.match(text[:80]) else text)
    return lines, instructed


def _languages(words: Sequence[str], table: Wordings) -> tuple[str, ...]:
    """The languages of a text by their function words, the first one most; all where there are hardly any."""
    often = Counter(words)
    counts = {
        name: sum(often[word] for word in sorted(listed[FUNCTION_WORDS])) for name, listed in table.languages.items()
    }
    best = max(counts.values())
    enough = best * SECOND_LANGUAGE if best >= FEW_FUNCTION_WORDS else 0.0
    ranked = sorted(counts, key=lambda name: (-counts[name], name != "en", name))
    return tuple(name for name in ranked if counts[name] >= enough)


def _anywhere(words: Sequence[str], languages: Sequence[str], table: Wordings) -> dict[str, float]:
    """Phrases of a text by signal: the most that one of its languages, or English, finds."""
    found: dict[str, float] = {}
    for language in dict.fromkeys((*languages, "en")):
        for signal, count in table.anywhere[language].found(words).items():
            found[signal] = max(found.get(signal, 0.0), float(count))
    return found


def _share(words: Sequence[str], listed: frozenset[str]) -> float:
    return sum(word in listed for word in words) / max(len(words), 1)


def _openings(lines: Sequence[str]) -> Iterator[str]:
    """Where a greeting may stand: the first lines."""
    yield from lines[:GREETING_LINES]


def _endings(lines: Sequence[str]) -> Iterator[str]:
    """Where a closing may stand: the last lines, and the sentences of the last two."""
    for line in lines[-CLOSING_LINES:]:
        if len(line.split()) <= HEADING_WORDS:
            yield line
    for line in lines[-2:]:
        yield from _SENTENCE.split(line[-300:])[1:]


def _graded(body: str, languages: Sequence[str], table: Wordings) -> int:
    """How many labels have a judging word behind them: "Teamwork: very good"."""
    values = [words_of(found.group(1)) for found in _VALUE.finditer(body)]
    found = [table.anywhere[language] for language in languages]
    return sum(any("judgement_words" in phrases.begins(value) for phrases in found) for value in values)


def _begins(signal: str, lines: Iterator[str], table: Wordings) -> float:
    return float(any(signal in table.beginnings.begins(words_of(line[:80])) for line in lines))


def _line_signals(lines: Sequence[str], table: Wordings) -> dict[str, float]:
    """Headings and labels: 1 for each line that is one, `INLINE` for one with its content behind it."""
    seen: dict[tuple[str, str], float] = {}
    for line in lines:
        for title, worth in _titles(line):
            words = words_of(title)
            while words and words[-1].isdigit():
                words.pop()
            for signal in table.lines.whole(words):
                key = (signal, " ".join(words))
                seen[key] = max(seen.get(key, 0.0), worth)
    found: dict[str, float] = {}
    for (signal, _), worth in seen.items():
        found[signal] = found.get(signal, 0.0) + worth
    return found


def _titles(line: str) -> Iterator[tuple[str, float]]:
    """What may be a heading or a label in a line, with what it is worth."""
    plain = _BRACKETS.sub(" ", line) if "(" in line else line
    if len(plain.split()) <= HEADING_WORDS and len(plain) < 100:
        yield plain, 1.0
    if first := _FIRST_CELL.match(plain):
        yield first.group(1), INLINE
    if ":" not in plain and "?" not in plain:
        return
    for found in _BEFORE_COLON.finditer(plain):
        parts = re.split(r"\s{2,}", found.group(1).strip())[-1].split()
        worth = 1.0 if not plain[found.end() :].strip() else INLINE
        for size in range(1, min(len(parts), LABEL_WORDS) + 1):
            # Behind a value on the same line, only the last words are the label.
            yield " ".join(parts[-size:]), worth
