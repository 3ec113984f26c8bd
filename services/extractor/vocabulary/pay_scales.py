"""Public and collective pay scales as ads name them: a grade ("E 13", "Band 6") and the scheme that it belongs to."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """How the grades of one family of scales are written.

    `grade` finds one, with a `number` and in most families a `prefix`; `written` is the form it is given in. It
    counts behind one of the words of `named`, beside a `scheme`, or `alone`.
    """

    grade: re.Pattern[str]
    written: str
    named: re.Pattern[str] | None = None
    scheme: re.Pattern[str] | None = None
    alone: bool = False
    own_scheme: str | None = None  # what the letters of the grade themselves say


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_GERMAN_GROUP = r"(?:entgelt|vergütungs|tarif|lohn)-?gruppe|entgeltgr\.|egr\.?"
_GERMAN_PAY = r"vergütung|bezahlung|eingruppierung|entgelt|dotierung|wertigkeit"
_NUMBER = r"(?P<number>\d{1,2}[a-d]?)(?![\w%€]|[.,]\d|\s?%)"
SCALES: tuple[Scale, ...] = (
    # Wage agreements of the public service and the churches in Germany: "E 9b TVöD", "S 8b TVöD-SuE".
    Scale(
        re.compile(rf"\b(?P<prefix>EG|E|S|P|KR)[ .-]?{_NUMBER}"), "{prefix} {number}",
        _words(f"{_GERMAN_GROUP}|{_GERMAN_PAY}"),
        _words(
            r"TV\s?[öo]D(?:[- ](?:VKA|Bund|SuE|S|V|P|K|F|B|E))?|TV-?L|TV[- ](?:L|H|V|N|G-U)|TV-TgDRV|DRK-TV|TV AWO \w+|"
            r"AVR(?:[- ](?:Caritas|Diakonie|DD|Bayern))?|BAT-KF|KAVO|KDVO|ERA|"
            r"Tarifvertrag\w* (?:für den|des) öffentlichen Dienst\w*(?: der Länder)?"
        ),
    ),
    Scale(
        re.compile(rf"(?<![\d.,/]){_NUMBER}(?!\s?(?:euro|std|stunden|uhr))", re.IGNORECASE), "E {number}",
        _words(_GERMAN_GROUP), _words(r"TV\s?[öo]D(?:[- ](?:VKA|Bund))?|TV-?[LHV]|AVR(?:[- ]\w+)?|BAT-KF"),
    ),
    # Salaries of civil servants, judges and professors there: "A 13", "Besoldungsgruppe W 2", "W3-Professur".
    Scale(
        re.compile(r"\b(?P<prefix>[ABRW])[ -]?(?P<number>1?\d)(?:\s?Z)?(?![\w%]|[.,]\d)"), "{prefix} {number}",
        _words(rf"besoldungs(?:gruppe|gr\.)|bes\.?-?gr\.?|besoldung|{_GERMAN_PAY}"),
        _words(
            r"(?:[LBTNS]|Thür|Sächs|Bay|Nds)\w{0,3}Bes[OG]\w*|[mgh]\.\s?D\.|"
            r"(?:mittlere|gehobene|höhere)[rn]? Dienst\w*"
        ),
    ),
    Scale(re.compile(r"\b(?P<prefix>W)[ -]?(?P<number>[123])(?=[- ](?:Professur|Stelle|Vertretung))"),
          "{prefix} {number}", alone=True),
    # The General Schedule and other plans of the federal service of the United States; Australia's public service.
    Scale(re.compile(r"\b(?P<prefix>GS|GG|WG|NH|ZP|SV)[- ]?(?P<number>\d{1,2})(?!\w|[.,]\d)"), "{prefix}-{number}",
          alone=True, own_scheme="{prefix}"),
    Scale(re.compile(r"\b(?P<prefix>APS|VPS|ASO|HEW|HEO)[ -]?(?:Level )?(?P<number>\d{1,2})(?!\w)"),
          "{prefix} {number}", alone=True, own_scheme="{prefix}"),
    # The health service of the United Kingdom.
    Scale(
        re.compile(rf"\b(?P<prefix>Band|BAND)\s{_NUMBER}"), "Band {number}",
        scheme=_words(r"agenda for change|AfC"), alone=True,
    ),
    # Universities and councils there, beside the amounts of the grade: "Grade 7: £36,024 - £44,263".
    Scale(re.compile(r"\b(?P<prefix>Grade)\s(?P<number>\d{1,2})(?=[\s(:,–-]{1,4}[£€$])"), "Grade {number}", alone=True),
    Scale(re.compile(r"\b(?P<prefix>Grade)\s(?P<number>\d{1,2})(?!\w)"), "Grade {number}",
          _words(r"[£€$]\d[\d,.]*(?: per annum| p\.?a\.?)?")),
    # Belgium: its levels as a range ("B1-B3"; B1-B2 is a level of language), and the scales of Flanders ("B111").
    Scale(re.compile(r"\b(?P<prefix>[A-E])(?P<number>[1-4][a-z]?)(?=\s?[-–]\s?(?P=prefix)[3-5][a-z]?\b)"),
          "{prefix}{number}", alone=True),
    Scale(re.compile(r"\b(?P<prefix>[A-E])(?P<number>\d{1,3}[a-z]?)(?!\w)"), "{prefix}{number}",
          _words(r"(?:salaris|wedde|loon)schaal|barema|échelle barémique")),
    # Austria and Switzerland: "Verwendungsgruppe III", "Entlohnungsgruppe v2", "Lohnklasse 18".
    Scale(
        re.compile(r"(?<!\w)(?P<number>[IVX]{1,4}\s?[ab]?|[a-z]?\d{1,2}[a-z]?)(?![\w%])"), "{label} {number}",
        _words(r"(?:verwendungs|beschäftigungs|entlohnungs|gehalts|funktions)gruppe|(?:lohn|gehalts)klasse"),
    ),
    # Scales that are a word and a number.
    Scale(
        re.compile(rf"(?<![\w.,/]){_NUMBER}"), "{label} {number}",
        _words(
            r"(?:salaris|loon|functie)?schaal|FWG(?:[- ]schaal)?|(?:salary|pay|wage) scale|"
            r"(?:salary|pay|staff|academic) grade|salary band|pay (?:matrix )?level|nível remuneratório"
        ),
        _words(
            r"cao(?: (?:VO|VVT|GHZ|PO|MBO|HBO|UMC|GGZ|gemeenten|rijk|universiteiten|ziekenhuizen|kinderopvang|"
            r"sociaal werk|(?:Nederlandse|Dutch) (?:universiteiten|universities)))?|BBRA"
        ),
    ),
)  # fmt: skip
# "Grade: HEO", "Pay grade: P-3", "Catégorie : B", "Livello: 4": whatever stands behind such a label.
GRADE_LABEL = re.compile(
    r"^(?:(?:pay|salary|job|post|position) )?(?:grade|band|classification|cadre d['’]emplois?|catégorie|grado|"
    r"(?:sub)?grupo(?: de clasificación| profesional)?|livello|inquadramento)\s?:\s*"
    r"(?P<grade>[A-Z0-9][\w/+.-]{0,11}(?:\s[\w/+.-]{1,11}){0,2})\s*$",
    re.IGNORECASE,
)
# A grade that an applicant comes from, or is compared with, is not that of the job.
NOT_OF_THE_JOB = re.compile(
    r"\b(?:equivalent|comparable|next lower|time[- ]in[- ]grade|vergleichbar\w*|IELTS|less than|deutsch\w*|"
    r"englisch\w*)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
