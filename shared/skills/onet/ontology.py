"""An O*NET release and our own concepts, joined into one ontology.

A built-in concept keeps its id and gains the release's titles as aliases, its commodity and its flags. A
technology that no built-in concept names becomes a concept of its own, `onet:<slug of its title>`, with the
short names that its title plainly holds: "Hyland Software OnBase" stays as it is, "Amazon Elastic Compute
Cloud EC2" is also "EC2", "Ansible software" also "Ansible".
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from shared.skills.normalise import VENDOR_KEYS, fold, key_of
from shared.skills.onet.records import Element, Release, Technology
from shared.skills.ontology.concepts import Concept, Kind, Source
from shared.skills.ontology.ontology import Ontology, builtin_ontology

# The wording that the licence asks for, with the release's number.
ATTRIBUTION = (
    "This product includes information from the O*NET {version} Database by the U.S. Department of Labor, "
    "Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. "
    "O*NET is a trademark of USDOL/ETA."
)

# The category of a technology by the first words of its commodity's title; others are "software".
CATEGORY_COMMODITIES = {
    "database": ("Data base", "Object oriented data base"),
    "operating_system": ("Operating system",),
    "framework": ("Web platform", "Object or component", "Development environment"),
    "office": ("Spreadsheet", "Word processing", "Presentation", "Office suite", "Electronic mail",
               "Calendar", "Document management"),
    "design": ("Graphics or photo", "Desktop publishing", "Video creation", "Music or sound"),
    "engineering_software": ("Computer aided design", "Computer aided manufacturing", "Industrial control"),
    "business_software": ("Accounting", "Financial analysis", "Tax", "Enterprise resource", "Human resources",
                          "Customer relationship", "Materials requirements", "Point of sale",
                          "Inventory management", "Sales and marketing", "Time accounting"),
    "data": ("Business intelligence", "Data mining"),
    "cloud": ("Cloud-based",),
    "networking": ("Network", "Switch or router", "Transaction security"),
    "devops": ("Configuration management", "File versioning"),
}  # fmt: skip

# Commodity words that say nothing about what the software is for.
_EMPTY_WORDS = frozenset(("software", "and", "or", "user", "system", "systems", "interface", "of", "to"))
_TRAILING_ACRONYM = re.compile(r"(.+) ([A-Z][A-Z0-9&/-]{2,7})")
_KIND_SUFFIXES = (" software", " programming language")
_MIN_SHORT_NAME = 3
_MIN_DISTINCTIVE = 4  # letters of a word that tells a product apart
_WIDESPREAD = 5  # occupations; from there on, a short form of three letters is known outside its trade


def onet_ontology(release: Release) -> Ontology:
    """The ontology `onet-<version>` of a release and the built-in concepts.

    It is not stamped yet: an import carries over what earlier versions named (`shared.skills.ontology.upgrade`).
    """
    base = builtin_ontology()
    gains, own = _merge(release.technologies, base)
    concepts = [_enriched(concept, gains.get(concept.id)) for concept in base.concepts]
    taken = {key_of(name) for concept in concepts for name in concept.names}
    added = _technology_concepts(own, taken, release.ordinary_words)
    added += _element_concepts(release.elements, base, taken)
    return Ontology(f"onet-{release.version}", [*concepts, *added], ATTRIBUTION.format(version=release.version))


@dataclass(slots=True)
class _Gain:
    """What the release's technologies add to one concept."""

    titles: list[str] = field(default_factory=list)
    commodity: tuple[int, str] | None = None  # occupations of the title that it comes from, code
    hot: bool = False
    in_demand: bool = False

    def add(self, technology: Technology) -> None:
        self.titles.append(technology.title)
        weight = (len(technology.occupations), technology.commodity)
        if self.commodity is None or weight[0] > self.commodity[0]:
            self.commodity = weight
        self.hot = self.hot or technology.hot
        self.in_demand = self.in_demand or technology.in_demand


