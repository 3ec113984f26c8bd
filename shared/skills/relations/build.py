"""Relations between the skills and occupations of one ontology version, with where they come from."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from shared.embeddings.embedder import Embedder
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.ontology.ontology import Ontology
from shared.skills.relations import progression, similarity
from shared.skills.relations.clusters import Cluster, skill_clusters
from shared.skills.relations.evidence import (
    Advertisements,
    Incidence,
    demand,
    occupation_incidence,
    occupations_of,
    read_advertisements,
)
from shared.skills.relations.profiles import OccupationProfiles
from shared.skills.relations.progression import Precedes, progressions
from shared.skills.relations.similarity import Similar, Sources, similar_skills
from shared.skills.relations.transfer import RelatedOccupation, related_occupations

METHOD = 2
"""Counts up when the same sources give other relations."""
Progress = Callable[[str], None]


@dataclass(frozen=True)
class AdvertisedSkills:
    """Lists of skills of job advertisements, and the hash of the file that they come from (SHA-256, hex)."""

    lists: Sequence[Sequence[str]]
    sha256: str


@dataclass(frozen=True)
class SkillRelations:
    """What is between the skills of one ontology version. Equal sources give equal relations, and an equal hash.

    `provenance` names the sources with their hashes and counts, the weights and the method.
    """

    ontology_version: str
    ontology_hash: str
    provenance: Mapping[str, Any]
    similar: tuple[Similar, ...]
    progressions: tuple[Precedes, ...]
    clusters: tuple[Cluster, ...]
    related_occupations: tuple[RelatedOccupation, ...]

    def content_hash(self) -> str:
        """SHA-256 (hex) over everything."""
        digest = hashlib.sha256(_line([self.ontology_version, self.ontology_hash, self.provenance]))
        for rows in (self.similar, self.progressions, self.clusters, self.related_occupations):
            for row in rows:
                digest.update(_line([getattr(row, field.name) for field in dataclasses.fields(row)]))
        return digest.hexdigest()


class NamesByMeaning:
    """Cosines between the names of concepts, by an embedder."""

    def __init__(self, ontology: Ontology, embedder: Embedder) -> None:
        from shared.skills.retrieval.dense import DenseIndex

        self._names = [concept.name for concept in ontology.concepts]
        self._index = DenseIndex(self._names, embedder)

    def cosines(self, start: int, end: int) -> npt.NDArray[np.float32]:
        """Of names `start` to `end` with all names."""
        return self._index.scores(self._names[start:end])


def build_relations(
    ontology: Ontology,
    profiles: OccupationProfiles | None = None,
    advertised: AdvertisedSkills | None = None,
    embedder: Embedder | None = None,
    progress: Progress = lambda _: None,
    *,
    links: Mapping[str, Sequence[str]] | None = None,
) -> SkillRelations:
    """Relations from what there is: without profiles, advertisements and embedder the hierarchy alone speaks.

    All of O*NET 29.3 with 50,000 advertisements takes about half a minute and 600 MB.

    Args:
        links: occupations of concepts that the profiles do not name (ESCO's, by the crosswalk).
    """
    occupations, incidence = _occupations(ontology, profiles, links or {})
    progress(f"{len(occupations)} concepts stand in occupations")
    advertisements = None if advertised is None else _advertisements(ontology, advertised)
    if advertisements is not None:
        progress(f"{len(advertisements.places)} concepts stand in {advertisements.used} advertisements")
    meaning = None if embedder is None else NamesByMeaning(ontology, embedder)
    sources = Sources(incidence, advertisements, meaning)
    similar = tuple(similar_skills(ontology, sources))
    progress(f"{len(similar)} similar skills")
    wanted = None if profiles is None or incidence is None else demand(profiles, incidence)
    order = progressions(ontology, sources, wanted, similar)
    progress(f"{len(order)} steps of progression")
    clusters = skill_clusters(ontology, similar, occupations)
    progress(f"{len(clusters)} clusters")
    return SkillRelations(
        ontology_version=ontology.version,
        ontology_hash=ontology.content_hash,
        provenance=_method(sources)
        | {"sources": _named_sources(profiles, links or {}, advertised, advertisements, embedder)},
        similar=similar,
        progressions=order,
        clusters=clusters,
        related_occupations=() if profiles is None else related_occupations(profiles),
    )


def _advertisements(ontology: Ontology, advertised: AdvertisedSkills) -> Advertisements:
    matcher = SkillMatcher(ontology)
    return read_advertisements(
        ontology, advertised.lists, lambda phrase: matcher.map(phrase, in_skill_list=True).concept_id
    )


def _method(sources: Sources) -> dict[str, Any]:
    return {
        "method": METHOD,
        "weights": {"similar": sources.weights, "progression": progression.WEIGHTS},
        "kept": {"neighbours": similarity.NEIGHBOURS, "least_score": similarity.LEAST_SCORE},
    }


def _named_sources(
    profiles: OccupationProfiles | None,
    links: Mapping[str, Sequence[str]],
    advertised: AdvertisedSkills | None,
    advertisements: Advertisements | None,
    embedder: Embedder | None,
) -> dict[str, Any]:
    """The sources that a build had, as its provenance names them."""
    named: dict[str, Any] = {}
    if profiles is not None:
        named["occupations"] = {"release": profiles.version, "occupations": len(profiles.profiles)}
        if links:
            named["occupations"]["linked_concepts"] = len(links)
    if advertised is not None and advertisements is not None:
        lists = len(advertised.lists)
        named["advertisements"] = {"sha256": advertised.sha256, "lists": lists, "used": advertisements.used}
    if embedder is not None:
        named["meaning"] = {"model": embedder.name, "version": embedder.version}
    return named


def _occupations(
    ontology: Ontology, profiles: OccupationProfiles | None, links: Mapping[str, Sequence[str]]
) -> tuple[dict[str, tuple[str, ...]], Incidence | None]:
    if profiles is None:
        return {}, None
    occupations = occupations_of(ontology, profiles)
    for concept, codes in sorted(links.items()):
        if concept in ontology.by_id:
            known = {*occupations.get(concept, ()), *(soc for soc in codes if soc in profiles.by_soc)}
            occupations[concept] = tuple(sorted(known))
    return occupations, occupation_incidence(ontology, profiles, occupations)


def _line(values: Any) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
