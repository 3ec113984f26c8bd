"""What is wanted is never held, wherever it stands."""

import pytest

from services.extractor.phrases.intents import is_own_intent
from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

TEXT = """\
Ines Berg
ines@example.org

Objective
Data engineer with ten years of practice in banks. I want to learn Rust. Seeking a senior position in Berlin.

Experience

Data Engineer, Polder Software BV
2019 - 2024
- Moved the billing system to Kafka
- I want to learn Rust
- Want to move into management
- Launched a service that aims to cut waste
"""


def test_bullets() -> None:
    holding = {f.value: f.holding for f in facts_in(TEXT) if f.type == FactType.WORK_BULLET}
    assert holding == {
        "Moved the billing system to Kafka": "held",
        "I want to learn Rust": "intent",
        "Want to move into management": "intent",
        "Launched a service that aims to cut waste": "held",
    }


def test_objectives_and_summaries() -> None:
    facts = facts_in(TEXT)
    assert values(facts, FactType.SUMMARY) == ["Data engineer with ten years of practice in banks."]
    intents = [f for f in facts if f.type == FactType.INTENT]
    assert [f.value for f in intents] == ["I want to learn Rust.", "Seeking a senior position in Berlin."]
    assert {f.holding for f in intents} == {"intent"}


def test_nothing_held_says_rust() -> None:
    assert not [f for f in facts_in(TEXT) if f.holding == "held" and "Rust" in str(f.value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "I'd love to work with Kafka", "To obtain a position as a nurse", "Eager to learn Go",
        "My goal is to lead a team",
        "Ich möchte Rust lernen", "Je souhaite apprendre Rust", "Quiero aprender Rust", "Ik wil Rust leren",
        "Quero aprender Rust",
    ],
)  # fmt: skip
def test_wants(sentence: str) -> None:
    assert is_own_intent(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Helped people who want to learn English", "Built a search for tenants looking for flats",
        "Planned to budget and delivered on time", "Sought out suppliers in Asia", "Learning platform for nurses built",
    ],
)  # fmt: skip
def test_what_others_want_is_work(sentence: str) -> None:
    assert is_own_intent(sentence) == sentence.startswith("Learning")
