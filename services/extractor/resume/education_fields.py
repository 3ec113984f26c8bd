"""The school, degree and field of study in the header of an entry of education."""

import re

from services.extractor.context import Document
from services.extractor.entries.header import Header
from services.extractor.entries.header_parts import Part
from services.extractor.phrases.roles import (
    degree_span,
    is_degree_alone,
    looks_like_a_city,
    school_score,
    title_score,
    trailing_place,
)
from services.extractor.vocabulary.degrees import WHOLE, level_of_degree
from services.extractor.vocabulary.grades import GRADE, HONOURS
from services.extractor.vocabulary.organisations import DEPARTMENT

_Span = tuple[int, int]
_GAP = 3  # characters of a comma or a dash between two names
_FACULTY = re.compile(r"(?:facult|fakult|facolt|depart|dept|départ|facul|wydzia|dipart)", re.IGNORECASE)
_LEARNED = re.compile(r"(?:lehre|(?:berufs)?ausbildung|umschulung) (?:als|zum|zur)\b", re.IGNORECASE)
_REST_OF_WORD = re.compile(r"-[^\W\d]+")
_COURSE_AT = re.compile(r"([^:]{3,60}):\s+([A-ZÀ-Ý].{2,60})$")
_ACRONYM = re.compile(r"(?<!\w)[A-Z]{2,6}(?!\w)")
_AND = re.compile(r"\s?/\s?|\s&\s")
_SITE = re.compile(r"^(?:sede|campus|site de|standort|vestiging|pobočka|unidade)\s+", re.IGNORECASE)
_OF_PLACE = re.compile(r"\b(?:of|de|di|do|da|von|van|d['’])\s?[A-ZÀ-Ý][\w'’-]+$")
_JOINT_AT_END = re.compile(r",?\s+(?:in|im|en|em|nel|w|i|with|on)$")
_FROM = re.compile(r"\s+(?:(?:passed|obtained|completed|done)\s+)?from\s+(?:the\s+)?(?=[A-Z])")
_PIECE_END = re.compile(r",|:|\s/\s|\)\.?\s+(?=[A-ZÀ-Ý])|(?<=[a-zà-ÿ]{4})\.\s+(?=[A-ZÀ-Ý])")
_AT_SCHOOL = re.compile(r"\b(?:at|from)\s+(?:the\s+)?(?=[A-ZÀ-Ý])")
_BEFORE_SCHOOL = re.compile(r"[,:]\s*")


def course_and_school(header: Header) -> tuple[_Span | None, _Span | None]:
    """`Web Development: Some Labs`: what was learned, and where, of which no table knows either."""
    for part in header.open_parts()[:1]:
        named = _COURSE_AT.match(part.text)
        if named is not None and _could_be_school(named.group(2)):
            course = (part.start, part.start + named.end(1))
            return course, (part.start + named.start(2), part.start + named.end(2))
    return None, None


def find_degree(document: Document, header: Header) -> _Span | None:
    """Where the degree stands: the labelled one, else the longest phrase of the table of degrees."""
    labelled = header.with_role("degree")
    if labelled is not None:
        found = degree_span(labelled.text)
        learned = next((part for part in header.open_parts() if _LEARNED.match(part.text)), None)
        if learned is not None:  # "Abschluss: staatliches Examen" below "Ausbildung zur Krankenpflegerin"
            named = degree_span(learned.text)
            return (learned.start + named[0], learned.start + named[1]) if named else (learned.start, learned.end)
        if found is None:
            return labelled.start, labelled.end
        word = _REST_OF_WORD.match(labelled.text, found[1])  # "Diplom-Volkswirt"
        return labelled.start + found[0], labelled.start + (word.end() if word else found[1])
    best: _Span | None = None
    for part in _wrapped(document, header):
        found = degree_span(document.text[part[0] : part[1]].replace("\n", " "))
        if found and (best is None or found[1] - found[0] > best[1] - best[0] + 8):
            best = (part[0] + found[0], part[0] + found[1])
    return best if best is None else _with_second(document, best)


def _with_second(document: Document, degree: _Span) -> _Span:
    """`WAEC / SSCE`, `Junior Certificate & Leaving Certificate`: two that stand together are named together."""
    joint = _AND.match(document.text, degree[1])
    second = degree_span(document.text[joint.end() : joint.end() + 60].partition("\n")[0]) if joint else None
    return (degree[0], joint.end() + second[1]) if joint and second is not None and second[0] == 0 else degree


