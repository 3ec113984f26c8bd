"""Uploads when processes die, bodies stall, and requests race (fault tests F03, F04; bad inputs B03 to B06)."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from careergraph.api_server import ApiServer
from services.ingest.settings import IngestParts
from services.ingest.sweepers import Sweeper
from shared.http import multipart
from shared.http.body_stream import BodyLimits
from tests.api_platform import RESUME, Person, Platform, platform, with_ingest

__all__ = ["platform"]

UPLOAD = """
import sys
from pathlib import Path
from fastapi.testclient import TestClient
from careergraph.api import create_app
from shared.config import Settings
from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKey, MasterKeys
from shared.storage.blobs import FolderBlobStore
from shared.storage.sealed import SealedBlobs
url, key, blobs = sys.argv[1:]
keyring = Keyring(MasterKeys(MasterKey(bytes(range(32)))))
app = create_app(Settings(), Database(url), keyring, SealedBlobs(FolderBlobStore(Path(blobs))), lambda: None)
headers = {"Authorization": key, "Idempotency-Key": "retry-me"}
TestClient(app).post("/v1/documents", files={"file": ("cv.txt", sys.stdin.buffer.read())}, headers=headers)
"""


def upload_and_die(person: Person, database_url: str, blobs_folder: Path, point: str) -> None:
    """Upload in a process that is killed at the crash point."""
    arguments = [database_url, person.client.headers["authorization"], str(blobs_folder)]
    done = subprocess.run(
        [sys.executable, "-c", UPLOAD, *arguments],
        input=RESUME,
        env={**os.environ, "CAREERGRAPH_CRASH_AT": point, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def test_killed_before_the_commit(platform: Platform, database_url: str, tmp_path: Path, blobs):  # F03
    person = platform.person()
    upload_and_die(person, database_url, tmp_path / "blobs", "after_blob_write")
    assert platform.events(person.owner_id) == []
    assert person.client.get("/v1/documents").json()["items"] == []
    assert blobs.store.count(person.owner_id) == 1
    with_ingest(platform, orphan_seconds=-5.0)
    Sweeper(platform.services, platform.services.parts[IngestParts]).run_once()
    assert blobs.store.count(person.owner_id) == 0


def test_killed_before_the_answer(platform: Platform, database_url: str, tmp_path: Path):  # F04
    person = platform.person()
    upload_and_die(person, database_url, tmp_path / "blobs", "after_upload_commit")
    stored = person.client.get("/v1/documents").json()["items"]
    again = person.upload(headers={"Idempotency-Key": "retry-me"})
    assert (again.status_code, [again.json()["id"]]) == (202, [item["id"] for item in stored])
    assert [event.type for event in platform.events(person.owner_id)] == ["document.uploaded"]


@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": "same"}])
def test_the_same_upload_many_times_at_once(platform: Platform, headers: dict):
    person = platform.person()
    with ThreadPoolExecutor(6) as pool:
        answers = [future.result() for future in [pool.submit(person.upload, headers=headers) for _ in range(6)]]
    assert {answer.status_code for answer in answers} <= {200, 202}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(platform.events(person.owner_id)) == 1


@pytest.fixture
def address(platform: Platform) -> Iterator[tuple[str, int]]:
    """The API behind a real socket."""
    server = ApiServer(platform.client.app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.alive():
        time.sleep(0.01)
    host, port = server.url.removeprefix("http://").split(":")
    yield host, int(port)
    server.stop()
    thread.join(60)


def head(person: Person | None, *more: str) -> bytes:
    key = [f"Authorization: {person.client.headers['authorization']}"] if person else []
    lines = ["POST /v1/documents HTTP/1.1", "Host: test", *key, *more]
    return ("\r\n".join([*lines, "Content-Type: multipart/form-data; boundary=XX"]) + "\r\n\r\n").encode()


def exchange(address: tuple[str, int], *sent: bytes, seconds: float = 120.0) -> tuple[int, bytes]:
    """(status, everything that came until the server closed)."""
    with socket.create_connection(address, seconds) as connection:
        for part in sent:
            try:
                connection.sendall(part)
            except (BrokenPipeError, ConnectionResetError):
                break
        received = b""
        while chunk := _received(connection):
            received += chunk
    return int(received.split(b" ")[1]), received


def _received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(65536)
    except ConnectionResetError:
        return b""


def test_unknown_callers_cannot_send_a_body(address: tuple[str, int]):  # B07
    status, answer = exchange(address, head(None, "Content-Length: 10000000"))
    assert status == 401
    assert b"connection: close" in answer.lower()


def test_a_declared_length_over_the_cap_is_refused_at_once(platform: Platform, address: tuple[str, int]):  # B02
    status, _ = exchange(address, head(platform.person(), "Content-Length: 200000000"))
    assert status == 413


def test_a_stalled_body_is_408(platform: Platform, address: tuple[str, int], monkeypatch):  # B04
    used = _hurry(monkeypatch, stall_seconds=0.3)
    status, answer = exchange(address, head(platform.person(), "Content-Length: 1000"), b"--XX\r\n")
    assert (status, b"body_timeout" in answer) == (408, True)
    assert [limits.stall_seconds for limits in used] == [0.3]


def test_a_dripping_body_is_408(platform: Platform, address: tuple[str, int], monkeypatch):  # B06
    used = _hurry(monkeypatch, grace_seconds=0.5)
    person = platform.person()
    with socket.create_connection(address, 120) as connection:
        connection.sendall(head(person, "Content-Length: 1000") + b"--XX\r\n")
        connection.settimeout(0.05)
        received = b""
        for _ in range(900):  # of the 1000 bytes that were declared, twenty a second at most
            if received:
                break
            with suppress(BrokenPipeError, ConnectionResetError):  # it has answered and closed: the answer can be read
                connection.sendall(b"x")
            try:
                received = connection.recv(65536)
            except TimeoutError:
                continue
    assert b" 408 " in received
    assert [limits.grace_seconds for limits in used] == [0.5]


def test_more_than_declared_is_400_and_no_row(platform: Platform, address: tuple[str, int]):  # B04
    person = platform.person()
    status, _ = exchange(address, head(person, "Content-Length: 20"), b"--XX\r\n" + b"x" * 5000)
    assert status == 400
    assert person.client.get("/v1/documents").json()["items"] == []


def test_a_client_that_leaves_leaves_no_row(platform: Platform, address: tuple[str, int]):
    person = platform.person()
    with socket.create_connection(address, 5) as connection:
        connection.sendall(head(person, "Content-Length: 1000") + b"--XX\r\n")
    time.sleep(0.2)
    assert person.client.get("/v1/documents").json()["items"] == []


def _hurry(monkeypatch: pytest.MonkeyPatch, **limits: float) -> list[BodyLimits]:
    """Have bodies read under these limits; -> the limits of each body that was read since."""
    used: list[BodyLimits] = []

    def made(max_bytes: int) -> BodyLimits:
        used.append(BodyLimits(max_bytes, **limits))
        return used[-1]

    monkeypatch.setattr(multipart, "BodyLimits", made)
    return used
