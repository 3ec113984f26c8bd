"""JSON Resume out and in: the same values for every type that the format holds."""

import json
import os
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft7Validator

from services.classifier.rules import classify
from services.extractor.extract import extract
from services.extractor.json_resume.positions import Node, parse
from services.extractor.json_resume.write import to_json_resume
from services.ingest.reading.read import JSON, read_document
from services.ingest.screening.screen import screen
from shared.schemas.facts import Fact
from shared.schemas.json_resume import parse_json_resume
from tests.services.extractor.persons import persons, values_by_entry

DATA = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data")) / "resumes" / "jsonresume"
NO_DATA = pytest.mark.skipif(not DATA.is_dir() and not os.environ.get("CI"), reason="the data folder is not there")


def facts_in(resume: dict[str, Any]) -> tuple[Fact, ...]:
    data = json.dumps(resume).encode()
    screened = screen(data, "resume.json", "application/json")
    reading = read_document(data, screened.media_type)
    guess = classify(reading)
    assert (screened.media_type, guess.kind) == (JSON, "resume")
    facts = extract(uuid4(), reading, guess.kind)
    assert all(reading.text[f.evidence.start : f.evidence.end] == f.evidence.quote for f in facts)
    return facts


def values(resume: dict[str, Any], type_: str) -> list[Any]:
    return [fact.value for fact in facts_in(resume) if fact.type == type_]


@given(persons)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_exported_and_read_back_has_the_same_values(facts: list[Fact]) -> None:
    resume = to_json_resume(facts)
    if set(resume) <= {"interests", "references"}:
        return  # nothing of a career: not accepted as a résumé
    assert parse_json_resume(json.dumps(resume)) == resume
    back = facts_in(resume)
    assert values_by_entry(back) == values_by_entry(facts)
    assert to_json_resume(back) == resume


def test_an_ongoing_job_has_no_end() -> None:
    resume = {"work": [{"name": "Havenlicht BV", "position": "Engineer", "startDate": "2020-02"}]}
    assert values(resume, "work.end") == [{"date": None, "precision": None, "ongoing": True}]
    assert to_json_resume(facts_in(resume)) == resume
    dated = resume | {"meta": {"lastModified": "2026-03-05T10:00:00Z"}}
    assert values(dated, "work.end") == [{"date": "2026-03-05", "precision": "day", "ongoing": True}]
    spoken = {"work": [resume["work"][0] | {"endDate": "Present"}]}
    assert to_json_resume(facts_in(spoken)) == resume


def test_the_name_of_a_group_is_no_skill() -> None:
    skills = [{"name": "Databases", "level": "Master", "keywords": ["PostgreSQL", "Redis"]}, {"name": "Python"}]
    assert values({"skills": skills}, "skill") == ["PostgreSQL", "Redis", "Python"]
    levels = values({"skills": skills}, "skill.level")
    assert sorted(level["skill"] for level in levels) == ["PostgreSQL", "Redis"]
    assert {level["level"] for level in levels} == {"expert"}


def test_a_wish_is_none_of_the_summary() -> None:
    facts = facts_in({"basics": {"summary": "Engineer for ten years. I want to learn Rust. Based in Delft."}})
    assert [(fact.type, fact.holding) for fact in facts] == [
        ("summary", "held"), ("intent", "intent"), ("summary", "held"),
    ]  # fmt: skip


def test_claims_in_highlights_are_read() -> None:
    highlights = ["Led a team of six engineers", "Cut costs by 28 %"]
    found = {fact.type for fact in facts_in({"work": [{"name": "Havenlicht", "highlights": highlights}]})}
    assert {"leadership", "achievement", "work.bullet"} <= found


@pytest.mark.parametrize("written", ["", "soon", "2020-13", "2020-02-31", "20", "1/2020"])
def test_what_is_no_date_gives_no_fact(written: str) -> None:
    assert values({"work": [{"name": "Havenlicht", "startDate": written}]}, "work.start") == []


def test_null_counts_as_absent_and_unknown_fields_are_left_alone() -> None:
    basics = {"name": "Noor Haddad", "email": None, "profiles": None, "x-mood": [{"a": 1}], "url": "not a link"}
    facts = facts_in({"basics": basics, "work": None, "$schema": "https://example.org/schema"})
    assert {fact.type for fact in facts} - {"document.summary"} == {"name.given", "name", "name.family"}


def test_the_file_may_stand_on_one_line_with_escapes() -> None:
    data = b'{"basics":{"name":"Jos\\u00e9 \\"Pepe\\" Haddad"},"skills":[{"name":"C\\/C++"}]}'
    reading = read_document(data, JSON)
    assert len(reading.lines) > 5
    facts = {fact.type: fact for fact in extract(uuid4(), reading, "resume")}
    assert facts["name"].value == 'José "Pepe" Haddad'
    assert facts["name"].evidence.quote == 'José \\"Pepe\\" Haddad'
    assert facts["skill"].value == "C/C++"


def test_positions_of_json() -> None:
    text = ' {"a": [1, "b\\n", {}, []], "c": {"d": null}} '

    def check(node: Node, value: Any) -> None:
        inside = text[node.start : node.end]
        assert json.loads(f'"{inside}"' if isinstance(value, str) else inside) == value
        parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for name, part in parts:
            check(node.value[name], part)

    check(parse(text), json.loads(text))
    for broken in ("", "{", '{"a" 1}', "[1 2]", "[1,]x", "{}{}"):
        with pytest.raises(ValueError):
            parse(broken)


@NO_DATA
def test_what_is_exported_fits_the_official_schema() -> None:
    schema = json.loads((DATA / "schema_schema.json").read_text())
    for name in ("sample.resume.json", "complete-resume.json", "new-grad.resume.json"):
        resume = json.loads((DATA / name).read_text())
        facts = facts_in(resume)
        assert len(facts) > 40
        exported = to_json_resume(facts)
        assert list(Draft7Validator(schema).iter_errors(exported)) == []
        assert len(exported["work"]) == len(resume["work"])
        assert values_by_entry(facts_in(exported)) == values_by_entry(facts)
