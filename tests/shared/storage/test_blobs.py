"""The blob store: whole or not at all, and never anywhere else than at its address."""

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.storage.blobs import AddressInvalid, BlobMissing, FolderBlobStore, StorageFull

OWNER, DOCUMENT = uuid4(), uuid4()
ADDRESS = f"{OWNER}/{DOCUMENT}/content"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


@pytest.fixture
def store(root: Path) -> FolderBlobStore:
    return FolderBlobStore(root)


def _files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_what_was_put_is_there(store: FolderBlobStore, root: Path) -> None:
    store.put(ADDRESS, b"one")
    store.put(ADDRESS, b"two")
    assert store.get(ADDRESS) == b"two"
    assert _files(root) == [ADDRESS]
    with pytest.raises(BlobMissing):
        store.get(f"{OWNER}/{DOCUMENT}/other")


def test_nobody_else_may_look(store: FolderBlobStore, root: Path) -> None:
    store.put(ADDRESS, b"x")
    assert stat.S_IMODE((root / ADDRESS).stat().st_mode) == 0o600
    for folder in (root, root / str(OWNER), root / str(OWNER) / str(DOCUMENT)):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0, folder


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "//",
        "content",
        f"{OWNER}/{DOCUMENT}",
        f"{OWNER}/{DOCUMENT}/",
        f"{OWNER}/{DOCUMENT}/.",
        f"{OWNER}/{DOCUMENT}/..",
        f"{OWNER}/{DOCUMENT}/.hidden",
        f"{OWNER}/{DOCUMENT}/../{uuid4()}/content",
        f"{OWNER}/{DOCUMENT}/a/b",
        f"{OWNER}/{DOCUMENT}/a\\b",
        f"{OWNER}/{DOCUMENT}/a\x00b",
        f"{OWNER}/{DOCUMENT}/content\n",
        f"{OWNER}/{DOCUMENT}/" + "x" * 201,
        f"{OWNER}/{DOCUMENT}/ｃontent",
        f"../{DOCUMENT}/content",
        f"{OWNER}/../content",
        f"/etc/{OWNER}/passwd",
        f"{OWNER.hex}/{DOCUMENT}/content",
        f"{{{OWNER}}}/{DOCUMENT}/content",
        f"{str(OWNER).upper()}/{DOCUMENT}/CONTENT",
        f"urn:uuid:{OWNER}/{DOCUMENT}/content",
        f" {OWNER}/{DOCUMENT}/content",
    ],
)
def test_an_address_has_one_form(store: FolderBlobStore, root: Path, address: str) -> None:
    with pytest.raises(AddressInvalid):
        store.put(address, b"x")
    with pytest.raises(BlobMissing):
        store.get(address)
    assert _files(root) == []


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.lists(st.sampled_from(["..", ".", "/", "\\", "%2e", "\x00", str(OWNER), str(DOCUMENT), "a", ""])).map("".join)
)
def test_no_address_leads_out_of_the_folder(tmp_path: Path, address: str) -> None:
    root = tmp_path / "inside"
    store = FolderBlobStore(root)
    before = sorted(path for path in tmp_path.rglob("*") if root not in path.parents and path != root)
    try:
        store.put(address, b"x")
    except AddressInvalid:
        pass
    else:
        assert store.get(address) == b"x"
    assert sorted(path for path in tmp_path.rglob("*") if root not in path.parents and path != root) == before


def test_a_reader_sees_one_version_or_the_other(store: FolderBlobStore) -> None:
    versions = {bytes([number]) * 200_000 for number in range(4)}
    store.put(ADDRESS, bytes([0]) * 200_000)
    stop, seen = threading.Event(), set[bytes]()

    def read() -> None:
        while not stop.is_set():
            seen.add(store.get(ADDRESS))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(40):
        store.put(ADDRESS, bytes([number % 4]) * 200_000)
    stop.set()
    reader.join()
    assert seen <= versions


def test_deleting_a_document_spares_the_others(store: FolderBlobStore, root: Path) -> None:
    other = uuid4()
    for name in ("content", "reading-1"):
        store.put(f"{OWNER}/{DOCUMENT}/{name}", b"x")
    store.put(f"{OWNER}/{other}/content", b"x")
    store.put(f"{other}/{DOCUMENT}/content", b"x")
    assert store.count(OWNER) == 3
    assert store.delete_document(OWNER, DOCUMENT) == 2
    assert store.delete_document(OWNER, DOCUMENT) == 0
    assert _files(root) == sorted([f"{OWNER}/{other}/content", f"{other}/{DOCUMENT}/content"])
    assert store.count(OWNER) == 1


def test_deleting_a_person_leaves_nothing_of_them(store: FolderBlobStore, root: Path) -> None:
    other = uuid4()
    for _ in range(3):
        store.put(f"{OWNER}/{uuid4()}/content", b"x")
    store.put(f"{other}/{DOCUMENT}/content", b"x")
    assert store.delete_person(OWNER) == 3
    assert store.delete_person(OWNER) == 0
    assert store.count(OWNER) == 0
    assert [path.name for path in root.iterdir()] == [str(other)]


def test_documents_are_listed_once_they_are_old(store: FolderBlobStore, root: Path) -> None:
    store.put(ADDRESS, b"x")
    assert list(store.documents(older_than_seconds=60)) == []
    long_ago = time.time() - 3600
    os.utime(root / str(OWNER) / str(DOCUMENT), (long_ago, long_ago))
    (root / "lost+found" / "#12345").mkdir(parents=True)
    os.utime(root / "lost+found" / "#12345", (long_ago, long_ago))
    assert list(store.documents(older_than_seconds=60)) == [(OWNER, DOCUMENT)]


_PUT_IN_A_SMALL_PLACE = """
import resource, signal, sys
from pathlib import Path
from shared.storage.blobs import FolderBlobStore, StorageFull

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
store = FolderBlobStore(Path(sys.argv[1]))
store.put(sys.argv[2], b"small")
try:
    store.put(sys.argv[2], b"x" * 200_000)
except StorageFull:
    print("full")
store.put(sys.argv[2], b"room again")
"""


def test_a_write_that_does_not_fit_leaves_nothing(root: Path) -> None:
    """A limit on the size of files stands in for a full disk: the write fails in the middle."""
    done = subprocess.run(
        [sys.executable, "-c", _PUT_IN_A_SMALL_PLACE, str(root), ADDRESS],
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "full\n"), done.stderr
    assert _files(root) == [ADDRESS]
    assert FolderBlobStore(root).get(ADDRESS) == b"room again"


def test_a_place_that_cannot_be_written_is_full(store: FolderBlobStore, root: Path) -> None:
    (root / str(OWNER)).write_text("a file where a folder has to be")
    with pytest.raises(StorageFull):
        store.put(ADDRESS, b"x")
    assert _files(root) == [str(OWNER)]


def test_a_person_without_blobs_has_none(store: FolderBlobStore) -> None:
    nobody = UUID(int=1)
    assert (store.count(nobody), store.delete_person(nobody), store.delete_document(nobody, nobody)) == (0, 0, 0)
