"""Projects: a name, perhaps dates, running text and bullets."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from services.extractor.context import Document
from services.extractor.dates.ranges import DateRange
from services.extractor.drafts import Draft
from services.extractor.entries.blocks import Block, blocks_of
from services.extractor.phrases.negatives import is_noise
from services.extractor.resume.work import SURE, body_drafts, date_drafts
from services.extractor.structure.named_cells import cells, is_column_head, named
from services.extractor.structure.rows import Row, trim
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.labels import PROJECT_NAMES, TECHNOLOGIES
from shared.schemas.fact_types import FactType

MAX_NAME_WORDS = 14
_CUT = re.compile(r"\s+[|•·–—]\s*|\s+-\s+|\t|\s{3,}|:\s|\s\((?=https?:|www\.|[a-z0-9.-]+\.[a-z]{2,}/)")
_LABEL = re.compile(
    rf"(?:(?P<name>{'|'.join(PROJECT_NAMES)}|title|name|título|titel|titolo)|"
    rf"(?P<about>role|description|abstract|objective|team size|duration|period|{'|'.join(TECHNOLOGIES)}|platform|"
    r"rolle|beschreibung|teamgröße|rôle|description du projet|rol|descripción|papel|descrição))"
    r"(?:[ \u00a0]*:[ \u00a0]*|\t+)(?=\S)",
    re.IGNORECASE,
)
# Behind the name, a page of the project: "Tern, tern.example.org", not "Chat, node.js".
_ADDRESS = re.compile(
    r",?\s+(?:https?://\S+|(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\.[a-z]{2,}(?:/\S*)?|[a-z0-9-]+\.[a-z]{2,}/\S*)\s*$"
)
_NAMED_ROW = re.compile(r"[A-ZÀ-Ý0-9«\"“„](?:[^\s:]+ ){0,4}[^\s:]+: \S")
_DASHED_ROW = re.compile(r"[A-ZÀ-Ý0-9«\"“„](?:\S+ ){0,5}\S+ [–—|-] \S")
_LINK = r"(?:https?://\S+|www\.\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/\S*)"
_ONLY_ADDRESS = re.compile(_LINK)
_NAMED_ADDRESS = re.compile(rf"[^\W\d_][^\n]{{1,60}}?[\s,:|(–—-]+{_LINK}\)?$")


def read_projects(document: Document, section: Section) -> list[Draft]:
    """The facts of a section of projects."""
    rows = named(section.rows, "projects") if any(is_column_head(row.text) for row in section.rows) else section.rows
    drafts = [draft for row in rows if len(row.roles) > 1 for draft in _in_table(document, row, section.kind)]
    rows = document.unwrapped([_labelled(row) for row in rows if len(row.roles) <= 1 and not is_noise(row.text)])
    blocks = blocks_of(rows, document.dates, "projects")
    for block in _with_addresses(_with_listed(blocks)):
        drafts.extend(_project(document, block, section.kind))
    return drafts


def _in_table(document: Document, row: Row, section: str) -> list[Draft]:
    """The project of a table's row: its name, else for whom it was, with its dates and what was done."""
    found = {role: (start, end) for role, start, end in reversed(cells(row)) if start < end}
    name = found.get("name") or found.get("employer")
    if name is None:
        return []
    entry = ("project", row.start)
    drafts = [Draft(FactType.PROJECT_NAME, *name, " ".join(document.text[slice(*name)].split()), SURE, entry, section)]
    dates = _best(document.dates(row))
    drafts.extend(date_drafts(dates, FactType.PROJECT_START, FactType.PROJECT_END, entry, section))
    about = found.get("duties")
    if about is not None:
        value = " ".join(document.text[slice(*about)].split())
        drafts.append(Draft(FactType.PROJECT_DESCRIPTION, *about, value, SURE, entry, section))
    return drafts


def _labelled(row: Row) -> Row:
    """`Title: Smart Irrigation` names a project, `Role: ...` and `Team size: 4` below it say what it was."""
    label = _LABEL.match(row.text)
    if label is None:
        return row
    if label.lastgroup == "name":
        return replace(row, start=row.start + label.end(), text=row.text[label.end() :], bullet=False, roles=("name",))
    return replace(row, roles=("duties",))


