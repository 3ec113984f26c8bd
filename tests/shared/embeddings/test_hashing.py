"""The lexical embedder: fixed vectors, whatever stands beside the text."""

import hashlib
import math
import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.embeddings.embedder import Embedder
from shared.embeddings.hashing import DIMENSION, HashingEmbedder

EMBEDDER = HashingEmbedder()


def cosine(first: str, second: str) -> float:
    one, other = EMBEDDER.embed([first, second])
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


def test_it_is_an_embedder():
    embedder: Embedder = EMBEDDER
    assert (embedder.name, embedder.version, embedder.dimension) == ("hashing", "1", DIMENSION)


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_length_is_one_or_nothing(text: str):
    (vector,) = EMBEDDER.embed([text])
    length = math.sqrt(math.fsum(value * value for value in vector))
    assert len(vector) == DIMENSION
    assert math.isclose(length, 1.0, abs_tol=1e-9) or not any(vector)


@given(st.lists(st.text(), max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_vector_does_not_depend_on_its_batch(texts: list[str]):
    assert EMBEDDER.embed(texts) == [EMBEDDER.embed([text])[0] for text in texts]


def test_vectors_never_change_within_a_version():
    (vector,) = EMBEDDER.embed(["Led the migration of 40 services to Kubernetes; Größe, naïve C++"])
    digest = hashlib.sha256(struct.pack(f"<{DIMENSION}d", *vector)).hexdigest()
    assert digest == "b8474ab6841a617a864cbd1d08eb579e2e3712f192eee1a6516e4b13f8e3c580"


def test_likeness_of_wording_counts():
    assert cosine("Kubernetes clusters", "kubernetes cluster") > 0.6
    assert cosine("Kubernetes clusters", "payroll accounting") < 0.2
    assert cosine("Cut latency by 40%", "Cut the latency by 40 %") > cosine("Cut latency by 40%", "Cut costs by 40%")


def test_nothing_to_embed_is_all_zeros():
    assert EMBEDDER.embed(["", " … !"]) == [[0.0] * DIMENSION] * 2
    assert EMBEDDER.embed([]) == []
