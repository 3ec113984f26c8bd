from itertools import pairwise

import pytest

from shared.skills.mapping.calibration import WITH_MODEL, WORDS


@pytest.mark.parametrize("calibration", [WORDS, WITH_MODEL])
def test_more_likeness_and_more_margin_mean_more_confidence(calibration):
    by_score = [calibration.confidence(score / 10, 0.1) for score in range(11)]
    by_margin = [calibration.confidence(0.6, margin / 10) for margin in range(11)]
    for values in (by_score, by_margin):
        assert all(one <= other for one, other in pairwise(values))
        assert values[0] < values[-1]
        assert all(0 <= value <= 1 for value in values)


def test_extremes_do_not_overflow():
    assert WORDS.confidence(-1e9, 0) == 0
    assert WORDS.confidence(1e9, 0) == 1
