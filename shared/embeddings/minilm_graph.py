"""all-MiniLM-L6-v2 as an ONNX graph, written from its weights: tokens in, a vector for each token out.

What the layers before the last say of each token is an output of its own, for who asks for it (`LAYER_OUTPUTS`).

The architecture is BERT's (Devlin et al., 2019) with 6 layers, 12 heads and a width of 384 (Wang et al., "MiniLM",
2020). The graph takes batches of texts of one length: there is no attention mask, because with padding a text's
vector would depend on the texts beside it. For the same reason the mean over the tokens is no part of it:
onnxruntime's ReduceMean sums in another order where the batch is a single text.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from shared.embeddings.minilm_weights import MODEL_SHA256

LAYERS = 6
HEADS = 12
WIDTH = 384
EPSILON = 1e-12  # of BERT's layer normalisation
OPSET = 20  # the first with Gelu
GRAPH_VERSION = 2  # counts up when the graph is written differently
LAYER_OUTPUTS = {4: "layer_4", 5: "layer_5", 6: "hidden"}  # the layers, from 1, whose states can be had
_NAME = f"minilm-l6-v2-{MODEL_SHA256[:12]}-g{GRAPH_VERSION}.onnx"

Weights = Mapping[str, npt.NDArray[np.float32]]


def graph_to_run(weights: Path, cache: Path) -> str | bytes:
    """The path of the graph under `cache`; the graph itself where nothing can be written there, as in a container."""
    try:
        return str(cached_graph(weights, cache))
    except OSError:
        from safetensors.numpy import load_file

        return build_graph(load_file(weights))


def cached_graph(weights: Path, cache: Path) -> Path:
    """The graph's file under `cache`, built at the first use and whenever it is not as it was written.

    Raises OSError.
    """
    graph = cache / "models" / _NAME
    checksum = graph.with_suffix(".sha256")
    if graph.is_file() and checksum.is_file() and checksum.read_text().strip() == _sha256(graph):
        return graph
    from safetensors.numpy import load_file

    graph.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Several processes may build at once: each writes a draft of its own, and the bytes are the same.
    draft = graph.with_name(f"{graph.name}.{os.getpid()}.new")
    draft.write_bytes(build_graph(load_file(weights)))
    checksum_draft = draft.with_suffix(".sum")
    checksum_draft.write_text(_sha256(draft))
    draft.replace(graph)
    checksum_draft.replace(checksum)
    return graph


def build_graph(weights: Weights) -> bytes:
    """The serialised model. Input: `tokens` (batch, length) int64. Outputs: LAYER_OUTPUTS, (batch, length, 384)
    float32 each; `hidden` is the last layer's."""
    from onnx import TensorProto, helper

    graph = _GraphWriter(weights)
    hidden = graph.embeddings()
    for layer in range(LAYERS):
        hidden = graph.layer(f"encoder.layer.{layer}", hidden)
        if (output := LAYER_OUTPUTS.get(layer + 1)) is not None:
            graph.add("Identity", [hidden], output)
    whole = helper.make_graph(
        graph.nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("tokens", TensorProto.INT64, ["batch", "length"])],
        [
            helper.make_tensor_value_info(output, TensorProto.FLOAT, ["batch", "length", WIDTH])
            for output in reversed(LAYER_OUTPUTS.values())
        ],
        graph.tensors,
    )
    imports = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    # IR 9 came with opset 20; a newer one than onnxruntime knows would be refused.
    model = helper.make_model(whole, opset_imports=imports, ir_version=9, producer_name="careergraph")
    return bytes(model.SerializeToString(deterministic=True))


class _GraphWriter:
    """Collects nodes and tensors; each method returns the name of what it computes."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self.nodes: list[Any] = []
        self.tensors: list[Any] = []

    def add(self, operation: str, inputs: list[str], output: str, *, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        self.nodes.append(helper.make_node(operation, inputs, [output], domain=domain, name=output, **attributes))
        return output

    def tensor(self, name: str, values: npt.NDArray[Any]) -> str:
        from onnx import numpy_helper

        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def integers(self, name: str, values: list[int]) -> str:
        return self.tensor(name, np.array(values, dtype=np.int64))

    def embeddings(self) -> str:
        """Word, position and type of each token, summed and normalised. The type is always the first."""
        words = self.tensor("words", self._weights["embeddings.word_embeddings.weight"])
        positions = (
            self._weights["embeddings.position_embeddings.weight"]
            + self._weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.add("Gather", [words, "tokens"], "word_vectors")
        self.add("Shape", ["tokens"], "length", start=1, end=2)
        self.add(
            "Slice",
            [self.tensor("positions", positions), self.integers("zero", [0]), "length", self.integers("rows", [0])],
            "position_vectors",
        )
        self.add("Add", ["word_vectors", "position_vectors"], "embedded")
        return self.normalised("embeddings.LayerNorm", "embedded")

    def layer(self, name: str, hidden: str) -> str:
        """Attention and feed-forward, each with a residual and a normalisation after it."""
        attention = f"{name}.attention"
        query, key, value = (self.dense(f"{attention}.self.{part}", hidden) for part in ("query", "key", "value"))
        attended = self.add(
            "MultiHeadAttention", [query, key, value], f"{attention}.mixed", domain="com.microsoft", num_heads=HEADS
        )
        mixed = self.dense(f"{attention}.output.dense", attended)
        self.add("Add", [mixed, hidden], f"{attention}.sum")
        first = self.normalised(f"{attention}.output.LayerNorm", f"{attention}.sum")
        wide = self.dense(f"{name}.intermediate.dense", first)
        self.add("Gelu", [wide], f"{name}.gelu", approximate="none")
        narrow = self.dense(f"{name}.output.dense", f"{name}.gelu")
        self.add("Add", [narrow, first], f"{name}.sum")
        return self.normalised(f"{name}.output.LayerNorm", f"{name}.sum")

    def dense(self, name: str, inputs: str) -> str:
        weight = self.tensor(f"{name}.weight", self._weights[f"{name}.weight"].T)
        bias = self.tensor(f"{name}.bias", self._weights[f"{name}.bias"])
        self.add("MatMul", [inputs, weight], f"{name}.product")
        return self.add("Add", [f"{name}.product", bias], f"{name}.out")

    def normalised(self, name: str, inputs: str) -> str:
        weight = self.tensor(f"{name}.weight", self._weights[f"{name}.weight"])
        bias = self.tensor(f"{name}.bias", self._weights[f"{name}.bias"])
        return self.add("LayerNormalization", [inputs, weight, bias], f"{name}.out", axis=-1, epsilon=EPSILON)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
