"""Wordings of headings that head no section: they stand in every entry ("Highlights", "Responsibilities"), or name a
group of a list ("Leadership" among skills)."""

import re
from collections.abc import Sequence

from services.extractor.heading_wording import normal
from services.extractor.rows import Row

# Headings inside of an entry, beside those of `labels.DUTIES_LABEL`, and the address of an employer's page, alone in
# their row.
SAYS_NOTHING = re.compile(
    r"(?:(?:key |main )?(?:highlights|achievements|accomplishments)|missions|réalisations|logros|responsabilidades|"
    r"atividades|obowiązki)\s*:?|https?://\S+|www\.\S+",
    re.IGNORECASE,
)
_GROUP_SIZE = 0.94  # times the size of headings: smaller than they are
# Kinds of sections whose wordings are also names of groups of skills.
_OF_GROUPS = frozenset(("skills", "languages", "volunteering", "certificates", "interests"))
_OF_ENTRIES = frozenset(("work", "volunteering", "projects", "education"))


def headings_of_entries(rows: Sequence[Row], kinds: Sequence[str | None]) -> frozenset[int]:
    """The positions of headings that occur several times, first below a heading of jobs, projects or schools.

    Wordings for jobs and schools themselves are left out: a page may repeat them.
    """
    places: dict[str, list[int]] = {}
    inside: set[str] = set()
    above: str | None = None
    for position, kind in enumerate(kinds):
        if kind is None:
            continue
        name = normal(rows[position].text)
        if kind not in ("work", "education"):
            if name not in places and above in _OF_ENTRIES:
                inside.add(name)
            places.setdefault(name, []).append(position)
        above = above if name in inside else kind
    return frozenset(i for name in sorted(inside) if len(places[name]) >= 2 for i in places[name])


Style = tuple[float | None, bool, bool]
"""size in points, bold, capitals"""


def style_of(row: Row) -> Style:
    """How a row is set; headings of one rank are set alike."""
    return (round(row.size, 1) if row.size is not None else None, row.bold, row.text.isupper())


def headings_of_groups(rows: Sequence[Row], kinds: Sequence[str | None]) -> list[int]:
    """The positions of headings inside a list of skills or languages that are set smaller than the sections' headings:
    they name a group of the list ("Leadership", "Programming languages")."""
    found = [i for i, kind in enumerate(kinds) if kind is not None]
    styles = [style_of(rows[i]) for i in found]
    usual = max(styles, key=styles.count, default=(None, False, False))
    if usual[0] is None or styles.count(usual) < 3:
        return []
    groups: list[int] = []
    inside = False
    names = [normal(rows[i].text) for i in found]
    for i in found:
        size, _, capitals = style_of(rows[i])
        smaller = size is not None and size < _GROUP_SIZE * usual[0]
        smaller = smaller or (usual[2] and not capitals and size is not None and size <= usual[0])
        if inside and smaller and kinds[i] in _OF_GROUPS and names.count(normal(rows[i].text)) == 1:
            groups.append(i)
        else:
            inside = kinds[i] in ("skills", "languages")
    return groups
