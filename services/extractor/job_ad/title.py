"""The title of a job in its line: what stands before and behind it, and the employer beside it."""

import re
from dataclasses import dataclass

from services.extractor.phrases.legal_forms import begins_with_legal_form
from services.extractor.phrases.roles import TITLE, employer_score, is_place, title_score, trailing_place
from services.extractor.structure.rows import trim
from services.extractor.vocabulary.job_ads import BESIDE_A_NAME, LABELS, SEEKS
from services.extractor.vocabulary.organisations import UNIT_WORDS

GENDER = re.compile(
    r"\s*[(\[]?\b[mwfdxhv]\s?[/|]\s?[mwfdxhv](?:\s?[/|]\s?[mwfdxhv*])?\b[)\]]?\*?|"
    r"\s*\((?:all genders?|f\*m\*d|gn|alle geschlechter|[mwf]-[mwf]-[dx])\)",
    re.IGNORECASE,
)
MAX_GENDER_WORDS = 9
LEAST_INITIALS = 3
EDGE = " \t,;:|*_-–—()"
DASH = re.compile(r"\s+[-–—|•]\s+")
OPENING = re.compile(
    r"(?:vaca(?:ture|nte|ncy)|stellenangebot|stellenausschreibung|fiche de poste|(?:on )?recherche|stellenanzeige|"
    r"offre d['’]emploi|job(?: offer| opening)?|vaga|oferta de "
    r"(?:empleo|trabajo)|se busca|(?:we(?:['’]re| are) )?(?:now )?hiring|wir suchen|gesucht|on recrute|nous recrutons|"
    r"join us as|estamos contratando|offerta di lavoro|cercasi|lehrstelle|ausbildung(?:splatz)?(?: (?:als|zum|zur))?|"
    r"wir bilden aus|als|as(?= an?\s)|en tant que|in qualità di|se (?:necesita|precisa|solicita|requiere)|solicitamos|"
    r"(?:alternance|stage|cdi|cdd|intérim|full[- ]?time|part[- ]?time|vollzeit|teilzeit|remote|freelance|urgent)"
    r"(?=\s*[:–-]\s)|(?:\[[^\[\]]{2,40}\]\s*)+(?=\s))\s*[:!–-]?\s+(?:an?\s|eine?n?\s|une?\s)?(?=\S)",
    re.IGNORECASE,
)
SEEKS_AS = re.compile(
    rf"^.{{2,60}}?\s(?:{SEEKS}|is looking for|needs)\s"
    r"(?:ab sofort\s|\([^()]{2,20}\)\s)?(?:an?|eine?n?|een|une?|un\(e\)|uma?|un[ao]?|un[·.⋅/]e)\s(?=[A-ZÀ-Ý]|"
    r"\S+[·.⋅(]\w)|^.{2,60}?\sis (?:now )?hiring\s?[:!]\s+(?=[A-ZÀ-Ý])"
)
_AT = re.compile(
    r"\s+(?:at|bei|chez|bij|presso)\s+(?=\w)|\s+@\s*(?=\w)|(?P<and>\s+(?:n[ao]|en)\s+)(?=[A-Z0-9])|"
    r"\s+\[(?=[A-ZÀ-Ý][^\[\]]{1,40}\]$)"
)
# In a text with such words "na" and "no" are "at the", and in no other language stand between a title and a name.
_PORTUGUESE = re.compile(r"\b(?:vagas?|você|nossas?|requisitos|empresa|benefícios|não)\b", re.IGNORECASE)
_SPANISH = re.compile(r"\b(?:buscamos|empresa|puesto|oferta|requisitos|jornada|trabajo|ofrecemos)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*[(\[](?P<in>[^()\[\]]{1,60})[)\]]$")
_HOURS = re.compile(r"\d+(?:\s?[-–]\s?\d+)? ?(?:std|stunden|uur|uren|heures?|horas?|ore)\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s+(?:needed|wanted|required|gesucht|gezocht)(?:\s(?:for|from|in|at|to|ab|für|voor)\s.*)?$|"
    r"\s+(?:job )?(?:vacancy|opening|job)$|,\s+20\d\d\b.*$|"
    r",?\s+(?:-\s)?(?:(?:en|in|als|à)\s)?(?:CDI|CDD|CLT|PJ|alternance|(?:Voll|Teil)zeit|temps (?:plein|partiel)|"
    r"jornada (?:completa|parcial)|(?:full|part)[- ]?time|contrat|(?:un)?befristet)(?![\w-])[^-–—|]*$|"
    r"\s+[(\[]\d+ (?:vagas?|posts?|positions?|vacanc\w+|openings?|stellen|postes|plazas|vacatures)[)\]]$|"
    r"\s+\d{2,3}\s?(?:[-–]\s?\d{2,3}\s?)?%$",
    re.IGNORECASE,
)
_IN = re.compile(r"\s(?:in|à|en|em|te|a)\s(?=[A-ZÀ-Ý])")
# An amount, a label or a street between dashes.
_NO_EMPLOYER = re.compile(r"[$€£¥+:]|\d{2}|(?:\b(?:street|road|avenue|lane)|stra(?:ß|ss)e)$", re.IGNORECASE)
_REGION = re.compile(r"(?:regio|region|région|región|raum|area|zona|near|nähe|around)\s+(?=[A-ZÀ-Ý])", re.IGNORECASE)
# A word in both its genders is a title, whatever the word: "Konditor/in", "Infirmier·ère", "Camarero/a".
BOTH_GENDERS = re.compile(
    r"(?<![^\W\d])[^\W\d]{4,}(?:/-?in(?:nen)?|[:*_]in(?:nen)?|\*r|[·.⋅](?:e|ère|rice|trice|euse|se|ne)s?|\(e\)|\(in\)|"
    r"\(a\)|"
    r"/a|/e|/trice|/euse)(?![\w.])",
    re.IGNORECASE,
)


