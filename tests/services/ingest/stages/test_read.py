"""The read stage with a reader that gives what the test says: outcomes, and what a replay takes from the record."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from services.ingest.converting.scanned import PDF, NotRecognised, TextRecogniser
from services.ingest.reading.ocr.words import RECOGNISED, RecognisedPage, RecognisedText, RecognisedWord
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.child_process import ReaderUnavailable
from services.ingest.reading.sealed.pool import ReaderPool
from services.ingest.reading_store import Rejection
from services.ingest.stages.read import (
    LIMITS_ASKED,
    RECOGNITION_ASKED,
    RECOGNITION_LIMITS_ASKED,
    TextFound,
    handle,
    prepare,
)
from shared.runtime.stage import Cleaned, Context, Unavailable
from shared.runtime.toolbox import ReplayWouldCallOut
from shared.schemas.commands import PersonErased
from shared.schemas.documents import (
    BlobAddress,
    DocumentDeleted,
    DocumentRead,
    DocumentRejected,
    DocumentUploaded,
    ScanVerdict,
)
from shared.schemas.reading import Page, Reading

DOCUMENT = UUID(int=7)
READING = Reading(
    text="one two", pages=(Page(number=1, start=0, end=7),), lines=(), words=2, language="en", reader="test/1"
)
UPLOADED = DocumentUploaded(
    document_id=DOCUMENT,
    content=BlobAddress(address="a/b/content", sha256="0" * 64),
    size=7,
    media_type="text/plain",
    verdict=ScanVerdict(status="clean", engine="test"),
)
LIMIT = Unreadable("resource_limit", "It takes too long.", quarantine=True)


class FakeReader:
    def __init__(self, outcome: Reading | Unreadable) -> None:
        self.outcome = outcome
        self.reads = 0

    def read(self, data: bytes, media_type: str) -> Reading:
        self.reads += 1
        if isinstance(self.outcome, Unreadable):
            raise self.outcome
        return self.outcome


SCANNED = UPLOADED.model_copy(update={"media_type": PDF})
PICTURES = Unreadable("no_text", "Its words are pictures.", needs_ocr=True)
WORD = RecognisedWord("Noor", 1, 2, 3, 4, 4, 10, 0.9, 95, True)
RECOGNITION = RecognisedText(program="test/1", pages=(RecognisedPage(width=9, height=9, words=(WORD,)),))


class FakeScanReader(FakeReader):
    """Finds pictures in a PDF, and `outcome` in what was recognised on them."""

    def read(self, data: bytes, media_type: str) -> Reading:
        if media_type == PDF:
            raise PICTURES
        assert (media_type, RecognisedText.model_validate_json(data)) == (RECOGNISED, RECOGNITION)
        return super().read(data, media_type)


class FakeRecogniser:
    def __init__(self, outcome: RecognisedText | Exception) -> None:
        self.outcome = outcome
        self.calls = 0

    def recognise(self, data: bytes, pages: Sequence[int] = ()) -> RecognisedText:
        self.calls += 1
        self.pages = tuple(pages)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


class FakeTools:
    """Tools whose record is given; without one, `live` says whether to ask outside."""

    event_id = UUID(int=1)
    owner_id = UUID(int=2)

    def __init__(
        self,
        reader: FakeReader,
        record: dict[str, Any] | None = None,
        live: bool = True,
        recogniser: FakeRecogniser | None = None,
    ) -> None:
        self.reader = reader
        self.recogniser = recogniser
        self.record = dict(record or {})
        self.live = live

    def read_blob(self, blob: BlobAddress) -> bytes:
        return b"one two"

    def write_blob(self, name: str, data: bytes) -> BlobAddress:
        return BlobAddress(address=f"a/b/{name}", sha256="1" * 64)

    def ask(self, name: str, call: Any) -> Any:
        if name not in self.record:
            if not self.live:
                raise ReplayWouldCallOut(name)
            self.record[name] = json.loads(json.dumps(call()))
        return self.record[name]

    def resource(self, kind: type) -> Any:
        return {ReaderPool: self.reader, TextRecogniser: self.recogniser}[kind]


class FakeStore:
    def __init__(self) -> None:
        self.rows: dict[UUID, object] = {}

    def put_reading(self, document_id: UUID, reading: Reading, text: BlobAddress) -> None:
        self.rows[document_id] = reading

    def put_rejection(self, document_id: UUID, rejection: Rejection) -> None:
        self.rows[document_id] = rejection

    def remove_document(self, document_id: UUID) -> dict[str, int]:
        return {"ingest.readings": len([self.rows.pop(document_id)]) if document_id in self.rows else 0}

    def remove_person(self) -> dict[str, int]:
        removed = {"ingest.readings": len(self.rows)}
        self.rows.clear()
        return removed


def apply(event: Any, tools: FakeTools, store: FakeStore) -> Any:
    context = Context(UUID(int=1), UUID(int=2), DOCUMENT, 0, prepare(event, tools), store)
    return handle(event, context)


def test_a_text_is_kept_and_announced():
    store, tools = FakeStore(), FakeTools(FakeReader(READING))
    answer = apply(UPLOADED, tools, store)
    assert isinstance(answer, DocumentRead)
    assert (answer.pages, answer.words, answer.language) == (1, 2, "en")
    assert store.rows == {DOCUMENT: READING}
    assert tools.record == {LIMITS_ASKED: None}
    assert apply(UPLOADED, tools, store) == answer


def test_a_rejection_is_an_outcome():
    store = FakeStore()
    answer = apply(UPLOADED, FakeTools(FakeReader(Unreadable("no_text", "No words.", needs_ocr=True))), store)
    assert answer == DocumentRejected(document_id=DOCUMENT, code="no_text", detail="No words.", needs_ocr=True)
    assert store.rows == {DOCUMENT: Rejection("no_text", "No words.", True, False)}


def test_a_replay_takes_a_limit_from_the_record_and_reads_nothing():
    live = FakeTools(FakeReader(LIMIT))
    first = prepare(UPLOADED, live)
    replayed = FakeTools(FakeReader(READING), live.record, live=False)
    assert prepare(UPLOADED, replayed) == first == Rejection("resource_limit", "It takes too long.", False, True)
    assert replayed.reader.reads == 0


def test_a_replay_reads_again_what_hit_no_limit():
    replayed = FakeTools(FakeReader(READING), {LIMITS_ASKED: None}, live=False)
    found = prepare(UPLOADED, replayed)
    assert isinstance(found, TextFound)
    assert (found.reading, replayed.reader.reads) == (READING, 1)


def test_a_replay_without_a_record_says_so():
    with pytest.raises(ReplayWouldCallOut):
        prepare(UPLOADED, FakeTools(FakeReader(READING), live=False))


def test_a_document_of_pictures_is_read_by_what_is_recognised():
    recogniser = FakeRecogniser(RECOGNITION)
    live = FakeTools(FakeScanReader(READING), recogniser=recogniser)
    first = prepare(SCANNED, live)
    assert isinstance(first, TextFound)
    assert (first.reading, recogniser.calls) == (READING, 1)
    assert set(live.record) == {LIMITS_ASKED, RECOGNITION_ASKED, RECOGNITION_LIMITS_ASKED}
    elsewhere = FakeRecogniser(NotRecognised("not_installed"))
    replayed = FakeTools(FakeScanReader(READING), live.record, live=False, recogniser=elsewhere)
    assert prepare(SCANNED, replayed) == first
    assert elsewhere.calls == 0


@pytest.mark.parametrize("reason", ["off", "not_installed", "failed"])
def test_why_nothing_was_recognised_is_recorded_too(reason: str):
    live = FakeTools(FakeScanReader(READING), recogniser=FakeRecogniser(NotRecognised(reason)))
    first = prepare(SCANNED, live)
    assert isinstance(first, Rejection)
    assert (first.code, first.needs_ocr, first.quarantined) == ("no_text", True, False)
    assert (first.detail == PICTURES.detail) is (reason == "off")
    assert live.record[RECOGNITION_ASKED] == {"absent": reason}
    able = FakeRecogniser(RECOGNITION)
    replayed = FakeTools(FakeScanReader(READING), live.record, live=False, recogniser=able)
    assert (prepare(SCANNED, replayed), able.calls) == (first, 0)


def test_too_little_that_is_recognised_stays_without_text():
    little = Unreadable("no_text", "Too few words.", needs_ocr=True)
    tools = FakeTools(FakeScanReader(little), recogniser=FakeRecogniser(RECOGNITION))
    assert prepare(SCANNED, tools) == Rejection("no_text", "Too few words.", True, False)


def test_recognition_that_cannot_start_is_waited_for():
    tools = FakeTools(FakeScanReader(READING), recogniser=FakeRecogniser(ReaderUnavailable("none")))
    with pytest.raises(Unavailable):
        prepare(SCANNED, tools)


@pytest.mark.parametrize("outcome", [Unreadable("no_text", "No words."), Unreadable("document_corrupt", "Broken.")])
def test_a_document_without_pictures_of_words_is_not_recognised(outcome: Unreadable):
    recogniser = FakeRecogniser(RECOGNITION)
    prepare(SCANNED, FakeTools(FakeReader(outcome), recogniser=recogniser))
    assert recogniser.calls == 0


@pytest.mark.parametrize("event", [DocumentDeleted(document_id=DOCUMENT), PersonErased(erasure_id=UUID(int=3))])
def test_clean_up_removes_rows_once(event: Any):
    store, tools = FakeStore(), FakeTools(FakeReader(READING))
    apply(UPLOADED, tools, store)
    assert apply(event, tools, store) == Cleaned({"ingest.readings": 1})
    assert apply(event, tools, store) == Cleaned({"ingest.readings": 0})


MIXED = READING.model_copy(
    update={
        "pages": (Page(number=1, start=0, end=7), Page(number=2, start=7, end=7)),
        "warnings": ("pages_without_text",),
    }
)


class FakeMixedReader(FakeReader):
    """Finds a page that is a picture, and `outcome` where it was recognised."""

    def read(self, data: bytes, media_type: str) -> Reading:
        return MIXED if media_type == PDF else super().read(data, media_type)


def test_pages_that_are_pictures_are_recognised_and_recorded():
    recogniser = FakeRecogniser(RECOGNITION.model_copy(update={"numbers": (2,)}))
    live = FakeTools(FakeMixedReader(READING), recogniser=recogniser)
    first = prepare(SCANNED, live)
    assert isinstance(first, TextFound)
    assert (first.reading, recogniser.calls, recogniser.pages) == (READING, 1, (2,))
    elsewhere = FakeRecogniser(NotRecognised("not_installed"))
    replayed = FakeTools(FakeMixedReader(READING), live.record, live=False, recogniser=elsewhere)
    assert (prepare(SCANNED, replayed), elsewhere.calls) == (first, 0)


@pytest.mark.parametrize("outcome", [NotRecognised("off"), RECOGNITION])
def test_without_recognised_pages_the_others_are_read(outcome: Any):
    live = FakeTools(FakeMixedReader(LIMIT), recogniser=FakeRecogniser(outcome))
    first = prepare(SCANNED, live)
    assert isinstance(first, TextFound)
    assert first.reading == MIXED
    able = FakeRecogniser(RECOGNITION)
    replayed = FakeTools(FakeMixedReader(READING), live.record, live=False, recogniser=able)
    assert (prepare(SCANNED, replayed), able.calls) == (first, 0)
