"""The field behind the school, where the degree stands in a column of its own: `BSc <tab> Some University, Physics`."""

from services.extractor.entries.header import Header
from services.extractor.phrases.roles import school_score
from services.extractor.resume.fields_of_study import could_be_field

_Span = tuple[int, int]


def school_and_field(header: Header, school: _Span, degree: _Span) -> tuple[_Span, _Span] | None:
    """The spans of the school alone and of the field, or None where one phrase does not hold both.

    A place must stand elsewhere in the entry: behind a comma a school may have its own.
    """
    part = next((p for p in header.parts if p.start <= school[0] and school[1] <= p.end), None)
    column = next((p for p in header.parts if p.start <= degree[0] < p.end), None)
    place = header.with_role("place")
    if part is None or column is None or place is None or column.row != part.row or column.end > part.start:
        return None
    text = part.text[school[0] - part.start : school[1] - part.start]
    name, comma, field = text.rpartition(", ")
    if not comma or school_score(name) < 4 or school_score(field) or not could_be_field(field) or field in place.text:
        return None
    return (school[0], school[0] + len(name)), (school[1] - len(field), school[1])
