"""SIGTERM under load: a process of stages is out in time and leaves little to do twice (F36)."""

import re
import time

import httpx

from careergraph.chaos.processes import STOP_SECONDS, PlatformProcess
from tests.faults.faulty_platform import FaultyPlatform

_ROUNDS = 3
_SUPPRESSED = re.compile(r'^careergraph_events_processed_total\{[^}]*result="suppressed"[^}]*\} (\S+)', re.MULTILINE)


def _suppressed(process: PlatformProcess) -> int:
    metrics = httpx.get(f"{process.url}/metrics", timeout=5).text
    return int(sum(float(count) for count in _SUPPRESSED.findall(metrics)))


def test_a_process_that_is_told_to_stop_is_out_in_time(faulty: FaultyPlatform) -> None:
    person = faulty.person()
    redelivered = []
    relay = faulty.process("relay")
    for round_number in range(_ROUNDS):
        stages = faulty.process("run", "all")
        stages.wait_until_ready()
        for number in range(10):
            person.uploaded(10 * round_number + number)
        time.sleep(0.3)
        redelivered.append(_suppressed(stages))
        in_flight = faulty.count("runtime.outbox")
        code, seconds = stages.stop()
        assert code == 0
        assert seconds <= STOP_SECONDS
    last = faulty.process("run", "all")
    faulty.settle()
    redelivered.append(_suppressed(last))
    assert max(redelivered) <= in_flight
    assert last.stop()[0] == relay.stop()[0] == 0
    assert faulty.count("runtime.dead_letters") == 0
    assert faulty.violations(person.promised) == []
