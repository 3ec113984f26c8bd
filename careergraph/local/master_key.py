"""The master key of a laptop: 32 random bytes in a file that only its owner may read.

Whoever has this file and the data folder can read everything; without it nothing opens. The file holds the
key in hexadecimal on one line, so that a person can copy it.
"""

import hashlib
import os
import secrets
import stat
import tempfile
from pathlib import Path

from careergraph.local.errors import MasterKeyRefused

KEY_BYTES = 32


def key_id(key: bytes) -> str:
    """The first 16 hexadecimal digits of the key's SHA-256: names the key without telling it."""
    return hashlib.sha256(key).hexdigest()[:16]


def load_or_create(path: Path) -> tuple[str, bytes, bool]:
    """Return (key id, 32 bytes, whether the key was made just now).

    Raises `MasterKeyRefused` when the file is not a regular file of this user with no rights for anybody
    else, or does not hold a key. A new key is on the disk, whole, before this returns.
    """
    created = not path.exists() and _create(path)
    key = _load(path)
    return key_id(key), key, created


def replace(path: Path) -> tuple[bytes, bytes]:
    """Put a new key in the place of the one at `path`; return (old key, new key).

    The old key stays beside it as `old_path(path)`, mode 600, and takes the place of an older one there: call
    this only when nothing is wrapped by that one any more. At every moment a whole key is at `path`, and
    both are on the disk before this returns. Raises `MasterKeyRefused`.
    """
    old, new = _load(path), secrets.token_bytes(KEY_BYTES)
    _draft(old, path).replace(old_path(path))
    _sync_directory(path.parent)  # never a new key before the old one is safe
    _draft(new, path).replace(path)
    _sync_directory(path.parent)
    return old, new


def old_path(path: Path) -> Path:
    """Where the key before the one at `path` lies after a rotation."""
    return path.with_name(f"{path.name}.old")


def load_old(path: Path) -> bytes | None:
    """The key before the one at `path`, or None where there was no rotation. Raises `MasterKeyRefused`."""
    return _load(old_path(path)) if old_path(path).exists() else None


def _load(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise MasterKeyRefused(f"The master key {path} cannot be opened: {error.strerror}.") from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid():
            raise MasterKeyRefused(f"The master key {path} is not a regular file that belongs to this user.")
        if status.st_mode & 0o077:
            raise MasterKeyRefused(f"The master key {path} may be read by others; make its mode 600 (chmod 600).")
        text = file.read(1000)
    try:
        key = bytes.fromhex(text.decode("ascii"))
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise MasterKeyRefused(f"The file {path} does not hold a master key of {KEY_BYTES} bytes in hexadecimal.")
    return key


def _create(path: Path) -> bool:
    """Write a new key; False when another process made one first (its key stays)."""
    draft = _draft(secrets.token_bytes(KEY_BYTES), path)
    try:
        path.hardlink_to(draft)  # unlike a rename, this never replaces a key that is there already
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    _sync_directory(path.parent)
    return True


def _draft(key: bytes, path: Path) -> Path:
    """A file of mode 600 beside `path` that holds the key, whole and on the disk."""
    descriptor, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
