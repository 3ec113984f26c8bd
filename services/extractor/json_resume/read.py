"""A JSON Resume document to facts: every value that is a fact, cited where it stands in the document's JSON.

`services.extractor.json_resume.write` goes the other way. Fields that no type of fact holds give none (a company's own
description, images, the summary of an award).
"""

import json
from collections.abc import Iterator

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.entries.bodies import Item, sentences
from services.extractor.identity.contact import emails_in
from services.extractor.identity.name_parts import name_parts
from services.extractor.identity.phones import e164, region_of
from services.extractor.json_resume.dates import date_value, ongoing_value
from services.extractor.json_resume.positions import Node, parse
from services.extractor.phrases.achievements import achievements_in
from services.extractor.phrases.intents import is_own_intent
from services.extractor.phrases.mentions import leadership_in, technologies_in
from services.extractor.phrases.skill_levels import level_of
from services.extractor.vocabulary.degrees import level_of_degree
from shared.schemas.fact_types import FactType as T
from shared.schemas.json_resume import READER
from shared.schemas.reading import Reading

STATED = 0.99
"""The format itself says what each value is."""
IMPLIED = 0.8
"""By the format's convention, what has a start and no end goes on."""

_Entry = tuple[str, int]
_LISTED = (
    ("awards", "award", "title", T.AWARD, (("awarder", T.AWARD_ISSUER),), ("date", T.AWARD_DATE)),
    ("certificates", "certificate", "name", T.CERTIFICATE, (("issuer", T.CERTIFICATE_ISSUER),),
     ("date", T.CERTIFICATE_DATE)),
    ("publications", "publication", "name", T.PUBLICATION, (("publisher", T.PUBLICATION_PUBLISHER),),
     ("releaseDate", T.PUBLICATION_DATE)),
    ("references", "reference", "name", T.REFERENCE, (("reference", T.REFERENCE_DETAIL),), None),
)  # fmt: skip
_WORK = {"name": T.WORK_EMPLOYER, "position": T.WORK_TITLE, "location": T.WORK_LOCATION, "summary": T.WORK_DESCRIPTION}
_VOLUNTEER = {
    "organization": T.VOLUNTEER_ORGANISATION, "position": T.VOLUNTEER_ROLE, "summary": T.VOLUNTEER_DESCRIPTION
}  # fmt: skip
_PROJECT = {"name": T.PROJECT_NAME, "description": T.PROJECT_DESCRIPTION}
_EDUCATION = {
    "institution": T.EDUCATION_SCHOOL, "studyType": T.EDUCATION_DEGREE, "area": T.EDUCATION_FIELD,
    "score": T.EDUCATION_GRADE,
}  # fmt: skip


def is_json_resume(reading: Reading) -> bool:
    """Whether a reading is of a JSON Resume."""
    return reading.reader.endswith(f" {READER}")


def read_json_resume(document: Document) -> list[Draft]:
    """All facts that a JSON Resume states. Raises ValueError where the text is no JSON: reading has checked it."""
    root = parse(document.text)
    return [
        *_basics(document, root.member("basics")),
        *_entries(document, root, "work", "job", _WORK, (T.WORK_START, T.WORK_END), T.WORK_BULLET),
        *_entries(document, root, "volunteer", "volunteering", _VOLUNTEER,
                  (T.VOLUNTEER_START, T.VOLUNTEER_END), T.VOLUNTEER_BULLET),
        *_entries(document, root, "projects", "project", _PROJECT, (T.PROJECT_START, T.PROJECT_END), T.PROJECT_BULLET),
        *_entries(document, root, "education", "education", _EDUCATION, (T.EDUCATION_START, T.EDUCATION_END), None),
        *_lists(root),
        *_skills(root),
        *_languages(root),
        *_interests(root),
    ]  # fmt: skip


def _text(node: Node | None, type_: T, section: str, entry: _Entry | None = None) -> Iterator[Draft]:
    """A fact whose value is the string itself."""
    if node is not None and isinstance(node.value, str) and node.value:
        yield Draft(type_, node.start, node.end, node.value, STATED, entry, section, text=node.value)


def _basics(document: Document, basics: Node | None) -> Iterator[Draft]:
    if basics is None:
        return
    for name in _text(basics.member("name"), T.NAME, "contact"):
        yield name
        yield from name_parts(document, name)
    yield from _text(basics.member("label"), T.HEADLINE, "contact")
    for email in _text(basics.member("email"), T.EMAIL, "contact"):
        if any(True for _ in emails_in(str(email.value))):
            yield Draft(T.EMAIL, email.start, email.end, str(email.value).lower(), STATED, None, "contact")
    location = basics.member("location")
    yield from _phone(document, basics, location)
    for links in (basics, *basics.items("profiles")):
        yield from _link(links.member("url"))
    if location is not None:
        written = [location.member(name) for name in ("city", "address", "region")]
        yield from _text(next((one for one in written if one and one.value), None), T.LOCATION, "contact")
    yield from _summary(document, basics.member("summary"))


def _phone(document: Document, basics: Node, location: Node | None) -> Iterator[Draft]:
    country = location.member("countryCode") if location is not None else None
    region = str(country.value).upper() if country is not None and country.value else None
    for phone in _text(basics.member("phone"), T.PHONE, "contact"):
        number = e164(str(phone.value), region or region_of(document, ()))
        if number is not None:
            yield Draft(T.PHONE, phone.start, phone.end, number[0], number[1], None, "contact", text=phone.text)


