"""A second opinion where the rules are unsure, and never against a hostile or empty text."""

from collections.abc import Sequence

import pytest

from services.classifier.evidence import KINDS
from services.classifier.judge import judge, needs_second_opinion
from services.classifier.rules import classify
from services.classifier.zero_shot import DESCRIPTIONS, ZeroShot
from tests.services.extractor.plain_text import reading_of

UNSURE = """\
Drummer for a function band, two or three weddings a month, 180 each. Own kit. Rehearsals in Leeds, Thursdays. A clip
says more than words.
"""


@pytest.fixture(autouse=True)
def _hard_to_please(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fit may turn any text from unsure to sure; with a threshold this high, `UNSURE` stays what it is called.

    The weight of likeness is a measured one that may change, too; here it is enough to decide.
    """
    monkeypatch.setattr("services.classifier.rules.SIMILARITY_WEIGHT", 12.0)
    monkeypatch.setattr("services.classifier.rules.UNSURE_BELOW", 0.98)
    monkeypatch.setattr("services.classifier.judge.UNSURE_BELOW", 0.98)


class _Axes:
    """Vectors of one axis a kind: a description lies on its kind's axis, any other text on the axis of `kind`."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        of_text = {text: kind for kind, described in DESCRIPTIONS.items() for text in described}
        return [[1.0 if kind == of_text.get(text, self._kind) else 0.0 for kind in KINDS] for text in texts]


def test_the_rules_are_unsure_of_this() -> None:
    reading = reading_of(UNSURE)
    assert needs_second_opinion(reading, classify(reading))
    assert judge(reading).guess.kind == "unsure"
    assert judge(reading, ZeroShot(lambda: None).similarities).guess.kind == "unsure"


def test_likeness_to_a_description_decides() -> None:
    guess = judge(reading_of(UNSURE), ZeroShot(lambda: _Axes("job_ad")).similarities).guess
    assert guess.kind == "job_ad"
    assert guess.reasons[0] == "similar_to_description"


def test_a_recorded_answer_gives_the_same_without_a_model() -> None:
    recorded = ZeroShot(lambda: _Axes("job_ad")).similarities(UNSURE)
    assert recorded is not None
    live = judge(reading_of(UNSURE), ZeroShot(lambda: _Axes("job_ad")).similarities)
    assert judge(reading_of(UNSURE), lambda _: recorded) == live


@pytest.mark.parametrize("text", ["", "resume", "Résumé\n", "experience education skills"])
def test_next_to_nothing_is_no_resume(text: str) -> None:
    assert judge(reading_of(text), ZeroShot(lambda: _Axes("resume")).similarities).guess.kind != "resume"


def test_a_text_that_speaks_to_machines_gets_no_second_opinion() -> None:
    reading = reading_of(UNSURE).model_copy(update={"warnings": ("possible_injection",)})
    guess = judge(reading, ZeroShot(lambda: _Axes("resume")).similarities).guess
    assert guess.kind in ("unsure", "other")
    assert "similar_to_description" not in guess.reasons
