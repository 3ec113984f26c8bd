"""What the label beside a row, or at its beginning, says that the row is."""

import re

from services.extractor.structure.rows import Row
from services.extractor.vocabulary.labels import ENTRY_LABEL

ITEM_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=[^\W\d_])")
"""The number of an item, as in "2. Sold cakes" or "(2) Sold cakes"; group 1 is the number."""


def label_of(text: str) -> str | None:
    """What the label at the beginning of a row names (employer, title, school, degree, field, place, date), if any."""
    plain = text.lstrip()
    number = ITEM_NUMBER.match(plain)
    label = ENTRY_LABEL.match(plain[number.end() :] if number is not None else plain)
    return label.lastgroup if label is not None else None


def label_of_row(row: Row) -> str | None:
    """What the label beside or before a row's text names."""
    return row.roles[0] if len(row.roles) == 1 else label_of(row.text)
