"""What was fitted to documents: the weights of the rules, and what single words say of each kind.

Three files that `python -m benchmarks.classification_fit --write` makes of the development half of
`benchmarks/classification_corpus`, and a person reviews as any other change:

- `rules.toml`: the weight of each rule in logits, the head start of `other`, and the temperature of the softmax;
- `words.tsv`: a term and its weights for the kinds in the order of `KINDS`, in hundredths of a logit. A term is a word
  without its ending (the first `STEM` letters) or two words in a row, and stands in several documents, so that none
  gives a document away;
- `directions.tsv`: a row for each dimension of all-MiniLM-L6-v2's vectors, and a last one for the head start, with the
  weights for the kinds in hundredths of a logit.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

RULES_FILE, WORDS_FILE, DIRECTIONS_FILE = "rules.toml", "words.tsv", "directions.tsv"
STEM = 6  # letters: cuts off most endings of the ten languages, and leaves most words apart
MAX_WORDS = 1_500  # of a document that are looked at: what a document is shows in its first pages
_HUNDREDTHS = 100.0
_KINDS: tuple[str, ...] = ("resume", "job_ad", "performance_review", "cover_letter", "other")
"""The order of the columns, which is that of `services.classifier.evidence.KINDS`."""


@dataclass(frozen=True, slots=True)
class FittedRules:
    """Weights in logits by name of the rule."""

    weights: Mapping[str, float]
    head_start_of_other: float
    temperature: float


@cache
def fitted_rules() -> FittedRules:
    """The weights as they were written; read once a process."""
    read = tomllib.loads(_text(RULES_FILE))
    return FittedRules(read["weights"], read["head_start_of_other"], read["temperature"])


@cache
def fitted_words() -> Mapping[str, tuple[float, ...]]:
    """Term to its weights in logits, in the order of the kinds; read once a process, in some 10 ms."""
    rows = (line.split("\t") for line in _text(WORDS_FILE).splitlines() if not line.startswith("# "))
    return {term: tuple(int(value) / _HUNDREDTHS for value in values) for term, *values in rows}


@cache
def fitted_directions() -> Mapping[str, tuple[float, ...]]:
    """Kind to its weights in logits, one for each dimension of a sentence vector and the head start last."""
    rows = [line.split("\t") for line in _text(DIRECTIONS_FILE).splitlines() if not line.startswith("# ")]
    columns = zip(*rows, strict=True)
    return {
        kind: tuple(int(value) / _HUNDREDTHS for value in column) for kind, column in zip(_KINDS, columns, strict=True)
    }


def terms_of(words: Sequence[str]) -> Iterator[str]:
    """The different terms of folded words, in the order in which they come first; numbers are none."""
    first = [word for word in words[:MAX_WORDS] if not word.isdigit()]
    stems = (word[:STEM] for word in first)
    pairs = (f"{left} {right}" for left, right in pairwise(first))
    yield from dict.fromkeys((*stems, *pairs))


def said_by_words(words: Sequence[str]) -> tuple[float, ...]:
    """What the words say of each of the kinds, in logits: the sum over their terms by the root of how many there are.

    The root is between a sum, which would make long documents too sure, and a mean, in which a telling word drowns.
    """
    table = fitted_words()
    rows = [row for term in terms_of(words) if (row := table.get(term)) is not None]
    if not rows:
        return (0.0,) * len(_KINDS)
    root = math.sqrt(len(rows))
    return tuple(math.fsum(column) / root for column in zip(*rows, strict=True))


def _text(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
