"""A server with OpenAI's interface that may misbehave: bounded tries, time and bytes, and a typed end."""

import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import openai

_FIRST_WAIT = 0.5

FailureCode = Literal["unreachable", "timeout", "busy", "server_error", "refused", "malformed", "misconfigured"]
A = TypeVar("A")


class ModelUnavailable(Exception):
    """There is no answer. `code` says why in a word; it quotes neither the question nor the server."""

    def __init__(self, code: FailureCode) -> None:
        super().__init__(f"the model's server gave no answer ({code})")
        self.code: FailureCode = code


@dataclass(frozen=True, slots=True)
class Patience:
    """How much a question may cost."""

    tries: int = 3
    total_seconds: float = 60.0
    """Of all tries and waits together (F31 of the fault tests)."""
    try_seconds: float = 30.0
    rest_seconds: float = 30.0
    """After a failure nobody is asked for this long, so that a server that is away holds up no document (F32)."""
    answer_bytes: int = 1 << 20


class FailedTry(Exception):
    """One try gave nothing. `passes`: another one may. `wait`: seconds until then, where the server says."""

    def __init__(self, code: FailureCode, *, passes: bool = True, wait: float | None = None) -> None:
        super().__init__(code)
        self.code: FailureCode = code
        self.passes = passes
        self.wait = wait


class ModelServer:
    """Thread-safe.

    Args:
        base_url: e.g. `https://host/v1`.
        sleep, clock: for tests that do not want to wait.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str | None,
        patience: Patience,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        # The client wants some key; servers on one's own machine do not ask for any.
        self._client = openai.OpenAI(base_url=base_url, api_key=api_key or "none", max_retries=0)
        self._patience = patience
        self._sleep = sleep
        self._clock = clock
        self._resting: tuple[float, FailureCode] | None = None

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def ask(self, request: Callable[[openai.OpenAI], AbstractContextManager[Any]], read: Callable[[bytes], A]) -> A:
        """What `read` makes of the answer. Raises `ModelUnavailable`, at once while the server rests.

        Args:
            request: sends the question with this client and gives the response as a stream.
            read: the body's meaning; raises `ValueError` where it has none, or `FailedTry`.
        """
        if self._resting is not None and self._clock() < self._resting[0]:
            raise ModelUnavailable(self._resting[1])
        deadline = self._clock() + self._patience.total_seconds
        for number in range(self._patience.tries):
            try:
                answer = self._try(request, read, deadline)
            except FailedTry as failed:
                wait = failed.wait if failed.wait is not None else _FIRST_WAIT * 2**number * random.uniform(0.5, 1)
                last = number == self._patience.tries - 1
                if last or not failed.passes or self._clock() + wait > deadline:
                    self._resting = (self._clock() + self._patience.rest_seconds, failed.code)
                    raise ModelUnavailable(failed.code) from failed
                self._sleep(wait)
            else:
                self._resting = None
                return answer
        raise AssertionError("the last try returns or raises")

    def _try(
        self,
        request: Callable[[openai.OpenAI], AbstractContextManager[Any]],
        read: Callable[[bytes], A],
        deadline: float,
    ) -> A:
        seconds = max(0.1, min(self._patience.try_seconds, deadline - self._clock()))
        try:
            body = self._body(request, seconds)
        except openai.APITimeoutError as error:
            raise FailedTry("timeout") from error
        except openai.APIConnectionError as error:
            raise FailedTry("unreachable") from error
        except openai.RateLimitError as error:
            raise FailedTry("busy", wait=_retry_after(error)) from error
        except openai.InternalServerError as error:
            raise FailedTry("server_error", wait=_retry_after(error)) from error
        except openai.APIStatusError as error:  # 400, 401, 403, 404: asking again changes nothing
            raise FailedTry("misconfigured", passes=False) from error
        try:
            return read(body)
        except ValueError as error:
            raise FailedTry("malformed") from error

    def _body(self, request: Callable[[openai.OpenAI], AbstractContextManager[Any]], seconds: float) -> bytes:
        """The body, as it comes: a server that sends a byte a second is cut off, and so is one that never ends."""
        until, body = self._clock() + seconds, bytearray()
        try:
            with request(self._client.with_options(timeout=seconds)) as response:
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > self._patience.answer_bytes:
                        raise FailedTry("malformed")
                    if self._clock() > until:
                        raise FailedTry("timeout")
        except (openai.OpenAIError, FailedTry):
            raise
        except Exception as error:
            # A body that breaks off raises the transport's own error, of a package that the client may change.
            if type(error).__module__.partition(".")[0] in ("httpx", "httpx2", "httpcore", "httpcore2", "h11"):
                raise FailedTry("timeout" if "Timeout" in type(error).__name__ else "unreachable") from error
            raise
        return bytes(body)


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Seconds that the server asks for. A date instead of a number is not heeded."""
    value = error.response.headers.get("retry-after", "")
    return float(value) if value.isascii() and value.isdigit() else None
