"""What a virus scanner answers. Only `clean` lets a document on; `not_configured` is a recorded decision."""

from dataclasses import dataclass
from typing import Literal, Protocol

VerdictStatus = Literal["clean", "infected", "unavailable", "not_configured"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one scan, as it is recorded with the document.

    `engine` is the scanner's name and version, `signatures` the version of its database where it tells one,
    `finding` the name of what was found (with `infected` only). `reason` is a stable code that says why a
    scan was not possible (with `unavailable` only); such a document is held and scanned again later.
    """

    status: VerdictStatus
    engine: str
    signatures: str | None = None
    finding: str | None = None
    reason: str | None = None


class Scanner(Protocol):
    """A virus scanner."""

    def scan(self, data: bytes) -> Verdict:
        """Scan one file. Never raises: what goes wrong is `unavailable`, never `clean`."""
