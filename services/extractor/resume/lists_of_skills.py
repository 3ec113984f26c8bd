"""Skills in sections of their own, one a group: a sidebar may say "Tools" and "Clinical", never "Skills"."""

from collections.abc import Sequence
from dataclasses import replace

from services.extractor.context import Document
from services.extractor.phrases.roles import EMPLOYER, TITLE, employer_score, school_score, title_score
from services.extractor.structure.row_labels import label_of_row
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.languages import LANGUAGE_NAMES

MAX_ITEM_WORDS = 4
MAX_NAME_WORDS = 3
_FEWEST_ITEMS = 2
_BESIDE = frozenset({"skills", "languages", "contact"})


def with_lists_of_skills(document: Document, sections: Sequence[Section]) -> list[Section]:
    """The sections; where no other has the skills, or right beside one that has, lists of a few words each below a name
    of unknown meaning are skills, two of them or more unless one stands beside skills, languages or addresses."""
    found = [position for position, section in enumerate(sections) if _is_list(document, section)]
    skills = {position for position, section in enumerate(sections) if section.kind == "skills"}
    runs: list[list[int]] = []
    for position in found:
        if runs and all(at in skills for at in range(runs[-1][-1] + 1, position)):
            runs[-1].append(position)
        else:
            runs.append([position])
    result = list(sections)
    for run in runs:
        around = {sections[at].kind for at in (run[0] - 1, run[-1] + 1) if 0 <= at < len(sections)}
        inside = any(run[0] < at < run[-1] for at in skills)
        if inside or "skills" in around or (not skills and (len(run) > 1 or around & _BESIDE)):
            for position in run:
                result[position] = replace(sections[position], kind="skills")
    return result


def _is_list(document: Document, section: Section) -> bool:
    if section.kind != "other" or section.heading is None or section.heading.words > MAX_NAME_WORDS:
        return False
    return len(section.rows) >= _FEWEST_ITEMS and all(_is_item(document, row) for row in section.rows)


def _is_item(document: Document, row: Row) -> bool:
    """A few words that name no job, school, address or time."""
    if row.words > MAX_ITEM_WORDS or "@" in row.text or row.text.endswith((".", ":")) or document.dates(row):
        return False
    if sum(map(str.isdigit, row.text)) > MAX_ITEM_WORDS or label_of_row(row) is not None or school_score(row.text):
        return False
    if row.text.split()[0].strip(" ,:").casefold() in LANGUAGE_NAMES:
        return False
    return title_score(row.text) < TITLE or employer_score(row.text) < EMPLOYER
