"""What the rules left unexplained: the only text of a document that a language model is ever shown."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.extractor.extract import Part
from services.extractor.json_resume.read import is_json_resume
from services.extractor.phrases.negatives import is_instruction, is_noise
from services.extractor.structure.rows import Row, body_size, rows_of
from services.extractor.structure.section_headings import is_set_off
from services.extractor.structure.sections import split_sections
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from shared.schemas.reading import Reading

KINDS = ("resume", "job_ad", "performance_review", "cover_letter")
"""Documents that hold facts; of others there is nothing to ask."""

MOST_CHARACTERS = 8_000
"""Of all passages of a document together: two pages of text that no rule understood are plenty."""
PASSAGE_CHARACTERS = 2_000
"""A longer run of lines is cut into several passages, so that one that does not fit takes little with it."""
LEAST_WORDS = 3
HEADING_WORDS = 8
_WINDOW, _STEP = 2_000, 1_500  # `is_instruction` looks at the first 2,000 characters of what it is given


@dataclass(frozen=True, slots=True)
class Passage:
    """`text == reading.text[start:end]`, in a document (or part of a file) of `kind`.

    Attributes:
        section: the kind of its section in a résumé; None elsewhere.
        heading_start: where the heading above it begins, or its document where there is none.
        document_start: where its document begins in the file.
    """

    kind: str
    section: str | None
    start: int
    end: int
    heading_start: int
    document_start: int
    text: str


@dataclass(frozen=True, slots=True)
class Unexplained:
    """Passages in reading order, and how many more there are that did not fit."""

    passages: tuple[Passage, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Whole:
    """A file that holds one document, as its only part."""

    kind: str
    start: int
    end: int


def unexplained(reading: Reading, kind: str, parts: Sequence[Part], facts: Sequence[Fact]) -> Unexplained:
    """Runs of neighbouring lines of which less than half of the letters lie in a fact's evidence.

    Headings, noise and instructions to a machine are no part of any. In reading order, a passage is left out when
    it does not fit into what `MOST_CHARACTERS` leaves.
    """
    if kind == "resume" and is_json_resume(reading):
        return Unexplained()  # every line is a field of a known format
    explained = letters_explained(reading.text, facts)
    documents: Sequence[Part] = parts if len(parts) > 1 else (_Whole(kind, 0, len(reading.text)),)
    rows = rows_of(reading)
    passages: list[Passage] = []
    room, left_out = MOST_CHARACTERS, 0
    for document in documents:
        own = [row for row in rows if document.start <= row.start and row.end <= document.end]
        for passage in _passages(reading.text, document, own, explained) if document.kind in KINDS else ():
            if len(passage.text) > room:
                left_out += 1
                continue
            passages.append(passage)
            room -= len(passage.text)
    return Unexplained(tuple(passages), left_out)


def letters_explained(text: str, facts: Sequence[Fact]) -> bytearray:
    """1 at every character that a fact cites as its evidence. A summary of the document explains nothing."""
    explained = bytearray(len(text))
    for fact in facts:
        if fact.type != FactType.DOCUMENT_SUMMARY:
            start, end = fact.evidence.start, fact.evidence.end
            explained[start:end] = b"\1" * (end - start)
    return explained


def is_explained(text: str, start: int, end: int, explained: bytearray) -> bool:
    """Whether at least half of the letters and digits of `text[start:end]` are."""
    letters = [explained[at] for at in range(start, end) if text[at].isalnum()]
    return 2 * sum(letters) >= len(letters)


def speaks_to_machine(text: str) -> bool:
    """Whether any part of a text, however long, is an instruction to a machine, over line breaks too."""
    flat = " ".join(text.split())
    return any(is_instruction(flat[at : at + _WINDOW]) for at in range(0, len(flat), _STEP)) or any(
        is_instruction(line[at : at + _WINDOW]) for line in text.splitlines() for at in range(0, len(line), _STEP)
    )


def _passages(text: str, document: Part, rows: Sequence[Row], explained: bytearray) -> Iterator[Passage]:
    for section, heading_start, run in _runs(text, document, rows, explained):
        for cut in _cuts(run):
            start, end = cut[0].start, cut[-1].end
            if sum(row.words for row in cut) >= LEAST_WORDS and not speaks_to_machine(text[start:end]):
                yield Passage(document.kind, section, start, end, heading_start, document.start, text[start:end])


def _runs(
    text: str, document: Part, rows: Sequence[Row], explained: bytearray
) -> Iterator[tuple[str | None, int, list[Row]]]:
    """(section, start of the heading above, neighbouring rows) of everything that is not explained."""
    starts = [row.start for row in rows]
    for section, heading_start, below in _below_headings(document, rows):
        run: list[Row] = []
        for row in below:
            wanted = not (
                is_noise(row.text) or speaks_to_machine(row.text) or is_explained(text, row.start, row.end, explained)
            )
            # A section may go on in another column: its rows are neighbours only where none lies between them.
            if run and (not wanted or bisect_right(starts, row.start) > bisect_right(starts, run[-1].start) + 1):
                yield section, heading_start, run
                run = []
            if wanted:
                run.append(row)
        if run:
            yield section, heading_start, run


def _below_headings(document: Part, rows: Sequence[Row]) -> Iterator[tuple[str | None, int, list[Row]]]:
    """(section, start of its heading, the rows below it), in reading order."""
    if document.kind == "resume":
        for section in split_sections(rows):
            start = section.heading.start if section.heading is not None else document.start
            yield section.kind, start, section.rows
        return
    size = body_size(rows)
    start = document.start
    below: list[Row] = []
    for row in rows:
        if _is_heading(row, size):
            yield None, start, below
            start, below = row.start, []
        else:
            below.append(row)
    yield None, start, below


def _is_heading(row: Row, size: float | None) -> bool:
    """A short line that is set off from the text; outside of résumés their wordings are not known here."""
    return not row.bullet and row.words <= HEADING_WORDS and row.text[:1].isupper() and is_set_off(row, size)


def _cuts(run: Sequence[Row]) -> Iterator[list[Row]]:
    """The run in pieces of at most `PASSAGE_CHARACTERS`; a single longer row stays whole."""
    piece: list[Row] = []
    for row in run:
        if piece and row.end - piece[0].start > PASSAGE_CHARACTERS:
            yield piece
            piece = []
        piece.append(row)
    if piece:
        yield piece
