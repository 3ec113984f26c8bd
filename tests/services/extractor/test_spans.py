"""Spans that are taken, and how little it costs to ask about them."""

from itertools import product

from services.extractor.spans import Spans, any_within


def test_spans_touch_where_they_share_a_character() -> None:
    pairs = [(start, end) for start in range(8) for end in range(start + 1, 9)]
    for one, other, asked in product(pairs[::3], pairs[::4], pairs):
        shared = any(start < asked[1] and asked[0] < end for start, end in (one, other))
        spans = Spans([one])
        spans.add(*other)
        assert spans.touch(*asked) is shared
        assert Spans([one, other]).touch(*asked) is shared


def test_nothing_is_taken_at_first() -> None:
    assert not Spans().touch(0, 10)
    assert not any_within([], 0, 10)


def test_places_within_a_span() -> None:
    assert any_within([3, 7], 3, 4)
    assert not any_within([3, 7], 4, 7)
