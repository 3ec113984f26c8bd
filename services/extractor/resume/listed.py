"""Sections that are lists of single things: certificates, awards, publications, languages, interests, summary."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.extractor.context import Document
from services.extractor.dates.ranges import DateRange
from services.extractor.drafts import Draft
from services.extractor.entries.bodies import Item, items_of, sentences
from services.extractor.entries.list_entries import entries_of, says_a_sentence
from services.extractor.phrases.brackets import with_closing_bracket
from services.extractor.phrases.citations import cited
from services.extractor.phrases.intents import is_own_intent
from services.extractor.phrases.negatives import is_noise
from services.extractor.resume.certificates import is_expiry, several_in
from services.extractor.resume.issuers import apart_from_issuer
from services.extractor.structure.rows import Row, trim
from services.extractor.structure.sections import Section
from shared.schemas.fact_types import FactType

MAX_NAME_LENGTH = 300
_NAME_WORDS = 8  # more of them may be a line that goes on
_GIVEN_BY = re.compile(
    r"(?:(?:issued|awarded|published|granted|verliehen|ausgestellt|délivré|publié|otorgado|publicado) "
    r"(?:by|von|par|por)|issuer|publisher|awarder|from)\s*:?\s+(?=[A-ZÀ-Ý0-9])",
    re.IGNORECASE,
)
_EDGES = " \t\n\u00a0,;:|•·–—-()[]*"
# No comma of a number ("10,000 m"), and nothing inside brackets.
_INTEREST_SPLIT = re.compile(r"\s*(?:,(?!\d{3}(?!\d))|[;|•·●\t\n])(?![^()\n]*\))\s*")


@dataclass(frozen=True, slots=True)
class ListTypes:
    """The fact types of one kind of list."""

    kind: str
    name: FactType
    issuer: FactType | None
    date: FactType | None


CERTIFICATES = ListTypes("certificate", FactType.CERTIFICATE, FactType.CERTIFICATE_ISSUER, FactType.CERTIFICATE_DATE)
AWARDS = ListTypes("award", FactType.AWARD, FactType.AWARD_ISSUER, FactType.AWARD_DATE)
PUBLICATIONS = ListTypes("publication", FactType.PUBLICATION, FactType.PUBLICATION_PUBLISHER, FactType.PUBLICATION_DATE)
PATENTS = ListTypes("patent", FactType.PATENT, FactType.PATENT_NUMBER, FactType.PATENT_DATE)
TALKS = ListTypes("talk", FactType.TALK, FactType.TALK_EVENT, FactType.TALK_DATE)


def read_list(document: Document, section: Section, types: ListTypes) -> list[Draft]:
    """The name, issuer and date of each item of a list."""
    drafts: list[Draft] = []
    single: list[Row] = []
    for row in section.rows:
        several = several_in(document, row) if types is CERTIFICATES else []
        drafts.extend(several)
        single += [] if several else [row]
    for rows in entries_of(document, single, of_one_row=types in (CERTIFICATES, AWARDS)):
        drafts.extend(_item_drafts(document, rows, types, section.kind))
    return drafts


def _item_drafts(document: Document, rows: Sequence[Row], types: ListTypes, section: str) -> list[Draft]:
    rows = _without_sentences(rows)
    start, end = rows[0].start, rows[-1].end
    dates = [date for row in rows[:4] for date in document.dates(row)]
    expiry = [date for date in dates if is_expiry(document, date, start)]
    citation = cited(document.text[start:end].replace("\n", " ")) if types is PUBLICATIONS else None
    name = _name_span(document, rows, dates)
    if citation is not None:
        name = start + citation[0][0], start + citation[0][1]
    if name is None or name[1] - name[0] > MAX_NAME_LENGTH:
        return []
    entry = (types.kind, start)
    issuer = None
    if types in (CERTIFICATES, AWARDS):
        name, issuer = apart_from_issuer(document.text, name, min(end, name[1] + 200), dates, wraps=rows[0].bullet)
    else:
        issuer = _issuer_span(document, name[1], min(end, name[1] + 200), dates, wraps=rows[0].bullet)
    if citation is not None:
        issuer = start + citation[1][0], start + citation[1][1]
    value = " ".join(document.text[name[0] : name[1]].split())
    drafts = [Draft(types.name, name[0], name[1], value, 0.8 if dates else 0.65, entry, section)]
    if types.issuer is not None and issuer is not None:
        text = " ".join(document.text[issuer[0] : issuer[1]].split())
        drafts.append(Draft(types.issuer, issuer[0], issuer[1], text, 0.6, entry, section))
    given = next((date for date in dates if date not in expiry), None)
    if types.date is not None and given is not None and given.last is not None:
        when = given.first or given.last
        drafts.append(Draft(types.date, when.start, when.end, when.value(), 0.8, entry, section))
    return drafts


def _without_sentences(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of an entry without the sentences below its name that say what it is. A list item, and a long line
    above, may go on in the next row."""
    if rows[0].bullet:
        return rows
    return [
        row for i, row in enumerate(rows)
        if i == 0 or not (says_a_sentence(row) and rows[i - 1].words <= _NAME_WORDS)
    ]  # fmt: skip


