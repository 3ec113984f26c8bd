"""One assertion for many tests: this upload is refused with this code, and says nothing about itself."""

import pytest

from services.ingest.screening.refusal import STATUS_BY_CODE, Refused
from services.ingest.screening.screen import screen


def refusal(data: bytes, filename: str = "cv.docx", declared_type: str | None = None) -> Refused:
    """The refusal of an upload that must be refused."""
    with pytest.raises(Refused) as caught:
        screen(data, filename, declared_type)
    assert caught.value.status == STATUS_BY_CODE[caught.value.code]
    assert filename not in caught.value.detail
    return caught.value


def assert_refused(data: bytes, code: str, filename: str = "cv.docx", quarantine: bool | None = None) -> None:
    """Fail unless the upload is refused with `code` (and, where given, kept or not kept)."""
    refused = refusal(data, filename)
    assert refused.code == code
    if quarantine is not None:
        assert refused.quarantine is quarantine
