"""A résumé: each section read by the rules of its kind."""

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.identity.contact import read_contact
from services.extractor.identity.head_below_heading import with_head_below_heading
from services.extractor.identity.personal import is_licence, is_licence_label, licence_classes, read_personal
from services.extractor.phrases.negatives import is_noise
from services.extractor.phrases.roles import TITLE, degree_span, school_score, title_score
from services.extractor.phrases.skill_levels import is_level
from services.extractor.resume.affiliations import is_membership, read_memberships, read_references
from services.extractor.resume.deeds import are_grouped_by_ability, holds_deeds_alone, read_deeds, without_deeds
from services.extractor.resume.education import read_education
from services.extractor.resume.listed import (
    AWARDS,
    CERTIFICATES,
    PATENTS,
    PUBLICATIONS,
    TALKS,
    read_interests,
    read_list,
    read_summary,
)
from services.extractor.resume.lists_of_skills import with_lists_of_skills
from services.extractor.resume.mixed_sections import (
    read_education_and_certificates,
    read_languages_and_skills,
    read_skills_and_languages,
)
from services.extractor.resume.projects import read_projects
from services.extractor.resume.schools_and_degrees import with_degrees_beside_schools
from services.extractor.resume.skills import read_skills
from services.extractor.resume.unheaded_jobs import with_unheaded_jobs
from services.extractor.resume.volunteering import read_volunteering
from services.extractor.resume.work import looks_like_jobs, read_work
from services.extractor.spans import Spans
from services.extractor.structure.frame import without_frame
from services.extractor.structure.heading_wording import (
    by_keyword,
    is_heading_wording,
    is_of_work_and_education,
    normal,
)
from services.extractor.structure.named_cells import column_roles, is_column_head, named
from services.extractor.structure.row_labels import label_of_row
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section, split_sections
from services.extractor.structure.typed_marks import with_typed_marks

MAX_SENTENCE_WORDS = 8
MAX_ITEM_WORDS = 4  # of a list item that names a skill
_NUMBER = re.compile(r"\d+")


def read_resume(document: Document) -> list[Draft]:
    """All facts that the rules find in a résumé, in no particular order."""
    sections = with_unheaded_jobs(document, with_head_below_heading(split_sections(_stating(document))))
    sections = with_lists_of_skills(document, sections)
    drafts = [*read_contact(document, sections), *read_personal(document, sections)]
    for section in sections:
        reader = read_work if _holds_table_of_jobs(section) else _READERS.get(section.kind)
        if are_grouped_by_ability(document, section, sections):
            reader = read_deeds
        if reader is not None:
            drafts.extend(reader(document, section))
    drafts = with_degrees_beside_schools(drafts)
    if not any(section.kind == "summary" for section in sections):
        drafts.extend(_untitled_summary(document, sections, drafts))
    return drafts


def _holds_table_of_jobs(section: Section) -> bool:
    """Whether a section that is called otherwise ("Career summary") is a table of employers and titles."""
    if section.kind not in ("summary", "other", "untitled"):
        return False
    return any({"employer", "title", "date"} <= set(column_roles(row.text, "work") or ()) for row in section.rows)


def _stating(document: Document) -> list[Row]:
    """Rows without page numbers, stamps, instructions to machines, and the repeated head of later pages."""
    rows = document.rows
    head = {row.text for row in rows[:12] if row.page == 1}
    running = _running_heads(rows)
    first_of_page: dict[int, int] = {}
    result = []
    for position, row in enumerate(rows):
        at_top = position - first_of_page.setdefault(row.page, position) < 3
        again = row.page > 1 and at_top and row.text in head
        if (
            (is_noise(row.text) and not is_heading_wording(row.text) and not is_column_head(row.text))
            or again
            or _is_said_again(row, rows[position + 1 : position + 2])
            or (_numberless(row) in running and not (row.page == 1 and position < 12))
        ):
            document.ignored.add(row.start)
            continue
        result.append(row)
    return with_typed_marks(without_frame(result))


def _is_said_again(row: Row, below: Sequence[Row]) -> bool:
    """A heading that a page holds twice, for narrow screens and for wide ones."""
    return bool(below) and below[0].text == row.text and row.page == below[0].page and is_heading_wording(row.text)


def _running_heads(rows: Sequence[Row]) -> set[str]:
    """What stands at the same height of several pages, first or last there, apart from its numbers."""
    pages: dict[int, list[Row]] = {}
    for row in rows:
        pages.setdefault(row.page, []).append(row)
    seen: dict[tuple[str, int], int] = {}
    for on_page in pages.values():
        edges = [row for row in (*on_page[:2], *on_page[2:][-2:]) if not row.bullet and row.box is not None]
        for row in edges:
            key = (_numberless(row), round(row.box.y0 if row.box is not None else 0))
            seen[key] = seen.get(key, 0) + 1
    return {text for (text, _), count in seen.items() if count >= 2 and sum(c.isalpha() for c in text) > 3}


def _numberless(row: Row) -> str:
    return _NUMBER.sub("#", row.text[:200])


def _summary(document: Document, section: Section) -> list[Draft]:
    """A section called profile or qualifications may list in a few words each what somebody can do."""
    items = [row for row in section.rows if row.bullet]
    short = [row for row in items if row.words <= MAX_ITEM_WORDS and not row.text.endswith(".")]
    if len(short) >= 3 and len(short) == len(items):
        prose = [row for row in section.rows if not row.bullet]
        return [
            *read_summary(document, Section(section.kind, section.heading, prose)),
            *read_skills(document, Section("skills", section.heading, items)),
        ]
    return read_summary(document, section)


