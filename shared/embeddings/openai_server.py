"""Vectors from a server with OpenAI's interface (OpenAI, Ollama, vLLM, llama.cpp and others): the extra `llm`.

The texts are sent to that server. Nothing is kept here: what was answered is remembered by `VectorMemory`, per person.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

import openai
from pydantic import BaseModel, FiniteFloat

from shared.embeddings.embedder import EmbeddingUnavailable, check_dimension, has_words, of_length_one, well_formed
from shared.llm.model_server import ModelServer, ModelUnavailable, Patience

PATIENCE = Patience(tries=3, total_seconds=20.0, try_seconds=10.0, rest_seconds=30.0, answer_bytes=16 << 20)
"""Less than for a language model: a search waits for it, and has words to fall back to."""
MAX_BATCH = 64
"""Texts a request: 64 vectors of 3,072 numbers are some 4 MB of JSON."""
MAX_CHARACTERS = 4_000
"""Of a text; facts and queries are shorter. OpenAI's models take 8,192 tokens, and refuse the request beyond them."""


class OpenAIServerEmbedder:
    """Thread-safe. Vectors of length 1.

    A server may compute a text's vector differently in another batch, by about 1e-7 for floats.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        dimension: int,
        api_key: str | None = None,
        *,
        version: str = "1",
        patience: Patience = PATIENCE,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """No request is made.

        Args:
            base_url: of the server, e.g. `https://host/v1`.
            model: its name there.
            dimension: 384 to 3,072. A server whose vectors are longer is asked for vectors of this length.
            version: which model is behind the name, in the operator's words: the server does not say.
            sleep, clock: for tests that do not want to wait.

        Raises:
            EmbeddingUnavailable: for a dimension that cannot be stored.
        """
        check_dimension(dimension)
        self.name = model
        self.version = f"{version}-{dimension}"
        self.dimension = dimension
        self._shorten = False
        self._server = ModelServer(base_url, api_key, patience, sleep=sleep, clock=clock)

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text, in their order; zeros, and no request, for a text without a letter or digit."""
        sent = [well_formed(text[:MAX_CHARACTERS]) for text in texts]
        wanted = list(dict.fromkeys(text for text in sent if has_words(text)))
        vectors: dict[str, list[float]] = {}
        for start in range(0, len(wanted), MAX_BATCH):
            batch = wanted[start : start + MAX_BATCH]
            vectors.update(zip(batch, self._answered(batch), strict=True))
        return [list(vectors[text]) if text in vectors else [0.0] * self.dimension for text in sent]

    def _answered(self, batch: list[str]) -> list[list[float]]:
        found = self._asked(batch)
        if len(found[0]) > self.dimension and not self._shorten:
            # Only now, because servers of models that cannot be shortened refuse the very word `dimensions`.
            self._shorten = True
            found = self._asked(batch)
        for vector in found:
            check_dimension(len(vector), self.dimension)
        return found

    def _asked(self, batch: list[str]) -> list[list[float]]:
        try:
            return self._server.ask(
                lambda client: self._request(client, batch), lambda body: _vectors(body, len(batch))
            )
        except ModelUnavailable as error:
            message = f"The server of the embeddings gave no vectors ({error.code})."
            raise EmbeddingUnavailable(message, code=error.code) from error

    def _request(self, client: openai.OpenAI, batch: list[str]) -> AbstractContextManager[Any]:
        return client.embeddings.with_streaming_response.create(
            model=self.name,
            input=batch,
            encoding_format="float",
            dimensions=self.dimension if self._shorten else openai.omit,
        )


class _Item(BaseModel):
    index: int
    embedding: list[FiniteFloat]


class _Answer(BaseModel):
    """As much of the answer as is needed; servers leave out the rest, or add to it."""

    data: list[_Item]


def _vectors(body: bytes, count: int) -> list[list[float]]:
    """The vectors in the order of the texts. Raises `ValueError`: other than one of equal length for each text."""
    items = sorted(_Answer.model_validate_json(body).data, key=lambda item: item.index)
    if [item.index for item in items] != list(range(count)):
        raise ValueError("not one vector for each text")
    vectors = [of_length_one(item.embedding) for item in items]
    if len({len(vector) for vector in vectors}) != 1:
        raise ValueError("vectors of different lengths")
    return vectors
