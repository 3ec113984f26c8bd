"""The master key, which wraps every person's key. It comes from the environment, or from the laptop's file."""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from shared.security.seal import KEY_BYTES, SealBroken, decrypt, encrypt


class MasterKeyInvalid(Exception):
    """The configured master key is not 32 bytes, in hex or base64."""


class MasterKeyUnknown(Exception):
    """A person's key is wrapped by a master key that this process was not given."""


@dataclass(frozen=True)
class MasterKey:
    """32 random bytes; its id is the start of its SHA-256, so that a wrapped key can say which one it needs."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise MasterKeyInvalid(f"a master key has {KEY_BYTES} bytes")

    def __repr__(self) -> str:
        return f"MasterKey({self.id})"

    @property
    def id(self) -> str:
        """16 hex digits."""
        return hashlib.sha256(self.secret).hexdigest()[:16]

    @classmethod
    def from_text(cls, text: str) -> "MasterKey":
        """From 64 hex digits (as a laptop's file has it) or base64. Raises `MasterKeyInvalid`."""
        text = text.strip()
        try:
            return cls(bytes.fromhex(text) if len(text) == 2 * KEY_BYTES else base64.b64decode(text, validate=True))
        except (binascii.Error, ValueError) as error:
            raise MasterKeyInvalid("a master key is written as 64 hex digits or in base64") from error


class MasterKeys:
    """The current master key and, while a rotation is under way, the one before."""

    def __init__(self, current: MasterKey, older: Iterable[MasterKey] = ()) -> None:
        self.current = current
        self._by_id = {key.id: key for key in (*older, current)}

    def wrap(self, key: bytes, context: bytes) -> tuple[str, bytes]:
        """-> (id of the master key, wrapped key)."""
        return self.current.id, encrypt(self.current.secret, key, context)

    def unwrap(self, master_key_id: str, wrapped: bytes, context: bytes) -> bytes:
        """Raises `MasterKeyUnknown` or `SealBroken`."""
        master = self._by_id.get(master_key_id)
        if master is None:
            raise MasterKeyUnknown(f"master key {master_key_id} is not configured here")
        return decrypt(master.secret, wrapped, context)


__all__ = ["MasterKey", "MasterKeyInvalid", "MasterKeyUnknown", "MasterKeys", "SealBroken"]
