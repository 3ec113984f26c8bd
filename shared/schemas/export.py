"""The contract in files: one JSON Schema an event and living major version, and the AsyncAPI document.

They are generated from the classes and checked in, so that a change of the contract is seen in review.

The schema of an older major version has no class any more: when a class moves on to the next major, the file that was
exported last stays as it is, and is from then on the truth about that version.
"""

import json
from pathlib import Path
from typing import Any

from shared.schemas.asyncapi import Readers, asyncapi_document, schema_path, schema_urn
from shared.schemas.event import Event
from shared.schemas.registry import EVENTS, living_versions

EXPORTED = Path(__file__).parent / "exported"
RELEASED = EXPORTED / "released"
ASYNCAPI_PATH = "asyncapi.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class FrozenSchemaMissing(Exception):
    """The exported schema of an older major version is not there; it cannot be made from a class."""


def json_schema(event: type[Event]) -> dict[str, Any]:
    """JSON Schema (2020-12) of the newest version's data, as a reader sees it: a field with a default may be absent.

    Rules across fields (a span is as long as its quote; a value belongs to a correction) are in the classes alone.
    """
    schema = event.model_json_schema(mode="validation")
    return {"$schema": _DIALECT, "$id": schema_urn(event, event.VERSION)} | schema


def export(readers: Readers | None = None) -> dict[str, bytes]:
    """Path below `exported/` -> content: what should be checked in.

    Args:
        readers: which stage consumes what, as receiving operations of the AsyncAPI document.

    Raises:
        FrozenSchemaMissing: when the file of an older version was deleted.
    """
    files = {
        schema_path(event, version): _schema_file(event, version)
        for event in EVENTS
        for version in living_versions(event)
    }
    return files | {ASYNCAPI_PATH: canonical_bytes(asyncapi_document(readers or {}))}


def stale_files(readers: Readers | None = None, folder: Path = EXPORTED) -> list[str]:
    """Paths below `exported/` that are missing, differ from what the code says, or should not be there."""
    wanted = export(readers)
    present = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.json")
        if RELEASED.name not in path.relative_to(folder).parts
    }
    return sorted(path for path in wanted.keys() | present.keys() if wanted.get(path) != present.get(path))


def write_exported(readers: Readers | None = None, folder: Path = EXPORTED) -> list[str]:
    """Bring the exported files up to date. Returns the paths that changed. Deletes nothing."""
    wanted = export(readers)
    changed = [path for path in stale_files(readers, folder) if path in wanted]
    for path in changed:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(wanted[path])
    return changed


def cut_release(version: str, readers: Readers | None = None, released: Path = RELEASED) -> Path:
    """Keep the current contract for ever as that of a release. Raises `FileExistsError` if it was cut before."""
    folder = released / version
    folder.mkdir(parents=True)
    write_exported(readers, folder)
    return folder


def canonical_bytes(document: Any) -> bytes:
    """JSON with sorted keys, indented, UTF-8, one line feed at the end: equal documents are equal files."""
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _schema_file(event: type[Event], version: int) -> bytes:
    if version == event.VERSION:
        return canonical_bytes(json_schema(event))
    path = EXPORTED / schema_path(event, version)
    if not path.is_file():
        raise FrozenSchemaMissing(f"{schema_path(event, version)} is frozen and must stay")
    return path.read_bytes()
