"""The job that a letter applies for: its title and its employer. Both are aims of the writer, nothing that is held."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.legal_forms import ends_in_legal_form
from services.extractor.roles import employer_score, is_place, title_score
from services.extractor.rows import Row, trim
from services.extractor.vocabulary.letters import MOTIVE
from shared.schemas.fact_types import FactType

MAX_SENTENCE = 1_200
MAX_SENTENCES = 6
WHOLE_TITLE = 5  # evidence of a phrase that begins or ends with a title's word
AIM = re.compile(
    r"\b(?:apply(?:ing)?|application|applied|interest(?:ed)?|candidate|candidacy|vacancy|opening|advertise\w*|"
    r"bewerb\w+|"
    r"bewerbe|stelle|anzeige|ausschreibung|postul\w+|candidature|candidatura|annonce|offre|solicit\w+|oferta|puesto|"
    r"optar|"
    r"sollicit\w+|vacature|candidat\w+|vaga|writing|considered|consider me|attached|enclosed|suchen|zoekt|recherchez|"
    r"buscan|join(?:ing)?|rejoindre|reaching out|needs|hiring|seeking|looking for)\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"^(?:re|subject|betreff|betr\.|objet|asunto|betreft|assunto|oggetto)\s*:\s*|^(?:application (?:for|as)|"
    r"(?:initiativ)?bewerbung "
    r"(?:als|um|für|auf)|candidature (?:au|pour|à|spontanée)|solicitud|sollicitatie|candidatura (?:à|a|al|para))\b",
    re.IGNORECASE,
)
_STOP = (
    r"(?=\s*(?:[,.;:!?()|\n\"“”]|$)|\s[-–—]\s|\s(?:à|au|at|suchen|zoekt|with|in|on|bei|beim|chez|bij|dans|au sein|na|"
    r"no|en|publi\w+|"
    r"ausgeschrieben\w*|advertised|posted|you|your|that|which|position|role|job|opening|vacancy|und|and i|et je|y me|"
    r"ref|referen\w*|kennziffer|for your|for the|to|de la empresa|de l['’]entreprise)\b)"
)
_WORDS = r"(?P<title>[\w+#/&'’().·-]+(?:\s[\w+#/&'’().·-]+){0,6}?)"
# Words after which a title stands, whatever the title's own words are.
_NAMED = re.compile(
    rf"\b(?:(?:position|role|job|post|vacancy|opening) (?:of|as)(?: an?| the)?|(?:apply|application|applying|applied) "
    rf"(?:for the (?:position|role|post|job) of|as an?|to (?:be|become) an?|for an?|for)|"
    rf"(?:initiativ)?bewerb\w+(?: mich)?(?: hiermit)? (?:als|um die "
    rf"stelle (?:als|der|des|einer|eines)|auf die stelle (?:als|der|des)|um (?:eine[nr]?|den|die))|stelle als|"
    rf"(?:poste|emploi|fonction|offre) (?:de |d['’])|"
    rf"(?:puesto|vacante|plaza|cargo) de|vaga (?:de|para)|(?:functie|vacature|baan) (?:van |als |voor )?)\s*"
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
_ARTICLE = r"(?:(?:the|der|dem|den|die|das|la|le|el|het|de|o|a|l['’]|your|company)\s?)?"
_NAME = (
    r"(?P<employer>(?:(?:gemeente|provincie|stadt|ville de|mairie de|ayuntamiento de|comune di) )?"
    r"[A-ZÀ-Ý0-9][\w.&'’-]*(?:\s(?:&\s|of\s|de\s|van\s|do\s|da\s)?[A-ZÀ-Ý0-9][\w.&'’-]*){0,4})"
)
_EMPLOYERS: tuple[re.Pattern[str], ...] = (
    # "at" names an employer wherever it stands; "of" and "en" often belong to a degree or a field.
    re.compile(
        rf"\b(?:at|with|bei(?: der| dem)?|beim|chez|bij(?: het| de)?|join|joining|rejoindre|within|au sein de|"
        rf"presso)\s+{_ARTICLE}{_NAME}"
    ),
    re.compile(rf"\b(?:of|en|na|no|by|restaurant|von)\s+{_ARTICLE}{_NAME}"),
    re.compile(rf"\b(?:that|because|why|weil|dass|que|omdat|parce que|porque)\s{_NAME}\s(?=[a-zà-ÿ])"),
    re.compile(rf"\b(?:to|zu|zur)\s{_NAME}"),
)
_COMPANY = re.compile(r"[A-ZÀ-Ý][\w&.'’-]*(?:\s(?:&\s)?[A-ZÀ-Ý][\w&.'’-]*){1,5}")
_DRAWN_TO = re.compile(
    rf"\b(?:draws? me to|drawn to|attracts me (?:to|about)|bring to|contribute to|chose|admire|escolhi an?|escolhi o|"
    rf"elegí(?: a)?|choisi|m['’]attire chez|reizt mich (?:an|bei)|spreekt mij aan in)\s{_NAME}"
)
# In a sentence that says why somebody applies: the name that it speaks of.
_OF_MOTIVE = (
    re.compile(rf"\b(?:at|to|for|with|[Bb]ei|[Aa]n|von|chez|bij|aan|in|en|na|no|por|of)\s+{_ARTICLE}{_NAME}"),
    re.compile(rf"\b(?:that|dass|because|weil|que|omdat|porque|why|chose|choose|admire|escolhi)\s+{_ARTICLE}{_NAME}"),
    re.compile(rf"{_NAME}(?=['’]s?\s[a-z])"),
    re.compile(rf"\bde l['’]{_NAME}"),
)
_ADDRESSED = (
    re.compile(
        r"(?:^dear|^hello|^hi|^liebes?|^beste|^chère équipe)\s+(?!hiring|sir|madam|mr|ms|mrs|dr)"
        r"(?P<employer>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})(?:'s|’s)?\s+(?:hiring\s+|recruiting\s+)?(?:team|"
        r"committee)",
        re.IGNORECASE,
    ),
    re.compile(r"\bat\s+(?P<employer>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})"),
)
_NO_TITLE = frozenset(
    {"this", "that", "it", "the", "this job", "this role", "this position", "the job", "the above", "your company"}
)
_NO_NAME = frozenset(
    """
    i you your we my our the this it ich sie ihr ihre je vous votre nous yo usted ustedes ik u uw eu january february
    march april may june july august september october november december dear
    """.split()  # noqa: SIM905
)


def aim_drafts(
    document: Document, head: Sequence[Row], spans: Sequence[tuple[int, int]], entry: tuple[str, int] | None
) -> Iterator[Draft]:
    """The title and employer of the subject line or the first sentences that apply for something."""
    subject = [(row.start, row.end) for row in head if SUBJECT.match(row.text)]
    first = [span for span in spans[:MAX_SENTENCES] if AIM.search(document.text[span[0] : span[1]])]
    title = employer = None
    for start, end in (*subject, *first):
        passage = document.text[start:end].replace("\n", " ")[:MAX_SENTENCE]
        found = _title(passage)
        if title is None and found is not None:
            title = start + found[0], start + found[1]
        name = _employer(passage, found[1] if found else 0) or _employer(passage[: found[0]] if found else passage, 0)
        if employer is None and name is not None:
            employer = start + name[0], start + name[1]
    employer = employer or _motivating(document.text, spans) or _incorporated(document.text, spans[:MAX_SENTENCES])
    if title is not None:
        yield _intent(document, FactType.LETTER_TITLE, *title, entry, 0.85)
    if employer is not None:
        yield _intent(document, FactType.LETTER_EMPLOYER, *employer, entry, 0.75)
    else:
        yield from _addressed(document, head, entry)


def _motivating(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The employer that the writer says to be drawn to, anywhere in the letter."""
    for start, end in spans:
        sentence = text[start : min(end, start + MAX_SENTENCE)]
        patterns = (_DRAWN_TO, *_OF_MOTIVE) if MOTIVE.search(sentence) else (_DRAWN_TO,)
        for match in (found for pattern in patterns for found in pattern.finditer(sentence)):
            name = re.sub(r"['’]s$", "", match.group("employer").rstrip(" .,;'’"))
            if name.split()[0].casefold() not in _NO_NAME and not is_place(name) and not title_score(name):
                return start + match.start("employer"), start + match.start("employer") + len(name)
    return None


