from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mentions.find import find_mentions
from shared.skills.mentions.span_tagger import knowledge_tagger
from shared.skills.ontology.ontology import builtin_ontology


def test_mentions_stand_where_they_say_and_have_a_kind():
    text = "Experience with Kubernetes, PostgreSQL and project management."
    mentions = find_mentions(SkillMatcher(builtin_ontology()), text)
    assert [(mention.text, mention.kind) for mention in mentions] == [
        ("Kubernetes", "knowledge"), ("PostgreSQL", "knowledge"), ("project management", "skill")
    ]  # fmt: skip
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
    fields = ["text", "start", "end", "kind", "concept_id", "name", "confidence"]
    assert list(mentions[0].to_record()) == fields


def test_the_name_of_a_field_within_a_sentence_says_mostly_something_else():
    matcher = SkillMatcher(builtin_ontology())
    passing = "The building has good security and parking for all who come late."
    assert [m.text for m in find_mentions(matcher, "Python, cyber security, SQL", knowledge_tagger())][1] == (
        "cyber security"
    )
    assert find_mentions(matcher, passing, knowledge_tagger()) == []
    assert find_mentions(matcher, "We signed packaging contracts in May.", knowledge_tagger()) == []
