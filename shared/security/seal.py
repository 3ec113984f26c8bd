"""Sealing: AES-256-GCM with a random nonce, after zstd compression."""

import os

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12  # NIST SP 800-38D: 96 bits, random; far below 2^32 messages a key
_MAX_PLAINTEXT = 256 * 1024 * 1024
"""A sealed message that claims to unpack to more than this is refused."""


class SealBroken(Exception):
    """The bytes do not open with this key and this context: damaged, forged, or sealed for something else."""


def new_key() -> bytes:
    """A fresh random key."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plaintext: bytes, context: bytes) -> bytes:
    """Compress and encrypt. `context` (additional data) has to be given again to open."""
    return encrypt(key, zstandard.ZstdCompressor(level=3).compress(plaintext), context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """The plaintext of `seal`. Raises `SealBroken`."""
    compressed = decrypt(key, sealed, context)
    try:
        # The decompressor's own limit holds only for frames that do not state their size; `seal` always states it.
        if not 0 <= zstandard.frame_content_size(compressed) <= _MAX_PLAINTEXT:
            raise SealBroken("sealed data does not say its size, or is too large")
        return zstandard.ZstdDecompressor().decompress(compressed, max_output_size=_MAX_PLAINTEXT)
    except zstandard.ZstdError as error:
        raise SealBroken("sealed data does not unpack") from error


def encrypt(key: bytes, plaintext: bytes, context: bytes) -> bytes:
    """Encrypt without compressing: nonce, then ciphertext with its tag."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, context)


def decrypt(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """The plaintext of `encrypt`. Raises `SealBroken`."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context)
    except (InvalidTag, ValueError) as error:
        raise SealBroken("sealed data does not open") from error
