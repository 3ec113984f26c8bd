"""Wordings of headings that head no section: they stand in every entry ("Highlights", "Responsibilities"), or name a
group of a list ("Leadership" among skills)."""

from collections import Counter
from collections.abc import Sequence

from services.extractor.structure.heading_wording import normal
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.languages import LANGUAGE_NAMES

_GROUP_SIZE = 0.94  # times the size of headings: smaller than they are
# Kinds of sections whose wordings are also names of groups of skills.
_OF_GROUPS = frozenset(("skills", "languages", "volunteering", "certificates", "interests"))
_OF_ENTRIES = frozenset(("work", "volunteering", "projects", "education"))


def headings_of_entries(rows: Sequence[Row], kinds: Sequence[str | None]) -> frozenset[int]:
    """The positions of headings that occur several times, first below a heading of jobs, projects or schools.

    Wordings for jobs and schools themselves are left out, as a page may repeat them, unless another of the same kind
    stands right above the first of them ("Job profile" below "Experience").
    """
    places: dict[str, list[int]] = {}
    inside: set[str] = set()
    above: str | None = None
    opening = ""
    for position, kind in enumerate(kinds):
        if kind is None:
            continue
        name = normal(rows[position].text)
        if kind not in ("work", "education") or (above == kind and name != opening):
            if name not in places and above in _OF_ENTRIES:
                inside.add(name)
            places.setdefault(name, []).append(position)
        if name not in inside:
            above, opening = kind, name
    return frozenset(i for name in sorted(inside) if len(places[name]) >= 2 for i in places[name])


Style = tuple[float | None, bool, bool]
"""size in points, bold, capitals"""


def style_of(row: Row) -> Style:
    """How a row is set; headings of one rank are set alike."""
    return (round(row.size, 1) if row.size is not None else None, row.bold, row.text.isupper())


def headings_of_groups(rows: Sequence[Row], kinds: Sequence[str | None]) -> list[int]:
    """The positions of headings inside a list of skills or languages that are set smaller than the heading of that
    list: they name a group of it ("Leadership", "Programming languages"). In a sidebar all headings may be small."""
    found = [i for i, kind in enumerate(kinds) if kind is not None]
    names = Counter(normal(rows[i].text) for i in found)
    groups: list[int] = []
    above: Style | None = None
    for i in found:
        style = style_of(rows[i])
        alone = names[normal(rows[i].text)] == 1
        listed = above is not None and _is_weaker(style, above) and kinds[i] in _OF_GROUPS and alone
        if listed and not (kinds[i] == "languages" and _names_language(rows[i + 1 : i + 2])):
            groups.append(i)
        else:
            above = style if kinds[i] in ("skills", "languages") else None
    return groups


def _names_language(below: Sequence[Row]) -> bool:
    """Whether people speak what stands below a heading: French, not Python."""
    return any(word.strip(",:;()").casefold() in LANGUAGE_NAMES for row in below for word in row.text.split()[:3])


def _is_weaker(style: Style, above: Style) -> bool:
    """Whether a heading is smaller than the one above, or has small letters below one in capitals."""
    if style[0] is None or above[0] is None:
        return False
    return style[0] < _GROUP_SIZE * above[0] or (above[2] and not style[2] and style[0] <= above[0])
