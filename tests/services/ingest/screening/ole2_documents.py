"""The outline of compound files: a header, and directory entries by name."""

from services.ingest.screening.content_kind import OLE2_MAGIC


def word97(*streams: str) -> bytes:
    """What screening takes for a Word 97 document, with further streams or storages."""
    names = ("Root Entry", "WordDocument", *streams)
    return OLE2_MAGIC.ljust(512, b"\0") + b"".join(map(_entry, names))


def _entry(name: str) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return raw.ljust(64, b"\0") + len(raw).to_bytes(2, "little") + bytes(62)
