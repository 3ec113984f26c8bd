"""What is stored of a release, as bytes: zstd-compressed canonical JSON that says which format it has."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import zstandard

from shared.skills.ontology.error import OntologyError

T = TypeVar("T")
MAX_SNAPSHOT_BYTES = 128 * 1024 * 1024  # uncompressed; the whole of O*NET takes about 3 MB
_MAX_WINDOW_BYTES = 2**27  # the format allows a frame to ask the reader for gigabytes


def canonical_json(document: Mapping[str, Any]) -> bytes:
    """JSON in UTF-8: equal content, equal bytes."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def pack_snapshot(document: Mapping[str, Any]) -> bytes:
    """A document, which has its number under `format`, as bytes to keep as a file or in Postgres."""
    return zstandard.ZstdCompressor(level=10).compress(canonical_json(document))


def unpack_snapshot(data: bytes, known_format: int, build: Callable[[dict[str, Any]], T]) -> T:
    """What `build` makes of the document that was packed.

    Raises OntologyError: `snapshot_damaged` for bytes that are no snapshot and for a document that `build` rejects with
    AttributeError, KeyError, TypeError or ValueError; `snapshot_too_large`; `snapshot_format` for a format that this
    release does not know.
    """
    try:
        reader = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW_BYTES).stream_reader(data)
        text = reader.read(MAX_SNAPSHOT_BYTES + 1)
    except zstandard.ZstdError as error:
        raise OntologyError("snapshot_damaged", "not a zstd frame") from error
    if len(text) > MAX_SNAPSHOT_BYTES:
        raise OntologyError("snapshot_too_large", f"over {MAX_SNAPSHOT_BYTES} bytes")
    try:
        document: dict[str, Any] = json.loads(text)
        if (found := document["format"]) != known_format:
            raise OntologyError("snapshot_format", f"format {found!r}, this release reads {known_format}")
        return build(document)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise OntologyError("snapshot_damaged", f"its content does not fit: {type(error).__name__}") from error
