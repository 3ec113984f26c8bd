"""Pay as ads write it, and amounts that are no pay."""

import pytest

from services.extractor.job_ad.salary import pay_in
from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

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
    ("Salaris: € 3.200 – 4.100 p.m.", 3_200, 4_100, "EUR", "month"),
    ("9 500 – 12 000 zł brutto / mies.", 9_500, 12_000, "PLN", "month"),
    ("CHF 98'000.– à 112'000.– par an", 98_000, 112_000, "CHF", "year"),
    ("Entgeltgruppe 13 (4.629 € - 6.685 € monatlich)", 4_629, 6_685, "EUR", "month"),
    ("CTC: Rs. 6 Lakhs - 9 Lakhs", 600_000, 900_000, "INR", "year"),
    ("18-26 Lacs P.A.", 1_800_000, 2_600_000, "INR", "year"),
    ("Remuneração: R$ 9.000,00 a R$ 11.000,00", 9_000, 11_000, "BRL", "month"),
    ("Salaire : 2 300 € brut", 2_300, None, "EUR", "month"),
    ("Salary: 2,00,000 – 3,00,000 P.A", 200_000, 300_000, "INR", "year"),
    ("Gehalt: 52–58 Tsd. € p. a.", 52_000, 58_000, "EUR", "year"),
    ("Wage: $800/wk", 800, None, "USD", "week"),
    ("Sueldo: $25,000 mensuales", 25_000, None, None, "month"),
    ("salaire entre 30 000euros et 34 000euros brut annuel", 30_000, 34_000, "EUR", "year"),
    ("Gehalt: 60-70.000 € brutto im Jahr", 60_000, 70_000, "EUR", "year"),
    ("Tarief tot €85", None, 85, "EUR", "hour"),
    ("Rémunération : 45-60k selon profil", 45_000, 60_000, None, "year"),
    ("34 000–38 000 kr/mån", 34_000, 38_000, None, "month"),
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
    "$1,000/month for gym membership and food",
    "Vale-refeição de R$ 35 por dia",
    "£1,000 retention payment after six months, a month's tips of £400",
    "OTE on deals of £38,000",
    "Compensation: 20,000 RSUs",
    "Our rate is 40k requests a second",
)


@pytest.mark.parametrize(("text", "low", "high", "currency", "period"), PAY)
def test_pay(text: str, low: float | None, high: float | None, currency: str, period: str) -> None:
    (pay, *_) = pay_in(text, 0, len(text), ("job", 0))
    assert pay.draft.value == {"min": low, "max": high, "currency": currency, "period": period}


@pytest.mark.parametrize("text", NO_PAY)
def test_no_pay(text: str) -> None:
    assert pay_in(text, 0, len(text), ("job", 0)) == []


@pytest.mark.parametrize(
    ("amount", "place", "currency"),
    [
        ("$40/hour", "Toronto, ON", "CAD"),
        ("$40/hour", "Roswell, New Mexico", "USD"),
        ("$61,500 - $72,300 a year", "Nelson, New Zealand", "NZD"),
        ("45 000 kr per month", "Bergen", "NOK"),
    ],
)
def test_a_sign_that_countries_share_is_the_one_of_the_place(amount: str, place: str, currency: str) -> None:
    (pay,) = pay_in(amount, 0, len(amount), ("job", 0), place)
    assert isinstance(pay.draft.value, dict)
    assert pay.draft.value["currency"] == currency


def test_pay_that_is_named_counts_before_targets_and_tips() -> None:
    facts = facts_in(
        "Head Chef\n\nSalary: £38,000 - £42,000, OTE £50,000\n\nWhat you get\n- Half of £400 a week", "job_ad"
    )
    assert values(facts, FactType.JOB_SALARY) == [{"min": 38_000, "max": 42_000, "currency": "GBP", "period": "year"}]


def test_an_amount_below_a_heading_of_pay() -> None:
    facts = facts_in("PHP Developer\n\nSalary expectation\n- $300 - $500\n\nRequirements\n- PHP", "job_ad")
    assert values(facts, FactType.JOB_SALARY) == [{"min": 300, "max": 500, "currency": "USD", "period": None}]
