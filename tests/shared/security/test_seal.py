"""What is sealed opens with its key, in its context, whole; or not at all."""

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.security import seal as sealing
from shared.security.seal import KEY_BYTES, SealBroken, decrypt, encrypt, new_key, seal, unseal

KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
CONTEXTS = st.binary(max_size=40)
quickly = settings(max_examples=60, deadline=None)


@quickly
@given(KEYS, st.binary(max_size=5000), CONTEXTS)
def test_it_opens_as_it_was(key: bytes, plaintext: bytes, context: bytes) -> None:
    sealed = seal(key, plaintext, context)
    assert unseal(key, sealed, context) == plaintext
    assert seal(key, plaintext, context) != sealed, "every seal has a nonce of its own"


@quickly
@given(KEYS, KEYS, st.binary(max_size=200), CONTEXTS)
def test_another_key_does_not_open_it(key: bytes, other: bytes, plaintext: bytes, context: bytes) -> None:
    sealed = seal(key, plaintext, context)
    if other != key:
        with pytest.raises(SealBroken):
            unseal(other, sealed, context)


@quickly
@given(KEYS, st.binary(max_size=200), CONTEXTS, CONTEXTS)
def test_another_context_does_not_open_it(key: bytes, plaintext: bytes, context: bytes, other: bytes) -> None:
    if other != context:
        with pytest.raises(SealBroken):
            unseal(key, seal(key, plaintext, context), other)


@quickly
@given(KEYS, st.binary(max_size=200), st.data())
def test_a_changed_or_shortened_message_does_not_open(key: bytes, plaintext: bytes, data: st.DataObject) -> None:
    sealed = seal(key, plaintext, b"context")
    end = data.draw(st.integers(0, len(sealed) - 1))
    bit = data.draw(st.integers(0, 7))
    flipped = bytearray(sealed)
    flipped[end] ^= 1 << bit
    for broken in (sealed[:end], bytes(flipped), sealed + b"\x00", sealed[1:]):
        with pytest.raises(SealBroken):
            unseal(key, broken, b"context")


@quickly
@given(KEYS, st.binary(max_size=300))
def test_bytes_that_nobody_sealed_do_not_open(key: bytes, noise: bytes) -> None:
    with pytest.raises(SealBroken):
        unseal(key, noise, b"")


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 31, b"x" * 33])
def test_a_key_of_another_length_does_not_open(key: bytes) -> None:
    with pytest.raises(SealBroken):
        decrypt(key, encrypt(new_key(), b"secret", b""), b"")


def test_what_is_sealed_is_not_readable() -> None:
    assert b"Ada Example" not in seal(new_key(), b"Ada Example " * 100, b"")
    assert len(seal(new_key(), b"Ada Example " * 1000, b"")) < 1000, "it is compressed first"


def test_what_is_not_compressed_does_not_open() -> None:
    key = new_key()
    with pytest.raises(SealBroken):
        unseal(key, encrypt(key, b"not zstd", b""), b"")


def test_a_message_that_would_unpack_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_MAX_PLAINTEXT", 1000)
    key = new_key()
    assert unseal(key, seal(key, b"0" * 1000, b""), b"") == b"0" * 1000
    with pytest.raises(SealBroken):
        unseal(key, seal(key, b"0" * 1001, b""), b"")
    unstated = zstandard.ZstdCompressor(write_content_size=False).compress(b"0" * 100_000)
    with pytest.raises(SealBroken):
        unseal(key, encrypt(key, unstated, b""), b"")
