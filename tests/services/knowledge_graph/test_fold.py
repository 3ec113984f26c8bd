"""The fold is a function of the inputs that remain."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.knowledge_graph.canonical_json import canonical_json
from services.knowledge_graph.front_door.fold import Folded, fold
from services.knowledge_graph.front_door.inputs import DocumentInput, Inputs
from shared.runtime.stage import Skipped
from shared.schemas.commands import FactEdited, SnapshotRequested
from shared.schemas.documents import DocumentConfirmed, DocumentDeleted, FactsExtracted
from shared.schemas.fact_types import FactType
from shared.schemas.snapshots import FactsDeduplicated
from tests.services.knowledge_graph.building import Document, edit, id_of
from tests.services.knowledge_graph.fake_front_door import FakeFrontDoorStore, FrontDoor

NAMES = ("Mara Lindt", "M. Lindt", "Jonas Weber")
EMPLOYERS = ("Acme GmbH", "ACME", "Globex Corporation")
TITLES = ("Data Engineer", "Sr. Data Engineer", "Senior Data Engineer")
DATES = ("2018", "2018-03", "2019-05")
BULLETS = (
    "Cut the nightly warehouse load time by 40% with incremental models",
    "Reduced nightly warehouse load times by 45% using incremental models",
    "Built the customer churn model that marketing uses every week",
    "Marketing uses her customer churn model every week",
)
SKILLS = ("Python", "SQL", "python")


def document(index: int, revision: int, choice: int) -> Document:
    """One of many documents, chosen by a number."""
    chosen = random.Random(choice)
    kind: Any = chosen.choice(["resume", "resume", "performance_review", "cover_letter", "job_ad", "unsure", "other"])
    made = Document(f"document {index}", kind, as_of=chosen.choice([None, "2020-01-15", "2023-06-01"]))
    made.add(FactType.NAME, chosen.choice(NAMES))
    for _ in range(chosen.randint(0, 2)):
        made.job(
            chosen.choice(EMPLOYERS),
            chosen.choice(TITLES),
            chosen.choice(DATES),
            None,
            *chosen.sample(BULLETS, chosen.randint(0, 2)),
            ongoing=chosen.random() < 0.3,
        )
    for bullet in chosen.sample(BULLETS, chosen.randint(0, 2)):
        made.add(FactType.LETTER_CLAIM, bullet)
    for skill in chosen.sample(SKILLS, chosen.randint(0, 2)):
        made.add(FactType.SKILL, skill, holding=chosen.choice(["held", "intent"]))
    return made


ALL_KEYS = sorted(
    {
        key
        for choice in range(40)
        for fact in fold(Inputs((document(0, 1, choice).input(1, confirmed=True),))).facts
        for key in fact.keys
    }
)

uploads = st.tuples(st.just("facts"), st.integers(0, 3), st.integers(1, 3), st.integers(0, 39))
edits = st.tuples(
    st.just("edit"),
    st.sampled_from(["approve", "reject", "correct"]),
    st.lists(st.sampled_from(ALL_KEYS), min_size=1, max_size=2),
    st.sampled_from(["A better word", {"date": "2018-04", "precision": "month", "ongoing": False}]),
)
confirmations = st.tuples(st.just("confirm"), st.integers(0, 3))
deletions = st.tuples(st.just("delete"), st.integers(0, 3))
requests = st.tuples(st.just("request"))
steps = st.lists(st.one_of(uploads, uploads, edits, edits, confirmations, deletions, requests), max_size=12)


def event_of(step: tuple[Any, ...]) -> Any:
    """The event of a step of a history."""
    match step:
        case ("facts", index, revision, choice):
            made = document(index, revision, choice)
            return FactsExtracted(document_id=made.id, revision=revision, kind=made.kind, facts=tuple(made.facts))
        case ("edit", action, keys, value):
            return FactEdited(action=action, keys=tuple(keys), value=value if action == "correct" else None)
        case ("confirm", index):
            return DocumentConfirmed(document_id=id_of(f"document {index}"))
        case ("delete", index):
            return DocumentDeleted(document_id=id_of(f"document {index}"))
    return SnapshotRequested(reason="replay")


def run(history: list[tuple[int, tuple[Any, ...]]]) -> FrontDoor:
    """The front door after a history. Each step has a number, which makes its event's id."""
    door = FrontDoor(FakeFrontDoorStore())
    for number, step in history:
        outcome = door.take(event_of(step), name=f"step {number}")
        assert isinstance(outcome, (FactsDeduplicated, Skipped))
    return door


