"""Phrases to concepts: what is plain is mapped, what is not stays unmapped and says what it might be."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.skills.mapping.matcher import Method, SkillMatcher
from shared.skills.normalise import key_of
from shared.skills.ontology.concepts import Concept
from shared.skills.ontology.ontology import Ontology, builtin_ontology
from tests.shared.skills.data import data_file

MATCHER = SkillMatcher(builtin_ontology())
ANOTHER_MATCHER = SkillMatcher(Ontology.from_bytes(builtin_ontology().to_bytes()))


@pytest.mark.parametrize(
    ("phrase", "concept_id", "method"),
    [
        ("Kubernetes", "cg:kubernetes", Method.EXACT),
        ("kubernetes", "cg:kubernetes", Method.EXACT),
        ("K8s", "cg:kubernetes", Method.ACRONYM),
        ("JS", "cg:javascript", Method.ACRONYM),
        ("GCP", "cg:gcp", Method.ACRONYM),
        ("Postgres", "cg:postgresql", Method.ALIAS),
        ("MS Excel", "cg:excel", Method.ALIAS),
        ("Microsoft Excel", "cg:excel", Method.EXACT),
        ("Apache Kafka", "cg:kafka", Method.EXACT),
        ("React.js", "cg:react", Method.ALIAS),
        ("Node JS", "cg:nodejs", Method.NORMALISED),
        ("PostgreSQL 15", "cg:postgresql", Method.NORMALISED),
        ("Java 17", "cg:java", Method.NORMALISED),
        ("C++ 23", "cg:cpp", Method.NORMALISED),
        ("container orchestration (k8s)", "cg:kubernetes", Method.NORMALISED),
        ("Docker framework", "cg:docker", Method.NORMALISED),
        ("Projektmanagement", "cg:project-management", Method.ALIAS),
        ("gestion de projet", "cg:project-management", Method.ALIAS),
        ("Trabajo en equipo", "cg:teamwork", Method.ALIAS),
        ("Voorraadbeheer", "cg:inventory-management", Method.ALIAS),
        ("Gute Kenntnisse in SAP", "cg:sap", Method.NORMALISED),
        ("C#", "cg:csharp", Method.EXACT),
        (".NET", "cg:dotnet", Method.EXACT),
        ("problem-solving", "cg:complex-problem-solving", Method.ALIAS),
    ],
)
def test_map(phrase: str, concept_id: str, method: Method):
    mapping = MATCHER.map(phrase)
    assert (mapping.concept_id, mapping.method) == (concept_id, method)
    assert mapping.name == builtin_ontology().by_id[concept_id].name
    assert mapping.candidates[0].concept_id == concept_id
    assert 0.8 <= mapping.score <= 1.0


@pytest.mark.parametrize("phrase", ["", "  ", "…", "\U0001f600", "Quidditch", "Adobe Marketing", "Google Nursing"])
def test_what_nobody_knows_stays_unmapped(phrase: str):
    mapping = MATCHER.map(phrase, in_skill_list=True)
    assert (mapping.concept_id, mapping.name, mapping.method) == (None, None, Method.UNMAPPED)
    assert (mapping.score, mapping.candidates) == (0.0, ())


@pytest.mark.parametrize("phrase", ["Go", "R", "C", "Spring", "Swift", "Access", "Word", "Oracle", "Sage"])
def test_an_ambiguous_name_needs_context(phrase: str):
    alone = MATCHER.map(phrase)
    assert alone.method is Method.UNMAPPED
    assert len(alone.candidates) == 1
    in_list = MATCHER.map(phrase, in_skill_list=True)
    assert in_list.concept_id == alone.candidates[0].concept_id


@pytest.mark.parametrize(
    ("phrase", "context", "concept_id"),
    [
        ("Go", "Wrote the backend in Go", "cg:go"),
        ("R", "statistics with R and SAS", "cg:r"),
        ("Access", "Word, Excel, Access", "cg:access"),
        ("R 4.2", "", "cg:r"),
        ("Go programming language", "", "cg:go"),
    ],
)
def test_context_settles_it(phrase: str, context: str, concept_id: str):
    assert MATCHER.map(phrase, context).concept_id == concept_id


def test_a_name_of_two_concepts_goes_to_the_one_its_context_speaks_for():
    ontology = Ontology(
        "test",
        [
            Concept("cg:ar", "Receivables", "finance", aliases=("AR",), ambiguous=("AR",), needs_context=("ledger",)),
            Concept("cg:xr", "Mixed reality", "web", aliases=("AR",), ambiguous=("AR",), needs_context=("headset",)),
        ],
    )
    matcher = SkillMatcher(ontology)
    assert matcher.map("AR", "headset apps").concept_id == "cg:xr"
    assert matcher.map("AR", "the ledger").concept_id == "cg:ar"
    undecided = matcher.map("AR", in_skill_list=True)
    assert undecided.concept_id is None
    assert [candidate.concept_id for candidate in undecided.candidates] == ["cg:ar", "cg:xr"]


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
@settings(max_examples=150, deadline=None)
def test_map_never_fails_and_always_agrees_with_itself(phrase: str, context: str, in_list: bool):
    first = MATCHER.map(phrase, context, in_skill_list=in_list)
    assert first == ANOTHER_MATCHER.map(phrase, context, in_skill_list=in_list)
    assert (first.concept_id is None) == (first.method is Method.UNMAPPED)


@given(st.sampled_from(builtin_ontology().concepts), st.data())
@settings(max_examples=200, deadline=None)
def test_every_name_leads_to_its_concept_in_a_list(concept: Concept, data):
    name = data.draw(st.sampled_from(concept.names))
    found = MATCHER.map(name, in_skill_list=True)
    if len(MATCHER.ontology.by_key[key_of(name)]) == 1:
        assert found.concept_id == concept.id
    else:  # a list says nothing about which of two is meant
        assert concept.id in {candidate.concept_id for candidate in found.candidates}


@pytest.mark.timeout(60)  # a pattern that starts again at each letter needs hours
@pytest.mark.parametrize("text", ["a" * 500_000, "(" * 500_000, " " * 500_000, "1." * 250_000])
def test_hostile_phrases_mean_no_skill(text: str):
    assert MATCHER.map(text).concept_id is None


def test_skills_of_the_sample_resumes_are_mapped():
    people = json.loads(data_file("resumes/truth.json").read_text())
    phrases = {skill for person in people for skill in person.get("skills", ())}
    mapped = {phrase for phrase in phrases if MATCHER.map(phrase, in_skill_list=True).concept_id}
    assert len(mapped) / len(phrases) >= 0.9
