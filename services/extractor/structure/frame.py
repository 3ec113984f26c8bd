"""What frames a document and states nothing: the head of the mail that carried it, and place, date and signature."""

import re
from collections.abc import Sequence

from services.extractor.structure.rows import Row
from services.extractor.vocabulary.letters import FAREWELL, SUBJECT_LABEL

MAX_FRAME_ROWS = 6
_MAX_SIGNATURE_WORDS = 6
_SUBJECT = re.compile(rf"{SUBJECT_LABEL}\s*:", re.IGNORECASE)
_MAIL_HEAD = re.compile(
    rf"(?:{SUBJECT_LABEL}|from|to|cc|bcc|date|sent|von|an|gesendet|datum|de|à|envoyé|para|enviado|data|fecha|"
    r"da|inviato|van|aan|verzonden|od|do|från|till)\s*:",
    re.IGNORECASE,
)
_GREETING = re.compile(
    rf"{FAREWELL}\s*[,.!]?$|"
    r"(?:sent from my|enviado (?:d[eo]|desde)|envoyé de(?:puis)? mon|von meinem .{2,20} gesendet|verzonden vanaf|"
    r"inviato da)\b",
    re.IGNORECASE,
)
_MONTH_OR_NUMBER = (
    r"(?:\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\.?(?:er|st|nd|rd|th)?\s+(?:de |of )?"
)
_PLACE_AND_DATE = re.compile(
    rf"[^\W\d_][^\d:,@]{{1,30}}(?:,|\s)\s*(?:den|der|le|il|lì|a|em|,)?\s*{_MONTH_OR_NUMBER}[^\W\d_]{{3,12}}\.?,?"
    r"\s+(?:de |of )?\d{4})$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:date|datum|data|fecha)\s*:\s*(?:$|[\d(_.…])|"
    r"(?:place|ort|lieu|luogo|lugar|plaats|miejsce)\s*:\s*(?:$|[^\W\d_][^,:\d]{1,30}$)|"
    r"(?:signature|unterschrift|assinatura|handtekening|podpis)\b\s*:?",
    re.IGNORECASE,
)


def without_frame(rows: Sequence[Row]) -> list[Row]:
    """The rows without the mail's head above them, and without greeting, place, date and signature below them."""
    return _without_end(_without_mail_head(rows))


def _without_mail_head(rows: Sequence[Row]) -> list[Row]:
    head = [row for row in rows[:MAX_FRAME_ROWS] if _MAIL_HEAD.match(row.text)]
    if not any(_SUBJECT.match(row.text) for row in head):
        return list(rows)
    return [row for number, row in enumerate(rows) if number >= MAX_FRAME_ROWS or row not in head]


def _without_end(rows: Sequence[Row]) -> list[Row]:
    for number in range(max(len(rows) - MAX_FRAME_ROWS, len(rows) // 2), len(rows)):
        text = rows[number].text
        if _GREETING.match(text) or _PLACE_AND_DATE.match(text) or (_LABELLED.match(text) and rows[number].words <= 6):
            return [*rows[:number], *(row for row in rows[number + 1 :] if not _is_signature(row))]
    return list(rows)


def _is_signature(row: Row) -> bool:
    """A few words without anything to reach somebody by; footers of pages stand behind the end as well."""
    text = row.text
    if _GREETING.match(text) or (_LABELLED.match(text) and row.words <= _MAX_SIGNATURE_WORDS):
        return True
    return row.words <= _MAX_SIGNATURE_WORDS and not any(c.isdigit() or c in "@:," for c in text)
