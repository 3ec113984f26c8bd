"""A job advertisement: what the job is, asks for and offers. Every fact has the subject `job`."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.job_ad.address import address_drafts, contact_drafts
from services.extractor.job_ad.address_block import address_block
from services.extractor.job_ad.bars import between_bars
from services.extractor.job_ad.beside import beside_title
from services.extractor.job_ad.boards import without_board_lines
from services.extractor.job_ad.contract import employment
from services.extractor.job_ad.employer_lines import employer_line, employers_of_headings
from services.extractor.job_ad.labelled import labelled
from services.extractor.job_ad.level import level_drafts
from services.extractor.job_ad.names import agents, employer_in_text, title_in_text
from services.extractor.job_ad.parts import is_part_heading, part_drafts
from services.extractor.job_ad.pay_grades import pay_grades
from services.extractor.job_ad.places import places, places_in_text
from services.extractor.job_ad.salary import YEARLY, Pay, best_named, pay_in
from services.extractor.job_ad.skills import skill_drafts
from services.extractor.job_ad.terms import terms_in
from services.extractor.job_ad.title_lines import opening_title, title_and_employer
from services.extractor.job_ad.whole_names import whole_name
from services.extractor.phrases.negatives import is_noise
from services.extractor.structure.list_marks import with_list_marks
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.pay import PAY
from shared.schemas.fact_types import FactType

MAX_SALARY_ROW = 1_500
MAX_AMOUNT_WORDS = 5  # "$120k - $150k + equity"
MAX_PAY_HEADING = 6  # words: "Salary expectation" above an amount names it
MAX_PLACE_ROWS, MAX_PLACE_ROW = 30, 400
SURE_TITLE = 0.6  # a title that is surer is not looked for in running text
ONE_OF_AN_AD = (
    FactType.JOB_TITLE, FactType.JOB_EMPLOYER, FactType.JOB_SENIORITY, FactType.JOB_EMPLOYMENT_TYPE,
)  # fmt: skip


def read_job_ad(document: Document) -> list[Draft]:
    """The facts of a job advertisement."""
    everything = list(with_list_marks([row for row in document.rows if not is_noise(row.text)], is_part_heading))
    rows = [row for row in everything if not row.text.startswith(("http", "URL:"))]
    entry = ("job", everything[0].start if everything else 0)
    drafts = _named(everything, without_board_lines(rows), entry)
    drafts += employment(rows, entry)
    drafts += _salaries(document.text, rows, _where(rows, drafts), entry)
    drafts += pay_grades(rows, entry)
    drafts += terms_in(rows, entry)
    drafts += level_drafts(rows, drafts, entry)
    drafts += part_drafts(document.text, rows, entry, drafts)
    drafts += skill_drafts(document.text, rows, drafts, entry)
    return _once(drafts, rows)


def _named(everything: Sequence[Row], rows: Sequence[Row], entry: tuple[str, int]) -> list[Draft]:
    """Title, employer and place: the surest rules first, the others where these found nothing."""
    drafts = [*labelled(rows, entry), *between_bars(rows, entry), *title_and_employer(rows, entry)]
    drafts += address_drafts(everything, entry)
    if not any(d.type is FactType.JOB_TITLE and d.confidence > SURE_TITLE for d in drafts):
        drafts += title_in_text(rows, entry)
    if not any(d.type is FactType.JOB_TITLE for d in drafts):
        drafts += opening_title(rows, entry)
    drafts += [*employer_line(rows, entry), *employers_of_headings(rows, entry)]
    drafts += employer_in_text(rows, entry)
    drafts += contact_drafts(rows, entry)
    title = max((d for d in drafts if d.type is FactType.JOB_TITLE), key=_surest, default=None)
    beside = [] if title is None else list(beside_title(rows, title, entry))
    block = list(address_block(rows, entry))
    drafts += [d for d in (*beside, *block) if d.type is FactType.JOB_EMPLOYER]
    for found in (
        places(rows, entry),
        (d for d in beside if d.type is FactType.JOB_LOCATION),
        places_in_text(rows, entry),
        (d for d in block if d.type is FactType.JOB_LOCATION),
    ):
        if not any(d.type is FactType.JOB_LOCATION for d in drafts):
            drafts += found
    others = agents(rows)
    return [d for d in drafts if d.type is not FactType.JOB_EMPLOYER or str(d.value).casefold() not in others]


def _surest(draft: Draft) -> tuple[float, int]:
    return draft.confidence, -draft.start


def _once(drafts: Sequence[Draft], rows: Sequence[Row]) -> list[Draft]:
    """One title and employer an ad; the surest, then the first."""
    result: list[Draft] = []
    for type_ in ONE_OF_AN_AD:
        found = max((d for d in drafts if d.type is type_), key=_surest, default=None)
        if found is not None and type_ is FactType.JOB_EMPLOYER:
            found = whole_name(found, rows)
        result += [] if found is None else [found]
    return result + [d for d in drafts if d.type not in ONE_OF_AN_AD]


def _salaries(text: str, rows: Sequence[Row], places: str, entry: tuple[str, int]) -> list[Draft]:
    """Every amount once: what a head and a closing line repeat is one statement.

    "Up to £60k" in the title and "£50k - £60k" below are one too: the range says both. In a list an amount is pay
    only where a word says so, it stands alone, or is a year's: the others are benefits.
    """
    pay: dict[tuple[object, ...], Pay] = {}
    for above, row in zip([None, *rows], rows, strict=False):
        headed = above is not None and above.words <= MAX_PAY_HEADING and PAY.search(above.text) is not None
        begin = above.start if above is not None and headed else row.start
        for stated in pay_in(text, begin, min(row.end, row.start + MAX_SALARY_ROW), entry, places):
            alone = row.words <= MAX_AMOUNT_WORDS
            yearly = max(stated.draft.value["min"] or 0, stated.draft.value["max"] or 0) >= YEARLY
            if stated.named > 1 or alone or yearly or not row.bullet:
                pay.setdefault(tuple(stated.draft.value.values()), stated)
    ranges = [p.draft.value for p in pay.values() if None not in (p.draft.value["min"], p.draft.value["max"])]
    bounds = {(value[end], value["currency"]) for value in ranges for end in ("min", "max")}
    whole = [p for p in pay.values() if not _is_one_of(p.draft.value, bounds)]
    return [stated.draft for stated in best_named(whole)]


def _where(rows: Sequence[Row], drafts: Sequence[Draft]) -> str:
    """What tells the country of the job: its places, else the short lines at the top and what the ad says of itself."""
    told = (FactType.JOB_LOCATION, FactType.JOB_EMPLOYER)  # a legal form is that of its country
    places = " ; ".join(str(d.value) for d in drafts if d.type in told)
    return places or " ; ".join(row.text[:MAX_PLACE_ROW] for row in rows[:MAX_PLACE_ROWS])


def _is_one_of(amount: Mapping[str, Any], bounds: Set[tuple[Any, Any]]) -> bool:
    """Whether one amount, alone, is an end of a range of the same currency."""
    ends = [amount[end] for end in ("min", "max") if amount[end] is not None]
    return len(ends) == 1 and (ends[0], amount["currency"]) in bounds
