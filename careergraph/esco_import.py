"""From ESCO's files to the next ontology version, and the occupations of its skills."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careergraph.cli.platform import Platform
from careergraph.ontology_in_force import put_in_force_now
from shared.skills.esco.ontology import join_esco
from shared.skills.esco.release import read_esco
from shared.skills.onet.records import TableReport
from shared.skills.ontology.store import newest_ontology
from shared.skills.relations.store import save_links

PRODUCER = "esco import"
SOURCE = "esco"
"""Under which the occupations of ESCO's skills are kept."""


@dataclass(frozen=True)
class ImportedEsco:
    """What became of ESCO's skills, and the account of the rows. `is_new`: another version was in force before."""

    version: str
    is_new: bool
    matched: int
    added: int
    shared_labels: int
    linked: int
    tables: tuple[TableReport, ...]
    missing: tuple[str, ...]

    def to_record(self) -> dict[str, Any]:
        """As JSON values."""
        names = ("version", "is_new", "matched", "added", "shared_labels", "linked")
        own: dict[str, Any] = {name: getattr(self, name) for name in names}
        return own | {"tables": [table.to_record() for table in self.tables], "missing_tables": list(self.missing)}


def import_esco(platform: Platform, folder: Path) -> ImportedEsco:
    """Read the folder, join its skills into the ontology in force, and put that in force.

    Raises `ReleaseError` for a folder that cannot be read; nothing is stored then.
    """
    release = read_esco(folder)
    joined = join_esco(newest_ontology(platform.database), release)
    links: dict[str, tuple[str, ...]] = {}
    for skill, codes in release.occupations_of_skills().items():
        if skill in joined.concept_of:
            concept = joined.concept_of[skill]
            links[concept] = tuple(sorted({*links.get(concept, ()), *codes}))
    with platform.database.transaction("operator") as connection:  # of use once the ontology is in force, not before
        save_links(connection, SOURCE, links)
    done = put_in_force_now(platform, joined.ontology, PRODUCER)
    return ImportedEsco(
        version=done.ontology.version,
        is_new=done.is_new,
        matched=joined.matched,
        added=joined.added,
        shared_labels=joined.shared_labels,
        linked=len(links),
        tables=tuple(release.reports),
        missing=tuple(release.missing),
    )
