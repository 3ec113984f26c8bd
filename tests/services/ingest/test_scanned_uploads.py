"""Uploads and a real clamd: F33, F34, B19, B20 through the API, with the sweeper that asks again."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from careergraph.api import api_services, app_of, create_sweeper
from careergraph.composition import LazyResources
from shared.config import Settings
from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.api_platform import FixedScanner, Person, Platform
from tests.careergraph.whole_pipeline import EXAMPLES, MEDIA_TYPES
from tests.services.ingest.scanning.clamd_server import EICAR, ClamdServer, running_clamd


@pytest.fixture(scope="module")
def clamd() -> Iterator[ClamdServer]:
    with running_clamd() as server:
        yield server


@pytest.fixture
def platform(
    clamd: ClamdServer, database: Database, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources
) -> Iterator[Platform]:
    settings = Settings.model_validate({"CLAMD_ADDRESS": clamd.unix_address})
    services = api_services(settings, database, keyring, blobs, lambda: None)
    with TestClient(app_of(services), raise_server_exceptions=False) as client:
        yield Platform(services, FixedScanner(), client, resources)
    clamd.kill()  # in case the test left it running: one at a time
    clamd.start()


def _status(person: Person, document_id: str) -> str:
    return str(person.client.get(f"/v1/documents/{document_id}").json()["status"])


def _docx_with(part: bytes) -> bytes:
    path = EXAMPLES / "resume_2026.docx"
    made = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/media/image9.png", part)
    return made.getvalue()


def test_a_clean_document_says_who_found_it_clean(platform: Platform, database: Database) -> None:
    person = platform.person()
    document_id = person.uploaded()
    platform.run(person.owner_id)
    assert _status(person, document_id) == "done"
    with database.transaction("app", person.owner_id) as connection:
        verdict = connection.scalar(text("select verdict from ingest.documents"))
    assert verdict["status"] == "clean"
    assert "ClamAV" in verdict["engine"]


@pytest.mark.parametrize(
    ("content", "name"),
    [(EICAR, "cv.txt"), (b"A line.\n" * 2000 + EICAR, "cv.txt"), (_docx_with(EICAR), "cv.docx")],
    ids=["alone", "behind 16 kB", "in a part of a DOCX"],
)
def test_malware_is_refused_and_never_served(platform: Platform, database: Database, content: bytes, name: str) -> None:
    person = platform.person()
    answer = person.upload(content, name)
    assert (answer.status_code, answer.json()["code"]) == (422, "malware_detected")
    assert person.client.get("/v1/documents").json()["items"] == []
    assert platform.events(person.owner_id) == []
    with database.transaction("app", person.owner_id) as connection:
        kept = connection.execute(text("select code, quarantine_id from ingest.quarantine")).one()
    assert kept.code == "malware_detected"
    assert person.client.get(f"/v1/documents/{kept.quarantine_id}/content").status_code == 404


def test_while_the_scanner_is_away_documents_are_held_and_then_released(
    platform: Platform, clamd: ClamdServer, database: Database
) -> None:
    person, sweeper = platform.person(), create_sweeper(platform.services)
    clamd.kill()
    path = EXAMPLES / "resume_2026.pdf"
    answer = person.client.post("/v1/documents", files={"file": (path.name, path.read_bytes(), MEDIA_TYPES[".pdf"])})
    assert (answer.status_code, answer.json()["status"]) == (202, "held")
    document_id = answer.json()["id"]
    sweeper.run_once()
    platform.run(person.owner_id)
    assert _status(person, document_id) == "held"
    assert platform.events(person.owner_id) == []  # I7: no byte reaches extraction without a verdict
    clamd.start()
    sweeper.run_once()
    platform.run(person.owner_id)
    assert _status(person, document_id) == "done"


def test_malware_that_was_held_is_rejected_when_the_scanner_returns(platform: Platform, clamd: ClamdServer) -> None:
    person, sweeper = platform.person(), create_sweeper(platform.services)
    clamd.kill()
    held = person.upload(b"A line.\n" + EICAR, "cv.txt")
    assert held.json()["status"] == "held"
    clamd.start()
    sweeper.run_once()
    document = person.client.get(f"/v1/documents/{held.json()['id']}").json()
    assert (document["status"], document["code"]) == ("rejected", "malware_detected")
    assert person.client.get(f"/v1/documents/{document['id']}/content").status_code == 404
    assert platform.events(person.owner_id) == []


def test_the_strict_setting_refuses_while_the_scanner_is_away(
    clamd: ClamdServer, database: Database, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources
) -> None:
    settings = Settings.model_validate({"CLAMD_ADDRESS": clamd.unix_address, "CAREERGRAPH_SCANNER_STRICT": "true"})
    services = api_services(settings, database, keyring, blobs, lambda: None)
    clamd.kill()
    try:
        with TestClient(app_of(services), raise_server_exceptions=False) as client:
            answer = Platform(services, FixedScanner(), client, resources).person().upload()
        assert (answer.status_code, answer.json()["code"]) == (503, "scanner_unavailable")
        assert int(answer.headers["Retry-After"]) > 0
    finally:
        clamd.start()
