"""What pages of many parts cost: work is counted, not timed."""

import functools
from collections.abc import Sequence

from services.ingest.reading.normalization import MAX_LINKS, clean_pieces
from services.ingest.reading.pdf.visibility import Backdrop, Paint, is_lost_on
from tests.counted_work import steps

_WHITE = (255, 255, 255, 255)
_HEIGHTS = 50


def _grounds(layers: int) -> list[Backdrop]:
    """Grounds at each of the heights, one upon the other: blue, and under one height all white."""
    return [
        Backdrop(0, 10.0 * height, 100, 10.0 * height + 9, order, _WHITE if height == 7 else (0, 0, 90, 255))
        for order, height in enumerate(height for _ in range(layers) for height in range(_HEIGHTS))
    ]


def _lost(grounds: Sequence[Backdrop]) -> list[float]:
    """The heights at which white letters, one for each ground, are lost."""
    paint = Paint(grounds)
    places = [(ground.x0 + 5, ground.y0 + 5) for ground in grounds]
    return [y for x, y in places if is_lost_on(_WHITE, paint.under(x, y, len(grounds)))]


def test_white_letters_on_many_grounds_cost_what_they_are_many() -> None:
    few, many = _grounds(10), _grounds(60)
    assert set(_lost(many)) == {75.0}
    assert steps(functools.partial(_lost, many)) < 7 * steps(functools.partial(_lost, few))


def test_the_ground_is_what_was_painted_last_before_the_letter() -> None:
    paint = Paint(
        [
            Backdrop(0, 0, 100, 10, 0, (0, 0, 90, 255)),
            Backdrop(0, 0, 50, 10, 1, (255, 255, 255, 128)),  # a glaze
            Backdrop(0, 0, 20, 10, 2, None),  # a picture
            Backdrop(0, 0, 100, 10, 9, (255, 255, 255, 255)),  # painted over the letters
        ]
    )
    blue = (0, 0, 90, 255)
    assert is_lost_on(blue, paint.under(70, 5, 5))
    assert not is_lost_on(blue, paint.under(30, 5, 5))
    assert is_lost_on((128, 128, 173, 255), paint.under(30, 5, 5))
    assert not is_lost_on(blue, paint.under(10, 5, 5))  # on a picture nothing is lost
    assert is_lost_on(_WHITE, paint.under(70, 5, 10))
    assert is_lost_on(_WHITE, paint.under(200, 5, 5))  # bare paper


def test_a_wall_of_links_keeps_its_text_and_the_first_of_them() -> None:
    text, links = clean_pieces([(f"page {i} ", f"https://example.org/{i}") for i in range(MAX_LINKS + 50)])
    assert text.endswith(f"page {MAX_LINKS + 49}")
    assert [text[start:end] for start, end, _ in (links[0], links[-1])] == ["page 0", f"page {MAX_LINKS - 1}"]
    assert len(links) == MAX_LINKS
