"""What the words and letters of a title say of the occupation: naive Bayes over pieces of all titles.

A title of one word in another form, or of words that no single title has together, is still evidence: each piece
says how much oftener it stands in the titles of one occupation than in those of all.
"""

import math
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from shared.skills.normalise import key_of
from shared.skills.retrieval.lexical import char_grams
from shared.skills.stems import stems

Scores = npt.NDArray[np.float64]
Weighted = tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]  # places of pieces, and their weights

GRAM_SIZES = (3, 4, 5)
# Weight of what all occupations have in common, in titles (Dirichlet's prior; Zhai and Lafferty, "A Study of
# Smoothing Methods for Language Models Applied to Information Retrieval", 2004). Chosen as docs/skills.md says.
PRIOR = 30.0
LEAST_TITLES = 2  # that a piece stands in; a piece of one title says nothing that the title itself does not


def word_pieces(title: str) -> list[str]:
    """The distinct words, stems, pairs of neighbouring stems, and the first and last stem of a title."""
    words, roots = key_of(title).split(), stems(title)
    pieces = [f"w {word}" for word in words] + [f"s {root}" for root in roots]
    pieces += [f"b {one} {other}" for one, other in pairwise(roots)]
    if roots:
        pieces += [f"f {roots[0]}", f"h {roots[-1]}"]
    return list(dict.fromkeys(pieces))


def letter_pieces(title: str) -> list[str]:
    """The distinct 3- to 5-grams of a title's words."""
    return list(dict.fromkeys(char_grams(title, GRAM_SIZES)))


class WeightedPieces:
    """The pieces of titles, weighted by inverse document frequency and brought to length 1.

    So a long title counts no more than a short one. `size`: how many pieces are known.
    """

    def __init__(self, titles: Sequence[str], pieces_of: Callable[[str], list[str]]) -> None:
        """Learns the pieces that stand in `LEAST_TITLES` of the titles, and how rare they are."""
        self._pieces_of = pieces_of
        frequency = Counter(piece for title in titles for piece in pieces_of(title))
        known = [piece for piece, count in frequency.items() if count >= LEAST_TITLES]
        self._places = {piece: place for place, piece in enumerate(known)}
        self._idf = [math.log(len(titles) / frequency[piece]) + 1 for piece in known]
        self.size = len(known)

    def of(self, title: str) -> Weighted:
        """The known pieces of a title, in the order in which they stand."""
        places = [self._places[piece] for piece in self._pieces_of(title) if piece in self._places]
        idf = [self._idf[place] for place in places]
        length = math.sqrt(math.fsum(weight * weight for weight in idf)) or 1.0
        return np.array(places, dtype=np.intp), np.array(idf) / length

    def of_all(self, titles: Sequence[str]) -> tuple[npt.NDArray[np.int32], Scores, npt.NDArray[np.intp]]:
        """The same for many titles, one after another; last, how many pieces each has."""
        places, weights, counts = array("i"), array("d"), []
        for title in titles:
            at, own = self.of(title)
            places.extend(at.tolist())
            weights.extend(own.tolist())
            counts.append(len(at))
        return np.array(places, dtype=np.int32), np.array(weights), np.array(counts, dtype=np.intp)


class PieceRates:
    """How much the pieces of a title speak for each class of titles: the logarithm of a likelihood."""

    def __init__(self, pieces: WeightedPieces, titles: Sequence[str], classes: npt.NDArray[np.intp], size: int) -> None:
        """`classes`: that of each title, 0 to `size` - 1."""
        self._pieces, self._size = pieces, size
        at, weights, counts_of = pieces.of_all(titles)
        of_title = np.repeat(classes.astype(np.int32), counts_of)
        expected = np.bincount(at, weights, minlength=pieces.size) * (PRIOR / max(1.0, float(weights.sum())))
        self._lengths = -np.log1p(np.bincount(of_title, weights, minlength=size) / PRIOR)
        keys = at.astype(np.int64) * size + of_title
        del at, of_title  # some tens of megabytes each
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        firsts = np.flatnonzero(np.diff(keys, prepend=-1))
        counts = np.add.reduceat(weights[order], firsts) if len(firsts) else weights
        keys = keys[firsts]
        # log((count + expected) / (sum of counts + PRIOR)), without what is the same for all classes.
        self._classes = (keys % size).astype(np.int32)
        self._rates = np.log1p(counts / expected[keys // size])
        self._starts = np.searchsorted(keys, np.arange(pieces.size + 1) * size)

    def scores(self, title: str) -> Scores:
        """For each class; 0 throughout where no piece of the title is known."""
        places, weights = self._pieces.of(title)
        spans = [slice(self._starts[place], self._starts[place + 1]) for place in places]
        scores: Scores = math.fsum(weights) * self._lengths
        if spans:
            rates = np.concatenate([self._rates[span] * weight for span, weight in zip(spans, weights, strict=True)])
            scores += np.bincount(np.concatenate([self._classes[span] for span in spans]), rates, minlength=self._size)
        return scores