def _work(document: Document, section: Section) -> list[Draft]:
    """Below a heading of both work and education every entry is what it says."""
    if section.heading is None or not is_of_work_and_education(section.heading.text):
        return read_work(document, section)
    jobs: list[Row] = []
    schools: list[Row] = []
    current = jobs
    headed = any(row.heading for row in section.rows)
    for row in section.rows:
        if row.heading or (not headed and row.gap_before and any(d.is_range for d in document.dates(row))):
            is_school = degree_span(row.text) is not None and (
                school_score(row.text) > 0 or title_score(row.text) < TITLE
            )
            current = schools if is_school else jobs
        current.append(row)
    entries = read_work(document, Section("work", section.heading, jobs)) if jobs else []
    return entries + (read_education(document, Section("education", None, schools)) if schools else [])


def _interests(document: Document, section: Section) -> list[Draft]:
    """Activities with a time of their own are more than interests."""
    dated = [row for row in section.rows if any(found.is_range for found in document.dates(row))]
    if len(dated) >= 2:
        return read_volunteering(document, Section("volunteering", section.heading, section.rows))
    return read_interests(document, section)


def _projects(document: Document, section: Section) -> list[Draft]:
    """The projects of a freelancer whose rows say client and role by label are jobs."""
    labels = [label_of_row(row) for row in named(section.rows, "work")]
    if labels.count("employer") and labels.count("title") and labels.count("title") >= 0.5 * labels.count("employer"):
        return read_work(document, Section("work", section.heading, section.rows))
    return read_projects(document, section)


def _volunteering(document: Document, section: Section) -> list[Draft]:
    """ "Leadership" is a group of deeds in a functional résumé, and posts without pay elsewhere."""
    return (read_deeds if holds_deeds_alone(document, section) else read_volunteering)(document, section)


def _awards(document: Document, section: Section) -> list[Draft]:
    """ "Accomplishments" are awards, deeds, or both."""
    awards, drafts = without_deeds(document, section)
    return read_list(document, awards, AWARDS) + drafts


def _certificates(document: Document, section: Section) -> list[Draft]:
    """A section called training may hold what was learned at school or taught to others, and one of driving licences
    their classes."""
    if holds_deeds_alone(document, section):
        return read_deeds(document, section)
    if section.heading is not None and is_licence_label(section.heading.text):
        return [draft for row in section.rows for draft in licence_classes(row)]
    degrees = [row for row in section.rows if degree_span(row.text) is not None and school_score(row.text)]
    training = section.heading is not None and "training" in section.heading.text.casefold()
    if training and degrees and len(degrees) == sum(row.words > 3 for row in section.rows):
        return read_education(document, Section("education", section.heading, section.rows))
    members = [row for row in section.rows if is_membership(row.text)]
    others = [row for row in section.rows if not is_membership(row.text) and not is_licence(row.text)]
    drafts = read_list(document, Section(section.kind, section.heading, others), CERTIFICATES)
    return drafts + read_memberships(document, Section("memberships", section.heading, members))


def _skills(document: Document, section: Section) -> list[Draft]:
    """A table whose columns are named may hold certificates among the skills ("Year | Certificate | Details")."""
    head = section.rows[0].text.split("\t") if section.rows else []
    if len(head) >= 2 and any(by_keyword(normal(name)) == "certificates" for name in head):
        return read_list(document, Section("certificates", section.heading, section.rows[1:]), CERTIFICATES)
    skills, drafts = without_deeds(document, section)
    return read_skills_and_languages(document, skills) + drafts


def _unknown(document: Document, section: Section) -> list[Draft]:
    """A section of unknown or no heading: jobs where it looks like jobs, else nothing is claimed."""
    if section.kind == "other" and section.rows and is_level(section.rows[0].text):
        return read_skills(document, Section("skills", section.heading, section.rows))
    if looks_like_jobs(document, section):
        return read_work(document, Section("work", section.heading, section.rows))
    degrees = [row for row in section.rows if row.words <= 16 and degree_span(row.text) is not None]
    if section.kind == "other" and degrees and any(school_score(row.text) for row in section.rows if row.words <= 16):
        return read_education(document, Section("education", section.heading, section.rows))
    return []


def _header(document: Document, section: Section) -> list[Draft]:
    """Rows above the first heading are identity; jobs only where several are dated like jobs."""
    return _unknown(document, section) if section.kind == "untitled" else []


def _untitled_summary(document: Document, sections: list[Section], drafts: list[Draft]) -> list[Draft]:
    """A paragraph in the document's head that is neither name nor contact data."""
    taken = Spans((draft.start, draft.end) for draft in drafts)
    for section in sections:
        if section.kind not in ("header", "untitled") or looks_like_jobs(document, section):
            continue
        prose = (row for row in section.rows if not taken.touch(row.start, row.end) and not row.bullet)
        rows = list(dropwhile(lambda row: row.words < MAX_SENTENCE_WORDS and len(row.text) < 28, prose))
        if sum(row.words for row in rows) >= 15 and any("." in row.text for row in rows):
            return read_summary(document, Section("summary", None, rows))
    return []


_READERS: dict[str, Callable[[Document, Section], list[Draft]]] = {
    "header": _header,
    "untitled": _header,
    "summary": _summary,
    "work": _work,
    "volunteering": _volunteering,
    "education": read_education_and_certificates,
    "skills": _skills,
    "languages": read_languages_and_skills,
    "projects": _projects,
    "certificates": _certificates,
    "awards": _awards,
    "publications": lambda document, section: read_list(document, section, PUBLICATIONS),
    "patents": lambda document, section: read_list(document, section, PATENTS),
    "talks": lambda document, section: read_list(document, section, TALKS),
    "memberships": read_memberships,
    "references": read_references,
    "interests": _interests,
    "other": _unknown,
}
