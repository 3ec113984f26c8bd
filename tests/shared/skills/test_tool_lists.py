"""Unknown tools in enumerations of known ones."""

import pytest

from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mentions.find import LISTED_CONFIDENCE, find_mentions
from shared.skills.ontology.ontology import builtin_ontology

MATCHER = SkillMatcher(builtin_ontology())


def unknown(text: str) -> list[str]:
    from shared.skills.mentions.span_tagger import knowledge_tagger

    found = find_mentions(MATCHER, text, knowledge_tagger())
    listed = [mention for mention in found if mention.confidence == LISTED_CONFIDENCE]
    assert all(text[mention.start : mention.end] == mention.text and mention.kind == "knowledge" for mention in listed)
    return [mention.text for mention in listed]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tools: Docker, Quibblerix, Kubernetes", ["Quibblerix"]),
        ("Docker | Zorptool 3D | Terraform | Ansible", ["Zorptool 3D"]),
        ("AWS (EC2, Fnordly, Lambda) and Python", ["Fnordly"]),
        ("Queries in SQL, Python and Docker", []),  # what comes before "in" heads the list
        ("Docker, Kubernetes, 2019, C1, advanced", []),
        ("We met Quibblerix, a friend, in Docker Street", []),
        ("Quibblerix, Zorptool, Fnordly, Blarg, Docker", []),  # one known tool says little of the others
        ("Python, SQL, and a very long story about Nothing", []),
        ("", []),
    ],
)
def test_only_names_beside_known_tools_count(text: str, names: list[str]):
    assert unknown(text) == names


@pytest.mark.parametrize("text", ["Docker, " * 5000, "Docker/" * 5000, "A, Docker, " * 3000, "(" * 20000])
def test_long_lists_end(text: str):
    assert len(unknown(text)) <= len(text)
