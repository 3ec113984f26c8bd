"""Reading a request's body: no more bytes than allowed, and no slower than a network is."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from fastapi import Request
from starlette.requests import ClientDisconnect

from shared.http.problems import Problem

_CLOSE = {"Connection": "close"}


@dataclass(frozen=True)
class BodyLimits:
    """What a body may cost.

    Attributes:
        max_bytes: of the whole body, framing included.
        grace_seconds: before the slowest allowed speed counts.
        slowest_bytes_per_second: mean beyond the grace; 4 kB/s is a tenth of a bad mobile connection.
        stall_seconds: the longest silence.
    """

    max_bytes: int
    grace_seconds: float = 20.0
    slowest_bytes_per_second: float = 4096.0
    stall_seconds: float = 15.0


async def body_chunks(request: Request, limits: BodyLimits) -> AsyncIterator[bytes]:
    """The body as it comes. Raises 413 `file_too_large`, 408 `body_timeout`, 400 `incomplete_body`.

    A declared length over the cap is refused before anything is read; a body without a length is counted.
    """
    if _declared_length(request) > limits.max_bytes:
        raise _too_large()
    started, received = time.monotonic(), 0
    chunks = request.stream()
    while True:
        deadline = started + limits.grace_seconds + received / limits.slowest_bytes_per_second
        patience = min(limits.stall_seconds, deadline - time.monotonic())
        try:
            chunk = await asyncio.wait_for(anext(chunks), max(patience, 0.001))
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise Problem(408, "body_timeout", "The body came too slowly.", headers=_CLOSE) from None
        except ClientDisconnect:
            raise Problem(400, "incomplete_body", "The body ended early.", headers=_CLOSE) from None
        received += len(chunk)
        if received > limits.max_bytes:
            raise _too_large()
        yield chunk


async def read_body(request: Request, limits: BodyLimits) -> bytes:
    """The whole body. Raises as `body_chunks`."""
    return b"".join([chunk async for chunk in body_chunks(request, limits)])


def _declared_length(request: Request) -> int:
    declared = request.headers.get("content-length", "0")
    return int(declared) if declared.isdecimal() and len(declared) < 19 else 10**18


def _too_large() -> Problem:
    return Problem(413, "file_too_large", "The body is larger than what is taken here.", headers=_CLOSE)
