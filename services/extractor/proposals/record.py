"""What is recorded of a question to a language model: enough to judge its answer again without asking anybody."""

from typing import Literal

from services.extractor.proposals.prompt import Proposal
from services.extractor.proposals.unexplained import Passage, Unexplained
from shared.schemas.base import Schema
from shared.schemas.reading import Reading

Status = Literal["off", "nothing_to_ask", "answered", "unavailable"]


class AskedPassage(Schema):
    """The place of a passage that was sent; its text is that of the document."""

    kind: str
    section: str | None
    start: int
    end: int
    heading_start: int
    document_start: int

    def of(self, reading: Reading) -> Passage:
        """The passage in a reading. Where the reading is another one, what was quoted may not be found."""
        return Passage(
            self.kind,
            self.section,
            self.start,
            self.end,
            self.heading_start,
            self.document_start,
            reading.text[self.start : self.end],
        )


class Asked(Schema):
    """A question and its answer, or why there is none.

    The proposals name passages by number, and other rules may leave other passages unexplained. So the passages are
    part of the record, and a replay with other rules holds the same answer against the same places.

    Attributes:
        code: why there is no answer, where it is `unavailable`.
        question: identity of the question (`Prompt.sha256`), by which the same one is known again.
    """

    status: Status
    code: str | None = None
    model: str | None = None
    question: str | None = None
    passages: tuple[AskedPassage, ...] = ()
    left_out: int = 0
    proposals: tuple[Proposal, ...] = ()


def places_of(found: Unexplained) -> tuple[AskedPassage, ...]:
    """The passages without their texts."""
    return tuple(
        AskedPassage(
            kind=passage.kind,
            section=passage.section,
            start=passage.start,
            end=passage.end,
            heading_start=passage.heading_start,
            document_start=passage.document_start,
        )
        for passage in found.passages
    )
