"""Numbers in statements, however they are written."""

import pytest

from services.knowledge_graph.normalise.measures import agreement, same_measure
from services.knowledge_graph.normalise.quantities import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by 40%", [("%", 40)]),
        ("40 percent", [("%", 40)]),
        ("four fifths of the disks", [("%", 80)]),
        ("down by a quarter", [("%", 25)]),
        ("halved the cost", [("%", 50)]),
        ("tripled sales", [("x", 3)]),
        ("€1.2M a year", [("money", 1_200_000)]),
        ("a six-engineer group", [("count", 6)]),
        ("16 hours", [("time", 57_600)]),
        ("from 55 to 21 minutes", [("time", 1260), ("time", 3300)]),
        ("in 2019", [("year", 2019)]),
        ("1,200 users", [("count", 1200)]),
        ("US$1.2 million", [("money", 1_200_000)]),
        ("S$8m", [("money", 8_000_000)]),
        ("8 million Singapore dollars", [("money", 8_000_000)]),
        ("R3.5 million", [("money", 3_500_000)]),
        ("₹50 lakh", [("money", 5_000_000)]),
        ("half a million euros", [("money", 500_000)]),
        ("a quarter of a million dollars", [("money", 250_000)]),
        ("20 PHP developers", [("count", 20)]),
        ("12 000 users", [("count", 12_000)]),
        ("two hundred and twelve nurses", [("count", 212)]),
        ("2.4 to 3.6 million euros", [("money", 2_400_000), ("money", 3_600_000)]),
        ("from 900 to 2k users", [("count", 900), ("count", 2_000)]),
        ("p99 on S3 in us-east-2, a third-party tool", []),
    ],
)
def test_numbers_with_their_units(text: str, expected: list[tuple[str, float]]) -> None:
    assert sorted((q.unit, q.number) for q in quantities(text)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("cut it by 40%", "cut it by 45%", "disagree"),
        ("cut it by a third", "cut it by 33%", "agree"),
        ("cut it by more than half", "cut it by over 50 percent", "agree"),
        ("cut it by more than half", "cut it by 45%", "disagree"),
        ("from 82% to 96%", "96%, up from 82%", "agree"),
        ("from 82% to 96%", "91 per cent, up from 82", "disagree"),
        ("from ten to four working days", "four working days instead of ten", "agree"),
        ("about 80% of it", "four fifths of it", "agree"),
        ("more than 30% better", "28% better", "agree"),
        ("8 analysts", "six analysts", "disagree"),
        ("8 analysts", "six offices", "silent"),
        ("from 10 to 4 days", "from 10 to 6 days", "disagree"),
        ("from 10 days to 4 days", "from 10 days down to 6 days", "disagree"),
        ("from 10 days to 4 days", "from 10 to 4 days", "agree"),
        ("won in 2019 with 5%", "won in 2020 with 5%", "other_event"),
        ("twelve of them", "none", "silent"),
    ],
)
def test_how_numbers_compare(one: str, other: str, expected: str) -> None:
    assert agreement(quantities(one), quantities(other)) == expected
    assert agreement(quantities(other), quantities(one)) == expected


def test_equal_measures() -> None:
    assert same_measure({"value": 25, "unit": "%"}, {"value": 25.0, "unit": "%"})
    assert not same_measure({"value": 25, "unit": "%"}, {"value": 25, "unit": "x"})
    assert not same_measure("25 %", {"value": 25, "unit": "%"})
