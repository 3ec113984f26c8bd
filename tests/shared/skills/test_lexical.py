import numpy as np
import pytest

from shared.skills.retrieval.lexical import CharTfIdf, WordBm25

TEXTS = ["manage staff", "staff management", "Java (computer programming)", "JavaScript", "", "C++"]


@pytest.mark.parametrize("index", [CharTfIdf(TEXTS), WordBm25(TEXTS)])
def test_scores_are_shares(index):
    for query in [*TEXTS, "managing a staff", "nothing alike", "…", "x" * 1000]:
        scores = index.scores(query)
        assert scores.shape == (len(TEXTS),)
        assert (scores >= 0).all()
        assert (scores <= 1 + 1e-6).all()


def test_an_equal_text_has_the_cosine_one():
    index = CharTfIdf(TEXTS)
    for place in (0, 1, 2, 3, 5):
        assert index.scores(TEXTS[place])[place] == pytest.approx(1)
    assert index.scores("")[4] == 0


def test_a_slip_of_the_pen_stays_near():
    assert int(np.argmax(CharTfIdf(TEXTS).scores("JavaScirpt"))) == 3


def test_words_count_in_any_order_and_form():
    scores = WordBm25(TEXTS).scores("managing staff")
    assert scores[0] == pytest.approx(scores[1])
    assert scores[0] > 0.5
    assert scores[2] == 0


def test_indexes_of_nothing_answer():
    assert CharTfIdf([]).scores("x").size == 0
    assert WordBm25([]).scores("x").size == 0
