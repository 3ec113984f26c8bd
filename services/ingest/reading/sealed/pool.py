"""A few warm child processes that read documents for all threads of this process."""

import contextlib
import json
import queue
import signal
import sys
import threading
from collections.abc import Sequence
from typing import Self

from pydantic import ValidationError

from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import UNREADABLE_CODES, Unreadable
from services.ingest.reading.sealed.child_process import ChildEnded, ChildProcess, ReaderUnavailable, protocol_error
from services.ingest.reading.sealed.wire import ReplyKind
from shared.schemas.reading import Reading

CHILD = (sys.executable, "-m", "services.ingest.reading.sealed.child")

_SLOT_SECONDS = 3.0

# What the kernel, the interval timer and failed allocations (abort) send; any other signal is a crash of a
# parser.
_LIMIT_SIGNALS = frozenset((signal.SIGKILL, signal.SIGXCPU, signal.SIGPROF, signal.SIGABRT))
# Somebody ends processes; the document had no part in it.
_OUTSIDE_SIGNALS = frozenset((signal.SIGTERM, signal.SIGINT, signal.SIGHUP))


__all__ = ["ReaderPool", "ReaderUnavailable"]


class ReaderPool:
    """Reads documents in at most `size` child processes; further callers wait. Thread-safe.

    Children start when they are first needed (or by `warm_up`), are reused for `documents_per_child`
    documents, and end with `close` or with this process. One that dies costs its own document and no other.
    """

    def __init__(
        self,
        size: int = 2,
        limits: Limits | None = None,
        *,
        documents_per_child: int = 200,
        command: Sequence[str] = CHILD,
    ) -> None:
        self._limits = limits or Limits()
        self._documents_per_child = documents_per_child
        self._command = tuple(command)
        self._slots: queue.LifoQueue[ChildProcess | None] = queue.LifoQueue()
        for _ in range(size):
            self._slots.put(None)
        self._size = size
        self._lock = threading.Lock()
        self._children: set[ChildProcess] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm_up(self) -> tuple[str, ...]:
        """Start every child now; the sandbox layers that this platform has. Raises `ReaderUnavailable`."""
        slots = [self._slots.get() for _ in range(self._size)]
        try:
            for index, slot in enumerate(slots):
                if slot is None or not slot.is_alive():
                    slots[index] = self._launch()  # all at once; waiting for them comes after
            for index, slot in enumerate(slots):
                slots[index] = self._usable(slot)
        finally:
            for child in slots:
                self._slots.put(child)
        first = slots[0]
        return first.layers if first is not None else ()

    def read(self, data: bytes, media_type: str) -> Reading:
        """The document's text with positions.

        Raises `Unreadable` for what the document is or does, `ReaderUnavailable` when no child can read it.
        """
        child = self._slots.get()
        try:
            for _ in range(2):
                child = self._usable(child)
                try:
                    kind, leaving, payload = child.ask(data, media_type)
                except TimeoutError as error:
                    self._drop(child)
                    child = None
                    raise self._failure("resource_limit", "Reading the document takes too long.") from error
                except Unreadable:
                    self._drop(child)
                    child = None
                    raise
                except ChildEnded:
                    code, child = self._bury(child), None
                    if -code in _OUTSIDE_SIGNALS:
                        continue
                    raise self._death(code) from None
                if leaving or child.documents >= self._documents_per_child:
                    self._drop(child)
                    child = self._successor()
                return _opened(kind, payload)
            raise ReaderUnavailable("reading processes are being ended from outside")
        finally:
            self._slots.put(child)

    @property
    def child_pids(self) -> tuple[int, ...]:
        """Process ids of the children that are running now, rising."""
        with self._lock:
            return tuple(sorted(child.pid for child in self._children))

    def close(self) -> None:
        """End all children. Reads that are running raise `ReaderUnavailable`."""
        with self._lock:
            self._closed = True
            children, self._children = self._children, set()
        for child in children:
            child.kill()
        # A thread that reads notices at once, and gives its slot back; only then may its pipes be closed. One that was
        # interrupted just when it had taken a slot never does.
        with contextlib.suppress(queue.Empty):
            for _ in range(self._size):
                child_of_slot = self._slots.get(timeout=_SLOT_SECONDS)
                if child_of_slot is not None:
                    child_of_slot.end()
        for _ in range(self._size):
            self._slots.put(None)

    def _failure(self, code: str, detail: str) -> Exception:
        if self._closed:
            return ReaderUnavailable("the pool of reading processes is closed")
        assert code in ("resource_limit", "document_corrupt")
        return Unreadable("resource_limit" if code == "resource_limit" else "document_corrupt", detail, quarantine=True)

    def _death(self, code: int) -> Exception:
        if -code in _LIMIT_SIGNALS:
            return self._failure("resource_limit", "Reading the document takes more memory or time than is allowed.")
        return self._failure("document_corrupt", "The document crashed the process that read it.")

    def _launch(self) -> ChildProcess:
        with self._lock:
            if self._closed:
                raise ReaderUnavailable("the pool of reading processes is closed")
            try:
                child = ChildProcess(self._command, self._limits)
            except OSError as error:
                raise ReaderUnavailable("a reading process could not be started") from error
            self._children.add(child)
            return child

    def _successor(self) -> ChildProcess | None:
        """A child that starts while nobody waits for it; None where none can, which the next document finds out."""
        try:
            return self._launch()
        except ReaderUnavailable:
            return None

    def _usable(self, child: ChildProcess | None) -> ChildProcess:
        if child is not None and not child.is_alive():
            self._drop(child)
            child = None
        child = child or self._launch()
        if not child.layers:
            try:
                child.await_ready()
            except ReaderUnavailable:
                self._drop(child)
                raise
        return child

    def _drop(self, child: ChildProcess) -> None:
        with self._lock:
            self._children.discard(child)
        child.end()

    def _bury(self, child: ChildProcess) -> int:
        with self._lock:
            self._children.discard(child)
        return child.exit_code()


def _opened(kind: ReplyKind, payload: bytes) -> Reading:
    """The answer as the caller gets it. A child that was taken over may say anything, so it is validated in
    full."""
    try:
        if kind is ReplyKind.READING:
            reading = Reading.model_validate_json(payload)
            length = len(reading.text)
            spans = [(line.start, line.end) for line in reading.lines]
            spans += [(page.start, page.end) for page in reading.pages]
            spans += [(link.start, link.end) for link in reading.links]
            if all(0 <= start <= end <= length for start, end in spans):
                return reading
        elif kind is ReplyKind.UNREADABLE:
            fields = json.loads(payload)
            if fields["code"] in UNREADABLE_CODES:
                raise Unreadable(
                    fields["code"],
                    str(fields["detail"])[:200],
                    fields["needs_ocr"] is True,
                    fields["quarantine"] is True,
                )
    except (ValidationError, ValueError, KeyError, TypeError) as error:
        raise protocol_error("The reading process gave an answer that is none.") from error
    raise protocol_error("The reading process gave an answer that is none.")
