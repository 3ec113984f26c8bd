"""Answers are remembered by exact text and model, within bounds, and for the person alone."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from shared.embeddings.embedder import EmbeddingUnavailable
from shared.embeddings.hashing import DIMENSION, HashingEmbedder
from shared.embeddings.vector_memory import BATCH, VectorMemory

ADA, BO = UUID(int=1), UUID(int=2)


class Counted:
    """Feature hashing under a name and version of its own, which notes what it is asked."""

    name, dimension = "counted", DIMENSION

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.asked: list[str] = []
        self.away = False

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        if self.away:
            raise EmbeddingUnavailable("away")
        self.asked += texts
        return HashingEmbedder().embed(texts)


def test_a_text_is_embedded_once() -> None:
    memory, embedder = VectorMemory(), Counted()
    found = memory.embed(ADA, ["Java", "Go", "Java"], embedder)
    assert [list(vector) for vector in found] == HashingEmbedder().embed(["Java", "Go", "Java"])
    assert memory.embed(ADA, ["Go", "\ud800", "Go "], embedder)[0] == found[1]
    assert embedder.asked == ["Java", "Go", "\ud800", "Go "]


def test_nothing_is_shared_between_persons_or_models() -> None:
    """T25: a cache that B has warmed is cold for A."""
    memory, embedder, other = VectorMemory(), Counted(), Counted("2")
    memory.embed(BO, ["Java"], embedder)
    memory.embed(ADA, ["Java"], embedder)
    memory.embed(ADA, ["Java"], other)
    assert (embedder.asked, other.asked) == (["Java", "Java"], ["Java"])
    memory.forget(ADA)
    memory.embed(ADA, ["Java"], embedder)
    memory.embed(BO, ["Java"], embedder)
    assert embedder.asked == ["Java"] * 3


def test_it_is_bounded_by_bytes_and_drops_what_was_not_asked_for_longest() -> None:
    memory, embedder = VectorMemory(capacity=2 * 8 * DIMENSION), Counted()
    memory.embed(ADA, ["a", "b"], embedder)
    memory.embed(ADA, ["a"], embedder)
    memory.embed(ADA, ["c"], embedder)
    memory.embed(ADA, ["a"], embedder)
    assert embedder.asked == ["a", "b", "c"]
    assert len(memory.embed(ADA, ["d", "e", "f"], embedder)) == 3
    memory.forget(ADA)
    memory.embed(ADA, ["a", "b"], embedder)
    assert embedder.asked[-2:] == ["a", "b"]


def test_a_call_that_was_broken_off_goes_on_where_it_was() -> None:
    now = [0.0]

    class Slow(Counted):
        def embed(self, texts: Sequence[str]) -> list[list[float]]:
            now[0] += 20
            return super().embed(texts)

    memory, embedder = VectorMemory(seconds=30, clock=lambda: now[0]), Slow()
    texts = [f"text {number}" for number in range(3 * BATCH)]
    with pytest.raises(EmbeddingUnavailable) as caught:
        memory.embed(ADA, texts, embedder)
    assert (caught.value.code, len(embedder.asked)) == ("timeout", 2 * BATCH)
    assert len(memory.embed(ADA, texts, embedder)) == len(texts)
    assert embedder.asked == texts


def test_a_backend_that_is_away_is_said() -> None:
    memory, embedder = VectorMemory(), Counted()
    memory.embed(ADA, ["known"], embedder)
    embedder.away = True
    assert len(memory.embed(ADA, ["known"], embedder)) == 1
    with pytest.raises(EmbeddingUnavailable):
        memory.embed(ADA, ["known", "new"], embedder)


def test_what_nobody_asks_for_goes_after_a_while() -> None:
    now = [0.0]
    memory, embedder = VectorMemory(kept_seconds=10, clock=lambda: now[0]), Counted()
    memory.embed(ADA, ["old", "young"], embedder)
    now[0] = 8
    memory.embed(ADA, ["young"], embedder)
    now[0] = 11
    memory.embed(BO, ["another"], embedder)
    memory.embed(ADA, ["young", "old"], embedder)
    assert embedder.asked == ["old", "young", "another", "old"]
