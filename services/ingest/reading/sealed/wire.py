"""The bytes between the pool and its children: lengths first, nothing that needs code to open.

Request: media type and document, each as a 4-byte big-endian length and its bytes.
Reply: kind (1 byte), whether the child leaves after it (1 byte), 4-byte length, JSON in UTF-8.
"""

import struct
from enum import Enum

LENGTH = struct.Struct(">I")
REPLY_HEADER = struct.Struct(">cBI")


class ReplyKind(Enum):
    """What the JSON of a reply is."""

    READY = b"H"
    """a list of the sandbox layers in place; sent once, before the first document"""
    READING = b"R"
    """a `Reading`"""
    UNREADABLE = b"U"
    """the fields of an `Unreadable`"""


def request(media_type: str, data: bytes) -> bytes:
    """The bytes that ask a child to read a document."""
    name = media_type.encode()
    return LENGTH.pack(len(name)) + name + LENGTH.pack(len(data)) + data


def reply(kind: ReplyKind, payload: bytes, *, leaving: bool = False) -> bytes:
    """The bytes of a child's answer."""
    return REPLY_HEADER.pack(kind.value, leaving, len(payload)) + payload
