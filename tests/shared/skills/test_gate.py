from hypothesis import given
from hypothesis import strategies as st

from shared.skills.mapping.gate import FLOOR_STEP, GateSettings, Hit, Recipe, run_gate, signals_of

SETTINGS = GateSettings(score_floor=0.5)


def hits(*scores: float, stem: bool = True) -> list[Hit]:
    return [Hit(f"c{place}", score, stem) for place, score in enumerate(scores)]


def test_signals():
    signals = signals_of([*hits(0.9, 0.7, 0.4), Hit("x", 0.3, shares_stem=False)], 0.5)
    assert (signals.accepted_count, signals.margin, signals.literal_reject_rate) == (2, 0.2, 0.25)
    assert signals_of([], 0.5).accepted_count == 0
    assert signals_of(hits(0.6), 0.5).margin == 0.6


def test_a_clear_outcome_passes_at_once():
    outcome = run_gate(lambda recipe, top_k: hits(0.9, 0.7), SETTINGS, can_switch=True)
    assert outcome.chosen is not None
    assert outcome.chosen.concept_id == "c0"
    assert outcome.summary["passed"]
    assert outcome.summary["retries"] == 0
    assert "hitl" not in outcome.summary


def test_few_hits_raise_top_k_by_its_step_up_to_the_limit():
    asked: list[int] = []

    def search(recipe: Recipe, top_k: int) -> list[Hit]:
        asked.append(top_k)
        return hits(0.6, 0.1)

    outcome = run_gate(search, SETTINGS, can_switch=False)
    assert asked == [8, 12, 16, 20]
    assert outcome.chosen is not None
    assert outcome.summary["hitl"] == {"skipped": True, "assumption": "the only candidate in reach is meant"}


def test_a_small_margin_switches_the_recipe_once():
    asked: list[Recipe] = []

    def search(recipe: Recipe, top_k: int) -> list[Hit]:
        asked.append(recipe)
        return hits(0.9, 0.88)

    outcome = run_gate(search, SETTINGS, can_switch=True)
    assert asked == [Recipe.SKILL_FIRST, Recipe.TASK_FIRST]
    assert outcome.chosen is None
    assert outcome.summary["hitl"]["skipped"]
    asked.clear()
    run_gate(search, GateSettings(score_floor=0.5, allow_recipe_switch=False), can_switch=True)
    assert asked == [Recipe.SKILL_FIRST]


def test_many_literal_rejects_lower_the_floor_by_its_step():
    outcome = run_gate(lambda recipe, top_k: hits(0.49, 0.3, 0.3, stem=False), SETTINGS, can_switch=False)
    assert outcome.chosen is not None
    assert outcome.summary["floor"] == 0.5 - 3 * FLOOR_STEP
    assert outcome.summary["retries"] == 3
    below = run_gate(lambda recipe, top_k: hits(0.4, 0.1, 0.1, stem=False), SETTINGS, can_switch=False)
    assert below.chosen is None


def test_nothing_found_is_unmapped():
    outcome = run_gate(lambda recipe, top_k: [], SETTINGS, can_switch=True)
    assert outcome.chosen is None
    assert "nothing is like" in outcome.summary["hitl"]["assumption"]


scores = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=30)


@given(scores, scores, st.booleans(), st.integers(0, 6))
def test_the_gate_is_bounded_deterministic_and_believes_nothing_below_its_floor(first, second, can_switch, retries):
    settings = GateSettings(score_floor=0.5, max_retries=retries)
    calls = []

    def search(recipe: Recipe, top_k: int) -> list[Hit]:
        calls.append((recipe, top_k))
        drawn = first if recipe is Recipe.SKILL_FIRST else second
        found = [Hit(f"c{place}", score, stem) for place, (score, stem) in enumerate(drawn)]
        return sorted(found, key=lambda hit: -hit.score)[:top_k]

    outcome = run_gate(search, settings, can_switch=can_switch)
    assert len(calls) <= retries + 1
    assert all(top_k <= settings.max_topk for _, top_k in calls)
    assert run_gate(search, settings, can_switch=can_switch) == outcome
    if outcome.chosen is not None:
        assert outcome.chosen.score >= settings.score_floor - retries * FLOOR_STEP - 1e-9
        assert outcome.summary["signals"]["margin"] >= settings.min_margin
    assert outcome.summary["passed"] == ("hitl" not in outcome.summary)
