"""The public form of a fact: its versions, what is refused, and that every fact the platform reads has one."""

import copy
import hashlib
import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from examples.truth import truth
from services.extractor.extract import extract
from services.ingest.reading.read import DOCX, PDF, TEXT, read_document
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact, Fact
from shared.schemas.resume_item.files import (
    EXPORTED,
    GOLDEN,
    VERSIONS,
    exported_schemas,
    schema_problems,
    write_schemas,
)
from shared.schemas.resume_item.item import ResumeItem
from shared.schemas.resume_item.making import item_of_fact, item_of_person
from shared.schemas.resume_item.upcast import ItemInvalid, parse_item, v0_2_to_v1_0
from shared.schemas.resume_item.values import SHAPES, check_value, shape_name

FROZEN_V0_2 = "2a9a2da876407fa3cb809b77a10e3c753732f85dbb4ed9d3d3364ebe52494982"
EXAMPLES = tuple(sorted(GOLDEN.glob("*.json")))
MEDIA_TYPES = {".pdf": PDF, ".docx": DOCX, ".txt": TEXT}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def data_of(path: Path) -> Any:
    return json.loads(path.read_bytes())


def validator(version: str) -> Draft202012Validator:
    schema = json.loads((EXPORTED / f"resume_item.v{version}.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


V1 = validator("1.0")


def test_the_checked_in_schemas_are_what_the_classes_say() -> None:
    assert schema_problems() == []


def test_the_first_published_version_is_frozen() -> None:
    content = (EXPORTED / "resume_item.v0.2.json").read_bytes()
    assert hashlib.sha256(content).hexdigest() == FROZEN_V0_2
    assert set(json.loads(content)["properties"]) == {
        "type", "value", "raw", "entry", "subject", "evidence", "confidence", "version", "status", "visibility",
    }  # fmt: skip


def test_stale_frozen_and_incompatible_schemas_are_told(tmp_path: Path) -> None:
    assert write_schemas(tmp_path) == sorted(exported_schemas())
    assert write_schemas(tmp_path) == schema_problems(tmp_path) == []
    (tmp_path / "resume_item.v0.2.json").write_text("{}")
    newer = json.loads((tmp_path / "resume_item.v1.0.json").read_bytes())
    newer["required"].append("section")
    (tmp_path / "resume_item.v1.1.json").write_text(json.dumps(newer))
    assert write_schemas(tmp_path) == []
    told = schema_problems(tmp_path)
    assert [problem.partition(":")[0] for problem in told] == [
        "resume_item.v0.2.json", "resume_item.v1.1.json", "resume_item.v1.1.json, against resume_item.v1.0.json",
    ]  # fmt: skip
    assert "became required" in told[2]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_valid_and_comes_back_as_it_was(path: Path) -> None:
    data = data_of(path)
    assert list(validator(data["version"]).iter_errors(data)) == []
    item = parse_item(data)
    assert parse_item(item.model_dump(mode="json")) == item
    if data["version"] == ResumeItem.VERSION:
        assert item.model_dump(mode="json", exclude_unset=True) == data


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("resume_item.v0.2.*.json")), ids=lambda path: path.stem)
def test_an_older_item_becomes_its_committed_expectation(path: Path) -> None:
    before = data_of(path)
    after = parse_item(before)
    expected = data_of(path.with_name(path.name.replace("v0.2", "v1.0")))
    assert after == parse_item(expected)
    untouched = copy.deepcopy(before)
    v0_2_to_v1_0(before)
    assert before == untouched


def test_the_example_of_the_documentation_is_one() -> None:
    page = (Path(__file__).parents[4] / "docs" / "resume-item.md").read_text(encoding="utf-8")
    data = json.loads(page.split("```json\n")[1].split("```")[0])
    assert set(data) == set(ResumeItem.model_fields)
    assert parse_item(data).type == "work.end"
    assert V1.is_valid(data)


def test_every_version_has_examples() -> None:
    assert {data_of(path)["version"] for path in EXAMPLES} == {item.VERSION for item in VERSIONS}


@given(JSON)
@settings(max_examples=60, deadline=None)
def test_data_of_any_shape_is_refused_without_repeating_it(data: Any) -> None:
    with pytest.raises(ItemInvalid):
        parse_item(data)
    for version in ("0.2", "1.0", "7.0"):
        with pytest.raises(ItemInvalid) as caught:
            parse_item({"version": version, "type": "name", "raw": data, "value": data, "evidence": "Zanzibarian"})
        assert "Zanzibarian" not in str(caught.value)


