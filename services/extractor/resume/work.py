"""Jobs: employer, title, dates, place, description and bullets of each position; volunteering likewise."""

import re
from dataclasses import dataclass

from services.extractor.context import Document
from services.extractor.dates.ranges import DateRange
from services.extractor.drafts import Draft
from services.extractor.entries.alike_entries import as_others
from services.extractor.entries.blocks import Block, blocks_of
from services.extractor.entries.bodies import items_of
from services.extractor.entries.dated_items import cut_items
from services.extractor.entries.employer_places import place_apart
from services.extractor.entries.header import read_header
from services.extractor.entries.job_sentences import entries_of_sentences
from services.extractor.entries.listed_entries import unlisted, with_dates_below_text, with_titles_below
from services.extractor.entries.numbered_items import with_numbered_items
from services.extractor.entries.positions import assign
from services.extractor.entries.shared_employers import Job, with_shared_employers, without_inner_headings
from services.extractor.entries.slots import with_usual_slots
from services.extractor.entries.unknown_places import with_unknown_places
from services.extractor.entries.unmarked import unmarked
from services.extractor.phrases.achievements import achievements_in
from services.extractor.phrases.intents import is_own_intent
from services.extractor.phrases.mentions import leadership_in, technologies_in, technologies_listed
from services.extractor.phrases.roles import CLEAR_EMPLOYER, employer_score, title_score
from services.extractor.spans import any_within
from services.extractor.structure.broken_words import unbroken
from services.extractor.structure.named_cells import named
from services.extractor.structure.row_labels import label_of_row
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.labels import DUTIES_LABEL, REASON_FOR_LEAVING
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Holding

# Confidence: set by hand, in the order in which signals agree; not calibrated yet.
SURE, LIKELY, WEAK = 0.9, 0.75, 0.5
# A name of two parts ("Example.com") may be that of an employer.
_PAGE = re.compile(r"https?://\S+|www\.\S+|(?-i:[a-z0-9-]+(?:\.[a-z0-9-]+){2,3}(?:/\S*)?)", re.IGNORECASE)

_TOOLS = ("technologies",)  # roles of a row that is labelled so
_FULL_STOP = re.compile(r"[^\W\d_]{4,}\.$")  # "Leeds, England." against "Washington, D.C."


@dataclass(frozen=True, slots=True)
class EntryTypes:
    """The fact types of one kind of entry that is built like a job."""

    kind: str
    employer: FactType
    title: FactType
    start: FactType
    end: FactType
    place: FactType
    description: FactType
    bullet: FactType


WORK = EntryTypes(
    "work", FactType.WORK_EMPLOYER, FactType.WORK_TITLE, FactType.WORK_START, FactType.WORK_END,
    FactType.WORK_LOCATION, FactType.WORK_DESCRIPTION, FactType.WORK_BULLET,
)  # fmt: skip
VOLUNTEERING = EntryTypes(
    "volunteer", FactType.VOLUNTEER_ORGANISATION, FactType.VOLUNTEER_ROLE, FactType.VOLUNTEER_START,
    FactType.VOLUNTEER_END, FactType.VOLUNTEER_LOCATION, FactType.VOLUNTEER_DESCRIPTION, FactType.VOLUNTEER_BULLET,
)  # fmt: skip


def _is_inner_heading(text: str) -> bool:
    """Whether a row only says that duties follow, why they ended, or where the employer's page is."""
    bare = text.strip(" :-")
    return (DUTIES_LABEL.fullmatch(bare) or _PAGE.fullmatch(bare) or REASON_FOR_LEAVING.match(text)) is not None


def read_work(document: Document, section: Section, types: EntryTypes = WORK) -> list[Draft]:
    """The facts of a section of jobs (or of volunteering)."""
    stated = [row for row in named(section.rows, "work") if not _is_inner_heading(row.text)]
    stated = with_numbered_items(stated, document.dates)
    whole = cut_items(entries_of_sentences(document, document.unwrapped(stated)), document.dates)
    rows = unlisted(whole, document.dates)
    blocks = with_dates_below_text(blocks_of(rows, document.dates, section.kind), document.dates)
    blocks = with_titles_below(_with_employers_below(blocks))
    headers = [read_header(block.header, [document.dates(row) for row in block.header]) for block in blocks]
    headers, told = with_usual_slots(with_unknown_places(headers))
    headers, positions = as_others(headers, assign(headers, told))
    jobs = [Job(b, h, p) for b, h, p in zip(blocks, headers, positions, strict=True)]
    drafts: list[Draft] = []
    for job in with_shared_employers(without_inner_headings(jobs)):
        drafts.extend(_job_drafts(document, job, types, section.kind))
    return drafts


def _with_employers_below(blocks: list[Block]) -> list[Block]:
    """Forms such as Europass name the employer by a label below the duties: its row belongs to the entry above."""
    labels = [[label_of_row(row) for row in block.header] for block in blocks]
    for number in range(1, len(blocks)):
        above = labels[number - 1]
        if labels[number][:1] != ["employer"] or "employer" in above or "title" not in above:
            continue
        blocks[number - 1].header.append(blocks[number].header.pop(0))
        labels[number - 1].append(labels[number].pop(0))
    return [block for block in blocks if block.header or block.body]


