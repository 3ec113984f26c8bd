"""The job's title and employer where an ad states them in running text rather than in a line of their own."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import EMPLOYER_IN_TEXT, EMPLOYER_NAMED_ONCE, TITLE_IN_TEXT
from services.extractor.job_ad.title import clean_title, is_sought_title
from services.extractor.phrases.legal_forms import ends_in_legal_form
from services.extractor.phrases.roles import TITLE, employer_score, is_place, title_score
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.job_ads import AGENCY
from shared.schemas.fact_types import FactType

MAX_SCANNED = 1_500  # characters of a row
MAX_ROWS = 200
MAX_FIRST_ROWS = 4
ORGANISATION = 3  # a name that by its form is an organisation's
MAX_HEAD_ROWS, MAX_WHOLE_NAME = 12, 6
_WORD = r"[A-ZÀ-Ý0-9][\w&'’+#/-]*"
_FIELD = r"(?:,\s[A-ZÀ-Ý][\w-]+(?:\s[A-ZÀ-Ý][\w-]+){0,2}(?=\sto\s))?"  # "Data Intern, Risk Analytics to join …"
_PHRASE = rf"{_WORD}(?:\s(?:of|de|en|and|&|für|for)?\s?{_WORD}|\s?\([A-Z]{{2,6}}\)){{0,6}}"
_SOUGHT = re.compile(
    r"\b(?:seeking|looking for|hiring|searching for|recruiting|in search of|as|be(?:come)? (?:our|the)|join\w* us as|"
    r"needs?|requires?|recruiting for|wishes to appoint|appoint|recherchons|recrutons|recherche|recrute|"
    r"suchen(?: wir)?(?: ab sofort)?|sucht(?: ab sofort)?|verstärkung als|buscamos|busca|zoeken|"
    r"zoekt|procuramos|procura|busco|cerchiamo|cerca)\s+(?:(?:an?|the|our|new|un|une|un\(e\)|un·e|eine?n?|eine/n|een|"
    r"uma?|ons)\s+)*(?:[a-zà-ÿ-]+,?\s+){0,5}?"
    rf"(?P<title>{_PHRASE}{_FIELD})"
)
# "The Warehouse Manager is responsible for …", "Reporting to the owner, the Bar Manager will …".
_SPOKEN_OF = re.compile(
    rf"\b[Tt]he (?P<title>{_PHRASE}) (?:is (?:an? (?:\w+ ){{1,3}}(?:role|position)|responsible for)|"
    r"(?:role|position) (?:is|sits|will|reports)|will (?:be responsible|report|lead|work|support|serve))\b"
)
# "Als web developer bij Acme werk je …": the title is as it is spoken.
_AS_AT = re.compile(
    r"^(?:Als|As an?|En tant que|Como)\s(?P<title>[\w/+#.-]+(?:\s[\w/+#.-]+){0,4}?),?\s(?:bij|bei|at|"
    r"chez|en|n[ao]|with)\s"
)
# Words without an end would be read anew from each of their letters.
_NAME = (
    r"(?P<employer>(?:St\. )?(?:[A-ZÀ-Ý](?:[\w&'’-]|\.(?=\w)){0,40}|[a-z]{1,40}[A-Z]\w{0,40}|[a-z]{3,40}\d{1,20})"
    r"(?:\s(?:(?:&|\+|of|de la|de|du|d[eo]s|der|für|van|voor|des)\s)?[A-ZÀ-Ý](?:[\w&'’-]|\.(?=\w)){0,40}){0,4}"
    r"(?:\se\.\s?V\.|\.\sKG(?:aA)?\b)?)"
)
_ARTICLE = r"(?:(?:A|O|La|Le|Les|El|Die|Der|Das|De|Het|The|Our client|Notre client|Unser Kunde),? )?"
_IN_A_TOWN = (
    r"(?:,[^.\n]{3,90},|(?: (?:in|à|en|em|te|a|mit Sitz in) [A-ZÀ-Ý][\w'’-]+)? \([^()]{2,30}\)|"
    r" (?:in|à|en|em|te|a|mit Sitz in) [A-ZÀ-Ý][\w'’-]+)?"
)
_UNIVERSITY = re.compile(
    r"(?:University of|Universit(?:ät|é|eit|à)|Universidade?|Hochschule|Technische|[A-ZÀ-Ý][\w'’-]+ University)\s?\w*"
)
_ANY_NAME = re.compile(rf"(?<![\w@.]){_NAME}")
# What an ad says first, in a paragraph that begins with a name, it says of the employer.
_FIRST_WORDS = re.compile(
    rf"^{_ARTICLE}{_NAME}{_IN_A_TOWN} (?:is|are|was|has|have|wants|ist|hat|est|a|é|"
    r"[a-z]{3,}s|gilt|zählt|gehört|steht|[a-zäöü]{3,}(?:elt|iert)) (?=.{40})"
)
# Each with its weight: how surely such a sentence names the employer. Names that are the employer's, of all that the
# row finds in the 95 development ads (55 marked, 40 labelled), in the order of the table: 0 of 0, 3 of 3, 7 of 7, 0 of
# 3, 1 of 3, 13 of 14, 10 of 12, 11 of 12, 2 of 2, 19 of 27, 7 of 7, 0 of 0, 3 of 3, 17 of 19, 10 of 26, 2 of 3. The
# first and the twelfth come from real ads (benchmarks/marked.py) and weigh what their neighbours do.
_MENTIONS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (3.0, re.compile(rf"^(?:Wir|Als|Für) ?,? (?:die|der|das) {_NAME},? (?:suchen|sucht)\b")),
    (3.0, re.compile(rf"^{_NAME} (?:is|are) (?:looking for|seeking|hiring|searching|recruiting|expanding)\b")),
    (3.0, re.compile(rf"^{_ARTICLE}{_NAME}\.?{_IN_A_TOWN} (?:sucht|cherche|recherche|recrute|engage|busca|zoekt|"
                     rf"procura|contrata|seeks|cerca|needs|bildet|stellt|schreibt|hires|"
                     rf"has an? (?:vacancy|opening))\b")),
    (2.5, re.compile(rf"^(?:[Ww]erken|[Aa]rbeiten|[Ww]ork(?:ing)?|[Jj]obs?|[Cc]areers?|[Kk]arriere|[Tt]ravailler|"
                     rf"[Tt]rabaja|[Ll]ife) (?:bij|bei|at|chez|en|with|for) (?:de |der |het |the )?{_NAME}")),
    (2.5, re.compile(rf"\b(?i:notre|nuestra|nossa|unser|unsere|our|onze|ons) [^,.]{{3,45}}, "
                     rf"(?:la |die |the )?{_NAME},")),
    (1.5, _FIRST_WORDS),
    (2.5, re.compile(rf"^(?:About|Über|À propos de|Sobre|Over|Why|Life at|Who is|Join)(?: Join)? "
                     rf"{_NAME}\??(?=:?$|At )")),
    (2.0, re.compile(rf"(?:^|[.!?:]\s+|\n)(?:At|Here at|Bei|Chez|Bij|Na|En) (?:der |de |het |la |the )?{_NAME},? "
                     rf"(?:we|our|you|wir|nous|werk|nós|\w+ is (?:our|my)|[a-z]+ (?:je|jij|du|Sie|vous|wir))\b")),
    (2.0, re.compile(rf"(?:^|[.!?:]\s+|\n)(?:En|Na|No|Desde|Chez) (?:el |la |los |o |a |l['’])?{_NAME},? "
                     r"(?:[a-zà-ÿ]+mos|nous|somos)\b")),
    (1.5, re.compile(rf"(?:^|[.!?]\s+){_ARTICLE}{_NAME}{_IN_A_TOWN} (?:is|are|was|has|ist|est|sont|es|é|offers|"
                     r"provides|helps|believes) "
                     r"(?:an?|the|one|part|on|committed|proud|proudly|ein|eine|un|une|una|een|uma?|100|been|leading|"
                     r"your|more|building|equal|our|you|grown|built|served|made|about|growing|based|home)\b")),
    (2.0, re.compile(rf"(?:^|[.!?]\s+){_ARTICLE}{_NAME}{_IN_A_TOWN} (?:builds|makes|develops|operates|designs|"
                     rf"manufactures|delivers|creates|"
                     rf"runs|serves|employs|sells|helps|protects|leases|forecasts|automates|wishes|supplies|supports|"
                     rf"teaches|produces|"
                     rf"invites|moves|connects|entwickelt|baut|produziert|betreibt|développe|conçoit|accompagne|"
                     rf"desarrolla|"
                     rf"diseña|fabrica|ontwikkelt|bouwt|maakt|desenvolve|produz) [a-zà-ÿ0-9]")),
    (1.5, re.compile(rf"\b(?:l['’]asbl|l['’]association|l['’]entreprise|la société|la empresa|la asociación|"
                     rf"a empresa|de stichting|het bedrijf|der Verein|die Firma|the charity|the company) "
                     rf"(?:« ?|[\"“„])?{_ARTICLE}{_NAME}")),
    (3.0, re.compile(rf"(?:^|[.!?]\s+){_NAME} (?:is|are) (?:proud to be )?an? (?:equal|inclusive)[ "
                     rf"-](?:opportunit|employer)")),
    (0.7, re.compile(rf"\b(?:at|bei|chez|bij|binnen|within) {_NAME}(?=[.,!?;]|\s[a-z]|$)")),
    (0.5, re.compile(rf"{_NAME}['’]s\b")),
    (1.0, re.compile(rf"\b(?:join(?:ing)?|work(?:ing)? (?:at|for)|team at|teams? (?:within|at)|careers? at|welcome to|"
                     rf"apply to|role at|Team at|of the .{{3,40}} at) {_NAME}")),
)  # fmt: skip
_AFTER_TITLE = (3.0, re.compile(rf"^.{{3,70}}? (?:at|bei|chez|bij) (?:de |der |dem |het )?{_NAME}(?=[.,;:(]|\s|$)"))
_NO_NAME = frozenset(
    """
    the this we you our your it they that us as in if what who he she there all these those role team position job
    company department location engineering data remote wir sie das die der du dein nous vous le la les el los ons wij
    notre nos votre vos unser unsere unserem ihre dein deine nuestro nuestra tu su onze uw nossa nosso sua je o a os our
    its each every one join applicants candidates responsibilities requirements experience work knowledge
    ability about at salary en bei chez bij na no in als für pour para por con com with for from
    buscamos procuramos contratamos somos estamos queremos recherchons suchen zoeken
    projekt project projet proyecto projeto programm nossas nossos nuestras nuestros
    """.split()  # noqa: SIM905
)
# Alone these are what the employer is, and not who.
_KINDS = frozenset(
    """
    laboratory lab university institute hospital school college council centre center company candidate applicant
    successful ideal postholder universität hochschule klinik universidad universidade universiteit université fakultät
    """.split()  # noqa: SIM905
)
_LINE_PIECE = re.compile(r"[^|•·,;()–—-]*[^\s|•·,;()–—-]")
_PARTICLES = frozenset({"of", "and", "&", "de", "da", "do", "des", "du", "van", "der", "für", "y", "e", "et", "und"})
_OF_A_PAGE = re.compile(
    r"(?:careers?|jobs?|vacanc\w+|team|logo|stellen\w*|karriere|empleos?|vagas?|vacatures?)\b", re.IGNORECASE
)
_SUREST, _LEAST = 6.0, 1.5
"""The weight of a name that is as sure as names in text can be (two plain sentences), and the least that counts: no
weak sentence alone."""
_AT_THE_TOP = 0.5  # an ad begins with who is looking


def title_in_text(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The first phrase with title words that somebody is sought as."""
    for row in rows[:MAX_ROWS]:
        text = row.text[:MAX_SCANNED]
        opening = re.match(rf"(?P<title>{_PHRASE}(?:\s/\s{_PHRASE})?)(?=\s(?:at|bei|chez|bij)\s|\s\()", text)
        for match in (opening, _AS_AT.match(text), *_SOUGHT.finditer(text), *_SPOKEN_OF.finditer(text)):
            if match is not None and is_sought_title(match.group("title")):
                span = clean_title(text, *match.span("title"))
                yield in_row(FactType.JOB_TITLE, row, span, TITLE_IN_TEXT, entry, "text", subject="job")
                return