def _link(node: Node | None) -> Iterator[Draft]:
    for link in _text(node, T.LINK, "contact"):
        url = str(link.value)
        if "." in url and not any(character.isspace() for character in url):
            full = url if url.lower().startswith(("http://", "https://")) else f"https://{url}"
            yield Draft(T.LINK, link.start, link.end, full, STATED, None, "contact")


def _summary(document: Document, node: Node | None) -> Iterator[Draft]:
    """What is held in runs of sentences, what is wanted as intents of their own."""
    if node is None or not isinstance(node.value, str) or not node.value:
        return
    run: tuple[int, int] | None = None
    for start, end in sentences(document.text, Item(node.start, node.end, (), marked=False)):
        if not is_own_intent(document.text[start:end]):
            run = (run[0] if run else start, end)
            continue
        if run is not None:
            yield _passage(document, T.SUMMARY, *run, "summary")
        run = None
        yield _passage(document, T.INTENT, start, end, "summary")
    if run is not None:
        yield _passage(document, T.SUMMARY, *run, "summary")


def _passage(document: Document, type_: T, start: int, end: int, section: str) -> Draft:
    words = json.loads(f'"{document.text[start:end]}"')
    wished = type_ is T.INTENT
    return Draft(type_, start, end, words, STATED, None, section, "intent" if wished else "held", text=words)


def _entries(
    document: Document, root: Node, section: str, kind: str, types: dict[str, T], dates: tuple[T, T], bullet: T | None
) -> Iterator[Draft]:
    for node in root.items(section):
        entry = (kind, node.start)
        for name, type_ in types.items():
            yield from _text(node.member(name), type_, section, entry)
        if section == "education":
            yield from _of_school(node, entry)
        yield from _dates(document, node, dates, section, entry)
        for item in node.items("highlights") if bullet is not None else ():
            for draft in _text(item, bullet or T.WORK_BULLET, section, entry):
                yield from _bullet(document, draft, entry, section)


def _bullet(document: Document, draft: Draft, entry: _Entry, section: str) -> Iterator[Draft]:
    """A bullet with the claims in it, as in any other résumé."""
    yield draft
    for within in (achievements_in, technologies_in, leadership_in):
        yield from within(document.text, draft.start, draft.end, entry, section)


def _of_school(node: Node, entry: _Entry) -> Iterator[Draft]:
    degree = node.member("studyType")
    level = level_of_degree(degree.value) if degree is not None and isinstance(degree.value, str) else None
    if degree is not None and level is not None:
        yield Draft(T.EDUCATION_LEVEL, degree.start, degree.end, level, STATED, entry, "education", text=degree.value)
    for course in node.items("courses"):
        yield from _text(course, T.EDUCATION_COURSE, "education", entry)


def _dates(document: Document, node: Node, types: tuple[T, T], section: str, entry: _Entry) -> Iterator[Draft]:
    start, end = node.member("startDate"), node.member("endDate")
    started = _date(document, start, types[0], section, entry)
    if started is not None:
        yield started
    ended = _date(document, end, types[1], section, entry)
    if ended is not None:
        yield ended
    elif started is not None and (end is None or not end.value):
        now = ongoing_value(document.reading.document_date)
        yield Draft(types[1], started.start, started.end, now, IMPLIED, entry, section)


def _date(document: Document, node: Node | None, type_: T, section: str, entry: _Entry) -> Draft | None:
    if node is None or not isinstance(node.value, str):
        return None
    value = date_value(node.value, document.reading.document_date)
    return Draft(type_, node.start, node.end, value, STATED, entry, section) if value is not None else None


def _lists(root: Node) -> Iterator[Draft]:
    for section, kind, name, type_, others, dated in _LISTED:
        for node in root.items(section):
            entry = (kind, node.start)
            yield from _text(node.member(name), type_, section, entry)
            for field, other in others:
                yield from _text(node.member(field), other, section, entry)
            written = node.member(dated[0]) if dated is not None else None
            value = date_value(written.value, None) if written is not None and isinstance(written.value, str) else None
            if dated is not None and written is not None and value is not None:
                yield Draft(dated[1], written.start, written.end, value, STATED, entry, section)


def _skills(root: Node) -> Iterator[Draft]:
    """The keywords of a group, whose name is no skill; a skill without keywords is itself one."""
    for node in root.items("skills"):
        level, words = node.member("level"), node.items("keywords")
        stated = level_of(level.value) if level is not None and isinstance(level.value, str) else None
        for one in words or filter(None, (node.member("name"),)):
            for skill in _text(one, T.SKILL, "skills"):
                yield skill
                if level is not None and stated is not None:
                    value = {"skill": skill.value, "level": stated}
                    yield Draft(T.SKILL_LEVEL, level.start, level.end, value, STATED, None, "skills", text=level.value)


def _languages(root: Node) -> Iterator[Draft]:
    for node in root.items("languages"):
        fluency = node.member("fluency")
        level = fluency.value.lower() if fluency is not None and isinstance(fluency.value, str) else None
        for name in _text(node.member("language"), T.LANGUAGE, "languages"):
            value = {"name": name.value, "level": level or None}
            yield Draft(T.LANGUAGE, name.start, name.end, value, STATED, None, "languages", text=name.text)


def _interests(root: Node) -> Iterator[Draft]:
    for node in root.items("interests"):
        for one in node.items("keywords") or filter(None, (node.member("name"),)):
            yield from _text(one, T.INTEREST, "interests")
