"""Every benchmark runs, with sizes so small that its figures mean nothing."""

import json
from pathlib import Path

import pytest

from benchmarks import crash, growth, latency, memory, pipeline, runtime, throughput
from benchmarks.figures import Figure, percentile, show
from benchmarks.frameworks.environment import FRAMEWORKS
from benchmarks.sample_stages import counting_chain
from benchmarks.servers import Servers
from benchmarks.synthetic_person import extracted
from benchmarks.uploading import examples


@pytest.fixture(scope="module")
def running(postgres, kafka, tmp_path_factory: pytest.TempPathFactory) -> Servers:
    """The servers of this run, with databases and topics for benchmarks."""
    return Servers(tmp_path_factory.mktemp("bench"), postgres.url_for, kafka.bootstrap_servers)


def test_a_figure_says_whether_its_goal_is_met() -> None:
    assert Figure("a", 5, "ms", at_most=5).met
    assert Figure("a", 0.39, at_least=0.4).met is False
    assert Figure("a", 1).met is None
    assert Figure("a", 5, "ms", at_most=5).goal == "<= 5 ms"


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile(list(range(1, 101)), 0.95) == 95
    assert percentile([7], 0.95) == 7
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_figures_are_printed_with_goal_and_machine(capsys: pytest.CaptureFixture[str]) -> None:
    figures = [Figure("a hop", 6, "ms", at_most=5, note="slow"), Figure("rate", 1234, "events/s")]
    show("A title", figures, as_json=False)
    table = capsys.readouterr().out
    assert "a hop" in table
    assert "<= 5 ms" in table
    assert "NO" in table
    assert "1,234 events/s" in table
    show("A title", figures, as_json=True)
    printed = json.loads(capsys.readouterr().out)
    assert printed["figures"][0]["met"] is False
    assert printed["machine"]["cores"] >= 1


def test_throughput(running: Servers) -> None:
    figures = {figure.name: figure.value for figure in throughput.measure(running, events=20, rounds=1)}
    assert figures["straight to Postgres"] > 0
    assert figures["processor alone / straight"] > 0
    assert figures["stage on Kafka / straight"] > 0


def test_latency(running: Servers) -> None:
    figures = [figure.value for figure in latency.measure(running, events=2)]
    assert len(figures) == 4
    assert all(value > 0 for value in figures)


def test_a_kill_loses_and_doubles_nothing(running: Servers) -> None:
    figures = {figure.name: figure.value for figure in crash.measure(running, events=20, kills=1)}
    assert figures["effects lost by the kills"] == 0
    assert figures["effects doubled by the kills"] == 0


def test_growth(running: Servers) -> None:
    arguments = growth.parser().parse_args(["--facts", "20", "40", "--people", "15", "--rounds", "1"])
    figures = {figure.name: figure.value for figure in growth.measure_on(running, arguments)}
    assert figures["40 facts: a document changed, to insights"] > 0
    assert any("among 15 people" in name for name in figures)


def test_synthetic_facts_are_as_many_as_asked_for() -> None:
    documents = extracted(1, 100)
    assert sum(len(document.facts) for document in documents) == 100
    changed = extracted(1, 100, revision=2)
    differing = [
        one for old, new in zip(documents, changed, strict=True) for one in zip(old.facts, new.facts, strict=True)
    ]
    assert sum(old != new for old, new in differing) == len(documents)


def test_documents_to_upload_all_differ() -> None:
    documents = examples(20)
    assert len({content for _, content in documents}) == len(documents) == 20


@pytest.mark.parametrize("benchmark", [runtime, pipeline, memory, growth])
def test_every_benchmark_has_a_command_line(benchmark: object) -> None:
    assert benchmark.parser().parse_args([])  # type: ignore[attr-defined]


def test_programs_of_other_frameworks_are_there() -> None:
    root = Path(__file__).parents[2]
    assert all((root / (framework.module.replace(".", "/") + ".py")).exists() for framework in FRAMEWORKS)
    assert len(counting_chain()) == 7
