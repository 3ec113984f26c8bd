"""The child process that reads documents: `python -m services.ingest.reading.sealed.child LIMITS_JSON`.

It answers on its standard output what it is asked on its standard input, one document at a time, and leaves
when the input ends: so it cannot outlive its parent, whichever of the parent's threads started it (a
parent-death signal would fire when that thread ends).
"""

import dataclasses
import gc
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable

from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.sandbox import Forbidden, seal
from services.ingest.reading.sealed.wire import LENGTH, ReplyKind, reply
from shared.schemas.base import Schema

Reader = Callable[[bytes, str, Limits], Schema]
"""(document, media type or request, limits) -> what is answered; raises Unreadable."""

_RECURSION = 4000  # libxml2 nests elements at most 256 deep; walking one level takes up to four calls
_GARBAGE = (50_000, 20, 50)
"""Python's own 700 looks through a page's letters again and again while they are taken in; they hold no cycles."""
_FULL_SHARE = 0.6  # of the memory limit: beyond it a child leaves, so that the next document has room


class _InputEnded(Exception):
    """The parent closed the pipe or died."""


def _read_exactly(descriptor: int, count: int) -> bytes:
    parts: list[bytes] = []
    while count:
        part = os.read(descriptor, min(count, 1 << 20))
        if not part:
            raise _InputEnded
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _read_sized(descriptor: int) -> bytes:
    return _read_exactly(descriptor, LENGTH.unpack(_read_exactly(descriptor, LENGTH.size))[0])


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _answer(read: Reader, data: bytes, media_type: str, limits: Limits) -> tuple[ReplyKind, bytes, bool]:
    """(kind, payload, whether this process should not read another document)."""
    failed = False
    try:
        payload = read(data, media_type, limits).model_dump_json(exclude_defaults=True).encode()
        if len(payload) <= limits.output_bytes:
            return ReplyKind.READING, payload, False
        problem = Unreadable("resource_limit", "The document's text with positions is too large.", quarantine=True)
    except Unreadable as unreadable:
        problem = unreadable
    except MemoryError:
        failed = True
        problem = Unreadable("resource_limit", "Reading the document takes too much memory.", quarantine=True)
    except Forbidden:
        failed = True
        problem = Unreadable("document_corrupt", "Reading the document tried a forbidden action.", quarantine=True)
    except Exception as error:
        # Only the type: a message may quote the document.
        detail = f"The document could not be parsed ({type(error).__name__})."
        problem = Unreadable("document_corrupt", detail, quarantine=True)
    return ReplyKind.UNREADABLE, json.dumps(dataclasses.asdict(problem)).encode(), failed


class _PeakMemory:
    """The most memory that this program has held at a time, in bytes.

    On Linux `getrusage` says what the parent held when that was more: the kernel carries a process's peak
    over to the program that it becomes. The peak of the address space (VmHWM) begins anew, and its file has
    to be open before the sandbox closes.
    """

    def __init__(self) -> None:
        self._status = os.open("/proc/self/status", os.O_RDONLY) if sys.platform == "linux" else None

    def bytes(self) -> int:
        if self._status is None:
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # macOS counts in bytes
        os.lseek(self._status, 0, os.SEEK_SET)
        lines = os.read(self._status, 1 << 14).splitlines()
        return next(1024 * int(line.split()[1]) for line in lines if line.startswith(b"VmHWM:"))


def _is_worn(memory: _PeakMemory, limits: Limits) -> bool:
    return memory.bytes() > _FULL_SHARE * limits.memory_bytes or time.process_time() > limits.cpu_seconds


def serve(read: Reader, limits: Limits, warm_up: Callable[[], None]) -> None:
    """Answer until the input ends. `warm_up` must load everything that `read` loads lazily."""
    answers = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)  # whatever a library prints must not reach the pipe of answers
    os.close(null)
    sys.setrecursionlimit(_RECURSION)
    warm_up()
    gc.collect()
    gc.freeze()  # what is loaded stays: looking through it again would halt a document for some 20 ms now and then
    gc.set_threshold(*_GARBAGE)
    memory = _PeakMemory()
    layers = seal(limits)
    _write(answers, reply(ReplyKind.READY, json.dumps(layers).encode()))
    try:
        while True:
            media_type, data = _read_sized(0).decode(), _read_sized(0)
            signal.setitimer(signal.ITIMER_PROF, limits.cpu_seconds)  # SIGPROF ends the process
            kind, payload, failed = _answer(read, data, media_type, limits)
            signal.setitimer(signal.ITIMER_PROF, 0)
            del data
            leaving = failed or _is_worn(memory, limits)
            _write(answers, reply(kind, payload, leaving=leaving))
            if leaving:
                return
    except (_InputEnded, BrokenPipeError):
        return


def main() -> None:
    """Serve with the real reader."""
    from services.ingest.reading.read import read_document
    from services.ingest.reading.sealed.warm_up import warm_up

    limits = Limits(**json.loads(sys.argv[1]))
    serve(read_document, limits, warm_up)
    os._exit(0)  # what cleans up at exit would meet closed doors


if __name__ == "__main__":
    main()
