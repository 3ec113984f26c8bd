"""Snapshots: equal content gives an equal hash, bytes lead back, and damage is noticed."""

import json

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.skills.ontology.concepts import CATEGORY_KINDS, Concept, Kind, Source
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.ontology import Ontology, builtin_ontology, problems

NAMES = st.text(min_size=1, max_size=12)
CONCEPTS = st.builds(
    Concept,
    id=st.uuids().map(lambda value: f"cg:{value}"),
    name=NAMES,
    category=st.sampled_from(sorted(CATEGORY_KINDS)),
    kind=st.sampled_from(Kind),
    aliases=st.lists(NAMES, max_size=3).map(tuple),
    onet_element_id=st.none() | st.just("2.A.1.a"),
    onet_commodity=st.none() | st.from_regex(r"\d{8}", fullmatch=True),
    hot=st.booleans(),
    in_demand=st.booleans(),
    ambiguous=st.lists(NAMES, max_size=2).map(tuple),
    needs_context=st.lists(NAMES, max_size=2).map(tuple),
    source=st.sampled_from(Source),
)


@given(st.lists(CONCEPTS, max_size=5, unique_by=lambda concept: concept.id), st.randoms())
@settings(max_examples=60, deadline=None)
def test_bytes_lead_back_to_the_same_hash(concepts: list[Concept], random):
    ontology = Ontology("test-1", concepts, "who made it")
    again = Ontology.from_bytes(ontology.to_bytes())
    assert again.concepts == ontology.concepts
    assert (again.version, again.attribution) == (ontology.version, ontology.attribution)
    random.shuffle(concepts)
    shuffled = Ontology("test-1", concepts, "who made it")
    assert again.content_hash == ontology.content_hash == shuffled.content_hash


def test_the_hash_tells_contents_apart():
    concept = Concept("cg:a", "A", "office")
    hashes = {
        Ontology("1", [concept]).content_hash,
        Ontology("2", [concept]).content_hash,
        Ontology("1", []).content_hash,
        Ontology("1", [Concept("cg:a", "A", "office", hot=True)]).content_hash,
    }
    assert len(hashes) == 4


def test_two_concepts_of_one_id_are_refused():
    with pytest.raises(OntologyError, match="duplicate_id"):
        Ontology("1", [Concept("cg:a", "A", "office"), Concept("cg:a", "B", "office")])


def packed(document: object) -> bytes:
    return zstandard.compress(json.dumps(document).encode())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "snapshot_damaged"),
        (b"not zstd at all", "snapshot_damaged"),
        (builtin_ontology().to_bytes()[:-40], "snapshot_damaged"),
        (packed([1]), "snapshot_damaged"),
        (packed({"format": 99}), "snapshot_format"),
        (packed({"format": 1, "version": "1", "attribution": "", "concepts": [{"id": "a"}]}), "snapshot_damaged"),
        (packed({"format": 1, "version": "1", "attribution": "", "concepts": [7]}), "snapshot_damaged"),
        (zstandard.compress(b"\0" * (129 * 1024 * 1024)), "snapshot_too_large"),
    ],
)
def test_a_damaged_snapshot_is_noticed(data: bytes, code: str):
    with pytest.raises(OntologyError) as caught:
        Ontology.from_bytes(data)
    assert caught.value.code == code


def test_relations_and_elements_can_be_looked_up():
    ontology = builtin_ontology()
    assert "cg:postgresql" in ontology.by_id
    assert "cg:ec2" in ontology.narrower["cg:aws"]
    assert [concept.id for concept in ontology.by_key["k8s"]] == ["cg:kubernetes"]


@pytest.mark.parametrize(
    ("concepts", "complaint"),
    [
        ([Concept("cg:a", "A", "wizardry")], "unknown category"),
        ([Concept("cg:a", "A", "office", broader="cg:b")], "does not exist"),
        (
            [Concept("cg:a", "A", "office", broader="cg:b"), Concept("cg:b", "B", "office", broader="cg:a")],
            "in a circle",
        ),
        ([Concept("cg:a", "A", "office"), Concept("cg:b", "a", "office")], "no context rule"),
        ([Concept("cg:a", "A", "office", ambiguous=("A",))], "without context words"),
        ([Concept("cg:a", "A", "office", cased=("X",))], "none of its names"),
        ([Concept("cg:a", "A", "office", aliases=("a",))], "stands twice"),
        ([Concept("cg:a", "…", "office")], "without letters"),
        (
            [Concept(f"cg:{id_}", id_, "office", onet_element_id="2.A.1.a") for id_ in "ab"],
            "belongs to 2 concepts",
        ),
    ],
)
def test_the_check_finds(concepts: list[Concept], complaint: str):
    assert any(complaint in problem for problem in problems(Ontology("1", concepts)))
