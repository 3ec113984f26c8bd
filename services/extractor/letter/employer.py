"""The employer that a letter applies to: behind the title, in the sentence that applies, the greeting or a motive."""

import re
from collections.abc import Sequence

from services.extractor.context import Document
from services.extractor.phrases.legal_forms import ends_in_legal_form
from services.extractor.phrases.roles import CLEAR_EMPLOYER, employer_score, is_place, title_score
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.job_boards import JOB_BOARDS
from services.extractor.vocabulary.letters import MOTIVE
from shared.months import ENGLISH_MONTHS

MAX_SENTENCE = 1_200
MAX_SENTENCES = 6
WHOLE_TITLE = 5  # evidence of a phrase that begins or ends with a title's word
_ARTICLE = (
    r"(?:(?:the|der|dem|den|die|das|la|le|el|het|de|o|a|l['’]|your|company)\s?)?"
    r"(?:(?:association|société|entreprise|empresa|firma|bedrijf|stichting|organisation|asociación|associação|"
    r"fundación|"
    r"cooperativa|coopérative|vereniging|client,)\s)?"
)
_NAME = (
    r"(?P<employer>(?:(?:gemeente|provincie|stadt|ville de|mairie de|ayuntamiento de|"
    r"comune di|clinique|hôpital|lycée|école|cabinet|banque|maison|hôtel|klinik|praxis|ziekenhuis|colegio|clínica) )?"
    r"[A-ZÀ-Ý0-9][\w.&'’-]*(?:\s(?:&\s|of\s|de\s|van\s|do\s|da\s)?[A-ZÀ-Ý0-9][\w.&'’-]*){0,4})"
)
# "at" names an employer wherever it stands; "of" and "en" often belong to a degree or a field.
_AT = re.compile(
    rf"\b(?:at|with|bei(?: der| dem)?|beim|chez|bij(?: het| de)?|join|joining|rejoindre|within|au sein de|"
    rf"presso)\s+{_ARTICLE}{_NAME}"
)
_EMPLOYERS: tuple[re.Pattern[str], ...] = (
    _AT,
    re.compile(
        rf"\b(?:publi\w+|propos\w+|ausgeschrieben\w*|geplaatst|ofrecid\w+|pubblicat\w+)\s(?:par|by|von|door|por|da)\s"
        rf"{_ARTICLE}{_NAME}"
    ),
    re.compile(rf"\b(?:of|en|na|no|by|restaurant|von|van|del|dello|della|dell['’])\s*(?<=[\s'’]){_ARTICLE}{_NAME}"),
    re.compile(rf"\b(?:that|dat|because|why|weil|dass|que|omdat|parce que|porque)\s{_ARTICLE}{_NAME}\s(?=[a-zà-ÿ])"),
    re.compile(rf"\b(?:to|zu|zur)\s{_NAME}"),
)
# Where the advertisement stood is no employer: "publicada no Net-Jobs", "parue dans Le Courrier".
_PUBLISHED = re.compile(
    r"\b(?:publi\w+|advertised|posted|saw (?:it|this)|found|anunciad\w+|ausgeschrieben\w*|gesehen|gefunden|parue?|vue?|"
    r"vist[oa]|vi|gelezen|gezien|gevonden|pubblicat\w+|letto|trovat\w+|lu)\s(?:n[ao]|en|in|on|op|auf|bei|dans|sur|via|"
    r"by|su)\s"
    r"(?:the\s|de\s|der\s|dem\s|la\s|le\s|el\s)?$",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"[A-ZÀ-Ý][\w&.'’-]*(?:\s(?:&\s)?[A-ZÀ-Ý][\w&.'’-]*){1,5}")
_DRAWN_TO = re.compile(
    rf"\b(?:here at(?: the)?|draws? me to|drawn to|attracts me (?:to|about)|bring to|contribute to|chose|admire|"
    rf"escolhi an?|escolhi o|"
    rf"elegí(?: a)?|choisi|m['’]attire chez|reizt mich (?:an|bei)|spreekt mij aan in)\s{_NAME}"
)
# In a sentence that says why somebody applies: the name that it speaks of.
_OF_MOTIVE = (
    re.compile(rf"\b(?:at|to|for|with|[Bb]ei|[Aa]n|von|chez|bij|aan|in|en|na|no|por|of)\s+{_ARTICLE}{_NAME}"),
    re.compile(rf"\b(?:that|dass|because|weil|que|omdat|porque|why|chose|choose|admire|escolhi)\s+{_ARTICLE}{_NAME}"),
    re.compile(rf"{_NAME}(?=['’]s?\s[a-z])"),
    re.compile(rf"^{_NAME}(?=\s(?:is|was|has|are|have)\s)"),
    re.compile(rf"\bde l['’]{_NAME}"),
)
_GREETED_TEAM = re.compile(
    r"(?:^dear|^hello|^hi|^liebes?|^beste|^chère équipe)\s+(?!hiring|recruit|talent|hr\b|human|people|"
    r"selection|search|sir|madam|mr|ms|mrs|dr)"
    r"(?P<employer>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})(?:'s|’s)?\s+(?:hiring\s+|recruiting\s+)?(?:team|"
    r"committee)",
    re.IGNORECASE,
)
_ADDRESSED = (
    re.compile(r"^spett(?:\.?\s?le|abile)\s+(?P<employer>[A-ZÀ-Ý][^,;:]{2,50}[^,;:\s])", re.IGNORECASE),
    re.compile(r"\bat\s+(?P<employer>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})"),
    re.compile(
        r"\b(?i:team|équipe|equipe|equipo)\s(?:von|vom|of|de|bei|van|da|di|at)\s(?:der\s|dem\s|the\s|l['’])?"
        r"(?P<employer>[A-ZÀ-Ý][\w&.'’-]*(?:\s[A-ZÀ-Ý][\w&.'’-]*){0,3}(?<!,))"
    ),
    _GREETED_TEAM,
)
_BEHIND_TITLE = re.compile(
    rf"\W{{0,2}}\s?(?:(?:role|position|job|post|opening|vacancy)\s)?(?:at|with|bei|chez|bij|presso)\s{_ARTICLE}{_NAME}"
)
_NO_NAME = frozenset(
    """
    ihnen euch uns jullie vocês ustedes nosotros them him her
    i you your we my our the this it ich sie ihr ihre je vous votre nous yo usted ustedes ik u uw eu
    eastern western central pacific european spett.le dear
    """.split()  # noqa: SIM905
).union(ENGLISH_MONTHS)


