"""The places of a job: what labels, lines of their own and sentences name, without what they say of remote work."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import LABELLED, PLACE_IN_LINE, PLACE_IN_TEXT, PLACE_LINE
from services.extractor.job_ad.title import EDGE, leading_town
from services.extractor.phrases.roles import is_place, looks_like_a_city, title_score, trailing_place
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.job_ads import BESIDE_A_NAME
from shared.schemas.fact_types import FactType

MAX_HEAD_ROWS = 15
MAX_TEXT_ROWS = 12
MAX_SITED_ROWS = 60  # what says where the organisation is counts further down as well
MAX_SCANNED = 600
_REGION = re.compile(
    r"europe|eu|emea|apac|latam|dach|eea|nordics?|north america|latin america|benelux|cet|est", re.IGNORECASE
)
# "West London", "SW London", "Greater Manchester", "Großraum Stuttgart": a part of a place, or what lies around it.
_PART_OF = re.compile(
    r"(?:(?:central|inner|outer|greater|downtown|metro|(?:north|south|mid)?[ -]?(?:east|west)(?:ern)?|north(?:ern)?|"
    r"south(?:ern)?|[NS][EW]|großraum|zentrum|innenstadt|région|zona|area|regio)\s)(?=[A-ZÀ-Ý])",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\s+[-–—|•·/]\s+|\s*[|•·;]\s*|^:\w+:\s+")  # ":house: Cairo, Egypt / full-time"
_LISTED = re.compile(r"\s*[;|•·]\s*")
_SEVERAL = re.compile(r"\s*[;|•·]\s*|\s+/\s+|,?\s+(?:or|and|oder|und|ou|et|o|y|of|en|e)\s+|\s*\([^)]*\)\s*,?\s*")
_REMOTE = re.compile(
    r"^(?:fully |100 ?% |totalmente |completamente |entièrement |volledig |vollständig )?(?:remote|hybrid\w*|"
    r"on[- ]?site|"
    r"h[ií]brid[oa]|hybride|remoto|homeoffice|in-?person)\s*"
    r"(?:[-–—,:/|]\s*|\s+(?:from|in|within|across|aus|dans|desde)\s+(?:the\s)?|$)|"
    r"(?:\s(?:or|oder|ou|o|of|en|und|and))?[\s,/|–—-]+(?:\(?(?:fully |100 ?% )?(?:remote|hybrid\w*|on[- ]?site|"
    r"h[ií]brid[oa]|hybride|remoto)\)?.*)$",
    re.IGNORECASE,
)
# "1120 Wien", "43 - LE PUY EN VELAY"; "2025 Report" and "30 Tage" are no places.
_CODED = re.compile(
    r"^(?:(?:[A-Z]{1,2}-)?(?!(?:19|20)\d\d\s)\d{4,5}\s|\d{2,3}\s-\s)(?P<town>[A-ZÀ-Ý][\w'’-]+(?:[ -][\w'’-]+){0,4})$"
)
# "Wakefield WF2", "Leith, EH6 6QQ": a town before a British postcode or its first half.
_BRITISH = re.compile(r"(?P<town>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}),? [A-Z]{1,2}\d{1,2}[A-Z]?(?: \d[A-Z]{2})?")
# A town that no table knows, before its state or province.
_TOWN_AND_STATE = re.compile(
    r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2}, (?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|"
    r"O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|DC|ON|QC|BC|AB|MB|SK|NS|NB|NSW|VIC|QLD|TAS|ACT)"
)
LEAST_TITLE = 3
_AMERICAN = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}, [A-Z]{2} \d{5}(?:-\d{4})?$")
_REGION_OF = re.compile(
    r"\((?:regio|region|région|región|raum|zona|area)\s(?P<town>[A-ZÀ-Ý][\w'’ -]{2,30})\)", re.IGNORECASE
)
_OF_ORGANISATION = re.compile(
    r"\b(?:based|located|headquartered|team|office|standort|sitz|sede|ansässig|gevestigd|basée?|située?|"
    r"ubicad[oa])\W",
    re.IGNORECASE,
)
_SITED = re.compile(
    r"(?:based|located|localizad[oa]s?|ansässig|gevestigd|basée?|située?|ubicad[oa]|sede|dienstort|"
    r"campus)\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\s+\d{4,5}(?:-\d{4})?$|\s*\(\d{2,5}\)?$|^\d{4,5}\s+")
_IN_TEXT = re.compile(
    r"\b(?i:based|located|localizad[oa]s?|headquartered|office|offices|site|team|role|clients?|shop|store|ansässig|"
    r"standort|basée?|"
    r"basé·e|situ[ée]e?|"
    r"ubicad[oa]|gevestigd|in [a-z]+|job|sede|dienstort|arbeitsort|einsatzort|campus|school|hospital|warehouse|depot|"
    r"factory|plant|werk|filiale|niederlassung|praxis|vestiging|filial|tienda|agence|magasin|entrepôt) "
    r"(?:in the|in|di|at|à|en|em|a|no|na|"
    r"te|(?<=ort )ist|(?<=ort )ist in) (?P<place>[A-ZÀ-Ý][\w'’.-]+(?:[ ,]+[A-ZÀ-Ý][\w'’.-]+){0,3})|"
    r"\b(?:in|near|outside|à|près de|en|cerca de|em|perto de|te|nabij|bei|nahe|von|vicino a) "
    r"(?P<plain>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+){0,2})|"
    r"\b(?i:workplace|place of (?:work|employment)|lieu de travail|lugar de trabajo) (?:will be|is|est|es|será)"
    r" (?:in )?"
    r"(?P<work>[A-ZÀ-Ý][\w'’-]+(?: \([A-ZÀ-Ý][\w'’-]+\))?)|"
    # "our Joplin, Missouri terminal", "their London Data Centre team": what stands there belongs to the employer.
    r"\b(?i:our|their|the|unserem|unserer|unsere|notre|nuestra|nuestro|ons|onze) "
    r"(?P<of>[A-ZÀ-Ý][\w'’-]+(?:,? [A-ZÀ-Ý][\w'’-]+){0,3}) "
    r"(?:terminal|office|branch|team|site|store|depot|warehouse|campus|hub|plant|shop|studio|clinic|yard|centre|"
    r"center)\b"
)


def places_of_label(row: Row, start: int, end: int, entry: tuple[str, int]) -> Iterator[Draft]:
    """Each place of a value such as `Paris; Madrid or remote within the EU`."""
    position = start
    for cut in [*_SEVERAL.finditer(row.text, start, end), None]:
        a, b = place_alone(row.text, position, cut.start() if cut else end)
        also_remote = a > position + 4 and position > start  # "Milan or remote within the EU"
        position = cut.end() if cut else end
        if also_remote:
            continue
        if a < b and row.text[a].isdigit():
            a += _behind_street(row.text[a:b])
        if (
            a < b
            and (row.text[a].isupper() or _CODED.match(row.text[a:b]))
            and not BESIDE_A_NAME.fullmatch(row.text[a:b])
        ):
            yield in_row(FactType.JOB_LOCATION, row, (a, b), LABELLED, entry, "header", subject="job")


def _behind_street(address: str) -> int:
    """Where the town begins in "12 High Street, Leeds" and "9 South Elm Ave. Springfield, MO 65804"."""
    american = _AMERICAN.search(address)
    return american.start() if american is not None else trailing_place(address) or 0


def place_alone(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without words about remote work and signs around them."""
    start, end = trim(text, start, end, EDGE)
    while start < end:
        remote = _REMOTE.search(text[start:end])
        if remote is None:
            break
        if remote.start() == 0 and remote.end() < end - start:
            start += remote.end()
        else:
            end = start + remote.start()
        start, end = trim(text, start, end, EDGE)
    opened = text.rfind("(", start, end)
    if opened > start and ")" not in text[opened:end]:
        start, end = trim(text, start, opened, EDGE)
    return start, end


