"""From an O*NET release to an ontology version in the database, an event in the log and a snapshot in a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careergraph.cli.platform import Platform
from careergraph.local.home import default_home
from careergraph.ontology_in_force import put_in_force_now
from shared.skills.onet.ontology import onet_ontology
from shared.skills.onet.records import Report
from shared.skills.onet.release import read_release
from shared.skills.ontology.ontology import Ontology
from shared.skills.ontology.snapshots import save_occupations
from shared.skills.ontology.upgrade import OntologyChanges
from shared.skills.relations.profiles import OccupationProfiles
from shared.skills.relations.store import save_profiles
from shared.skills.titles.occupations import Occupations

PRODUCER = "onet import"


@dataclass(frozen=True)
class ImportedOntology:
    """What was imported, what it changes, and the account of the release's rows.

    `is_new`: another version was in force before.
    """

    version: str
    content_hash: str
    concepts: int
    aliases: int
    attribution: str
    is_new: bool
    snapshot: Path
    changes: OntologyChanges
    report: Report

    def to_record(self) -> dict[str, Any]:
        """As JSON values."""
        names = ("version", "content_hash", "concepts", "aliases", "is_new", "attribution")
        own = {name: getattr(self, name) for name in names}
        return own | {"snapshot": str(self.snapshot), "changes": self.changes.to_record()} | self.report.to_record()


def import_onet(platform: Platform, path: Path, progress: Callable[[str, int], None]) -> ImportedOntology:
    """Read the release at `path`, and put its ontology in force: stored and announced in one transaction.

    Raises `ReleaseError` for a release that cannot be read; nothing is stored then.
    """
    release = read_release(path, progress)
    with platform.database.transaction("operator") as connection:  # of use once the ontology is in force, not before
        save_profiles(connection, OccupationProfiles.of_release(release))
    done = put_in_force_now(platform, onet_ontology(release), PRODUCER)
    ontology = done.ontology
    folder = (platform.settings.home or default_home()) / "ontologies"
    save_occupations(folder, Occupations.of_release(release))
    return ImportedOntology(
        version=ontology.version,
        content_hash=ontology.content_hash,
        concepts=len(ontology.concepts),
        aliases=ontology.alias_count,
        attribution=ontology.attribution,
        is_new=done.is_new,
        snapshot=_write_snapshot(folder, ontology),
        changes=done.changes,
        report=release.report,
    )


def _write_snapshot(folder: Path, ontology: Ontology) -> Path:
    """A file of the version, whole or not at all."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{ontology.version}.json.zst"
    draft = path.with_name(f"{path.name}.new")
    draft.write_bytes(ontology.to_bytes())
    draft.replace(path)
    return path
