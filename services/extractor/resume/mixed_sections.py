"""Sections that hold more than their heading's first word says: languages among skills, certificates below schools."""

import re
from dataclasses import replace

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.identity.personal import is_licence
from services.extractor.phrases.roles import degree_span, school_score
from services.extractor.resume.education import read_education
from services.extractor.resume.languages import languages_in, read_languages
from services.extractor.resume.listed import CERTIFICATES, read_interests, read_list
from services.extractor.resume.skills import read_skills
from services.extractor.spans import Spans, any_within
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.languages import MOTHER_TONGUES
from shared.schemas.fact_types import FactType

_OF_LANGUAGES = re.compile(
    r"(?:(?:foreign |spoken |other |fremd)?(?:languages?|sprachen?)|spoken|langues?|idiomas?|(?:moderne )?talen|"
    r"línguas?|madrelingua|lingu[ae]|(?:altre|autres|otros|outros|outras) \w+|języki?(?: obce)?|språk)"
    r"\w*(?: known)?\s*[:\t(–-]",
    re.IGNORECASE,
)
_OF_FREE_TIME = re.compile(
    r"(?:hobb(?:y|ys|ies|is)|interest?s|interessen?|loisirs|centres d['’]intérêt|aficiones|intereses|interesses|"
    r"interessi|zainteresowania|fritid\w*)\s*[:\t]\s*",
    re.IGNORECASE,
)
# "Langues et informatique", "Sprachen & EDV"
_NAMES_SKILLS = re.compile(
    r"\b(?:informati\w+|computer\w*|it|edv|software|logiciels?|skills?|comp[ée]t\w+|kenntnisse|conocimientos|"
    r"conhecimentos|tools?|technolog\w+)\b",
    re.IGNORECASE,
)
# "Education & Certifications", "Formación y cursos"
_NAMES_CERTIFICATES = re.compile(
    r"\b(?:certif\w+|zertifi\w+|licen[cs]es?|licensure|credentials?|training|cursos|weiterbildung\w*|certyfikat\w*|tickets|"
    r"(?<!academic )(?<!educational )(?:qualifications?|qualifikationen|kwalifikacje|cualificaciones|qualifiche))\b",
    re.IGNORECASE,
)
_SAYS_BY_WHOM = re.compile(r",\s+[A-ZÀ-Ý]|\s[–—|-]\s+[A-ZÀ-Ý]|\([A-ZÀ-Ý]")
MAX_CERTIFICATE_WORDS = 12


def read_languages_and_skills(document: Document, section: Section) -> list[Draft]:
    """Languages; a section called languages may list programming languages, and one of languages and IT has both."""
    drafts = read_languages(document, section)
    if not drafts:
        return read_skills(document, section)
    if section.heading is None or _NAMES_SKILLS.search(section.heading.text) is None:
        return drafts
    starts = sorted(draft.start for draft in drafts)
    others = [row for row in section.rows if not any_within(starts, row.start, row.end)]
    return drafts + read_skills(document, Section("skills", section.heading, others))


def read_skills_and_languages(document: Document, section: Section) -> list[Draft]:
    """The skills of a list. A group `Languages: English, German` in it holds languages, `Spanish (fluent)` is one too,
    `Hobbies: ...` holds interests, and a driving licence is no skill."""
    spare = [row for row in section.rows if _OF_FREE_TIME.match(row.text) or is_licence(row.text)]
    places = {row.start for row in spare}
    rows = [row for row in section.rows if row.start not in places]
    drafts = read_skills(document, Section(section.kind, section.heading, rows))
    spoken = [
        language
        for row in section.rows
        if _OF_LANGUAGES.match(row.text) or row.text[:24].casefold().startswith(MOTHER_TONGUES)
        for language in languages_in(document.text, row.start, min(row.end, row.start + 600), section.kind)
    ]
    starts = sorted(draft.start for draft in spoken)
    covered = Spans((draft.start, draft.end) for draft in spoken)
    for row in section.rows:
        if any_within(starts, row.start, row.end):
            covered.add(row.start, row.end)
    drafts = [draft for draft in drafts if not covered.touch(draft.start, draft.end)] + spoken
    drafts += [language for draft in drafts if (language := _language_of(document, draft)) is not None]
    for row in spare:
        if is_licence(row.text):
            continue
        label = _OF_FREE_TIME.match(row.text)
        start = row.start + (label.end() if label is not None else 0)
        value = replace(row, start=start, text=document.text[start : row.end])
        drafts.extend(read_interests(document, Section("interests", None, [value])))
    return drafts


def _language_of(document: Document, draft: Draft) -> Draft | None:
    """The language where an item of a list says nothing but one and how well it is spoken: `Spanish (fluent)`."""
    if draft.type is not FactType.SKILL:
        return None
    found = languages_in(document.text, draft.start, draft.end, draft.section)
    if len(found) != 1 or (found[0].start, found[0].end) != (draft.start, draft.end):
        return None
    return found[0] if isinstance(found[0].value, dict) and found[0].value["level"] else None


def read_education_and_certificates(document: Document, section: Section) -> list[Draft]:
    """Schools and degrees. Below a heading that names certificates too, dated lines that are neither are those; below
    any, those that no school and degree explain and that say what was given, by whom and when ("MRICS, RICS, 2018")."""
    named = section.heading is not None and _NAMES_CERTIFICATES.search(section.heading.text) is not None
    professional = named and section.heading is not None and section.heading.text.casefold().startswith("profession")
    listed = [
        row for i, row in enumerate(section.rows)
        if named and _is_certificate(document, section.rows, i, professional=professional)
    ]  # fmt: skip
    places = {row.start for row in listed}
    others = [row for row in section.rows if row.start not in places]
    drafts = read_education(document, Section(section.kind, section.heading, others))
    starts = sorted(draft.start for draft in drafts)
    listed += [
        row for i, row in enumerate(others)
        if _is_certificate(document, others, i) and _SAYS_BY_WHOM.search(row.text)
        and not any_within(starts, row.start, row.end)
    ]  # fmt: skip
    if listed:
        listed.sort(key=lambda row: row.start)
        drafts += read_list(document, Section("certificates", section.heading, listed), CERTIFICATES)
    return drafts


def _is_certificate(document: Document, rows: list[Row], position: int, *, professional: bool = False) -> bool:
    """A short line with one date that names no school or degree, and does not go on an entry that wants its date."""
    row = rows[position]
    dates = document.dates(row)
    if len(dates) != 1 or dates[0].is_range or row.words > MAX_CERTIFICATE_WORDS:
        return False
    if degree_span(row.text) is not None or (school_score(row.text) and not professional):
        return False
    if dates[0].end - dates[0].start > len(row.text) / 2:
        return False
    return position == 0 or row.bullet or row.gap_before or bool(document.dates(rows[position - 1]))
