"""The labelled persons, and what joining must reach on those that it may be tuned to."""

import os
import tomllib
from itertools import combinations
from pathlib import Path
from uuid import uuid5

import pytest

from benchmarks.joining import as_markdown, measure
from benchmarks.joining_corpus.labels import FOLDER, HALVES, find, people, shared_person
from benchmarks.joining_score import Hits, Scores
from services.ingest.reading.sealed.pool import ReaderPool
from services.knowledge_graph.joining.paraphrases import relations, statement
from services.knowledge_graph.joining.statement_places import Told
from shared.schemas.fact_types import FactType
from tests.services.knowledge_graph.building import NAMESPACE

CROSSDOC = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data")) / "crossdoc"
GOAL = 0.90
PRECISION = 0.98
"""A wrong merge is worse than a missed one."""


@pytest.fixture(scope="module")
def development() -> Scores:
    with ReaderPool(size=1) as pool:
        return measure(people("development"), pool)


def test_the_halves_share_no_person_and_no_document() -> None:
    seen = [{text for person in people(half) for text in person.documents.values()} for half in HALVES]
    assert not seen[0] & seen[1]
    assert not {p.name for p in people("development")} & {p.name for p in people("held_out")}
    assert all(len(person.documents) >= 2 for half in HALVES for person in people(half))


def test_the_development_half(development: Scores) -> None:
    assert development.duplicates.f1 >= GOAL
    assert development.conflicts.missed == []
    assert development.conflicts.wrong == []
    assert development.intents.recall >= GOAL
    assert development.duplicates.precision >= PRECISION


@pytest.mark.skipif(not CROSSDOC.exists() and not os.environ.get("CI"), reason="the labelled documents are not there")
def test_the_shared_person_from_the_bytes_on() -> None:
    with ReaderPool(size=1) as pool:
        found = measure([shared_person(CROSSDOC)], pool)
    assert found.duplicates.f1 >= GOAL
    assert found.conflicts == Hits(right=2)
    assert found.intents == Hits(right=2)


@pytest.mark.parametrize("wanted", ["duplicates", "conflicts", "different"])
def test_pairs_of_sentences(wanted: str) -> None:
    pairs = tomllib.loads((FOLDER / "pairs.toml").read_text(encoding="utf-8"))["development"][wanted]
    wrong = [pair for pair in pairs if {_relation(*pair), _relation(*reversed(pair))} != {wanted}]
    assert len(wrong) <= len(pairs) // 6, wrong
    assert not [pair for pair in pairs if "conflicts" in (_relation(*pair), wanted) and wanted == "different"]


def _relation(one: str, other: str) -> str:
    types = (FactType.WORK_BULLET, FactType.REVIEW_ACCOMPLISHMENT)
    compared = [
        statement(name, type_, "held", None, [uuid5(NAMESPACE, name)], Told(frozenset(), False, text))
        for name, type_, text in zip("ab", types, (one, other), strict=True)
    ]
    found = relations([s for s in compared if s is not None])
    return "different" if not found else "conflicts" if found[0].is_conflict else "duplicates"


def test_words_are_found_whatever_their_lines() -> None:
    text = "Led a team\n  of six. Led a choir."
    assert find(text, "Led a team of six") == (0, 19)
    assert text[slice(*find(text, "Led a [choir]"))] == "choir"
    with pytest.raises(ValueError, match="2 places"):
        find(text, "Led a")


def test_the_page_says_what_is_missed() -> None:
    scores = Scores(Hits(1, missed=["a"]), Hits(1), Hits(0, wrong=["b"]))
    assert "1.00 / 0.50 / 0.67 (goal 0.90: missed) | 1 of 1 | 0 | 0 of 0 | 1 |" in as_markdown({"some": scores})
    assert [round(hits.f1, 2) for hits in (Hits(), Hits(2, ["x"], ["y", "z"]))] == [1.0, 0.57]


def test_no_document_is_joined_with_itself() -> None:
    for person in people("development"):
        for fact in person.same:
            assert all(one != other for one, other in combinations(fact, 2))
