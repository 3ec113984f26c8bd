"""The chaos run itself, small: every kind of fault at random, and nothing lost or doubled (F44)."""

import json
import os
import subprocess
import sys

import psutil
import pytest

_PROGRAM = "import typer; from careergraph.cli.chaos import chaos; typer.run(chaos)"


@pytest.mark.timeout(800)
def test_a_small_chaos_run_loses_nothing_and_leaves_no_process() -> None:
    command = [sys.executable, "-c", _PROGRAM, "--events", "300", "--seed", "1", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=780, check=False, env=os.environ)
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert report["violations"] == []
    assert (done.returncode, report["ok"], report["dead_letters"]) == (0, True, 0)
    assert report["events"] >= 300
    assert len({fault["kind"] for fault in report["faults"]}) == len(report["faults"]) >= 10
    left = [process for process in psutil.process_iter(["cmdline"]) if _is_of_chaos(process)]
    assert left == []


def _is_of_chaos(process: psutil.Process) -> bool:
    return any("careergraph-chaos-" in argument for argument in process.info["cmdline"] or ())
