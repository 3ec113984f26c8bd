import pytest

from shared.embeddings.hashing import HashingEmbedder
from shared.skills.ontology.ontology import builtin_ontology
from shared.skills.retrieval.candidates import Label, Retriever, ontology_labels, pieces_of, searched_names

LABELS = [Label(str(place), (name,)) for place, name in enumerate([
    "manage staff", "Java (computer programming)", "JavaScript", "use word processing software", "carry out welding",
    "risk management", "web programming", "C++", "C#", "speak German",
])]  # fmt: skip


def first(retriever: Retriever, phrase: str) -> str:
    return next(retriever.rank_all([phrase], 3))[0].label.names[0]


@pytest.mark.parametrize("embedder", [None, HashingEmbedder()])
@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("staff management", "manage staff"),
        ("java", "Java (computer programming)"),
        ("JavaScirpt", "JavaScript"),
        ("welding", "carry out welding"),
        ("management of risks", "risk management"),
        ("• German,", "speak German"),
    ],
)
def test_the_nearest_label_comes_first(embedder, phrase: str, name: str):
    assert first(Retriever(LABELS, embedder), phrase) == name


def test_a_slip_of_the_pen_is_told_apart():
    (best, *rest) = next(Retriever(LABELS).rank_all(["Javascirpt"], 3))
    assert best.is_slip
    assert not any(one.is_slip for one in rest)
    assert not next(Retriever(LABELS).rank_all(["C+-"], 1))[0].is_slip


def test_lists_are_full_and_in_order():
    ranked = next(Retriever(LABELS).rank_all(["zzz"], 5))
    assert len(ranked) == 5
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    assert len(next(Retriever(LABELS).rank_all(["zzz"], 50))) == len(LABELS)


@pytest.mark.parametrize("phrase", ["", "   ", "***", "…"])
def test_a_phrase_without_a_letter_finds_nothing(phrase: str):
    assert next(Retriever(LABELS).rank_all([phrase], 5)) == []


def test_no_labels_find_nothing():
    assert next(Retriever([]).rank_all(["x"], 5)) == []


@pytest.mark.parametrize("embedder", [None, HashingEmbedder()])
def test_company_changes_nothing(embedder):
    phrases = [concept.name for concept in builtin_ontology().concepts[:130]]
    retriever = Retriever(ontology_labels(builtin_ontology()), embedder)
    together = list(retriever.rank_all(phrases, 5))
    assert [next(retriever.rank_all([phrase], 5)) for phrase in phrases] == together
    assert list(retriever.rank_all(phrases[::-1], 5)) == together[::-1]


def test_a_bracket_at_the_end_may_be_left_out():
    assert searched_names(LABELS[1]) == ("Java (computer programming)", "Java")
    assert searched_names(LABELS[0]) == ("manage staff",)


def test_a_sentence_is_compared_by_its_pieces():
    labels = [Label(name, (name,)) for name in ("supervise staff", "web programming", "bake bread", "drive buses")]
    sentence = "You will spend your days here with baking of fresh bread and also with the supervision of our staff"
    ranked = next(Retriever(labels).rank_all([sentence], 4))
    assert {hit.label.id for hit in ranked[:2]} == {"bake bread", "supervise staff"}


def test_pieces_neither_begin_nor_end_with_a_word_without_meaning():
    assert pieces_of("the art of baking") == ["art", "art of baking", "baking"]
    assert pieces_of("") == []


def test_sentences_and_phrases_keep_their_rankings_in_any_company():
    phrases = ["baking", "driving a bus through the crowded city every single day", "", "web development"]
    labels = [Label(name, (name,)) for name in ("supervise staff", "web programming", "bake bread", "drive buses")]
    alone = [next(Retriever(labels).rank_all([phrase], 4)) for phrase in phrases]
    assert list(Retriever(labels).rank_all(phrases * 40, 4)) == alone * 40
