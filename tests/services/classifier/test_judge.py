"""A second opinion where the rules are in doubt, and never against a hostile or empty text."""

from collections.abc import Sequence

import pytest

from services.classifier.evidence import KINDS
from services.classifier.fitted import fitted_directions
from services.classifier.judge import judge, needs_second_opinion
from services.classifier.rules import classify
from services.classifier.sentence_opinion import SentenceOpinion
from tests.services.extractor.plain_text import reading_of

DOUBTFUL = """\
Drummer for a function band, two or three weddings a month, 180 each. Own kit. Rehearsals in Leeds, Thursdays. A clip
says more than words.
"""


@pytest.fixture(autouse=True)
def _hard_to_please(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fit may turn any text from unsure to sure; with a threshold this high, `DOUBTFUL` stays what it is called.

    What an opinion is worth is measured and may change, too; here it is enough to decide.
    """
    monkeypatch.setattr("services.classifier.rules.OPINION_WEIGHT", 12.0)
    monkeypatch.setattr("services.classifier.rules.UNSURE_BELOW", 0.98)
    monkeypatch.setattr("services.classifier.judge.ASK_BELOW", 1.0)


class _Towards:
    """Every text lies in the direction of one kind."""

    def __init__(self, kind: str) -> None:
        directions = fitted_directions()
        others = [directions[other] for other in KINDS if other != kind]
        *mean, _ = (sum(column) / len(others) for column in zip(*others, strict=True))
        apart = [own - other for own, other in zip(directions[kind], mean, strict=False)]
        length = sum(value * value for value in apart) ** 0.5
        self._vector = [value / length for value in apart]

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [list(self._vector) for _ in texts]


def _opinion_for(kind: str) -> SentenceOpinion:
    return SentenceOpinion(lambda: _Towards(kind))


def test_the_rules_are_unsure_of_this() -> None:
    reading = reading_of(DOUBTFUL)
    assert needs_second_opinion(reading, classify(reading))
    assert judge(reading).guess.kind == "unsure"
    assert judge(reading, SentenceOpinion(lambda: None).logits) == judge(reading)


@pytest.mark.parametrize("kind", KINDS)
def test_the_meaning_decides(kind: str) -> None:
    guess = judge(reading_of(DOUBTFUL), _opinion_for(kind).logits).guess
    assert guess.kind == kind
    assert guess.reasons[0] == "meaning"


def test_a_recorded_answer_gives_the_same_without_a_model() -> None:
    recorded = _opinion_for("job_ad").logits(DOUBTFUL)
    assert recorded is not None
    live = judge(reading_of(DOUBTFUL), _opinion_for("job_ad").logits)
    assert judge(reading_of(DOUBTFUL), lambda _: recorded) == live


@pytest.mark.parametrize("text", ["", "resume", "Résumé\n", "experience education skills"])
def test_next_to_nothing_is_no_resume(text: str) -> None:
    assert judge(reading_of(text), _opinion_for("resume").logits).guess.kind != "resume"


def test_a_text_that_speaks_to_machines_gets_no_second_opinion() -> None:
    reading = reading_of(DOUBTFUL).model_copy(update={"warnings": ("possible_injection",)})
    guess = judge(reading, _opinion_for("resume").logits).guess
    assert guess.kind in ("unsure", "other")
    assert "meaning" not in guess.reasons
