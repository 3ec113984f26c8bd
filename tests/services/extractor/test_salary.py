"""Pay as ads write it, and amounts that are no pay."""

import pytest

from services.extractor.salary import salaries_in

PAY = (
    ("£45k–£55k pa DOE", 45_000, 55_000, "GBP", "year"),
    ("$28/hr", 28, None, "USD", "hour"),
    ("pay: $19-$22", 19, 22, "USD", "hour"),
    ("27,50 €/Std.", 27.5, None, "EUR", "hour"),
    ("£500pd outside IR35", 500, None, "GBP", "day"),
    ("Tagessatz: 800 €", 800, None, "EUR", "day"),
    ("55.000 € brutto/Jahr", 55_000, None, "EUR", "year"),
    ("Bruttojahresgehalt zwischen 65 und 75 T€", 65_000, 75_000, "EUR", "year"),
    ("entre 32 et 38 K€", 32_000, 38_000, "EUR", "year"),
    ("35.000€ lordi annui", 35_000, None, "EUR", "year"),
    ("Salary up to £60,000", None, 60_000, "GBP", "year"),
    ("OTE £80,000 - £100,000", 80_000, 100_000, "GBP", "year"),
    ("Salary: £24,242 rising to £26,000", 24_242, 26_000, "GBP", "year"),
    ("$150,000/yr - $180,000/yr", 150_000, 180_000, "USD", "year"),
    ("AUD $120k - $140k + super", 120_000, 140_000, "AUD", "year"),
    ("$60,000 minimum", 60_000, None, "USD", "year"),
)
NO_PAY = (
    "We raised $96M from investors",
    "You will manage a portfolio worth £500,000 a year",
    "0.5% - 1% equity",
    "£300 welcome bonus after three months",
    "Relocation support of up to €5,000",
    "401(k) match up to $5,000 per year",
    "Learning budget: €1,500 per year",
    "Over 500 employees and €30m turnover",
)


@pytest.mark.parametrize(("text", "low", "high", "currency", "period"), PAY)
def test_pay(text: str, low: float | None, high: float | None, currency: str, period: str) -> None:
    (draft, *_) = salaries_in(text, 0, len(text), ("job", 0))
    assert draft.value == {"min": low, "max": high, "currency": currency, "period": period}


@pytest.mark.parametrize("text", NO_PAY)
def test_no_pay(text: str) -> None:
    assert salaries_in(text, 0, len(text), ("job", 0)) == []
