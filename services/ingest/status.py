"""Where a document stands, as a pure function of what the services know of it."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["held", "processing", "needs_kind", "needs_confirmation", "done", "rejected", "stuck"]
_WAITING: dict[str, Status] = {"needs_kind": "needs_kind", "needs_confirmation": "needs_confirmation"}
_SNAPSHOTS = frozenset({"facts.deduplicated", "skills.mapped", "knowledge.updated", "insights.generated"})


@dataclass(frozen=True)
class Standing:
    """What is known of one document.

    Attributes:
        state: of the upload: held, stored, infected.
        read_pending: the newest `document.uploaded` was not yet finished by the read stage.
        reading: outcome of the read stage: read, rejected, or None before it.
        kind_revision: newest revision of the classifier.
        progress_revision, progress_state: what the person's newest insights hold of it.
        dead: types of the events about it that lie as dead letters, not replayed.
    """

    state: str
    read_pending: bool
    reading: str | None = None
    kind_revision: int | None = None
    progress_revision: int | None = None
    progress_state: str | None = None
    dead: tuple[str, ...] = ()


def status_of(standing: Standing) -> Status:
    """The one word for it.

    A dead letter of a person's snapshot holds the document up only while no later snapshot has brought it
    through.
    """
    if standing.state == "held":
        return "held"
    if standing.state == "infected":
        return "rejected"
    if any(event_type not in _SNAPSHOTS for event_type in standing.dead):
        return "stuck"
    if standing.read_pending or standing.reading is None:
        return "processing"
    if standing.reading == "rejected":
        return "rejected"
    if _is_through(standing):
        return _WAITING.get(standing.progress_state or "", "done")
    return "stuck" if standing.dead else "processing"


def _is_through(standing: Standing) -> bool:
    return (
        standing.kind_revision is not None
        and standing.progress_revision is not None
        and standing.progress_revision >= standing.kind_revision
    )
