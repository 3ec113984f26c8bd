"""What is no fact: page numbers, headings of tables, "references on request", placeholders, garbage."""

import functools
import re

_PAGE = re.compile(
    r"^(?:[^\d\n]{0,60}(?:[-–—|•·,]|\b(?:page|seite|página|pagina))\s*)?(?:p\.)?\d{1,3}\s*(?:/|of|von|de|sur|"
    r"van)\s*\d{1,3}$|"
    r"^[^\n]{0,90}(?:[-–—|•·,\t]|\s{2})\s*(?:page|seite|página|pagina)\s*\d{1,3}$|"
    r"^(?:page|seite|página|pagina)\s*\d{1,3}$|^[-–—]?\s*\d{1,3}\s*[-–—]?$",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"(?:references?|referees|testimonials?).{0,40}\b(?:request|demand|available)|available (?:up)?on request|"
    r"referenzen.{0,30}(?:anfrage|wunsch)|auf (?:anfrage|wunsch)|références.{0,30}demande|sur demande|"
    r"referencias.{0,40}(?:solicitud|petición|disponibles)|referenties.{0,30}(?:aanvraag|verzoek)|op aanvraag|"
    r"referências.{0,40}(?:pedido|solicitação|disponíveis)",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^(?:last (?:updated|modified|revised)|"
    r"(?:updated|printed|generated)(?=\s*(?::|$|\d{4}\b|\d\d?[./]|(?:on|by|at|with)\b))|created with|powered by|"
    r"stand\b|"
    r"reasons? for leaving\s*:|motivo d[ae] (?:salida|egreso|saída)\s*:|reden (?:van )?vertrek\s*:|motif de départ\s*:|"
    r"zuletzt aktualisiert|dernière mise à jour|"
    r"view (?:on|in|my|at)\b|[^\n]{0,40}©|curriculum vitae\b.{0,30}$|this (?:resume|cv) was|confidential$|continued\b)",
    re.IGNORECASE,
)
# What people sign below a résumé.
_DECLARATION = re.compile(
    r"(?:i (?:hereby |solemnly )?(?:declare|certify|affirm|attest)|je (?:soussigné\w*|certifie|déclare)|"
    r"(?:ich|hiermit) (?:versichere|bestätige|erkläre)|declaro (?:que|bajo|sob)|certifico que|autorizzo il trattamento|"
    r"dichiaro (?:che|di)|ik verklaar|the (?:above|foregoing) (?:information|particulars|statements)|wyrażam zgodę)\b",
    re.IGNORECASE,
)
# What a template says of a field that nobody filled in: "[Job Title], [Company Name]".
_FIELD = (
    r"name|title|company|employer|school|degree|university|college|dates?|from|to|year|city|state|location|address|"
    r"phone|telephone|e-?mail|linkedin|website|profile|field|position|your|insert|enter|type|describe|add|list|"
    r"firma|arbeitgeber|zeitraum|entreprise|poste|empresa|cargo|fecha|data|nome"
)
_BRACKETED = rf"(?:\[(?=[^\]]*\b(?:{_FIELD})\b)[^\[\]\d]{{2,120}}\]|<(?=[^>]*\b(?:{_FIELD})\b)[^<>\d]{{2,60}}>)"
_PLACEHOLDER = re.compile(
    rf"^(?:(?:lorem ipsum|n/?a|none|tbd|xxx+|company ?name|your name)\b[\s.,;]*|"
    rf"{_BRACKETED}(?:[\s,.;|/–—-]*{_BRACKETED}){{0,5}}[\s.,;]*|"
    # as Word asks for the text of a content control
    r"(?:click or tap|click here|klicken|cliquez|haga clic|clique|fare clic|klik|kliknij)\b.{0,40}"
    r"\b(?:text|texte?o?|testo|tekst|datum|date|data|fecha)\b.{0,20})$",
    re.IGNORECASE,
)
_TABLE_HEADS = frozenset(
    """
    institution degree field year school university course grade gpa dates date from to company employer position
    title role location level skill skills language proficiency description period organization name percentage board
    marks examination cgpa specialization qualification duration project client abschluss zeitraum firma ort diplôme
    année école ausbildung schule zertifikat details bereich tools sprache niveau stelle arbeitgeber studiengang
    hochschule formation poste entreprise établissement langue niveau año centro título puesto empresa idioma nivel
    category technologies area topic tätigkeit aufgabe rolle beruf actividad
    """.split()  # noqa: SIM905
)
_INJECTION = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:previous|prior|above|all)\b.{0,30}\b(?:instruction|prompt|rule)|"
    r"\bsystem prompt\b|^\s*(?:system|assistant|user)\s*:|\byou are (?:now )?(?:an? )?(?:ai|assistant|"
    r"language model)|"
    r"\brate (?:this|the) (?:candidate|applicant|resume|cv)\b|\bas an ai\b",
    re.IGNORECASE,
)
# What a match of a pattern holds where the text is ASCII: of most rows a pattern need not be tried at every position.
_OF_REFERENCES = ("refer", "testimonial", "available", "anfrage", "wunsch", "demande", "aanvraag")
_OF_INSTRUCTIONS = ("ignore", "disregard", "forget", "system", "assistant", "user", "you are", "rate th", "as an ai")
_PAGE_ENDS = "-–—"
_LONGEST = 2_000  # characters of a row that are looked at
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_LETTERS = re.compile(r"[^\W\d_]+")


