"""Blobs sealed with a document's data key."""

import hashlib
from uuid import UUID

from shared.schemas.documents import BlobAddress
from shared.security.keyring import DataKey
from shared.security.seal import SealBroken, seal, unseal
from shared.storage.blobs import BlobMissing, BlobStore


class SealedBlobs:
    """A blob store whose content opens only with the key of the document it belongs to."""

    def __init__(self, store: BlobStore) -> None:
        self.store = store

    def put(self, key: DataKey, owner_id: UUID, document_id: UUID, name: str, data: bytes) -> BlobAddress:
        """Seal and store. Raises `StorageFull`."""
        address = f"{owner_id}/{document_id}/{name}"
        self.store.put(address, seal(key.secret, data, _context(owner_id, address)))
        return BlobAddress(address=address, sha256=hashlib.sha256(data).hexdigest())

    def get(self, key: DataKey, owner_id: UUID, blob: BlobAddress) -> bytes:
        """The plaintext. Raises `BlobMissing`, also when it does not open or is not what the event promised."""
        try:
            data = unseal(key.secret, self.store.get(blob.address), _context(owner_id, blob.address))
        except SealBroken as error:
            raise BlobMissing(f"the blob at {blob.address} does not open") from error
        if hashlib.sha256(data).hexdigest() != blob.sha256:
            raise BlobMissing(f"the blob at {blob.address} is another than the event names")
        return data


def _context(owner_id: UUID, address: str) -> bytes:
    return b"blob:" + owner_id.bytes + address.encode()
