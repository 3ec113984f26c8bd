"""HTML: a page is taken whatever it would run, and what it would run is told."""

import pytest

from services.ingest.screening.filename import content_disposition
from services.ingest.screening.screen import screen
from tests.services.ingest.screening.refusals import assert_refused


@pytest.mark.parametrize(
    ("page", "flags"),
    [
        ("<!DOCTYPE html><html><body><p>Jane</p></body></html>", ()),
        ("<div><h1>Jane</h1><style>p { color: red }</style><img src='https://example.org/a.png'></div>", ()),
        ('<?xml version="1.0"?><!DOCTYPE html><html><p>Jane</p></html>', ()),
        ("<p>Based on = onions and forms</p>", ()),
        ("<p>Jane</p><script src='a.js'></script>", ("active_content",)),
        ("<p onclick='alert(1)'>Jane</p>", ("active_content",)),
        ("<p><a href=' javascript:alert(1)'>Jane</a></p>", ("active_content",)),
        ("<p>Jane</p><iframe src='x'></iframe>", ("active_content",)),
        ("<meta http-equiv='refresh' content='0;url=x'><p>Jane</p>", ("active_content",)),
    ],
)
@pytest.mark.parametrize("name", ["cv.html", "cv.htm", "CV.HTML"])
def test_pages(page: str, flags: tuple[str, ...], name: str) -> None:
    screened = screen(page.encode(), name, "text/html; charset=utf-8")
    assert (screened.media_type, screened.flags, screened.encoding) == ("text/html", flags, "utf-8")
    assert content_disposition(screened.display_name).startswith("attachment;")


def test_encodings() -> None:
    assert screen("<p>Zoë Müller".encode("cp1252"), "cv.html", None).encoding == "cp1252"
    assert screen(b"\xff\xfe" + "<p>Zoë</p>".encode("utf-16-le"), "cv.html", None).encoding == "utf-16-le"
    assert_refused("<p>経験十年の技術者です</p>".encode("shift_jis"), "bad_encoding", "cv.html")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["<", "<p ", " on", " onclick", "<meta ", "href=", "<!--", "data: "])
def test_hostile_pages_are_judged_in_time(piece: str) -> None:
    screen(("<p>" + piece * (1024 * 1024 // len(piece))).encode(), "cv.html", None)
