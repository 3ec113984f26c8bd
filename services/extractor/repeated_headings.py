"""Wordings of headings that stand in every entry ("Highlights", "Responsibilities"): parts of entries, no sections."""

from collections.abc import Sequence

from services.extractor.heading_wording import normal
from services.extractor.rows import Row

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
