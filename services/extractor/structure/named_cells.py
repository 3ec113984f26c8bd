"""Tables whose cells are named: a row of column names above the rows, or a label in the cell on the left.

Word processors set jobs and schools as tables: `Company | Position | From | To` above one row an entry, or
`Employer | Acme` with one field a row. What names a cell says which field it holds; `Row.roles` keeps that.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from services.extractor.phrases.roles import school_score
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.labels import LABELS

# The fields that cells may be named after, by kind of section, the likelier first.
_FIELDS = {
    "education": ("school", "degree", "field", "date", "grade", "place", "board", "duties", "number"),
    "projects": ("name", "employer", "title", "date", "place", "duties", "technologies", "number"),
    "work": ("employer", "title", "date", "place", "duties", "technologies", "number"),
}
_BODY = frozenset({"duties", "technologies", "number"})
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_DUTIES = re.compile(r"([^\W\d_][^:\t]{3,50}?)\s*:\s*(.*)$", re.DOTALL)
_PLACE_OF_WORK = re.compile(r"(?:(?:name of )?(?:vessel|ship)|client)(?: name)?", re.IGNORECASE)
MAX_NAME_LENGTH = 60
MIN_COLUMNS, MAX_COLUMNS = 3, 8
_LABELS_ABOVE = 4


def role_of(name: str, kind: str) -> str | None:
    """The field that a cell's name stands for in a section of `kind` (`work` or `education`), or None."""
    if not name or len(name) > MAX_NAME_LENGTH:
        return None
    plain = " ".join(name.split()).strip(" .:*•-")
    parts = plain.split("/") if not any(map(str.isdigit, plain)) else []  # "03/2019" is no name
    for spelled in (plain, _BRACKET.sub("", plain), *(part.strip() for part in parts)):
        for field in _FIELDS[kind]:
            if LABELS[field].fullmatch(spelled):
                return field
    return None


def is_column_head(text: str) -> bool:
    """Whether a row holds nothing but names of columns, three or more, or an employer and a title."""
    return any(column_roles(text, kind) is not None for kind in _FIELDS)


def named(rows: Sequence[Row], kind: str) -> list[Row]:
    """The rows with the roles of their cells; rows of column names are left out, and so are labels.

    A row of a table of entries keeps its span and has a role for each cell; of a row with a label the span is that
    of the value, and it has one role.
    """
    rows = _without_heads(rows, kind)
    result: list[Row] = []
    columns: tuple[str, ...] = ()
    skip = False
    below = _has_labels_above(rows, kind)
    for row, following in zip_longest(rows, rows[1:]):
        if skip:
            skip = False
            continue
        head = column_roles(row.text, kind)
        if head is not None:
            columns = head
            continue
        count = row.text.count("\t") + 1
        if columns and count == len(columns):
            result.append(replace(row, roles=columns, bullet=False))
            continue
        if count == len(columns) - 1 > 1 and columns[-1] in _BODY:  # what was done stands below, line by line
            result.append(replace(row, roles=columns[:-1], bullet=False))
            continue
        role = role_of(row.text, kind) if below else None
        if role is not None and following is not None and role_of(following.text, kind) is None:
            result.append(replace(following, roles=(role,), gap_before=row.gap_before))
            skip = True
            continue
        labelled, skip = _labelled(row, following, kind)
        if labelled is not None:
            result.append(labelled)
    return result


def _without_heads(rows: Sequence[Row], kind: str) -> list[Row]:
    """The rows without the head of a table that was pasted as text, whose names stand in lines of their own."""
    result: list[Row] = []
    for found, run in groupby(rows, lambda row: "\t" not in row.text and role_of(row.text, kind) is not None):
        names = list(run)
        if not found or len({role_of(row.text, kind) for row in names}) < MIN_COLUMNS:
            result += names
    return result


