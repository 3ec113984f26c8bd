"""Where bytes are kept: originals, texts with positions, quarantine. Always sealed, never served from here."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4

_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ADDRESS = re.compile(f"{_ID}/{_ID}/[A-Za-z0-9][A-Za-z0-9._-]{{0,199}}", re.ASCII)


class BlobMissing(Exception):
    """There is no blob at this address, or its content is not what the address says."""


class AddressInvalid(BlobMissing):
    """The address is not `<owner id>/<document id>/<name>`, or its name could mean another place."""


class StorageFull(Exception):
    """The volume that holds the blobs takes no more: it has no room, or does not let itself be written."""


class BlobStore(Protocol):
    """Bytes by address: `<owner id>/<document id>/<name>`, the name of letters, digits, `.`, `_` and `-`."""

    def put(self, address: str, data: bytes) -> None:
        """Store, whole or not at all; the same address again replaces. Raises `StorageFull`, `AddressInvalid`."""
        ...

    def get(self, address: str) -> bytes:
        """Raises `BlobMissing`."""
        ...

    def delete_document(self, owner_id: UUID, document_id: UUID) -> int:
        """Delete every blob of the document; returns how many there were."""
        ...

    def delete_person(self, owner_id: UUID) -> int:
        """Delete every blob of the person; returns how many there were."""
        ...

    def count(self, owner_id: UUID) -> int:
        """How many blobs the person has."""
        ...

    def documents(self, *, older_than_seconds: float) -> Iterator[tuple[UUID, UUID]]:
        """(owner, document) of every document with blobs that were last written longer ago than this."""
        ...


class FolderBlobStore:
    """Blobs as files below one folder, mode 600. A write is a temporary file, fsync, rename, fsync of the folders:
    the answer to an upload promises that its bytes are there after a power cut, too.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, address: str, data: bytes) -> None:
        path = self._path(address)
        try:
            changed = self._make_folders(path.parent)
            _write_whole(path, data)
            for folder in changed:
                _flush_folder(folder)
        except OSError as error:
            raise StorageFull("the blob volume does not take any more") from error

    def get(self, address: str) -> bytes:
        try:
            return self._path(address).read_bytes()
        except FileNotFoundError as error:
            raise BlobMissing(f"no blob at {address}") from error

    def delete_document(self, owner_id: UUID, document_id: UUID) -> int:
        return _delete_below(self._root / str(owner_id) / str(document_id))

    def delete_person(self, owner_id: UUID) -> int:
        return _delete_below(self._root / str(owner_id))

    def count(self, owner_id: UUID) -> int:
        return sum(1 for path in (self._root / str(owner_id)).rglob("*") if path.is_file())

    def documents(self, *, older_than_seconds: float) -> Iterator[tuple[UUID, UUID]]:
        newest_allowed = time.time() - older_than_seconds
        for folder in sorted(self._root.glob("*/*")):
            owner_id, document_id = folder.parts[-2:]
            # A volume's own folders (lost+found) lie there, too.
            if _ADDRESS.fullmatch(f"{owner_id}/{document_id}/any") and folder.stat().st_mtime < newest_allowed:
                yield UUID(owner_id), UUID(document_id)

    def _path(self, address: str) -> Path:
        if _ADDRESS.fullmatch(address) is None:
            raise AddressInvalid("the address of a blob is not in its one form")
        return self._root / address

    def _make_folders(self, document: Path) -> list[Path]:
        """Make the folder of a document; returns the folders that the write of a blob in it changes."""
        if document.is_dir():
            return [document]
        for folder in (document.parent, document):
            folder.mkdir(exist_ok=True, mode=0o700)
        return [document, document.parent, self._root]


def _write_whole(path: Path, data: bytes) -> None:
    """A reader, and whoever comes after a crash, finds all of it or what was there before."""
    temporary = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder last."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _delete_below(folder: Path) -> int:
    files = sorted((path for path in folder.rglob("*")), reverse=True)
    deleted = 0
    for path in files:
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
            deleted += 1
    if folder.is_dir():
        folder.rmdir()
    return deleted
