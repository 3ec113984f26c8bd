"""Rich text is taken by its content; what it would fetch or run in a word processor is refused."""

import pytest

from services.ingest.screening.screen import screen
from tests.services.ingest.screening.refusals import assert_refused


def test_by_name_and_by_content() -> None:
    assert screen(b"{\\rtf1 Jane}", "cv.rtf", None).media_type == "application/rtf"
    assert screen(b"{\\rtf1 Jane}", "cv", None).extension == ".rtf"


@pytest.mark.parametrize(
    ("data", "code", "quarantine"),
    [
        (b"Jane", "type_mismatch", False),
        (b"{\\rtf1 Jane", "document_corrupt", False),
        (b"{\\rtf1{\\*\\template https://example.com/a.dotm}}", "external_reference", True),
        (b'{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE "http://example.com/a.png"}}}', "external_reference", True),
        (b"{\\rtf1{\\object\\objautlink\\objupdate{\\*\\objdata 00}}}", "external_reference", True),
        (b"{\\rtf1 %PDF-1.7 }", "polyglot", True),
    ],
)
def test_what_is_refused(data: bytes, code: str, quarantine: bool) -> None:
    assert_refused(data, code, "cv.rtf", quarantine=quarantine)


def test_embedded_objects_are_told_and_never_looked_into() -> None:
    assert screen(b"{\\rtf1{\\object{\\*\\objdata 0105}}Jane}", "cv.rtf", None).flags == ("active_content",)
    assert screen(b"{\\rtf1{\\*\\template C:\\\\Templates\\\\cv.dot}Jane}", "cv.rtf", None).flags == ("local_template",)
