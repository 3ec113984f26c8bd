"""Likeness of meaning over many short texts: vectors of an embedder, compared exactly."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from shared.embeddings.embedder import Embedder
from shared.embeddings.word_vectors import WordVectorEmbedder

# Vectors of length 1 become whole numbers of this length. Products and sums of them stay below 2**24 =
# (4096)**2 (Cauchy and Schwarz; rounding adds at most sqrt(384) / 2 = 10 to the length), so float32 holds each of
# them exactly, and a matrix product is the same in whatever order and batch the library computes it. A cosine is
# off by less than 0.001. Over 1,024 dimensions rounding adds more (3,072: 28), so the length is smaller there.
LENGTH = 4080
LENGTH_OF_MANY = 4060
MANY_DIMENSIONS = 1024
MAX_DIMENSION = 3072
BLOCK = 1024  # texts embedded at once
FEW = 4  # queries; up to here the library's threads cost more than they bring, most where other work goes on beside


class DenseIndex:
    """The vectors of texts, to be compared with those of queries."""

    def __init__(self, texts: Sequence[str], embedder: Embedder, cache: Path | None = None) -> None:
        """Embeds the texts, or takes their vectors from a file under `cache` and leaves them there.

        Raises ValueError for an embedder of more than 3,072 dimensions, EmbeddingUnavailable where it does not answer.
        """
        if embedder.dimension > MAX_DIMENSION:
            raise ValueError(f"at most {MAX_DIMENSION} dimensions, not {embedder.dimension}")
        self._length = length_of(embedder.dimension)
        self._embedder = embedder
        path = None if cache is None else cache / "vectors" / f"{_content_name(texts, embedder)}.npy"
        rows = _read(path, (len(texts), embedder.dimension))
        if rows is None:
            rows = _whole_numbers(texts, embedder)
            if path is not None:
                _write(path, rows)
        self.rows: npt.NDArray[np.float32] = rows.astype(np.float32)

    def scores(
        self,
        queries: Sequence[str],
        places: npt.NDArray[np.intp] | None = None,
        out: npt.NDArray[np.float32] | None = None,
        weight: float = 1.0,
    ) -> npt.NDArray[np.float32]:
        """The cosine of each query (a row) with each text, or those at `places` (a column), times the weight.

        `out`: at least as many rows, which are overwritten; new memory of megabytes costs as much as the product.
        """
        whole = _whole_numbers(queries, self._embedder).astype(np.float32)
        rows = self.rows if places is None else self.rows[places]
        product = np.empty((len(whole), len(rows)), np.float32) if out is None else out[: len(whole)]
        if len(whole) <= FEW:
            np.einsum("ij,kj->ik", whole, rows, out=product)
        else:
            np.matmul(whole, rows.T, out=product)
        product *= np.float32(weight / (self._length * self._length))
        return product

    def cosines(self, vector: Sequence[float]) -> npt.NDArray[np.float32]:
        """Of a query's vector, of length 1, with each text."""
        whole = np.rint(np.array(vector) * self._length).astype(np.float32)
        found: npt.NDArray[np.float32] = np.einsum("j,kj->k", whole, self.rows)
        found /= np.float32(self._length * self._length)
        return found


def length_of(dimension: int) -> int:
    """Of vectors of whole numbers."""
    return LENGTH if dimension <= MANY_DIMENSIONS else LENGTH_OF_MANY


def _whole_numbers(texts: Sequence[str], embedder: Embedder) -> npt.NDArray[np.int16]:
    rows, length = np.zeros((len(texts), embedder.dimension), dtype=np.int16), length_of(embedder.dimension)
    for start in range(0, len(texts), BLOCK):
        block = list(texts[start : start + BLOCK])
        vectors = (
            embedder.matrix(block) if isinstance(embedder, WordVectorEmbedder) else np.array(embedder.embed(block))
        )
        rows[start : start + len(block)] = np.rint(vectors * length)
    return rows


def _content_name(texts: Sequence[str], embedder: Embedder) -> str:
    digest = hashlib.sha256(
        "\0".join((embedder.name, embedder.version, str(length_of(embedder.dimension)), *texts)).encode()
    )
    return digest.hexdigest()[:32]


def _read(path: Path | None, shape: tuple[int, int]) -> npt.NDArray[np.int16] | None:
    """The cached rows; None where there are none, or none that fit."""
    if path is None or not path.is_file():
        return None
    try:
        rows: npt.NDArray[np.int16] = np.load(path, allow_pickle=False)
    except (ValueError, EOFError):
        return None
    return rows if rows.shape == shape and rows.dtype == np.int16 else None


def _write(path: Path, rows: npt.NDArray[np.int16]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with draft.open("wb") as stream:
        np.save(stream, rows, allow_pickle=False)
    draft.replace(path)
