"""The person's name and headline: evidence from place, size, words, and agreement with the e-mail address."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.identity.broken_names import MAX_NAME_WORDS, broken_names, joined
from services.extractor.identity.names_by_label import labelled_name
from services.extractor.phrases.negatives import is_noise
from services.extractor.phrases.roles import TITLE, employer_score, is_place, school_score, title_score
from services.extractor.structure.heading_wording import kind_of, normal
from services.extractor.structure.rows import Row, body_size, spaced_out, trim
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.headings import DOCUMENT_TITLES, HEADING_KINDS
from services.extractor.vocabulary.post_nominals import POST_NOMINALS
from services.extractor.vocabulary.sentences import SENTENCE_STARTS
from services.extractor.vocabulary.titles import TITLE_MODIFIERS
from shared.schemas.fact_types import FactType

MIN_NAME_WORDS = 2  # before letters that stand behind a name
MAX_NAME_ROWS = 3  # over which a name is broken
_DASHES = ("-", "–")
_SHORT_NAME = 4  # letters of a name that stands in an address for a longer one
_PLURAL = r"s?(?:\((?:s|n|i)\)|/i| \(-namen\))?"
_SURNAME = rf"(?:surname|apellido|apelido|cognome|nachname|nom|nazwisko|achternaam|efternamn|efternavn){_PLURAL}"
_FIRST_NAME = (
    rf"(?:(?:first )?name|nombre|nome|vorname|prénom|imię|voornaam|förnamn|navn){_PLURAL}(?: próprios?(?:\(s\))?)?"
)
_LABEL = re.compile(
    r"^(?:full name|name(?: of (?:the )?candidate)?|candidate(?: name)?|vor- und (?:nach|zu)name|nom et prénom|nom|"
    r"nombres? y apellidos?|nombre(?: completo)?|naam(?: en voornaam)?|volledige naam|nome(?: e cognome| completo)?|"
    r"cognome e nome|imię i nazwisko|namn|navn|ad(?:ı)? soyad(?:ı)?|isim soyisim|jméno(?: a příjmení)?|név|"
    r"nume(?: și prenume)?|ime i prezime|nama(?: lengkap)?|employee|mitarbeiter(?:in)?|"
    # Europass: "Surname(s) / First name(s)"
    rf"{_SURNAME}\s*[/,]\s*{_FIRST_NAME}|{_FIRST_NAME}\s*[/,]\s*{_SURNAME})\s*[:\t]\s*",
    re.IGNORECASE,
)
_TITLED = re.compile(r"^(?:curriculum vitae|resume|résumé|cv|lebenslauf)\s*(?:of|von|de|-|–|—|:|\|)\s+", re.IGNORECASE)
# "Hi, I'm Jane Example": how pages of one's own begin.
_GREETING = re.compile(
    r"^(?:(?:hello|hi|hey|hola|bonjour|salut|hallo|ciao|olá|oi|welcome)\b[,!.\s]*(?:there|world|everyone)?[,!.\s]*)?"
    r"(?:i['’]?m|i am|my name is|(?:yo )?soy|me llamo|je suis|je m['’]appelle|ich bin|ich heiße|io sono|mi chiamo|"
    r"(?:eu )?sou(?: [oa])?|ik ben)\s+(?=[A-ZÀ-Ý])",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(
    r"['’]s?\s+(?:(?:online|web|personal|professional)\s+)?(?:cv|resume|résumé|curriculum vitae)$", re.IGNORECASE
)
_LETTERS_BEHIND = re.compile(r"(?:,\s*(?:[A-Z]{2,7}|[A-Z][a-z]{0,3}\.?[A-Z][A-Za-z.]{0,4}))+$")
_HONORIFIC = re.compile(
    r"^(?:(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|herr|frau|fru|pan|pani|sr|sra|srta|m|mme|mlle|maître|me|dhr|"
    r"mevr|mw|"
    r"ing|ir|drs|ds|pfr|barr|dra|profa|pharm|sgt|maj|eng|engr|dott(?:\.?ssa)?|avv|cra?|cdor|lcd[ao]|mtr[ao]|abog|"
    r"sig(?:\.?ra)?|dame|sir|rev|mgr|"
    r"inż|arch|arq|adv|shri|smt|capt|univ)\b\.?|"
    r"(?:mag|dr|prof)\.(?:a|in|ª)(?=\s)|"
    r"mag\.?\s?\((?:fh|univ)\)|(?:mag|lic|l\.c|c\.p|bc|rer|nat|med|iur|jur|phil|oec|pol|dent|vet|techn|h\. ?c)\.(?=\s)|"
    r"dipl\.?[- ]?[a-zäöü]{2,9}\.?(?:\s?\((?:fh|univ|ba|th|tu)\))?|dr\.?[- ]ing\.?|(?:rn|ph|mu|ju)dr\.?)"
    r"(?:\s+|(?<=\.)[-/]?))+",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(
    r"(?:,\s*|\s+)(?:ph\.?d\.?|mba|m\.?sc\.?|b\.?sc\.?|m\.?d\.?|cpa|cfa|pmp|rn|bsn|msn|esq\.?|jr\.?|sr\.?|ii|iii|"
    r"p\.?e\.?|dds|shrm-cp|phr|cissp|m\.?a\.?|b\.?a\.?|aca|fca|acca|fcca|cma|csm|cfp|dnp|pa-c|qc|kc|obe|mbe|cbe|dbe|"
    r"frcs|mrcp|ll\.?[mb]\.?|mph|edd|pharmd|ccnp|ccie|mnse|lpn|crna|dvm|jd|ra|aia|cscp)(?=$|[\s,])\.?",
    re.IGNORECASE,
)
# "Darnell "Duke" Whitfield", "Xiaoyu (Sherry) Li": a name inside the name; at its end a bracket is no name.
_NICKNAME = re.compile(r"\s*(?:\([^()\d]{1,24}\)|[\"“„«][^\"”“»\d]{1,24}[\"”“»])")
# "Usman S/O Abdul Ghafoor": whose child somebody is.
_PARENT = re.compile(r"\s+(?:[sdw]/o|son of|daughter of)\b.*$", re.IGNORECASE)
_BRACKET_AT_END = re.compile(r"\s*\([^()]{1,24}\)$")
_STREET = (
    "str.", "straße", "strasse", "gasse", "gatan", "vägen", "veien", "gade", "laan", "straat", "plein", "allee",
)  # fmt: skip
PARTICLES = frozenset(
    """
    von van de der den del della dell dal dalla degli dei di da dos das do la le el al bin bint ibn ben abu zu zur zum
    vom ter ten ní nic nī ó ua uí y e i und du st op af av lo los las het 't t mac ap binti bte a/l a/p nic
    freiherr graf dela delos
    """.split()  # noqa: SIM905
)
_ELIDED = re.compile(r"(?:d|l|dell|dall|n)['’][A-ZÀ-Ý]")  # "Nogueira d'Ávila"
_LETTERS = re.compile(r"[^\W\d_]+")
_CUT = re.compile(
    r"\s*[|•·●\uf000-\uf8ff]\s*|\t+|\s{3,}|\s+[-–—]\s+|,\s+(?=[A-Z][a-z]+\s+(?:Engineer|Developer|Manager))|"
    r"\s(?=\S{1,64}@)|\s(?=\+\d|\(\d|\d{3})"
)


def find_name(document: Document, sections: Sequence[Section], emails: Sequence[str]) -> Draft | None:
    """The most name-like phrase of the document's head, or None where nothing is like a name."""
    labelled = labelled_name([row for s in sections if s.kind in ("header", "contact", "untitled") for row in s.rows])
    if labelled is not None:
        return Draft(FactType.NAME, labelled[0], labelled[1], spelled(labelled[2]), 0.95, None, "contact")
    size = body_size(document.rows)
    best: tuple[float, int, int, str] | None = None
    broken = broken_names(document, size, _is_name_like)
    for order, row in enumerate(_candidates(document, sections)):
        whole = [broken[row.start]] if row.start in broken else []
        phrases = [(start, end, joined(document.text[start:end])) for start, end in _phrases(row)]
        for start, end, text in (*phrases, *whole):
            score = _name_score(document, row, text, order, size, emails)
            if score > 0 and (best is None or score > best[0]):
                best = (score, start, end, text)
    if best is None or best[0] < 2:
        return None
    _, start, end, text = best
    return Draft(
        FactType.NAME,
        start,
        end,
        spelled(text),
        min(0.99, 0.6 + 0.06 * best[0]),
        None,
        "contact",
    )


