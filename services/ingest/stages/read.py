"""Read an uploaded document: its text with positions, or the reason why there is none."""

import base64
from dataclasses import asdict, dataclass, replace
from typing import Any

from services.ingest.converting.scanned import (
    NotRecognised,
    TextRecogniser,
    detail_of,
    may_be_recognised,
    pages_of_pictures,
)
from services.ingest.converting.word97 import WORD97, convert_word97
from services.ingest.models import READINGS
from services.ingest.reading.ocr.words import RECOGNISED, RECOGNISED_PAGES, RecognisedText, beside
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.pool import ReaderPool, ReaderUnavailable
from services.ingest.reading_store import ReadStore, Rejection
from shared.runtime.codec import to_json
from shared.runtime.stage import Cleaned, Context, NotReproduced, Stage, Tools, Unavailable
from shared.schemas.commands import PersonErased
from shared.schemas.documents import (
    BlobAddress,
    DocumentDeleted,
    DocumentRead,
    DocumentRejected,
    DocumentUploaded,
)
from shared.schemas.reading import Reading

READING_NAME = "reading"
LIMITS_ASKED = "reading_limits"
CONVERSION_ASKED = "word_conversion"
RECOGNITION_ASKED = "text_recognition"
RECOGNITION_LIMITS_ASKED = "recognised_reading_limits"
TIME_LIMIT_SECONDS = 330.0
"""Two children of 20 seconds each may be waited for, one after another, behind another document; and a document whose
words are pictures waits for others (60 seconds), is recognised (90, and the page at work then), and is read again."""

Outcome = DocumentRead | DocumentRejected | Cleaned


@dataclass(frozen=True)
class TextFound:
    """The document was read, and its reading lies in the blob store."""

    reading: Reading
    blob: BlobAddress


def prepare(event: DocumentUploaded | DocumentDeleted | PersonErased, tools: Tools) -> TextFound | Rejection | None:
    """Parse the original in a child process."""
    if not isinstance(event, DocumentUploaded):
        return None
    content = tools.read_blob(event.content)
    found = _read_any(content, event.media_type, tools)
    if isinstance(found, Rejection):
        return found
    return TextFound(found, tools.write_blob(READING_NAME, to_json(found.model_dump(mode="json"))))


def handle(
    event: DocumentUploaded | DocumentDeleted | PersonErased,
    ctx: Context[TextFound | Rejection | None, ReadStore],
) -> Outcome:
    """Keep what reading gave."""
    if isinstance(event, PersonErased):
        return Cleaned(ctx.store.remove_person())
    if isinstance(event, DocumentDeleted):
        return Cleaned(ctx.store.remove_document(event.document_id))
    found = ctx.prepared
    if isinstance(found, TextFound):
        ctx.store.put_reading(event.document_id, found.reading, found.blob)
        return _read_event(event, found)
    assert found is not None, "prepare gives an outcome for every upload"
    ctx.store.put_rejection(event.document_id, found)
    return DocumentRejected(
        document_id=event.document_id, code=found.code, detail=found.detail, needs_ocr=found.needs_ocr
    )


def _read_any(content: bytes, media_type: str, tools: Tools) -> Reading | Rejection:
    """A Word 97 document is converted first. Which programs a machine has differs, so the answer is recorded."""
    if media_type != WORD97:
        found = _read(content, media_type, tools, LIMITS_ASKED)
        if isinstance(found, Rejection):
            recognisable = may_be_recognised(media_type, found.code, found.needs_ocr)
            return _read_pictures(content, found, tools) if recognisable else found
        pictures = pages_of_pictures(media_type, found)
        return _read_beside_pictures(content, found, pictures, tools) if pictures else found

    def conversion() -> dict[str, Any]:
        try:
            made = convert_word97(content)
        except Unreadable as error:
            return {"rejection": asdict(Rejection(error.code, error.detail, error.needs_ocr, error.quarantine))}
        return {
            "program": made.program,
            "media_type": made.media_type,
            "content": base64.b64encode(made.content).decode("ascii"),
        }

    answer = tools.ask(CONVERSION_ASKED, conversion)
    if "rejection" in answer:
        return Rejection(**answer["rejection"])
    return _read(base64.b64decode(answer["content"]), answer["media_type"], tools, LIMITS_ASKED)


