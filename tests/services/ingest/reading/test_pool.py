"""A child that fails costs its own document, gives the right code, and leaves nothing behind (fault F35)."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from services.ingest.reading.limits import MIB, Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import TEXT
from services.ingest.reading.sealed.pool import ReaderPool, ReaderUnavailable
from tests.shared.runtime.running import wait_until

FAULTY = (sys.executable, "-m", "tests.services.ingest.reading.faulty_child")
QUICK = Limits(cpu_seconds=1.0, memory_bytes=512 * MIB)
LINUX = sys.platform == "linux"


def _children() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


@pytest.fixture(scope="module")
def faulty() -> Iterator[ReaderPool]:
    with ReaderPool(size=1, limits=QUICK, command=FAULTY) as readers:
        readers.warm_up()
        yield readers


@pytest.mark.parametrize(
    ("action", "code"),
    [
        ("kill -11", "document_corrupt"),
        ("loop", "resource_limit"),
        ("memory", "resource_limit"),
        ("flood", "resource_limit"),
        ("garbage", "document_corrupt"),
        ("fork", "document_corrupt"),
        ("program", "document_corrupt"),
        ("network", "document_corrupt"),
        ("open", "document_corrupt"),
        ("write", "document_corrupt"),
    ],
)
def test_a_failing_child_costs_only_its_document(faulty: ReaderPool, action: str, code: str) -> None:
    before = psutil.Process().memory_info().rss
    with pytest.raises(Unreadable) as caught:
        faulty.read(action.encode(), TEXT)
    assert caught.value.code == code
    assert caught.value.quarantine
    assert faulty.read(b"the next document", TEXT).text == "the next document"
    assert psutil.Process().memory_info().rss - before < 50 * MIB
    assert not Path("/tmp/reading-must-not-write").exists()


def test_a_sleeping_child_is_ended_in_time() -> None:
    with ReaderPool(size=1, limits=Limits(wall_seconds=3.0), command=FAULTY) as readers:
        with pytest.raises(Unreadable) as caught:
            readers.read(b"sleep", TEXT)
        assert (caught.value.code, caught.value.quarantine) == ("resource_limit", True)
        assert readers.read(b"the next document", TEXT).text == "the next document"


def test_prints_do_not_reach_the_answers(faulty: ReaderPool) -> None:
    assert faulty.read(b"print", TEXT).text == "print"


@pytest.mark.skipif(not LINUX, reason="seccomp is a part of Linux")
@pytest.mark.parametrize("action", ["libc fork", "libc socket", "libc open", "libc exec", "libc kill"])
def test_the_kernel_refuses_what_goes_past_python(faulty: ReaderPool, action: str) -> None:
    assert "seccomp" in faulty.warm_up()
    with pytest.raises(Unreadable) as caught:
        faulty.read(action.encode(), TEXT)
    assert "LookupError" in caught.value.detail


def test_a_child_killed_between_documents_costs_nothing() -> None:
    with ReaderPool(size=1) as readers:
        readers.warm_up()
        for signal_number in (signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM):
            (pid,) = readers.child_pids
            child = psutil.Process(pid)
            child.send_signal(signal_number)
            child.wait(60)
            assert readers.read(b"still here", TEXT).text == "still here"


def test_threads_share_the_children() -> None:
    with ReaderPool(size=2) as readers:
        texts: list[str] = []

        def work(number: int) -> None:
            for step in range(10):
                texts.append(readers.read(f"document {number} {step}".encode(), TEXT).text)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(150)
        assert sorted(texts) == sorted(f"document {n} {s}" for n in range(6) for s in range(10))
        assert 1 <= len(readers.child_pids) <= 2


def test_a_child_is_replaced_after_its_share_of_documents() -> None:
    with ReaderPool(size=1, documents_per_child=2) as readers:
        seen = []
        for _ in range(4):
            readers.read(b"a document", TEXT)
            seen.append(readers.child_pids)
        assert seen[1] == seen[2] != seen[0], "the successor starts before somebody waits for it"
        assert len(set(seen)) == 3


def test_a_child_is_not_worn_by_the_memory_of_its_parent() -> None:
    held = bytearray(700 * MIB)  # more than the share at which a child leaves
    held[::4096] = b"x" * len(held[::4096])
    with ReaderPool(size=1) as readers:
        readers.warm_up()
        before = readers.child_pids
        readers.read(b"a document", TEXT)
        assert readers.child_pids == before
    del held


def test_a_child_outlives_the_thread_that_started_it() -> None:
    with ReaderPool(size=1) as readers:
        starter = threading.Thread(target=readers.warm_up)
        starter.start()
        starter.join(120)
        before = readers.child_pids
        time.sleep(0.2)
        readers.read(b"a document", TEXT)
        assert len(before) == 1
        assert readers.child_pids == before


def test_close_leaves_no_child_and_no_open_pipe() -> None:
    gc.collect()  # what earlier tests have left open is closed now, not between the two counts
    descriptors = psutil.Process().num_fds()
    readers = ReaderPool(size=2)
    readers.warm_up()
    pids = readers.child_pids
    assert len(pids) == 2
    readers.close()
    assert not [pid for pid in pids if psutil.pid_exists(pid)]
    assert psutil.Process().num_fds() == descriptors
    with pytest.raises(ReaderUnavailable):
        readers.read(b"late", TEXT)


def test_close_does_not_wait_for_a_slot_that_is_never_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C may come just when a slot was taken."""
    monkeypatch.setattr("services.ingest.reading.sealed.pool._SLOT_SECONDS", 0.05)
    readers = ReaderPool(size=1)
    readers.warm_up()
    (pid,) = readers.child_pids
    lost = readers._slots.get()
    readers.close()
    assert lost is not None
    assert lost.end() == -signal.SIGKILL
    assert not _runs(pid)


