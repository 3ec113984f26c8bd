"""Duplicate keys: equal for statements that say the same, different for all others."""

import hashlib

from services.knowledge_graph.canonical_json import canonical_json, content_hash
from services.knowledge_graph.joining.keys import KeyedFact, keyed
from shared.schemas.fact_types import FactType
from tests.services.knowledge_graph.building import Document


def keys(document: Document) -> dict[str, str]:
    return {found.fact.text: found.key for found in keyed(document.facts)}


def one(document: Document, type_: str) -> KeyedFact:
    return next(found for found in keyed(document.facts) if found.fact.type == type_)


def test_a_key_is_the_hash_of_what_the_page_says() -> None:
    document = Document("a")
    document.add(FactType.SKILL, "Node.js")
    expected = hashlib.sha256(canonical_json(["person", "skill", [], "nodejs"]).encode()).hexdigest()
    assert keys(document) == {"Node.js": expected}
    assert content_hash(["person", "skill", [], "nodejs"]) == expected


def test_spelling_of_the_entry_does_not_matter() -> None:
    a, b = Document("a"), Document("b")
    a.job("Acme GmbH", "Sr. Engineer", "2018-02", None, "Built a thing.")
    b.job("ACME", "Senior Engineer", "2018-02", None, "Built a thing")
    assert [k.key for k in keyed(a.facts)] == [k.key for k in keyed(b.facts)]


def test_the_start_year_joins_only_where_an_entry_repeats() -> None:
    once, twice = Document("once"), Document("twice")
    once.job("Acme", "Engineer", "2018")
    twice.job("Acme", "Engineer", "2018")
    twice.job("Acme", "Engineer", "2022")
    employers = [k.key for k in keyed(twice.facts) if k.fact.type == FactType.WORK_EMPLOYER]
    assert len(set(employers)) == 2
    assert one(once, FactType.WORK_EMPLOYER).key not in employers


def test_an_intent_has_a_key_of_its_own() -> None:
    document = Document("a")
    held = document.add(FactType.SKILL, "Rust")
    wanted = document.add(FactType.SKILL, "Rust", holding="intent")
    found = {k.fact.id: k.key for k in keyed(document.facts)}
    assert found[held.id] != found[wanted.id]


def test_present_is_one_value_whatever_the_date_of_the_document() -> None:
    older, newer = Document("older"), Document("newer")
    older.job("Acme", "Engineer", "2018", "2019-05", ongoing=True)
    newer.job("Acme", "Engineer", "2018", "2024-05", ongoing=True)
    assert one(older, FactType.WORK_END).key == one(newer, FactType.WORK_END).key


def test_facts_about_a_job_have_no_key() -> None:
    document = Document("ad", "job_ad")
    document.add(FactType.JOB_TITLE, "Engineer", subject="job")
    assert keyed(document.facts) == ()


def test_an_unknown_type_has_a_key_too() -> None:
    document = Document("a")
    document.add("patent.number", "US 1,234", {"number": "US 1,234", "year": 2020})  # type: ignore[arg-type]
    assert len(keys(document)) == 1