def _read_pictures(content: bytes, unread: Rejection, tools: Tools) -> Reading | Rejection:
    """A PDF without readable words, by the words that are recognised in its pages. They, or why there are none, are
    recorded: a replay on a machine with another Tesseract, or none, ends the same."""
    answer = _recognition(content, (), tools)
    if isinstance(answer, str):
        return replace(unread, detail=detail_of(answer, unread.detail))
    return _read(answer.model_dump_json().encode(), RECOGNISED, tools, RECOGNITION_LIMITS_ASKED)


def _read_beside_pictures(content: bytes, found: Reading, pages: tuple[int, ...], tools: Tools) -> Reading:
    """A PDF of which some pages are pictures, these by what is recognised; `found`, where nothing is."""
    answer = _recognition(content, pages, tools)
    if isinstance(answer, str):
        return found
    whole = _read(beside(content, answer), RECOGNISED_PAGES, tools, RECOGNITION_LIMITS_ASKED)
    return found if isinstance(whole, Rejection) else whole


def _recognition(content: bytes, pages: tuple[int, ...], tools: Tools) -> RecognisedText | str:
    """What is recognised on pages (all for none), or the reason why nothing is; recorded, either."""

    def recognition() -> dict[str, Any]:
        try:
            return {"recognised": tools.resource(TextRecogniser).recognise(content, pages).model_dump(mode="json")}
        except NotRecognised as error:
            return {"absent": error.reason}
        except ReaderUnavailable as error:
            raise Unavailable("no page can be drawn to recognise its words") from error

    answer = tools.ask(RECOGNITION_ASKED, recognition)
    return str(answer["absent"]) if "absent" in answer else RecognisedText.model_validate(answer["recognised"])


def _read(content: bytes, media_type: str, tools: Tools, limits_asked: str) -> Reading | Rejection:
    """What the document gives. Whether it hit a limit depends on the machine, so that alone is recorded, under the
    name `limits_asked`."""
    found: list[Reading | Rejection] = []

    def within_limits() -> dict[str, Any] | None:
        try:
            found.append(tools.resource(ReaderPool).read(content, media_type))
        except ReaderUnavailable as error:
            raise Unavailable("no reader child can be started") from error
        except Unreadable as error:
            rejection = Rejection(error.code, error.detail, error.needs_ocr, error.quarantine)
            found.append(rejection)
            return asdict(rejection) if error.code == "resource_limit" else None
        return None

    hit = tools.ask(limits_asked, within_limits)
    if hit is not None:
        return Rejection(**hit)
    # Without a finding a record answered: the same bytes are read again, and no limit stood in the way.
    if not found and within_limits() is not None:
        raise NotReproduced("a document that was read within the limits meets one now")
    return found[0]


def _read_event(event: DocumentUploaded, found: TextFound) -> DocumentRead:
    reading = found.reading
    return DocumentRead(
        document_id=event.document_id,
        reading=found.blob,
        media_type=event.media_type,
        pages=len(reading.pages),
        words=reading.words,
        language=reading.language,
        document_date=reading.document_date.date if reading.document_date else None,
        warnings=reading.warnings,
        reader=reading.reader,
    )


READ = Stage[Any, Any](
    name="read",
    version=1,
    consumes=(DocumentUploaded, DocumentDeleted, PersonErased),
    emits=(DocumentRead, DocumentRejected),
    prepare=prepare,
    handle=handle,
    store=ReadStore,
    time_limit=TIME_LIMIT_SECONDS,
    uses=(ReaderPool, TextRecogniser),
    tables=(READINGS,),
)
