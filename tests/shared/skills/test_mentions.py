from shared.skills.matcher import SkillMatcher
from shared.skills.mentions import find_mentions
from shared.skills.ontology import builtin_ontology


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
