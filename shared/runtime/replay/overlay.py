"""Blobs during a shadow replay: what is there can be read, what is written stays in memory."""

from collections.abc import Iterator
from uuid import UUID

from shared.storage.blobs import BlobMissing, BlobStore


class OverlayBlobStore:
    """Reads through to `below`; nothing that is written or deleted reaches it."""

    def __init__(self, below: BlobStore) -> None:
        self._below = below
        self._written: dict[str, bytes] = {}

    def put(self, address: str, data: bytes) -> None:
        self._written[address] = data

    def get(self, address: str) -> bytes:
        return self._written[address] if address in self._written else self._below.get(address)

    def delete_document(self, owner_id: UUID, document_id: UUID) -> int:
        raise BlobMissing("a replay deletes nothing")

    def delete_person(self, owner_id: UUID) -> int:
        raise BlobMissing("a replay deletes nothing")

    def count(self, owner_id: UUID) -> int:
        return self._below.count(owner_id)

    def documents(self, *, older_than_seconds: float) -> Iterator[tuple[UUID, UUID]]:
        return iter(())
