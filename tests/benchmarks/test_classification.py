"""The documents of the benchmark of classification, and what its page says of them."""

from collections.abc import Iterator

import pytest

from benchmarks.classification import Answer, answers, figures
from benchmarks.classification_corpus import HALVES, Half, documents
from benchmarks.classification_files import put_together
from careergraph.sentence_model import second_opinion
from services.classifier.evidence import KINDS
from services.ingest.reading.sealed.pool import ReaderPool


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool() as made:
        yield made


@pytest.mark.parametrize("half", HALVES)
def test_the_corpus_is_sound(half: Half) -> None:
    listed = list(documents(half))
    assert {document.kind for document in listed} == set(KINDS)
    assert len({(document.kind, document.language, document.name) for document in listed}) == len(listed)
    assert all(len(document.text) > 20 for document in listed)


def test_no_text_is_in_both_halves() -> None:
    first, second = ({document.text for document in documents(half)} for half in HALVES)
    assert first.isdisjoint(second)


def test_the_held_out_half_is_told_apart_and_hardly_anything_becomes_a_resume(pool: ReaderPool) -> None:
    said = answers(documents("held_out"), pool)
    assert sum(answer.right for answer in said) / len(said) >= 0.92
    assert sum(answer.kind == "resume" and answer.document.kind != "resume" for answer in said) / len(said) < 0.01


def test_hostile_texts_of_both_halves_are_no_resumes(pool: ReaderPool) -> None:
    hostile = [document for half in HALVES for document in documents(half) if document.hostile]
    assert len(hostile) >= 15
    assert {answer.kind for answer in answers(hostile, pool)} <= {"other", "unsure"}
    assert {answer.kind for answer in answers(hostile, pool, second_opinion().logits)} <= {"other", "unsure"}


@pytest.mark.parametrize("half", HALVES)
def test_files_put_together_are_mostly_told_apart(half: Half, pool: ReaderPool) -> None:
    *_, total = put_together(half, pool)
    _, _, files, kinds, exact, _ = total.split("|")
    assert int(files) > 20
    assert int(files) / 2 < int(kinds)
    assert int(files) / 2.5 < int(exact) <= int(kinds)


def test_figures_count_unsure_apart_from_wrong() -> None:
    resume = next(document for document in documents("held_out") if document.kind == "resume")
    said = [Answer(resume, kind, 0.97, ()) for kind in ("resume", "resume", "other", "unsure")]
    assert figures(said)[0].startswith("4 documents: 50.0% right, 25.0% unsure, 25.0% wrong; 0 called a résumé")
