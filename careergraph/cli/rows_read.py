"""The account of its rows that an import prints."""

from collections.abc import Iterable, Mapping
from typing import Any

from careergraph.cli.output import print_table


def print_rows_read(source: str, tables: Iterable[Mapping[str, Any]]) -> None:
    """What was read, stored and refused of each table.

    Args:
        source: what a table is to the user: a table, or a file.
        tables: as `TableReport.to_record` gives them.
    """
    rows = []
    for table in tables:
        refused = ", ".join(f"{number} {reason}" for reason, number in table["refused"].items())
        rows.append((table["table"], table["rows_read"], table["rows_stored"], refused or "0"))
    print_table((source, "rows read", "stored", "refused"), rows)