def greeted_employer(document: Document, head: Sequence[Row]) -> tuple[int, int] | None:
    """The name that "Hi Acme team" begins, where the letter writes it out: "Acme Metering"."""
    for row in head[-1:]:
        greeted = _GREETED_TEAM.search(row.text)
        if greeted is None:
            continue
        longer = re.search(
            rf"(?<!\w){re.escape(greeted.group('employer'))}(?:\s[A-ZÀ-Ý][\w&.'’-]*\w){{1,3}}", document.text[row.end :]
        )
        if longer is not None:
            return row.end + longer.start(), row.end + longer.end()
    return None


def motivating_employer(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The employer that the writer says to be drawn to, anywhere in the letter."""
    for start, end in spans:
        sentence = text[start : min(end, start + MAX_SENTENCE)]
        patterns = (_DRAWN_TO, *_OF_MOTIVE) if MOTIVE.search(sentence) else (_DRAWN_TO,)
        for match in (found for pattern in patterns for found in pattern.finditer(sentence)):
            name = re.sub(r"['’]s$", "", match.group("employer").rstrip(" .,;'’"))
            if name.split()[0].casefold() not in _NO_NAME and not is_place(name) and not title_score(name):
                return start + match.start("employer"), start + match.start("employer") + len(name)
    return None


def incorporated_employer(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The first company by its legal form in the first sentences: "dass die Voralpen Seilbahnen AG sucht"."""
    for start, end in spans:
        for match in _COMPANY.finditer(text[start : min(end, start + MAX_SENTENCE)]):
            length = _up_to_legal_form(match.group(0))
            if ends_in_legal_form(match.group(0)[:length]):
                return start + match.start(), start + match.start() + length
    return None


def _up_to_legal_form(name: str) -> int:
    """The length of a name without what stands behind its legal form: "die Havel AG Verstärkung sucht"."""
    ends = (word.end() for word in re.finditer(r"\S+", name))
    return next((end for end in ends if ends_in_legal_form(name[:end])), len(name))


def employer_in(passage: str, position: int) -> tuple[int, int] | None:
    for pattern in _EMPLOYERS:
        least = WHOLE_TITLE if pattern is _AT else 1  # "at Capital Advisors France"
        for match in pattern.finditer(passage, position):
            start, end = trim(passage, *match.span("employer"), " .,;'’")
            end = start + _up_to_legal_form(passage[start:end])
            name = passage[start:end]
            named_the = re.match(r"The\s[A-Z]", name) is not None  # "The Swan Hotel"
            if _PUBLISHED.search(passage[max(0, start - 30) : start]):
                continue
            if len(name) < 2 or name[0].isdigit() or (name.split()[0].casefold() in _NO_NAME and not named_the):
                continue
            if title_score(name) >= least or is_place(name) or name.casefold() in JOB_BOARDS:
                continue
            return start, end
    return None


def employer_behind(passage: str, end: int) -> tuple[int, int] | None:
    """The employer right behind the title: "The Bookkeeper role at Maple Ridge is …" applies without a word for it."""
    behind = _BEHIND_TITLE.match(passage, end)
    return None if behind is None else employer_in(passage[: behind.end("employer")], behind.start())


def addressed_employer(head: Sequence[Row]) -> tuple[int, int, float] | None:
    """(start, end, confidence) of `Dear Acme team`, `Dear team at Acme`, or the organisation in the address above."""
    for row in head[-1:]:
        match = next((found for pattern in _ADDRESSED if (found := pattern.search(row.text))), None)
        if match is not None:
            return row.start + match.start("employer"), row.start + match.end("employer"), 0.6
    for row in head[:-1]:
        if row.words <= 6 and employer_score(row.text) >= CLEAR_EMPLOYER:
            return row.start, row.end, 0.5
    return None
