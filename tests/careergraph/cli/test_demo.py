"""The demonstration from beginning to end, on servers that it starts and stops itself."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from careergraph.demo import sample_documents
from careergraph.demo_client import Uploaded
from careergraph.demo_progress import DocumentWay, Lines
from tests.careergraph.cli.running import CommandLine, wait_for

pytestmark = pytest.mark.platform


@pytest.fixture(scope="module")
def command_line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """One data folder for all of this module: later starts are quicker."""
    return CommandLine(tmp_path_factory.mktemp("demo"))


@pytest.fixture(autouse=True)
def nothing_left(command_line: CommandLine) -> Iterator[None]:
    yield
    assert command_line.left_processes() == []


@pytest.fixture(scope="module")
def shown(command_line: CommandLine) -> Any:
    """The result of the samples, as JSON."""
    done = command_line.run_anew("demo", "--json", timeout=280)
    assert done.returncode == 0, done.stderr
    assert "Everything is stopped." in done.stderr
    return json.loads(done.stdout)


def test_every_sample_is_done_and_is_what_it_is(shown: Any) -> None:
    assert {document["name"]: document["kind"] for document in shown["documents"]} == {
        "cover_letter.pdf": "cover_letter",
        "job_ad.txt": "job_ad",
        "performance_review_2025.docx": "performance_review",
        "resume_2021.txt": "resume",
        "resume_2026.docx": "resume",
        "resume_2026.pdf": "resume",
    }
    assert {document["status"] for document in shown["documents"]} == {"done"}
    assert {document["name"] for document in shown["documents"] if document["facts"] == 0} == {"job_ad.txt"}


def test_at_least_five_insights_each_with_quotes_documents_and_pages(shown: Any) -> None:
    assert len(shown["insights"]) >= 5
    names = {document["name"] for document in shown["documents"]}
    for insight in shown["insights"]:
        for statement in insight["statements"]:
            assert statement["sources"], statement["text"]
            for source in statement["sources"]:
                assert source["document"] in names
                assert source["page"] >= 1
                assert all(source["quotes"])


def test_facts_and_skills(shown: Any) -> None:
    assert "Brackenfield Energy" in shown["facts"]["work.employer"]
    skills = {skill["name"]: skill for skill in shown["skills"]}
    assert len(skills) == len(shown["skills"])
    assert "Rust" not in skills
    kafka = skills["Apache Kafka"]
    assert kafka["category"] == "data"
    assert 0 <= kafka["level"] <= 7
    assert kafka["level_word"]
    assert kafka["months"]
    assert kafka["last_used"]
    assert any("Kafka" in quote for proof in kafka["proofs"] for quote in proof["quotes"])


def test_own_files_for_eyes(command_line: CommandLine, tmp_path: Path, shown: Any) -> None:
    resume = next(path for path in sample_documents() if path.name == "resume_2021.txt")
    (tmp_path / "tool.exe").write_bytes(b"MZ\x90\x00")
    done = command_line.run("demo", str(resume), str(tmp_path / "tool.exe"), timeout=280)
    assert done.returncode == 1, done.stderr
    assert "tool.exe: type_not_allowed." in done.stdout
    assert "resume_2021.txt, page 1: “" in done.stdout
    assert "resume_2021.txt: read " in done.stderr
    assert "resume_2021.txt: done" in done.stderr
    assert "What to try next:" in done.stderr


def test_ctrl_c_in_the_middle(command_line: CommandLine, shown: Any) -> None:
    process = command_line.start("demo")
    wait_for(process, ": read ")
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in error


def test_lines_say_each_thing_once() -> None:
    said: list[str] = []
    lines, good, bad = Lines(said.append), DocumentWay("a\x1b.pdf"), DocumentWay("b.exe")
    good.accepted(Uploaded("1"))
    bad.accepted(Uploaded(None, "type_not_allowed", "No."))
    step = {"stage": "read", "outcome": "applied", "duration_ms": 12, "reason": None}
    assert good.update({"status": "processing", "processing": [step]})
    assert not good.update({"status": "processing", "processing": [step]})
    lines.show([good, bad])
    lines.show([good, bad])
    skipped = {"stage": "dedupe", "outcome": "skipped", "duration_ms": 1, "reason": "older"}
    good.update({"status": "done", "processing": [step, skipped]})
    lines.show([good, bad])
    assert said == ["a .pdf: read 12 ms", "b.exe: refused", "a .pdf: dedupe skipped (older)", "a .pdf: done"]
