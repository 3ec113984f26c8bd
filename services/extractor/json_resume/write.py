"""Facts as a JSON Resume document (jsonresume.org schema 1.0.0)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from shared.schemas.reading import Box

NESTED, MOST_NESTED = 5.0, 60.0
"""Points by which a nested list item is set in; more is another column."""

_Entries = dict[UUID, dict[str, list[Fact]]]


def to_json_resume(facts: Iterable[Fact]) -> dict[str, Any]:
    """A JSON Resume of the facts that a person holds; empty parts are left out.

    An ongoing job has no `endDate`; a phone is given as it was written; each skill is an entry of its own,
    because a group's name is no skill.
    """
    held = sorted(
        (f for f in facts if f.subject == "person" and f.holding == "held"),
        key=lambda f: (f.evidence.start, f.evidence.end, f.type),
    )
    by_type: dict[str, list[Fact]] = defaultdict(list)
    entries: _Entries = {}
    for fact in held:
        by_type[fact.type].append(fact)
        if fact.entry_id is not None:
            entries.setdefault(fact.entry_id, defaultdict(list))[fact.type].append(fact)
    document = {
        "basics": _basics(by_type),
        "work": [_work(e) for e in _with(entries, FactType.WORK_EMPLOYER, FactType.WORK_TITLE)],
        "volunteer": [_volunteer(e) for e in _with(entries, FactType.VOLUNTEER_ORGANISATION, FactType.VOLUNTEER_ROLE)],
        "education": [_education(e) for e in _with(entries, FactType.EDUCATION_SCHOOL, FactType.EDUCATION_DEGREE)],
        "skills": _skills(by_type),
        "languages": [
            _clean({"language": f.value["name"], "fluency": f.value["level"]}) for f in by_type[FactType.LANGUAGE]
        ],
        "projects": [_project(e) for e in _with(entries, FactType.PROJECT_NAME)],
        "certificates": [
            _listed(e, "name", FactType.CERTIFICATE, "issuer", FactType.CERTIFICATE_ISSUER,
                    "date", FactType.CERTIFICATE_DATE)
            for e in _with(entries, FactType.CERTIFICATE)
        ],
        "awards": [
            _listed(e, "title", FactType.AWARD, "awarder", FactType.AWARD_ISSUER, "date", FactType.AWARD_DATE)
            for e in _with(entries, FactType.AWARD)
        ],
        "publications": [
            _listed(e, "name", FactType.PUBLICATION, "publisher", FactType.PUBLICATION_PUBLISHER,
                    "releaseDate", FactType.PUBLICATION_DATE)
            for e in _with(entries, FactType.PUBLICATION)
        ],
        "references": [
            _clean({"name": _first(e, FactType.REFERENCE), "reference": " ".join(_texts(e, FactType.REFERENCE_DETAIL))})
            for e in _with(entries, FactType.REFERENCE, FactType.REFERENCE_DETAIL)
        ],
        "interests": [{"name": f.value} for f in by_type[FactType.INTEREST]],
    }  # fmt: skip
    return _clean(document)


def _with(entries: _Entries, *types: FactType) -> list[dict[str, list[Fact]]]:
    return [entry for entry in entries.values() if any(entry.get(t) for t in types)]


def _clean(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if item not in (None, "", [], {})}


def _first(entry: dict[str, list[Fact]], type_: FactType) -> Any:
    facts = entry.get(type_)
    return facts[0].value if facts else None


def _date(entry: dict[str, list[Fact]], type_: FactType) -> str | None:
    value = _first(entry, type_)
    return None if value is None or value["ongoing"] else value["date"]


def _texts(entry: dict[str, list[Fact]], type_: FactType) -> list[str]:
    return [fact.value for fact in entry.get(type_, ())]


def _highlights(bullets: Sequence[Fact]) -> list[str]:
    """One text a list item; the format knows no lists in lists, so nested items follow their parent's text."""
    texts: list[str] = []
    parent: Box | None = None
    for fact in bullets:
        box = fact.evidence.boxes[0] if fact.evidence.boxes else None
        same_page = parent is not None and box is not None and box.page == parent.page
        if texts and same_page and box is not None and parent is not None and NESTED < box.x0 - parent.x0 < MOST_NESTED:
            texts[-1] += f" - {fact.value}"
            continue
        texts.append(fact.value)
        parent = box
    return texts


