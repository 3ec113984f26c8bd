"""Mentions in running text: exact places, longest names, ambiguous ones only in context."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.normalise import key_of
from shared.skills.ontology.ontology import builtin_ontology

MATCHER = SkillMatcher(builtin_ontology())
SOME_NAMES = [name for concept in builtin_ontology().concepts for name in concept.names][::7]


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.surface, mention.concept_id.removeprefix("cg:")) for mention in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Built pipelines with Apache Kafka.", [("Apache Kafka", "kafka")]),
        ("C++/C# on ASP.NET, .NET 6", [("C++", "cpp"), ("C#", "csharp"), ("ASP.NET", "aspnet"), (".NET", "dotnet")]),
        ("Node.js and NodeJS.", [("Node.js", "nodejs"), ("NodeJS", "nodejs")]),
        ("Contributed to OpenStack Swift", [("OpenStack Swift", "openstack")]),
        ("Amazon Web\nServices", [("Amazon Web\nServices", "aws")]),
        ("Amazon Web\n\nServices", []),
        ("Erfahrung in Projektmanagement und SAP-Kenntnisse",
         [("Projektmanagement", "project-management"), ("SAP-Kenntnisse", "sap")]),
        ("See https://github.com/x/python or mail me@java.com, behance.net/docker/x", []),
        ("R&D, C-level, X.NET", []),
        ("İstanbul ﬁrm – Python\u0301 🎉 Docker", [("Python", "python"), ("Docker", "docker")]),
    ],
)  # fmt: skip
def test_find(text: str, mentions: list[tuple[str, str]]):
    assert found(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Go to the office and rest.",
        "They excel at what they do; access was granted, word by word.",
        "Spring 2020 to fall 2021. C was average.",
        "We go on. Kubernetes is nice.",
        "React quickly to incidents.",
        "The sap of trees, a slack rope, rust on iron.",
    ],
)
def test_ordinary_words_are_no_skills(text: str):
    allowed = {"kubernetes"}
    assert {id_ for _, id_ in found(text)} <= allowed


@pytest.mark.parametrize(
    ("text", "concept_id"),
    [
        ("Languages: Java, Go, C", "go"),
        ("Languages: Java, Go, C", "c"),
        ("Go\nRust\nPython", "go"),
        ("Wrote microservices in Go", "go"),
        ("Statistics in R", "r"),
        ("Word, Excel, PowerPoint", "word"),
        ("Built the UI in React", "react"),
        ("Rails, Ruby | Redis", "ruby"),
    ],
)
def test_context_or_a_list_is_enough(text: str, concept_id: str):
    assert concept_id in {id_ for _, id_ in found(text)}


@given(st.lists(st.sampled_from(SOME_NAMES) | st.text(max_size=8), max_size=12), st.sampled_from([" ", ", ", "\n"]))
@settings(max_examples=150, deadline=None)
def test_spans_are_exact_ordered_and_apart(pieces: list[str], glue: str):
    text = glue.join(pieces)
    mentions = MATCHER.find(text)
    last_end = 0
    for mention in mentions:
        assert mention.start >= last_end
        last_end = mention.end
        assert text[mention.start : mention.end] == mention.surface
        names = {key_of(name) for name in builtin_ontology().by_id[mention.concept_id].names}
        assert key_of(mention.surface) in names
    assert MATCHER.find(text) == mentions


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "a." * 150_000, "a-" * 150_000, "a@a." * 75_000, "R, " * 100_000, "\n" * 300_000]
)
@pytest.mark.timeout(60)  # a pattern that starts again at each letter needs hours
def test_hostile_texts_hold_no_skill(text: str):
    assert MATCHER.find(text) == ()


def test_words_of_a_text_are_not_kept():
    MATCHER.find("Hildegunst Xylander")
    strings = MATCHER._finder._vocab.strings
    assert "hildegunst" not in strings
    assert "Hildegunst" not in strings


def test_every_line_of_a_long_document_is_searched():
    line = "Led a team of five. Built APIs with FastAPI and PostgreSQL on AWS, cut cost by 40 %.\n"
    once = {id_ for _, id_ in found(line)}
    assert {"fastapi", "postgresql", "aws"} <= once
    mentions = MATCHER.find(line * 200)
    for number in (0, 99, 199):
        within = [m for m in mentions if number * len(line) <= m.start < (number + 1) * len(line)]
        assert {m.concept_id.removeprefix("cg:") for m in within} == once