def _candidates(document: Document, sections: Sequence[Section]) -> Iterator[Row]:
    """Rows of the first page that could hold a name: the head first, then large rows, then headings of no kind."""
    head = [row for s in sections if s.kind in ("header", "contact", "untitled") for row in s.rows[:12]]
    size = body_size(document.rows)
    # What is set like several other rows is a heading among headings.
    sizes = Counter(round(row.size, 1) for row in document.rows if row.size is not None)
    large = [
        row for row in document.rows[:200]
        if row.page == 1 and row.size is not None and size is not None and row.size > 1.25 * size
        and sizes[round(row.size, 1)] <= MAX_NAME_ROWS
    ]  # fmt: skip
    headings = [s.heading for s in sections if s.heading is not None and s.kind == "other"]
    seen: set[int] = set()
    for row in (*head, *large, *headings):
        if row.start not in seen and row.page == 1:
            seen.add(row.start)
            yield row


def _phrases(row: Row) -> Iterator[tuple[int, int]]:
    """The row and the phrases before its separators, without label, honorific and credentials."""
    text = row.text[:200]
    label = _LABEL.match(text) or _TITLED.match(text) or _GREETING.match(text)
    base = label.end() if label else 0
    possessive = _POSSESSIVE.search(text)
    if possessive is not None:
        text = text[: possessive.start()]
    text = _PARENT.sub("", text)
    named = POST_NOMINALS.search(text, base) if not text.isupper() else None
    if named is not None and len(text[base : named.start()].split()) >= MIN_NAME_WORDS:
        text = text[: named.start()]
    cut = _CUT.search(text, base)
    stops = [cut.start() if cut else len(text), len(text)]
    comma = text.find(", ", base)
    if comma > 0 and title_score(text[comma + 2 :]) >= TITLE:  # "Jane Doe, Head of Sales"
        stops.insert(0, comma)
    for stop in dict.fromkeys(stops):
        start = base
        honorific = _HONORIFIC.match(text[start:stop])
        if honorific:
            start += honorific.end()
        credentials = _CREDENTIALS.search(text, start, stop)
        end = credentials.start() if credentials and credentials.start() > start else stop
        behind = _LETTERS_BEHIND.search(text, start, end)
        if behind is not None and start == 0 and text.isupper():
            yield row.start, row.start + end  # "TAN MEI LING, GRACE"
        if behind is not None and len(text[start : behind.start()].split()) >= 2:
            end = behind.start()
        bracket = _BRACKET_AT_END.search(text[start:end])
        if bracket is not None and len(text[start : start + bracket.start()].split()) >= 2:
            end = start + bracket.start()
        a, b = trim(text, start, end, " \t\u00a0,;:-–—|()*_")
        if a < b:
            yield row.start + a, row.start + b


