"""Evidence that needs no vocabulary: dates, contact data, sums of money, hours, clauses, code, repetition."""

import re
from collections import Counter
from collections.abc import Sequence

WINDOW = 200  # words of which the variety is told
OWNERS_LINES = 12  # of a head in which the address of its owner may stand
FEW_UNFINISHED = 3  # lines with an ellipsis at the end: as many may stand in any text
YEAR = r"(?:19[3-9]\d|20[0-4]\d)"
_TO = r"(?:[-–—/]|to|till|until|thru|through|bis|à|a|al|ad|e|tot|até|hasta|do|til|till|t/m|-->|→|and)"
_NOW = (
    r"(?:present|current\w*|now|today|date|on(?!\w)|heute|dato|jetzt|aujourd|ce jour|actual\w*|actualidad|hoy|la fecha|"
    r"oggi|attual\w*|in corso|nu|heden|atual\w*|presente|hoje|obecnie|dziś|nuvarande|pågående|idag)"
)
_MONTH = r"(?:[^\W\d_]{3,10}\.?\s{1,2}|\d{1,2}[./-]){0,2}"
_SINCE = (
    r"(?<!\w)(?:since|seit|ab|depuis|desde|dal|da|dall|sinds|vanaf|från|siden|fra|od)\s"
    r"(?:the\s|the\syear\s|el\s|le\s|o\s|l.)?"
)
PERIOD = re.compile(
    rf"(?<!\d){YEAR}(?:[-./]\d{{1,2}}){{0,2}}\s{{0,2}}{_TO}\s{{0,2}}(?:{_MONTH}{YEAR}|{_NOW})|"
    rf"(?<!\d){YEAR}\s?[-–/]\s?\d\d(?!\d)|(?<!\d){YEAR}\s?[-–—](?=\s{{2,}}|\s*$|\s[^\W\d])|{_SINCE}{_MONTH}{YEAR}|"
    rf"(?<!\d)\d{{1,2}}[./]\d\d\s?[-–]\s?\d{{1,2}}[./]\d\d(?!\d)",
    re.IGNORECASE | re.MULTILINE,
)
"""A period of a life: 2019-2021, 03/2019 – heute, since May 2020, 2018–."""
ANY_YEAR = re.compile(rf"(?<![\d.,€$£]){YEAR}(?!\d)")
PHONE = re.compile(
    r"(?<![\w/.-])(?!(?:19|20)\d\d(?!\d)|\d\d[./-]\d\d[./-](?:19|20)\d\d(?!\d))"
    r"\+?\(?\d{2,4}\)?[ ./-]{0,2}\d{2,4}[ ./-]\d{2,5}(?:[ ./-]\d{2,5}){0,3}(?!\w)"
)
"""Three groups of digits and more, which are neither a year with what follows nor a day such as 01/09/2015."""
EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@[\w-]{1,63}\.[\w.-]{2,63}")
GENDER_MARK = re.compile(
    r"[(\[]\s?[mwfdhx]\s?[/|]\s?[mwfdhx](?:\s?[/|]\s?[mwfdhx*])?\s?[)\]]|\((?:all genders|gn)\)|"
    r"(?<![\w/.])[^\W\d_]{4,30}(?:/in|/o|/a|/e|\*in|:in|·e|\(a\)|\(e\)|\(in\)|/trice)(?![\w/.])",
    re.IGNORECASE,
)
"""(m/f/d), Friseur/in, camarero/a: how ads address everybody."""
# How long a number or a word may be says the pattern: what has no end would be read anew from each of its characters.
_MONEY = r"(?:[€£$₹]\s?\d[\d.,]{0,20}\s?k?|\d[\d.,]{0,20}+\s?(?:k\s?)?(?:€|eur(?:os?)?|zł|kr|chf|gbp|usd|reais)(?!\w))"
PAY = re.compile(
    rf"(?:{_MONEY}|\$\d{{1,20}}|R\$\s?\d[\d.]{{0,20}}).{{0,25}}?(?:/|(?<!\w)(?:per|an?|the|pro|par|por|al|la|l|all.|je|p\.?))\s?"
    r"(?:hour|hr|h|walk|visit|lesson|session|shift|night|piece|year|yr|month|annum|week|day|stunde|std|monat|jahr|mois|heure|hora|mes|año|ora|mese|anno|uur|maand|jaar|mês|"
    r"ano|godz\w*|mies\w*|timmen?|månad\w*|time)(?!\w)|"
    r"\d\s?(?:€|euro|zł|k€)?\s?(?:brutto|bruto|brut|lordi|brutos|netto|netos|netti|gross)(?!\w)|\d\s?(?:cpm|k)\s?[-–]\s?\d+\s?k",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d\d")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_TIMES = re.compile(r"^\W*\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?\s")
_AMOUNT_AT_END = re.compile(
    r"(?:\s{2,}|[.…]{2,}\s?|\s)(?:[€£$]\s?)?\d{1,4}(?:[.,]\d\d)?\s?(?:€|eur|£|\$)?\W*$", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?:^|[.;]\s)(?:§\s?\d+|art(?:icle|icolo|ikel|ículo)?\.?\s?\d+|\d{1,2}\.\s[A-Z])")
_CODE = re.compile(
    r"[;{}]\s*$|^\s*(?:def|class|import|from|#include|function|var|const|let|public|private|return|select|insert|update|if|for|"
    r"while)\b.*[({;:=*]|^\s*0x[\da-fA-F]{2,}\s|</?\w+>|\$\{|\{\{|^\s*//|/\*|(?<!\w)\w++\(\w*+\)\s*[;{]"
)
GAP = "\t_"
"""What the reader leaves of a row of underscores at the end of a line; of dots, a tab and one of them."""
# What a link of Markdown shows, and an address in angle brackets, are no gaps.
_PLACEHOLDER = re.compile(
    r"[\[<{][A-Za-z][^\]>}@\n]{2,60}[\]>}](?!\()|x{4,}|_{6,}|\.{8,}|\t[_.](?=\s*$)|:\t(?=[^\t:]{1,40}:(?:\t|\s*$))",
    re.IGNORECASE,
)
_TURN = re.compile(r"^\W*(?:user|assistant|system|human|q|a|interviewer|me|ai)\s?:\s", re.IGNORECASE)
_QUOTED = re.compile(r"[“«„]\s?[^“”«»„\n]{12,400}[”»“]|(?<!\w)\"[^\"\n]{12,400}\"(?!\w)")
_RATING = re.compile(
    r"(?<![\d/])\d{1,2}(?:[.,]5)?\s?/\s?(?:4|5|10|20)(?![\d/])|\[[ x✓]\]|☐|☑|\b[1-5]\s?=\s?\w|"
    r"(?<!\d)[1-9](?:[.,]\d)? (?:out of|of|von|sur|sobre|su|van de|em|på|na) (?:4|5|6|10|20|100)(?!\d)|"
    r"(?<!\w)[A-D](?:[+-]|(?=\s/))(?!\w)|[^\W\d_]{4,40}+\s[1-6](?:[.,]\d)?(?=\s?[,;(|]|\.\s)",
    re.IGNORECASE,
)
"""4/5, 3 of 5, [x], 1 = poor, B+, "teamwork 2,"."""
_OF_RATINGS = re.compile(r"[\d\[☐☑+/-]")
"""one of these is in each of them"""


def lines_with(pattern: re.Pattern[str], lines: Sequence[str], longest: int = 400) -> int:
    """How many lines have the pattern; longer ones are prose and are left out."""
    return sum(1 for line in lines if len(line) <= longest and pattern.search(line))


def periods(lines: Sequence[str]) -> int:
    """How many different periods stand in the lines."""
    dated = [line for line in lines if _DIGITS.search(line)]
    return len({found.group(0).lower() for line in dated for found in PERIOD.finditer(line)})


def ratings(lines: Sequence[str]) -> int:
    """How many grades on a scale, and ticked boxes."""
    return sum(len(_RATING.findall(line)) for line in lines if _OF_RATINGS.search(line))


def timetable_lines(lines: Sequence[str]) -> int:
    """How many lines begin with an hour."""
    return lines_with(_TIMES, lines)


def amount_lines(lines: Sequence[str]) -> int:
    """How many lines end with a number that may be a price: the rows of a bill."""
    return sum(
        1 for line in lines if len(line) < 120 and _AMOUNT_AT_END.search(line) and not ANY_YEAR.search(line[-12:])
    )


def clauses(lines: Sequence[str]) -> int:
    """How many numbered clauses: § 3, Article 4, 2. Pay."""
    return sum(len(_CLAUSE.findall(line)) for line in lines)


def code_share(lines: Sequence[str]) -> float:
    """The share of lines that look like a program or like markup."""
    return sum(1 for line in lines if _CODE.search(line)) / max(len(lines), 1)


def placeholders(lines: Sequence[str]) -> int:
    """How many gaps that somebody should fill in: [Job title], "I wish to apply for ..."."""
    unfinished = sum(line.endswith(("...", "…")) for line in lines)
    return sum(len(_PLACEHOLDER.findall(line)) for line in lines) + max(0, unfinished - FEW_UNFINISHED)


def quotations(lines: Sequence[str]) -> int:
    """How many passages of several words stand in quotation marks."""
    return sum(len(_QUOTED.findall(line)) for line in lines)


def turns(lines: Sequence[str]) -> int:
    """How many lines of a dialogue with the name of a role before them."""
    return lines_with(_TURN, lines)


def variety(words: Sequence[str]) -> float:
    """Distinct words by words, of the first 200: 0.6 and more in prose, 0.3 and less where words are repeated."""
    first = [word for word in words[: 2 * WINDOW] if not word.isdigit()][:WINDOW]
    return len(set(first)) / max(len(first), 1)


def owner_named(lines: Sequence[str]) -> bool:
    """Whether an e-mail address holds a word of the first lines, as a person's own address does."""
    top = " ".join(lines[:3]).lower()
    named = set(re.findall(r"[^\W\d_]{4,}", EMAIL.sub(" ", top)))
    for line in (*lines[:OWNERS_LINES], *lines[-4:]):
        for local in EMAIL.findall(line[:400]):
            if any(part in named for part in re.findall(r"[^\W\d_]{4,}", local.lower())) or any(
                len(word) > 4 and word in local.lower() for word in sorted(named)
            ):
                return True
    return False


def person_named(lines: Sequence[str]) -> float:
    """Whether a name of the first lines comes again further down, as it does where somebody is judged: 0, 0.5 or 1.

    A name is taken to be a capitalised word that nowhere stands in lower case.
    """
    counts = Counter(_LETTERS.findall("\n".join(lines)[:20_000]))
    names = _LETTERS.findall("\n".join(lines[:4])[:600])
    again = [counts[name] - 1 for name in names if name.istitle() and name.lower() not in counts]
    return min(max(again, default=0) / 2, 1.0)