def test_close_interrupts_a_running_read_without_blaming_the_document() -> None:
    readers = ReaderPool(size=1, limits=Limits(), command=FAULTY)
    readers.warm_up()
    raised: list[BaseException] = []

    def work() -> None:
        try:
            readers.read(b"sleep", TEXT)
        except (Unreadable, ReaderUnavailable) as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.3)
    readers.close()
    thread.join(60)
    assert [type(error) for error in raised] == [ReaderUnavailable]


def test_children_die_with_a_killed_parent() -> None:
    program = (
        "import sys, time; from services.ingest.reading.sealed.pool import ReaderPool\n"
        "pool = ReaderPool(size=2); pool.warm_up()\n"
        "import psutil; print(*[c.pid for c in psutil.Process().children()], flush=True); time.sleep(300)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(pids) == 2
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_until(lambda: not any(map(_runs, pids)))


def _runs(pid: int) -> bool:
    """A dead process whose new parent never asks for it stays listed."""
    try:
        return psutil.Process(pid).status() not in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)
    except psutil.NoSuchProcess:
        return False


def test_a_child_that_cannot_start_is_no_statement_about_the_document() -> None:
    command = (sys.executable, "-c", "raise SystemExit(3)")
    with ReaderPool(size=1, command=command) as readers, pytest.raises(ReaderUnavailable):
        readers.read(b"a document", TEXT)


def test_the_environment_of_the_parent_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    with ReaderPool(size=1) as readers:
        readers.warm_up()
        assert all("DATABASE_URL" not in child.environ() for child in map(psutil.Process, readers.child_pids))


def test_no_zombie_is_left(faulty: ReaderPool) -> None:
    with pytest.raises(Unreadable):
        faulty.read(b"kill -11", TEXT)
    statuses = [child.status() for child in _children()]
    assert psutil.STATUS_ZOMBIE not in statuses
    assert os.getpid() not in [child.pid for child in _children()]
