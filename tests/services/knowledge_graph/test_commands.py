"""What the person says about facts."""

from typing import Any

import pytest

from services.knowledge_graph.front_door.commands import apply_commands, value_is_valid
from services.knowledge_graph.front_door.fold import fold
from services.knowledge_graph.front_door.inputs import Inputs
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from tests.services.knowledge_graph.building import Document, date, edit


def disagreeing() -> tuple[CanonicalFact, CanonicalFact]:
    a, b = Document("a"), Document("b")
    a.job("Acme", "Engineer", "2018-02")
    b.job("Acme", "Senior Engineer", "2018-02")
    found = fold(Inputs((a.input(1), b.input(2)))).facts
    one, other = (fact for fact in found if fact.type == FactType.WORK_TITLE)
    return one, other


def test_later_commands_overrule_earlier_ones() -> None:
    fact, _ = disagreeing()
    (after,), _ = apply_commands([fact.model_copy(update={"conflicts_with": ()})],
                                 [edit(2, "approve", fact.keys), edit(1, "reject", fact.keys)])  # fmt: skip
    assert after.status == "approved"


def test_a_correction_keeps_what_was_read() -> None:
    fact = disagreeing()[0].model_copy(update={"conflicts_with": ()})
    commands = [edit(1, "correct", fact.keys, "Architect"), edit(2, "correct", fact.keys, "Chief Architect")]
    (after,), outcomes = apply_commands([fact], commands)
    assert (after.value, after.text, after.corrected_from) == ("Chief Architect", "Chief Architect", "Engineer")
    assert {outcome.outcome for outcome in outcomes.values()} == {"accepted"}


def test_holding_one_side_settles_a_contradiction() -> None:
    one, other = disagreeing()
    (kept, left), _ = apply_commands([one, other], [edit(1, "approve", one.keys)])
    assert (kept.status, left.status) == ("approved", "superseded")


def test_refusals_have_codes() -> None:
    fact, other = disagreeing()
    gone, invalid = edit(1, "approve", ["f" * 64]), edit(2, "correct", fact.keys, {"date": "2020"})
    after, outcomes = apply_commands([fact, other], [gone, invalid])
    assert after == (fact, other)
    assert outcomes[gone.event_id].code == "fact_gone"
    assert outcomes[gone.event_id].outcome == "refused"
    assert outcomes[invalid.event_id].code == "value_invalid"


@pytest.mark.parametrize(
    ("type_", "value", "valid"),
    [
        (FactType.WORK_START, date("2020-02"), True),
        (FactType.WORK_START, date(None, ongoing=True), True),
        (FactType.WORK_START, {"date": "2020-02", "precision": "year"}, False),
        (FactType.WORK_START, "2020", False),
        (FactType.EMAIL, "a@b.example", True),
        (FactType.EMAIL, "nobody", False),
        (FactType.PHONE, "+4915112345678", True),
        (FactType.PHONE, "0151", False),
        (FactType.LANGUAGE, {"name": "Dutch", "level": None}, True),
        (FactType.LANGUAGE, "Dutch", False),
        (FactType.ACHIEVEMENT, {"metric": "cost", "value": 12, "unit": "%", "direction": "down"}, True),
        (FactType.ACHIEVEMENT, {"metric": "cost", "value": "much"}, False),
        (FactType.WORK_TITLE, "  ", False),
        (FactType.WORK_TITLE, "x" * 3000, False),
        (FactType.WORK_TITLE, 7, False),
        (FactType.SKILL_LEVEL, {"skill": "Go", "level": "expert"}, True),
        (FactType.REVIEW_PERIOD, {"start": date("2025-01"), "end": date("2025-12")}, True),
        (FactType.REVIEW_PERIOD, {"start": "2025", "end": None}, False),
    ],
)
def test_values(type_: FactType, value: Any, valid: bool) -> None:
    assert value_is_valid(type_, value) is valid
