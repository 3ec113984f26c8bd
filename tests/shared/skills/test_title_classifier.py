"""What is learnt from all titles: rates of pieces, the classifier, the discriminant."""

from pathlib import Path

import numpy as np
import pytest

from shared.skills.titles.classifier import TitleClassifier
from shared.skills.titles.discriminant import Discriminant
from shared.skills.titles.words import PieceRates, WeightedPieces, letter_pieces, word_pieces

TITLES = [
    "head nurse", "staff nurse", "night nurse", "nurse", "java programmer", "web programmer", "programmer",
    "truck driver", "bus driver", "taxi driver",
]  # fmt: skip
CLASSES = np.array([0, 0, 0, 0, 1, 1, 1, 2, 2, 2])


def test_pieces_are_words_stems_pairs_and_ends():
    assert word_pieces("Night Nurses") == [
        "w night", "w nurses", "s night", "s nur", "b night nur", "f night", "h nur"
    ]  # fmt: skip
    assert word_pieces("") == []
    assert letter_pieces("IT") == [" it", "it ", " it "]


def test_a_title_has_length_one_and_unknown_pieces_none():
    pieces = WeightedPieces(TITLES, word_pieces)
    places, weights = pieces.of("Java nurse")
    assert len(places) > 0
    assert float(np.square(weights).sum()) == pytest.approx(1)
    assert len(pieces.of("Quibbler")[0]) == 0


@pytest.mark.parametrize(("title", "right"), [("ward nurse", 0), ("Python programmers", 1), ("coach driver", 2)])
def test_every_way_of_learning_finds_the_class(title: str, right: int):
    words = WeightedPieces(TITLES, word_pieces)
    assert PieceRates(WeightedPieces(TITLES, letter_pieces), TITLES, CLASSES, 3).scores(title).argmax() == right
    assert PieceRates(words, TITLES, CLASSES, 3).scores(title).argmax() == right
    assert TitleClassifier.learnt(words, TITLES, CLASSES, 3).scores(title).argmax() == right


def test_nothing_is_said_of_a_title_of_unknown_pieces():
    words = WeightedPieces(TITLES, word_pieces)
    assert PieceRates(words, TITLES, CLASSES, 3).scores("quibbler").tolist() == [0, 0, 0]
    classifier = TitleClassifier.learnt(words, TITLES, CLASSES, 3)
    assert classifier.scores("quibbler").tolist() == classifier.offsets.astype(np.float64).tolist()


def test_the_classifier_is_the_same_each_time_and_from_the_cache(tmp_path: Path):
    words = WeightedPieces(TITLES, word_pieces)
    first = TitleClassifier.learnt(words, TITLES, CLASSES, 3, tmp_path)
    (path,) = (tmp_path / "titles").iterdir()
    for other in (
        TitleClassifier.learnt(words, TITLES, CLASSES, 3),
        TitleClassifier.learnt(words, TITLES, CLASSES, 3, tmp_path),
    ):
        assert np.array_equal(first.vectors, other.vectors)
        assert np.array_equal(first.directions, other.directions)
    path.write_bytes(b"damaged")
    again = TitleClassifier.learnt(words, TITLES, CLASSES, 3, tmp_path)
    assert np.array_equal(first.vectors, again.vectors)
    assert path.stat().st_size > 100


def test_other_titles_have_another_file(tmp_path: Path):
    words = WeightedPieces(TITLES, word_pieces)
    TitleClassifier.learnt(words, TITLES, CLASSES, 3, tmp_path)
    TitleClassifier.learnt(words, TITLES, CLASSES, 4, tmp_path)
    TitleClassifier.learnt(words, [*TITLES[:-1], "cab driver"], CLASSES, 3, tmp_path)
    assert len(list((tmp_path / "titles").iterdir())) == 3


def test_the_discriminant_weighs_directions_by_how_they_vary():
    # Classes differ in the first direction by little, and within classes only the second varies.
    vectors = np.array([[0.1, 1.0], [0.1, -1.0], [0.0, 1.2], [0.0, -1.2]], dtype=np.float32)
    scores = Discriminant(vectors, np.array([0, 0, 1, 1]), 2).scores(np.array([0.12, -1.2]))
    assert scores.argmax() == 0
