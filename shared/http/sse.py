"""Server-sent events from rows: poll, send what is new, end when it is over.

FastAPI sends the heartbeat (a comment every 15 seconds) and the headers that keep proxies from buffering.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from fastapi.concurrency import run_in_threadpool
from fastapi.sse import ServerSentEvent


@dataclass(frozen=True)
class Heard:
    """What one poll found: messages that were not sent yet, and whether they are the last."""

    messages: Sequence[ServerSentEvent]
    over: bool


async def follow(
    poll: Callable[[], Heard], *, interval_seconds: float = 0.25, longest_seconds: float = 600.0
) -> AsyncIterator[ServerSentEvent]:
    """The messages of `poll`, which runs in a thread, until it is over or the stream has lasted long enough.

    A client that is cut off connects again; `Last-Event-ID` then says what it has.
    """
    deadline = time.monotonic() + longest_seconds
    while True:
        heard = await run_in_threadpool(poll)
        for message in heard.messages:
            yield message
        if heard.over or time.monotonic() >= deadline:
            return
        await asyncio.sleep(interval_seconds)
