"""How long something lasted, and the words that say which part of a year a date means."""

import re

from services.extractor.vocabulary.months import PART_OF_YEAR

DURATION = re.compile(
    r"[(\[·,]?\s*\b\d{1,2}\+?\s?(?:years?|yrs?|jahre?n?|ans?|años?|jaar|anos?)\b(?:\s?(?:,|and|und|et|y|en|"
    r"e)?\s?\d{1,2}\s?(?:months?|mos?|monate?n?|mois|mes(?:es)?|maanden?)\b\.?)?\s*[)\]]?"
    r"|[(\[·,]?\s*\b\d{1,3}\s?(?:days?|weeks?|tagen?|wochen?|jours|semaines?|días|semanas?|dias|dagen|weken|giorni)\b"
    r"\s*[)\]]?"
    r"|[(\[·,]?\s*\b\d{1,2}\s?(?:months?|mos?\b|monate?n?|mois|mes(?:es)?|maanden?)\b\.?\s*[)\]]?",
    re.IGNORECASE,
)
IN_WORDS = re.compile(r"(?:^|\s)(?:a|one|an?\sfew)\s(?:year|month)s?$", re.IGNORECASE)  # "a year"
# "(seit dem 2. Semester)", "(last summer)": when, in words.
TIME_IN_BRACKETS = re.compile(
    r"\((?:seit|since|letzte[nrs]?|last|depuis|desde|dal|sinds|ab|from)\s[^()]{2,40}\)", re.IGNORECASE
)
_ONLY_DURATION = re.compile(rf"(?:{DURATION.pattern})$", re.IGNORECASE)
# Words that only say which part of a year the date beside them means.
_TERM = re.compile(
    r"(?<!\w)(?:(?:autumn|spring|summer|winter|fall|hilary|michaelmas|trinity|lent)(?: term| semester)|"
    r"(?:school|academic) year|"
    r"schul(?:jahr|halbjahr)|(?:winter|sommer)(?:saison|semester)|saison|season|seizoen|schooljaar|academiejaar|"
    r"année (?:scolaire|universitaire)|curso(?: académico| escolar)?|anno (?:scolastico|accademico)|"
    r"ano (?:letivo|lectivo)|skoleåret?|skolåret?|läsåret?|rok (?:szkolny|akademicki)|"
    r"summers|winters|zomers|étés|hivers|veranos|inviernos|verões|invernos|estati|somrarna|sommaren|sommeren|sommerferien|"
    r"saisons? d['’](?:été|hiver)?|a\.\s?a\.|ay|studienjahr|"
    rf"{PART_OF_YEAR})"
    r"(?:\s+(?:de|of))?(?:\s*:?\s*|-)$",
    re.IGNORECASE,
)


def is_duration(text: str) -> bool:
    """Whether a row says nothing but how long something lasted (`2 years 3 months`)."""
    stripped = text.strip()
    return len(text) < 40 and (_ONLY_DURATION.match(stripped) or IN_WORDS.fullmatch(stripped)) is not None


def with_term(text: str, date: int) -> int:
    """Where a date at `text[date:]` begins together with the word for its part of the year: "Autumn term 2021 to
    present"."""
    term = _TERM.search(text[:date])
    return term.start() if term is not None else date
