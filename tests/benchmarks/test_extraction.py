"""The made documents, and the figures that are counted on them."""

import os
from pathlib import Path

import pytest

from benchmarks.extraction_corpus import as_written, kinds
from benchmarks.extraction_corpus.layouts import layouts, written
from benchmarks.extraction_corpus.people import HALVES, people
from benchmarks.extraction_figures import Reliability, measure

DATA = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data"))


def test_the_halves_share_nothing_that_is_scored() -> None:
    seen: list[set[str]] = []
    for half in HALVES:
        persons = people(half)
        texts = {person.name for person in persons} | {layout.name for layout in layouts(half)}
        for person in persons:
            texts |= {job.employer for job in person.jobs} | {school.school for school in person.schools}
            texts |= {bullet for job in person.jobs for bullet in job.bullets}
        seen.append(texts)
    assert not seen[0] & seen[1]


def test_documents_written_by_hand_are_marked_whole() -> None:
    names: list[str] = []
    for half in HALVES:
        for document in as_written.documents(half):
            truth = document.truth()
            assert all(truth[key] for key in ("name", "email", "phone", "work", "education"))
            assert all(job[key] for job in truth["work"] for key in ("company", "title", "start", "end"))
            assert any(job["bullets"] for job in truth["work"])
            ((_, text, _), _) = as_written.files(document)
            assert "{" not in text.decode()
            names.append(truth["name"])
    assert len(names) == len(set(names)) == 25


def test_the_same_documents_every_time() -> None:
    person = people("development")[0]
    for layout in layouts("development"):
        if layout.name.startswith(("pdf", "txt")):
            assert written(person, layout) == written(person, layout)


def test_every_kind_is_made() -> None:
    for half in HALVES:
        assert {kind for kind, _ in kinds.documents(half)} == {"cover_letter", "job_ad", "performance_review", "other"}


def test_reliability() -> None:
    reliability = Reliability([("a", 0.9, True)] * 9 + [("a", 0.9, False)])
    ((low, high, count, mean, share),) = reliability.table()
    assert (low, high, count, share) == (0.9, 0.95, 10, 0.9)
    assert mean == pytest.approx(0.9)
    assert reliability.error() == pytest.approx(0.0)


def test_the_measure_knows_a_perfect_answer() -> None:
    tool = DATA.parent / "tools" / "score_resume.py"
    if not tool.exists() and not os.environ.get("CI"):
        pytest.skip("the shared measure is not beside the project (CAREERGRAPH_DATA)")
    scorer = measure(tool)
    truth = people("development")[0].truth()
    assert all(hits == wanted for hits, wanted, _ in scorer.score(truth, truth).values())
