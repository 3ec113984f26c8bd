"""Identity: e-mail, phones, links, place, name and headline, from the document's head and its contact sections."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.identity.headline import find_headline
from services.extractor.identity.name_parts import name_parts
from services.extractor.identity.names import find_name, is_named_after
from services.extractor.identity.phones import PHONE_LABEL, PHONE_LIKE, phones_in, region_of
from services.extractor.identity.postal_addresses import city_behind_code
from services.extractor.phrases.roles import is_place
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.places import CITIES
from shared.schemas.fact_types import FactType

MAX_FOOT_ROWS = 3
MAX_SCANNED = 2_000  # characters of a row that are searched; contact data never stands further in
MAX_LINKS = 12
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-")
_DOMAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
_URL = re.compile(
    r"https?://[^\s<>|,;()]{3,200}|(?<![\w@.-])(?:www\.)?(?:[a-z0-9-]{1,63}\.){1,4}"
    r"(?:com|org|net|io|dev|me|de|fr|es|nl|pt|br|uk|eu|ch|at|be|it|co|ai|app|tech|info|us|ca|in|edu|page|xyz|games|"
    r"blog|design|site|online|media|studio|agency|consulting|law|legal|health|care|academy|school|photography|art|film|"
    r"music|digital|works|group|team|cloud|tools|shop|store|expert|za|ng|ke|sg|ph|au|nz|ae|jp|kr|cn|hk|pk|lk|tr|gr|pl|"
    r"cz|sk|hu|ro|bg|hr|rs|dk|fi|lu|mx|ar|cl|pe|uy|ru|ua|ie)"
    r"(?:/[^\s<>|,;()]{0,150})?(?![\w@.])",
    re.IGNORECASE,
)
_PLACE_LABEL = re.compile(
    r"(?:location|address|city|ort|wohnort|anschrift|adresse|dirección|domicilio|ciudad|ubicación|adres|woonplaats|"
    r"morada|endereço|cidade|localização|based in|lives in)\s*:?\s+",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*[|•·●◦▪\uf000-\uf8ff]\s*|\t+|\s{3,}|\s+[-–—]\s+|;\s+")
_ZIP = re.compile(
    # British, Irish, Canadian, Polish, Portuguese, Japanese, Indian and Swedish ones, and districts of French cities
    r",?\s+(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{3}-\d{4}|"
    r"(?:[–-]\s?)?\d{3}\s?\d{3})\b(?!\s+\d)|\b(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{3}\s\d{2})\s+(?=[^\W\d_])|"
    r"\s\d{1,2}(?:er|e|ème)\b|"
    r"(?:\b[A-Z]{1,2}-)?\b\d{4,5}(?:-\d{3,4})?(?:\s?[A-Z]{2})?\b\s+|\s+\d{5}(?:-\d{4})?\b|\s*\b\d{5}-?\d{3}\b"
)


_TOP_LEVELS = frozenset("com org net edu gov mil int info biz dev app tech online site page xyz name pro".split())  # noqa: SIM905
_END_OF_DOMAIN = re.compile(r"[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,24}){0,3}")
_END_OF_LAST_NAME = re.compile(r"[a-z0-9-]{0,12}(?:\.(?:com?|net|org|edu|gov|ac))?\.[a-z]{2,3}")


def read_contact(document: Document, sections: Sequence[Section]) -> list[Draft]:
    """The facts of the person's identity."""
    head = [row for s in sections if s.kind in ("header", "contact", "untitled") for row in s.rows[:40]]
    others = [row for s in sections if s.kind not in ("header", "contact", "untitled", "references") for row in s.rows]
    running = [row for row in document.rows if row.start in document.ignored]  # heads and feet of pages
    drafts: list[Draft] = []
    last = _closing(document, sections)
    emails = _emails(head) or _emails(others)[:1] or _emails(running)[:1] or _emails(last)[:1]
    drafts.extend(Draft(FactType.EMAIL, a, b, _address(document, a, b), 0.98, None, "contact") for a, b in emails)
    if not emails:
        drafts.extend(_linked_email(document))
    places = _locations(document, head)
    drafts.extend(places[:1])
    region = region_of(document, places, head)
    beside = _naming_a_phone(others)
    if not _emails(head):
        beside += [row for s in sections if s.kind in ("summary", "other") and _emails(s.rows) for row in s.rows[:20]]
    drafts.extend(
        phones_in(document, head, region)
        or phones_in(document, beside, region)[:1]
        or phones_in(document, _naming_a_phone(running), region)[:1]
        or phones_in(document, [row for row in last if _emails([row])], region)[:1]
    )
    addresses = [_address(document, a, b) for a, b in emails]
    drafts.extend(_links(document, head, addresses))
    name = find_name(document, sections, addresses)
    if name is not None:
        drafts.append(name)
        drafts.extend(name_parts(document, name))
    headline = find_headline(document, sections, name)
    if headline is not None:
        drafts.append(headline)
    return drafts


