"""The history of one document: from its upload to the facts that were read from it."""

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from shared.schemas.base import Schema
from shared.schemas.event import DocumentEvent, KeyedBy, SealedBy
from shared.schemas.facts import Fact

DocumentKind = Literal["resume", "job_ad", "performance_review", "cover_letter", "other", "unsure"]


class BlobAddress(Schema):
    """A sealed blob, and the SHA-256 (hex) of its plaintext."""

    address: str
    sha256: str


class ScanVerdict(Schema):
    """What the virus scanner said of the bytes. `not_configured` is an explicit answer, never a default."""

    status: Literal["clean", "not_configured"]
    engine: str
    signatures: str | None = None


class DocumentUploaded(DocumentEvent):
    """A person's document was accepted and stored."""

    TYPE: ClassVar[str] = "document.uploaded"

    content: BlobAddress
    size: int = Field(ge=1, description="bytes")
    media_type: str
    verdict: ScanVerdict


class DocumentRead(DocumentEvent):
    """The document's text with positions lies in the blob store."""

    TYPE: ClassVar[str] = "document.read"

    reading: BlobAddress
    media_type: str
    pages: int
    words: int
    language: str | None = None
    document_date: dt.date | None = None
    warnings: tuple[str, ...] = ()
    reader: str


class DocumentRejected(DocumentEvent):
    """The document could not be read: an outcome, not a failure of the platform."""

    TYPE: ClassVar[str] = "document.rejected"

    code: str
    detail: str
    needs_ocr: bool = False


class DocumentPart(Schema):
    """A document inside a file that holds several: `text[start:end]` of the reading, beginning on `page`."""

    kind: DocumentKind
    confidence: float
    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class DocumentClassified(DocumentEvent):
    """What kind of document it is, at the next revision of the document.

    Where a file holds several documents, `parts` are all of them in order, and `kind` is that of the one that says
    most about the person. Where it holds one, or the person said what it is, `parts` is empty.
    """

    TYPE: ClassVar[str] = "document.classified"

    revision: int = Field(ge=1)
    kind: DocumentKind
    confidence: float
    reasons: tuple[str, ...] = ()
    decided_by: Literal["rules", "person"]
    reading: BlobAddress
    parts: tuple[DocumentPart, ...] = ()


class DroppedProposals(Schema):
    """How many proposals were dropped for one reason."""

    reason: str
    count: int = Field(ge=1)


class Proposals(Schema):
    """What became of the question to a language model about what the rules left unexplained.

    `off`: the settings named none. `unavailable`: it gave no answer, for the reason in `code`; the facts are those of
    the rules alone.
    """

    status: Literal["off", "nothing_to_ask", "answered", "unavailable"]
    code: str | None = None
    model: str | None = Field(default=None, description="its name at its server")
    passages: int = Field(default=0, ge=0, description="that were sent")
    left_out: int = Field(default=0, ge=0, description="passages that were too long to be sent with the others")
    accepted: int = Field(default=0, ge=0, description="proposals that became facts")
    dropped: tuple[DroppedProposals, ...] = Field(default=(), description="proposals that did not, by reason")


class FactsExtracted(DocumentEvent):
    """Every fact of the document at this revision: the whole set, which replaces that of any older revision.

    Version 1 had no `holding` and `author_role` on a fact; its wishes were marked by a type that began with
    `intent.`. See `upcasters`.
    """

    TYPE: ClassVar[str] = "facts.extracted"
    VERSION: ClassVar[int] = 2
    KEYED_BY: ClassVar[KeyedBy] = "person"

    revision: int = Field(ge=1)
    kind: DocumentKind
    facts: tuple[Fact, ...]
    proposals: Proposals | None = Field(default=None, description="null in events from before there were any")


class DocumentKindSet(DocumentEvent):
    """The person said what kind of document it is. No automatic result overrules this."""

    TYPE: ClassVar[str] = "document.kind_set"

    kind: Literal["resume", "job_ad", "performance_review", "cover_letter", "other"]


class DocumentConfirmed(DocumentEvent):
    """The person said that a document about another name is theirs."""

    TYPE: ClassVar[str] = "document.confirmed"
    KEYED_BY: ClassVar[KeyedBy] = "person"


class DocumentDeleted(DocumentEvent):
    """The document is gone; its key is destroyed. Every stage removes its rows. Ids only."""

    TYPE: ClassVar[str] = "document.deleted"
    KEYED_BY: ClassVar[KeyedBy] = "person"
    SEALED_BY: ClassVar[SealedBy | None] = None
