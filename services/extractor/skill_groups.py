"""Names of groups that stand in rows of their own over lists of skills."""

from collections.abc import Sequence

from services.extractor.rows import Row

MAX_GROUP_WORDS = 6


def without_group_rows(rows: Sequence[Row]) -> list[Row]:
    """Without bold rows over lists, where every list has one: `Programming`, and its items below."""
    heads = [i for i, row in enumerate(rows) if not row.bullet]
    headed = heads and heads[0] == 0 and all(i + 1 < len(rows) and rows[i + 1].bullet for i in heads)
    if not headed or not all(rows[i].bold and rows[i].words <= MAX_GROUP_WORDS for i in heads):
        return list(rows)
    return [row for row in rows if row.bullet]
