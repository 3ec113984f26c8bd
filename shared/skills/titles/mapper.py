"""From a job title to occupations of O*NET-SOC, with seniority and function split off."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from shared.embeddings.embedder import Embedder
from shared.embeddings.word_vectors import word_vectors
from shared.skills.normalise import key_of
from shared.skills.retrieval.candidates import largest
from shared.skills.retrieval.dense import LENGTH, DenseIndex
from shared.skills.retrieval.lexical import CharTfIdf
from shared.skills.titles.classifier import TitleClassifier
from shared.skills.titles.discriminant import Discriminant
from shared.skills.titles.occupations import Occupations
from shared.skills.titles.parts import TitleParts, title_parts
from shared.skills.titles.words import PieceRates, Scores, WeightedPieces, letter_pieces, word_pieces

CHUNK = 64  # titles that are compared with all vectors at once; no result depends on it
DEFAULT_CANDIDATES = 10
NAMED = 0.5  # of a score, where the title is one of the occupation's own; the rest decides among several


@dataclass(frozen=True, slots=True)
class TitleWeights:
    """What the logarithm of an occupation's share is made of.

    `near` and `near_dense`: the cosine with its nearest title by word vectors and by the sentence model; `described`
    and `described_dense`: with its description; `letters`, `classifier`, `discriminant`: what is learnt from all
    titles. Beside them what holds for every title: `titles` for the logarithm of how many titles the occupation has,
    `residual` where it is what others leave over ("All Other"), `unrated` where it has no job zone: nobody has been
    asked there.
    """

    near: float
    described: float
    letters: float
    classifier: float
    discriminant: float
    titles: float
    residual: float
    unrated: float
    near_dense: float = 0.0
    described_dense: float = 0.0


# Fitted by `python -m benchmarks.skills_titles` with O*NET's reported titles held out (docs/skills.md).
WORDS_ONLY = TitleWeights(
    near=6.6, described=4.8, letters=0.08, classifier=0.22, discriminant=0.04, titles=-0.4, residual=-2.5, unrated=-3.0
)
WITH_MODEL = TitleWeights(
    near=3.4, described=1.7, letters=0.07, classifier=0.21, discriminant=0.02, titles=-0.4, residual=-2.4, unrated=-2.9,
    near_dense=3.9, described_dense=5.3,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MappedTitle:
    """`candidates` are (O*NET-SOC code, title, score in 0..1), best first; see `TitleParts` for the rest."""

    phrase: str
    candidates: tuple[tuple[str, str, float], ...]
    seniority: str | None
    function: str | None

    def to_record(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "phrase": self.phrase,
            "candidates": [{"soc": soc, "title": title, "score": score} for soc, title, score in self.candidates],
            "seniority": self.seniority,
            "function": self.function,
        }


class TitleMapper:
    """Ranks occupations for titles. The same title gets the same ranking in any company."""

    def __init__(
        self,
        occupations: Occupations,
        embedder: Embedder | None = None,
        cache: Path | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """Learns from all titles but those whose keys (`key_of`) are in `without`, which a benchmark holds out.

        What takes longer than reading is kept under `cache`.
        """
        self._occupations = occupations.occupations
        kept = _kept_titles(occupations, without)
        places = np.array([place for place, _ in kept], dtype=np.intp)
        self._names = [name for _, name in kept]
        self._starts = np.flatnonzero(np.diff(places, prepend=-1))
        parts = [title_parts(name) for name in self._names]
        self._by_key: dict[str, list[int]] = {}
        for (place, _), part in zip(kept, parts, strict=True):
            self._by_key.setdefault(part.whole, []).append(place)
        works, size = [part.work for part in parts], len(self._occupations)
        self.weights = WORDS_ONLY if embedder is None else WITH_MODEL
        described = [f"{occupation.title}. {occupation.description}" for occupation in self._occupations]
        by_words = DenseIndex(works, word_vectors())
        # (index, whether its texts are titles), in the order of `TitleWeights`
        self._likenesses = [(by_words, True), (DenseIndex(described, word_vectors()), False)]
        if embedder is not None:
            self._likenesses += [
                (DenseIndex(self._names, embedder, cache), True),
                (DenseIndex(described, embedder, cache), False),
            ]
        self._letters = PieceRates(WeightedPieces(works, letter_pieces), works, places, size)
        self._classifier = TitleClassifier.learnt(WeightedPieces(works, word_pieces), works, places, size, cache)
        self._discriminant = Discriminant(by_words.rows / np.float32(LENGTH), places, size)
        self._priors = self._priors_of(np.bincount(places, minlength=size))

    def map_all(self, titles: Iterable[str], top_k: int = DEFAULT_CANDIDATES) -> Iterator[MappedTitle]:
        """Each title with `top_k` candidates; none for a title without a letter or digit."""
        remaining = iter(titles)
        while chunk := list(islice(remaining, CHUNK)):
            parts = [title_parts(title) for title in chunk]
            for title, part, evidence in zip(chunk, parts, self.evidence([part.work for part in parts]), strict=True):
                yield self._mapped(title, part, _shares(evidence), top_k)

    def evidence(self, works: list[str]) -> Iterator[Scores]:
        """For each title, without seniority, the logarithm of each occupation's share up to a constant."""
        weights = np.array(astuple(self.weights))
        for signals in self.signals(works):
            yield weights[: len(signals)] @ signals

    def signals(self, works: list[str]) -> Iterator[Scores]:
        """For each title what `TitleWeights` weighs, in its order: (weights, occupations)."""
        likenesses = [(index.scores(works), of_titles) for index, of_titles in self._likenesses]
        for row, (work, vector) in enumerate(zip(works, word_vectors().matrix(works), strict=True)):
            near = [np.maximum(cosines[row].astype(np.float64), 0.0) for cosines, _ in likenesses]
            of_texts = [
                np.maximum.reduceat(one, self._starts) if of_titles else one
                for one, (_, of_titles) in zip(near, likenesses, strict=True)
            ]
            learnt = (self._letters.scores(work), self._classifier.scores(work), self._discriminant.scores(vector))
            yield np.vstack([*of_texts[:2], *learnt, *self._priors, *of_texts[2:]])

    def nearest_by_characters(self, title: str, top_k: int) -> list[str]:
        """Codes by nothing but the cosine of character TF-IDF with the nearest title: the floor of the benchmark."""
        scores = np.maximum.reduceat(self._characters.scores(title), self._starts)
        places = sorted(largest(scores, top_k).tolist(), key=lambda place: (-scores[place], place))
        return [self._occupations[place].soc for place in places]

    @cached_property
    def _characters(self) -> CharTfIdf:
        return CharTfIdf(self._names)

    def _priors_of(self, counts: npt.NDArray[np.intp]) -> tuple[Scores, ...]:
        residual = [occupation.title.endswith("All Other") for occupation in self._occupations]
        unrated = [occupation.job_zone is None for occupation in self._occupations]
        return np.log(counts), np.array(residual, dtype=np.float64), np.array(unrated, dtype=np.float64)

    def _mapped(self, title: str, part: TitleParts, shares: Scores, top_k: int) -> MappedTitle:
        if not part.whole:
            return MappedTitle(title, (), None, None)
        bearers = sorted(set(self._by_key.get(part.whole, ())) or set(self._by_key.get(part.work, ())))
        scores = shares * (1 - NAMED) if bearers else shares
        scores[bearers] += NAMED
        found = sorted(largest(scores, top_k).tolist(), key=lambda place: (-scores[place], place))
        candidates = tuple(
            (self._occupations[place].soc, self._occupations[place].title, round(float(scores[place]), 6))
            for place in found
        )
        return MappedTitle(title, candidates, part.seniority, part.function)


def _kept_titles(occupations: Occupations, without: frozenset[str]) -> list[tuple[int, str]]:
    """The place of an occupation and a title of it, in order; an occupation without any other keeps its own."""
    place_of = {occupation.soc: place for place, occupation in enumerate(occupations.occupations)}
    names = {(place, occupation.title) for place, occupation in enumerate(occupations.occupations)}
    for title in occupations.titles:
        names.update((place_of[title.soc], name) for name in (title.title, title.short_title) if name)
    kept = {(place, name) for place, name in names if key_of(name) not in without}
    missing = set(range(len(occupations.occupations))) - {place for place, _ in kept}
    return sorted(kept | {(place, occupations.occupations[place].title) for place in missing})


def _shares(evidence: Scores) -> Scores:
    raised = np.exp(evidence - evidence.max())
    shares: Scores = raised / raised.sum()
    return shares
