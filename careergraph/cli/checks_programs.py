"""Which programs of the machine stages may start: none is needed, and each widens what can be read."""

from collections.abc import Iterator

from careergraph.cli.check import Check, fine, warned
from shared.config import Settings


def check_programs(settings: Settings, search: str | None = None) -> Iterator[Check]:
    """What reads old Word documents, and what reads scans.

    Args:
        search: where programs are looked for, as in PATH; None for where stages look.
    """
    from services.ingest.converting.program import PATHS

    yield _old_word(search or PATHS)
    yield _scans(settings.ocr, search or PATHS)


def _old_word(search: str) -> Check:
    from services.ingest.converting.word97 import installed_converter

    program = installed_converter(search)
    if program is None:
        return fine("old Word (.doc)", "refused until LibreOffice, antiword or catdoc is installed")
    return fine("old Word (.doc)", f"read through {program}")


def _scans(enabled: bool, search: str) -> Check:
    from services.ingest.converting.tesseract import installed_tesseract

    if not enabled:
        return fine("scans", "not read; CAREERGRAPH_OCR=on has their words recognised")
    tesseract = installed_tesseract(search)
    if tesseract is None:
        return warned(
            "scans",
            "CAREERGRAPH_OCR is on, but there is no Tesseract to recognise words",
            "install tesseract-ocr, or unset CAREERGRAPH_OCR",
        )
    return fine("scans", f"recognised by Tesseract {tesseract.version} ({tesseract.languages})")
