"""Whether a PDF opens without a password.

A PDF with only an owner password is encrypted under the empty user password: every reader opens it and shows
its text. It is accepted (its owner uploaded it); one that asks for a password before it opens is refused.
Which of the two it is follows from the encryption dictionary alone (ISO 32000-2, 7.6.4), so no page is read
here.
"""

import hashlib
import re
from typing import Literal

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from services.ingest.screening.pdf_syntax import Name, PdfObject, PdfSyntaxError, read_object

PdfProtection = Literal["none", "owner_password", "user_password"]

MAX_CANDIDATES = 16
_ENCRYPT_KEY = re.compile(rb"/Encrypt(?![A-Za-z0-9])\s*(?:(\d{1,10})\s+(\d{1,5})\s+R|(?=<<))")
_FILE_ID = re.compile(rb"/ID\s*(?=\[)")
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")  # Algorithm 2, step a
_LEGACY_REVISIONS = (2, 3, 4)
_SHA_256_REVISION, _HARDENED_REVISION = 5, 6


def protection_of(data: bytes, password: bytes = b"") -> PdfProtection:
    """`none`, `owner_password` (it opens with `password`, by default the empty one) or `user_password`.

    An encryption whose handler is unknown or whose dictionary is damaged counts as `user_password`: it cannot
    be shown to open. An /Encrypt key that leads to no dictionary is left to the reader of the document.
    """
    protection: PdfProtection = "none"
    for encryption in _encryption_dictionaries(data):
        if not any(_opens(encryption, file_id, password) for file_id in (*_file_ids(data), b"")):
            return "user_password"
        protection = "owner_password"
    return protection


def _encryption_dictionaries(data: bytes) -> list[dict[bytes, PdfObject]]:
    tried: set[tuple[int, int]] = set()
    found: list[dict[bytes, PdfObject]] = []
    for match in _ENCRYPT_KEY.finditer(data):
        if len(tried) >= MAX_CANDIDATES:
            break
        if match[1] is None:
            candidate = (-1, match.end())
            position: int | None = match.end()
        else:
            candidate = (int(match[1]), int(match[2]))
            position = None if candidate in tried else _object_start(data, *candidate)
        tried.add(candidate)  # every revision of a file repeats the same reference
        dictionary = None if position is None else _object_at(data, position)
        if isinstance(dictionary, dict) and isinstance(dictionary.get(b"Filter"), Name):
            found.append(dictionary)
    return found


def _object_start(data: bytes, number: int, generation: int) -> int | None:
    """Where the content of the newest object of this number begins."""
    starts = [
        match.end()
        for match in re.finditer(rb"%d\s{1,9}%d\s{1,9}obj\b" % (number, generation), data)
        if not data[max(0, match.start() - 1) : match.start()].isdigit()
    ]
    return starts[-1] if starts else None


def _object_at(data: bytes, position: int) -> PdfObject:
    """The object at `position`; None where there is none: the key stood in a text, or the file is damaged."""
    try:
        return read_object(data, position)
    except PdfSyntaxError:
        return None


def _file_ids(data: bytes) -> list[bytes]:
    """The first string of each /ID array that can be read, newest first."""
    positions = [match.end() for match in _FILE_ID.finditer(data)][-MAX_CANDIDATES:]
    arrays = [_object_at(data, position) for position in reversed(positions)]
    return [array[0] for array in arrays if isinstance(array, list) and array and isinstance(array[0], bytes)]


def _opens(encryption: dict[bytes, PdfObject], file_id: bytes, password: bytes) -> bool:
    revision, owner, user, permissions = (encryption.get(key) for key in (b"R", b"O", b"U", b"P"))
    if encryption.get(b"Filter") != Name(b"Standard") or not isinstance(revision, int):
        return False
    if not isinstance(owner, bytes) or not isinstance(user, bytes) or not isinstance(permissions, int):
        return False
    if revision in _LEGACY_REVISIONS:
        length = encryption.get(b"Length", 40)
        bits = 128 if revision == 4 else 40 if revision == 2 or not isinstance(length, int) else length
        secret = (password + _PADDING)[:32]
        seed = secret + owner[:32] + (permissions & 0xFFFFFFFF).to_bytes(4, "little") + file_id
        if revision == 4 and encryption.get(b"EncryptMetadata") is False:
            seed += b"\xff\xff\xff\xff"
        return user[:16] == _legacy_user_entry(seed, revision, file_id, min(max(bits // 8, 5), 16))[:16]
    if revision == _SHA_256_REVISION:
        return user[:32] == hashlib.sha256(password + user[32:40]).digest()
    if revision == _HARDENED_REVISION:
        return user[:32] == _hardened_hash(password, user[32:40])
    return False


def _legacy_user_entry(seed: bytes, revision: int, file_id: bytes, key_length: int) -> bytes:
    """Algorithms 2, 4 and 5: the /U that the key from `seed` gives."""
    key = hashlib.md5(seed, usedforsecurity=False).digest()
    if revision == 2:
        return _rc4(key[:key_length], _PADDING)
    for _ in range(50):
        key = hashlib.md5(key[:key_length], usedforsecurity=False).digest()
    entry = hashlib.md5(_PADDING + file_id, usedforsecurity=False).digest()
    for step in range(20):
        entry = _rc4(bytes(byte ^ step for byte in key[:key_length]), entry)
    return entry


def _hardened_hash(password: bytes, salt: bytes) -> bytes:
    """Algorithm 2.B, for a user password."""
    key = hashlib.sha256(password + salt).digest()
    round_number = 0
    while True:
        encryptor = Cipher(algorithms.AES(key[:16]), modes.CBC(key[16:32])).encryptor()
        block = encryptor.update((password + key) * 64) + encryptor.finalize()
        digest = (hashlib.sha256, hashlib.sha384, hashlib.sha512)[sum(block[:16]) % 3]
        key = digest(block).digest()
        round_number += 1
        if round_number >= 64 and block[-1] <= round_number - 32:
            return key[:32]


def _rc4(key: bytes, content: bytes) -> bytes:
    state = list(range(256))
    other = 0
    for index in range(256):
        other = (other + state[index] + key[index % len(key)]) % 256
        state[index], state[other] = state[other], state[index]
    first = second = 0
    output = bytearray()
    for byte in content:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        output.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(output)
