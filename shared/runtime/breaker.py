"""A circuit breaker: when events fail one after another, the fault is in the code, not in the events."""

import threading
from collections import deque

CONSECUTIVE = 5
WINDOW = 50
SHARE = 0.2
"""Open at 5 failures in a row, or at 20 % of the last 50: a bad deploy costs at most a handful of dead letters."""


class Breaker:
    """Counts outcomes of one stage. Open: nothing is given up any more, the same event is tried until one succeeds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._recent: deque[bool] = deque(maxlen=WINDOW)
        self._in_a_row = 0
        self._open = False

    @property
    def is_open(self) -> bool:
        """Whether events are failing as a matter of course."""
        return self._open

    def succeeded(self) -> None:
        """An event was applied. An open breaker closes, with its history forgotten."""
        with self._lock:
            self._in_a_row = 0
            if self._open:
                self._open = False
                self._recent.clear()
            self._recent.append(True)

    def failed(self) -> bool:
        """An event failed all its tries. Returns whether the breaker is open now."""
        with self._lock:
            self._in_a_row += 1
            self._recent.append(False)
            failures = self._recent.count(False)
            if self._in_a_row >= CONSECUTIVE or (len(self._recent) == WINDOW and failures >= SHARE * WINDOW):
                self._open = True
            return self._open
