"""Finding many phrases at once, and the tables of them."""

import pytest

from services.classifier.phrases import PhraseTable, words_of
from services.classifier.wordings import FUNCTION_WORDS, PRONOUNS, wordings


def test_alternatives_prefixes_gaps_and_numbers() -> None:
    table = PhraseTable({"asks": ["# years of experience", "able|willing to", "bewerb*", "dear _ smith", "the|a post"]})
    text = words_of("Dear Dr. Smith, 5 years\nof experience; WILLING to. Bewerbungen! a post")
    assert table.found(text) == {"asks": 5}
    assert table.found(words_of("some years of experience, unwilling, beware")) == {}


def test_accents_case_and_punctuation_do_not_count() -> None:
    table = PhraseTable({"title": ["currículum vitæ", "l'offre"]})
    assert table.found(words_of("CURRICULUM VITAE — L’OFFRE")) == {"title": 2}


def test_a_repeated_phrase_counts_once_and_so_do_two_phrases_of_the_same_words() -> None:
    assert PhraseTable({"s": ["apply now", "apply now|today"]}).found(words_of("apply now! apply now!")) == {"s": 1}


def test_beginnings_and_whole_lines() -> None:
    table = PhraseTable({"greeting": ["dear"], "heading": ["work experience"]})
    assert table.begins(words_of("Dear Anna, ...")) == {"greeting"}
    assert table.whole(words_of("Work Experience")) == {"heading"}
    assert table.whole(words_of("Work experience required")) == frozenset()


@pytest.mark.parametrize("phrase", ["", "a b c d e f g h i j"])
def test_phrases_of_no_or_too_many_words_are_refused(phrase: str) -> None:
    if not phrase:
        assert PhraseTable({"s": [phrase]}).found(["a"]) == {}
    else:
        with pytest.raises(ValueError):
            PhraseTable({"s": [phrase]})


def test_every_language_has_its_single_words() -> None:
    assert sorted(wordings().languages) == ["da", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "sv"]
    assert sorted(wordings().anywhere) == sorted(wordings().languages)
    for words in wordings().languages.values():
        assert set(words) == {FUNCTION_WORDS, *PRONOUNS}
