"""Names and titles of several large lines, beside which smaller ones stand. Pure; points from the top left corner."""

from services.ingest.reading.pdf.words import Row

_LARGE = 1.6  # times the size of what stands beside
_LINE = 1.5  # em from one line of a title to the next
_SAME_LEFT = 2.0


def large_lines_together(rows: list[Row]) -> list[Row]:
    """The rows of a region, those of one large text next to each other: what is small between or beside them comes
    after."""
    result = list(rows)
    position = 0
    while position < len(result):
        found = _next_line(result, position)
        if found is None:
            position += 1
            continue
        row = result.pop(found)
        size = result[position][0].size
        large = [word for word in row if word.size * _LARGE > size]
        small = [word for word in row if word.size * _LARGE <= size]
        if small:
            result.insert(found, small)
        result.insert(position + 1, large)
        position += 1
    return result


def _next_line(rows: list[Row], position: int) -> int | None:
    """Where the next line of a large text is, if smaller rows stand before it."""
    first = rows[position][0]
    for index in range(position + 1, len(rows)):
        word = rows[index][0]
        if word.baseline - first.baseline > _LINE * first.size:
            return None
        if abs(word.size - first.size) < 0.1 and abs(word.left - first.left) <= _SAME_LEFT:
            between = [other for row in rows[position + 1 : index] for other in row]
            return index if between and all(other.size * _LARGE <= first.size for other in between) else None
    return None
