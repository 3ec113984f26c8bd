"""A cover letter: the job aimed at and what is wanted (intents), apart from what is claimed (held)."""

import re
from collections.abc import Iterator

from services.extractor.context import Document
from services.extractor.drafts import Draft, in_row
from services.extractor.entries.bodies import items_of, sentences
from services.extractor.identity.contact import emails_in
from services.extractor.letter.aim import aim_drafts
from services.extractor.phrases.achievements import achievements_in
from services.extractor.phrases.intents import is_intent
from services.extractor.phrases.negatives import is_noise
from services.extractor.phrases.roles import employer_score, title_score
from services.extractor.resume.languages import languages_in
from services.extractor.structure.address_lines import PERSON
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.letters import CLOSING, GREETING, MOTIVE, SUBJECT, WANTS
from shared.schemas.fact_types import FactType

MAX_SENTENCE = 1_200
MAX_OPENING = 2  # rows below the greeting among which English letters have their subject line
SIGNED, NAMED_ABOVE = 0.9, 0.8
_SAYS_NAME = re.compile(
    r"(?:^(?:[Ff]rom|[Vv]on|[Dd]e|[Vv]an|[Dd]a)\s?:\s*|\b(?:[Mm]y name is|[Mm]ein Name ist|[Mm]e llamo|[Mm]i chiamo|"
    r"[Jj]e m['’]appelle|[Mm]ijn naam is|[Cc]hamo-me|[Mm]eu nome é)\s)"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s(?:de|da|van|von|der|el|al))*(?:\s[A-ZÀ-Þ][\w'’-]+){1,3})"
)
MAX_CLOSING_WORDS, MAX_SALUTATION = 12, 35
MAX_ADDRESS = 12  # rows above a subject line
MAX_GREETING, MAX_HEAD_WORDS = 14, 20  # words of a greeting, and of a line above it
LEAST_CLAUSE = 4  # words of a clause that is a statement of its own
_SALUTATION = re.compile(r"\b(?:agréer|salutations|considération|sentiments)\b", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(?:i|my|we|our|j['’]\w+|ich|mein\w*|habe|je|j'ai|j’ai|mon|ma|mes|mi|mis|he|tengo|soy|ik|mijn|heb|eu|meu|minha|"
    r"tenho|sou|"
    r"have|led|built|worked|hold|speak|earlier|most recently)\b",
    re.IGNORECASE,
)
_PLEASANTRY = re.compile(
    r"\b(?:thank you|thanks for|vielen dank|merci|gracias|bedankt|obrigad|attached|enclosed|anbei|ci-joint|adjunt|"
    r"bijgevoegd|my (?:resume|cv) is|reaching out|je vous prie|agréer|veuillez|(?:i am|i['’]m) writing|"
    r"i knew i had to write|your (?:vacancy|ad|"
    r"advertisement|posting)|ihre (?:anzeige|stellenanzeige|ausschreibung)|votre annonce|me pongo en contacto|"
    r"me dirijo a|"
    r"uw vacature|venho por este meio)\b",
    re.IGNORECASE,
)
# What a sentence behind a claim counts or compares is the claim's result, also where nobody says "I": "It fell by 5 %".
_RESULT = re.compile(
    r"^(?!.*\b(?:you|your|ihr|ihre[nmrs]?|sie|vous|votre|usted|u|uw)\b)(?=.*(?:\d|%)).*", re.IGNORECASE
)
# A clause that begins so cannot stand without the other.
_SUBORDINATE = re.compile(
    r"\W*(?:when|while|(?:after|since|before)(?! (?:that|then|this)\b)|as|if|although|though|because|once|als|wenn|"
    r"nachdem|während|da|weil|obwohl|"
    r"quand|lorsque|comme|si|puisque|cuando|mientras|como|aunque|toen|terwijl|omdat|quando|enquanto)\b",
    re.IGNORECASE,
)
_SUBJECT_OF_VERB = re.compile(r"(?<!\w)(?:I|[Ii]ch|[Jj]e|[Jj]['’]|[Yy]o|[Ii]k|[Ee]u)\b")
_BECAUSE = re.compile(r"\b(?:because|as my|since my|weil|da ich|parce que|porque|omdat|perché)\b", re.IGNORECASE)
_PARTICLES = frozenset(
    {"van", "der", "den", "de", "von", "zu", "da", "do", "dos", "di", "del", "la", "le", "el", "ten", "ter", "y"}
)
_NO_END = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Nr|No|ca|bzw|z\.\s?B|d\.\s?h|u\.\s?a|inkl|M|Mme|Sr|Sra|Dra|dhr|mevr|e\.g|"
    r"i\.e))\.$"
)
_DAY = re.compile(r"\b\d{1,2}\.$")
_MONTH = re.compile(r"[a-zà-ÿ]|(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
# Languages whose verbs say who acts, without a pronoun.
_WITHOUT_PRONOUNS = ("es", "pt", "it")
_APPLIES = re.compile(
    r"\b(?:apply(?:ing)? for|applying as|my application (?:for|as|to)|my (?:strong |keen )?interest in the|"
    r"candidat(?:ar-me|o-me)|bewerbe ich mich|ich bewerbe mich|je postule|"
    r"solliciteer ik|"
    r"ik solliciteer|presento mi candidatura|optar al?|me postulo)\b",
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
    drafts = _identity(document, head, body, tail)
    said = [row for row in body if not (SUBJECT.match(row.text) and row.words <= MAX_HEAD_WORDS)]
    spans = _whole(document.text, [span for item in items_of(said) for span in sentences(document.text, item)])
    sender = next((str(draft.value) for draft in drafts if draft.type is FactType.NAME), "")
    drafts.extend(aim_drafts(document, head, body[:MAX_OPENING], spans, entry, sender))
    listed = {row.start for row in body if row.bullet}
    claimed = False
    for start, end in spans:
        if end - start <= MAX_SENTENCE:
            counts = claimed and _RESULT.search(document.text, start, end) is not None
            found = _sentence(document, start, end, entry, start in listed or counts)
            claimed = any(draft.type is FactType.LETTER_CLAIM for draft in found)
            drafts.extend(found)
    return drafts


def _whole(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences put together again that were cut behind a short form or the number of a day."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        before = text[max(result[-1][0], result[-1][1] - 12) : result[-1][1]] if result else ""
        if _NO_END.search(before) or (_DAY.search(before) and _MONTH.match(text, start)):
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


def _parts(rows: list[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """What stands before the greeting, between it and the closing, and after the closing.

    "Exma. Sra. Diretora" begins an address: what follows it down to the subject belongs to the head, which the greeting
    ends.
    """
    opening = next((i for i, row in enumerate(rows) if row.words > MAX_HEAD_WORDS), len(rows))
    greetings = (i for i, row in enumerate(rows) if GREETING.match(row.text) and row.words <= MAX_GREETING)
    greeting = max((i for i in greetings if i <= opening), default=-1)  # "Spett.le Acme" above, "Gentile …" below
    subject = next((i for i in range(greeting + 1, min(opening, MAX_ADDRESS)) if SUBJECT.match(rows[i].text)), greeting)
    closing = next((i for i in reversed(range(subject + 1, len(rows))) if _closes(rows[i])), len(rows))
    head = [*rows[:greeting], *rows[greeting + 1 : subject + 1], *rows[max(greeting, 0) : greeting + 1]]
    return head, rows[subject + 1 : closing], rows[closing + 1 :]


def _closes(row: Row) -> bool:
    """A short line of greeting, or the long sentence with which French letters end."""
    if CLOSING.match(row.text) is None:
        return False
    return row.words <= MAX_CLOSING_WORDS or (_SALUTATION.search(row.text) is not None and row.words <= MAX_SALUTATION)


def _identity(document: Document, head: list[Row], body: list[Row], tail: list[Row]) -> list[Draft]:
    """Who wrote it, and the first e-mail address of tail and head."""
    drafts = list(_writer(head, body, tail))
    for row in (*tail[:8], *head[:12]):
        for start, end in emails_in(row.text[:500]):
            address = row.text[start:end].lower()
            drafts.append(Draft(FactType.EMAIL, row.start + start, row.start + end, address, 0.9, None, "signature"))
            return drafts
    return drafts


def _writer(head: list[Row], body: list[Row], tail: list[Row]) -> Iterator[Draft]:
    """The name below the closing, else at the head of the letter, else where the letter says it."""
    signature = next((row for row in tail[:2] if _is_name(row)), None)
    above = next((row for row in head[:1] if _is_name(row) and not _is_of_others(row.text)), None)
    row = signature or above
    if row is not None:
        sure = SIGNED if signature is not None else NAMED_ABOVE
        yield in_row(FactType.NAME, row, (0, len(row.text)), sure, None, "signature")
        return
    for row in (*head, *body):
        said = _SAYS_NAME.search(row.text[:MAX_SENTENCE])
        if said is not None:
            yield in_row(FactType.NAME, row, said.span("name"), NAMED_ABOVE, None, "signature")
            return


def _is_of_others(line: str) -> bool:
    """Whether the first line of a letter names an organisation, or somebody as one addresses others."""
    return employer_score(line) > 0 or PERSON.match(line) is not None


def _is_name(row: Row) -> bool:
    words = row.text.split()
    if not 2 <= len(words) <= 5 or title_score(row.text) or GREETING.match(row.text) or SUBJECT.match(row.text):
        return False
    words = [word for i, word in enumerate(words) if not 0 < i < len(words) - 1 or word not in _PARTICLES]
    return all(w[:1].isupper() and w.replace(".", "").replace("-", "").replace("'", "").isalpha() for w in words)


def _sentence(
    document: Document, start: int, end: int, entry: tuple[str, int] | None, listed: bool = False
) -> list[Draft]:
    """A sentence's claims and intents; `I speak Spanish and I am happy to relocate` states one of each.

    What is `listed` in a letter is what its writer did or has, also without a word for "I".
    """
    drafts: list[Draft] = []
    for a, b in _clauses(document.text, start, end):
        sentence = document.text[a:b]
        value = " ".join(sentence.split())
        if len(value.split()) < 4:
            continue
        if _SPEAKS.search(sentence):
            drafts.extend(languages_in(document.text, a, b, "letter"))
        if MOTIVE.search(sentence):
            drafts.append(Draft(FactType.LETTER_MOTIVE, a, b, value, 0.7, entry, "letter", "intent"))
        elif is_intent(sentence) or WANTS.search(sentence) or (_APPLIES.search(sentence) and a == start):
            drafts.append(Draft(FactType.LETTER_INTENT, a, b, value, 0.8, entry, "letter", "intent"))
        elif listed or _claims(document, sentence):
            drafts.append(Draft(FactType.LETTER_CLAIM, a, b, value, 0.75, entry, "letter"))
            drafts.extend(achievements_in(document.text, a, b, entry, "letter"))
    return drafts


def _claims(document: Document, sentence: str) -> bool:
    """Whether a sentence says what its writer did or has."""
    if _PLEASANTRY.search(sentence):
        return False
    if _CLAIM.search(sentence):
        return True
    return document.reading.language in _WITHOUT_PRONOUNS and len(sentence.split()) >= 4


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at `and I`, `, but I`, `; ` where one side is an intent, both are and a sign parts them, or each is a claim.

    `I ran the shop, and I trained two apprentices` is two claims: each half has its own subject and verb.
    """
    for cut in re.finditer(
        r",?\s+(?:and|but|und|aber|et|mais|y|pero|en|maar|e|mas)\s+(?=(?:i|ich|je|j['’]|yo|ik|eu)\b)|;\s+",
        text[start:end],
        re.IGNORECASE,
    ):
        left, right = (start, start + cut.start()), (start + cut.end(), end)
        aims = is_intent(text[left[0] : left[1]]), is_intent(text[right[0] : right[1]])
        parted = any(aims) and (aims[0] != aims[1] or cut.group(0)[0] in ",;")
        whole = any(aims) or MOTIVE.search(text, start, end) is not None
        if _BECAUSE.search(text, *left):
            continue  # what is joined to a reason is part of it
        if parted or (not whole and _stand_alone(text[left[0] : left[1]], text[right[0] : right[1]])):
            return [left, *_clauses(text, *right)]
    return [(start, end)]


def _stand_alone(left: str, right: str) -> bool:
    """Whether both halves of a sentence have a subject of their own, and the first does not lead to the second."""
    if min(len(left.split()), len(right.split())) < LEAST_CLAUSE or _SUBORDINATE.match(left):
        return False
    return all(_SUBJECT_OF_VERB.search(half) for half in (left, right))
