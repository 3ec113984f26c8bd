"""An ontology version: an immutable snapshot of concepts that knows its own hash."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any

from shared.skills import builtin
from shared.skills.normalise import key_of
from shared.skills.ontology.concepts import CATEGORY_KINDS, Concept
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.snapshot_format import canonical_json, pack_snapshot, unpack_snapshot

BUILTIN_RELEASE = "builtin-1"
FORMAT = 1
STAMP_DIGITS = 12  # hex digits of a version's content hash: 48 bits, of which two versions of one release never meet


class Ontology:
    """An immutable set of concepts under a version, as `onet-29.3+4f0c2a91b3de`: a release and its content's hash.

    The hash (see `stamped`) tells apart what one release became with different built-in data, or as the upgrade of
    different versions. An ontology that is only a step on the way has the release alone as its version.

    Concepts are ordered by id, so equal content gives equal bytes and an equal `content_hash`,
    however it was put together.
    """

    def __init__(self, version: str, concepts: Iterable[Concept], attribution: str = "") -> None:
        """Raises OntologyError (`duplicate_id`) where two concepts share an id."""
        self.version = version
        self.attribution = attribution
        self.concepts: tuple[Concept, ...] = tuple(sorted(concepts, key=lambda concept: concept.id))
        self.by_id: Mapping[str, Concept] = {concept.id: concept for concept in self.concepts}
        if len(self.by_id) != len(self.concepts):
            doubled = [id_ for id_, n in Counter(c.id for c in self.concepts).items() if n > 1]
            raise OntologyError("duplicate_id", ", ".join(doubled[:5]))

    @property
    def release(self) -> str:
        """What the version was made from, as `builtin-1` or `onet-29.3`."""
        return self.version.partition("+")[0]

    def stamped(self) -> "Ontology":
        """The same concepts under the release and the first digits of the hash of their content.

        Equal content gets an equal version, and other content another one, so a version is never reused.
        """
        plain = Ontology(self.release, self.concepts, self.attribution)
        return Ontology(f"{self.release}+{plain.content_hash[:STAMP_DIGITS]}", self.concepts, self.attribution)

    def find(self, concept_id: str) -> Concept | None:
        """The concept of this id, or the one that stands for it since an earlier version."""
        return self.by_id.get(concept_id) or self._by_former_id.get(concept_id)

    @cached_property
    def _by_former_id(self) -> Mapping[str, Concept]:
        return {former: concept for concept in self.concepts for former in concept.replaces}

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Concept, ...]]:
        """Folded name (see `key_of`) to the concepts that bear it, in the order of their ids."""
        index: dict[str, list[Concept]] = {}
        for concept in self.concepts:
            for key in dict.fromkeys(key_of(name) for name in concept.names):
                index.setdefault(key, []).append(concept)
        return {key: tuple(concepts) for key, concepts in index.items()}

    @cached_property
    def by_element(self) -> Mapping[str, Concept]:
        """O*NET element id to its concept."""
        return {c.onet_element_id: c for c in self.concepts if c.onet_element_id is not None}

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """Concept id to the ids of the concepts directly under it."""
        children: dict[str, list[str]] = {}
        for concept in self.concepts:
            if concept.broader is not None:
                children.setdefault(concept.broader, []).append(concept.id)
        return {id_: tuple(ids) for id_, ids in children.items()}

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 (hex) of the canonical serialisation: version, attribution and every concept."""
        return hashlib.sha256(canonical_json(self._document())).hexdigest()

    @property
    def alias_count(self) -> int:
        return sum(len(concept.aliases) for concept in self.concepts)

    def to_bytes(self) -> bytes:
        """The snapshot as zstd-compressed canonical JSON, to keep as a file or in Postgres."""
        return pack_snapshot(self._document())

    @classmethod
    def from_bytes(cls, data: bytes) -> "Ontology":
        """The inverse of `to_bytes`: same content hash. Raises OntologyError as `unpack_snapshot` does."""
        return unpack_snapshot(
            data,
            FORMAT,
            lambda document: cls(
                document["version"],
                [Concept.from_record(record) for record in document["concepts"]],
                document["attribution"],
            ),
        )

    def _document(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": self.version,
            "attribution": self.attribution,
            "concepts": [concept.to_record() for concept in self.concepts],
        }


@cache
def builtin_ontology() -> Ontology:
    """The ontology that needs no download: our own data files."""
    return Ontology(BUILTIN_RELEASE, builtin.read_concepts()).stamped()


def context_words(concept: Concept) -> frozenset[str]:
    """The single words of a concept's context, folded."""
    return frozenset(word for phrase in concept.needs_context for word in key_of(phrase).split())


def problems(ontology: Ontology) -> list[str]:
    """What is wrong with an ontology's content, one sentence each; empty when it is sound.

    Checked: categories are known, `broader` exists and has no cycle, element ids belong to one concept,
    ambiguous and cased names are names of the concept, ambiguous ones have context words, and a name
    that two concepts share is ambiguous in both.
    """
    found: list[str] = []
    for concept in ontology.concepts:
        found += _concept_problems(concept, ontology)
    for key, concepts in ontology.by_key.items():
        if len(concepts) > 1:
            found += [
                f"{concept.id}: shares the name {key!r} and has no context rule for it"
                for concept in concepts
                if key not in {key_of(name) for name in concept.ambiguous}
            ]
    elements = Counter(c.onet_element_id for c in ontology.concepts if c.onet_element_id)
    found += [f"element {element} belongs to {n} concepts" for element, n in elements.items() if n > 1]
    return found


def _concept_problems(concept: Concept, ontology: Ontology) -> list[str]:
    found: list[str] = []
    if concept.category not in CATEGORY_KINDS:
        found.append(f"{concept.id}: unknown category {concept.category!r}")
    if any(not key_of(name) for name in concept.names):
        found.append(f"{concept.id}: a name without letters or digits")
    keys = [key_of(name) for name in concept.names]
    found += [f"{concept.id}: the name {key!r} stands twice" for key, n in Counter(keys).items() if n > 1]
    for name in (*concept.ambiguous, *concept.cased):
        if name not in concept.names:
            found.append(f"{concept.id}: {name!r} is none of its names")
    if concept.ambiguous and not concept.needs_context:
        found.append(f"{concept.id}: ambiguous names without context words")
    seen = {concept.id}
    above = concept.broader
    while above is not None:
        if above not in ontology.by_id:
            found.append(f"{concept.id}: broader {above!r} does not exist")
            break
        if above in seen:
            found.append(f"{concept.id}: broader runs in a circle through {above}")
            break
        seen.add(above)
        above = ontology.by_id[above].broader
    return found
