"""A language model behind any server with OpenAI's interface. It is off unless an operator configures one.

It answers one question with one JSON value of a schema, or says why there is none. Nothing it says is believed
here: whoever asks holds the answer against the evidence.
"""

import json
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import openai
from openai.types.chat import ChatCompletion
from pydantic import BaseModel

from shared.llm.model_server import FailedTry, ModelServer, ModelUnavailable, Patience

__all__ = ["AnswerFormat", "LanguageModel", "ModelUnavailable", "Question"]

A = TypeVar("A", bound=BaseModel)
AnswerFormat = Literal["json_schema", "json_object_with_schema", "json_object"]
"""How a server is told what an answer looks like: OpenAI's structured output; a `schema` beside the type
`json_object`, as llama-cpp-python's own server takes it; or that type alone, and the schema in the words of the
question."""


@dataclass(frozen=True)
class Question:
    """What is asked: instructions, the material they are about, and the schema of the answer."""

    instructions: str
    material: str
    schema_name: str
    schema: Mapping[str, Any]


class LanguageModel:
    """Thread-safe; at most `patience.tries` requests a question.

    Args:
        base_url: of the server, e.g. `https://host/v1`.
        model: its name there.
        answer_format: what the server understands.
        sleep, clock: for tests that do not want to wait.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str | None,
        *,
        answer_format: AnswerFormat = "json_schema",
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.model = model
        self._answer_format = answer_format
        self._server = ModelServer(base_url, api_key, patience or Patience(), sleep=sleep, clock=clock)

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    def answer(self, question: Question, kind: type[A]) -> A:
        """The answer as `kind`. Raises `ModelUnavailable` after bounded tries, or at once while the server rests."""
        return self._server.ask(lambda client: self._sent(client, question), lambda body: _parsed(body, kind))

    def _sent(self, client: openai.OpenAI, question: Question) -> AbstractContextManager[Any]:
        instructions = question.instructions
        if self._answer_format == "json_object":
            instructions += f"\nAnswer with one JSON object of this schema:\n{json.dumps(dict(question.schema))}\n"
        return client.chat.completions.with_streaming_response.create(
            model=self.model,
            temperature=0,
            messages=[
                {"role": "system", "content": instructions},
                {"role": "user", "content": question.material},
            ],
            extra_body={"response_format": _response_format(self._answer_format, question)},
        )


def _response_format(answer_format: AnswerFormat, question: Question) -> dict[str, Any]:
    schema = dict(question.schema)
    if answer_format == "json_schema":
        named = {"name": question.schema_name, "schema": schema, "strict": True}
        return {"type": "json_schema", "json_schema": named}
    return {"type": "json_object"} | ({"schema": schema} if answer_format == "json_object_with_schema" else {})


def _parsed(body: bytes, kind: type[A]) -> A:
    completion = ChatCompletion.model_validate_json(body)
    if not completion.choices:
        raise FailedTry("malformed")
    choice = completion.choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise FailedTry("refused")
    return kind.model_validate_json(choice.message.content or "")
