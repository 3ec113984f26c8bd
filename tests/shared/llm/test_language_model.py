"""A language model that misbehaves in every known way, over real HTTP (faults F31 and F32)."""

import json
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from shared.llm.language_model import AnswerFormat, LanguageModel, ModelUnavailable, Question
from shared.llm.model_server import Patience
from tests.shared.llm.misbehaving_server import Act, Server, breaks_off, drips, fails, floods, says_nothing
from tests.shared.runtime.running import wait_until

QUESTION = Question("Answer.", "What is it?", "answer", {"type": "object"})


class Word(BaseModel):
    word: str


def says(content: str | None, *, refusal: str | None = None) -> Act:
    """200, with this as the assistant's message."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "finish_reason": "stop", "logprobs": None, "message": message}
    completion = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
    return lambda handler: handler.send(200, json.dumps(completion).encode())


GOOD = says('{"word": "yes"}')


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(GOOD)
    yield made
    made.close()


@pytest.fixture
def model(server: Server) -> Iterator[LanguageModel]:
    made = LanguageModel(server.url, "m", None, sleep=server.waits.append, patience=Patience(rest_seconds=0))
    yield made
    made.close()


def test_a_good_answer(server: Server, model: LanguageModel) -> None:
    assert model.answer(QUESTION, Word) == Word(word="yes")
    (request,) = server.seen
    assert (request["model"], request["temperature"]) == ("m", 0)
    assert request["response_format"]["json_schema"]["strict"] is True
    assert [message["content"] for message in request["messages"]] == ["Answer.", "What is it?"]


@pytest.mark.parametrize(
    ("answer_format", "sent", "in_words"),
    [
        ("json_object", {"type": "json_object"}, True),
        ("json_object_with_schema", {"type": "json_object", "schema": {"type": "object"}}, False),
    ],
)
def test_servers_without_structured_output(
    server: Server, answer_format: AnswerFormat, sent: object, in_words: bool
) -> None:
    model = LanguageModel(server.url, "m", None, answer_format=answer_format)
    assert model.answer(QUESTION, Word) == Word(word="yes")
    model.close()
    (request,) = server.seen
    assert request["response_format"] == sent
    told = request["messages"][0]["content"]
    assert told.startswith("Answer.")
    assert ('{"type": "object"}' in told) is in_words


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


@pytest.mark.parametrize("act", [drips, says_nothing])
def test_a_slow_server_is_cut_off(server: Server, act: Act) -> None:
    patience = Patience(try_seconds=0.2, rest_seconds=0)
    model = LanguageModel(server.url, "m", None, patience=patience, sleep=server.waits.append)
    server.does(act)
    with pytest.raises(ModelUnavailable, match="timeout"):
        model.answer(QUESTION, Word)
    wait_until(lambda: len(server.seen) == 3)  # the server may hear of a question after nobody waits any more
    model.close()


def test_a_server_that_is_away_is_left_alone_for_a_while(server: Server) -> None:
    now = [1000.0]
    model = LanguageModel(server.url, "m", None, sleep=server.waits.append, clock=lambda: now[0])
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