def _job_drafts(document: Document, job: Job, types: EntryTypes, section: str) -> list[Draft]:
    entry = (types.kind, job.block.start)
    position, header = job.position, job.header
    _return_unread_rows(job)
    if position.title is None and position.employer is None and header.dates is None:
        return _orphans(document, job.block, types, section)
    drafts: list[Draft] = []
    signals = (header.dates is not None) + (position.margin >= 3) + bool(job.block.body)
    sure = (WEAK, 0.65, LIKELY, SURE)[signals]
    for type_, part in ((types.employer, position.employer or job.inherited), (types.title, position.title)):
        if part is not None:
            value = unbroken(document.text[part.start : part.end])
            drafts.append(Draft(type_, part.start, part.end, value, sure, entry, section))
    place = header.with_role("place")
    if place is not None:
        place = place_apart(place, position.employer)
        text = place.text.removesuffix(".") if _FULL_STOP.search(place.text) else place.text
        drafts.append(Draft(types.place, place.start, place.start + len(text), text, LIKELY, entry, section))
    kind = header.with_role("type")
    if kind is not None and types is WORK:
        drafts.append(Draft(FactType.WORK_EMPLOYMENT_TYPE, kind.start, kind.end, kind.text, LIKELY, entry, section))
    drafts.extend(date_drafts(header.dates, types.start, types.end, entry, section, lasts=True))
    for row in job.block.body:
        if row.roles == _TOOLS:
            drafts.extend(technologies_listed(document.text, row.start, row.end, entry, section))
    job.block.body[:] = [row for row in job.block.body if row.roles != _TOOLS]
    drafts.extend(body_drafts(document, job.block, types.description, types.bullet, entry, section))
    return drafts


def _return_unread_rows(job: Job) -> None:
    """Header rows that turned out to hold no field are running text of the body."""
    named = [part for part in (job.position.title, job.position.employer) if part is not None]
    fields = [part.start for part in (*named, *job.header.parts) if part.role or part in named]
    if job.header.dates is not None:
        fields.append(job.header.dates.start)
    fields.sort()
    unread = [row for row in job.block.header if row.words >= 5 and not any_within(fields, row.start, row.end)]
    job.block.body[:] = sorted((*unread, *job.block.body), key=lambda row: row.start)


def _orphans(document: Document, block: Block, types: EntryTypes, section: str) -> list[Draft]:
    """List items of a section that belong to no entry anybody can name."""
    drafts = body_drafts(document, block, types.description, types.bullet, (types.kind, block.start), section)
    return [d for d in drafts if d.type is not types.description]


def date_drafts(
    dates: DateRange | None, start: FactType, end: FactType, entry: tuple[str, int], section: str, lasts: bool = False
) -> list[Draft]:
    """The facts of an entry's dates; a single date is its end, and its start, too, where it `lasts` ("Summer 2020")."""
    drafts: list[Draft] = []
    if dates is None:
        return drafts
    first = dates.last if lasts and not dates.is_range else dates.first
    for type_, when in ((start, first), (end, dates.last)):
        if when is not None:
            confidence = SURE if dates.is_range else LIKELY
            drafts.append(Draft(type_, when.start, when.end, when.value(), confidence, entry, section))
    return drafts


def body_drafts(
    document: Document, block: Block, description: FactType, bullet: FactType, entry: tuple[str, int], section: str
) -> list[Draft]:
    """Bullets, with the achievements in them, and the running text beside them."""
    items = items_of(block.body, document.wraps)
    if any(item.marked for item in items):
        pieces = [
            (bullet, (item.start, item.end), SURE) if item.marked else (description, (item.start, item.end), LIKELY)
            for item in items
        ]
    else:
        told = [(description if described else bullet, span) for described, span in unmarked(document, items, block)]
        pieces = [(type_, span, 0.65) for type_, span in told]
    drafts: list[Draft] = []
    for type_, span, confidence in pieces:
        drafts.append(_text_draft(document, type_, span, confidence, entry, section))
        if drafts[-1].holding == "intent":
            continue
        drafts.extend(achievements_in(document.text, span[0], span[1], entry, section))
        drafts.extend(technologies_in(document.text, span[0], span[1], entry, section))
        drafts.extend(leadership_in(document.text, span[0], span[1], entry, section))
    return drafts


def _text_draft(
    document: Document, type_: FactType, span: tuple[int, int], confidence: float, entry: tuple[str, int], section: str
) -> Draft:
    value = document.plain(span[0], span[1])
    holding: Holding = "intent" if is_own_intent(value) else "held"
    return Draft(type_, span[0], span[1], value, confidence, entry, section, holding, text=value)


def looks_like_jobs(document: Document, section: Section) -> bool:
    """Whether a section without a telling heading holds dated entries with titles or employers."""
    dated = [row for row in section.rows if any(d.is_range for d in document.dates(row)) and row.words <= 16]
    telling = [
        row
        for row in section.rows
        if row.words <= 14 and (title_score(row.text) or employer_score(row.text) >= CLEAR_EMPLOYER)
    ]
    return len(dated) >= 1 and len(telling) >= 1
