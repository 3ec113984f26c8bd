import pytest

from shared.skills.titles.parts import title_parts
from shared.skills.titles.translations import in_english


@pytest.mark.parametrize(
    ("title", "work"),
    [
        ("Werkstudent Softwareentwicklung", "software development"),
        ("Projektleiterin (m/w/d)", "project manager"),
        ("Chef de projet IT", "project manager information technology"),
        ("Infirmière", "registered nurse"),
        ("Ingeniero de software", "engineer software"),
        ("Verpleegkundige", "registered nurse"),
        ("Head of People", "human resources manager"),
    ],
)
def test_foreign_head_words_and_turns_become_plain_english(title: str, work: str):
    assert title_parts(title).work == work


@pytest.mark.parametrize(
    "title", ["train conductor", "head chef", "personal trainer", "nurse in charge", "robin keeper"]
)
def test_english_titles_stay(title: str):
    assert in_english(title) == title
