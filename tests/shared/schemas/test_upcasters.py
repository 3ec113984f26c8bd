"""An older version becomes a newer one, purely, or is refused without a word of its content."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.schemas.documents import FactsExtracted
from shared.schemas.examples import golden_example
from shared.schemas.fact_types import FactType
from shared.schemas.registry import DataInvalid, parse
from shared.schemas.upcasters import facts_extracted_v1_to_v2

V1 = golden_example(FactsExtracted, "resume", 1)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["facts", "type", "a"]), inner),
    max_leaves=8,
)


def test_it_leaves_its_input_alone() -> None:
    data = V1.data()
    before = copy.deepcopy(data)
    assert facts_extracted_v1_to_v2(data) != before
    assert data == before


@settings(deadline=None)  # two cores, shared
@given(st.sampled_from(FactType), st.booleans())
def test_a_wish_is_a_fact_of_its_type_that_is_not_held(fact_type: FactType, wished: bool) -> None:
    data = V1.data()
    data["facts"] = data["facts"][:1]
    data["facts"][0]["type"] = f"intent.{fact_type}" if wished else str(fact_type)
    event = parse("facts.extracted", 1, data)
    assert isinstance(event, FactsExtracted)
    assert [(fact.type, fact.holding) for fact in event.facts] == [(fact_type, "intent" if wished else "held")]


@settings(deadline=None)  # two cores, shared
@given(JSON)
def test_data_of_any_shape_is_refused_as_invalid(data: Any) -> None:
    with pytest.raises(DataInvalid):
        parse("facts.extracted", 1, data)


def test_the_refusal_repeats_nothing_of_the_data() -> None:
    data = V1.data()
    data["facts"][0] |= {"type": "Zanzibarian", "confidence": "Zanzibarian"}
    with pytest.raises(DataInvalid) as caught:
        parse("facts.extracted", 1, data)
    assert "Zanzibarian" not in str(caught.value)
    assert "facts.0.confidence" in str(caught.value)
    assert caught.value.__cause__ is None
