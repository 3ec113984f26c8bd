import pytest

from shared.embeddings.word_vectors import word_vectors
from shared.skills.mapping.agreement import agrees


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("financial reports", "Financial reporting"),
        ("Bookkeeper", "Bookkeeping"),
        ("management of risks", "Risk management"),
        ("Export/import", "Import and export"),
        ("statistical modelling", "Statistical modeling"),
        ("presentation", "Presentation skills"),
        ("Kubernets", "Kubernetes"),
        ("employee relation", "Employee relations"),
        ("Javascirpt", "JavaScript"),
        ("Apache Kafak", "Apache Kafka"),
    ],
)
def test_the_same_words(phrase: str, name: str) -> None:
    assert agrees(phrase, ["something else", name], word_vectors())


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("credit", "Credit analysis"),  # less than the name says
        ("competitive", "Competitive analysis"),
        ("control management", "Management control"),  # another order
        ("security", "IT security"),
        ("Channel Management", "Change management"),  # a word, no slip
        ("vision", "Visio"),
        ("market", "Marketo"),
        ("remediation", "Mediation"),
        ("C+", "C++"),
        ("SAP R3", "SAP R2"),
        ("Career Planning", "Care planning"),  # one stem, two words
        ("product planning", "Production planning"),
        ("hospital", "Hospitality"),
        ("nat", "NATS"),
        ("m", "M&A"),
        ("Lava", "Java"),
        ("", "Java"),
        ("***", "Java"),
    ],
)
def test_not_the_same_words(phrase: str, name: str) -> None:
    assert not agrees(phrase, [name], word_vectors())


@pytest.mark.parametrize(("item", "agree"), [("analyzing", False), ("analyzer", False), ("Pivot tables", True)])
def test_a_tool_of_one_word_has_a_plural_at_most(item: str, agree: bool) -> None:
    assert agrees(item, ["Analyze", "Pivot table"], word_vectors(), is_tool=True) == agree


def test_no_names_agree_with_nothing() -> None:
    assert not agrees("Java", [], word_vectors())
