"""Characters as they are kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ingest.reading.normalization import clean, clean_pieces


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("e\u0301cole", "école"),
        ("e\ufb03cient \ufb02ow", "efficient flow"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("\u202egnp.exe", "gnp.exe"),
        ("co\u00adoperate", "cooperate"),
        ("exam\u00ad", "exam-"),
        ("exam\x02", "exam-"),
        ("a\u00a0b\u2003c", "a b c"),
        ("title  \t  2020", "title\t2020"),
        ("\uf0e0 mail", "mail"),
        ("tag\U000e0041\U000e0042", "tag"),
        ("bell\x07\ud800", "bell"),
    ],
)
def test_clean(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@settings(deadline=None)
@given(st.text())
def test_clean_is_stable(text: str) -> None:
    once = clean(text)
    assert clean(once) == once or once.endswith("-")


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.sampled_from([None, "https://example.org"])), max_size=5))
def test_links_lie_in_the_line(pieces: list[tuple[str, str | None]]) -> None:
    text, links = clean_pieces(pieces)
    assert text == clean("".join(piece for piece, _ in pieces))
    assert all(0 <= start <= end <= len(text) for start, end, _ in links)
