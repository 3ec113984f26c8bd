"""The postal address at which an ad ends: the name above or before it is the employer's, its town may be the job's."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.drafts import Draft, in_row
from services.extractor.identity.postal_addresses import city_behind_code
from services.extractor.job_ad.confidence import EMPLOYER_OF_ADDRESS_BLOCK, PLACE_OF_ADDRESS_BLOCK
from services.extractor.phrases.roles import CLEAR_EMPLOYER, employer_score
from services.extractor.structure.address_lines import PERSON, organisation_in
from services.extractor.structure.rows import Row
from shared.schemas.fact_types import FactType

MAX_LINES = 4  # above the line with the postal code
MAX_WORDS = 10  # of a line of an address
HEAD_ROWS = 4  # what stands there is the head of the ad
FOOT_ROWS = 40  # at the end of the ad, in which an address is looked for
SPOKEN_ROWS = 60  # in which a name is spoken of
MAX_SCANNED = 1_500
_PLACE_AND_CODE = re.compile(
    r"(?P<town>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2},? [A-Z]{2}),? \d{5}(?:-\d{4})?$|"  # "Albers, IL 62215"
    r"(?P<ca>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, [A-Z]{2}) [A-Z]\d[A-Z] \d[A-Z]\d$|"
    r"(?P<gb>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}),? [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$"
)
_BOX = re.compile(r"\bP\.?\s?O\.? Box \d|\bPostfach \d|\bPostbus \d|\bApartado \d|\bBP \d", re.IGNORECASE)
_PIECE = re.compile(r"\s+[-–—|•·]\s+|\s*[|•·]\s*|,\s+")
# A name in a sentence that an address follows: "… to Ashby School District, PO Box 46, 400 Navar Street".
_BEFORE_ADDRESS = re.compile(
    r"(?P<employer>[A-ZÀ-Ý][\w&.'’-]{0,40}(?: (?:&|of|and|de|für|the)?\s?[A-ZÀ-Ý][\w&.'’-]{0,40}){1,5}), "
    r"(?:P\.?\s?O\.? Box \d|\d{1,5} [A-Z][\w.]+ (?:[A-Z][\w.]+ )?(?:St|Ave|R(?:oa)?d|Lane|Drive|Blvd|Way)|"
    r"[A-ZÀ-Ý][\w-]+(?:straße|strasse|str\.|platz|weg|allee|laan|straat) \d)"
)


def address_block(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The organisation and the town of the last postal address below the head of an ad, each where there is one."""
    spoken = " ".join(row.text[:MAX_SCANNED] for row in rows[:SPOKEN_ROWS] if row.words > MAX_WORDS)
    for number in range(len(rows) - 1, max(HEAD_ROWS, len(rows) - FOOT_ROWS) - 1, -1):
        row = rows[number]
        named = _BEFORE_ADDRESS.search(row.text[:MAX_SCANNED])
        if named is not None:
            span = named.span("employer")
            yield in_row(FactType.JOB_EMPLOYER, row, span, EMPLOYER_OF_ADDRESS_BLOCK, entry, "address", subject="job")
            return
        town = _town(row)
        if town is None and (row.words > MAX_WORDS or _BOX.search(row.text) is None):
            continue
        yield from _employer_above(rows[max(HEAD_ROWS, number - MAX_LINES) : number + 1], spoken, entry)
        if town is not None:
            yield in_row(FactType.JOB_LOCATION, row, town, PLACE_OF_ADDRESS_BLOCK, entry, "address", subject="job")
        return


def _town(row: Row) -> tuple[int, int] | None:
    """The town beside a postal code in a line of an address."""
    if row.words > MAX_WORDS or row.bullet:
        return None
    match = _PLACE_AND_CODE.search(row.text)
    return match.span(match.lastgroup or 0) if match is not None else city_behind_code(row.text)


def _employer_above(rows: Sequence[Row], spoken: str, entry: tuple[str, int]) -> Iterator[Draft]:
    """The line of the block above a postal code that most looks like an organisation's."""
    block: list[Row] = []
    for row in reversed(rows):
        if row.words > MAX_WORDS or row.bullet or row.text.endswith((":", "!", "?")):
            break
        block.append(row)
        if row.gap_before:
            break
    named = [(row, span) for row in reversed(block) if (span := _organisation(row)) is not None]
    scored = [(employer_score(row.text[slice(*span)]), row, span) for row, span in named]
    clear = [found for found in scored if found[0] >= CLEAR_EMPLOYER or found[1].text[slice(*found[2])] in spoken]
    if clear:
        _, row, span = max(clear, key=lambda found: (found[0], -found[1].start))
        yield in_row(FactType.JOB_EMPLOYER, row, span, EMPLOYER_OF_ADDRESS_BLOCK, entry, "address", subject="job")


def _organisation(row: Row) -> tuple[int, int] | None:
    """The first piece of a line, without the street and the town behind it, where it can be an organisation's name."""
    if PERSON.match(row.text):
        return None
    cut = next((c for c in _PIECE.finditer(row.text) if organisation_in(row.text[: c.start()]) is not None), None)
    whole = organisation_in(row.text)
    if cut is None or (whole is not None and whole[1] < cut.start()):
        return whole
    return organisation_in(row.text[: cut.start()])
