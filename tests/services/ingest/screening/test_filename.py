"""B15 to B18: what becomes of file names."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.screening.filename import (
    MAX_NAME_BYTES,
    clean_filename,
    content_disposition,
    extension_of,
)
from services.ingest.screening.refusal import Refused


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("/abs.pdf", "abs.pdf"),
        ("C:\\Users\\jane\\cv.pdf", "cv.pdf"),
        ("a%2f..%2fb.pdf", "b.pdf"),
        ("a%252f..%252fb.pdf", "b.pdf"),
        ("100%.pdf", "100%.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1.tar.pdf", "_lpt1.tar.pdf"),
        ("-rf.pdf", "rf.pdf"),
        (".cv.pdf", "cv.pdf"),
        ("cv.pdf. ", "cv.pdf"),
        ("cv\u202efdp.pdf", "cvfdp.pdf"),
        ("cv\u200b.pdf", "cv.pdf"),
        ("O'Brien's cv.pdf", "O'Brien's cv.pdf"),
        ('Jane "JD" Doe.pdf', "Jane _JD_ Doe.pdf"),
        ("a" + "\u0301" * 100 + ".pdf", "á" + "\u0301" * 4 + ".pdf"),
        ("Résumé  Ünïcode 履歴書.pdf", "Résumé Ünïcode 履歴書.pdf"),
        ("cv.exe.pdf", "cv.exe.pdf"),
    ],
)
def test_display_name(raw: str, cleaned: str) -> None:
    assert clean_filename(raw) == cleaned


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "..",
        "/",
        "cv.pdf%00.exe",
        "cv.pdf\0.exe",
        "cv\r\nSet-Cookie: a=b.pdf",
        "cv%0d%0aX.pdf",
        "cv%250d%250aX.pdf",
        "cv\u2028.pdf",
        'cv.pdf"; filename=x',
        "cv.pdf; FileName* = x.exe",
        "cv.pdf%22%3b%20filename=x.exe",
        "UTF-8''cv.pdf%00.exe",
        "utf-8'en'cv.pdf",
        "a" * 252 + ".pdf",
        "a" + "\u0301" * 1000 + ".pdf",
        "cv\u202efdp.exe",
        ".htaccess",
        ".pdf",
        "\udcff.pdf",
    ],
)
def test_bad_filename(raw: str) -> None:
    with pytest.raises(Refused) as caught:
        clean_filename(raw)
    assert (caught.value.code, caught.value.status, caught.value.quarantine) == ("bad_filename", 422, False)


def test_longest_name_is_accepted() -> None:
    name = "a" * (MAX_NAME_BYTES - 4) + ".pdf"
    assert clean_filename(name) == name


@given(st.text(max_size=80))
def test_cleaned_name_is_one_harmless_component(raw: str) -> None:
    try:
        name = clean_filename(raw)
    except Refused:
        return
    assert name
    assert not re.search(r'[\x00-\x1f\x7f-\x9f/\\<>:"|?*]', name)
    assert name not in (".", "..")
    assert len(name.encode()) <= MAX_NAME_BYTES
    assert extension_of(name) == extension_of(name).lower()


@given(st.text(max_size=80))
def test_content_disposition_cannot_be_extended(name: str) -> None:
    header = content_disposition(name)
    match = re.fullmatch(
        r"attachment; filename=\"([ !#$&-:<-\[\]-~]*)\"; filename\*=UTF-8''([\w!#$&+.^`|~%-]*)", header
    )
    assert match, header
    assert header.isascii()
    if not any("\ud800" <= character <= "\udfff" for character in name):
        assert unquote(match[2]) == name


def test_content_disposition_of_a_plain_name() -> None:
    assert content_disposition("cv 1.pdf") == "attachment; filename=\"cv 1.pdf\"; filename*=UTF-8''cv%201.pdf"
    assert content_disposition("é;\r\n.pdf") == (
        "attachment; filename=\"____.pdf\"; filename*=UTF-8''%C3%A9%3B%0D%0A.pdf"
    )
