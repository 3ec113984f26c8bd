"""A language model behind any server with OpenAI's interface. It is off unless an operator configures one.

It answers one question with one JSON value of a schema, or says why there is none. Nothing it says is believed
here: whoever asks holds the answer against the evidence.
"""

import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import openai
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ValidationError

TRIES = 3
TOTAL_SECONDS = 60.0
"""Of all tries and waits together (F31 of the fault tests)."""
TRY_SECONDS = 30.0
REST_SECONDS = 30.0
"""After a failure nobody is asked for this long, so that a server that is away holds up no document (F32)."""
ANSWER_BYTES = 1 << 20

_FIRST_WAIT = 0.5

FailureCode = Literal["unreachable", "timeout", "busy", "server_error", "refused", "malformed", "misconfigured"]
A = TypeVar("A", bound=BaseModel)


class ModelUnavailable(Exception):
    """There is no answer. `code` says why in a word; it quotes neither the question nor the server."""

    def __init__(self, code: FailureCode) -> None:
        super().__init__(f"the language model gave no answer ({code})")
        self.code: FailureCode = code


@dataclass(frozen=True)
class Question:
    """What is asked: instructions, the material they are about, and the schema of the answer."""

    instructions: str
    material: str
    schema_name: str
    schema: Mapping[str, Any]


class LanguageModel:
    """Thread-safe; at most `TRIES` requests a question.

    Args:
        base_url: of the server, e.g. `https://host/v1`.
        model: its name there.
        sleep, clock: for tests that do not want to wait.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str | None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        rest_seconds: float = REST_SECONDS,
    ) -> None:
        self.model = model
        # The client wants some key; servers on one's own machine do not ask for any.
        self._client = openai.OpenAI(base_url=base_url, api_key=api_key or "none", max_retries=0)
        self._sleep = sleep
        self._clock = clock
        self._rest_seconds = rest_seconds
        self._resting: tuple[float, FailureCode] | None = None

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def answer(self, question: Question, kind: type[A]) -> A:
        """The answer as `kind`. Raises `ModelUnavailable` after bounded tries, or at once while the server rests."""
        if self._resting is not None and self._clock() < self._resting[0]:
            raise ModelUnavailable(self._resting[1])
        deadline = self._clock() + TOTAL_SECONDS
        for number in range(TRIES):
            try:
                answer = self._try(question, kind, deadline)
            except _Failed as failed:
                wait = failed.wait if failed.wait is not None else _FIRST_WAIT * 2**number * random.uniform(0.5, 1)
                final = number == TRIES - 1 or not failed.passes or self._clock() + wait > deadline
                if final:
                    self._resting = (self._clock() + self._rest_seconds, failed.code)
                    raise ModelUnavailable(failed.code) from failed
                self._sleep(wait)
            else:
                self._resting = None
                return answer
        raise AssertionError("the last try returns or raises")

    def _try(self, question: Question, kind: type[A], deadline: float) -> A:
        seconds = max(0.1, min(TRY_SECONDS, deadline - self._clock()))
        try:
            body = self._read(question, seconds)
        except openai.APITimeoutError as error:
            raise _Failed("timeout") from error
        except openai.APIConnectionError as error:
            raise _Failed("unreachable") from error
        except openai.RateLimitError as error:
            raise _Failed("busy", wait=_retry_after(error)) from error
        except openai.InternalServerError as error:
            raise _Failed("server_error", wait=_retry_after(error)) from error
        except openai.APIStatusError as error:  # 400, 401, 403, 404: asking again changes nothing
            raise _Failed("misconfigured", passes=False) from error
        return _parsed(body, kind)

    def _read(self, question: Question, seconds: float) -> bytes:
        """The body, as it comes: a server that sends a byte a second is cut off, and so is one that never ends."""
        until, body = self._clock() + seconds, b""
        request = self._client.with_options(timeout=seconds).chat.completions.with_streaming_response
        try:
            with request.create(
                model=self.model,
                temperature=0,
                messages=[
                    {"role": "system", "content": question.instructions},
                    {"role": "user", "content": question.material},
                ],
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": question.schema_name, "schema": dict(question.schema), "strict": True},
                },
            ) as response:
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > ANSWER_BYTES:
                        raise _Failed("malformed")
                    if self._clock() > until:
                        raise _Failed("timeout")
        except openai.OpenAIError:
            raise
        except Exception as error:
            # A body that breaks off raises the transport's own error, of a package that the client may change.
            if type(error).__module__.partition(".")[0] in ("httpx", "httpx2", "httpcore", "httpcore2", "h11"):
                raise _Failed("timeout" if "Timeout" in type(error).__name__ else "unreachable") from error
            raise
        return body


class _Failed(Exception):
    """One try gave nothing. `passes`: another one may."""

    def __init__(self, code: FailureCode, *, passes: bool = True, wait: float | None = None) -> None:
        super().__init__(code)
        self.code: FailureCode = code
        self.passes = passes
        self.wait = wait


def _parsed(body: bytes, kind: type[A]) -> A:
    try:
        completion = ChatCompletion.model_validate_json(body)
        choice = completion.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise _Failed("refused")
        return kind.model_validate_json(choice.message.content or "")
    except (ValidationError, json.JSONDecodeError, IndexError) as error:
        raise _Failed("malformed") from error


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Seconds that the server asks for. A date instead of a number is not heeded."""
    value = error.response.headers.get("retry-after", "")
    return float(value) if value.isascii() and value.isdigit() else None