def _wrapped(document: Document, header: Header) -> list[_Span]:
    """The open parts; neighbouring rows are read together where a degree wraps ("Bachelor of / Science")."""
    spans = [(part.start, part.end) for part in header.parts if part.role in ("", "title", "field", "school")]
    merged: list[_Span] = []
    for span in spans:
        tail = document.text[merged[-1][0] : merged[-1][1]].split()[-1].casefold() if merged else ""
        if (
            merged
            and tail in ("of", "in", "and", "de", "bachelor", "master")
            and "\n" in document.text[merged[-1][1] : span[0]]
        ):
            merged[-1] = (merged[-1][0], span[1])
        else:
            merged.append(span)
    return merged


def find_school(header: Header, degree: _Span | None) -> _Span | None:
    """Where the school stands: the labelled one, else the phrase most like a school, else what no word explains."""
    labelled = header.with_role("school") or header.with_role("employer")  # "Institution: ..."
    if labelled is not None and not is_degree_alone(labelled.text):
        return labelled.start, labelled.end
    candidates: list[tuple[float, _Span]] = []
    for part in header.open_parts():
        for start, end in _comma_pieces(part, degree):
            text = part.text[start - part.start : end - part.start]
            score = float(school_score(text)) - 0.3 * part.row
            inside = degree_span(text)
            if inside is not None and (inside[0] <= 1 or text[: inside[0]].rstrip().endswith((",", ":", "-", "–"))):
                score -= 4
            candidates.append((score, (start, end)))
    candidates.sort(key=lambda c: (-c[0], c[1]))
    if candidates and candidates[0][0] > 1:
        return _without_joint(header, _with_campus(header, _with_neighbour(candidates)))
    return _leftover(header, degree)


def without_town(document: Document, school: _Span) -> _Span:
    """`INSEAD, Fontainebleau`, `INACAP, sede Temuco`: the town of a school that needs none for its name."""
    text = document.text[slice(*school)]
    name, comma, town = text.rpartition(", ")
    town = _SITE.sub("", town)
    whole = comma and (school_score(name) or _ACRONYM.search(name)) and not _OF_PLACE.search(name)
    if not whole or "," in name or not looks_like_a_city(town) or school_score(town) or degree_span(town) is not None:
        return school
    return school[0], school[0] + len(name.rstrip())


def _without_joint(header: Header, school: _Span) -> _Span:
    """`Hillview School in` before a year, which is no part of it."""
    part = next((p for p in header.parts if p.start <= school[0] < p.end), None)
    joint = _JOINT_AT_END.search(part.text[: school[1] - part.start]) if part is not None else None
    return (school[0], part.start + joint.start()) if part is not None and joint is not None else school


def _with_neighbour(candidates: list[tuple[float, _Span]]) -> _Span:
    """`The Wharton School, University of Pennsylvania`: two schools with a comma or a dash between are one."""
    start, end = candidates[0][1]
    for score, (a, b) in candidates[1:]:
        if score > 1 and (0 < a - end <= _GAP or 0 < start - b <= _GAP):
            return min(start, a), max(end, b)
    return start, end


def _with_campus(header: Header, school: _Span) -> _Span:
    """`University of California, Berkeley` is one name: a lone city behind "University of ..." belongs to it."""
    part = next((p for p in header.parts if p.start <= school[0] < p.end), None)
    place = next((p for p in header.parts if p.role == "place" and 0 < p.start - school[1] <= 2), None)
    if part is None or place is None or "," in place.text or place.text in part.text[: school[1] - part.start].split():
        return school
    of = re.match(
        r"(?:university|universidad|université|universität|universidade) (?:of|de|d'|du)\b",
        part.text[school[0] - part.start :],
        re.IGNORECASE,
    )
    return (school[0], place.end) if of else school


def _comma_pieces(part: Part, degree: _Span | None) -> list[_Span]:
    """The part as a whole, and, where a degree stands in it, what is left of and right of the degree."""
    if degree is None or not (part.start <= degree[0] < part.end):
        if degree is not None:
            return [(part.start, part.start + _before_degree(part.text))]
        origin = _FROM.search(part.text)
        if origin is not None and school_score(part.text[: origin.start()]) == 0:
            return [(part.start + origin.end(), part.end)]
        return [(part.start, part.end)] if "," not in part.text else _split_commas(part)
    pieces: list[_Span] = []
    left = part.text[: degree[0] - part.start].strip(" ,:;-–—(|")
    if left:
        at = part.text.index(left)
        second = left.rfind(",")
        if second > 0 and school_score(left[second:]) and not school_score(left[:second]):
            at += second + 1 + len(left[second + 1 :]) - len(left[second + 1 :].lstrip())
            left = left[second + 1 :].strip()
        elif second > 0 and degree_span(left[second:]) is not None:  # "X University, BS in Y", and the degree again
            left = left[:second].rstrip()
        place = trailing_place(left)
        if place is not None and "," in left[place:]:  # no "University of California, Berkeley"
            left = left[:place].rstrip(" ,(–-")
        pieces.append((part.start + at, part.start + at + len(left)))
    offset = max(degree[1] - part.start, 0)
    position = offset
    for piece in _pieces_after(part.text[offset:]):
        text = piece.strip(" ;-–—()|.")
        if text:
            at = part.text.index(text, position)
            position = at + len(text)
            closes = text.count("(") > text.count(")") and part.text[position : position + 1] == ")"
            pieces.append((part.start + at, part.start + position + closes))
    return pieces


