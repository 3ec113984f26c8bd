"""Whose documents these are."""

from services.knowledge_graph.front_door.identity import document_states
from shared.schemas.fact_types import FactType
from tests.services.knowledge_graph.building import Document


def named(name: str, person: str, kind: str = "resume") -> Document:
    made = Document(name, kind)  # type: ignore[arg-type]
    made.add(FactType.NAME, person)
    return made


def test_the_first_resume_sets_the_name() -> None:
    review = named("review", "Jonas Weber", "performance_review")
    resume = named("resume", "Mara Lindt")
    assert document_states([review.input(1)]) == {review.id: "joined"}
    states = document_states([review.input(1), resume.input(2)])
    assert states == {review.id: "needs_confirmation", resume.id: "joined"}


def test_a_confirmed_name_is_theirs_from_then_on() -> None:
    first, married, again = named("a", "Mara Lindt"), named("b", "Mara Holm"), named("c", "M. Holm")
    waiting = document_states([first.input(1), married.input(2), again.input(3)])
    assert waiting[again.id] == "needs_confirmation"
    states = document_states([first.input(1), married.input(2, confirmed=True), again.input(3)])
    assert set(states.values()) == {"joined"}


def test_kinds_that_do_not_join() -> None:
    empty = Document("empty")
    ad, other, unsure = (named(kind, "Mara Lindt", kind) for kind in ("job_ad", "other", "unsure"))
    states = document_states([empty.input(1), ad.input(2), other.input(3), unsure.input(4)])
    assert list(states.values()) == ["no_facts", "job_ad", "no_facts", "needs_kind"]


def test_a_letter_signed_by_somebody_else_waits() -> None:
    resume = named("resume", "Mara Lindt")
    for signature, state in (("Jonas Weber", "needs_confirmation"), ("M. Lindt-Holm", "joined"), ("Mara", "joined")):
        letter = named("letter", signature, "cover_letter")
        assert document_states([resume.input(1), letter.input(2)])[letter.id] == state
        assert document_states([resume.input(1), letter.input(2, confirmed=True)])[letter.id] == "joined"


def test_a_letter_without_a_signature_joins() -> None:
    resume, letter = named("resume", "Mara Lindt"), Document("letter", "cover_letter")
    letter.add(FactType.LETTER_CLAIM, "I have led a team of six engineers")
    assert document_states([resume.input(1), letter.input(2)])[letter.id] == "joined"
