"""Plain text and Markdown: encodings, spans, markers, headings."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ingest.reading.limits import Limits
from services.ingest.reading.misread_utf8 import read_back
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.plain.document import read_plain
from services.ingest.reading.read import MARKDOWN, TEXT, read_document

LIMITS = Limits()


@settings(deadline=None)
@given(st.text(), st.booleans())
def test_every_span_is_its_line(text: str, markdown: bool) -> None:
    try:
        content = read_plain(text.encode("utf-8", "surrogatepass"), LIMITS, markdown=markdown).assembled
    except Unreadable:
        return  # control characters, or by chance the pattern of UTF-16
    assert unicodedata.is_normalized("NFC", content.text)
    position = 0
    for line in content.lines:
        assert content.text[position : line.start] in ("", "\n", "\n\n")
        shown = content.text[line.start : line.end]
        assert shown
        assert shown == shown.strip()
        assert "\n" not in shown
        position = line.end
    assert position == len(content.text)
    assert [(page.start, page.end) for page in content.pages] == [(0, len(content.text))]
    for link in content.links:
        assert 0 <= link.start < link.end <= len(content.text)


LINES = st.from_regex(r"[A-Za-zÀ-ÿ]{1,8}( [A-Za-zÀ-ÿ]{2,8}){0,5}", fullmatch=True).filter(lambda s: read_back(s) == s)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=20))
def test_ordinary_lines_come_back_unchanged(lines: list[str]) -> None:
    plain = read_plain("\r\n".join(lines).encode(), LIMITS)
    content, encoding = plain.assembled, plain.encoding
    assert [content.text[line.start : line.end] for line in content.lines] == [
        unicodedata.normalize("NFC", line[2:] if line.startswith("o ") else line) for line in lines
    ]
    assert encoding == "utf-8"


@pytest.mark.parametrize(
    ("codec", "recorded"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"),
     ("utf-16-be", "utf-16-be"), ("utf-32", "utf-32"), ("cp1252", "cp1252")],
)  # fmt: skip
def test_encodings(codec: str, recorded: str) -> None:
    text = "Café manager in Zürich, señor"
    plain = read_plain(text.encode(codec), LIMITS)
    content, encoding = plain.assembled, plain.encoding
    assert (content.text, encoding) == (text, recorded)


@pytest.mark.parametrize(
    "data",
    [
        b"abc\0def",
        bytes(range(1, 256)) * 8,
        b"\xff\xfe\x00",
        b"\x01\x02\x03\x04 words",
        "日本語の履歴書です".encode("shift_jis"),
    ],
)
def test_what_is_no_text_in_a_known_encoding(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_plain(data, LIMITS)
    assert caught.value.code == "bad_encoding"


@pytest.mark.parametrize("marker", ["•", "▪", "-", "*", "–", "o", "◦", "\uf0b7", "·"])
def test_list_markers_are_left_out(marker: str) -> None:
    content = read_plain(f"Skills\n  {marker} Python\n".encode(), LIMITS).assembled
    assert content.text == "Skills\nPython"
    assert [line.bullet for line in content.lines] == [False, True]


def test_dashes_and_letters_that_mark_nothing() -> None:
    content = read_plain(b"-5 degrees\nof the world\n2019 - 2020", LIMITS).assembled
    assert not any(line.bullet for line in content.lines)
    assert content.text == "-5 degrees\nof the world\n2019 - 2020"


def test_columns_set_with_blanks_are_kept_apart() -> None:
    text = "Cashier      2019 - 2021\nRevit   Advanced   2016   5 years\na   b   c   d   e\nTwo  blanks\n   Indented"
    read = read_plain(text.encode(), LIMITS).assembled.text
    lines = ["Cashier\t2019 - 2021", "Revit\tAdvanced\t2016\t5 years", "a b c d e", "Two blanks", "Indented"]
    assert read.split("\n") == lines


def test_markdown() -> None:
    source = (
        "# Jane Example\n\n*Engineer* at **Some Works** [site](https://example.org/x)\n\n"
        "Work\n----\n* Built `it`\n- did snake_case_things\n\n***\n"
    )
    reading = read_document(source.encode(), MARKDOWN)
    assert reading.text == ("Jane Example\n\nEngineer at Some Works site\n\nWork\n\nBuilt it\ndid snake_case_things")
    assert [line.heading for line in reading.lines] == [True, False, True, False, False]
    assert [line.bullet for line in reading.lines] == [False, False, False, True, True]
    (link,) = reading.links
    assert (reading.text[link.start : link.end], link.url) == ("site", "https://example.org/x")


def test_no_words() -> None:
    for data in (b"", b" \n\t\n", b"--- *** ..."):
        with pytest.raises(Unreadable) as caught:
            read_document(data, TEXT)
        assert caught.value.code == "no_text"


def test_unknown_media_type_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError):
        read_document(b"x", "image/png")


def test_character_limit() -> None:
    with pytest.raises(Unreadable) as caught:
        read_plain(b"word " * 30, Limits(characters=100))
    assert caught.value.code == "resource_limit"


def test_rows_of_a_drawn_table_are_cells_with_gaps() -> None:
    text = "Work\n|2019 – 2023     |Senior Engineer      |\n|      |Northwind, Köln       |\n|     |   |\n| a || b |"
    lines = read_document(text.encode(), TEXT).text.splitlines()
    assert lines[:3] == ["Work", "2019 – 2023\tSenior Engineer", "Northwind, Köln"]
    assert lines[-1] == "| a || b |", "no table"
