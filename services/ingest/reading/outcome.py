"""Why a document could not be read: an outcome that is told to its owner, never a crash."""

from dataclasses import dataclass
from typing import Literal, get_args

UnreadableCode = Literal[
    "document_corrupt",
    "too_many_pages",
    "resource_limit",
    "no_text",
    "encrypted_document",
    "bad_encoding",
    "converter_missing",
]
UNREADABLE_CODES: frozenset[str] = frozenset(get_args(UnreadableCode))


@dataclass
class Unreadable(Exception):
    """The document gives no text.

    `code` is stable. `detail` is one plain sentence without a word of the document. `needs_ocr` says that the
    words are there, but as a picture. `quarantine` says that the bytes may be an attack and are worth keeping
    sealed (the column Q of the table of bad inputs).
    """

    code: UnreadableCode
    detail: str
    needs_ocr: bool = False
    quarantine: bool = False

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}"
