from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mentions.find import find_mentions
from shared.skills.mentions.span_tagger import (
    TaggerModel,
    best_tags,
    features,
    knowledge_tagger,
    tagged_spans,
    tokens_of,
)
from shared.skills.ontology.concepts import Kind
from shared.skills.ontology.ontology import builtin_ontology

MATCHER = SkillMatcher(builtin_ontology())


def test_tokens_know_their_place_and_what_the_dictionary_says():
    text = "C++ and Node.js, please"
    tokens = tokens_of(text, [(0, 3, "programming_language")])
    assert [token.text for token in tokens] == ["C++", "and", "Node.js", ",", "please"]
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert [token.known for token in tokens] == ["b:programming_language", "", "", "", ""]


weights = st.tuples(*[st.integers(-9, 9)] * 3)


@given(st.lists(weights, min_size=1, max_size=5), st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3),
                                                         min_size=3, max_size=3))  # fmt: skip
def test_the_best_tags_are_the_best_of_all(rows, transitions):
    model = TaggerModel(dict(enumerate(rows)), transitions)

    def score(tags) -> float:
        pairs = list(pairwise(tags))
        if tags[0] == 2 or (0, 2) in pairs:  # nothing goes on that has not begun
            return float("-inf")
        return sum(row[tag] for row, tag in zip(rows, tags, strict=True)) + sum(transitions[a][b] for a, b in pairs)

    found = best_tags(model, [[place] for place in range(len(rows))])
    assert score(found) == max(score(tags) for tags in product(range(3), repeat=len(rows)))


def test_nothing_has_no_tags():
    assert best_tags(knowledge_tagger(), []) == []
    assert features([]) == []


def test_spans_begin_and_go_on():
    tokens = tokens_of("a b c d", [])
    assert tagged_spans(tokens, [1, 2, 0, 1]) == [(0, 3), (6, 7)]
    assert tagged_spans(tokens, [1, 1, 0, 0]) == [(0, 1), (2, 3)]


def test_a_model_is_written_and_read():
    model = TaggerModel({5: (1, -2, 3), 2**63 + 1: (0, 7, -30_000)}, [[1, 2, 3], [4, 5, 6], [7, 8, -90_000]])
    assert TaggerModel.from_bytes(model.to_bytes()) == model


@settings(deadline=None)  # the first call loads spaCy and the model
@given(st.text(max_size=300))
def test_mentions_of_any_text_stand_where_they_say_without_overlap(text):
    mentions = find_mentions(MATCHER, text, knowledge_tagger())
    assert mentions == find_mentions(MATCHER, text, knowledge_tagger())
    end = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end


def test_every_tool_that_the_dictionary_finds_is_within_a_mention():
    text = "Python, Kubernetes and Java/Spring Boot. Experience with PostgreSQL databases and cloud migration."
    mentions = find_mentions(MATCHER, text, knowledge_tagger())
    tools = [named for named in MATCHER.find(text) if MATCHER.ontology.by_id[named.concept_id].kind is Kind.TOOL]
    assert len(tools) >= 4
    for named in tools:
        assert any(mention.start <= named.start and named.end <= mention.end for mention in mentions)
