"""Vectors of short phrases from a table of word vectors that comes with the code: no model has to run.

The table is distilled from all-MiniLM-L6-v2 (Apache-2.0): each word and word piece has a vector, and the vector of a
phrase is the sum of theirs, brought to length 1. It was fitted so that these sums point where the model's vectors of
titles, skills and tasks point (`python -m benchmarks.skills_vectors`). It knows no order of words and no context,
which short phrases hardly need; for sentences compare their pieces (`shared.skills.retrieval.candidates`).
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import zstandard

from shared.skills.normalise import fold

TABLE_FILE = Path(__file__).with_name("word_vectors.bin")
DIMENSION = 128
LEVELS = 15  # values are whole numbers from -15 to 15: five bits say as much as eight (docs/skills.md)
PIECE = "##"  # before a piece that only continues a word, as in WordPiece
MAX_WORD = 64  # letters; what is longer is no word
_MAX_TABLE_BYTES = 32 * 1024 * 1024
_WORD = re.compile(r"[^\W_]+|[+#]")


class WordVectorEmbedder:
    """Phrases to vectors of 128 dimensions and length 1, or 0 where no word is known.

    Sums are of whole numbers, so a text's vector is the same, bit for bit, on every machine and in any company.
    """

    name = "word-vectors"
    dimension = DIMENSION

    def __init__(self, words: Sequence[str], rows: npt.NDArray[np.int8], version: str) -> None:
        """`rows`: (words, 128)."""
        self.version = version
        self._places: Mapping[str, int] = {word: place for place, word in enumerate(words)}
        self._rows = rows.astype(np.int32)
        self._pieces = lru_cache(maxsize=50_000)(self._cut)

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text, in their order."""
        vectors: list[list[float]] = self.matrix(texts).tolist()
        return vectors

    def matrix(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """The same as an array, (texts, 128)."""
        pieces = [self.pieces_of(text) for text in texts]
        sums = np.zeros((len(texts), DIMENSION), dtype=np.int64)
        filled = [place for place, found in enumerate(pieces) if found]
        if filled:
            starts = np.cumsum([0, *(len(pieces[place]) for place in filled)])[:-1]
            flat = [piece for place in filled for piece in pieces[place]]
            sums[filled] = np.add.reduceat(self._rows[flat], starts, axis=0)
        lengths = np.sqrt(np.square(sums).sum(axis=1).astype(np.float64))
        return sums / np.where(lengths == 0.0, 1.0, lengths)[:, None]

    def pieces_of(self, text: str) -> list[int]:
        """The places in the table of a text's words and pieces."""
        return [piece for word in _WORD.findall(fold(text)) for piece in self._pieces(word)]

    def knows(self, word: str) -> bool:
        """Whether a folded word has a row of its own, and need not be put together from pieces."""
        return word in self._places

    def _cut(self, word: str) -> tuple[int, ...]:
        """A word's place in the table, or those of its longest pieces from the left; none for foreign letters."""
        if (place := self._places.get(word)) is not None:
            return (place,)
        found: list[int] = []
        start = 0
        while start < len(word) <= MAX_WORD:
            ends = range(len(word), start, -1)
            names = ((end, (PIECE if start else "") + word[start:end]) for end in ends)
            known = next(((end, self._places[name]) for end, name in names if name in self._places), None)
            if known is None:
                break
            start = known[0]
            found.append(known[1])
        return tuple(found)


@cache
def word_vectors() -> WordVectorEmbedder:
    """The table that comes with the code; read in some 0.1 s."""
    return from_bytes(TABLE_FILE.read_bytes())


def to_bytes(words: Sequence[str], rows: npt.NDArray[np.int8]) -> bytes:
    """The words, one a line, an empty line, then their rows; zstd-compressed."""
    return zstandard.ZstdCompressor(level=19).compress("\n".join(words).encode() + b"\n\n" + rows.tobytes())


def from_bytes(data: bytes) -> WordVectorEmbedder:
    """The inverse of `to_bytes`. The version is a hash of the bytes."""
    whole = zstandard.ZstdDecompressor().decompress(data, max_output_size=_MAX_TABLE_BYTES)
    head, _, body = whole.partition(b"\n\n")
    words = head.decode().split("\n")
    rows = np.frombuffer(body, dtype=np.int8).reshape(len(words), DIMENSION)
    return WordVectorEmbedder(words, rows, hashlib.sha256(data).hexdigest()[:12])
