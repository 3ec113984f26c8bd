"""What endpoints work with: made by the composition root, found through the app that serves the request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs

T = TypeVar("T")


@dataclass(frozen=True)
class ApiServices:
    """The dependencies of every endpoint. There are no globals.

    Attributes:
        nudge: wakes the relay; called after a commit that wrote to the outbox.
        parts: what single services need beside this, by type, e.g. the scanner of ingest.
    """

    database: Database
    keyring: Keyring
    blobs: SealedBlobs
    nudge: Callable[[], None]
    parts: Mapping[type[Any], Any]


def services_of(request: Request) -> ApiServices:
    """The app's services."""
    found: ApiServices = request.app.state.services
    return found


def part(kind: type[T]) -> Callable[[Request], T]:
    """A dependency that gives the provided part of this type."""

    def find(request: Request) -> T:
        found: T = services_of(request).parts[kind]
        return found

    return find


ApiServicesDep = Annotated[ApiServices, Depends(services_of)]
