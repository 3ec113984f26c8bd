"""all-MiniLM-L6-v2 through onnxruntime and tokenizers, without torch."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from shared.embeddings.minilm_weights import MODEL_SHA256, find_model_files

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MAX_TOKENS = 256  # what the model was trained to take; its tokenizer file says 128 for no reason of the model
MAX_BATCH = 64  # texts of one length a run; more gain nothing on a processor


class MiniLmEmbedder:
    """Sentence vectors of 384 dimensions and length 1.

    Texts are run in batches of equal length in tokens, without padding, so a text's vector is the same, bit for
    bit, alone and among others. What is over 256 tokens is cut off.
    """

    name: Final = "all-MiniLM-L6-v2"
    version: Final = f"{MODEL_SHA256[:12]}-float32"
    dimension: Final = 384

    def __init__(self, cache: Path) -> None:
        """Loads in some 0.3 s; the graph is written under `cache` at the first use (1.5 s, 90 MB), or made at each
        where nothing can be written there.

        Raises ModelUnavailable.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        from shared.embeddings.minilm_graph import graph_to_run

        files = find_model_files()
        self._tokenizer: Any = Tokenizer.from_file(str(files.tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a second hardly helps; processes do
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        graph = graph_to_run(files.model, cache)
        self._session: Any = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text, in their order; zeros for a text without a letter or digit."""
        import numpy as np

        # Surrogates have no place in UTF-8, which the tokenizer needs.
        unique = list(dict.fromkeys(text.encode("utf-8", "replace").decode("utf-8") for text in texts))
        by_length: dict[int, list[tuple[str, list[int]]]] = {}
        for text, encoding in zip(unique, self._tokenizer.encode_batch(unique), strict=True):
            by_length.setdefault(len(encoding.ids), []).append((text, encoding.ids))
        vectors: dict[str, list[float]] = {}
        for _, group in sorted(by_length.items()):
            for start in range(0, len(group), MAX_BATCH):
                batch = group[start : start + MAX_BATCH]
                tokens = np.array([ids for _, ids in batch], dtype=np.int64)
                (hidden,) = self._session.run(["hidden"], {"tokens": tokens})
                vectors.update((text, row.tolist()) for (text, _), row in zip(batch, _pooled(hidden), strict=True))
        empty = [0.0] * self.dimension
        return [
            vectors[text.encode("utf-8", "replace").decode("utf-8")] if any(map(str.isalnum, text)) else list(empty)
            for text in texts
        ]

    def word_states(self, text: str, places: Sequence[tuple[int, int]]) -> "npt.NDArray[np.float32]":
        """What the model makes of each word of one sentence: (words, 384).

        `places` are start and end of the words (code points), in order. A word has the mean of what layers 4, 5 and 6
        say of its first piece; zeros where it has none, as beyond 256 tokens. The sentence runs alone.
        """
        import numpy as np

        from shared.embeddings.minilm_graph import LAYER_OUTPUTS

        encoding = self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8"))
        pieces = _first_pieces(encoding.offsets, places)
        found = np.zeros((len(places), self.dimension), dtype=np.float32)
        if all(piece is None for piece in pieces):
            return found
        layers = self._session.run(list(LAYER_OUTPUTS.values()), {"tokens": np.array([encoding.ids], dtype=np.int64)})
        states = (layers[0][0] + layers[1][0] + layers[2][0]) / np.float32(len(layers))
        for word, piece in enumerate(pieces):
            if piece is not None:
                found[word] = states[piece]
        return found


def _first_pieces(offsets: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> list[int | None]:
    """The number of the first piece that touches each place; what is no piece of the text is empty."""
    found: list[int | None] = []
    piece = 0
    for start, end in places:
        while piece < len(offsets) and (offsets[piece][0] == offsets[piece][1] or offsets[piece][1] <= start):
            piece += 1
        found.append(piece if piece < len(offsets) and offsets[piece][0] < end else None)
    return found


def _pooled(hidden: "npt.NDArray[np.float32]") -> "npt.NDArray[np.float64]":
    """The mean of each text's token vectors, brought to length 1: (batch, length, 384) to (batch, 384).

    Token by token and in float64, so that the order of the sums is stated and no batch size changes it.
    """
    import numpy as np

    total = np.zeros((hidden.shape[0], hidden.shape[2]))
    for position in range(hidden.shape[1]):
        total += hidden[:, position, :]
    for row in total:
        row /= np.sqrt(np.square(row).sum())
    return total
