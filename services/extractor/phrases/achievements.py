"""Claims with a number inside a sentence: what, how much, in which unit, up or down."""

import re
from typing import Any

from services.extractor.drafts import Draft
from shared.schemas.fact_types import FactType

MAX_SENTENCE = 1_000
_WORD_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100,
}  # fmt: skip
_FRACTIONS = {
    "a quarter": 25, "one quarter": 25, "a third": 33.3, "one third": 33.3, "two thirds": 66.7, "two-thirds": 66.7,
    "half": 50, "a half": 50, "three quarters": 75, "three-quarters": 75,
    "a fifth": 20, "one fifth": 20, "two fifths": 40,
    "three fifths": 60, "four fifths": 80, "four-fifths": 80, "a tenth": 10, "one tenth": 10, "nine tenths": 90,
}  # fmt: skip
_SCALE = {
    "k": 1e3, "m": 1e6, "mm": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9,
    "mil": 1e3, "tsd": 1e3, "mln": 1e6, "millones": 1e6, "millón": 1e6, "milhões": 1e6, "milhão": 1e6, "millions": 1e6,
    "millionen": 1e6, "miljoen": 1e6, "milioni": 1e6, "mrd": 1e9, "milliarden": 1e9, "milliards": 1e9, "miljard": 1e9,
    "miliardi": 1e9, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
}  # fmt: skip
_SCALES = rf"(?:{'|'.join(sorted(_SCALE, key=lambda word: (-len(word), word)))})"
_CURRENCY = (
    r"(?:(?:US|R|A|C|S|HK|NZ)?\$|[€£₦₹¥₱₺₵]|(?-i:USD|EUR|GBP|CHF|AED|QAR|SAR|PKR|INR|KES|KSh|NGN|ZAR|SGD|PHP|AUD|CAD|JPY|"
    r"COP|MXN|CLP|ARS|BRL|GHS|SEK|NOK|DKK|PLN|CZK|Rs\.?|R(?=\d)))"
)
_TIME = (
    r"(?:milli)?seconds?|secs?|ms|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|quarters?|years?|"
    r"sekunden|minuten|stunden|tagen?|wochen|monaten?|secondes?|heures?|jours?|semaines?|mois|segundos?|minutos?|horas?|"
    r"d[ií]as?|semanas?|mes(?:es)?|secondi|minuti|ore|giorni|settimane|mesi|seconden|uren|dagen|weken|maanden"
)
_NUMBER = re.compile(
    rf"""
    (?=[\d$€£₦₹¥₱₺₵]|(?<!\w)[adefhnostv]|(?<!\w){_CURRENCY}\s?\d)  # what all begin with: nothing begins inside a word
    (?:
    (?P<range>\b(?:from|von|vom|van|de|del|da|dal|du|do)\s+(?P<old>{_CURRENCY}?\s?\d[\d.,]*(?:\s?{_SCALES}(?!\w))?)\s*(?:%|{_TIME}|[kKmM])?
      \s+(?:(?:down|up)\s)?(?:to|auf|naar|a|al|à|ao|para)\s+(?P<new>{_CURRENCY}?\s?\d[\d.,]*(?:\s?{_SCALES}(?!\w))?)\s*(?P<range_unit>%|(?:{_TIME})\b|[kKmM]\b)?)
  | (?P<times>\b\d+(?:[.,]\d+)?\s?[x×](?!\w))
  | (?P<money>(?<!\w){_CURRENCY}\s?\d[\d.,]*(?:\ (?=\d{{3}}(?!\d))\d{{3}})?\s?(?:{_SCALES}(?!\w)\.?)?\+?
      |(?<![\w.,])\d[\d.,]*\s?(?:{_SCALES}\.?\s)?(?:(?:[€£]|(?-i:EUR|CHF|USD|GBP)|euros?|dollars?|rupees)(?!\w)))
  | (?P<percent>\b\d{{1,4}}(?:[.,]\d+)?\s?(?:%|percent\b|per\ cent\b|prozent\b|por\ ciento\b|pour\ cent\b))
  | (?P<fraction>\b(?:{"|".join(f.replace(" ", "[ ]") for f in sorted(_FRACTIONS, key=lambda f: (-len(f), f)))})\b)
  | (?P<count>(?<![\w.,/:#-])(?<!\d\ )(?:\d{{1,3}}(?:\ \d{{3}})+(?!\d)|\d[\d.,]*)
      (?:\s?{_SCALES}(?!\w))?\+?(?=[\s-]+[A-Za-zÀ-ÿ]))
  | (?P<word>\b(?:{"|".join(_WORD_NUMBERS)})\b(?=[\s-]+[a-z]))
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:reduc\w+|cut|cutting|decreas\w+|lower\w*|sav(?:ed|ing|es)|minimi[sz]\w+|shorten\w+|dropp?\w*|"
    r"brought .{0,60}down|eliminat\w+|less|fewer|"
    r"fell|shrank|down|senk\w+|gesenkt|verringer\w+|verkürz\w+|r[ée]du(?!n)\w+|diminu\w+|abbatt\w+|ridott\w+|"
    r"riduzi\w+|verlaag\w+|verkort\w+|verminder\w+|baiss\w+|rückgang|daling|descenso|queda d\w+|calo)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:increas\w+|improv\w+|grew|grow\w*|rais(?:ed|ing)|boost\w*|doubled|tripled|expand\w+|gain\w+|higher|"
    r"up(?! to)|"
    r"lift\w+|accelerat\w+|exceed\w+|"
    r"scal(?:ed|ing)|generat(?:ed?|es|ing)|achiev\w+|gesteigert|erhöh\w+|steiger\w+|augment\w+|aument\w+|increment\w+|"
    r"verhoog\w+|verbeter\w+|verbesser\w+|am[ée]lior\w+|mejor\w+|melhor\w+|miglior\w+|"
    r"hausse|croissance|zuwachs|wachstum|stijg\w+|groei\w*|crecimiento|crescimento|crescita|more|speedup|faster)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_METRIC_AFTER_VERB = re.compile(
    r"\b(?:reduc\w+|cut|cutting|decreas\w+|lower(?:ed|ing)|increas\w+|improv\w+|grew|rais(?:ed|ing)|boost(?:ed|ing)|"
    r"shorten\w+|accelerat\w+|"
    r"sav(?:ed|ing)|lift(?:ed|ing)|scal(?:ed|ing))\s+(?P<metric>[^,;.]{2,80}?)\s*(?:\b(?:by|to|from|of|up|down)\b|"
    r"\(|,|$)",
    re.IGNORECASE,
)
_METRIC_BEFORE = re.compile(
    r"(?P<metric>[\w'’ -]{2,60}?)\s+(?:was |were |has |have )?(?:dropp?ed|fell|grew|rose|increased|decreased|"
    r"improved|went|down|up)\b",
    re.IGNORECASE,
)


# A clause ends before the next statement: "lead twelve pickers and cut losses" takes nothing off the pickers.
_NEXT_CLAUSE = re.compile(r"[,;:]|\b(?:and|while|und|et|y|e|en)\b", re.IGNORECASE)
_YEARS_BEHIND = re.compile(r"\+?[\s-]+(?:years?|jahren?|ans|années|años|anni|anos|jaar)\b", re.IGNORECASE)
_NAMES_SOMETHING = re.compile(
    r"\b(?:aged?|ages|level|grades?|type|class(?:es)?|phases?|module|stage|version|day|room|unit|block|floor|route|line|"
    r"section|part|nr\.?|no\.?|n\.?º|stufe|klassen?|alter von|alter|groupe|groep(?:en)?|grupo|fase|niveau|nível|nivel|"
    r"curso|ciclo|types?|tier|band|key stage|ks|chapter|step|layer)\s"
    r"(?:\d+(?:[.,]\d+)?(?:\s?[-–]\s?|\s\w{1,3}\s|,\s))*$",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:in|within|over|after|under|en|dans|nach|innerhalb von|binnen|em|entro|dopo|na|depois de|après)\s"
    r"(?:only |just )?$",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(rf"[\s-]+(?:{_TIME}|jahren?|ans|années|años|anni|anos|jaar)\b", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*\b(?:by|to|from|of|um|von|auf|van|met|naar|de|en|em|du|del|di|da|do|a|à|para|un)\s*$", re.IGNORECASE
)


def achievements_in(
    text: str, start: int, end: int, entry: tuple[str, int] | None, section: str | None, author_role: str | None = None
) -> list[Draft]:
    """The numbers claimed in `text[start:end]`, each quoting the clause from its verb or metric to the number."""
    sentence = text[start : min(end, start + MAX_SENTENCE)]
    drafts: list[Draft] = []
    for match in _NUMBER.finditer(sentence):
        value = _value(match)
        if value is None or (match.group("fraction") and not _is_share(sentence, match)):
            continue
        metric = _metric(sentence, match)
        direction = _direction(sentence, match)
        if match.group("word") and direction is None and not _counts_something(sentence, match):
            continue
        if _is_no_result(sentence, match, direction):
            continue
        whole = {"metric": metric, **value, "direction": direction}
        confidence = 0.8 if direction and metric else 0.65 if metric else 0.5
        drafts.append(
            Draft(FactType.ACHIEVEMENT, start, end, whole, confidence, entry, section, author_role=author_role)
        )
    return drafts


def _is_no_result(sentence: str, match: re.Match[str], direction: str | None) -> bool:
    """A number that names something ("Level 7"), in which time something was done, or how long somebody did it."""
    if not (match.group("count") or match.group("word")):
        return False
    before = sentence[: match.start()]
    if _NAMES_SOMETHING.search(before) or (_WITHIN.search(before) and _TIME_BEHIND.match(sentence, match.end())):
        return True
    return direction is None and _YEARS_BEHIND.match(sentence, match.end()) is not None


def _value(match: re.Match[str]) -> dict[str, Any] | None:
    kind = next(
        name for name in ("range", "times", "money", "percent", "fraction", "count", "word") if match.group(name)
    )
    raw = match.group(kind)
    if kind == "range":
        unit = (match.group("range_unit") or "").strip().casefold() or None
        new, old = _number(match.group("new")), _number(match.group("old"))
        return (
            None
            if new is None or old is None
            else {"value": new, "unit": _unit(unit) or _amount_in(match), "baseline": old}
        )
    if kind == "fraction":
        return {"value": _FRACTIONS[raw.casefold()], "unit": "%"}
    if kind == "word":
        return {"value": _WORD_NUMBERS[raw.casefold()], "unit": None}
    number = _number(raw)
    if number is None or (kind == "count" and _YEAR.match(raw.strip("+"))):
        return None
    unit = {"times": "x", "percent": "%", "money": _currency(raw)}.get(kind)
    return {"value": number, "unit": unit}


def _amount_in(match: re.Match[str]) -> str | None:
    """The currency before the numbers of a range."""
    found = re.match(_CURRENCY, match.group("new")) or re.match(_CURRENCY, match.group("old"))
    return found.group(0) if found is not None else None


def _currency(raw: str) -> str | None:
    """The currency of an amount as it is written: before the number, or behind it."""
    found = re.search(_CURRENCY, raw) or re.search(r"[^\W\d_]+$", raw)
    return found.group(0) if found is not None else None


def _is_share(sentence: str, match: re.Match[str]) -> bool:
    """`by a quarter` and `four fifths of` are shares; `half an hour` and `in a quarter` are not."""
    before = sentence[max(0, match.start() - 12) : match.start()]
    after = sentence[match.end() : match.end() + 4]
    return re.search(
        r"\b(?:by|about|almost|nearly|over|than)\s$", before, re.IGNORECASE
    ) is not None or after.startswith(" of ")


def _unit(unit: str | None) -> str | None:
    return None if unit in ("k", "m", None) else unit


def _number(raw: str) -> int | float | None:
    """`10,000`, `2.5M`, `1.200`, `4,2x` as a number; None where the digits are no number."""
    match = re.search(r"\d[\d.,]*(?: \d{3}(?!\d))*", raw)
    if match is None:
        return None
    digits = match.group(0).rstrip(".,").replace(" ", ",")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    digits = digits.replace(",", ".")
    if digits.count(".") > 1:
        return None
    scale = re.match(rf"\s?({_SCALES})(?!\w)", raw[match.end() :], re.IGNORECASE)
    value = float(digits) * (_SCALE[scale.group(1).casefold()] if scale else 1)
    return int(value) if value.is_integer() else round(value, 4)


def _direction(sentence: str, match: re.Match[str]) -> str | None:
    """From the nearest word of change around the number: before it first, then shortly after."""
    before = sentence[max(0, match.start() - 120) : match.start()]
    after = _NEXT_CLAUSE.split(sentence[match.end() : match.end() + 30], maxsplit=1)[0]
    last_down = max((m.start() for m in _DOWN.finditer(before)), default=-1)
    last_up = max((m.start() for m in _UP.finditer(before)), default=-1)
    if last_down != last_up:
        return "down" if last_down > last_up else "up"
    if match.group("range"):
        value = _value(match)
        return (
            None
            if value is None or value["value"] == value["baseline"]
            else "down"
            if value["value"] < value["baseline"]
            else "up"
        )
    down, up = _DOWN.search(after), _UP.search(after)
    return "down" if down and not up else "up" if up and not down else None


def _metric(sentence: str, match: re.Match[str]) -> str | None:
    """What the number measures: what was changed, or what is counted."""
    before = sentence[: match.start()]
    if match.group("count") or match.group("word"):
        counted = re.match(r"[\s-]+((?:[\w'’/-]+\s?){1,3})", sentence[match.end() :])
        words = counted.group(1).split() if counted else []
        if words and words[0].casefold() in _STOP:  # "a crew of 5 and ...": what is counted stands before
            of = re.search(r"([\w'’-]+)\s+(?:of|von|de|di|van)\s*$", before)
            return of.group(1) if of else None
        while words and words[-1].casefold() in _STOP:
            words.pop()
        for position, word in enumerate(words):
            if position and word.casefold() in _STOP:
                words = words[:position]
                break
        return " ".join(words) or None
    found = list(_METRIC_AFTER_VERB.finditer(before + ("," if before.rstrip().endswith(("by", "to", "of")) else "")))
    if found:
        return _clean(found[-1].group("metric"))
    earlier = _METRIC_BEFORE.search(before)
    if earlier:
        return _clean(earlier.group("metric"))
    share = re.match(
        r"\s+of\s+([\w'’/ -]{3,60}?)(?=\s(?:to|by|from|in|on|onto|into|for|with|and)\b|[,.;]|$)",
        sentence[match.end() :],
    )
    return _clean(share.group(1)) if share else _changed(before)


def _changed(before: str) -> str | None:
    """What stands between the last word of change and the number: `Senkung der Ausschussquote von 4 %`."""
    verbs = [*_DOWN.finditer(before), *_UP.finditer(before)]
    if not verbs:
        return None
    metric = before[max(verb.end() for verb in verbs) :].strip()
    while joint := _JOINT.search(metric):
        metric = metric[: joint.start()]
    if _NEXT_CLAUSE.search(metric):
        return None
    leading = _LEADING.match(metric)
    return " ".join(metric[leading.end() if leading else 0 :].split()[:8]) or None


_STOP = frozenset(
    """aged con com avec met en y et e dans desde tot bis
    in on of for to and or with by from at the a an per through across over under within into as that which
    using via und für mit""".split()  # noqa: SIM905
)


_ENGLISH_DETERMINERS = frozenset(("the", "a", "an", "our", "their", "its", "overall"))
_LEADING = re.compile(
    r"(?:(?:the|our|their|its|der|die|das|den|dem|des|unser\w*|la|le|les|el|los|las|du|del|della|de|il|lo|i|gli|o|os|as|"
    r"do|da|het)\s+)+",
    re.IGNORECASE,
)


def _clean(metric: str) -> str | None:
    words = [word for word in metric.split() if word.casefold() not in _ENGLISH_DETERMINERS]
    return " ".join(words[:8]) or None


def _counts_something(sentence: str, match: re.Match[str]) -> bool:
    """`six engineers`, `three cloud regions`: a word for a number counts where a plural follows."""
    return re.match(r"[\s-]+(?:[\w-]+\s){0,2}?[\w-]+s\b", sentence[match.end() :]) is not None