def _merge(technologies: Iterable[Technology], base: Ontology) -> tuple[dict[str, _Gain], list[Technology]]:
    """What each concept of the base gains, by id, and the technologies that are none of them."""
    gains: dict[str, _Gain] = {}
    own: list[Technology] = []
    for technology in technologies:
        concept = _concept_for(technology.title, base)
        if concept is None:
            own.append(technology)
        else:
            gains.setdefault(concept.id, _Gain()).add(technology)
    return gains, own


def _concept_for(title: str, base: Ontology) -> Concept | None:
    """The concept that a technology title names: by a whole name, or a tool's name behind its maker's.

    Nothing but the maker and the word "software" may be taken off, and only before a clear name: "Oracle SQL
    Developer" is not SQL, and "Inventory management software" is not the skill.
    """
    key = key_of(title)
    if len(concepts := base.by_key.get(key, ())) == 1:
        return concepts[0]
    stems = [key, *(key.removesuffix(end) for end in _KIND_SUFFIXES if key.endswith(end))]
    for stem in dict.fromkeys([*stems, *(_without_vendor(stem) for stem in stems)]):
        tools = [concept for concept in base.by_key.get(stem, ()) if concept.kind is Kind.TOOL]
        if len(tools) == 1 and stem not in {key_of(name) for name in tools[0].ambiguous}:
            return tools[0]
    return None


def _without_vendor(key: str) -> str:
    return next((key[len(vendor) + 1 :] for vendor in VENDOR_KEYS if key.startswith(vendor + " ")), key)


def _enriched(concept: Concept, gain: _Gain | None) -> Concept:
    if gain is None or gain.commodity is None:
        return concept
    known = {key_of(name) for name in concept.names}
    fresh = {key_of(title): title for title in gain.titles if key_of(title) not in known}
    return replace(
        concept,
        aliases=(*concept.aliases, *fresh.values()),
        from_release=tuple(fresh.values()),
        onet_commodity=gain.commodity[1],
        hot=concept.hot or gain.hot,
        in_demand=gain.in_demand,
    )


def _technology_concepts(
    technologies: list[Technology], taken: set[str], ordinary_words: frozenset[str]
) -> list[Concept]:
    """A concept for each title; short names only where no other concept has or could have them."""
    by_key: dict[str, list[Technology]] = {}
    for technology in technologies:
        by_key.setdefault(key_of(technology.title), []).append(technology)
    bearers: dict[str, set[str]] = {}
    for key, same in by_key.items():
        for name in _short_names(same[0], ordinary_words):
            bearers.setdefault(key_of(name), set()).add(key)
    concepts = []
    ids: set[str] = set()
    for same in by_key.values():
        first = max(same, key=lambda technology: len(technology.occupations))
        short = [
            name
            for name in _short_names(same[0], ordinary_words)
            if key_of(name) not in taken and key_of(name) not in by_key and len(bearers[key_of(name)]) == 1
        ]
        id_ = _technology_id(first.title, ids)
        ids.add(id_)
        concepts.append(_technology_concept(id_, first, same, short, ordinary_words))
    return concepts


def _technology_concept(
    id_: str, first: Technology, same: list[Technology], short: list[str], ordinary_words: frozenset[str]
) -> Concept:
    ambiguous, cased = [], []
    for name in (first.title, *short):
        plain = " " not in name and not any(char.isupper() or char.isdigit() for char in name[1:])
        if _needs_context(name, name in short, plain, ordinary_words):
            ambiguous.append(name)
        elif plain or len(name) <= _MIN_SHORT_NAME or (name in short and " " not in name):
            cased.append(name)
    context = dict.fromkeys(
        word for word in key_of(first.commodity_title).split() if word.isalpha() and word not in _EMPTY_WORDS
    )
    return Concept(
        id=id_,
        name=first.title,
        category=_category(first.commodity_title),
        kind=Kind.TOOL,
        aliases=tuple(short),
        onet_commodity=first.commodity,
        hot=any(technology.hot for technology in same),
        in_demand=any(technology.in_demand for technology in same),
        ambiguous=tuple(ambiguous),
        cased=tuple(cased),
        needs_context=("software", *context) if ambiguous or cased else (),
        source=Source.ONET,
    )


