"""A cover letter: the job aimed at and what is wanted (intents), apart from what is claimed (held)."""

import re

from services.extractor.achievements import achievements_in
from services.extractor.bodies import items_of, sentences
from services.extractor.contact import emails_in
from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.intents import is_intent
from services.extractor.listed import languages_in
from services.extractor.negatives import is_noise
from services.extractor.roles import title_score
from services.extractor.rows import Row, trim
from shared.schemas.fact_types import FactType

MAX_SENTENCE = 1_200
_GREETING = re.compile(
    r"^(?:dear|to whom|hello|hi|hallo|sehr geehrte|liebe|guten tag|madame|monsieur|bonjour|chère?|estimad[oa]s?|"
    r"apreciad|hola|geachte|beste|prezad|exm|caros?)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:sincerely|yours|best regards|kind regards|regards|best|warm regards|respectfully|thank you,?$|many thanks|"
    r"cheers|mit freundlichen|freundliche grüße|"
    r"viele grüße|beste grüße|cordialement|bien cordialement|veuillez|je vous prie|salutations|atentamente|saludos|"
    r"un cordial|met vriendelijke|hoogachtend|atenciosamente|cordialmente|com os melhores)",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:apply(?:ing)?|application|applied|interest(?:ed)?|candidate|candidacy|bewerb\w+|bewerbe|postul\w+|"
    r"candidature|candidatura|solicit\w+|sollicit\w+|candidat\w+|writing)\b",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\b(?:for|in|as|als|um die(?: stelle)?|au poste d[e'’]\s?|de|para|como|voor|naar|a)\s+(?:an?\s|the\s|your\s|"
    r"el\s|la\s|le\s|die\s|der\s|de\s|een\s|o\s|puesto de\s|poste de\s|position as\s|role of\s|position of\s|"
    r"vaga de\s|functie van\s|stelle als\s)*"
    r"(?P<title>[A-ZÀ-Ý][\w.+#/&-]*(?:\s(?:of|de|en|and|&|for|in|der|für|[-–])?\s?[A-ZÀ-Ý(][\w.+#/&()-]*){0,6})"
)
_EMPLOYER = re.compile(
    r"\b(?:at|with|bei(?: der| dem)?|chez|bij|join|joining|of|en|na|to|by|"
    r"within)\s+(?P<employer>[A-ZÀ-Ý0-9][\w.&'’-]*(?:\s(?:&\s)?[A-ZÀ-Ý0-9][\w.&'’-]*){0,4})"
)
_SUBJECT = re.compile(
    r"^(?:re|subject|betreff|objet|asunto|betreft|assunto)\s*:\s*|^(?:application (?:for|as)|bewerbung (?:als|um|"
    r"für)|candidature (?:au|pour|à)|solicitud|sollicitatie)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:i|my|we|ich|mein\w*|habe|je|j'ai|j’ai|mon|ma|mes|mi|mis|he|tengo|soy|ik|mijn|heb|eu|meu|minha|tenho|sou|"
    r"have|led|built|worked|hold|speak|earlier|most recently)\b",
    re.IGNORECASE,
)
_PLEASANTRY = re.compile(
    r"\b(?:thank you|thanks for|vielen dank|merci|gracias|bedankt|obrigad|attached|enclosed|anbei|ci-joint|adjunt|"
    r"bijgevoegd|my (?:resume|cv) is)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:speak|speaker|fluent|native|bilingual|conversational|spreche|parle|hablo|spreek|falo)\b", re.IGNORECASE
)


def read_letter(document: Document) -> list[Draft]:
    """The facts of a cover letter."""
    rows = [row for row in document.rows if not is_noise(row.text)]
    head, body, tail = _parts(rows)
    entry = ("letter", rows[0].start) if rows else None
    drafts = _identity(document, head, tail)
    spans = [span for item in items_of(body) for span in sentences(document.text, item)]
    drafts.extend(_aim(document, head, spans, entry))
    for start, end in spans:
        if end - start <= MAX_SENTENCE:
            drafts.extend(_sentence(document, start, end, entry))
    return drafts


def _parts(rows: list[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """What stands before the greeting, between it and the closing, and after the closing."""
    greeting = next((i for i, row in enumerate(rows) if _GREETING.match(row.text) and row.words <= 14), -1)
    after = range(greeting + 1, len(rows))
    closing = next((i for i in reversed(after) if _CLOSING.match(rows[i].text) and rows[i].words <= 12), len(rows))
    return rows[: greeting + 1], rows[greeting + 1 : closing], rows[closing + 1 :]


def _identity(document: Document, head: list[Row], tail: list[Row]) -> list[Draft]:
    """The signature below the closing, and e-mail addresses of head and tail."""
    drafts: list[Draft] = []
    for row in tail[:2]:
        words = row.text.split()
        if (
            2 <= len(words) <= 4
            and all(w[:1].isupper() and w.replace(".", "").replace("-", "").replace("'", "").isalpha() for w in words)
            and not title_score(row.text)
        ):
            drafts.append(Draft(FactType.NAME, row.start, row.end, " ".join(words), 0.9, None, "signature"))
            break
    seen: set[str] = set()
    for row in (*tail[:8], *head[:12]):
        for start, end in emails_in(row.text[:500]):
            address = row.text[start:end].lower()
            if not seen:
                drafts.append(
                    Draft(FactType.EMAIL, row.start + start, row.start + end, address, 0.9, None, "signature")
                )
            seen.add(address)
    return drafts


def _aim(
    document: Document, head: list[Row], spans: list[tuple[int, int]], entry: tuple[str, int] | None
) -> list[Draft]:
    """The title and employer of the first sentence or subject line that applies for something."""
    subject = [(row.start, row.end) for row in head if _SUBJECT.match(row.text)]
    candidates = subject + [s for s in spans[:6] if _AIM.search(document.text[s[0] : s[1]])]
    drafts: list[Draft] = []
    for start, end in candidates:
        passage = document.text[start:end].replace("\n", " ")[:MAX_SENTENCE]
        aim = _AIM.search(passage) or _SUBJECT.match(passage)
        offset = aim.start() if aim else 0
        title = _title(passage, offset)
        if title is not None and not any(d.type is FactType.LETTER_TITLE for d in drafts):
            drafts.append(_intent(document, FactType.LETTER_TITLE, start + title[0], start + title[1], entry, 0.85))
        employer = _EMPLOYER.search(passage, title[1] if title else offset)
        if (
            employer
            and not title_score(employer.group("employer"))
            and not any(d.type is FactType.LETTER_EMPLOYER for d in drafts)
        ):
            a, b = trim(document.text, start + employer.start("employer"), start + employer.end("employer"), " .,;")
            drafts.append(_intent(document, FactType.LETTER_EMPLOYER, a, b, entry, 0.75))
    if not any(d.type is FactType.LETTER_EMPLOYER for d in drafts):
        drafts.extend(_addressed(document, head, entry))
    return drafts


def _title(passage: str, offset: int) -> tuple[int, int] | None:
    for match in _POSITION.finditer(passage, max(0, offset - 4)):
        start, end = match.span("title")
        cut = re.search(
            r"\s(?:[Pp]osition|[Rr]ole|[Jj]ob|[Oo]pening|[Vv]acancy|(?:at|for|in|of)\s)", passage[start:end]
        )
        if cut and title_score(passage[start : start + cut.start()]):
            end = start + cut.start()
        start, end = trim(passage, start, end, " .,;-–")
        if title_score(passage[start:end]) >= 3:
            return start, end
    return None


def _addressed(document: Document, head: list[Row], entry: tuple[str, int] | None) -> list[Draft]:
    """`Dear Acme team`, `Dear hiring team at Acme`."""
    for row in head[-1:]:
        match = re.search(
            r"(?:^dear|^hello|^hi|^liebes?|^beste|^chère équipe)\s+(?!hiring|sir|madam|mr|ms|mrs|"
            r"dr)(?P<e>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})(?:'s|’s)?\s+(?:hiring\s+|recruiting\s+)?(?:team|"
            r"committee)",
            row.text,
            re.IGNORECASE,
        )
        match = match or re.search(r"\bat\s+(?P<e>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})", row.text)
        if match:
            return [
                _intent(
                    document,
                    FactType.LETTER_EMPLOYER,
                    row.start + match.start("e"),
                    row.start + match.end("e"),
                    entry,
                    0.6,
                )
            ]
    return []


def _intent(
    document: Document, type_: FactType, start: int, end: int, entry: tuple[str, int] | None, confidence: float
) -> Draft:
    value = " ".join(document.text[start:end].split())
    return Draft(type_, start, end, value, confidence, entry, "letter", "intent")


def _sentence(document: Document, start: int, end: int, entry: tuple[str, int] | None) -> list[Draft]:
    """A sentence's claims and intents; `I speak Spanish and I am happy to relocate` states one of each."""
    drafts: list[Draft] = []
    for a, b in _clauses(document.text, start, end):
        sentence = document.text[a:b]
        value = " ".join(sentence.split())
        if len(value.split()) < 4:
            continue
        if _SPEAKS.search(sentence):
            drafts.extend(languages_in(document.text, a, b, "letter"))
        if is_intent(sentence) or (
            _AIM.search(sentence) and _POSITION.search(sentence) and a == start and "apply" in sentence.casefold()
        ):
            drafts.append(Draft(FactType.LETTER_INTENT, a, b, value, 0.8, entry, "letter", "intent"))
        elif _CLAIM.search(sentence) and not _PLEASANTRY.search(sentence):
            drafts.append(Draft(FactType.LETTER_CLAIM, a, b, value, 0.75, entry, "letter"))
            drafts.extend(achievements_in(document.text, a, b, entry, "letter"))
    return drafts


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at `and I`, `, but I`, `; ` where exactly one side is an intent."""
    for cut in re.finditer(
        r",?\s+(?:and|but|und|aber|et|mais|y|pero|en|maar|e|mas)\s+(?=(?:i|ich|je|j'|yo|ik|eu)\b)|;\s+",
        text[start:end],
        re.IGNORECASE,
    ):
        left, right = (start, start + cut.start()), (start + cut.end(), end)
        if is_intent(text[left[0] : left[1]]) != is_intent(text[right[0] : right[1]]):
            return [left, right]
    return [(start, end)]
