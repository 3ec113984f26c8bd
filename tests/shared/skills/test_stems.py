import pytest

from shared.skills.stems import stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("managing", "management"),
        ("manager", "manages"),
        ("programming", "programs"),
        ("optimise", "optimization"),
        ("policies", "policy"),
        ("tested", "testing"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["c", "sql", "k8s", "java", "c++"])
def test_short_words_and_those_with_signs_stay(word: str):
    assert stem(word) == word


def test_stop_words_are_dropped_unless_nothing_else_is_there():
    assert stems("knowledge of the Python") == ("python",)
    assert stems("of the") == ("of", "the")
    assert stems("") == ()
