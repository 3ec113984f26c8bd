"""The dates of a JSON Resume: ISO 8601, as precise as they are written."""

import datetime as dt
import re
from typing import Any

from services.extractor.vocabulary.months import PRESENT
from shared.schemas.reading import PartialDate

_ISO = re.compile(r"(?P<date>[12]\d{3}(?:-\d{2}(?:-\d{2})?)?)(?:T[\d:.+Z-]{2,30})?", re.ASCII)
_PRECISION = {4: "year", 7: "month", 10: "day"}


def date_value(written: str, document_date: PartialDate | None) -> dict[str, Any] | None:
    """The value of a dated fact (`shared.schemas.fact_types`); None for what is no date."""
    if written.strip().casefold() in PRESENT:
        return ongoing_value(document_date)
    match = _ISO.fullmatch(written.strip())
    if match is None:
        return None
    date = match["date"]
    try:
        dt.date.fromisoformat(f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10])
    except ValueError:
        return None
    return {"date": date, "precision": _PRECISION[len(date)], "ongoing": False}


def ongoing_value(document_date: PartialDate | None) -> dict[str, Any]:
    """What goes on until the date of the document."""
    if document_date is None:
        return {"date": None, "precision": None, "ongoing": True}
    return {"date": document_date.iso(), "precision": document_date.precision, "ongoing": True}
