"""Where a company's name ends and a place begins."""

import pytest

from services.extractor.phrases.roles import trailing_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tolland Foods plc, York", "York"),
        ("Acme GmbH, Bad Sonnwalde", "Bad Sonnwalde"),
        ("Cascade Studios Seattle, WA", "Seattle, WA"),
        ("Foo Inc., Data Team", None),
        ("Acme Ltd, Marketing", None),
        ("Acme Ltd, Senior Engineer", None),
        ("Brown, Smith & Partners", None),
    ],
)
def test_a_place_behind_an_employer(text: str, place: str | None) -> None:
    start = trailing_place(text)
    assert (None if start is None else text[start:]) == place
