"""The occupations of a release with all their titles, as a snapshot beside the ontology of that release."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import zstandard

from shared.skills.onet_ontology import ATTRIBUTION
from shared.skills.onet_records import Element, Occupation, OccupationTitle, Release
from shared.skills.ontology import MAX_SNAPSHOT_BYTES, OntologyError

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
        document = {"format": FORMAT, **asdict(self)}
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return zstandard.ZstdCompressor(level=10).compress(text.encode())

    @classmethod
    def from_bytes(cls, data: bytes) -> "Occupations":
        """The inverse of `to_bytes`. Raises OntologyError as `Ontology.from_bytes` does."""
        try:
            # max_window_size: the format allows a frame to ask the reader for gigabytes.
            reader = zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(data)
            text = reader.read(MAX_SNAPSHOT_BYTES + 1)
        except zstandard.ZstdError as error:
            raise OntologyError("snapshot_damaged", "not a zstd frame") from error
        if len(text) > MAX_SNAPSHOT_BYTES:
            raise OntologyError("snapshot_too_large", f"over {MAX_SNAPSHOT_BYTES} bytes")
        try:
            document: dict[str, Any] = json.loads(text)
            if (found := document["format"]) != FORMAT:
                raise OntologyError("snapshot_format", f"format {found!r}, this release reads {FORMAT}")
            return cls(
                version=document["version"],
                attribution=document["attribution"],
                occupations=tuple(Occupation(**record) for record in document["occupations"]),
                titles=tuple(OccupationTitle(**record) for record in document["titles"]),
                elements=tuple(Element(**record) for record in document["elements"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise OntologyError("snapshot_damaged", "not the JSON of occupations") from error
