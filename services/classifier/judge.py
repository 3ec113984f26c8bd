"""What a file is, in all: rules, then its meaning where they are in doubt, then the documents in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.classifier.parts import Part, main_kind, parts_of
from services.classifier.rules import Guess, classify, classify_with
from shared.schemas.reading import Reading

ASK_BELOW = 0.95
"""Rules that are surer than this are hardly ever wrong: of 888 documents of the development half, a fit to the others
was so sure of, and wrong about, 4."""

Opinion = Callable[[str], Mapping[str, float] | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """The kind of the file as a whole, and the documents in it (one, mostly)."""

    guess: Guess
    parts: tuple[Part, ...]


def needs_second_opinion(reading: Reading, guess: Guess) -> bool:
    """Whether the rules are in doubt about a text that is long enough and speaks to no machine."""
    return 0 < guess.confidence < ASK_BELOW and "possible_injection" not in reading.warnings


def judge(reading: Reading, opinion: Opinion | None = None) -> Judged:
    """Judge a file. `opinion` is asked only where the rules are in doubt, and gives None where there is no model.

    Pure apart from `opinion`: the same reading and the same opinion give the same result.
    """
    guess = classify(reading)
    if opinion is not None and needs_second_opinion(reading, guess):
        second = opinion(reading.text)
        if second is not None:
            guess = classify_with(reading, second)
    parts = parts_of(reading, guess)
    return Judged(main_kind(guess, parts), parts)