def _short_names(technology: Technology, ordinary_words: frozenset[str]) -> list[str]:
    """Shorter names that a title plainly holds, each at least three characters and no ordinary words."""
    names: list[str] = []
    stem = technology.title.removesuffix(" software")
    # A generic title is written as a sentence ("Video decoder software"), a product's with capitals.
    is_product = " " not in stem or any(char.isupper() for char in stem.partition(" ")[2])
    if stem != technology.title and is_product and _is_distinctive(stem, ordinary_words):
        names.append(stem)
    if match := _TRAILING_ACRONYM.fullmatch(stem):
        long, acronym = match.groups()
        known = len(acronym) > _MIN_SHORT_NAME or len(technology.occupations) >= _WIDESPREAD
        if _abbreviates(acronym, long) and known:
            names += [long, acronym]
    vendorless = _without_vendor(key_of(stem)).count(" ") + 1
    rest = " ".join(stem.split()[-vendorless:])
    if _without_vendor(key_of(stem)) == key_of(rest) != key_of(stem) and _is_distinctive(rest, ordinary_words):
        names.append(rest)
    return [
        name for name in dict.fromkeys(names) if len(name) >= _MIN_SHORT_NAME and not _is_ordinary(name, ordinary_words)
    ]


def _needs_context(name: str, derived: bool, plain: bool, ordinary_words: frozenset[str]) -> bool:
    """One letter, one ordinary word, or a derived name that other trades or people may well bear.

    Derived are the "Scholar" of Google Scholar and acronyms of three letters; `plain` is a single word
    without a capital or digit inside.
    """
    if len(name) < 2 or (" " not in name and _is_ordinary(name, ordinary_words)):
        return True
    return derived and (plain or len(name) <= _MIN_SHORT_NAME)


def _is_distinctive(name: str, ordinary_words: frozenset[str]) -> bool:
    """Whether a word of the name is a product's own: four letters, a capital, and not ordinary."""
    return any(
        len(word) >= _MIN_DISTINCTIVE and any(char.isupper() for char in word) and fold(word) not in ordinary_words
        for word in name.split()
    )


def _abbreviates(acronym: str, long: str) -> bool:
    """Whether the acronym's letters are initials of words of the long form, in their order."""
    initials = [word[0] for word in fold(long).replace("-", " ").replace("/", " ").split()]
    letters = [letter for letter in acronym.casefold() if letter.isalpha()]
    position = 0
    for initial in initials:
        if position < len(letters) and initial == letters[position]:
            position += 1
    return position == len(letters) and len(initials) <= len(letters) + 2


def _is_ordinary(name: str, ordinary_words: frozenset[str]) -> bool:
    """Whether all words of a name are words that the release's own sentences use in lower case."""
    return all(word in ordinary_words or word.isdigit() for word in key_of(name).split())


def _technology_id(title: str, ids: set[str]) -> str:
    """`onet:<slug>`; titles whose slugs meet are told apart by a short hash of the title."""
    slug = key_of(title).replace("+", "plus").replace("#", "sharp")
    slug = re.sub(r"[^\w]+", "-", slug).strip("-")
    id_ = f"onet:{slug}"
    if id_ in ids:
        id_ += "-" + hashlib.sha256(title.encode()).hexdigest()[:6]
    return id_


def _category(commodity_title: str) -> str:
    for category, starts in CATEGORY_COMMODITIES.items():
        if commodity_title.startswith(starts):
            return category
    return "software"


def _element_concepts(elements: Iterable[Element], base: Ontology, taken: set[str]) -> list[Concept]:
    """Concepts for skill and knowledge elements that the base does not know (of a newer Content Model)."""
    return [
        Concept(
            id=f"onet:{element.id}",
            name=element.name,
            category="knowledge" if element.id.startswith("2.C.") else "soft_skill",
            kind=Kind.KNOWLEDGE if element.id.startswith("2.C.") else Kind.SKILL,
            onet_element_id=element.id,
            source=Source.ONET,
        )
        for element in elements
        if element.id not in base.by_element and key_of(element.name) not in taken
    ]
