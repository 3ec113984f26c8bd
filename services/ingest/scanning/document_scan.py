"""What of an upload the scanner gets to see."""

from collections.abc import Iterator

from services.ingest.scanning.scanner import Scanner, Verdict
from services.ingest.screening.docx_archive import open_archive
from services.ingest.screening.screen import Screened


def scan_document(scanner: Scanner, data: bytes, screened: Screened) -> Verdict:
    """Scan the upload and, of a DOCX, each unpacked part; the first verdict that is not clean counts.

    clamd stops unpacking at limits of its own and then says OK, so what screening unpacked is scanned as it
    is. `data` must be the bytes that `screened` is about.
    """
    verdict = scanner.scan(data)
    for part in _parts(data, screened):
        if verdict.status != "clean":
            return verdict
        verdict = scanner.scan(part)
    return verdict


def _parts(data: bytes, screened: Screened) -> Iterator[bytes]:
    if screened.extension in (".docx", ".odt"):
        for _, content in open_archive(data).contents():
            if content:
                yield content