def _has_labels_above(rows: Sequence[Row], kind: str) -> bool:
    """Whether labels stand in lines of their own, as where a table was pasted as text, cell by cell."""
    roles = [role for row in rows if "\t" not in row.text for role in (role_of(row.text, kind),) if role is not None]
    return len(roles) >= _LABELS_ABOVE and len(set(roles)) >= 2 and len(roles) >= 0.3 * len(rows)


def is_body(row: Row) -> bool:
    """Whether a named row says what was done or with which tools: no field of the entry's head."""
    return len(row.roles) == 1 and row.roles[0] in _BODY


def cells(row: Row) -> list[tuple[str, int, int]]:
    """(role, start, end) of each named cell, without the blanks around it."""
    found = []
    position = row.start
    for role, cell in zip(row.roles, row.text.split("\t"), strict=False):
        start, end = trim(cell, 0, len(cell))
        found.append((role, position + start, position + end))
        position += len(cell) + 1
    return found


def dated_text(row: Row) -> str:
    """The row's text, as long as it is, with nothing but its columns of dates; two side by side are a range."""
    if row.roles.count("date") == 0:
        return row.text
    pieces: list[str] = []
    before = ""
    for role, cell in zip(row.roles, row.text.split("\t"), strict=False):
        if pieces:
            pieces.append("–" if role == before == "date" else "\t")
        pieces.append(cell if role == "date" else " " * len(cell))
        before = role
    return "".join(pieces)


def column_roles(text: str, kind: str) -> tuple[str, ...] | None:
    """The roles of a row of column names, or None where the row is none. Unknown names are allowed for a third."""
    names = text.split("\t")
    if not 2 <= len(names) <= MAX_COLUMNS or any(c.isdigit() for c in text) or names[0].rstrip().endswith(":"):
        return None
    roles = [role_of(name, kind) for name in names]
    if roles.count("employer") > 1:  # "Vessel" beside "Company"
        apart = [_PLACE_OF_WORK.fullmatch(name.strip()) is not None for name in names]
        roles = [None if other else role for role, other in zip(roles, apart, strict=True)]
    known = [role for role in roles if role is not None]
    if len(known) < 2 or len(known) < 0.65 * len(names) or len(set(known)) < 2:
        return None
    if len(names) == 2 and not {"employer", "school", "name"} & set(known):
        return None
    if "board" in known and "school" not in known:
        roles = ["school" if role == "board" else role for role in roles]
    if kind == "education" and "place" in known and "school" not in known:
        roles = ["school" if role == "place" else role for role in roles]  # where it was is where one learned
    if kind == "work" and "employer" not in known and {"title", "date"} <= set(known) and roles.count(None) == 1:
        roles = ["employer" if role is None else role for role in roles]
    return tuple(role or "other" for role in roles)


def _labelled(row: Row, following: Row | None, kind: str) -> tuple[Row | None, bool]:
    """The value of a row `label <tab> value`, and whether the next row is the rest of the label.

    None where a row only announces the duties below it.
    """
    duties = _DUTIES.match(row.text)
    if duties is not None and role_of(duties.group(1), kind) == "duties":
        if not duties.group(2):
            return None, False
        return replace(row, start=row.start + duties.start(2), text=duties.group(2), roles=("duties",)), False
    name, tab, value = row.text.partition("\t")
    value = value.strip()
    stated = name.rstrip().endswith(":")  # "Level: Secondary"
    if not tab or not value or "\t" in value or (role_of(value, kind) is not None and not stated):
        return row, False
    rest = False
    role = role_of(name, kind)
    if following is not None and "\t" not in following.text and not following.gap_before and len(following.text) < 40:
        longer = role_of(f"{name.strip()} {following.text}", kind)
        rest = longer is not None
        role = longer or role
    if role is None or (role != "date" and len(name) > MAX_NAME_LENGTH):
        return row, False
    if role == "degree" and school_score(value):  # "Diploma <tab> Hillview College"
        return row, False
    start = row.start + row.text.rindex(value)
    return replace(row, start=start, text=value, bullet=False, bold=False, roles=(role,)), rest
