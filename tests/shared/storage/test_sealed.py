"""Sealed blobs: readable with the key of their document, at their address, as the event promised."""

import dataclasses
from pathlib import Path
from uuid import uuid4

import pytest

from shared.security.keyring import DataKey
from shared.security.seal import new_key
from shared.storage.blobs import BlobMissing, FolderBlobStore
from shared.storage.sealed import SealedBlobs

OWNER, DOCUMENT = uuid4(), uuid4()
TEXT = b"Ada Example, Data Engineer at Northwind Traders. " * 40


@pytest.fixture
def sealed(tmp_path: Path) -> SealedBlobs:
    return SealedBlobs(FolderBlobStore(tmp_path / "blobs"))


@pytest.fixture
def key() -> DataKey:
    return DataKey(uuid4(), DOCUMENT, new_key())


def test_it_opens_with_its_key(sealed: SealedBlobs, key: DataKey) -> None:
    blob = sealed.put(key, OWNER, DOCUMENT, "content", TEXT)
    assert blob.address == f"{OWNER}/{DOCUMENT}/content"
    assert sealed.get(key, OWNER, blob) == TEXT


def test_the_volume_holds_no_word_of_it(sealed: SealedBlobs, key: DataKey) -> None:
    blob = sealed.put(key, OWNER, DOCUMENT, "content", TEXT)
    stored = sealed.store.get(blob.address)
    for word in (b"Ada", b"Engineer", b"Northwind"):
        assert word not in stored


def test_another_key_owner_address_or_hash_does_not_open_it(sealed: SealedBlobs, key: DataKey) -> None:
    blob = sealed.put(key, OWNER, DOCUMENT, "content", TEXT)
    moved = blob.model_copy(update={"address": f"{OWNER}/{DOCUMENT}/moved"})
    sealed.store.put(moved.address, sealed.store.get(blob.address))
    attempts = [
        (dataclasses.replace(key, secret=new_key()), OWNER, blob),
        (key, uuid4(), blob),
        (key, OWNER, moved),
        (key, OWNER, blob.model_copy(update={"sha256": "0" * 64})),
        (key, OWNER, blob.model_copy(update={"address": f"{OWNER}/{uuid4()}/content"})),
        (key, OWNER, blob.model_copy(update={"address": "../../etc/passwd"})),
    ]
    for tried_key, owner_id, tried in attempts:
        with pytest.raises(BlobMissing) as caught:
            sealed.get(tried_key, owner_id, tried)
        assert "Ada" not in str(caught.value)


def test_a_damaged_blob_is_missing(sealed: SealedBlobs, key: DataKey) -> None:
    blob = sealed.put(key, OWNER, DOCUMENT, "content", TEXT)
    whole = sealed.store.get(blob.address)
    for damaged in (b"", whole[:-1], whole + b"x", b"x" * len(whole)):
        sealed.store.put(blob.address, damaged)
        with pytest.raises(BlobMissing):
            sealed.get(key, OWNER, blob)
