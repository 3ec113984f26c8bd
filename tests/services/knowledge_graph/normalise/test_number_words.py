"""Numbers in words, and how the numbers of two sentences compare."""

import pytest

from services.knowledge_graph.normalise.measures import agreed_weight, agreement, differing
from services.knowledge_graph.normalise.number_words import in_digits
from services.knowledge_graph.normalise.quantities import Quantity, quantities


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("forty-five shops", "45 shops"),
        ("two hundred guests", "200 guests"),
        ("two dozen eggs", "24 eggs"),
        ("a dozen eggs", "12 eggs"),
        ("one of the first", "one of the first"),
        ("acht verkaufer", "8 verkaufer"),
        ("six techniciens", "6 techniciens"),
        ("within half a year", "within 6 months"),
        ("someone often", "someone often"),
    ],
)
def test_words_become_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("600K euros", ("money", 600_000.0)),
        ("450.000 €", ("money", 450_000.0)),
        ("um 12,5 %", ("%", 12.5)),
        ("um 20 Prozent", ("%", 20.0)),
        ("2000 requests", ("year", 2000.0)),
        ("handles 2000 requests", ("count", 2000.0)),
        ("in 2019", ("year", 2019.0)),
        ("$1.9 million", ("money", 1_900_000.0)),
    ],
)
def test_numbers_as_they_are_written(text: str, found: tuple[str, float]) -> None:
    assert [(q.unit, q.number) for q in quantities(text)] == [found]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("9 newly qualified nurses", "nine nurses", "agree"),
        ("12 registered nurses", "10 nurses", "disagree"),
        ("12 hospital beds", "10 hospital wards", "silent"),
        ("over 200 articles", "230 articles", "agree"),
        ("over 200 articles", "300 articles", "disagree"),
        ("from 10 days to 4 days", "four days instead of ten", "agree"),
        ("from 71% to 88%", "from 71 to 84 percent", "disagree"),
        ("down 45%", "from 34% to 28%", "silent"),
        ("in 2019", "in 2021", "other_event"),
    ],
)
def test_agreement(one: str, other: str, wanted: str) -> None:
    ours, theirs = quantities(one), quantities(other)
    assert agreement(ours, theirs) == agreement(theirs, ours) == wanted


def test_what_differs_in_words() -> None:
    ours, theirs = quantities("40% and 6 engineers in 3 hours"), quantities("45% and six engineers in 90 minutes")
    assert [q.words for q in differing(ours, theirs)] == ["40 %", "3 hours"]
    assert agreed_weight(ours, theirs) == 1.0
    assert agreed_weight(quantities("two shops"), quantities("2 shops")) == 0.5
    assert Quantity("count", (), 1_200_000.0).words == "1,200,000"
