"""Title and employer with nothing between them: only their letters tell where one ends and the other begins."""

import re

from services.extractor.entries.header_parts import Part
from services.extractor.phrases.roles import CLEAR_TITLE, TITLE, school_score, title_score

# "Assistante de cuisine Alder College": small letters end where the name begins.
_NAME_BEHIND = re.compile(r"(.{3,60}\b[a-zà-ÿ]{3,})\s+((?:[A-ZÀ-Ý][\w.'’-]*\s+){1,5}[A-ZÀ-Ý][\w.'’-]*)$")
# "ALDER FOODS Senior Buyer": capitals end where the title begins.
_CAPITALS_FIRST = re.compile(r"((?:[A-ZÀ-Ý0-9&.'’-]+\s+){0,4}[A-ZÀ-Ý0-9&.'’-]{4,})\s+([A-ZÀ-Ý][a-zà-ÿ].{2,60})$")


def run_on(part: Part) -> tuple[Part, Part] | None:
    """(title, employer) of a phrase that holds both, or None."""
    behind = _NAME_BEHIND.match(part.text) if title_score(part.text) >= TITLE else None
    if behind is not None and school_score(behind.group(2)) >= 4 and title_score(behind.group(1)) >= TITLE:
        return _piece(part, behind, 1), _piece(part, behind, 2)
    first = _CAPITALS_FIRST.match(part.text)
    if first is not None and title_score(first.group(2)) >= CLEAR_TITLE and not title_score(first.group(1)):
        return _piece(part, first, 2), _piece(part, first, 1)
    return None


def _piece(part: Part, match: re.Match[str], group: int) -> Part:
    return Part(match.group(group), part.start + match.start(group), part.start + match.end(group), part.row)
