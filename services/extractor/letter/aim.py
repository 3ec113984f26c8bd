"""The job that a letter applies for: its title and its employer. Both are aims of the writer, nothing that is held."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.letter.employer import (
    addressed_employer,
    employer_behind,
    employer_in,
    greeted_employer,
    incorporated_employer,
    motivating_employer,
)
from services.extractor.letter.recipient import SURE, recipient
from services.extractor.phrases.roles import CLEAR_TITLE, TITLE, is_place, title_score
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.letters import SUBJECT
from shared.schemas.fact_types import FactType

MAX_SENTENCE = 1_200
MAX_SENTENCES = 6
LEAST_TITLE = 3
EMPLOYER_NAMED = 0.75
AIM = re.compile(
    r"\b(?:apply(?:ing)?|application|applied|interest(?:ed)?|candidate|candidacy|vacancy|opening|advertise\w*|"
    r"bewerb\w+|"
    r"bewerbe|stelle|anzeige|ausschreibung|postul\w+|candidature|candidatura|annonce|offre|solicit\w+|oferta|puesto|"
    r"optar|"
    r"sollicit\w+|vacature|candid\w+|vaga|writing|considered|consider me|attached|enclosed|suchen|zoekt|recherchez|"
    r"buscan?|"
    r"join(?:ing)?|rejoindre|reaching out|needs?|candido|contrata\w*|sucht|cherche|busca\w*|zoek\w*|hiring|seeking|"
    r"looking for|in the ring)\b",
    re.IGNORECASE,
)
# With these a sentence may name the job; the employer in it can be the present one.
_JOB_WORDS = re.compile(r"\b(?:job|post|role|position|poste|posizione|stelle|puesto)\b", re.IGNORECASE)
_STOP = (
    r"(?=\s*(?:[,.;:!?()|\n\"“”]|$)|\s[-–—]\s|\s(?:à|au|at|suchen|zoekt|with|in|on|bei|beim|chez|bij|dans|au sein|na|"
    r"no|en|publi\w+|"
    r"ausgeschrieben\w*|advertised|posted|you|your|that|which|position|role|job|opening|vacancy|und|and i|et je|y me|"
    r"because|weil|parce|porque|omdat|"
    r"ref|referen\w*|kennziffer|for your|for the|to|de la empresa|de l['’]entreprise)\b)"
)
_WORDS = r"(?P<title>[\w+#/&'’().·-]+(?:\s[\w+#/&'’().·-]+){0,6}?)"
# Words after which a title stands, whatever the title's own words are.
_NAMED = re.compile(
    rf"\b(?:(?:position|role|job|post|vacancy|opening) (?:of|as|for)(?: an?| the)?|"
    rf"(?:apply|application|applying|applied) (?:for the (?:position|role|post|job) of|as an?|to (?:be|"
    rf"become) an?|for an?|for)|"
    rf"(?:initiativ)?bewerb\w+(?: mich)?(?: hiermit)? (?:als|um die "
    rf"stelle (?:als|der|des|einer|eines)|auf die stelle (?:als|der|des)|um (?:eine[nr]?|den|die))|stelle als|"
    rf"(?:poste|emploi|fonction|offre) (?:de |d['’])|"
    rf"(?:puesto|vacante|plaza|cargo) de|vaga (?:de|para)|(?:functie|vacature|baan) (?:van |als |voor )?|"
    r"postul\w+ (?:(?:chez|en|bei) [\w'’& -]{3,40}? )?(?:comme|en tant que|como|als)|(?:posizione|ruolo|posto|"
    r"candid\w+) (?:di|come)|join(?:ing)? (?:[\w'’&.-]+\s){1,5}?as(?: an?)?)\s*"
    rf"(?:(?:an?|the|your|eine?n?|une?|een|um|uma)\s)?{_WORDS}{_STOP}",
    re.IGNORECASE,
)
# Words that often stand before a title, which has to look like one.
_POSITION = re.compile(
    r"\b(?:for|in|as|als|um die(?: stelle)?|au poste d[e'’]\s?|de|para|como|voor|naar|a|your|that|needs?|seek(?:s|ing)|"
    r"hiring|looking for)\s+(?:an?\s|the\s|your\s|el\s|la\s|le\s|die\s|der\s|de\s|een\s|o\s)*"
    r"(?P<title>[A-ZÀ-Ý][\w.+#/&-]*(?:\s(?:of|de|en|and|&|for|in|der|für|[-–])?\s?[A-ZÀ-Ý(][\w.+#/&()-]*){0,6})"
)
_BEFORE_WORD = re.compile(
    r"\b(?:the|your|an?|for)\s(?P<title>(?:[\w+#/&-]+\s){0,4}?[\w+#/&-]+)\s(?:position|role|job|post|vacancy|"
    r"opening)\b",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:needs?|seeks?|is (?:looking for|hiring|seeking)|are (?:looking for|hiring|seeking))\s(?:an?\s)?"
    r"(?P<title>[\w+#/&-]+(?:\s[\w+#/&-]+){0,4}?)(?=[,.;!?]|$|\s(?:and|who|to|in|for|at|with)\s)",
    re.IGNORECASE,
)
_OPENING_LINE = re.compile(
    r"^(?!I\b)(?P<title>[A-ZÀ-Ý][\w+#/&'’ -]{3,60}?)\s(?:at|with|bei|chez|bij|"
    r"presso)\s(?=[A-ZÀ-Ý])"
)
_SOUGHT_BY_YOU = re.compile(
    r"\b(?:Sie|ihr|you(?: are| were)?(?: looking for| seeking| hiring)?|vous (?:recherchez|cherchez)|u) (?:an?|"
    r"eine?n?|une?|een)\s"
    r"(?P<title>[\w/-]+(?:\s(?:für|of|for|de|en|and|und)?\s?[A-ZÀ-Ý][\w/-]*){0,4})(?=\s(?:suchen|sucht|zoekt)|[,.;]|$)"
)
# "dat jullie bij Acme een souschef zoeken": who is sought, whatever the word.
_WHOM = re.compile(
    r"\s(?:een|eine?n?|une?|un[ao]?)\s(?P<title>[\w/-]+(?:\s[\w/-]+){0,3}?)(?:\s\([mwfdx/ ]+\))?\s(?:zoeken|zoekt|"
    r"suchen|sucht)\b"
)
# A post for a degree is called by what it is in: "PhD position in colloid physics".
_FOR_A_DEGREE = re.compile(
    rf"\b(?:PhD|Ph\.D\.|doctoral|postdoctoral|postdoc) (?:position|studentship|post|project) (?:in|"
    rf"on)(?: [\w-]+){{1,4}}?{_STOP}"
)
_PIECES = re.compile(r"\s[-–—|]\s|\s?:\s|,\s|;\s|\s\((?![mwfdx]\b)")
# What a subject line says before the title.
_APPLIED_FOR = re.compile(
    r"\s*(?:(?:(?:initiativ)?bewerbung|sollicitatie|solicitud|candidatur[ae]|application|vacature|vacancy|"
    r"stellenanzeige|job (?:opening|application))\b\s*(?:(?:spontanée|espont[âa]nea|interne|interna)\b\W{0,3})?)?"
    r"(?:(?:als|um|für|auf|naar|voor|para|per|pour|au|for|as|à|a|al|la|il|de|di|der|die|den|das|eine?n?|the|an|of|"
    r"posizione|ruolo|posto|post|job|poste|emploi|fonction|puesto|plaza|vacante|position|role|functie|rol|van|stelle|"
    r"vaga|cargo|"
    r"oferta|offre|spontanée|un[ae]?)\s|l['’]|d['’])*",
    re.IGNORECASE,
)
_APPLICATION = re.compile(
    r"bewerbung|sollicitatie|solicitud|candidatur|application|vacature|vacancy|vaga", re.IGNORECASE
)
MAX_NAMED = 6
MAX_SUBJECT = 12  # words
_NOT_A_JOB = re.compile(
    r"\b(?:anzeige|stellen\w*|ausschreibung|annonce|oferta|offre|ad|advert\w*|ref\w*|kennziffer|spontan\w*|ihre?|your|"
    r"votre|uw|su|vom|from|du|del|job|post|position|role|initiativ\w*)\b|\d",
    re.IGNORECASE,
)
_NO_TITLE = frozenset(
    {
        "this", "that", "it", "the", "this job", "this role", "this position", "the job", "the above", "above",
        "above post", "the above post", "above position", "above vacancy", "advertised post", "your company",
    }
)  # fmt: skip


def aim_drafts(
    document: Document,
    head: Sequence[Row],
    opening: Sequence[Row],
    spans: Sequence[tuple[int, int]],
    entry: tuple[str, int] | None,
    sender: str = "",
) -> Iterator[Draft]:
    """The title and employer of the subject line, above the greeting or in the `opening` rows below it, of the address,
    or of the first sentences that apply for something. `sender` is the name of who signed."""
    subject = [(row.start, row.end) for row in (*head, *opening) if SUBJECT.match(row.text)]
    subject = subject or [(row.start, row.end) for row in opening[:1] if _is_title_line(row)][:1]
    first = [span for span in spans[:MAX_SENTENCES] if AIM.search(document.text[slice(*span)])]
    named = [span for span in spans[:MAX_SENTENCES] if _JOB_WORDS.search(document.text[slice(*span)])]
    of_subject, applying = set(subject), {*subject, *first}
    title = employer = None
    for start, end in (*subject, *sorted({*first, *named})):
        passage = document.text[start:end].replace("\n", " ")[:MAX_SENTENCE]
        found = (_title_of_subject(passage) if (start, end) in of_subject else None) or _title(passage)
        if title is None and found is not None:
            title = start + found[0], start + found[1]
        beside = employer_behind(passage, found[1]) if found else None
        name = (
            beside
            or employer_in(passage, found[1] if found else 0)
            or employer_in(passage[: found[0]] if found else passage, 0)
        )
        if employer is None and name is not None and (beside or (start, end) in applying):
            employer = start + name[0], start + name[1]
    if title is not None:
        yield _intent(document, FactType.LETTER_TITLE, *title, entry, 0.85)
    aimed = _employer(document, head, spans, employer, sender)
    if aimed is not None:
        yield _intent(document, FactType.LETTER_EMPLOYER, *aimed[:2], entry, aimed[2])


def _is_title_line(row: Row) -> bool:
    """Whether a line beside the greeting is a subject without a word that says so: a title and nothing before it."""
    first = _PIECES.split(row.text)[0]
    return (
        row.gap_before
        and row.words <= MAX_SUBJECT
        and row.text[-1:] not in ".,:!"
        and title_score(first) >= CLEAR_TITLE
    )


def _employer(
    document: Document,
    head: Sequence[Row],
    spans: Sequence[tuple[int, int]],
    said: tuple[int, int] | None,
    sender: str,
) -> tuple[int, int, float] | None:
    """(start, end, confidence) of the employer: of a plain address, as `said` where it is applied for, or elsewhere."""
    addressee = recipient(head, sender)
    if addressee is not None and addressee[2] == SURE:
        return addressee  # the address says it more surely than any sentence
    named = said or greeted_employer(document, head)
    if named is None and addressee is None:
        first = spans[:MAX_SENTENCES]
        named = motivating_employer(document.text, spans) or incorporated_employer(document.text, first)
    return (*named, EMPLOYER_NAMED) if named is not None else addressee or addressed_employer(head)


def _title_of_subject(passage: str) -> tuple[int, int] | None:
    """The piece of a subject line that is a title: "Re: job opening - Warehouse Supervisor, ref 12"."""
    subject = SUBJECT.match(passage)
    begin = subject.end() if subject is not None else 0
    if _FOR_A_DEGREE.match(passage, begin):
        return None  # told by its whole wording
    bounds = [begin, *(edge for cut in _PIECES.finditer(passage, begin) for edge in cut.span()), len(passage)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        applied = _APPLIED_FOR.match(passage, start, end)
        a, b = _cleaned(passage, applied.end() if applied is not None else start, end)
        if title_score(passage[a:b]) >= LEAST_TITLE or (applied is not None and _is_named(passage[:a], passage[a:b])):
            return a, b
    return None


def _is_named(before: str, words: str) -> bool:
    """Whether what stands behind a word of applying is the title, whatever its own words are: "Bewerbung Luthier"."""
    if _APPLICATION.search(before) is None or not 1 <= len(words.split()) <= MAX_NAMED or is_place(words):
        return False
    return any(map(str.isalpha, words)) and words.casefold() not in _NO_TITLE and _NOT_A_JOB.search(words) is None


def _title(passage: str) -> tuple[int, int] | None:
    """The named title; else the first phrase that looks like one."""
    studied = _FOR_A_DEGREE.search(passage)
    if studied is not None:
        return studied.span()
    named = _NAMED.search(passage)
    if named is not None:
        start, end = _cleaned(passage, *named.span("title"))
        words = passage[start:end]
        if start < end and not is_place(words) and any(map(str.isalpha, words)) and words.casefold() not in _NO_TITLE:
            return start, end
    whom = _WHOM.search(passage)
    if whom is not None:
        return whom.span("title")
    for pattern in (_OPENING_LINE, _SOUGHT_BY_YOU, _BEFORE_WORD, _NEEDED, _POSITION):
        for match in pattern.finditer(passage):
            start, end = _cleaned(passage, *match.span("title"))
            if title_score(passage[start:end]) >= TITLE:
                return start, end
    subject = SUBJECT.match(passage)
    if subject is not None:
        start, end = _cleaned(passage, subject.end(), len(passage))
        if title_score(passage[start:end]) >= TITLE:
            return start, end
    return None


def _cleaned(passage: str, start: int, end: int) -> tuple[int, int]:
    """Without a reference number, a place of publication or articles around it."""
    cut = re.search(
        r"\s[-–—|]\s|\s?\((?![mwfdx]\b)|\s(?:[Pp]osition|[Rr]ole|[Jj]ob|[Oo]pening|[Vv]acancy|[Rr]ef\b|(?:at|for|in|"
        r"bei|chez|bij)\s)",
        passage[start:end],
    )
    if cut is not None:
        end = start + cut.start()
    article = re.match(r"(?:an?|the|your|our|eine?n?|une?|een|um|uma|de|la|le|el)\s", passage[start:end], re.IGNORECASE)
    if article is not None:
        start += article.end()
    return trim(passage, start, end, " .,;:()-–—'’\"")


def _intent(
    document: Document, type_: FactType, start: int, end: int, entry: tuple[str, int] | None, confidence: float
) -> Draft:
    value = " ".join(document.text[start:end].split())
    return Draft(type_, start, end, value, confidence, entry, "letter", "intent")
