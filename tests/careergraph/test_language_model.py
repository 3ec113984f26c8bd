"""Which language model the settings name."""

import sys

import pytest

from careergraph.language_model import open_proposer
from services.extractor.proposals.prompt import prompt_about
from shared.config import Settings

URL, MODEL, KEY = "CAREERGRAPH_LLM_BASE_URL", "CAREERGRAPH_LLM_MODEL", "CAREERGRAPH_LLM_API_KEY"
NAMED = {URL: "http://127.0.0.1:9/v1", MODEL: "m"}


def test_it_is_off_unless_it_is_named() -> None:
    assert open_proposer(Settings.model_validate({URL: None, MODEL: None})).is_off
    proposer = open_proposer(Settings.model_validate(NAMED))
    assert (proposer.is_off, proposer.absence, proposer.model) == (False, None, "m")
    proposer.close()


@pytest.mark.parametrize("given", [{URL: NAMED[URL]}, {MODEL: "m"}, {**NAMED, KEY: "ключ"}])
def test_half_of_it_is_an_absence_with_a_reason(given: dict[str, str]) -> None:
    proposer = open_proposer(Settings.model_validate({URL: None, MODEL: None, **given}))
    assert (proposer.is_off, proposer.answer(prompt_about(()))) == (False, "misconfigured")


def test_without_the_package_documents_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    for name in [name for name in sys.modules if name.startswith("shared.llm")]:
        monkeypatch.delitem(sys.modules, name)
    assert open_proposer(Settings.model_validate(NAMED)).answer(prompt_about(())) == "not_installed"