def _incorporated(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The first company by its legal form in the first sentences: "dass die Voralpen Seilbahnen AG sucht"."""
    for start, end in spans:
        for match in _COMPANY.finditer(text[start : min(end, start + MAX_SENTENCE)]):
            if ends_in_legal_form(match.group(0)):
                return start + match.start(), start + match.end()
    return None


def _title(passage: str) -> tuple[int, int] | None:
    """The named title; else the first phrase that looks like one."""
    named = _NAMED.search(passage)
    if named is not None:
        start, end = _cleaned(passage, *named.span("title"))
        words = passage[start:end]
        if start < end and not is_place(words) and any(map(str.isalpha, words)) and words.casefold() not in _NO_TITLE:
            return start, end
    for pattern in (_OPENING_LINE, _SOUGHT_BY_YOU, _BEFORE_WORD, _NEEDED, _POSITION):
        for match in pattern.finditer(passage):
            start, end = _cleaned(passage, *match.span("title"))
            if title_score(passage[start:end]) >= 3:
                return start, end
    subject = SUBJECT.match(passage)
    if subject is not None:
        start, end = _cleaned(passage, subject.end(), len(passage))
        if title_score(passage[start:end]) >= 3:
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


def _employer(passage: str, position: int) -> tuple[int, int] | None:
    for pattern in _EMPLOYERS:
        least = WHOLE_TITLE if pattern is _EMPLOYERS[0] else 1  # "at Capital Advisors France"
        for match in pattern.finditer(passage, position):
            start, end = trim(passage, *match.span("employer"), " .,;'’")
            name = passage[start:end]
            if len(name) < 2 or name.split()[0].casefold() in _NO_NAME or name[0].isdigit():
                continue
            if title_score(name) >= least or is_place(name):
                continue
            return start, end
    return None


def _addressed(document: Document, head: Sequence[Row], entry: tuple[str, int] | None) -> Iterator[Draft]:
    """`Dear Acme team`, `Dear hiring team at Acme`, or the organisation in the address above."""
    for row in head[-1:]:
        match = next((found for pattern in _ADDRESSED if (found := pattern.search(row.text))), None)
        if match is not None:
            span = row.start + match.start("employer"), row.start + match.end("employer")
            yield _intent(document, FactType.LETTER_EMPLOYER, *span, entry, 0.6)
            return
    for row in head[:-1]:
        if row.words <= 6 and employer_score(row.text) >= 3:
            yield _intent(document, FactType.LETTER_EMPLOYER, row.start, row.end, entry, 0.5)
            return


def _intent(
    document: Document, type_: FactType, start: int, end: int, entry: tuple[str, int] | None, confidence: float
) -> Draft:
    value = " ".join(document.text[start:end].split())
    return Draft(type_, start, end, value, confidence, entry, "letter", "intent")
