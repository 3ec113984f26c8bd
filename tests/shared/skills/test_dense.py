from pathlib import Path

import numpy as np
import pytest

from shared.embeddings.hashing import HashingEmbedder
from shared.skills.retrieval.dense import DenseIndex

TEXTS = [f"skill number {number} of many" for number in range(150)]


class CountingEmbedder(HashingEmbedder):
    def __init__(self) -> None:
        self.texts = 0

    def embed(self, texts):
        self.texts += len(texts)
        return super().embed(texts)


class WideEmbedder(HashingEmbedder):
    dimension = 768  # type: ignore[misc, assignment]


def test_cosines_are_those_of_the_vectors():
    embedder = HashingEmbedder()
    vectors = np.array(embedder.embed(TEXTS))
    scores = DenseIndex(TEXTS, embedder).scores(TEXTS[:3])
    assert np.abs(scores - vectors[:3] @ vectors.T).max() < 1e-3


def test_a_query_gets_the_same_bits_in_any_company():
    index = DenseIndex(TEXTS, HashingEmbedder())
    together = index.scores(TEXTS)
    for size in (1, 2, 7, 64):
        for start in range(0, len(TEXTS), size):
            assert np.array_equal(index.scores(TEXTS[start : start + size]), together[start : start + size])


def test_vectors_are_kept_and_taken_again(tmp_path: Path):
    embedder = CountingEmbedder()
    first = DenseIndex(TEXTS, embedder, tmp_path).scores(["skill"])
    assert embedder.texts == len(TEXTS) + 1
    assert np.array_equal(DenseIndex(TEXTS, embedder, tmp_path).scores(["skill"]), first)
    assert embedder.texts == len(TEXTS) + 2
    DenseIndex([*TEXTS, "one more"], embedder, tmp_path)
    assert embedder.texts == 2 * len(TEXTS) + 3


def test_a_damaged_file_is_made_anew(tmp_path: Path):
    first = DenseIndex(TEXTS, HashingEmbedder(), tmp_path).scores(["skill"])
    (file,) = (tmp_path / "vectors").iterdir()
    file.write_bytes(file.read_bytes()[:100])
    assert np.array_equal(DenseIndex(TEXTS, HashingEmbedder(), tmp_path).scores(["skill"]), first)


def test_more_dimensions_than_exact_are_refused():
    with pytest.raises(ValueError, match="384"):
        DenseIndex(TEXTS, WideEmbedder())
