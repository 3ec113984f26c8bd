"""The occupations of a release with all their titles, as a snapshot beside the ontology of that release."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

from shared.skills.onet.ontology import ATTRIBUTION
from shared.skills.onet.records import Element, Occupation, OccupationTitle, Release
from shared.skills.ontology.snapshot_format import pack_snapshot, unpack_snapshot

FORMAT = 1


@dataclass(frozen=True)
class Occupations:
    """What a release says of occupations. `version` is that of the ontology of the same release."""

    version: str
    attribution: str
    occupations: tuple[Occupation, ...]
    titles: tuple[OccupationTitle, ...]
    elements: tuple[Element, ...]

    @classmethod
    def of_release(cls, release: Release) -> "Occupations":
        return cls(
            version=f"onet-{release.version}",
            attribution=ATTRIBUTION.format(version=release.version),
            occupations=release.occupations,
            titles=release.titles,
            elements=release.elements,
        )

    @cached_property
    def by_soc(self) -> Mapping[str, Occupation]:
        return {occupation.soc: occupation for occupation in self.occupations}

    def to_bytes(self) -> bytes:
        """As zstd-compressed canonical JSON: equal content, equal bytes."""
        return pack_snapshot({"format": FORMAT, **asdict(self)})

    @classmethod
    def from_bytes(cls, data: bytes) -> "Occupations":
        """The inverse of `to_bytes`. Raises OntologyError as `unpack_snapshot` does."""
        return unpack_snapshot(
            data,
            FORMAT,
            lambda document: cls(
                version=document["version"],
                attribution=document["attribution"],
                occupations=tuple(Occupation(**record) for record in document["occupations"]),
                titles=tuple(OccupationTitle(**record) for record in document["titles"]),
                elements=tuple(Element(**record) for record in document["elements"]),
            ),
        )
