"""A classifier of titles that is learnt from all titles of a release: where likeness and counts do not decide.

A title is the weighted sum of vectors of its pieces, and a class a direction among them, both fitted together so that
the right class gets the largest share (as fastText does: Joulin et al., "Bag of Tricks for Efficient Text
Classification", 2017; with Adagrad, Duchi et al., 2011). The order of titles is drawn from a fixed seed, and a title is
classified alone, so that the answer depends on nothing but the release.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from shared.skills.titles.words import Scores, WeightedPieces

Rows = npt.NDArray[np.float32]

DIMENSION = 64
ROUNDS = 6
BATCH = 256
STEP = 0.3
BIAS_STEP = 0.01
FIRST_SPREAD = 0.5  # standard deviation of the first vectors
FIRST_SQUARES = 0.01  # of gradients, before the first one
METHOD = "1"  # to be raised with any change of the training: it names the cached result


class TitleClassifier:
    """Scores of classes for a title: logarithms of shares, up to a constant."""

    def __init__(self, pieces: WeightedPieces, vectors: Rows, directions: Rows, offsets: Rows) -> None:
        """`vectors` (pieces, DIMENSION), `directions` (DIMENSION, classes), `offsets` (classes,)."""
        self._pieces = pieces
        self.vectors, self.directions, self.offsets = vectors, directions, offsets

    @classmethod
    def learnt(
        cls,
        pieces: WeightedPieces,
        titles: Sequence[str],
        classes: npt.NDArray[np.intp],
        size: int,
        cache: Path | None = None,
    ) -> Self:
        """Learns from titles and the class of each (0 to `size` - 1), which takes some 5 s for 50,000 titles.

        Takes the result from a file under `cache` where it was learnt before, else leaves it there.
        """
        path = None if cache is None else cache / "titles" / f"{_content_name(titles, classes, size)}.npz"
        shapes = ((pieces.size, DIMENSION), (DIMENSION, size), (size,))
        if (cached := _read(path, shapes)) is not None:
            return cls(pieces, *cached)
        learner = _Learner(pieces.size, size)
        learner.learn(*pieces.of_all(titles), classes)
        if path is not None:
            _write(path, learner.vectors, learner.directions, learner.offsets)
        return cls(pieces, learner.vectors, learner.directions, learner.offsets)

    def scores(self, title: str) -> Scores:
        """For each class."""
        places, weights = self._pieces.of(title)
        vector = weights.astype(np.float32) @ self.vectors[places]
        scores: Scores = (vector @ self.directions + self.offsets).astype(np.float64)
        return scores


class _Learner:
    """The parts of the classifier while they are fitted."""

    def __init__(self, pieces: int, classes: int) -> None:
        self._chance = np.random.default_rng(0)
        self.vectors = (self._chance.standard_normal((pieces, DIMENSION)) * FIRST_SPREAD).astype(np.float32)
        self.directions = np.zeros((DIMENSION, classes), dtype=np.float32)
        self.offsets = np.zeros(classes, dtype=np.float32)
        self._vector_squares = np.full((pieces, 1), FIRST_SQUARES, dtype=np.float32)
        self._direction_squares = np.full((DIMENSION, classes), FIRST_SQUARES, dtype=np.float32)

    def learn(
        self,
        places: npt.NDArray[np.int32],
        weights: npt.NDArray[np.float64],
        lengths: npt.NDArray[np.intp],
        classes: npt.NDArray[np.intp],
    ) -> None:
        """The pieces of the titles one after another, with their weights; how many each title has, and its class."""
        ends = np.cumsum(lengths)
        usable = np.flatnonzero(lengths)
        for _ in range(ROUNDS):
            order = self._chance.permutation(usable)
            for start in range(0, len(order), BATCH):
                batch = order[start : start + BATCH]
                own = np.concatenate([np.arange(ends[title] - lengths[title], ends[title]) for title in batch])
                self._step(places[own], weights[own].astype(np.float32), lengths[batch], classes[batch])

    def _step(
        self, places: npt.NDArray[np.int32], weights: Rows, lengths: npt.NDArray[np.intp], right: npt.NDArray[np.intp]
    ) -> None:
        """One batch: the pieces of its titles one after another, how many each has, and its class."""
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        sums = np.add.reduceat(self.vectors[places] * weights[:, None], starts, axis=0)
        wrong = _shares(sums @ self.directions + self.offsets)
        wrong[np.arange(len(right)), right] -= 1
        of_sums = wrong @ self.directions.T
        of_directions = sums.T @ wrong
        self._direction_squares += of_directions**2
        self.directions -= STEP * of_directions / np.sqrt(self._direction_squares)
        self.offsets -= BIAS_STEP * wrong.sum(axis=0)
        order = np.argsort(places, kind="stable")
        moved, firsts = np.unique(places[order], return_index=True)
        of_pieces = (np.repeat(of_sums, lengths, axis=0) * weights[:, None])[order]
        of_vectors = np.add.reduceat(of_pieces, firsts, axis=0)
        self._vector_squares[moved] += (of_vectors**2).mean(axis=1, keepdims=True)
        self.vectors[moved] -= STEP * of_vectors / np.sqrt(self._vector_squares[moved])


def _shares(scores: Rows) -> Rows:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Rows = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _content_name(titles: Sequence[str], classes: npt.NDArray[np.intp], size: int) -> str:
    digest = hashlib.sha256("\0".join((METHOD, str(size), *titles)).encode())
    digest.update(classes.astype("<i8").tobytes())
    return digest.hexdigest()[:32]


def _read(path: Path | None, shapes: tuple[tuple[int, ...], ...]) -> tuple[Rows, Rows, Rows] | None:
    """The cached parts; None where there are none, or none that fit."""
    if path is None or not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as stored:
            parts = (stored["vectors"], stored["directions"], stored["offsets"])
    except (ValueError, EOFError, KeyError, OSError):
        return None
    fits = all(part.shape == shape and part.dtype == np.float32 for part, shape in zip(parts, shapes, strict=True))
    return parts if fits else None


def _write(path: Path, vectors: Rows, directions: Rows, offsets: Rows) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with draft.open("wb") as stream:
        np.savez(stream, vectors=vectors, directions=directions, offsets=offsets)
    draft.replace(path)
