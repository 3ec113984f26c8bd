"""Words that are near in meaning, and what no nearness may join."""

import pytest

from services.knowledge_graph.joining.alignment import align
from services.knowledge_graph.joining.paraphrases import Statement, relations, statement
from services.knowledge_graph.joining.statement_places import Told
from services.knowledge_graph.joining.word_nearness import NEAR, family_nearness, nearness
from shared.schemas.fact_types import FactType
from tests.services.knowledge_graph.building import id_of


def said(name: str, text: str, entry: str | None = None) -> Statement:
    told = Told(frozenset(), False, text)
    made = statement(name, FactType.WORK_BULLET, "held", entry, [id_of(name)], told)
    assert made is not None
    return made


def relation(one: str, other: str, entry: str | None = None) -> str:
    found = relations([said("a", one, entry), said("b", other, entry)])
    return "different" if not found else "conflict" if found[0].is_conflict else "duplicate"


@pytest.mark.parametrize(("one", "other"), [("move", "relocation"), ("worth", "value"), ("shop", "store")])
def test_words_that_are_near(one: str, other: str) -> None:
    assert NEAR <= nearness(one, other) <= 1
    assert nearness(one, other) == nearness(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("buy", "sell"),
        ("weekly", "monthly"),
        ("teachers", "students"),
        ("frontend", "backend"),
        ("increase", "decrease"),
        ("piano", "violin"),
        ("wartung", "reparatur"),
        ("xqzzt", "xqzzu"),
    ],
)
def test_words_that_occur_alike_are_kept_apart(one: str, other: str) -> None:
    assert nearness(one, other) == 0


def test_stems_of_one_family() -> None:
    assert family_nearness("pilot", "pilota") > 0
    assert (
        family_nearness("contra", "contro") == family_nearness("car", "card") == family_nearness("form", "format") == 0
    )


def test_a_name_is_near_no_other_name() -> None:
    assert not align("Opened the branch in Germany", "Opened the branch in France").near
    assert align("Led the move to a new site", "The relocation to the new site").near


def test_the_order_of_two_texts_only_turns_the_result_around() -> None:
    one, other = "Led the move to a new building", "The relocation to the new premises"
    ours, theirs = align(one, other), align(other, one)
    assert ours.weight == theirs.weight
    assert (ours.ours, ours.theirs) == (theirs.theirs, theirs.ours)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (
            "Led the move to a new building without a day of closure",
            "The relocation to the new building was managed with no closing day at all",
            "duplicate",
        ),
        ("Supervise a staff of 18 in the clinic", "She leads her 18 staff with patience", "duplicate"),
        (
            "Established a participant panel of 2,500 volunteers",
            "The volunteer panel has grown into a pool of 3,100 participants",
            "conflict",
        ),
        (
            "Introduced statistical process control for 12 machines",
            "Introduced predictive maintenance for 12 machines",
            "different",
        ),
        ("Increased travel costs in the north by 15%", "Reduced travel costs in the north by 15%", "different"),
        ("Closed the project with critical findings", "Closed the project without critical findings", "different"),
    ],
)
def test_statements_of_one_job(one: str, other: str, wanted: str) -> None:
    assert relation(one, other, "job") == relation(other, one, "job") == wanted