# "Laurea in Giurisprudenza, 108/110" ends with a grade; documents of so many pages do not number them so.
_GRADE = re.compile(r"[^\W\d_].*,\s*\d{1,3}\s*/\s*(?:10|20|30|60|100|110)$")


def is_noise(text: str) -> bool:
    """Whether a row states nothing about anybody."""
    return _is_noise(text[:_LONGEST])


@functools.lru_cache(maxsize=1024)
def _is_noise(text: str) -> bool:
    sample = text[:300].strip()
    if not any(map(str.isalnum, sample)):
        return True
    numbered = sample[-1].isdecimal() or sample[-1] in _PAGE_ENDS
    return bool(
        (numbered and _PAGE.match(sample) and not _GRADE.match(sample))
        or is_references_line(sample) or _STAMP.match(sample) or _PLACEHOLDER.match(sample)
        or _DECLARATION.match(sample)
    ) or is_table_heading(sample) or is_garbage(sample) or is_instruction(text)  # fmt: skip


def is_references_line(text: str) -> bool:
    """'References available on request', in a row of its own."""
    return len(text) < 120 and _may_hold(text, _OF_REFERENCES) and _REFERENCES.search(text) is not None


def is_table_heading(text: str) -> bool:
    """A row that holds nothing but names of columns."""
    sample = text[:200].casefold()
    first = _LETTERS.search(sample)
    if first is None or first[0] not in _TABLE_HEADS or any(map(str.isdigit, text[:200])):
        return False  # "2016 to date"
    words = _LETTERS.findall(sample)
    return 2 <= len(words) <= 8 and all(word in _TABLE_HEADS for word in words)


def is_garbage(text: str) -> bool:
    """Mostly signs that are neither letters nor digits, or replacement characters."""
    sample = text[:200]
    if sample.isascii():
        letters = len(sample.encode("ascii").translate(None, _ASCII_SIGNS))
    else:
        letters = sum(map(str.isalnum, sample))
    visible = len("".join(sample.split()))
    return visible >= 4 and (letters < 0.4 * visible or sample.count("\ufffd") > 0.2 * visible)


def is_instruction(text: str) -> bool:
    """Words addressed to a machine that reads the document; they state nothing about the person."""
    return _may_hold(text, _OF_INSTRUCTIONS) and _INJECTION.search(text[:_LONGEST]) is not None


def _may_hold(text: str, words: tuple[str, ...]) -> bool:
    """False where an ASCII text has none of the words; letters beyond ASCII may stand for others (ſ for s)."""
    if not text.isascii():
        return True
    folded = text.lower()
    for word in words:  # noqa: SIM110 - every row asks, and `any` costs twice as much
        if word in folded:
            return True
    return False
