"""The marked documents, and how facts are compared with their marks."""

from benchmarks.marked import as_markdown
from benchmarks.marked_documents import HALVES, STATEMENTS, documents
from benchmarks.marked_figures import measured
from services.ingest.reading.sealed.pool import ReaderPool


def test_halves_are_apart_and_as_large() -> None:
    names = [[(document.kind, document.name) for document in documents(half)] for half in HALVES]
    assert not set(names[0]) & set(names[1])
    for kind in STATEMENTS:
        counts = [sum(of == kind for of, _ in half) for half in names]
        assert 10 <= counts[1] <= counts[0] <= counts[1] + 1


def test_marks_are_spans_of_the_text() -> None:
    for document in (document for half in HALVES for document in documents(half)):
        assert "{" not in document.text, document.name
        for mark in document.marks:
            words = document.text[mark.start : mark.end]
            assert words, document.name
            assert words == words.strip(), document.name


def test_marks_nest_and_end_with_their_line() -> None:
    (ad,) = [document for document in documents("development") if document.name == "saveurs-hf"]
    title = next(mark for mark in ad.marks if mark.tag == "t")
    assert ad.text[title.start : title.end] == "Chef de partie"
    assert [ad.text[m.start : m.end] for m in ad.marks if m.tag == "b"] == [
        "Deux jours de repos consécutifs",
        "Logement possible",
    ]


def test_the_development_half_is_read() -> None:
    with ReaderPool(size=1) as pool:
        figures = measured("development", pool)
    for key in [("job_ad", "job.title"), ("job_ad", "job.salary"), ("cover_letter", "letter.intent")]:
        assert figures.right[key] >= 0.9 * figures.stated[key], key
    assert "## Job ads: 55 development" in as_markdown({"development": figures})
