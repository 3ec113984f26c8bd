"""The table of word vectors: near in meaning, the same in any company, whole on every machine."""

import numpy as np
import pytest

from shared.embeddings.word_vectors import DIMENSION, LEVELS, from_bytes, to_bytes, word_vectors

TEXTS = ["Kubernetes", "managing a team", "C++", "", "…", "Ärztin", "数据库管理", "x" * 5000, "\ud800 lone"]


def cosine(first: str, second: str) -> float:
    one, other = word_vectors().matrix([first, second])
    return float(one @ other)


@pytest.mark.parametrize(
    ("phrase", "near", "far"),
    [
        ("nurse", "caregiver", "carpenter"),
        ("managing staff", "supervise employees", "operate machines"),
        ("automobile repair", "fix cars", "write poems"),
        ("web programming", "website development", "patient care"),
    ],
)
def test_likeness_of_meaning_needs_no_common_word(phrase: str, near: str, far: str):
    assert cosine(phrase, near) > cosine(phrase, far) + 0.1


def test_a_text_has_the_same_vector_in_any_company():
    together = word_vectors().embed(TEXTS)
    assert [word_vectors().embed([text])[0] for text in TEXTS] == together
    assert word_vectors().embed(TEXTS[::-1]) == together[::-1]


def test_vectors_have_length_one_or_none():
    vectors = np.array(word_vectors().embed(TEXTS))
    assert vectors.shape == (len(TEXTS), DIMENSION)
    lengths = np.linalg.norm(vectors, axis=1)
    assert lengths[:3] == pytest.approx(1)
    assert lengths[3] == lengths[4] == 0
    assert word_vectors().embed([]) == []


def test_unknown_words_are_cut_into_known_pieces():
    table = from_bytes(to_bytes(["data", "##base", "##s", "d"], np.eye(4, DIMENSION, dtype=np.int8) * LEVELS))
    assert table.pieces_of("Databases data") == [0, 1, 2, 0]
    assert table.pieces_of("dog") == [3]
    assert table.pieces_of("xyz") == []


def test_the_version_is_a_hash_of_the_table():
    one = to_bytes(["a"], np.ones((1, DIMENSION), dtype=np.int8))
    other = to_bytes(["b"], np.ones((1, DIMENSION), dtype=np.int8))
    assert from_bytes(one).version == from_bytes(one).version != from_bytes(other).version
