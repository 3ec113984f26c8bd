"""The language model that the settings name, for whoever can do without."""

import functools

from services.extractor.proposals.propose import Proposer
from shared.config import Settings


def open_proposer(settings: Settings) -> Proposer:
    """What asks the model; off unless the settings name one.

    What is missing (a setting, the package) is an absence with a code, and no failure: documents are read without it.
    """
    if not settings.llm_base_url and not settings.llm_model:
        return Proposer()
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key is not None else None
    if not settings.llm_base_url or not settings.llm_model or not (key or "").isascii():  # it goes into a header
        return Proposer(absence="misconfigured")
    try:
        from shared.llm.language_model import LanguageModel
    except ModuleNotFoundError as error:
        if error.name != "openai":
            raise
        return Proposer(absence="not_installed")
    return Proposer(
        LanguageModel(settings.llm_base_url, settings.llm_model, key, answer_format=settings.llm_answer_format)
    )


@functools.cache
def command_line_proposer() -> Proposer:
    """One a process."""
    return open_proposer(Settings())
