"""A command whose process was forked says and does what it does when it is started anew."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.careergraph.cli.running import ROOT, CommandLine

RESUME = str(ROOT / "examples" / "documents" / "resume_2021.txt")


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("keys", "create", "--operator"),
        ("extract", RESUME, "nowhere.pdf"),
    ],
)
def test_it_is_the_same(offline: CommandLine, arguments: tuple[str, ...]) -> None:
    forked, anew = (
        (done.returncode, done.stdout, done.stderr) for done in (offline.run(*arguments), offline.run_anew(*arguments))
    )
    assert forked == anew


def test_one_command_leaves_nothing_to_the_next(offline: CommandLine) -> None:
    told = CommandLine(offline.home, {"CAREERGRAPH_API_PORT": "many"}).run("api")
    assert "CAREERGRAPH_API_PORT" in told.stderr
    assert "CAREERGRAPH_API_PORT" not in offline.run("api").stderr


def test_a_command_that_does_not_end_is_killed(offline: CommandLine, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "nobody_writes.txt")
    with pytest.raises(subprocess.TimeoutExpired):
        offline.run("extract", str(tmp_path / "nobody_writes.txt"), timeout=0.01)
    assert offline.run("version").returncode == 0
