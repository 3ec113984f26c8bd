"""HTML as résumé builders export it."""

import pytest

from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import HTML, read_document
from services.ingest.reading.sealed.pool import ReaderPool
from shared.schemas.reading import Reading


def read(body: str, head: str = "") -> Reading:
    return read_document(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), HTML)


def lines_of(reading: Reading) -> list[str]:
    return [reading.text[line.start : line.end] for line in reading.lines]


def test_blocks_lists_headings_and_links() -> None:
    reading = read(
        "<header><h1>Jane <b>Example</b></h1><p>Engineer, <a href='mailto:jane@example.org'>write</a><br>Bremen</p>"
        "</header>"
        "<section><h2>Work</h2><div>Some\n  Works</div>"
        "<ul><li>Built it</li><li><p>Sold it</p><p>twice</p></li></ul></section>"
    )
    assert lines_of(reading) == [
        "Jane Example", "Engineer, write", "Bremen", "Work", "Some Works", "Built it", "Sold it", "twice",
    ]  # fmt: skip
    assert [line.bullet for line in reading.lines] == [False] * 5 + [True, True, False]
    assert [line.heading for line in reading.lines] == [True, False, False, True, False, False, False, False]
    (link,) = reading.links
    assert (reading.text[link.start : link.end], link.url) == ("write", "mailto:jane@example.org")


def test_what_stands_beside_is_one_line() -> None:
    style = "<style>.row { display: flex; justify-content: space-between } .date { float: right }</style>"
    reading = read(
        "<div class='row'><span>Engineer</span><span>2019</span></div>"
        "<p>Analyst<span class='date'>2017</span></p>"
        "<table><tr><td>Go</td><td>5 years</td></tr></table>"
        "<p><span class='a'>Title</span><span class='b'>Employer</span></p>"
        "<p><span class='cap'>J</span><span class='b'>ane</span></p>",
        style,
    )
    assert lines_of(reading) == ["Engineer\t2019", "Analyst\t2017", "Go\t5 years", "Title Employer", "Jane"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>unseen words</p>",
        "<p hidden>unseen words</p>",
        "<p class='x'>unseen words</p>",
        "<p class='y z'>unseen words</p>",
        "<div style='visibility: hidden'><p>unseen words</p></div>",
        "<p style='font-size:1px'>unseen words</p>",
        "<p style='color:#fff'>unseen words</p>",
        "<p style='position:absolute; left:-9999px'>unseen words</p>",
        "<p style='opacity:0'>unseen words</p>",
        "<p style='color: transparent'>unseen words</p>",
    ],
)
def test_hidden_elements_stay_out(hidden: str) -> None:
    reading = read(f"<p>Seen</p>{hidden}<p>Also</p>", "<style>.x{display:none} p.y.z{opacity:0.01}</style>")
    assert (lines_of(reading), reading.warnings) == (["Seen", "Also"], ("hidden_text",))


def test_white_on_a_dark_ground_is_seen_and_print_rules_do_not_hide() -> None:
    style = "<style>@media print { .p { display: none } } aside { background: #123 }</style>"
    reading = read("<aside style='color:white'>Sidebar</aside><p class='p'>Screen</p>", style)
    assert (lines_of(reading), reading.warnings) == (["Sidebar", "Screen"], ())


def test_scripts_and_what_is_fetched_are_dropped() -> None:
    reading = read(
        "<script>document.write('no')</script><noscript>no</noscript>"
        "<img src='http://127.0.0.1:9/x' onerror='no()' alt='no'>"
        "<iframe src='http://127.0.0.1:9/'>no</iframe><!-- no --><p>Jane</p>",
        "<link rel='stylesheet' href='http://127.0.0.1:9/a.css'><title>no</title>",
    )
    assert (reading.text, reading.warnings) == ("Jane", ("active_content",))


def test_document_types_declare_nothing() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "grown">]><p>Jane &x; &y;</p>'
    assert "grown" not in read_document(page.encode(), HTML).text.replace("&y;", "")


def test_too_deep_and_empty_pages() -> None:
    with pytest.raises(Unreadable) as caught:
        read_document(b"<div>" * 5000 + b"Jane", HTML)
    assert caught.value.code == "document_corrupt"
    with pytest.raises(Unreadable) as caught:
        read("<script>x</script>")
    assert caught.value.code == "no_text"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_in_the_sealed_child(pool: ReaderPool, encoding: str) -> None:
    cells = "<td>Zoë</td><td class=a>&eacute;&nbsp;Müller &#x1F600;</td>"
    page = f"<style>.a{{color:red}}</style><table><tr>{cells}</tr></table>"
    data = page.encode(encoding, "xmlcharrefreplace")
    reading = pool.read(data, HTML)
    assert reading == read_document(data, HTML)
    assert reading.text == "Zoë\té Müller \U0001f600"
    with pytest.raises(Unreadable):
        pool.read(b"<div>" * 5000, HTML)


@pytest.mark.timeout(20)
def test_large_embedded_pictures_and_hostile_style_sheets() -> None:
    picture = "A" * 1_000_000
    css = (
        f"@font-face {{ src: url(data:f;base64,{picture}) }} .x {{ background: url(data:image/png;base64,{picture}) }}"
    )
    for style in (css, "a" * 1_000_000, "{" * 1_000_000, "}" * 1_000_000, "@" * 1_000_000, "/*" * 500_000):
        assert read("<p>Jane</p>", f"<style>{style}</style>").text == "Jane"