def known_place(text: str) -> bool:
    """Whether a phrase is a place that a table knows, with or without a postcode; "Remote" is none."""
    if BESIDE_A_NAME.fullmatch(text):
        return False
    american = _TOWN_AND_STATE.fullmatch(text) is not None and title_score(text) < LEAST_TITLE
    return american or _REGION.fullmatch(text) is not None or any(map(is_place, _plainer(text)))


def _plainer(text: str) -> tuple[str, ...]:
    """A phrase as it stands, without a postcode, and without what part of a place it names."""
    return text, _POSTCODE.sub("", text), _PART_OF.sub("", text, count=1)


def places(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The first short row that is a place, has one between other things, or ends in one."""
    for row in rows[:MAX_HEAD_ROWS]:
        span = _place_of_row(row) if row.words <= 14 else None
        if span is not None:
            whole = span[1] - span[0] > len(row.text) - 4
            sure = PLACE_LINE if whole else PLACE_IN_LINE
            for place in _places_alone(row.text) or [span]:
                yield in_row(FactType.JOB_LOCATION, row, place, sure, entry, "header", subject="job")
            return


def _places_alone(text: str) -> list[tuple[int, int]]:
    """The places of a line of nothing else: `Turin; Milan, Italy; Remote`; none where a piece is something else."""
    bounds = [0, *(edge for cut in _LISTED.finditer(text) for edge in cut.span()), len(text)]
    pieces = [place_alone(text, a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    named = [(a, b) for a, b in pieces if a < b]
    return named if len(named) > 1 and all(known_place(text[a:b]) for a, b in named) else []


def _place_of_row(row: Row) -> tuple[int, int] | None:
    text = row.text
    start, end = place_alone(text, *trim(text, 0, len(text), " \t*_|,;:"))
    if known_place(text[start:end]) or (not row.bullet and _CODED.match(text[start:end])):
        return start, end
    town = leading_town(text, start, end)
    if town is not None:
        return town
    region = _REGION_OF.search(text)
    if region is not None:
        return region.span("town")
    for bracket in () if row.bullet else re.finditer(r"[(\[]([^()\[\]]{2,60})[)\]]", text):
        a, b = place_alone(text, *bracket.span(1))
        if a < b and known_place(text[a:b]):
            return a, b
    position = 0
    for cut in [*_PIECE.finditer(text), None]:
        a, b = place_alone(text, position, cut.start() if cut else len(text))
        position = cut.end() if cut else len(text)
        if a < b and known_place(text[a:b]):
            return a, b
        british = _BRITISH.fullmatch(text[a:b])
        if british is not None:
            return a, a + british.end("town")
    at = trailing_place(text)
    if at is None or row.words > 10:
        return None
    opened = text.find("(", at)
    a, b = place_alone(text, at, opened if opened > at else len(text))
    return (a, b) if a < b and not BESIDE_A_NAME.fullmatch(text[a:b]) else None


def places_in_text(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The first place that a sentence near the top names behind "in" or "based in"."""
    for number, row in enumerate(rows[:MAX_SITED_ROWS]):
        for match in _IN_TEXT.finditer(row.text[:MAX_SCANNED]):
            if number >= MAX_TEXT_ROWS and not _SITED.match(match.group(0)):
                continue
            span = match.span(match.lastgroup or "plain")
            words = row.text[slice(*span)].split(" ")
            for count in range(len(words), 0, -1):
                name = " ".join(words[:count]).rstrip(".,")
                sited = match.lastgroup == "place" and _OF_ORGANISATION.match(match.group(0))
                if known_place(name) or (sited and count == len(words) and looks_like_a_city(name)):
                    found = span[0], span[0] + len(name)
                    yield in_row(FactType.JOB_LOCATION, row, found, PLACE_IN_TEXT, entry, "text", subject="job")
                    return