@given(st.sampled_from(EXAMPLES), st.data())
@settings(max_examples=80, deadline=None)
def test_unknown_fields_are_ignored_and_missing_ones_judged_alike(path: Path, data: st.DataObject) -> None:
    example = data_of(path)
    item = parse_item(example)
    assert parse_item(example | {"x_new": {"a": [1]}}) == item
    del example[data.draw(st.sampled_from(sorted(set(example) - {"version"})))]
    schema = validator(example["version"])
    try:
        parse_item(example)
    except ItemInvalid:
        assert not schema.is_valid(example)
    else:
        assert schema.is_valid(example)


def test_every_type_has_a_shape() -> None:
    named = [type_ for shape in SHAPES for type_ in shape.types]
    assert sorted(named) == sorted(FactType), "give a new type its row in shared/schemas/resume_item/values.py"


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("work.start", "2020"),
        ("work.start", {"date": "2020", "precision": "month", "ongoing": False}),
        ("work.end", {"date": None, "precision": None, "ongoing": False}),
        ("work.employer", {"name": "Havenlicht"}),
        ("work.employer", ""),
        ("language", {"name": "Dutch"}),
        ("skill.level", {"skill": "Go", "level": None}),
        ("job.salary", {"min": "a lot", "max": None, "currency": None, "period": None}),
        ("achievement", {"value": "forty"}),
        ("achievement", {"value": True}),
    ],
)
def test_a_value_of_another_shape_is_refused(type_: str, value: Any) -> None:
    with pytest.raises(ValueError, match="shape"):
        check_value(type_, value)
    item = data_of(GOLDEN / "resume_item.v1.0.minimal.json") | {"type": type_, "value": value}
    with pytest.raises(ItemInvalid):
        parse_item(item)


def test_types_that_come_later_may_have_any_value() -> None:
    assert shape_name("work.mood") is None
    item = data_of(GOLDEN / "resume_item.v1.0.minimal.json") | {"type": "work.mood", "value": {"a": [1, None]}}
    assert parse_item(item).value == {"a": [1, None]}
    assert V1.is_valid(item)


def facts_of_samples() -> list[Fact]:
    facts: list[Fact] = []
    for name, sample in truth()["documents"].items():
        path = Path(__file__).parents[4] / "examples" / "documents" / name
        reading = read_document(path.read_bytes(), MEDIA_TYPES[path.suffix])
        facts += extract(uuid5(NAMESPACE_OID, name), reading, sample["kind"])
    return facts


def test_every_fact_of_the_sample_documents_has_a_public_form() -> None:
    facts = facts_of_samples()
    assert len(facts) > 200
    for number, fact in enumerate(facts):
        item = item_of_fact(fact)
        assert (item.id, item.type, item.raw, item.value) == (str(fact.id), fact.type, fact.text, fact.value)
        if number % 10 == 0:
            assert V1.is_valid(item.model_dump(mode="json"))


def test_an_older_item_gets_the_id_that_the_extractor_gives() -> None:
    made = [fact for fact in facts_of_samples() if fact.type != FactType.DOCUMENT_SUMMARY]
    for fact in made[:60]:
        older = {
            "version": "0.2", "type": fact.type, "value": fact.value, "raw": fact.text, "subject": fact.subject,
            "entry": str(fact.entry_id) if fact.entry_id else None, "confidence": fact.confidence,
            "evidence": {
                "document": str(fact.evidence.document_id), "page": fact.evidence.page,
                "start": fact.evidence.start, "end": fact.evidence.end, "quote": fact.evidence.quote,
            },
        }  # fmt: skip
        assert parse_item(older).id in (str(fact.id), str(item_of_fact(fact).id))


def test_a_fact_of_several_documents_keeps_every_place() -> None:
    one, other = facts_of_samples()[:2]
    fact = CanonicalFact(
        id="ab" * 32, keys=("ab" * 32,), type=one.type, text=one.text, value=one.value,
        evidence=(one.evidence, other.evidence), confidence=0.9, status="approved", author_roles=("manager",),
    )  # fmt: skip
    item = item_of_person(fact)
    assert len(item.evidence) == 2
    assert (item.status, item.author_roles, item.extractor) == ("approved", ("manager",), None)
