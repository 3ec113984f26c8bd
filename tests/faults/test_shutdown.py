"""SIGTERM under load, one process after the other: each is out in time and leaves little to do twice (F36)."""

import json
import os
import re

import httpx
import pytest
from confluent_kafka.admin import AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource, ResourceType

from careergraph.chaos.processes import STOP_SECONDS, PlatformProcess
from careergraph.pipeline import stage_named
from tests.faults.faulty_platform import FaultyPlatform

_ROUNDS = int(os.environ.get("CAREERGRAPH_STOP_ROUNDS", "10"))
"""`make chaos` raises it to 50."""
_LIGHT = ("read", "classify", "extract")
"""Stages whose process is quickly up: they need no ontology."""
_SUPPRESSED = re.compile(r'^careergraph_events_processed_total\{[^}]*result="suppressed"[^}]*\} (\S+)', re.MULTILINE)


def _suppressed(process: PlatformProcess) -> int:
    """Events that the process got although they had been finished before."""
    metrics = httpx.get(f"{process.url}/metrics", timeout=60).text
    return int(sum(float(count) for count in _SUPPRESSED.findall(metrics)))


def _left_finished(process: PlatformProcess) -> int:
    """Records that were in flight beside unfinished ones when the process left, and had been finished, by its log."""
    lines = [json.loads(line) for line in process.log_text.splitlines() if '"partitions_left"' in line]
    return sum(line["finished_and_delivered_again"] for line in lines)


def _expel_nobody(faulty: FaultyPlatform) -> None:
    """Who is slow stays a member: what an expelled one had in hand is delivered again, and that is another fault."""
    admin = AdminClient({"bootstrap.servers": faulty.servers.kafka.bootstrap_servers})
    patience = ConfigEntry("consumer.session.timeout.ms", "60000", incremental_operation=AlterConfigOpType.SET)
    groups = [faulty.environment["KAFKA_TOPIC_PREFIX"] + name for name in _LIGHT]
    wanted = [ConfigResource(ResourceType.GROUP, group, incremental_configs=[patience]) for group in groups]
    for done in admin.incremental_alter_configs(wanted).values():
        done.result(60)


@pytest.mark.timeout(400 + 30 * _ROUNDS)
def test_a_process_that_is_told_to_stop_is_out_in_time(faulty: FaultyPlatform) -> None:
    _expel_nobody(faulty)
    relay, promised = faulty.process("relay"), []
    redelivered = finished_in_flight = 0
    stages = faulty.process("run", *_LIGHT)
    for round_number in range(_ROUNDS):
        stages.wait_until_ready()
        following = faulty.process("run", *_LIGHT)  # it starts while this one works, as in a rolling restart
        person = faulty.person()
        for number in range(6):
            person.uploaded(6 * round_number + number)
        promised += person.promised
        redelivered += _suppressed(stages)
        code, seconds = stages.stop()
        assert code == 0
        assert seconds <= STOP_SECONDS
        finished_in_flight += _left_finished(stages)
        stages = following
    stages.wait_until_ready()
    faulty.settle([stage_named(name) for name in _LIGHT])
    redelivered += _suppressed(stages)
    assert redelivered <= finished_in_flight
    assert stages.stop()[0] == relay.stop()[0] == 0
    with faulty.working():
        faulty.settle()
    assert faulty.count("runtime.dead_letters") == 0
    assert faulty.violations(promised) == []
