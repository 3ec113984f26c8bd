"""Callers without a key, and files and forms that are refused before anything is stored."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKeys
from shared.storage.blobs import FolderBlobStore
from shared.storage.sealed import SealedBlobs
from tests.api_platform import RESUME, Platform, open_platform, problem_code
from tests.shared.db.database_pool import DatabasePool

PDF_START = b"%PDF-1.4\n"


@pytest.fixture(scope="module")
def blobs(tmp_path_factory: pytest.TempPathFactory) -> SealedBlobs:
    return SealedBlobs(FolderBlobStore(tmp_path_factory.mktemp("blobs")))


@pytest.fixture(scope="module")
def platform(databases: DatabasePool, master_keys: MasterKeys, blobs: SealedBlobs) -> Iterator[Platform]:
    """One for this module: each test has a person of its own."""
    url = databases.take()
    database = Database(url)
    with open_platform(database, Keyring(master_keys), blobs) as opened:
        yield opened
    database.dispose()
    databases.give_back(url)


def file_part(content: bytes = RESUME, disposition: bytes = b'form-data; name="file"; filename="cv.txt"') -> bytes:
    return b"Content-Disposition: " + disposition + b"\r\nContent-Type: text/plain\r\n\r\n" + content


def multipart(*parts: bytes, boundary: bytes = b"XX") -> dict:
    body = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + boundary + b"--\r\n"
    return {"content": body, "headers": {"Content-Type": "multipart/form-data; boundary=XX"}}


@pytest.mark.parametrize("path", ["/v1/documents", "/v1/people/me/facts", "/v1/admin/stages"])
@pytest.mark.parametrize("key", [None, "", "Bearer", "Bearer nonsense", "Bearer cgp_1_2_3", "Basic abc"])
def test_no_valid_key_is_401(platform: Platform, path: str, key: str | None):
    headers = {} if key is None else {"Authorization": key}
    answer = platform.client.get(path, headers=headers)
    assert (answer.status_code, problem_code(answer)) == (401, "unauthorized")


def test_unknown_caller_is_turned_away_before_the_body_is_read(platform: Platform):
    taken = []

    def body():
        for number in range(5):
            taken.append(number)
            yield b"x" * 1024

    answer = platform.client.post("/v1/documents", content=body())
    assert answer.status_code == 401
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize(
    ("name", "content", "status", "expected"),
    [
        ("cv.txt", b"", 422, "empty_file"),  # B01
        ("cv.svg", b"<svg/>", 415, "type_not_allowed"),  # B09
        ("cv.pdf", b"\x7fELF" + b"\0" * 100, 415, "type_mismatch"),  # B10
        ("cv.txt", b"<!doctype html><html><script>x()</script></html>", 415, "type_mismatch"),  # B11
        ("cv.docx", PDF_START + b"x" * 100, 415, "type_mismatch"),  # B12
        ("cv.pdf", b"<html>" + b" " * 900 + PDF_START, 415, "type_mismatch"),  # B13
        ("cv.pdf%00.exe", RESUME, 422, "bad_filename"),  # B16
        ("cv\r\nX-Evil: 1.txt", RESUME, 422, "bad_filename"),
        ("n" * 300 + ".txt", RESUME, 422, "bad_filename"),  # B17
        ("cv\u202etxt.exe", RESUME, 422, "bad_filename"),
        ("cv.txt.exe", RESUME, 415, "type_not_allowed"),  # B18
        ("cv.txt", b"a" * (1024 * 1024 + 1), 413, "file_too_large"),  # B02
    ],
)
def test_refused_before_anything_is_stored(platform: Platform, name, content, status, expected):
    person = platform.person()
    answer = person.upload(content, name)
    assert (answer.status_code, problem_code(answer)) == (status, expected)
    assert platform.events(person.owner_id) == []
    assert person.client.get("/v1/documents").json()["items"] == []


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "..\\..\\x.txt", "/abs.txt", "a%2f..%2fb.txt"])
def test_paths_in_names_are_only_names(platform: Platform, name: str, blobs: SealedBlobs):  # B15
    person = platform.person()
    document_id = person.uploaded(name=name)
    detail = person.client.get(f"/v1/documents/{document_id}").json()
    assert not set("/\\") & set(detail["name"])
    assert UUID(document_id) in {stored for _, stored in blobs.store.documents(older_than_seconds=-5)}


@pytest.mark.parametrize(
    "form",
    [
        {"content": b"", "headers": {"Content-Type": "multipart/form-data; boundary=XX"}},
        {"content": b"{}", "headers": {"Content-Type": "application/json"}},
        {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}},
        multipart(file_part(), file_part()),
        multipart(b'Content-Disposition: form-data; name="file"\r\n\r\nno file'),
        multipart(file_part(disposition=b'form-data; name="document"; filename="cv.txt"')),
        multipart(file_part(), b'Content-Disposition: form-data; name="owner_id"\r\n\r\nx'),  # T05
        multipart(b"\r\n".join(b"X-%d: 1" % number for number in range(10_000)) + b"\r\n\r\n"),
        multipart(*[b'Content-Disposition: form-data; name="f"\r\n\r\n1'] * 1001),
        {"content": multipart(file_part())["content"][:-30], "headers": multipart()["headers"]},
    ],
)
def test_anything_but_one_file_is_malformed(platform: Platform, form: dict):  # B05
    answer = platform.person().client.post("/v1/documents", **form)
    assert (answer.status_code, problem_code(answer)) == (400, "malformed_multipart")


@pytest.mark.parametrize(
    "disposition",
    [
        b'form-data; name="file"; filename="cv.txt"; filename=evil.exe',
        b'form-data; name="file"; filename="cv.txt"; filename*=utf-8\'\'evil.exe',
        b'form-data; name="file"; filename="cv.txt',
        b'form-data; name="file"; filename="\xff.txt"',
    ],
)
def test_a_name_that_can_be_read_in_two_ways_is_refused(platform: Platform, disposition: bytes):  # B16
    answer = platform.person().client.post("/v1/documents", **multipart(file_part(disposition=disposition)))
    assert (answer.status_code, problem_code(answer)) == (422, "bad_filename")


def test_a_body_without_length_is_counted(platform: Platform):  # B03
    sent = 0

    def endless():
        nonlocal sent
        yield b"--XX\r\n" + file_part(b"")
        for _ in range(200):
            sent += 1
            yield b"x" * 1024 * 1024

    answer = platform.person().client.post(
        "/v1/documents", content=endless(), headers={"Content-Type": "multipart/form-data; boundary=XX"}
    )
    assert (answer.status_code, problem_code(answer)) == (413, "file_too_large")
