"""What a file is, in all: rules, then likeness to descriptions where they are unsure, then the documents in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from services.classifier.parts import Part, main_kind, parts_of
from services.classifier.rules import UNSURE_BELOW, Guess, classify, classify_with
from shared.schemas.reading import Reading

Similar = Callable[[str], Mapping[str, float] | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """The kind of the file as a whole, and the documents in it (one, mostly)."""

    guess: Guess
    parts: tuple[Part, ...]


def needs_second_opinion(reading: Reading, guess: Guess) -> bool:
    """Whether the rules are unsure of a text that is long enough and speaks to no machine."""
    return guess.kind == "unsure" and guess.confidence > 0 and "possible_injection" not in reading.warnings


def judge(reading: Reading, similar: Similar | None = None) -> Judged:
    """Judge a file. `similar` is asked only where the rules are unsure, and gives None where there is no model.

    Pure apart from `similar`: the same reading and the same similarities give the same result.
    """
    guess = classify(reading)
    if similar is not None and needs_second_opinion(reading, guess):
        similarities = similar(reading.text)
        if similarities is not None:
            second = classify_with(reading, similarities)
            guess = second if second.confidence >= UNSURE_BELOW else replace(guess, confidence=second.confidence)
    parts = parts_of(reading, guess)
    return Judged(main_kind(guess, parts), parts)