# "Acme Charts: Backend Engineer", as boards entitle what they copy.
_NAME_AND_COLON = re.compile(r"(?P<employer>[A-ZÀ-Ý][\w&.'’-]*(?:\s[A-ZÀ-Ý&][\w&.'’-]*){0,4}):\s+(?=[A-ZÀ-Ý])")


_CAPITALS = re.compile(r"(?P<town>[A-ZÀ-Ý]{3,}(?:[ -][A-ZÀ-Ý]{2,}){0,2})\s(?=[A-ZÀ-Ý][a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A title line cut up: spans in the row; `sure` where a word such as "at" names the employer."""

    title: tuple[int, int]
    employer: tuple[int, int] | None
    sure: bool


def is_sought_title(text: str) -> bool:
    """Whether a phrase is a title, also of several people: an ad seeks "Security Officers"."""
    if title_score(text) >= TITLE or (text.endswith("s") and title_score(text[:-1]) >= TITLE):
        return True
    return names_both_genders(text)


def names_both_genders(text: str) -> bool:
    """Whether a phrase says by its form that it is open to everybody, which only titles do."""
    return len(text.split()) <= MAX_GENDER_WORDS and BOTH_GENDERS.search(text[:200]) is not None


def cut_title_line(text: str, spoken_of: str) -> TitleLine | None:
    """A title line into title and employer, or None where it holds no title.

    `spoken_of` is the text below, in which an employer is named again.
    """
    gender = GENDER.search(text)
    plain = GENDER.sub(lambda match: " " * len(match.group(0)), text)
    behind = _title_behind_employer(text, plain, spoken_of)
    if behind is not None:
        return behind
    begin = opening.end() if (opening := OPENING.match(plain)) else 0
    named = _NAME_AND_COLON.match(plain)
    if named is not None and is_sought_title(plain[named.end() :]) and _may_head(named.group("employer")):
        span = clean_title(text, named.end(), gender.start() if gender else len(text))
        agreed = is_spoken_of(named.group("employer"), spoken_of) or _is_organisation(named.group("employer"))
        return TitleLine(span, named.span("employer"), agreed)
    ats, dashes = list(_AT.finditer(plain)), list(DASH.finditer(plain, begin))
    ats = [cut for cut in ats if is_sought_title(plain[begin : cut.start()]) and _names_employer(cut, plain, spoken_of)]
    cuts = ats[-1:] or [cut for cut in reversed(dashes) if not _is_place_or_title(plain[cut.end() :])]
    employer = None
    end, sure = len(text), bool(ats)
    for cut in cuts:
        stop = next((dash.start() for dash in dashes if dash.start() > cut.end()), len(text))
        a, b = employer_without_rest(plain, *trim(plain, cut.end(), stop, EDGE))
        if a >= b or _is_place_or_title(plain[a:b]) or BESIDE_A_NAME.fullmatch(plain[a:b]):
            continue
        if _NO_EMPLOYER.search(plain[a:b]):
            continue
        sure = sure or _is_organisation(plain[a:b]) or is_spoken_of(plain[a:b], spoken_of)
        if sure or any(_is_place_or_title(plain[d.end() :]) for d in dashes if d.start() >= b) or not (ats or dashes):
            employer, end = (a, b), cut.start()
        break
    if not sure and employer is not None and len(dashes) > 1:
        sure = "—" in plain[end : employer[0]] and "—" not in plain[:end]
    if employer is None or not sure:
        end = min(end, dashes[0].start() if dashes else end)
    span = clean_title(text, 0, min(end, gender.start() if gender else end))
    titled = gender is not None or is_sought_title(text[slice(*span)])
    return TitleLine(span, employer, sure) if span[0] < span[1] and titled else None


def _may_head(name: str) -> bool:
    """Whether what stands before a colon can be who seeks: no kind of offer, department, place or title."""
    return not (
        OPENING.match(f"{name}: x")
        or BESIDE_A_NAME.fullmatch(name)
        or any(pattern.match(f"{name}: x") for _, pattern in LABELS)
        or all(word.casefold() in UNIT_WORDS for word in name.split())
        or _is_place_or_title(name)
    )


def _names_employer(cut: re.Match[str], plain: str, spoken_of: str) -> bool:
    """Whether a name stands behind "at"; "en" and "na" are "and" and "after" as often."""
    a, b = employer_without_rest(plain, *trim(plain, cut.end(), len(plain), EDGE))
    if cut.group("and") is not None and cut.group("and").strip() == "en" and not _SPANISH.search(spoken_of):
        return False  # "and" in Dutch, "in" in French
    at_the = cut.group("and") is not None and _PORTUGUESE.search(spoken_of)
    return (
        cut.group("and") is None or bool(at_the) or _is_organisation(plain[a:b]) or is_spoken_of(plain[a:b], spoken_of)
    )


def _title_behind_employer(text: str, plain: str, spoken_of: str) -> TitleLine | None:
    """`Acme | Backend Engineer | Berlin`: the first piece is no title, and a later one is."""
    bounds = [0, *(edge for cut in DASH.finditer(plain) for edge in cut.span()), len(plain)]
    pieces = [trim(plain, a, b, " \t,;:|*_-–—") for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    title = next((i for i, (a, b) in enumerate(pieces) if is_sought_title(plain[a:b])), 0)
    if title == 0 or _AT.search(plain):
        return None
    a, b = pieces[0]
    name = plain[a:b]
    if OPENING.match(plain) or is_place(name) or BESIDE_A_NAME.fullmatch(name) or not 1 <= len(name.split()) <= 6:
        return None
    span = clean_title(text, *pieces[title])
    return TitleLine(span, (a, b), is_spoken_of(name, spoken_of) or _is_organisation(name))


def _is_organisation(name: str) -> bool:
    """By its form; a single word ("Theatre", "Finance") names the department as often."""
    return employer_score(name) > 1 and len(name.split()) > 1


def is_spoken_of(name: str, text: str) -> bool:
    """Whether a text names it again: as it is written, of several words joined in any way, or by three initials."""
    words = name.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    spellings = [name] if len(initials) < LEAST_INITIALS else [name, initials]
    if any(re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", text) for spelling in spellings):
        return True
    return len(words) > 1 and compact(name) in compact(text)


def clean_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Without "We are hiring:" before it, and a place, a contract or a share of hours behind it."""
    opening = OPENING.match(text, start, end) or SEEKS_AS.match(text[:end], start)
    start, end = trim(text, opening.end() if opening is not None else start, end, " \t,;:!|*_-–—")
    town = leading_town(text, start, end)
    start = trim(text, town[1], end)[0] if town is not None else start
    while end > start:
        bracket, behind = _BRACKET.search(text[:end], start), _BEHIND.search(text[:end], start)
        if bracket is not None and (
            is_place(bracket["in"])
            or BESIDE_A_NAME.fullmatch(bracket["in"].strip())
            or _HOURS.match(bracket["in"].strip())
            or _REGION.match(bracket["in"].strip())
        ):
            end = bracket.start()
        elif behind is not None:
            end = behind.start()
        else:
            break
        start, end = trim(text, start, end, " \t,;:|*_-–—")
    return start, end


def leading_town(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The town in capitals that stands before a title: "SÃO PAULO Analista de Sistemas"."""
    town = _CAPITALS.match(text, start, end)
    placed = town is not None and is_place(town.group("town")) and is_sought_title(text[town.end() : end])
    return town.span("town") if town is not None and placed else None


def employer_without_rest(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without the bracket, the sentence's end or the place behind it: "Ashgrove House, Exeter"."""
    stop = re.search(r"\s*\((?!s\))|(?<!\b[A-Z])\.\s", text[start:end])
    if stop is not None and stop.start() > 0:
        end = start + stop.start()
    inside = next((m for m in _IN.finditer(text, start, end) if is_place(text[m.end() : end].strip(EDGE))), None)
    if inside is not None:
        end = inside.start()
    at = trailing_place(text[start:end])
    comma = text.find(", ", start, end)
    if at is not None:
        end = start + at
    elif comma > start and not begins_with_legal_form(text, comma + 2):
        end = comma
    return trim(text, start, end, EDGE)


def compact(text: str) -> str:
    """Letters and digits in lower case: how names are compared."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _is_place_or_title(text: str) -> bool:
    start, end = trim(text, 0, len(text), EDGE)
    return is_place(text[start:end]) or title_score(text[start:end]) >= TITLE
