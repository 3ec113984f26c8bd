"""Keyset paging: a cursor names the last row seen, so a page costs the same wherever it lies."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from shared.http.problems import Problem
from shared.runtime.codec import to_json

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K")
_MAC_BYTES = 16
MAX_LIMIT = 200


class PageQuery(BaseModel):
    """Query parameters of every list. Unknown parameters are refused; filters are added by subclasses."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(50, ge=1, le=MAX_LIMIT, description="rows a page")
    cursor: str | None = Field(None, max_length=1000, description="`next` of the page before")


class Page(BaseModel, Generic[T]):
    """One page of a list."""

    items: list[T]
    next: str | None = Field(None, description="cursor of the next page; null on the last")


class Cursors:
    """Makes and checks cursors. A cursor holds only for the list, the filters and the caller it was made for.

    Args:
        secret: of the caller. A caller can forge cursors for itself, and see nothing by it but its own rows.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = hashlib.sha256(b"careergraph cursor" + secret).digest()

    def make(self, scope: str, key: Sequence[str | int]) -> str:
        """The cursor behind the row with this key."""
        content = to_json(list(key))
        return _encoded(self._mac(scope, content) + content)

    def read(self, scope: str, cursor: str, parse: Callable[..., K]) -> K:
        """The key of the last row seen, as `parse` makes it of its parts. Raises 422 `invalid_cursor`."""
        try:
            data = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise _invalid_cursor() from None
        mac, content = data[:_MAC_BYTES], data[_MAC_BYTES:]
        is_ours = hmac.compare_digest(mac, self._mac(scope, content))
        if not is_ours or _encoded(data) != cursor:  # spare bits of the last letter may differ unseen
            raise _invalid_cursor()
        try:
            return parse(*json.loads(content))
        except (ValueError, TypeError, RecursionError):
            raise _invalid_cursor() from None

    def _mac(self, scope: str, content: bytes) -> bytes:
        message = scope.encode() + b"\0" + content
        return hmac.new(self._secret, message, hashlib.sha256).digest()[:_MAC_BYTES]


def scope_of(name: str, owner: object, query: PageQuery) -> str:
    """What a cursor is bound to: the list, whose it is, and the filters."""
    filters = query.model_dump(mode="json", exclude={"limit", "cursor"})
    return f"{name}|{owner}|{to_json(filters).decode()}"


def page_of(
    cursors: Cursors,
    scope: str,
    rows: Sequence[R],
    limit: int,
    key: Callable[[R], Sequence[str | int]],
) -> tuple[list[R], str | None]:
    """The rows of the page and the next cursor, from `limit + 1` rows that were read."""
    kept = list(rows[:limit])
    if len(rows) <= limit:
        return kept, None
    return kept, cursors.make(scope, key(kept[-1]))


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _invalid_cursor() -> Problem:
    return Problem(422, "invalid_cursor", "The cursor is not one that this list gave out.")
