"""sentence-transformers held against our own MiniLM, with the same weights. `make test-models` runs it."""

from pathlib import Path

import numpy as np
import pytest

from shared.embeddings.embedder import EmbeddingUnavailable
from shared.embeddings.minilm import MiniLmEmbedder
from shared.embeddings.minilm_weights import find_model_files
from shared.embeddings.sentence_transformers import SentenceTransformersEmbedder

TEXTS = [
    "Kubernetes", "managing a team of five engineers", "C++", "Java", "Ärztin", "数据库管理", "a b c d e f g",
    "\ud800 lone", "word " * 2000, "Cut the nightly load from 55 to 21 minutes with Python and PostgreSQL.",
    *(f"{verb} {what}" for verb in ("Led", "Built", "Sold", "Planned", "Repaired")
      for what in ("a team of nurses", "machines in a factory of cars", "software", "the household's budget",
                   "courses for adults who learn German", "bridges, roads and tunnels", "data pipelines", "menus")),
]  # fmt: skip


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformersEmbedder:
    return SentenceTransformersEmbedder(str(find_model_files().model.parent), device="cpu")


@pytest.fixture(scope="module")
def vectors(embedder: SentenceTransformersEmbedder) -> list[list[float]]:
    return embedder.embed(TEXTS)


def test_it_agrees_with_our_own_graph(vectors: list[list[float]], tmp_path: Path):
    assert len(TEXTS) == 50
    cosines = (np.array(vectors) * np.array(MiniLmEmbedder(tmp_path).embed(TEXTS))).sum(axis=1)
    assert cosines.min() > 0.9999


def test_vectors_have_length_one_or_none(embedder: SentenceTransformersEmbedder, vectors: list[list[float]]):
    assert np.linalg.norm(np.array(vectors), axis=1) == pytest.approx(1)
    assert embedder.embed(["", "…"]) == [[0.0] * 384] * 2
    assert embedder.embed([]) == []


def test_a_text_gets_the_same_bits_alone_and_in_a_batch(
    embedder: SentenceTransformersEmbedder, vectors: list[list[float]]
):
    assert [embedder.embed([text])[0] for text in TEXTS[:12]] == vectors[:12]


def test_weights_are_named_and_the_folder_is_not(embedder: SentenceTransformersEmbedder):
    again = SentenceTransformersEmbedder(str(find_model_files().model.parent), device="cpu")
    assert (again.name, again.version) == (embedder.name, embedder.version)
    assert (embedder.name, embedder.version.rpartition("-")[2], embedder.dimension) == ("model", "384", 384)


def test_what_cannot_be_stored_or_is_no_model_is_refused(tmp_path: Path):
    with pytest.raises(EmbeddingUnavailable) as caught:
        SentenceTransformersEmbedder(str(find_model_files().model.parent), dimension=128, device="cpu")
    assert caught.value.code == "dimension"
    with pytest.raises(EmbeddingUnavailable) as caught:
        SentenceTransformersEmbedder(str(tmp_path))
    assert caught.value.code == "model_missing"