def as_bytes(folded: Folded) -> str:
    """Everything of a fold, as one text."""
    return canonical_json(
        {
            "facts": [fact.model_dump(mode="json") for fact in folded.facts],
            "documents": [document.model_dump(mode="json") for document in folded.documents],
            "outcomes": {str(id_): outcome.code for id_, outcome in folded.outcomes.items()},
        }
    )


@settings(max_examples=150, deadline=None)
@given(steps)
def test_state_follows_from_the_inputs_that_remain(history: list[Any]) -> None:
    door = run(list(enumerate(history)))
    if door.store.folded is not None:
        assert as_bytes(door.store.folded) == as_bytes(fold(door.store.inputs()))


@settings(max_examples=150, deadline=None)
@given(steps, st.integers(0, 3), st.integers(0, 39))
def test_deleting_a_document_leaves_what_a_history_without_it_gives(
    history: list[Any], index: int, choice: int
) -> None:
    history = [step for step in history if step != ("delete", index)]
    numbered = [*enumerate(history), (1000, ("delete", index))]
    without = [n for n in numbered if not (n[1][0] == "facts" and n[1][1] == index)]
    deleted, never = run(numbered).store, run(without).store
    assert _canonical(deleted) == _canonical(never)
    assert as_bytes_of_set(deleted) == as_bytes_of_set(never)


def _canonical(store: FakeFrontDoorStore) -> Any:
    """The rows without positions."""
    documents = sorted((str(d.document_id), d.kind, d.confirmed) for d in store.documents.values())
    return documents, {id_: outcome.code for id_, outcome in store.outcomes.items()}


def as_bytes_of_set(store: FakeFrontDoorStore) -> str:
    return as_bytes(store.folded) if store.folded else ""


@settings(max_examples=60, deadline=None)
@given(steps, st.randoms(use_true_random=False))
def test_the_order_of_the_set_does_not_matter(history: list[Any], order: random.Random) -> None:
    inputs = run(list(enumerate(history))).store.inputs()
    documents, commands = list(inputs.documents), list(inputs.commands)
    order.shuffle(documents)
    order.shuffle(commands)
    shuffled = []
    for held in documents:
        facts = list(held.facts)
        order.shuffle(facts)
        shuffled.append(
            DocumentInput(held.document_id, held.revision, held.position, held.kind, tuple(facts), held.confirmed)
        )
    assert as_bytes(fold(Inputs(tuple(shuffled), tuple(commands)))) == as_bytes(fold(inputs))


def test_an_older_revision_is_skipped_and_an_equal_one_is_taken() -> None:
    door = run([(1, ("facts", 0, 2, 1))])
    assert door.take(event_of(("facts", 0, 1, 5))) == Skipped("older_revision")
    assert isinstance(door.take(event_of(("facts", 0, 2, 5))), FactsDeduplicated)


def test_a_new_revision_keeps_the_place_of_the_first() -> None:
    first, second = Document("first"), Document("second")
    first.add(FactType.NAME, "Mara Lindt")
    second.add(FactType.NAME, "Jonas Weber")
    again = DocumentInput(first.id, 2, 1, "resume", tuple(first.facts))
    folded = fold(Inputs((second.input(2), again)))
    assert [d.state for d in folded.documents] == ["joined", "needs_confirmation"]


def test_a_command_holds_while_one_of_its_documents_is_there() -> None:
    one, two = Document("one"), Document("two")
    for made in (one, two):
        made.skills("Python")
    (fact,) = fold(Inputs((one.input(1),))).facts
    approve = edit(2, "approve", fact.keys)
    assert fold(Inputs((one.input(1), two.input(3)), (approve,))).facts[0].status == "approved"
    assert fold(Inputs((two.input(3),), (approve,))).facts[0].status == "approved"
    assert fold(Inputs((), (approve,))).gone == (approve.event_id,)


def test_what_a_job_ad_says_never_reaches_the_person() -> None:
    ad = Document("ad", "job_ad")
    ad.add(FactType.JOB_REQUIREMENT, "Five years of Kafka", subject="job")
    ad.add(FactType.SKILL, "Kafka")
    folded = fold(Inputs((ad.input(1),)))
    assert folded.facts == ()
    assert folded.documents[0].state == "job_ad"
