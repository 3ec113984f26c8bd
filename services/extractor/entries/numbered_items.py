"""Items of a numbered list, as they are written in formats that keep the numbers: "1. Baked bread", "2. Sold cakes"."""

from collections.abc import Sequence
from dataclasses import replace

from services.extractor.entries.dated_rows import Ranges
from services.extractor.structure.row_labels import ITEM_NUMBER
from services.extractor.structure.rows import Row


def with_numbered_items(rows: Sequence[Row], ranges: Ranges) -> list[Row]:
    """The rows, those with numbers that count on from row to row as list items without them.

    Rows that a time or a date ends are numbered entries, and so are rows that others stand between.
    """
    numbers = [
        None if any(date.is_range or date.end == row.end for date in ranges(row)) else _number(row) for row in rows
    ]
    result = list(rows)
    for i, number in enumerate(numbers):
        around = (numbers[i - 1] if i else None, numbers[i + 1] if i + 1 < len(numbers) else None)
        if number is None or not (around[0] == number - 1 or around[1] == number + 1):
            continue
        mark = ITEM_NUMBER.match(rows[i].text)
        cut = mark.end() if mark is not None else 0
        result[i] = replace(rows[i], start=rows[i].start + cut, text=rows[i].text[cut:], bullet=True)
    return result


def _number(row: Row) -> int | None:
    found = ITEM_NUMBER.match(row.text) if not (row.bullet or row.bold or row.heading or row.roles) else None
    return int(found.group(1)) if found is not None else None
