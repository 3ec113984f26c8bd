"""Which rows of a section of education are one entry: a school with its degree, whichever stands first."""

import re
from collections.abc import Sequence

from services.extractor.context import Document
from services.extractor.entries.blocks import Block
from services.extractor.phrases.roles import degree_span, school_score
from services.extractor.structure.row_labels import label_of_row

NOTE = re.compile(
    r"(?:relevant )?(?:coursework|courses|modules|thesis|dissertation|advisor|supervisor|activities|honou?rs|minor|"
    r"concentration|focus|"
    r"abschlussarbeit|bachelorarbeit|masterarbeit|schwerpunkte?|mémoire|spécialisation|tesis|trabajo fin|scriptie|"
    r"tese|note|gpa)\b\s*:",
    re.IGNORECASE,
)
THESIS = re.compile(
    r"(?:(?:bachelor|master|diploma|doctoral|phd)['’]?s?[- ])?(?:thesis|dissertation|abschlussarbeit|bachelorarbeit|"
    r"masterarbeit|diplomarbeit|mémoire|thèse|projet de (?:master|diplôme|fin d['’]études)|tfe|pfe|verhandeling|"
    r"thema|thesis title|topic|graduation project|final(?: year)? project|temat pracy|téma práce|abschlussprojekt|"
    r"trabalho de conclusão(?: de curso)?|tcc|tesina|tesis|trabajo fin de \w+|scriptie|tese|dissertação)\s*:\s*",
    re.IGNORECASE,
)
_MINOR = re.compile(r"minor(?:\(s\)|s)?\b", re.IGNORECASE)


# "Secondary: Some Institute, 2008 – 2012": each stage of schooling has its own entry.
_STAGE = re.compile(
    r"(?:tertiary|secondary|primary|elementary|vocational|(?:senior|junior) high(?: school)?|college|graduate studies|"
    r"post[- ]?graduate|under[- ]?graduate|universitari[oa]|secundari[oa]|primari[oa])(?: \w+)?:\s",
    re.IGNORECASE,
)


def entries_of_schools(blocks: Sequence[Block], document: Document) -> list[Block]:
    """The blocks of a section, where a school and the degree below it are one entry and two schools are two."""
    return _split(_joined(blocks, document), document)


def _joined(blocks: Sequence[Block], document: Document) -> list[Block]:
    """`2010 – 2013 Some College`, and below it, dated too, `BSc, diploma 2013`: a date of its own begins no entry."""
    result: list[Block] = []
    for block in blocks:
        if result and _completes(document, result[-1], block):
            result[-1] = Block([*result[-1].header, *block.header], block.body)
        else:
            result.append(block)
    return result


def _completes(document: Document, above: Block, block: Block) -> bool:
    if not above.header or not block.header or above.body or block.header[0].gap_before or block.header[0].bullet:
        return False
    if len(above.header) != 1 or not _names_school(above.header[0].text) or degree_span(above.header[0].text):
        return False
    span = degree_span(block.header[0].text)
    if span is None or span[0] > 0 or any(_names_school(row.text) for row in block.header):
        return False
    whole = document.dates(above.header[0])
    own = [date for row in block.header for date in document.dates(row)]
    last = whole[-1].last if whole and whole[-1].is_range else None
    years = {str(date.last.value()["date"])[:4] for date in own if date.last is not None and not date.is_range}
    return last is not None and len(own) <= 1 and years <= {str(last.value()["date"])[:4]}


def _names_school(text: str) -> bool:
    span = degree_span(text)
    return school_score(text if span is None else text[: span[0]] + text[span[1] :]) > 0


def _split(blocks: Sequence[Block], document: Document) -> list[Block]:
    """Entries without dates between them: a second school after a school and a degree begins the next one."""
    result: list[Block] = []
    for block in blocks:
        current = Block([], block.body)
        seen_school = seen_degree = dated = False
        for row in block.header:
            if current.header and (NOTE.match(row.text) or THESIS.match(row.text)):
                current.header.append(row)
                continue
            span = degree_span(row.text)
            label = label_of_row(row)
            degree = label == "degree" or (span is not None and not _MINOR.match(row.text))
            # "Ontario Secondary School Diploma" names no school, and neither does "Tertiary: BS in Nursing".
            school = _names_school(row.text) or (label == "school" and span is None)
            again = (school and seen_school and seen_degree) or (degree and seen_degree and seen_school)
            again = again or (school and degree and seen_school)
            again = again or (school and seen_school and row.heading and current.header[0].heading)
            again = again or (school and degree and dated and bool(document.dates(row)))
            again = again or (bool(current.header) and _STAGE.match(row.text) is not None)
            # "Abschluss: staatliches Examen" says how the training above it ended.
            ends = label == "degree" and not school and "degree" not in map(label_of_row, current.header)
            if again and not ends and not (degree and not school and not seen_degree):
                result.append(Block(current.header, []))
                current = Block([], block.body)
                seen_school = seen_degree = dated = False
            current.header.append(row)
            seen_school, seen_degree = seen_school or school, seen_degree or degree
            dated = dated or (degree and bool(document.dates(row)))
        result.append(current)
    return result
