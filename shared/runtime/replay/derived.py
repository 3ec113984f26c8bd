"""Which rows of a person derive from one document.

Known without any service's help: a row that names the document derives from it (its reading, its facts, whose
evidence says where they stand), and so does one that names such a row by its id (a skill or an edge by its fact).
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from shared.runtime.replay.canonical import CanonicalState, key_of

Keys = dict[str, set[str]]
"""Keys of rows by table."""


def derived_from(document_id: UUID, *states: CanonicalState) -> Keys:
    """Keys of the rows that derive from the document in any of these states."""
    found: Keys = {}
    for state in states:
        for table, keys in _derived(state, str(document_id)).items():
            found.setdefault(table, set()).update(keys)
    return found


def _derived(state: CanonicalState, document: str) -> Keys:
    found: Keys = {}
    ids: set[str] = set()
    for table, rows in state.rows.items():
        for row in rows:
            if any(document in text for text in _texts(row)):
                found.setdefault(table, set()).add(key_of(row, state.keys[table]))
                if "id" in row:
                    ids.add(str(row["id"]))
    for table, rows in state.rows.items():
        for row in rows:
            if any(text in ids for text in _texts(row)):
                found.setdefault(table, set()).add(key_of(row, state.keys[table]))
    return found


def _texts(value: Any) -> Iterator[str]:
    """Every text in a row, names of JSON members included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
