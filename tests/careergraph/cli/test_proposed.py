"""`extract` asks a language model where the settings name one, and only then."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.careergraph.cli.running import CommandLine
from tests.shared.llm.misbehaving_server import Server, fails
from tests.shared.llm.test_language_model import says

RESUME = """\
Dalia Merrow
dalia.merrow@example.com

EXPERIENCE

Data Engineer, Northglass Health
02/2018 - 01/2020
- Moved 14 TB of patient records to PostgreSQL

OTHER

Keeper of the tide tables for nine harbours since childhood, in a drawer by the window

SKILLS

Python, SQL, Docker
"""
QUOTE = "tide tables"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(says(json.dumps({"proposals": [{"passage": 1, "type": "interest", "quote": QUOTE}]})))
    yield made
    made.close()


@pytest.fixture
def resume(tmp_path: Path) -> str:
    path = tmp_path / "resume.txt"
    path.write_text(RESUME)
    return str(path)


def with_model(offline: CommandLine, server: Server) -> CommandLine:
    named = {"CAREERGRAPH_LLM_BASE_URL": server.url, "CAREERGRAPH_LLM_MODEL": "m"}
    return dataclasses.replace(offline, variables={**offline.variables, **named})


def interests(output: str) -> list[str]:
    return [fact["value"] for fact in json.loads(output)["facts"] if fact["type"] == "interest"]


def test_a_named_model_is_asked(offline: CommandLine, server: Server, resume: str) -> None:
    alone = offline.run("extract", resume)
    assert (alone.returncode, interests(alone.stdout), server.seen) == (0, [], [])
    helped = with_model(offline, server).run("extract", resume)
    assert (helped.returncode, helped.stderr) == (0, "")
    assert interests(helped.stdout) == [QUOTE]
    assert len(server.seen) == 1


def test_without_its_answer_the_facts_are_those_of_the_rules(offline: CommandLine, server: Server, resume: str) -> None:
    server.does(fails(401))
    done = with_model(offline, server).run("extract", resume)
    assert (done.returncode, done.stdout) == (0, offline.run("extract", resume).stdout)
    assert "no answer (misconfigured)" in done.stderr


def test_every_command_that_tells_facts_asks_it(
    offline: CommandLine, server: Server, resume: str, tmp_path: Path
) -> None:
    asked = with_model(offline, server)
    assert interests(asked.run("profile", resume).stdout) == [QUOTE]
    pages = [tmp_path / "alone.html", tmp_path / "asked.html"]
    for commands, page in zip((offline, asked), pages, strict=True):
        assert commands.run("show", resume, "--no-open", "--output", str(page)).returncode == 0
    alone, helped = (page.read_text().count(QUOTE) for page in pages)
    assert alone < helped