def _with_listed(blocks: Sequence[Block]) -> list[Block]:
    """`- Name: what it is` items without any header are projects of their own."""
    result: list[Block] = []
    for block in blocks:
        rows = [*block.header, *block.body]
        if _are_dashed(rows) if block.header else _are_named(rows):
            result += [Block([row], []) for row in rows]
            continue
        if block.header or not all(row.bullet or row.text[:1].islower() for row in block.body):
            result.append(block)
            continue
        for row in block.body:
            if row.bullet and _CUT.search(row.text[:80]):
                result.append(Block([row], []))
            elif result:
                result[-1].body.append(row)
    return result


def _are_named(rows: Sequence[Row]) -> bool:
    """Whether each row is `Name: what it is`, with a short name."""
    return bool(rows) and all(not row.bullet and _NAMED_ROW.match(row.text) is not None for row in rows)


def _are_dashed(rows: Sequence[Row]) -> bool:
    """Whether each of several rows is `Name – what it is`, on one line."""
    return len(rows) > 1 and all(not row.bullet and _DASHED_ROW.match(row.text) is not None for row in rows)


def _with_addresses(blocks: Sequence[Block]) -> list[Block]:
    """Rows of a name and an address, one below the other, are projects of their own."""
    result: list[Block] = []
    for block in blocks:
        rows = [*block.header, *block.body]
        named = [i for i, row in enumerate(rows) if not row.bullet and _NAMED_ADDRESS.match(row.text)]
        if len(named) < 2 or named[0] != 0:
            result.append(block)
            continue
        result += [Block([rows[a]], rows[a + 1 : b]) for a, b in pairwise([*named, len(rows)])]
    return result


def _project(document: Document, block: Block, section: str) -> list[Draft]:
    if not block.header:
        return []
    name = None if _ONLY_ADDRESS.fullmatch(block.header[0].text) else _name(document, block.header[0])
    if name is None and len(block.header) > 1:
        name = _name(document, block.header[1])
    if name is None:
        return []
    entry = ("project", block.start)
    value = " ".join(document.text[name[0] : name[1]].split())
    drafts = [Draft(FactType.PROJECT_NAME, name[0], name[1], value, SURE if block.body else 0.6, entry, section)]
    dates = [date for row in block.header for date in document.dates(row)]
    drafts.extend(date_drafts(_best(dates), FactType.PROJECT_START, FactType.PROJECT_END, entry, section))
    drafts.extend(_about(document, block, name, entry, section))
    rest = [row for row in block.header[1:] if row.words > 5 and not document.dates(row)]
    whole = Block(block.header, [*rest, *block.body])
    drafts.extend(body_drafts(document, whole, FactType.PROJECT_DESCRIPTION, FactType.PROJECT_BULLET, entry, section))
    return drafts


def _about(
    document: Document, block: Block, name: tuple[int, int], entry: tuple[str, int], section: str
) -> list[Draft]:
    """What stands behind the name and a colon in the name's own row says what the project is."""
    row = next(row for row in block.header if row.start <= name[0] < row.end)
    if document.text[name[1] : name[1] + 2] != ": ":
        return []
    dated = (date.start for date in document.dates(row) if date.start > name[1])
    start, end = trim(document.text, name[1] + 2, min(dated, default=row.end), " \t|,(–—-")
    if len(document.text[start:end].split()) < 3:
        return []
    value = document.plain(start, end)
    return [Draft(FactType.PROJECT_DESCRIPTION, start, end, value, 0.75, entry, section, text=value)]


def _best(dates: Sequence[DateRange]) -> DateRange | None:
    return next((date for date in dates if date.is_range), dates[0] if dates else None)


def _name(document: Document, row: Row) -> tuple[int, int] | None:
    """The header row's first phrase outside of its dates."""
    start, end = row.start, row.end
    if row.roles == ("name",) and row.words <= MAX_NAME_WORDS:
        return start, end
    for date in document.dates(row):
        if date.start - start <= 1:
            start = date.end
        elif date.start < end:
            end = date.start
    start, end = trim(document.text, start, end, " \t\u00a0,;:|•·–—-[]*()")
    cut = _CUT.search(document.text[start:end])
    if cut and cut.start() > 1:
        end = start + cut.start()
    address = _ADDRESS.search(document.text[start:end])
    if address and address.start() > 1:
        end = start + address.start()
    start, end = trim(document.text, start, end, " \t\u00a0,;:|•·–—-[]*")
    if start >= end or len(document.text[start:end].split()) > MAX_NAME_WORDS:
        return None
    return start, end
