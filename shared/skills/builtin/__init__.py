"""The built-in ontology: our own data files, read into concepts.

Every `*.toml` file here holds tables named after a category (`shared.skills.ontology.concepts.CATEGORY_KINDS`); in a
table each line is a concept under the slug of its id:

    [programming_language]
    go = {name = "Go", aliases = ["Golang"], ambiguous = ["Go"], context = ["grpc"], hot = true}

- the slug: `cg:<slug>` is the id; it is never reused and never renamed
- name: the preferred name (required)
- aliases: other English names, acronyms, spellings, older names; never another product of the same sort
- de, fr, es, nl: names in German, French, Spanish, Dutch
- kind: tool, skill, knowledge or language, where it is not the category's
- onet: element of the O*NET Content Model
- broader: slug of the more general concept
- hot: many employers ask for it
- ambiguous: names that count only in context (see `Concept`)
- cased: names that count only in this spelling
- context: words of which one must stand near an ambiguous name, or near a cased one that opens a sentence

A name of two concepts must be ambiguous in both; `shared.skills.ontology.ontology.problems` checks this and more.
"""

import tomllib
from importlib import resources
from typing import Any

from shared.skills.ontology.concepts import CATEGORY_KINDS, Concept, Kind

LANGUAGES = ("de", "fr", "es", "nl")
FIELDS = frozenset({"name", "aliases", "kind", "onet", "broader", "hot", "ambiguous", "cased", "context", *LANGUAGES})


def read_concepts() -> list[Concept]:
    """All built-in concepts, by file and line.

    Raises ValueError for a field, a category or a kind that does not exist, and for a line without a name.
    """
    concepts: list[Concept] = []
    files = sorted(
        (entry for entry in resources.files(__name__).iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    for file in files:
        for category, lines in tomllib.loads(file.read_text(encoding="utf-8")).items():
            concepts += [_concept(category, slug, fields) for slug, fields in lines.items()]
    return concepts


def _concept(category: str, slug: str, fields: dict[str, Any]) -> Concept:
    if category not in CATEGORY_KINDS:
        raise ValueError(f"{slug}: no category {category!r}")
    if unknown := set(fields) - FIELDS:
        raise ValueError(f"{slug}: no field {sorted(unknown)}")
    if "name" not in fields:
        raise ValueError(f"{slug}: no name")
    aliases = [*fields.get("aliases", ()), *(name for lang in LANGUAGES for name in fields.get(lang, ()))]
    broader = fields.get("broader")
    return Concept(
        id=f"cg:{slug}",
        name=fields["name"],
        category=category,
        kind=Kind(fields.get("kind", CATEGORY_KINDS[category])),
        aliases=tuple(aliases),
        onet_element_id=fields.get("onet"),
        broader=None if broader is None else f"cg:{broader}",
        hot=fields.get("hot", False),
        ambiguous=tuple(fields.get("ambiguous", ())),
        cased=tuple(fields.get("cased", ())),
        needs_context=tuple(fields.get("context", ())),
    )