def _name_score(
    document: Document, row: Row, text: str, order: int, size: float | None, emails: Sequence[str]
) -> float:
    words = spelled(text).split()
    if not _is_name_like(words, text):
        return 0.0
    own = sum(word not in _DASHES and word.casefold() not in PARTICLES for word in words)
    score = 2.0 if 2 <= own <= 4 or 2 <= len(words) <= 4 else 0.5
    score += 0.9 if len(text) > len(row.text) or _is_spaced_hyphen(words) else 0.0  # all of the name
    if any(word.casefold() in TITLE_MODIFIERS for word in words) and not _LABEL.match(row.text):
        return 0.0
    if len(words) == 1 and not _agreement(words, emails) and not _LABEL.match(row.text):
        return 0.0
    score += max(0.0, 2.0 - 0.35 * order)
    if size is not None and row.size is not None:
        score += min(3.0, 4.0 * max(0.0, row.size / size - 1.05))
    score += 0.5 if row.bold or row.heading or text.isupper() else 0.0
    score += 3.0 if _LABEL.match(row.text) else 0.0
    score += 2.5 * _agreement(words, emails)
    score -= 0.6 * min(title_score(text), 5) + 0.5 * min(employer_score(text) + school_score(text), 4)
    if is_place(text) or (any(c.isdigit() for c in row.text[:40]) and row.size is None and order > 3):
        score -= 3.0
    return score


