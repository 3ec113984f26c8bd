"""A server of embeddings over real HTTP, and all that it may do wrong."""

import json
import math
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from shared.embeddings.embedder import Embedder, EmbeddingUnavailable
from shared.embeddings.openai_server import MAX_BATCH, MAX_CHARACTERS, OpenAIServerEmbedder
from shared.llm.model_server import Patience
from tests.shared.llm.misbehaving_server import Act, Handler, Server, breaks_off, drips, fails, floods, says_nothing
from tests.shared.runtime.running import wait_until

DIMENSION = 384
TEXTS = ["Kubernetes", "led a team", "C++"]


def vector_of(text: str, length: int) -> list[float]:
    """Some direction that the text alone decides, of any length but 1."""
    return [2.0 + (sum(text.encode()) * (place + 1)) % 7 for place in range(length)]


def answers(length: int = DIMENSION, change: Callable[[dict[str, Any]], object] = lambda body: None) -> Act:
    """200 with a vector for each text, or what `change` makes of that."""

    def act(handler: Handler) -> None:
        request = handler.seen[-1]
        wanted = request.get("dimensions", length)
        data = [
            {"object": "embedding", "index": index, "embedding": vector_of(text, wanted)}
            for index, text in enumerate(request["input"])
        ]
        body = {"object": "list", "data": data, "model": request["model"]}
        change(body)
        handler.send(200, json.dumps(body).encode())

    return act


def first(**values: Any) -> Act:
    """Something else in the first vector."""
    return answers(change=lambda body: body["data"][0].update(values))


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(answers())
    yield made
    made.close()


@pytest.fixture
def embedder(server: Server) -> Iterator[OpenAIServerEmbedder]:
    patience = Patience(rest_seconds=0, answer_bytes=1 << 20)
    made = OpenAIServerEmbedder(server.url, "m", DIMENSION, sleep=server.waits.append, patience=patience)
    yield made
    made.close()


def test_vectors_have_length_one_in_the_order_of_the_texts(server: Server, embedder: OpenAIServerEmbedder) -> None:
    same: Embedder = embedder
    assert (same.name, same.version, same.dimension) == ("m", "1-384", DIMENSION)
    server.does(answers(change=lambda body: body["data"].reverse()))
    vectors = embedder.embed([*TEXTS, TEXTS[0]])
    assert [math.hypot(*vector) for vector in vectors] == pytest.approx([1] * 4)
    assert vectors == [embedder.embed([text])[0] for text in [*TEXTS, TEXTS[0]]]
    assert server.seen[0]["input"] == TEXTS
    assert (server.seen[0]["model"], server.seen[0]["encoding_format"]) == ("m", "float")
    assert "dimensions" not in server.seen[0]


def test_what_has_no_words_is_never_sent(server: Server, embedder: OpenAIServerEmbedder) -> None:
    assert embedder.embed([]) == []
    assert embedder.embed(["", " … !"]) == [[0.0] * DIMENSION] * 2
    assert server.seen == []
    vectors = embedder.embed(["", "\ud800 lone", "word " * 2_000])
    assert [any(vector) for vector in vectors] == [False, True, True]
    assert [len(text) for text in server.seen[0]["input"]] == [6, MAX_CHARACTERS]


def test_many_texts_are_several_requests(server: Server, embedder: OpenAIServerEmbedder) -> None:
    texts = [f"text {number}" for number in range(2 * MAX_BATCH + 1)]
    assert len(embedder.embed(texts)) == len(texts)
    assert [len(request["input"]) for request in server.seen] == [MAX_BATCH, MAX_BATCH, 1]


def test_longer_vectors_are_asked_for_at_the_wanted_length(server: Server, embedder: OpenAIServerEmbedder) -> None:
    server.does(answers(1536))
    for _ in range(2):
        assert [len(vector) for vector in embedder.embed(TEXTS)] == [DIMENSION] * 3
    assert [request.get("dimensions") for request in server.seen] == [None, DIMENSION, DIMENSION]


@pytest.mark.parametrize(
    ("act", "code", "tries"),
    [
        (fails(500), "server_error", 3),
        (fails(429), "busy", 3),
        (fails(401), "misconfigured", 1),
        (fails(404), "misconfigured", 1),
        (breaks_off, "unreachable", 3),
        (floods, "malformed", 3),
        (lambda handler: handler.send(200, b"<html>proxy</html>"), "malformed", 3),
        (lambda handler: handler.send(200, b'{"data": []}'), "malformed", 3),
        (answers(change=lambda body: body["data"].pop()), "malformed", 3),
        (answers(change=lambda body: body["data"].append(body["data"][0])), "malformed", 3),
        (first(index=7), "malformed", 3),
        (first(embedding=[0.0] * DIMENSION), "malformed", 3),
        (first(embedding=[math.nan] * DIMENSION), "malformed", 3),
        (first(embedding=[1e308] * DIMENSION), "malformed", 3),
        (first(embedding=[1.0] * 383), "malformed", 3),
        (first(embedding="AAAA"), "malformed", 3),
        (answers(128), "dimension", 1),
    ],
)
def test_what_goes_wrong_is_tried_again_and_then_said(
    server: Server, embedder: OpenAIServerEmbedder, act: Act, code: str, tries: int
) -> None:
    server.does(act)
    with pytest.raises(EmbeddingUnavailable) as caught:
        embedder.embed(TEXTS)
    assert (caught.value.code, len(server.seen)) == (code, 1 if code == "dimension" else tries)
    assert not any(text in str(caught.value) for text in TEXTS)
    server.does(answers())
    assert len(embedder.embed(TEXTS)) == 3


def test_a_server_that_cannot_shorten_its_vectors(server: Server, embedder: OpenAIServerEmbedder) -> None:
    server.does(answers(1536), fails(400))
    with pytest.raises(EmbeddingUnavailable) as caught:
        embedder.embed(TEXTS)
    assert caught.value.code == "misconfigured"


@pytest.mark.parametrize("act", [drips, says_nothing])
def test_a_slow_server_is_cut_off(server: Server, act: Act) -> None:
    patience = Patience(tries=2, try_seconds=0.2, rest_seconds=0)
    embedder = OpenAIServerEmbedder(server.url, "m", DIMENSION, sleep=server.waits.append, patience=patience)
    server.does(act)
    with pytest.raises(EmbeddingUnavailable) as caught:
        embedder.embed(TEXTS)
    assert caught.value.code == "timeout"
    wait_until(lambda: len(server.seen) == 2)  # the server may hear of a question after nobody waits any more
    embedder.close()


def test_a_server_that_is_away_is_left_alone_for_a_while(server: Server) -> None:
    now = [1000.0]
    embedder = OpenAIServerEmbedder(server.url, "m", DIMENSION, sleep=server.waits.append, clock=lambda: now[0])
    server.does(fails(503))
    for _ in range(4):
        with pytest.raises(EmbeddingUnavailable, match="server_error"):
            embedder.embed(TEXTS)
    assert len(server.seen) == 3
    now[0] += 31
    server.does(answers())
    assert len(embedder.embed(TEXTS)) == 3
    embedder.close()


@pytest.mark.parametrize("dimension", [0, 383, 3073])
def test_a_dimension_that_cannot_be_stored_is_refused(dimension: int) -> None:
    with pytest.raises(EmbeddingUnavailable, match="384 to 3072"):
        OpenAIServerEmbedder("http://127.0.0.1:9/v1", "m", dimension)
