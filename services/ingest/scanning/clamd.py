"""ClamAV's daemon as the scanner.

clamd's own limits decide what it looks at. Set `StreamMaxLength` and `MaxFileSize` to at least the largest
part that screening lets through (40 MiB) and `AlertExceedsMax yes`; a stream over the first limit is refused
by clamd and the document stays held, content over the second would be called OK without having been read.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from services.ingest.scanning.clamd_address import ClamdAddress
from services.ingest.scanning.clamd_protocol import (
    ClamdConnectionBroken,
    ClamdUnavailable,
    deadline_in,
    exchange,
    stream_frames,
)
from services.ingest.scanning.scanner import Verdict

ENGINE = "ClamAV"

_FOUND = re.compile(r"stream: (\S[^\r\n]{0,500}) FOUND")
_VERSION = re.compile(r"ClamAV ([\w.+~-]{1,60})(?:/(\d{1,12})/([^/\r\n]{1,60}))?")
_BUILT_FORMAT = "%a %b %d %H:%M:%S %Y"


@dataclass(frozen=True, slots=True)
class ClamdVersion:
    """What clamd says about itself.

    `built` is when its signatures were made (clamd's local time, taken as UTC); it and `signatures` are null
    where only databases of one's own are loaded.
    """

    engine: str
    signatures: str | None
    built: dt.datetime | None


class ClamdScanner:
    """Asks one clamd; nothing but its exact answer `stream: OK` is clean."""

    def __init__(
        self,
        address: ClamdAddress,
        *,
        timeout_seconds: float = 30.0,
        max_signature_age_days: float | None = None,
        now: Callable[[], dt.datetime] | None = None,
    ) -> None:
        """`timeout_seconds` bounds one try, connecting included.

        With `max_signature_age_days`, signatures that are older than that at `now()` (an aware time), or
        whose age clamd does not tell, make every verdict `unavailable`. ValueError where only one of the two
        is given.
        """
        if (max_signature_age_days is None) != (now is None):
            raise ValueError("a largest age of signatures and the time to compare with belong together")
        self._address = address
        self._timeout_seconds = timeout_seconds
        self._max_signature_age_days = max_signature_age_days
        self._now = now

    def scan(self, data: bytes) -> Verdict:
        """The verdict on `data`. A connection that breaks is tried once more, with a new one."""
        try:
            try:
                return self._scan_once(data)
            except ClamdConnectionBroken:
                return self._scan_once(data)
        except ClamdUnavailable as failure:
            return Verdict("unavailable", ENGINE, reason=failure.reason)

    def version(self) -> ClamdVersion:
        """Engine and signature version; ClamdUnavailable where clamd does not answer."""
        return self._ask_version(deadline_in(self._timeout_seconds))

    def _scan_once(self, data: bytes) -> Verdict:
        deadline = deadline_in(self._timeout_seconds)
        version = self._ask_version(deadline)
        self._require_fresh(version)
        answer = exchange(self._address, "INSTREAM", stream_frames(data), deadline)
        engine = f"{ENGINE} {version.engine}"
        if answer == "stream: OK":
            return Verdict("clean", engine, version.signatures)
        if found := _FOUND.fullmatch(answer):
            return Verdict("infected", engine, version.signatures, finding=found[1])
        raise ClamdUnavailable("unexpected_reply")

    def _ask_version(self, deadline: float) -> ClamdVersion:
        answer = exchange(self._address, "VERSION", (), deadline)
        match = _VERSION.fullmatch(answer)
        if match is None:
            raise ClamdUnavailable("unexpected_reply")
        engine, signatures, built = match.groups()
        if built is None:
            return ClamdVersion(engine, None, None)
        try:
            time = dt.datetime.strptime(" ".join(built.split()), _BUILT_FORMAT).replace(tzinfo=dt.UTC)
        except ValueError as error:
            raise ClamdUnavailable("unexpected_reply") from error
        return ClamdVersion(engine, signatures, time)

    def _require_fresh(self, version: ClamdVersion) -> None:
        if self._max_signature_age_days is None or self._now is None:
            return
        oldest = self._now() - dt.timedelta(days=self._max_signature_age_days)
        if version.built is None or version.built < oldest:
            raise ClamdUnavailable("stale_signatures")
