"""Groups of skills: which rows name a group by the way they are set, and which groups hold nothing."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from services.extractor.structure.rows import Row
from services.extractor.vocabulary.skill_words import GROUP_NAMES_IN_LISTS

_MOST_WORDS = 5  # of a group's name, and of an item of its list
_FEWEST_LISTS = 2
_EMPTY = re.compile(r"[^:|•\n]{2,60}:\s*")
_LISTED = re.compile(r"[,;·•|]|:\s*\S")  # what stands behind the name of a group in its own row
_NAMED = re.compile(r"\s*[^:|•\n]{2,60}:(?:\s|$)")
_BESIDE = re.compile(r"\t+(?=[^\t\n:,;|]{2,40}:\s)")

MAX_GROUP_WORDS = 6
TAB_GROUP = re.compile(r"^\s*([^\t:,;|•]{1,40}?) *\t+(?=\S)")

_ITEM_EDGES = " \t\n|•·,;:–-"
_Style = tuple[bool, bool, bool, float | None]


def is_empty_group(passage: str, following: str) -> bool:
    """Whether a list is a name and a colon with nothing behind it, and the next one is a group of its own: then the
    name is the skill (`Welding:`)."""
    return _EMPTY.fullmatch(passage) is not None and (not following or _NAMED.match(following) is not None)


def groups_beside(text: str, lists: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of lists in `text`, cut where groups stand side by side: `Coding: Go, SQL <tab> Methods: forecasts`."""
    spans: list[tuple[int, int]] = []
    for start, end in lists:
        cuts = [found.end() for found in _BESIDE.finditer(text, start, end)] if _NAMED.match(text, start, end) else []
        spans += pairwise([start, *cuts, end])
    return spans


def without_empty_groups(text: str, lists: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of lists in `text`, those of groups with nothing behind their colon without it."""
    for number, (start, end) in enumerate(lists):
        following = text[lists[number + 1][0] : lists[number + 1][1]] if number + 1 < len(lists) else ""
        yield (
            (start, start + text[start:end].rindex(":")) if is_empty_group(text[start:end], following) else (start, end)
        )


def without_group_rows(rows: Sequence[Row]) -> list[Row]:
    """Without bold rows over lists, where every list has one: `Programming`, and its items below."""
    heads = [i for i, row in enumerate(rows) if not row.bullet]
    headed = heads and heads[0] == 0 and all(i + 1 < len(rows) and rows[i + 1].bullet for i in heads)
    if not headed or not all(rows[i].bold and rows[i].words <= MAX_GROUP_WORDS for i in heads):
        return list(rows)
    return [row for row in rows if row.bullet]


def without_group_names(rows: Sequence[Row]) -> list[Row]:
    """The rows without those that name groups by their style: all set alike, above short items that are all set
    alike and weaker. A name with no item below it is a skill."""
    styles = [_style(row) for row in rows]
    if len(set(styles)) != 2 or len(rows) < 3:
        return list(rows)
    name = styles[0]
    items = [row for row, style in zip(rows, styles, strict=True) if style != name]
    names = [row for row, style in zip(rows, styles, strict=True) if style == name]
    if (
        any(_LISTED.search(row.text) for row in names)
        or not _is_stronger(name, _style(items[0]))
        or not all(_are_short(row) for row in (*items, *names))
    ):
        return list(rows)
    return [
        row for i, row in enumerate(rows)
        if styles[i] != name or i + 1 == len(rows) or styles[i + 1] == name
    ]  # fmt: skip


def without_names_over_lists(rows: Sequence[Row]) -> list[Row]:
    """The rows without names of groups, where every row of lists (cells with commas) stands below one of as many
    names, two lists or more in all."""
    kinds = [(row.text.count("\t") + 1, "," in row.text) for row in rows]
    pairs = list(zip(kinds[::2], kinds[1::2], strict=False))
    alternate = len(kinds) % 2 == 0 and all(not a[1] and b[1] and a[0] == b[0] for a, b in pairs)
    names = rows[::2]
    plain = all(_are_short(row) and not row.bullet and not _LISTED.search(row.text) for row in names)
    return list(rows[1::2]) if alternate and plain and sum(b[0] for _, b in pairs) >= _FEWEST_LISTS else list(rows)


def without_names_in_list(passage: str, items: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of a list's items without names of groups among them: the first item is one, there are two or more, and
    each stands before items that are none."""
    named = [passage[a:b].strip(_ITEM_EDGES).casefold() in GROUP_NAMES_IN_LISTS for a, b in items]
    apart = all(not (left and right) for left, right in pairwise([*named, True]))
    if not named or not named[0] or sum(named) < _FEWEST_LISTS or not apart or 2 * sum(named) > len(named):
        return list(items)
    return [item for item, is_name in zip(items, named, strict=True) if not is_name]


def names_groups_by_tabs(rows: Sequence[Row]) -> bool:
    """Whether rows are `group <tab> list`, as in a table of two columns: the lists have commas, the groups none."""
    cells = [row.text.split("\t") for row in rows if "\t" in row.text]
    pairs = [cell for cell in cells if len(cell) == 2 and TAB_GROUP.match("\t".join(cell))]
    return bool(pairs) and len(pairs) == len(cells) and any(re.search(r"[,;|•]", right) for _, right in pairs)


def _style(row: Row) -> _Style:
    return row.bullet, row.bold, row.heading, round(row.size) if row.size is not None else None


def _is_stronger(name: _Style, item: _Style) -> bool:
    """Whether a row set like `name` stands above rows set like `item`."""
    larger = name[3] is not None and item[3] is not None and name[3] > item[3]
    return not name[0] and (name[2] > item[2] or name[1] > item[1] or larger or item[0])


def _are_short(row: Row) -> bool:
    cells = [cell for cell in re.split(r"[\t,;|·•]", row.text) if cell.strip()]
    return all(len(cell.split()) <= _MOST_WORDS for cell in cells) and not row.text.endswith(".")
