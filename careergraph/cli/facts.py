"""What the command line finds in one file: its kind, the documents in it, and their facts.

Every command that speaks of a file's facts asks here, so that all of them say the same of it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from careergraph.cli.errors import say

if TYPE_CHECKING:
    from careergraph.cli.files import ReadDocument
    from services.classifier.judge import Judged
    from shared.schemas.facts import Fact


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """What was judged of a file, and its facts in the order of the text."""

    judged: "Judged"
    facts: "tuple[Fact, ...]"


def judge_document(document: "ReadDocument") -> "Judged":
    """The kind of a file, by rules and, where they are in doubt, by its meaning."""
    from careergraph.sentence_model import second_opinion
    from services.classifier.judge import judge

    return judge(document.reading, second_opinion().logits)


def find_facts(document: "ReadDocument") -> FoundFacts:
    """The facts of the rules, and what a language model proposes and the document bears out, if settings name one."""
    from services.extractor.extract import extract

    judged = judge_document(document)
    facts = extract(document.id, document.reading, judged.guess.kind, judged.parts)
    return FoundFacts(judged, _with_proposals(document, judged, facts))


def _with_proposals(document: "ReadDocument", judged: "Judged", facts: "tuple[Fact, ...]") -> "tuple[Fact, ...]":
    """Without an answer of the model they are those of the rules, and a line on stderr says so."""
    from careergraph.language_model import command_line_proposer
    from services.extractor.proposals.accept import accept, merged
    from services.extractor.proposals.propose import ask

    proposer = command_line_proposer()
    if proposer.is_off:
        return facts
    asked = ask(proposer, document.reading, judged.guess.kind, judged.parts, facts)
    if asked.status == "unavailable":
        say(f"careergraph: the language model gave no answer ({asked.code}); these are the facts of the rules.")
    return merged(facts, accept(document.id, document.reading, facts, asked).facts)


def fact_line(fact: "Fact") -> dict[str, Any]:
    """A fact as `extract` prints it."""
    return {
        "id": str(fact.id),
        "entry_id": str(fact.entry_id) if fact.entry_id is not None else None,
        "subject": fact.subject,
        "type": fact.type,
        "text": fact.text,
        "value": fact.value,
        "page": fact.evidence.page,
        "start": fact.evidence.start,
        "end": fact.evidence.end,
        "boxes": [box.model_dump(mode="json") for box in fact.evidence.boxes],
        "section": fact.section,
        "confidence": fact.confidence,
        "as_of": fact.as_of.isoformat() if fact.as_of is not None else None,
        "holding": fact.holding,
    }
