"""Which occupation a title's words speak for: multinomial naive Bayes over words and pairs of words."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from shared.skills.stems import stems

Scores = npt.NDArray[np.float64]

SMOOTHING = 0.05  # added to each count: titles are short, and most words of a title are new to most occupations
DESCRIPTION_WEIGHT = 0.3  # of a word of the description beside one of a title


class TitleWords:
    """Learnt from the titles and the description of each occupation, in one pass."""

    def __init__(self, titles: Sequence[Iterable[str]], descriptions: Sequence[str]) -> None:
        """`titles[i]` and `descriptions[i]` belong to the occupation at place i."""
        counts: dict[str, Counter[int]] = {}
        totals = np.zeros(len(titles))
        for place, (names, description) in enumerate(zip(titles, descriptions, strict=True)):
            own = Counter[str]()
            for name in names:
                own.update(_features(name))
            weighted = {feature: float(n) for feature, n in own.items()}
            for feature in _features(description):
                weighted[feature] = max(weighted.get(feature, 0.0), DESCRIPTION_WEIGHT)
            for feature, weight in sorted(weighted.items()):
                counts.setdefault(feature, Counter())[place] += weight  # type: ignore[assignment]
                totals[place] += weight
        self._size = len(titles)
        self._norm = np.log(totals + SMOOTHING * max(1, len(counts)))
        self._postings = {
            feature: (np.array(list(places), dtype=np.int32), np.log1p(np.array(list(places.values())) / SMOOTHING))
            for feature, places in counts.items()
        }

    def scores(self, title: str) -> Scores:
        """The log-likelihood of the title for each occupation, less that of the likeliest: 0 is the best."""
        found = np.zeros(self._size)
        for feature in _features(title):
            if (posting := self._postings.get(feature)) is not None:
                places, gain = posting
                found[places] += gain
                found -= self._norm
        return found - found.max() if self._size else found

    @property
    def span(self) -> float:
        """What one well-known word can make of a difference, to bring scores to a common measure."""
        return math.log1p(1 / SMOOTHING)


def _features(text: str) -> list[str]:
    words = stems(text)
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    # The last word of a title says what one is; those before it what for.
    return [*words, *pairs, f"{words[-1]}$"] if words else []
