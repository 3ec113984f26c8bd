"""What items of lists of skills mean: what names decide, what a search finds, and what is believed of it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.skills.mapping import item_search
from shared.skills.mapping.item_search import HIGH, LOW
from shared.skills.mapping.listed_items import ListedItem
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mapping.skill_mapper import SkillMapper
from shared.skills.ontology.ontology import builtin_ontology


@pytest.fixture(scope="module")
def mapper() -> SkillMapper:
    return SkillMapper(SkillMatcher(builtin_ontology()))


def one(mapper: SkillMapper, item: str) -> ListedItem:
    (mapped,) = mapper.map_listed([item])
    return mapped


@pytest.mark.parametrize(
    ("item", "method"), [("Kubernetes", "exact"), ("K8s", "acronym"), ("Python 3.11", "normalised")]
)
def test_what_names_decide_is_not_searched(item: str, method: str) -> None:
    fresh = SkillMapper(SkillMatcher(builtin_ontology()))
    mapped = one(fresh, item)
    assert (mapped.method, mapped.searched, mapped.parts) == (method, None, ())
    assert fresh._made_search is None


@pytest.mark.parametrize(
    ("item", "concept_id", "method"),
    [
        ("kubernets", "cg:kubernetes", "fuzzy"),
        ("Bookkeeper", "cg:bookkeeping", "dense"),
        ("financial reports", "cg:financial-reporting", "dense"),
    ],
)
def test_the_same_words_in_another_form_are_found(mapper: SkillMapper, item: str, concept_id: str, method: str) -> None:
    mapped = one(mapper, item)
    assert (mapped.concept_id, mapped.method) == (concept_id, method)
    assert mapped.searched is not None
    assert mapped.score >= LOW
    assert mapped.candidates[0].concept_id == concept_id
    assert (mapped.searched.assumption is None) <= (mapped.score >= HIGH)


@pytest.mark.parametrize("item", ["competitive", "credit", "vision", "market", "Channel Management", "remediation"])
def test_what_is_only_like_a_concept_stays_unmapped_with_candidates(mapper: SkillMapper, item: str) -> None:
    mapped = one(mapper, item)
    assert (mapped.concept_id, mapped.method, mapped.score) == (None, "unmapped", 0.0)
    assert len(mapped.candidates) == 3
    assert mapped.searched is not None
    assert not mapped.searched.passed
    assert mapped.searched.assumption is not None
    assert mapped.searched.assumption.startswith("unmapped: ")


def test_what_is_like_nothing_has_no_candidates(mapper: SkillMapper) -> None:
    mapped = one(mapper, "qqqq zzzz")
    assert (mapped.concept_id, mapped.candidates, mapped.parts) == (None, (), ())


def test_names_inside_an_item_are_found(mapper: SkillMapper) -> None:
    parts = one(mapper, "Kafka and Kubernetes for beginners").parts
    assert [(part.surface, part.concept_id) for part in parts] == [
        ("Kafka", "cg:kafka"),
        ("Kubernetes", "cg:kubernetes"),
    ]


def test_items_come_back_in_their_order_and_each_for_itself(mapper: SkillMapper) -> None:
    items = ["kubernets", "", "Python", "kubernets", "credit", "***"]
    together = mapper.map_listed(items)
    assert together == [one(mapper, item) for item in items]
    assert mapper.map_listed([]) == []


def test_neither_earlier_items_nor_threads_change_a_result(
    mapper: SkillMapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results are kept under a hash; those of a mapper that forgets at once are the same."""
    items = [f"{concept.name} {number}x" for number, concept in enumerate(builtin_ontology().concepts[:60])]
    kept = mapper.map_listed(items)
    monkeypatch.setattr(item_search, "MAX_KNOWN", 3)
    forgetful = SkillMapper(SkillMatcher(builtin_ontology()))
    assert list(_one_by_one(forgetful, reversed(items))) == kept[::-1]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda item: one(forgetful, item), items * 2)) == kept * 2
    assert len(forgetful._search()._known) <= 3


def _one_by_one(mapper: SkillMapper, items: Iterator[str]) -> Iterator[ListedItem]:
    return (one(mapper, item) for item in items)


def test_no_words_of_anybody_are_kept(mapper: SkillMapper) -> None:
    one(mapper, "Zanzibar schooner caulking")
    assert "schooner" not in repr(mapper._search()._known)
