"""The parent's side of drawing: the pages of one PDF, each from the limited child process."""

import json
import sys
from collections.abc import Sequence
from typing import Self, TypeVar

from services.ingest.picturing.page_scan import PageScan
from services.ingest.picturing.page_view import PageView
from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.child_process import ChildEnded, ChildProcess, ReaderUnavailable
from services.ingest.reading.sealed.wire import ReplyKind
from shared.schemas.base import Schema

CHILD = (sys.executable, "-m", "services.ingest.picturing.child")
PAGE_REQUEST = "application/pdf; page={}"
TURNED_REQUEST = "application/pdf; page={}; turned={}"
SCAN_REQUEST = "application/pdf; scan={}"
S = TypeVar("S", bound=Schema)


class NoPicture(Exception):
    """A page that cannot be drawn within the limits. Its text is known all the same."""


class PagePictures:
    """Draws pages of one PDF. Not thread-safe. A page that ends the child costs no other page."""

    def __init__(self, data: bytes, limits: Limits | None = None, *, command: Sequence[str] = CHILD) -> None:
        self._data, self._limits, self._command = data, limits or Limits(), tuple(command)
        self._child: ChildProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._drop()

    def page(self, number: int, turned: int = 0) -> PageView:
        """The page (counted from 1); turned clockwise by that many right angles, and then without its characters.

        Raises `NoPicture`, and `ReaderUnavailable` where no child can be started.
        """
        request = TURNED_REQUEST.format(number, turned) if turned else PAGE_REQUEST.format(number)
        return self._answer(request, PageView)

    def scan(self, number: int) -> PageScan:
        """The page in grey, fine enough for a program that recognises words. Raises as `page` does."""
        return self._answer(SCAN_REQUEST.format(number), PageScan)

    def _answer(self, request: str, schema: type[S]) -> S:
        child = self._ready()
        try:
            kind, leaving, payload = child.ask(self._data, request)
        except (ChildEnded, TimeoutError, Unreadable) as error:
            self._drop()
            raise NoPicture("the process that drew the page was ended") from error
        if leaving:
            self._drop()
        if kind is not ReplyKind.READING:
            raise NoPicture("the page cannot be drawn")
        try:
            return schema.model_validate(json.loads(payload))
        except (ValueError, RecursionError) as error:
            self._drop()
            raise NoPicture("the process that drew the page gave an answer that is none") from error

    def _ready(self) -> ChildProcess:
        if self._child is None:
            try:
                child = ChildProcess(self._command, self._limits)
            except OSError as error:
                raise ReaderUnavailable("a drawing process could not be started") from error
            child.await_ready()
            self._child = child
        return self._child

    def _drop(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None
