"""`profile` on files, as a user starts it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.careergraph.cli.running import ROOT, CommandLine

SAMPLES = ROOT / "examples" / "documents"
OLD = """
Mara Lindt
Utrecht | mara.lindt@example.nl

Experience

Data Analyst, Kornmarkt BV, Utrecht
May 2019 - Present
- Cut report times by 30% with a new data model
- Trained 12 colleagues in SQL

Languages
English: fluent
"""
REVIEW = """
Performance Review 2023

Employee: Mara Lindt
Role: Data Analyst
Manager: Pieter de Groot
Review period: January 2023 - December 2023
Overall rating: Good

Accomplishments
With her new data model report times fell by 40 percent.
She trained twelve colleagues in SQL.

Goals
Learn Scala by the end of 2024.
"""
OTHER = OLD.replace("Mara Lindt", "Jonas Weber").replace("mara.lindt", "jonas.weber")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    found = {}
    for name, text in (("resume", OLD), ("review", REVIEW), ("other", OTHER)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text.strip(), encoding="utf-8")
        found[name] = str(path)
    return found


def texts(found: dict[str, Any]) -> dict[str, str]:
    return {fact["id"]: fact["text"] for fact in found["facts"]}


def test_two_documents_of_one_person(offline: CommandLine, files: dict[str, str]) -> None:
    done = offline.run("profile", files["resume"], files["review"])
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == ["documents", "facts", "duplicates", "conflicts", "intents", "failed"]
    assert [(d["kind"], d["state"]) for d in found["documents"]] == [
        ("resume", "joined"), ("performance_review", "joined"),
    ]  # fmt: skip
    by_id = texts(found)
    assert len(by_id) == len(found["facts"])
    assert {fact["file"] for fact in found["facts"]} == {files["resume"], files["review"]}
    pairs = {(by_id[one], by_id[other]) for one, other in found["duplicates"]}
    assert ("Trained 12 colleagues in SQL", "She trained twelve colleagues in SQL.") in pairs
    assert ("Data Analyst", "Data Analyst") in pairs
    (conflict,) = found["conflicts"]
    assert [by_id[id_] for id_ in conflict["facts"]] == [
        "Cut report times by 30% with a new data model", "With her new data model report times fell by 40 percent.",
    ]  # fmt: skip
    assert conflict["about"] == "number: 30 % / 40 %"
    assert [by_id[id_] for id_ in found["intents"]] == ["Learn Scala by the end of 2024."]
    joined = {id_ for pair in found["duplicates"] for id_ in pair}
    assert not joined & set(found["intents"])


def test_facts_are_those_of_extract_and_the_same_every_time(offline: CommandLine, files: dict[str, str]) -> None:
    first = offline.run_anew("profile", files["resume"], files["review"], "--jobs", "1").stdout
    assert offline.run("profile", files["resume"], files["review"], "--jobs", "4").stdout == first
    stated = json.loads(offline.run("extract", files["review"]).stdout)["facts"]
    extracted = [fact for fact in stated if fact["type"] != "document.summary"]  # tells of the document, not the person
    assert 0 < len(extracted) < len(stated)
    found = [fact for fact in json.loads(first)["facts"] if fact["file"] == files["review"]]
    assert [{**fact, "file": files["review"]} for fact in extracted] == sorted(
        found, key=lambda fact: [f["id"] for f in extracted].index(fact["id"])
    )


def test_somebody_elses_resume_is_said_and_not_joined(offline: CommandLine, files: dict[str, str]) -> None:
    done = offline.run("profile", files["resume"], files["other"])
    assert done.returncode == 0
    assert "was left out: it names somebody else" in done.stderr
    found = json.loads(done.stdout)
    assert [d["state"] for d in found["documents"]] == ["joined", "needs_confirmation"]
    assert {fact["file"] for fact in found["facts"]} == {files["resume"]}
    together = offline.run("profile", files["resume"], files["other"], "--same-person")
    assert (together.returncode, together.stderr) == (0, "")
    assert {fact["file"] for fact in json.loads(together.stdout)["facts"]} == {files["resume"], files["other"]}


def test_bad_files_are_listed_and_the_others_joined(
    offline: CommandLine, files: dict[str, str], tmp_path: Path
) -> None:
    missing = str(tmp_path / "nowhere.pdf")
    done = offline.run("profile", files["resume"], missing, files["resume"])
    assert done.returncode == 2
    found = json.loads(done.stdout)
    assert [(line["file"], line["error"]["code"]) for line in found["failed"]] == [(missing, "file_not_found")]
    assert len(found["documents"]) == 2
    ids = [fact["id"] for fact in found["facts"]]
    assert len(ids) == len(set(ids))
    assert len(found["duplicates"]) >= len(ids) // 2
    nothing = offline.run("profile", missing)
    assert nothing.returncode == 2
    assert json.loads(nothing.stdout)["facts"] == []
