"""A shadow replay runs beside traffic, is killed half-way, and runs again (F25, F26)."""

import json
import subprocess
import sys
import threading
from typing import Any

from careergraph.chaos.processes import PlatformProcess
from tests.faults.faulty_platform import FaultyPlatform

_ENTRY = "from careergraph.cli.main import main; main()"


def _replay(faulty: FaultyPlatform) -> tuple[int, dict[str, Any]]:
    """-> (exit code, report) of a whole shadow replay of everybody."""
    process = PlatformProcess("whole-replay", (), faulty.environment, faulty.logs)
    command = [sys.executable, "-c", _ENTRY, "replay", "--shadow", "--json"]
    done = subprocess.run(command, env=process.environment, capture_output=True, text=True, timeout=150, check=False)
    return done.returncode, json.loads(done.stdout)


def test_a_replay_beside_traffic_changes_nothing(faulty: FaultyPlatform) -> None:
    people = [faulty.person() for _ in range(3)]
    stopping = threading.Event()

    def upload() -> None:
        number, pause = 0, 0.2
        while not stopping.wait(pause):
            people[number % 3].uploaded(number)
            number, pause = number + 1, pause * 1.04  # or a slow machine would get more documents than a quick one

    uploader = threading.Thread(target=upload)
    with faulty.working():
        uploader.start()
        killed = faulty.process("replay", "--shadow")
        killed.wait_until_dead(2.0)
        killed.kill()
        _, beside = _replay(faulty)
        stopping.set()
        uploader.join()
        faulty.settle()
        assert beside["diff"] == []
        first, second = _replay(faulty), _replay(faulty)
        assert first == second
        code, report = first
        assert (code, report["persons"], report["diff"], report["not_compared"]) == (0, 3, [], [])
        assert report["live_hash"] == report["shadow_hash"]
        assert faulty.violations([pair for person in people for pair in person.promised]) == []
    assert faulty.rows("select 1 from pg_tables where schemaname like 'shadow%'") == []
    assert faulty.count("runtime.dead_letters") == 0
