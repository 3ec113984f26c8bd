"""Children die with their parent, however it dies, and leftovers are told from living servers."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from careergraph.local.child_process import PidFile, start_child, stop_child
from careergraph.local.errors import LocalServerFailed

PARENT = """
import signal, sys, time
from pathlib import Path
from careergraph.local.child_process import start_child
log, how, seconds = sys.argv[1:]
child = start_child(["/bin/sleep", seconds], death_signal=signal.SIGTERM, log=Path(log), how=how)
print(child.pid, flush=True)
time.sleep(150)
"""
ENDED = (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)


def runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() not in ENDED
    except psutil.NoSuchProcess:
        return False


def wait_for(condition: Callable[[], bool], seconds: float = 40.0) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def command_of(pid: int) -> list[str]:
    return psutil.Process(pid).cmdline()


def start_parent(log: Path, how: str, seconds: str) -> tuple[subprocess.Popen[str], int]:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(log), how, seconds], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert wait_for(lambda: command_of(child) == ["/bin/sleep", seconds])
    return parent, child


def started_sleep(seconds: str) -> "subprocess.Popen[bytes]":
    """A program, once it can be told by its arguments: the kernel names it a moment after it has started."""
    process = subprocess.Popen(["/bin/sleep", seconds])
    assert wait_for(lambda: command_of(process.pid) == ["/bin/sleep", seconds])
    return process


@pytest.mark.parametrize(
    "how",
    [
        pytest.param("kernel", marks=pytest.mark.skipif(sys.platform != "linux", reason="a call of Linux")),
        "watchdog",
    ],
)
def test_child_dies_with_a_killed_parent(tmp_path: Path, how: str) -> None:
    parent, child = start_parent(tmp_path / "log", how, "100.25")
    parent.kill()
    parent.wait()
    assert wait_for(lambda: not runs(child))


def test_watchdog_ends_with_its_program(tmp_path: Path) -> None:
    child = start_child(["/bin/sleep", "100"], death_signal=signal.SIGTERM, log=tmp_path / "log", how="watchdog")
    assert wait_for(lambda: len(psutil.Process(child.pid).children()) == 1)
    (watchdog,) = psutil.Process(child.pid).children()
    stop_child(child, [(signal.SIGTERM, 40.0)])
    assert wait_for(lambda: not runs(watchdog.pid))


def test_child_outlives_the_thread_that_asked_for_it(tmp_path: Path) -> None:
    children: list[subprocess.Popen[bytes]] = []
    thread = threading.Thread(
        target=lambda: children.append(
            start_child(["/bin/sleep", "100"], death_signal=signal.SIGTERM, log=tmp_path / "log")
        )
    )
    thread.start()
    thread.join()
    (child,) = children
    assert wait_for(lambda: command_of(child.pid)[0] == "/bin/sleep")
    time.sleep(0.2)
    assert child.poll() is None
    stop_child(child, [(signal.SIGTERM, 40.0)])
    assert child.returncode == -signal.SIGTERM


def test_stop_ends_what_ignores_signals(tmp_path: Path) -> None:
    script = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(150)"
    log = tmp_path / "log"
    child = start_child([sys.executable, "-c", script], death_signal=signal.SIGTERM, log=log)
    assert wait_for(lambda: log.read_text() == "deaf\n")
    stop_child(child, [(signal.SIGTERM, 0.2)])
    assert child.returncode == -signal.SIGKILL


def test_a_missing_program_is_an_early_end(tmp_path: Path) -> None:
    child = start_child([str(tmp_path / "none")], death_signal=signal.SIGTERM, log=tmp_path / "log")
    assert child.wait(60) == 1


def test_leftover_is_ended(tmp_path: Path) -> None:
    orphan = started_sleep("151.5")
    (tmp_path / "pid").write_text(json.dumps({"pid": orphan.pid, "parent": os.getpid() + 1}))
    PidFile(tmp_path / "pid", argument="151.5").end_leftover([(signal.SIGTERM, 40.0)])
    assert orphan.wait(60) == -signal.SIGTERM
    assert not (tmp_path / "pid").exists()


def test_server_whose_parent_lives_is_in_use(tmp_path: Path) -> None:
    with started_sleep("152.5") as server:
        pid_file = PidFile(tmp_path / "pid", argument="152.5")
        pid_file.write(server.pid)
        with pytest.raises(LocalServerFailed, match=f"in use by process {os.getpid()}"):
            pid_file.end_leftover([])
        assert server.poll() is None
        server.kill()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": "x", "parent": 1}', '{"pid": 999999999, "parent": 1}'])
def test_useless_pid_files_are_removed(tmp_path: Path, text: str) -> None:
    (tmp_path / "pid").write_text(text)
    PidFile(tmp_path / "pid", argument="x").end_leftover([])
    assert not (tmp_path / "pid").exists()


def test_a_foreign_process_with_the_id_is_left_alone(tmp_path: Path) -> None:
    with started_sleep("153.5") as stranger:
        (tmp_path / "pid").write_text(json.dumps({"pid": stranger.pid, "parent": 1}))
        PidFile(tmp_path / "pid", argument="our-folder").end_leftover([(signal.SIGTERM, 1.0)])
        assert stranger.poll() is None
        stranger.kill()


def test_children_do_not_see_our_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERGRAPH_MASTER_KEY", "secret")
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1g")
    log = tmp_path / "log"
    assert start_child(["/usr/bin/env"], death_signal=signal.SIGTERM, log=log).wait(60) == 0
    names = {line.split("=")[0] for line in log.read_text().splitlines()}
    assert {"PATH", "LC_ALL"} <= names <= {"PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "LC_ALL"}
