"""What a language model adds to the facts of a file: nothing, unless the settings name a model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from careergraph.cli.errors import say

if TYPE_CHECKING:
    from services.extractor.extract import Part
    from shared.schemas.facts import Fact
    from shared.schemas.reading import Reading


def with_proposals(
    document_id: UUID, reading: "Reading", kind: str, parts: "Sequence[Part]", facts: "tuple[Fact, ...]"
) -> "tuple[Fact, ...]":
    """The facts of the rules, and what the model proposes and the document bears out, in the order of the text.

    Without an answer they are those of the rules, and a line on stderr says so.
    """
    from careergraph.language_model import command_line_proposer
    from services.extractor.proposals.accept import accept, merged
    from services.extractor.proposals.propose import ask

    proposer = command_line_proposer()
    if proposer.is_off:
        return facts
    asked = ask(proposer, reading, kind, parts, facts)
    if asked.status == "unavailable":
        say(f"careergraph: the language model gave no answer ({asked.code}); these are the facts of the rules.")
    return merged(facts, accept(document_id, reading, facts, asked).facts)
