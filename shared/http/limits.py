"""How often one caller may do one thing."""

import math
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from uuid import UUID

from shared.http.problems import Problem

REMEMBERED_CALLERS = 10_000


class RateLimit:
    """A sliding window for each caller, in the memory of this process.

    Who calls is told by the API key; addresses and forwarding headers play no part.

    Args:
        limit: calls that one caller may make in `seconds`.
        clock: seconds, rising.
    """

    def __init__(self, limit: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._calls: OrderedDict[UUID, deque[float]] = OrderedDict()

    def check(self, caller: UUID) -> None:
        """Count one call. Raises 429 `rate_limited` with Retry-After."""
        with self._lock:
            now = self._clock()
            calls = self._calls.setdefault(caller, deque())
            self._calls.move_to_end(caller)
            while calls and calls[0] <= now - self._seconds:
                calls.popleft()
            if len(calls) >= self._limit:
                raise rate_limited(calls[0] + self._seconds - now)
            calls.append(now)
            if len(self._calls) > REMEMBERED_CALLERS:
                self._calls.popitem(last=False)


def rate_limited(wait_seconds: float, code: str = "rate_limited") -> Problem:
    """429, with the seconds to wait."""
    headers = {"Retry-After": str(max(1, math.ceil(wait_seconds))), "Connection": "close"}
    return Problem(429, code, "There were too many requests.", headers=headers)
