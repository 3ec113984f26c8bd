import pytest

from shared.embeddings.hashing import HashingEmbedder
from shared.skills.mapping.phrase_mapper import MappedPhrase, PhraseMapper
from shared.skills.ontology.ontology import builtin_ontology

VOCABULARY = ["JavaScript", "Java (computer programming)", "manage staff", "Kubernetes", "risk management", "welding"]


@pytest.fixture(scope="module")
def mapper() -> PhraseMapper:
    return PhraseMapper(builtin_ontology())


def one(mapper: PhraseMapper, phrase: str, top_k: int = 10) -> MappedPhrase:
    return next(mapper.map_all([phrase], top_k))


@pytest.mark.parametrize(
    ("phrase", "name", "method"),
    [
        ("Kubernetes", "Kubernetes", "exact"),
        ("K8s", "Kubernetes", "acronym"),
        ("kubernets", "Kubernetes", "fuzzy"),
        ("Python 3.11", "Python", "normalised"),
    ],
)
def test_phrases_find_their_concept(mapper: PhraseMapper, phrase: str, name: str, method: str):
    mapped = one(mapper, phrase)
    assert (mapped.name, mapped.method) == (name, method)
    assert mapped.concept_id == mapped.candidates[0][0]
    assert 0 < mapped.confidence <= 1
    assert mapped.source == "builtin"
    assert len(mapped.candidates) == 10


@pytest.mark.parametrize("phrase", ["qqqq zzzz", "", "***"])
def test_what_is_like_nothing_is_unmapped(mapper: PhraseMapper, phrase: str):
    mapped = one(mapper, phrase)
    assert (mapped.concept_id, mapped.name, mapped.source) == (None, None, None)
    assert (mapped.method, mapped.confidence) == ("unmapped", 0.0)
    assert mapped.gate_summary["hitl"]["skipped"] is True


def test_a_record_has_the_published_fields(mapper: PhraseMapper):
    record = one(mapper, "kubernets", 2).to_record()
    fields = ["phrase", "concept_id", "name", "source", "confidence", "method", "candidates", "gate_summary"]
    assert list(record) == fields
    assert [set(candidate) for candidate in record["candidates"]] == [{"id", "name", "score"}] * 2
    signals = record["gate_summary"]["signals"]
    assert set(signals) == {"accepted_count", "margin", "literal_reject_rate"}


@pytest.mark.parametrize(
    ("phrase", "label", "method"),
    [
        ("javascript", "JavaScript", "exact"),
        ("JAVA", "Java (computer programming)", "exact"),
        ("k8s", "Kubernetes", "alias"),
        ("experience with JavaScript", "JavaScript", "normalised"),
        ("Javascirpt", "JavaScript", "fuzzy"),
    ],
)
def test_a_vocabulary_takes_the_place_of_the_concepts(phrase: str, label: str, method: str):
    mapped = one(PhraseMapper(builtin_ontology(), VOCABULARY), phrase)
    assert (mapped.concept_id, mapped.name, mapped.method) == (label, label, method)
    assert mapped.source == "vocabulary"
    assert sorted(id_ for id_, _, _ in mapped.candidates) == sorted(VOCABULARY)


@pytest.mark.parametrize("embedder", [None, HashingEmbedder()])
def test_company_changes_nothing(embedder):
    mapper = PhraseMapper(builtin_ontology(), VOCABULARY, embedder)
    phrases = ["k8s", "", "staff managing", "zz", "risk", *(f"phrase {number}" for number in range(90))]
    together = list(mapper.map_all(phrases))
    assert [one(mapper, phrase) for phrase in phrases] == together


def test_the_second_recipe_compares_with_descriptions():
    text = "coordinating heavy cranes on building sites"
    mapper = PhraseMapper(builtin_ontology(), descriptions={"cg:welding": [text]})
    tries = one(mapper, text).gate_summary["tries"]
    assert {attempt["recipe"] for attempt in tries} <= {"skill_first", "task_first"}
    plain = one(PhraseMapper(builtin_ontology()), text).gate_summary["tries"]
    assert {attempt["recipe"] for attempt in plain} == {"skill_first"}
