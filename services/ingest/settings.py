"""Settings of the ingest service, and what its endpoints work with beside the common services."""

from dataclasses import dataclass

from services.ingest.scanning.scanner import Scanner
from shared.http.limits import RateLimit

MIB = 1024 * 1024


@dataclass(frozen=True)
class IngestSettings:
    """Frozen; the composition root fills it.

    Attributes:
        uploads_per_minute: of one person, over all API processes.
        bytes_per_day: of one person.
        strict_scanner: refuse uploads while the scanner is away, instead of holding them.
        orphan_seconds: how old a blob without a row may get.
        quarantine_days: how long refused bytes are kept.
    """

    uploads_per_minute: int = 30
    bytes_per_day: int = 500 * MIB
    strict_scanner: bool = False
    orphan_seconds: float = 600.0
    quarantine_days: int = 30


@dataclass(frozen=True)
class IngestParts:
    """What ingest's endpoints need."""

    scanner: Scanner
    settings: IngestSettings
    upload_rate: RateLimit


def ingest_parts(scanner: Scanner, settings: IngestSettings) -> IngestParts:
    """The parts for these settings."""
    return IngestParts(scanner, settings, RateLimit("upload", settings.uploads_per_minute, 60.0))