def _before_degree(text: str) -> int:
    """The length of `X University` in `X University, BS in Y`, where the degree is named again beside its school, and
    in `X University, Faculty of Y`."""
    for comma in re.finditer(r"\s*,\s+", text):
        inside = degree_span(text[comma.end() :])
        behind = (inside is not None and inside[0] == 0) or _FACULTY.match(text, comma.end())
        if behind and school_score(text[: comma.start()]):
            return comma.start()
    return len(text)


def _pieces_after(text: str) -> list[str]:
    """Cut at commas, and at `at`, `from`, `an der` where no school stands before them."""
    pieces: list[str] = []
    for piece in _PIECE_END.split(text):
        joint = re.search(r"\b(?:at|from|an der|à l['’])(?!\w)", piece)
        if joint and school_score(piece[: joint.start()]) == 0:
            pieces += [piece[: joint.start()], piece[joint.end() :]]
        else:
            pieces.append(piece)
    return pieces


def _split_commas(part: Part) -> list[_Span]:
    whole = [(part.start, part.end)]
    pieces: list[_Span] = []
    position = 0
    for piece in part.text.split(","):
        text = piece.strip()
        if text:
            at = part.text.index(text, position)
            pieces.append((part.start + at, part.start + at + len(text)))
            position = at + len(text)
    with_school = [p for p in pieces if school_score(part.text[p[0] - part.start : p[1] - part.start])]
    if len(pieces) == 2 and len(with_school) == 2:
        return whole  # "The Wharton School, University of Pennsylvania"
    behind = len(pieces) == 2 and with_school == pieces[1:] and not DEPARTMENT.match(part.text)
    return with_school if len(with_school) == 1 and (len(pieces) > 2 or behind) else whole


def _leftover(header: Header, degree: _Span | None) -> _Span | None:
    """No school word anywhere: the first open part that holds no degree ('MIT', 'ETH'), else what stands beside it."""
    if degree is None:
        return None
    apart = [part for part in header.open_parts() if part.start >= degree[1] or part.end <= degree[0]]
    named = [part for part in apart if _could_be_school(part.text)]
    if named:  # "Physics – ETH": of two phrases the acronym
        part = next((part for part in named if part.text.isupper()), named[0])
        return part.start, part.end
    home = next((part for part in header.open_parts() if part.start <= degree[0] < part.end), None)
    return _beside(home, degree) if home is not None else None


def _could_be_school(text: str) -> bool:
    return (
        sum(map(str.isalpha, text)) >= 2
        and title_score(text) == 0
        and len(text.split()) <= 8
        and not GRADE.search(text)
        and not HONOURS.search(text)
    )


def _beside(home: Part, degree: _Span) -> _Span | None:
    """`Dragonskolan, Byggprogrammet`, or behind a comma, `Erstes Staatsexamen, OLG Frankfurt`: where the words before
    it are the field, or where it has capitals as names of schools have."""
    left = home.text[: max(degree[0] - home.start, 0)].strip(" ,;:-–—|(")
    place = trailing_place(left)
    left = left if place is None else left[:place].rstrip(" ,(–-")
    if left[:1].isupper() and _could_be_school(left):
        start = home.start + home.text.index(left)
        return start, start + len(left)
    behind = home.text[max(degree[1] - home.start, 0) :]
    joint = _AT_SCHOOL.search(behind)
    if joint is not None:
        name = behind[joint.end() :].partition(",")[0].strip(" .;")
        at = home.end - len(behind) + joint.end()
        return (at, at + len(name)) if name[:1].isupper() and _could_be_school(name) else None
    commas = list(_BEFORE_SCHOOL.finditer(behind))
    if not commas:
        return None
    name = behind[commas[-1].end() :].strip(" .;")
    named = home.text[max(degree[0] - home.start, 0) : degree[1] - home.start]
    whole = WHOLE.fullmatch(named) or level_of_degree(named) is None or _LEARNED.match(named)
    has_field = bool(whole) or bool(behind[: commas[0].start()].strip(" ()")) or len(commas) > 1
    if not _could_be_school(name) or not name[:1].isupper() or not (has_field or _ACRONYM.search(name)):
        return None
    start = home.end - len(behind) + commas[-1].end()
    return start, start + len(name)