def employer_in_text(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The name that most sentences speak of as the employer."""
    weights: dict[str, float] = {}
    places: dict[str, tuple[Row, int, int]] = {}
    for number, row in enumerate(rows[:MAX_ROWS]):
        of_title = number < 4 and title_score(row.text[:40].split(" at ")[0])
        for weight, pattern in (_AFTER_TITLE, *_MENTIONS) if of_title else _MENTIONS:
            late = pattern is _FIRST_WORDS and number >= MAX_FIRST_ROWS
            for match in pattern.finditer(row.text[:MAX_SCANNED]):
                name = match.group("employer").rstrip(".,'’")
                if late and (employer_score(name) < ORGANISATION or " " not in name):
                    continue  # further down a paragraph begins so with anything
                if not _can_be_employer(name):
                    continue
                key = name.casefold()
                weights[key] = weights.get(key, 0.0) + weight + (_AT_THE_TOP if key not in places and number < 3 else 0)
                start = match.start("employer")
                begin = start - 4 if " " not in name and row.text[max(0, start - 4) : start] == "The " else start
                places.setdefault(key, (row, begin, start + len(name)))
    best = max(weights, key=lambda key: (weights[key], -places[key][0].start), default=None)
    if best is None or weights[best] < _LEAST:
        yield from _organisation_in_text(rows, entry)
    else:
        row, start, end = places[best]
        least, most = EMPLOYER_IN_TEXT
        sure = least + (most - least) * min(weights[best] / _SUREST, 1.0)
        yield in_row(FactType.JOB_EMPLOYER, row, (start, end), sure, entry, "text", subject="job")


def _organisation_in_text(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The organisation by its form that an ad names most often, where no sentence says whom it is for."""
    named: dict[str, list[tuple[Row, int, int]]] = {}
    for row in rows[:MAX_ROWS]:
        for match in _ANY_NAME.finditer(row.text[:MAX_SCANNED]):
            name = match.group("employer").rstrip(".,'’")
            if " " in name and _is_one_organisation(name) and _can_be_employer(name):
                start = match.start("employer")
                named.setdefault(name.casefold(), []).append((row, start, start + len(name)))
    if named:
        row, start, end = max(named.values(), key=lambda places: (len(places), -places[0][0].start))[0]
        span = start, end
        yield in_row(FactType.JOB_EMPLOYER, row, span, EMPLOYER_NAMED_ONCE, entry, "text", subject="job")


def _is_one_organisation(name: str) -> bool:
    """Whether a name can only be that of one company or university: others ("Hospital Group") are kinds as often."""
    return ends_in_legal_form(name) or _UNIVERSITY.match(name) is not None


def whole_name(employer: Draft, rows: Sequence[Row]) -> Draft:
    """ "Larkspur" of the sentences is "Larkspur Biologics" where a line near the top is that name and nothing else."""
    for row in rows[:MAX_HEAD_ROWS]:
        for piece in _LINE_PIECE.finditer(row.text[:200]):
            words = piece.group(0).split()
            own = str(employer.value).split()
            longer = len(own) < len(words) <= MAX_WHOLE_NAME and words[: len(own)] == own
            if longer and all(word[0].isupper() or word in _PARTICLES for word in words) and not _says_more(words, own):
                span = piece.start(), piece.end()
                return in_row(
                    FactType.JOB_EMPLOYER, row, span, employer.confidence, employer.entry, "header", subject="job"
                )
    return employer


def _says_more(words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether the words behind the name are a title, a place or what a page is about: "Acme Careers"."""
    behind = " ".join(words[len(own) :])
    return is_place(behind) or title_score(behind) >= 1 or _OF_A_PAGE.search(behind) is not None


def _can_be_employer(name: str) -> bool:
    first = name.split()[0].casefold()
    if name.split()[-1].casefold() in ("team", "équipe", "equipo", "equipe") or AGENCY.search(name):
        return False
    if " " not in name and name.removeprefix("The ").casefold() in _KINDS:
        return False
    return len(name) > 1 and first not in _NO_NAME and not is_place(name) and title_score(name) < TITLE
