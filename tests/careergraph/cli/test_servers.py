"""`up` as a user meets it: ready, held, stopped, killed and started again."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.careergraph.cli.running import CommandLine, wait_for, wait_for_file

pytestmark = pytest.mark.platform


@pytest.fixture
def laptop(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path, {"CAREERGRAPH_API_PORT": "0"})


def test_the_life_of_a_laptop(laptop: CommandLine) -> None:
    first = laptop.start("up")
    try:
        assert "Keep a copy elsewhere" in wait_for(first, "master key")
        assert "Ready after" in wait_for(first, "Ready")

        second = laptop.run("up")
        assert second.returncode == 3
        assert f"in use by process {first.pid} " in second.stderr
        assert laptop.run("keys", "rotate-master").returncode == 3
        assert laptop.run("doctor").returncode == 0
        assert laptop.run("keys", "create", "--person", "new").returncode == 0

        first.kill()
        first.wait()
        third = laptop.start("up")
        wait_for(third, "Ready")
        began = time.monotonic()
        os.killpg(third.pid, signal.SIGINT)  # as a terminal does: to every process of the group
        _, error = third.communicate(timeout=120)
        assert time.monotonic() - began < 10  # what `up` promises of Ctrl-C
        assert third.returncode == 0
        assert "Traceback" not in error
    finally:
        first.kill()
    assert laptop.left_processes() == []

    rotated = laptop.run("keys", "rotate-master")
    assert (rotated.returncode, rotated.stdout) == (0, "1 persons' keys are wrapped by the new master key.\n")
    assert (laptop.home / "master.key.old").exists()
    assert laptop.left_processes() == []


@pytest.mark.parametrize("file", ["lock", "postgres/data.new", "kafka/kafka.pid", "master.key"])
def test_ctrl_c_while_it_starts(laptop: CommandLine, file: str) -> None:
    """When it has just the folder; makes a database; waits for Kafka; and starts the parts."""
    process = laptop.start("up")
    wait_for_file(process, laptop.home / file)
    os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in error
    assert laptop.left_processes() == []
