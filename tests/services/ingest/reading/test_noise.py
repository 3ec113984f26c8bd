"""Whatever the bytes are, reading ends with a text whose spans are sound, or with a typed outcome."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import HTML, ODT, read_document
from tests.services.ingest.reading.documents import odt

_TAGS = st.sampled_from(("div", "p", "span", "table", "tr", "td", "ul", "li", "h2", "br", "a", "style", "script", "b"))
_STYLES = st.sampled_from(
    ("", "display:flex", "display:none", "float:right", "font-size:2em", "color:white", "left:-9e9px")
)
_WORDS = st.text(alphabet="ab é\n\t•-\u200b\u00ad{}<&;", max_size=8)
_ELEMENT = st.builds(
    lambda tag, style, inside, close: f'<{tag} style="{style}">{inside}' + (f"</{tag}>" if close else ""),
    _TAGS, _STYLES, _WORDS, st.booleans(),
)  # fmt: skip
_ODT_NAMES = st.sampled_from(
    ("text:p", "text:h", "text:span", "text:list", "text:list-item", "text:s", "text:tab", "table:table",
     "table:table-row", "table:table-cell", "draw:frame", "draw:text-box", "text:note", "text:note-body", "text:a")
)  # fmt: skip
_PLAIN = st.text(alphabet="ab é\n\t•-", max_size=8)
_ODT_ELEMENT = st.recursive(
    _PLAIN,
    lambda inner: st.builds(lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", _ODT_NAMES, st.lists(inner)),
)


def _require_sound_spans(data: bytes, media_type: str) -> None:
    with contextlib.suppress(Unreadable):
        reading = read_document(data, media_type)
        shown = [reading.text[line.start : line.end] for line in reading.lines]
        assert all(text and text == text.strip() and "\n" not in text for text in shown)
        assert "".join(reading.text.split("\n")) == "".join(shown)
        assert all(0 <= link.start < link.end <= len(reading.text) for link in reading.links)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(_ELEMENT, max_size=12))
def test_pages(elements: list[str]) -> None:
    _require_sound_spans("".join(elements).encode(), HTML)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_bytes_named_as_a_page(data: bytes) -> None:
    _require_sound_spans(data, HTML)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(_ODT_ELEMENT, max_size=6))
def test_open_documents(elements: list[str]) -> None:
    _require_sound_spans(odt("".join(elements)), ODT)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.data())
def test_damaged_open_documents(data: st.DataObject) -> None:
    good = bytearray(odt("<text:p>Jane Example</text:p>"))
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(good)))
        good[position : position + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    _require_sound_spans(bytes(good), ODT)