def _closing(document: Document, sections: Sequence[Section]) -> list[Row]:
    """The rows with an address of the person's own below references: the foot of the page, where formats without pages
    have it last."""
    if not sections or sections[-1].kind != "references":
        return []
    name = find_name(document, sections, [])
    words = str(name.value).split() if name is not None else []
    return [
        row for row in sections[-1].rows[-MAX_FOOT_ROWS:]
        if any(is_named_after(words, row.text[a:b]) for a, b in emails_in(row.text[:MAX_SCANNED]))
    ]  # fmt: skip


def _address(document: Document, start: int, end: int) -> str:
    """An address in small letters, on one line."""
    return "".join(document.text[start:end].lower().split())


def _naming_a_phone(rows: Sequence[Row]) -> list[Row]:
    """Outside of the head a number needs a label, or an address in its row or beside it, as in a page's footer."""
    addressed = [any(True for _ in emails_in(row.text[:MAX_SCANNED])) for row in rows]
    return [
        row
        for position, row in enumerate(rows)
        if PHONE_LABEL.search(row.text[:40]) is not None or any(addressed[max(position - 1, 0) : position + 2])
    ]


def _emails(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Addresses by growing outwards from each @: linear however hostile the text is."""
    found: list[tuple[int, int]] = []
    seen: set[str] = set()
    for number, row in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else None
        for start, end in emails_in(row.text[:MAX_SCANNED]):
            address = row.text[start:end].lower()
            rest = _rest_of_address(row, end, address, below)
            stop = row.start + end if rest is None or below is None else below.end
            address += rest or ""
            if address not in seen:
                seen.add(address)
                found.append((row.start + start, stop))
        if below is not None and below.column == row.column and "@" in row.text + below.text:
            begin = row.text.rfind(" ") + 1
            joined = f"{row.text[begin:]}{below.text}".lower()
            broken = " " not in below.text and not list(emails_in(row.text[begin:]))
            broken = broken and "@" in row.text[begin:] + below.text[:1]
            if broken and list(emails_in(joined)) == [(0, len(joined))]:
                seen.add(joined)
                found.append((row.start + begin, below.end))
    return found[:5]


def _rest_of_address(row: Row, end: int, address: str, below: Row | None) -> str | None:
    """The rest of an address that a narrow column broke: `jane@mail.` and `example.org` below, alone in its row."""
    if below is None or below.column != row.column or end < len(row.text.rstrip(". -")) or " " in below.text:
        return None
    rest = below.text.lower()
    if row.text.rstrip().endswith((".", "-")):  # the scan leaves these out
        return f"{row.text[end:].strip()}{rest}" if _END_OF_DOMAIN.fullmatch(rest) else None
    top = address.rpartition(".")[2]
    whole = len(top) == 2 or top in _TOP_LEVELS
    return rest if not whole and _END_OF_LAST_NAME.fullmatch(rest) else None


def _linked_email(document: Document) -> list[Draft]:
    """The address behind a link that says only "E-mail"."""
    for link in document.reading.links:
        scheme, _, rest = link.url[:400].partition(":")
        address = rest.lstrip("/").partition("?")[0]
        if scheme.lower() == "mailto" and list(emails_in(address)) == [(0, len(address))] and link.start < link.end:
            return [Draft(FactType.EMAIL, link.start, link.end, address.lower(), 0.95, None, "contact")]
    return []


def emails_in(text: str) -> Iterator[tuple[int, int]]:
    """The spans of e-mail addresses."""
    at = text.find("@")
    while at >= 0:
        start, end = at, at + 1
        while start > 0 and at - start < 64 and text[start - 1] in _LOCAL:
            start -= 1
        while end < len(text) and end - at < 255 and text[end] in _DOMAIN:
            end += 1
        while end > at and text[end - 1] in ".-":
            end -= 1
        while start < at and text[start] in ".-":
            start += 1
        domain = text[at + 1 : end]
        top = domain.rpartition(".")[2]
        if start < at and "." in domain and 2 <= len(top) <= 24 and top.isalpha() and ".." not in domain:
            yield start, end
        at = text.find("@", max(end, at + 1))


def _links(document: Document, rows: Sequence[Row], emails: Sequence[str]) -> list[Draft]:
    drafts: list[Draft] = []
    seen: set[str] = set()
    spans = {(row.start, row.end) for row in rows}
    for link in document.reading.links:
        inside = any(a <= link.start < b for a, b in spans)
        if inside and link.start < link.end and link.url.startswith(("http://", "https://")):
            _add_link(drafts, seen, link.start, link.end, link.url)
    for row in rows:
        for match in _URL.finditer(row.text[:MAX_SCANNED]):
            raw = match.group(0).rstrip(".,;:")
            spans_of_emails = emails_in(row.text[:MAX_SCANNED])
            if any(start < match.end() and match.start() < end for start, end in spans_of_emails):
                continue
            if len(raw) == len(row.text.strip()) and any(email.endswith(raw.lower()) for email in emails):
                continue  # the rest of an address that breaks over the line
            url = raw if raw.lower().startswith("http") else f"https://{raw}"
            _add_link(drafts, seen, row.start + match.start(), row.start + match.start() + len(raw), url)
    return drafts


def _add_link(drafts: list[Draft], seen: set[str], start: int, end: int, url: str) -> None:
    key = re.sub(r"^https?://(?:www\.)?", "", url.lower()).rstrip("/")
    if len(drafts) < MAX_LINKS and key not in seen and not any(d.start < end and d.end > start for d in drafts):
        seen.add(key)
        drafts.append(Draft(FactType.LINK, start, end, url, 0.95, None, "contact"))


def _locations(document: Document, rows: Sequence[Row]) -> list[Draft]:
    """Places in the head: a part of a row that is a place, also behind a postal code or a label."""
    drafts: list[Draft] = []
    for row in rows[:40]:
        if row.words > 30 or (document.dates(row) and row.words > 8):
            continue
        for start, end in _pieces(row.text[:MAX_SCANNED]):
            piece = row.text[start:end]
            label = _PLACE_LABEL.match(piece)
            offset = label.end() if label else 0
            place = _place_in(piece[offset:])
            if place is not None:
                a = row.start + start + offset + place[0]
                b = row.start + start + offset + place[1]
                drafts.append(
                    Draft(
                        FactType.LOCATION,
                        a,
                        b,
                        " ".join(document.text[a:b].split()),
                        0.9 if label else 0.8,
                        None,
                        "contact",
                    )
                )
    return drafts


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The row cut at separators, e-mail addresses and phone numbers."""
    cuts = [(m.start(), m.end()) for m in _SEPARATORS.finditer(text)]
    cuts += list(emails_in(text))
    cuts += [(m.start(), m.end()) for m in PHONE_LIKE.finditer(text) if sum(c.isdigit() for c in m.group(0)) >= 9]
    cuts += [(m.start(), m.end()) for m in _URL.finditer(text)]
    position = 0
    for start, end in sorted(cuts):
        if start > position:
            yield position, start
        position = max(position, end)
    if position < len(text):
        yield position, len(text)


def _without_ends(tail: str) -> Iterator[str]:
    """`Oranmore, Co. Galway, H91 XK4P` without its last piece, and so on: a code may end an address."""
    commas = [match.start() for match in re.finditer(",", tail)]
    yield from (tail[:comma] for comma in reversed(commas[-3:]))


def _place_in(piece: str) -> tuple[int, int] | None:
    stripped = piece.strip(" ,.;:()")
    if not stripped or len(stripped) > 90:
        return None
    at = piece.index(stripped)
    stripped += ")" * (piece[at + len(stripped) :][:1] == ")" and "(" in stripped)
    if is_place(stripped):
        return at, at + len(stripped)
    behind_code = city_behind_code(stripped)
    without_zip = _ZIP.sub(lambda m: "\0" * len(m.group(0)), stripped)
    tails = [without_zip, *(without_zip[m.end() :] for m in re.finditer(r",\s+|\0+", without_zip))]
    shorter = [piece for tail in tails[:6] for piece in _without_ends(tail)]
    for tail in (*tails, *shorter):
        candidate = tail.strip("\0 ,")
        if "\0" in candidate or not candidate:
            candidate = candidate.split("\0")[0].strip(" ,")
        if candidate and (is_place(candidate) or candidate.casefold() in CITIES) and candidate in stripped:
            begin = at + stripped.index(candidate)
            return begin, begin + len(candidate)
    return None if behind_code is None else (at + behind_code[0], at + behind_code[1])
