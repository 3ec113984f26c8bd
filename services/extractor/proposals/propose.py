"""A language model proposes facts for what the rules left unexplained. It is off unless the settings name one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from services.extractor.extract import Part
from services.extractor.proposals.prompt import SCHEMA_NAME, Answer, Prompt, prompt_about
from services.extractor.proposals.record import Asked, places_of
from services.extractor.proposals.unexplained import unexplained
from shared.runtime.metrics import MODEL_QUESTIONS
from shared.schemas.facts import Fact
from shared.schemas.reading import Reading

if TYPE_CHECKING:
    from shared.llm.language_model import LanguageModel

ASKED = "language_model"
"""The name of the question in the record of an event."""

ASKING_SECONDS = 95.0
"""The longest that asking takes: all tries of the client, and the last read of the last one (F31)."""


class Proposer:
    """Asks the language model, or is off. Thread-safe.

    Args:
        model: None when the settings name none.
        absence: why there is no model although the settings name one, as a code.
    """

    def __init__(self, model: "LanguageModel | None" = None, *, absence: str | None = None) -> None:
        self._model = model
        self.absence = absence

    @property
    def is_off(self) -> bool:
        """Whether nobody wants a model to be asked."""
        return self._model is None and self.absence is None

    @property
    def model(self) -> str | None:
        """The model's name at its server."""
        return None if self._model is None else self._model.model

    def answer(self, prompt: Prompt) -> Answer | str:
        """The answer, or the code that says why there is none. Bounded in time; raises nothing of the transport."""
        if self._model is None:
            return self.absence or "off"
        from shared.llm.language_model import ModelUnavailable, Question  # loaded with the model, or not at all

        question = Question(prompt.instructions, prompt.material, SCHEMA_NAME, prompt.schema)
        try:
            return self._model.answer(question, Answer)
        except ModelUnavailable as unavailable:
            return unavailable.code

    def close(self) -> None:
        """Close the connections."""
        if self._model is not None:
            self._model.close()


def ask(
    proposer: Proposer,
    reading: Reading,
    kind: str,
    parts: Sequence[Part],
    facts: Sequence[Fact],
    earlier: Callable[[], Sequence[Any]] = tuple,
) -> Asked:
    """Ask about everything that `facts` leave unexplained, once.

    Args:
        earlier: what was recorded for other events of the same owner. Where one of them answers the very same
            question (input, model and prompt version), nobody is asked. An absence is never reused.
    """
    if proposer.is_off:
        return Asked(status="off")
    found = unexplained(reading, kind, parts, facts)
    if not found.passages:
        return Asked(status="nothing_to_ask", left_out=found.left_out)
    prompt = prompt_about(found.passages)
    model = proposer.model or ""
    question = prompt.sha256(model)
    asked = Asked(
        status="unavailable",
        model=proposer.model,
        question=question,
        passages=places_of(found),
        left_out=found.left_out,
    )
    known = _answered_before(question, earlier())
    answer: Answer | str = Answer(proposals=known.proposals) if known is not None else proposer.answer(prompt)
    if isinstance(answer, str):
        MODEL_QUESTIONS.labels(answer).inc()
        return asked.model_copy(update={"code": answer})
    MODEL_QUESTIONS.labels("answered" if known is None else "remembered").inc()
    return asked.model_copy(update={"status": "answered", "proposals": answer.proposals})


def _answered_before(question: str, earlier: Sequence[Any]) -> Asked | None:
    for recorded in earlier:
        try:
            asked = Asked.model_validate(recorded)
        except ValidationError:
            continue  # of another release; it is asked again
        if asked.status == "answered" and asked.question == question:
            return asked
    return None
