"""From an O*NET release to an ontology version in the database, an event in the log and a snapshot in a file."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, text

from careergraph.cli.errors import AnswerIsNo
from careergraph.cli.platform import Platform
from careergraph.local.home import default_home
from shared.db.database import set_owner
from shared.db.roles import role_name
from shared.runtime import outbox
from shared.runtime.relay import notify
from shared.schemas.commands import OntologyImported
from shared.schemas.event import NO_OWNER
from shared.security.keyring import Keyring
from shared.skills.occupations import Occupations
from shared.skills.onet_ontology import onet_ontology
from shared.skills.onet_records import Report
from shared.skills.onet_release import read_release
from shared.skills.ontology import Ontology
from shared.skills.snapshots import save_occupations
from shared.skills.store import save_ontology
from shared.skills.tables import ONTOLOGIES

PRODUCER = "onet import"


@dataclass(frozen=True)
class ImportedOntology:
    """What was imported, and the account of the release's rows. `is_new`: this version was not there before."""

    version: str
    content_hash: str
    concepts: int
    aliases: int
    attribution: str
    is_new: bool
    snapshot: Path
    report: Report

    def to_record(self) -> dict[str, Any]:
        """As JSON values."""
        names = ("version", "content_hash", "concepts", "aliases", "is_new", "attribution")
        own = {name: getattr(self, name) for name in names}
        return own | {"snapshot": str(self.snapshot)} | self.report.to_record()


def import_onet(platform: Platform, path: Path, progress: Callable[[str, int], None]) -> ImportedOntology:
    """Read the release at `path`, store its ontology and announce it, in one transaction.

    Raises `ReleaseError` for a release that cannot be read (nothing is stored then), and `AnswerIsNo` when this
    version is there with other content.
    """
    release = read_release(path, progress)
    ontology = onet_ontology(release)
    keyring = platform.keyring()
    with platform.database.transaction("operator") as connection:
        is_new = save_ontology(connection, ontology)
        if is_new:
            _announce(connection, keyring, ontology)
        else:
            _refuse_other_content(connection, ontology)
    if is_new:
        notify(platform.database)
    folder = (platform.settings.home or default_home()) / "ontologies"
    save_occupations(folder, Occupations.of_release(release))
    return ImportedOntology(
        version=ontology.version,
        content_hash=ontology.content_hash,
        concepts=len(ontology.concepts),
        aliases=ontology.alias_count,
        attribution=ontology.attribution,
        is_new=is_new,
        snapshot=_write_snapshot(folder, ontology),
        report=release.report,
    )


def _announce(connection: Connection, keyring: Keyring, ontology: Ontology) -> None:
    """The event, in the transaction of the import: from here on it acts as the app, which writes the outbox."""
    connection.execute(text(f"set local role {role_name('app')}"))
    set_owner(connection, NO_OWNER)
    event = OntologyImported(
        ontology_version=ontology.version, content_hash=ontology.content_hash, concepts=len(ontology.concepts)
    )
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    outbox.add(connection, keyring, event, outbox.first_envelope(event, NO_OWNER, now), PRODUCER)


def _refuse_other_content(connection: Connection, ontology: Ontology) -> None:
    stored = connection.scalar(select(ONTOLOGIES.c.content_hash).where(ONTOLOGIES.c.version == ontology.version))
    if stored != ontology.content_hash:
        raise AnswerIsNo(
            f"{ontology.version} is there already with other content, made by another release of careergraph; "
            "a version is never changed, so nothing was imported"
        )


def _write_snapshot(folder: Path, ontology: Ontology) -> Path:
    """A file of the version, whole or not at all."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{ontology.version}.json.zst"
    draft = path.with_name(f"{path.name}.new")
    draft.write_bytes(ontology.to_bytes())
    draft.replace(path)
    return path
