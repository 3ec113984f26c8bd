"""The scanner of an installation that has none: it says so, and that is what is recorded."""

from services.ingest.scanning.scanner import Verdict


class UnconfiguredScanner:
    """Answers every scan with the verdict that no scanner is configured."""

    def scan(self, data: bytes) -> Verdict:
        """The verdict `not_configured`, whatever the data."""
        return Verdict(status="not_configured", engine="none")
