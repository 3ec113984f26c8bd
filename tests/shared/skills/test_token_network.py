import dataclasses
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from careergraph.local.home import default_cache
from shared.embeddings.backends import open_minilm
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mentions.find import find_mentions
from shared.skills.mentions.span_tagger import TaggerModel, tokens_of
from shared.skills.mentions.token_network import (
    INPUTS,
    LEVEL,
    MARK,
    MARKS,
    REACH,
    STATES,
    ModelTagger,
    States,
    TokenNetwork,
    inputs,
    knowledge_network,
    model_tagger,
)
from shared.skills.ontology.ontology import builtin_ontology

MATCHER = SkillMatcher(builtin_ontology())
CENTRE, SPREAD = np.zeros(STATES, np.float32), np.ones(STATES, np.float32)


class StatesByLength:
    """In the place of the sentence model: every state of a word is the number of its letters."""

    def word_states(self, text: str, places: Sequence[tuple[int, int]]) -> States:
        return np.array([[end - start] * STATES for start, end in places], np.float32).reshape(-1, STATES)


@pytest.fixture(scope="module")
def network() -> TokenNetwork:
    chance = np.random.default_rng(3)
    return TokenNetwork(
        CENTRE,
        SPREAD,
        chance.integers(-127, 128, (INPUTS, 5)).astype(float),
        chance.integers(-9999, 9999, 5).astype(float),
        chance.integers(-32767, 32768, (5, 3)).astype(float),
        chance.integers(-9999, 9999, 3).astype(float),
        1e-6,
    )


def test_a_word_is_seen_with_its_neighbours_and_marks():
    tokens = tokens_of("Java EE!", [(0, 4, "programming_language")])
    seen = inputs(tokens, StatesByLength().word_states("", [(0, 4), (5, 7), (7, 8)]), CENTRE, SPREAD)
    assert seen.shape == (3, INPUTS)
    by_neighbour = seen[0].reshape(2 * REACH + 1, STATES + MARKS)
    assert by_neighbour[:, 0].tolist() == [0, 0, 4 * LEVEL, 2 * LEVEL, LEVEL]
    assert by_neighbour[:, STATES:].tolist() == [
        [0] * MARKS, [0] * MARKS, [0, 0, MARK, 0, 0, 0, MARK, 0], [MARK, *[0] * (MARKS - 1)], [*[0] * 5, MARK, 0, 0],
    ]  # fmt: skip


def test_states_are_cut_to_eight_bits_and_absent_ones_say_nothing():
    tokens = tokens_of("a b c", [])
    states = np.array([[1e6], [-1e6], [0]], np.float32).repeat(STATES, axis=1)
    own = inputs(tokens, states, CENTRE + 1, SPREAD)[:, REACH * (STATES + MARKS)]
    assert own.tolist() == [127, -127, 0]


def test_a_sentence_alone_has_the_scores_that_exact_sums_give(network: TokenNetwork):
    tokens = tokens_of("one three of seven words", [])
    states = StatesByLength().word_states("", [(token.start, token.end) for token in tokens])
    seen = inputs(tokens, states, CENTRE, SPREAD)
    first, last = network.first.astype(int).tolist(), network.last.astype(int).tolist()
    for row, scores in zip(seen.tolist(), network.scores(tokens, states), strict=True):
        hidden = [
            max(0, int(network.first_bias[unit]) + sum(value * first[place][unit] for place, value in enumerate(row)))
            for unit in range(5)
        ]
        sums = [
            int(network.last_bias[tag]) + sum(value * last[unit][tag] for unit, value in enumerate(hidden))
            for tag in range(3)
        ]
        assert scores == [round(total * network.unit) for total in sums]
    assert network.scores([], StatesByLength().word_states("", [])) == []


def test_a_network_is_written_and_read(network: TokenNetwork):
    read = TokenNetwork.from_bytes(network.to_bytes())
    for field in dataclasses.fields(TokenNetwork):
        assert np.array_equal(getattr(read, field.name), getattr(network, field.name)), field.name


def test_the_network_that_comes_with_the_code_is_of_whole_numbers_and_small():
    shipped = knowledge_network()
    assert shipped.first.shape[0] == INPUTS
    assert len(shipped.to_bytes()) < 500_000
    for values in (shipped.first, shipped.first_bias, shipped.last, shipped.last_bias):
        assert np.array_equal(values, np.rint(values))


def test_the_scores_of_both_are_added(network: TokenNetwork):
    silent = TaggerModel({}, [[0] * 3] * 3)
    tagger = ModelTagger(silent, network, StatesByLength())
    text = "Java and the islands"
    tokens = tokens_of(text, [])
    scores = network.scores(tokens, StatesByLength().word_states(text, [(t.start, t.end) for t in tokens]))
    tags = tagger.tags(text, tokens)
    assert (0, 2) not in list(pairwise(tags))
    assert sum(row[tag] for row, tag in zip(scores, tags, strict=True)) >= sum(row[0] for row in scores)


def test_phrases_by_the_sentence_model():
    tagger = model_tagger(open_minilm(default_cache()))
    text = "Statistical modelling of demand in Python, and services on Kubernetes\n\ud800\n\nSQL, Rust"
    mentions = find_mentions(MATCHER, text, tagger)
    assert {"Kubernetes", "Python", "SQL", "Rust"} <= {mention.text for mention in mentions}
    assert any(mention.concept_id is None for mention in mentions)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert mentions == find_mentions(MATCHER, text, tagger)
    assert find_mentions(MATCHER, text.split("\n")[0], tagger) == mentions[: len(mentions) - 2]