def _basics(by_type: dict[str, list[Fact]]) -> dict[str, Any]:
    phones = by_type[FactType.PHONE]
    links = by_type[FactType.LINK]
    place = _first(by_type, FactType.LOCATION)
    return _clean(
        {
            "name": _first(by_type, FactType.NAME),
            "label": _first(by_type, FactType.HEADLINE),
            "email": _first(by_type, FactType.EMAIL),
            "phone": phones[0].text if phones else None,
            "url": links[0].value if links else None,
            "summary": " ".join(fact.value for fact in by_type[FactType.SUMMARY]),
            "location": {"address": place} if place else None,
            "profiles": [{"url": link.value} for link in links[1:]],
        }
    )


def _work(entry: dict[str, list[Fact]]) -> dict[str, Any]:
    return _clean(
        {
            "name": _first(entry, FactType.WORK_EMPLOYER),
            "position": _first(entry, FactType.WORK_TITLE),
            "location": _first(entry, FactType.WORK_LOCATION),
            "startDate": _date(entry, FactType.WORK_START),
            "endDate": _date(entry, FactType.WORK_END),
            "summary": " ".join(_texts(entry, FactType.WORK_DESCRIPTION)),
            "highlights": _highlights(entry.get(FactType.WORK_BULLET, ())),
        }
    )


def _volunteer(entry: dict[str, list[Fact]]) -> dict[str, Any]:
    return _clean(
        {
            "organization": _first(entry, FactType.VOLUNTEER_ORGANISATION),
            "position": _first(entry, FactType.VOLUNTEER_ROLE),
            "startDate": _date(entry, FactType.VOLUNTEER_START),
            "endDate": _date(entry, FactType.VOLUNTEER_END),
            "summary": " ".join(_texts(entry, FactType.VOLUNTEER_DESCRIPTION)),
            "highlights": _highlights(entry.get(FactType.VOLUNTEER_BULLET, ())),
        }
    )


def _education(entry: dict[str, list[Fact]]) -> dict[str, Any]:
    return _clean(
        {
            "institution": _first(entry, FactType.EDUCATION_SCHOOL),
            "studyType": _first(entry, FactType.EDUCATION_DEGREE),
            "area": _first(entry, FactType.EDUCATION_FIELD),
            "startDate": _date(entry, FactType.EDUCATION_START),
            "endDate": _date(entry, FactType.EDUCATION_END),
            "score": _first(entry, FactType.EDUCATION_GRADE),
            "courses": [
                *_texts(entry, FactType.EDUCATION_COURSE),
                *_texts(entry, FactType.EDUCATION_THESIS),
                *_texts(entry, FactType.EDUCATION_NOTE),
            ],
        }
    )


def _skills(by_type: dict[str, list[Fact]]) -> list[dict[str, Any]]:
    levels = {f.value["skill"]: f.value["level"] for f in by_type[FactType.SKILL_LEVEL]}
    return [_clean({"name": f.value, "level": levels.get(f.value)}) for f in by_type[FactType.SKILL]]


def _project(entry: dict[str, list[Fact]]) -> dict[str, Any]:
    return _clean(
        {
            "name": _first(entry, FactType.PROJECT_NAME),
            "description": " ".join(_texts(entry, FactType.PROJECT_DESCRIPTION)),
            "startDate": _date(entry, FactType.PROJECT_START),
            "endDate": _date(entry, FactType.PROJECT_END),
            "highlights": _highlights(entry.get(FactType.PROJECT_BULLET, ())),
        }
    )


def _listed(entry: dict[str, list[Fact]], *pairs: Any) -> dict[str, Any]:
    keys: Sequence[str] = pairs[0::2]
    types: Sequence[FactType] = pairs[1::2]
    result: dict[str, Any] = {}
    for key, type_ in zip(keys, types, strict=True):
        result[key] = _date(entry, type_) if key.lower().endswith("date") else _first(entry, type_)
    return _clean(result)
