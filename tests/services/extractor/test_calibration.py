"""Confidences follow the share of facts that were right."""

from services.extractor.calibration import MOST, PRIOR, calibrated, fitted


def test_shares_pull_the_confidence() -> None:
    table = fitted([("a", 0.9, True)] * 200 + [("a", 0.5, False)] * 200)["a"]
    assert 0.9 < table["0.90"] <= MOST
    assert table["0.50"] < 0.5
    few = fitted([("a", 0.5, False)])["a"]["0.50"]
    assert abs(few - 0.5 * PRIOR / (PRIOR + 1)) < 0.01, "one fact is not evidence"


def test_what_rules_find_surer_never_becomes_less_sure() -> None:
    table = fitted([("a", 0.6, True)] * 300 + [("a", 0.9, False)] * 300)["a"]
    assert table["0.60"] <= table["0.90"]


def test_types_without_labels_keep_what_their_rules_state() -> None:
    assert calibrated("no.such_type", 0.7) == 0.7


def test_the_order_of_facts_does_not_matter() -> None:
    facts = [("a", 0.9, True), ("b", 0.5, False), ("a", 0.7, False), ("a", 0.9, False)]
    assert fitted(facts) == fitted(facts[::-1])
