"""Which jobs, schools and projects of several documents are one."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from uuid import UUID

from rapidfuzz import fuzz

from services.knowledge_graph.joining.disjoint_sets import DisjointSets
from services.knowledge_graph.joining.keys import Entry
from services.knowledge_graph.normalise.degrees import degree_field, degree_level
from services.knowledge_graph.normalise.organisations import beginnings, same_organisation
from services.knowledge_graph.normalise.titles import same_title, title
from services.knowledge_graph.normalise.words import words

LARGEST_BLOCK = 40
"""Entries whose names begin alike are compared with each other up to this many; beyond, only equal names
are."""
PROJECT_RATIO = 90
"""rapidfuzz ratio (0 to 100) from which two names of projects are one."""
SHORTEST_PROJECT = 4
"""Letters of a project's name that another name may begin with."""


def linked_entries(documents: Mapping[UUID, Iterable[Entry]]) -> Mapping[str, str]:
    """Entry key to the id of the entry of the person that it is: the smallest key among those linked.

    Entries with one key are one. Others are linked, best match first, when no document states both:
    same employer and title; same employer and the same start, whatever the title (which then is a
    contradiction); same school and degree; same name of a project. The result does not depend on the
    order of documents.
    """
    sets: DisjointSets[str] = DisjointSets()
    variants: dict[str, set[Entry]] = {}
    stated: dict[str, set[UUID]] = {}
    for document_id, entries in documents.items():
        for entry in entries:
            variants.setdefault(entry.key, set()).add(entry)
            stated.setdefault(entry.key, set()).add(document_id)
    for key in sorted(variants):
        sets.add(key, stated[key])
    for _, one, other in sorted(_matches(variants, stated), reverse=True):
        sets.join_across_documents(one, other)
    return {key: min(members) for members in sets.sets() for key in members}


def _matches(variants: Mapping[str, set[Entry]], stated: Mapping[str, set[UUID]]) -> Iterator[tuple[float, str, str]]:
    """Pairs of entry keys of different documents that may be one entry, with a score."""
    seen: set[tuple[str, str]] = set()
    for block in _blocks(variants):
        for one, other in combinations(block, 2):
            if (one, other) in seen or stated[one] & stated[other]:
                continue
            seen.add((one, other))
            score = max(_score(a, b) for a in variants[one] for b in variants[other])
            if score > 0:
                yield score, one, other


def _blocks(variants: Mapping[str, set[Entry]]) -> Iterator[list[str]]:
    """Sorted keys of entries whose names begin alike, or that share all of a name."""
    loose: dict[tuple[str, str], set[str]] = {}
    strict: dict[tuple[str, str], set[str]] = {}
    for key, entries in variants.items():
        for entry in entries:
            for beginning in beginnings(entry.names[0]):
                loose.setdefault((entry.kind, beginning), set()).add(key)
            for name in entry.identity[1:3]:
                if name:
                    strict.setdefault((entry.kind, name), set()).add(key)
    for block in (*loose.values(), *strict.values()):
        if 2 <= len(block) <= LARGEST_BLOCK:
            yield sorted(block)


def _score(one: Entry, other: Entry) -> float:
    """How well two entries of one kind match; 0 when they are not one."""
    if one.kind == "project":
        return 3.0 if _same_project(one.names[0], other.names[0]) else 0.0
    if one.kind in ("certificate", "award", "publication"):
        return 3.0 if set(words(one.names[0])) == set(words(other.names[0])) else 0.0
    if one.start and other.start and one.start.year != other.start.year and _told_apart_by_year(one, other):
        return 0.0
    same_dates = _same_dates(one, other)
    compare = _education_score if one.kind == "education" else _work_score
    score = compare(one, other, same_dates)
    return score + 0.5 * same_dates if score else 0.0


def _same_project(one: str, other: str) -> bool:
    """Whether two names are nearly equal, or the longer one goes on after the shorter (with its address)."""
    short, long = sorted((words(one), words(other)), key=lambda w: (len(w), w))
    if fuzz.ratio(" ".join(short), " ".join(long)) >= PROJECT_RATIO:
        return True
    return len("".join(short)) >= SHORTEST_PROJECT and long[: len(short)] == short


def _told_apart_by_year(one: Entry, other: Entry) -> bool:
    return len(one.identity) > 3 or len(other.identity) > 3


def _same_dates(one: Entry, other: Entry) -> bool:
    """Whether they start in the same month, or start and end in the same year."""
    if not one.start or not other.start or not one.start.agrees_with(other.start):
        return False
    if one.start.month and other.start.month:
        return True
    return bool(one.end and other.end and one.end.agrees_with(other.end))


def _work_score(one: Entry, other: Entry, same_dates: bool) -> float:
    (employer, post), (other_employer, other_post) = one.names, other.names
    if not employer or not other_employer:
        # A review or a letter often names only the title; a title alone is weak, so it comes last.
        return 1.0 if post and other_post and same_title(post, other_post) else 0.0
    if not same_organisation(employer, other_employer):
        return 0.0
    if not post or not other_post:
        return 1.5
    if title(post) == title(other_post):
        return 4.0
    if same_title(post, other_post):
        return 3.0
    return 2.0 if same_dates else 0.0


def _education_score(one: Entry, other: Entry, same_dates: bool) -> float:
    (school, degree), (other_school, other_degree) = one.names, other.names
    if school and other_school and not same_organisation(school, other_school):
        return 0.0
    if not degree or not other_degree:
        return 1.0 if school and other_school else 0.0
    named = bool(school and other_school)
    if degree_level(degree) == degree_level(other_degree) and _fields_agree(degree, other_degree):
        return 4.0 if named else 1.5
    return 2.0 if named and same_dates else 0.0


def _fields_agree(one: str, other: str) -> bool:
    ours, theirs = set(degree_field(one)), set(degree_field(other))
    return ours <= theirs or theirs <= ours
