"""A language model that misbehaves in every known way, over real HTTP (faults F31 and F32)."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import BaseModel

from shared.llm.language_model import LanguageModel, ModelUnavailable, Question

QUESTION = Question("Answer.", "What is it?", "answer", {"type": "object"})
Act = Callable[["Handler"], None]


class Word(BaseModel):
    word: str


class Handler(BaseHTTPRequestHandler):
    """Does to each request what the test has queued; the last act stays."""

    acts: list[Act]
    seen: list[dict[str, Any]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(json.loads(body))
        act = self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]
        act(self)

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The suite prints enough."""


def says(content: str | None, *, refusal: str | None = None) -> Act:
    """200, with this as the assistant's message."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "finish_reason": "stop", "logprobs": None, "message": message}
    completion = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
    return lambda handler: handler.send(200, json.dumps(completion).encode())


def fails(status: int, **headers: str) -> Act:
    return lambda handler: handler.send(status, b'{"error": {"message": "no"}}', **headers)


def breaks_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"id": "1", "choi')
    handler.close_connection = True


def drips(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    try:
        for _ in range(1000):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.02)
    except OSError:
        pass


def floods(handler: Handler) -> None:
    handler.send(200, b" " * (2 << 20))


GOOD = says('{"word": "yes"}')


class Server:
    def __init__(self) -> None:
        self.acts: list[Act] = [GOOD]
        self.seen: list[dict[str, Any]] = []
        self.waits: list[float] = []
        handler = type("Bound", (Handler,), {"acts": self.acts, "seen": self.seen})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def does(self, *acts: Act) -> None:
        self.acts[:] = acts

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@pytest.fixture
def model(server: Server) -> Iterator[LanguageModel]:
    made = LanguageModel(server.url, "m", None, sleep=server.waits.append, rest_seconds=0)
    yield made
    made.close()


def test_a_good_answer(server: Server, model: LanguageModel) -> None:
    assert model.answer(QUESTION, Word) == Word(word="yes")
    (request,) = server.seen
    assert (request["model"], request["temperature"]) == ("m", 0)
    assert request["response_format"]["json_schema"]["strict"] is True
    assert [message["content"] for message in request["messages"]] == ["Answer.", "What is it?"]


@pytest.mark.parametrize(
    ("act", "code", "tries"),
    [
        (fails(500), "server_error", 3),
        (fails(503), "server_error", 3),
        (fails(429), "busy", 3),
        (fails(401), "misconfigured", 1),
        (fails(404), "misconfigured", 1),
        (breaks_off, "unreachable", 3),
        (floods, "malformed", 3),
        (says("this is no JSON"), "malformed", 3),
        (says('{"other": 1}'), "malformed", 3),
        (says(None), "malformed", 3),
        (says(None, refusal="I cannot help with that."), "refused", 3),
        (lambda handler: handler.send(200, b"<html>proxy</html>"), "malformed", 3),
        (lambda handler: handler.send(200, b'{"choices": []}'), "malformed", 3),
    ],
)
def test_what_goes_wrong_is_tried_again_and_then_said(
    server: Server, model: LanguageModel, act: Act, code: str, tries: int
) -> None:
    server.does(act)
    with pytest.raises(ModelUnavailable) as caught:
        model.answer(QUESTION, Word)
    assert (caught.value.code, len(server.seen)) == (code, tries)
    assert len(server.waits) == tries - 1
    assert sum(server.waits) < 60
    server.does(act, GOOD)
    if tries > 1:
        assert model.answer(QUESTION, Word) == Word(word="yes")


def test_the_server_says_how_long_to_wait(server: Server, model: LanguageModel) -> None:
    server.does(fails(429, Retry_After="7"), GOOD)
    assert model.answer(QUESTION, Word) == Word(word="yes")
    assert server.waits == [7.0]


def test_nobody_waits_longer_than_a_minute(server: Server, model: LanguageModel) -> None:
    server.does(fails(429, Retry_After="3600"))
    with pytest.raises(ModelUnavailable, match="busy"):
        model.answer(QUESTION, Word)
    assert (server.waits, len(server.seen)) == ([], 1)


@pytest.mark.parametrize("act", [drips, lambda handler: time.sleep(1)])
def test_a_slow_server_is_cut_off(
    server: Server, model: LanguageModel, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.llm.language_model.TRY_SECONDS", 0.2)
    server.does(act)
    with pytest.raises(ModelUnavailable, match="timeout"):
        model.answer(QUESTION, Word)
    assert len(server.seen) == 3


def test_a_server_that_is_away_is_left_alone_for_a_while(server: Server) -> None:
    now = [1000.0]
    model = LanguageModel(server.url, "m", None, sleep=server.waits.append, clock=lambda: now[0], rest_seconds=30)
    server.does(fails(500))
    for _ in range(5):
        with pytest.raises(ModelUnavailable, match="server_error"):
            model.answer(QUESTION, Word)
    assert len(server.seen) == 3
    now[0] += 31
    server.does(GOOD)
    assert model.answer(QUESTION, Word) == Word(word="yes")
    model.close()


def test_nothing_listens() -> None:
    model = LanguageModel("http://127.0.0.1:9/v1", "m", None, sleep=lambda seconds: None)
    with pytest.raises(ModelUnavailable, match="unreachable"):
        model.answer(QUESTION, Word)
    model.close()
