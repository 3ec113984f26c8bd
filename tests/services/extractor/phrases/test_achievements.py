"""Numbers in sentences: what they measure, from where to where, and which numbers are no results."""

import pytest

from services.extractor.phrases.achievements import achievements_in


def claimed(sentence: str) -> list[object]:
    return [draft.value for draft in achievements_in(sentence, 0, len(sentence), None, None)]


@pytest.mark.parametrize(
    ("sentence", "metric", "value", "unit", "baseline", "direction"),
    [
        ("Cut the nightly load from 55 to 21 minutes", "nightly load", 21, "minutes", 55, "down"),
        ("Senkung der Ausschussquote von 4,2 % auf 1,8 %", "Ausschussquote", 1.8, "%", 4.2, "down"),
        ("Reduje el tiempo de triaje de 22 a 14 minutos", "tiempo de triaje", 14, "minutos", 22, "down"),
        ("Réduction du délai de livraison de 12 à 7 jours", "délai de livraison", 7, "jours", 12, "down"),
        ("Verhoogde de klanttevredenheid van 7,1 naar 8,4", "klanttevredenheid", 8.4, None, 7.1, "up"),
    ],
)
def test_from_where_to_where(
    sentence: str, metric: str, value: float, unit: str | None, baseline: float, direction: str
) -> None:
    assert claimed(sentence) == [
        {"metric": metric, "value": value, "unit": unit, "baseline": baseline, "direction": direction}
    ]


def test_a_number_belongs_to_its_own_clause() -> None:
    assert claimed("I lead twelve pickers and cut mis-picks by 30%") == [
        {"metric": "pickers", "value": 12, "unit": None, "direction": None},
        {"metric": "mis-picks", "value": 30, "unit": "%", "direction": "down"},
    ]


@pytest.mark.parametrize("sentence", ["For the past four years I have run the late shift", "10+ Jahre im Vertrieb"])
def test_how_long_something_was_done_is_no_result(sentence: str) -> None:
    assert claimed(sentence) == []