def is_person_name(text: str) -> bool:
    """Whether a phrase could be somebody's name: two to five capitalised words, and nothing else."""
    words = text.split()
    return len(words) >= 2 and _is_name_like(words, text)


def _is_name_like(words: Sequence[str], text: str) -> bool:
    if _NICKNAME.search(text):
        text = _NICKNAME.sub("", text)
        words = text.split()
    if _is_spaced_hyphen(words):
        words = [word for word in words if word not in _DASHES]
    own = sum(word.casefold() not in PARTICLES for word in words)
    if not 1 <= own <= MAX_NAME_WORDS or len(words) > MAX_NAME_WORDS + 3 or len(text) > 60 or is_noise(text):
        return False
    if words[-1].casefold().endswith(_STREET) or any(c.isdigit() or c in '@:/&+%#()<>{}[]=!?;"' for c in text):
        return False
    if (
        kind_of(text) is not None
        or normal(text) in DOCUMENT_TITLES
        or words[0].casefold() in SENTENCE_STARTS - {"de", "la", "el", "e"}
    ):
        return False
    for word in words:
        letters = word.strip(".,'’-")
        if letters.casefold() in PARTICLES:
            continue
        if (
            not letters
            or not (letters[0].isupper() or _ELIDED.match(letters))
            or not all(c.isalpha() or c in ".'’-·" or unicodedata.combining(c) for c in word.strip(","))
        ):
            return False
    return any(len(word.strip(".")) > 1 for word in words)


def _is_spaced_hyphen(words: Sequence[str]) -> bool:
    """`Anouk de Bruijn - Smeets`: a double surname, not a name and what the person is or where."""
    if sum(word in _DASHES for word in words) != 1 or len(words) < 4 or words[-2] not in _DASHES:
        return False
    last = words[-1]
    known = normal(last) in DOCUMENT_TITLES or normal(last) in HEADING_KINDS or is_place(last)
    return not known and not title_score(last) and not employer_score(last) and last[:1].isupper()


def _agreement(words: Sequence[str], emails: Sequence[str]) -> float:
    """The share of the name's words that an address contains (first address that agrees best)."""
    parts = [part for word in words for part in word.split("-")]
    if not emails:
        return 0.0
    spellings = ([_plain(part) for part in parts], [_plain(part.casefold().translate(_GERMAN)) for part in parts])
    return max(_share(names, email) for names in spellings for email in emails)


def is_named_after(words: Sequence[str], email: str) -> bool:
    """Whether an address holds the last of a name's words, or most of them."""
    return bool(words) and (_agreement(words, [email]) > 0.5 or _agreement(words[-1:], [email]) > 0)


def _share(names: Sequence[str], email: str) -> float:
    names = [name for name in names if len(name) > 1]
    local = _plain(email.split("@")[0])
    # "emeka.nwosu" for Chukwuemeka Nwosu
    short = [part for part in re.split(r"[^a-z]+", email.split("@")[0].casefold()) if len(part) >= _SHORT_NAME]
    found = [
        name in local or name[:1] + names[-1] in _plain(email) or any(part in name for part in short) for name in names
    ]
    return sum(found) / len(found) if found else 0.0


# Letters that have no decomposition, and the German way to write umlauts in an address.
_LATIN = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "đ": "d", "ı": "i", "œ": "oe", "þ": "th", "ð": "d"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LATIN))
    return "".join(c for c in decomposed if c.isalnum())


def spelled(text: str) -> str:
    """Letter-spacing undone; `JANE DOE` in ordinary capitals; spaces single."""
    name = " ".join(spaced_out(text).split())
    if name.isupper() and len(name) > 3:
        return _LETTERS.sub(lambda word: word.group(0).capitalize(), name)
    return name