_BEHIND_NAME = re.compile(r",\s+(?=[A-Z]|\d{3})|\s+\|\s+|\s[–—]\s|\t|\s{3,}|\.\s+(?=[A-Z])")
_QUOTED_NAME = re.compile(r"[«“„\"][^«»“”„\"]{3,200}[»”“\"](?=\s*[,.;])")
# "AWS Certified Developer – Associate": what stands behind the dash is the grade of the certificate, not who gave it.
_GRADE = re.compile(
    r"(?:Associate|Professional|Practitioner|Foundations?|Foundational|Fundamentals|Speciali?ty|Expert|Advanced|Intermediate"
    r"|Beginner|Basic|Entry|Level\s+\w+|[ABC][12]|I{1,3}|IV)(?=\s*(?:$|[,;|(–—-]|\d{4}))"
)


def _name_span(document: Document, rows: Sequence[Row], dates: Sequence[DateRange]) -> tuple[int, int] | None:
    """The item's first phrase that is not its date, over line breaks where the row is wrapped."""
    start, end = rows[0].start, rows[0].end
    for row in rows[1:]:
        if row.text[:1].islower() or (
            document.text[max(start, end - 8) : end].rstrip().endswith((",", "-", ":", "of", "and", "for"))
            and not document.dates(row)
        ):
            end = row.end
        else:
            break
    for date in dates:
        if date.start <= start < date.end:
            start = date.end
        elif start < date.start < end:
            end = date.start
    start, end = trim(document.text, start, end, _EDGES)
    passage = document.text[start:end]
    quoted = _QUOTED_NAME.match(passage)
    if quoted is not None:
        return start, start + quoted.end()
    comma = next((cut for cut in _BEHIND_NAME.finditer(passage) if not _GRADE.match(passage, cut.end())), None)
    if (
        comma
        and comma.start() > 3
        and (dates or "|" in comma.group(0) or "–" in comma.group(0) or "—" in comma.group(0))
    ):
        end = start + comma.start()
    start, end = trim(document.text, start, end, _EDGES)
    while end > start and document.text.count("(", start, end) > document.text.count(")", start, end):
        if document.text[end : end + 1] == ")":
            end += 1
        else:
            end = document.text.rindex("(", start, end)
            start, end = trim(document.text, start, end, _EDGES)
    return (start, end) if start < end else None


def _issuer_span(
    document: Document, start: int, end: int, dates: Sequence[DateRange], wraps: bool
) -> tuple[int, int] | None:
    """The next phrase after the name, up to a separator, sentence end or date; over a line break if it `wraps`."""
    for date in dates:
        if start <= date.start < end:
            before = trim(document.text, start, date.start, _EDGES + ".")
            if before[0] < before[1]:
                end = date.start
            else:
                start = date.end
    start, end = trim(document.text, start, end, _EDGES + ".")
    given = _GIVEN_BY.match(document.text, start, end)
    start = given.end() if given else start
    passage = document.text[start:end]
    stop = re.search(r"\.\s|\s[–—-]\s|,\s|\|" if wraps else r"\.\s|\n|\s[–—-]\s|,\s|\|", passage)
    if stop:
        end = start + stop.start()
    start, end = trim(document.text, start, end, _EDGES)
    end = with_closing_bracket(document.text, start, end)
    words = document.text[start:end].split()
    if not words or len(words) > 8 or not words[0][:1].isupper():
        return None
    return start, end


def read_summary(document: Document, section: Section) -> list[Draft]:
    """The sentences of a summary: what is held as one fact a run, what is wanted as intents of their own."""
    rows = [row for row in section.rows if not is_noise(row.text)]
    if not rows or sum(row.words for row in rows) < 5:
        return []
    start, end = rows[0].start, rows[0].end
    for row in rows[1:]:  # one run of text; what an instruction or page number cuts off is left out
        if document.text.count("\n", end, row.start) > 3 or row.start - end > 40 or end - start > 3_000:
            break
        end = row.end
    drafts: list[Draft] = []
    run: tuple[int, int] | None = None
    for span in sentences(document.text, Item(start, end, (), marked=False)):
        sentence = document.plain(*span)
        if is_own_intent(sentence):
            drafts.append(Draft(FactType.INTENT, *span, sentence, 0.8, None, section.kind, "intent", text=sentence))
            if run is not None:
                drafts.append(_summary(document, run, section.kind))
            run = None
        else:
            run = (run[0], span[1]) if run is not None else span
    if run is not None:
        drafts.append(_summary(document, run, section.kind))
    return drafts


def _summary(document: Document, span: tuple[int, int], section: str) -> Draft:
    value = document.plain(*span)
    return Draft(FactType.SUMMARY, *span, value, 0.85, None, section, text=value)


def read_interests(document: Document, section: Section) -> list[Draft]:
    """Each interest of a list; the name of a group counts where nothing follows it."""
    drafts: list[Draft] = []
    for item in items_of(section.rows):
        passage = document.text[item.start : min(item.end, item.start + 600)]
        group = re.match(r"[^:,|]{2,40}:\s+", passage)
        position = group.end() if group else 0
        for separator in [*_INTEREST_SPLIT.finditer(passage, position), None]:
            stop = separator.start() if separator else len(passage)
            start, end = trim(document.text, item.start + position, item.start + stop, _EDGES + ".")
            end = with_closing_bracket(document.text, start, end)
            position = separator.end() if separator else stop
            name = " ".join(document.text[start:end].split())
            if name and len(name.split()) <= 8 and any(c.isalpha() for c in name):
                drafts.append(Draft(FactType.INTEREST, start, end, name, 0.75, None, section.kind))
    return drafts
