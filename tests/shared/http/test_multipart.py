"""How the name of an uploaded file is read from its part's header."""

import pytest

from shared.http.multipart import BadFileName, parse_disposition
from shared.http.problems import Problem


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ('form-data; name="file"; filename="cv.pdf"', {"name": "file", "filename": "cv.pdf"}),
        ("form-data; name=file; filename=cv.pdf", {"name": "file", "filename": "cv.pdf"}),
        ('form-data; name="file"; filename="a;b \\"c\\".pdf"', {"name": "file", "filename": 'a;b "c".pdf'}),
        ('Form-Data;name="file";filename="C:\\dir\\cv.pdf"', {"name": "file", "filename": "C:\\dir\\cv.pdf"}),
        ('form-data; name="file"; filename=""', {"name": "file", "filename": ""}),
        (
            'form-data; name="file"; filename="Lebenslauf Müller.pdf"',
            {"name": "file", "filename": "Lebenslauf Müller.pdf"},
        ),
    ],
)
def test_parameters(header: str, found: dict[str, str]):
    assert parse_disposition(header) == found


@pytest.mark.parametrize(
    "header",
    [
        'form-data; name="file"; filename="a.pdf"; filename="b.exe"',
        'form-data; name="file"; filename="a.pdf"; filename*=utf-8\'\'b.exe',
        'form-data; name="file"; filename="a.pdf',
        'form-data; name="file"; filename="a.pdf" b.exe',
        'form-data; name="file"; filename',
    ],
)
def test_two_readings_are_refused(header: str):
    with pytest.raises(BadFileName):
        parse_disposition(header)


def test_other_dispositions_are_malformed():
    with pytest.raises(Problem):
        parse_disposition('attachment; filename="a.pdf"')
