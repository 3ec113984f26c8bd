"""Which skill ontology is in force, whether it can be read, and whose skills were mapped before it came."""

from collections.abc import Iterator

from sqlalchemy import Connection, exists, func, select

from careergraph.cli.check import Check, fine, warned
from shared.db.database import Database
from shared.runtime.tables import OUTBOX
from shared.schemas.event import NO_OWNER
from shared.schemas.snapshots import SkillsMapped
from shared.security.tables import ERASURES
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.ontology import builtin_ontology
from shared.skills.ontology.store import Import, imports, load_ontology

_AGAIN = "import the release again (`careergraph onet import`, `careergraph esco import`)"
_ADVICE = {
    "snapshot_format": "a newer careergraph wrote it: bring this one to that version",
    "version_missing": f"restore the table skills.ontologies from a backup, or {_AGAIN}",
}
_DAMAGED = f"restore its row of skills.ontologies from a backup, or {_AGAIN}"


def check_ontology(database: Database) -> Iterator[Check]:
    """Whether the newest import can be read, or what `map_skills` uses instead, and who is behind it."""
    with database.transaction("app", NO_OWNER) as connection:
        known = list(imports(connection))
    unreadable: list[tuple[Import, OntologyError]] = []
    used: Import | None = None
    for imported in known:
        try:
            load_ontology(database, imported.version, imported.content_hash)
        except OntologyError as error:
            unreadable.append((imported, error))
            continue
        used = imported
        break
    yield _in_force(used, unreadable)
    if used is not None:
        yield _mapped_before(database, used)


def _in_force(used: Import | None, unreadable: list[tuple[Import, OntologyError]]) -> Check:
    name = "ontology"
    version = used.version if used is not None else f"{builtin_ontology().version} (built in)"
    if not unreadable:
        return fine(name, version)
    newest, error = unreadable[0]
    found = (
        f"{newest.version} was imported and cannot be read ({error.code}); map_skills runs on {version}, an older one"
    )
    advice = _ADVICE.get(error.code, _DAMAGED)
    return warned(name, found, f"{advice}; then `careergraph replay --from map_skills` brings everybody to it")


def _mapped_before(database: Database, used: Import) -> Check:
    name = "mapped skills"
    with database.transaction("operator") as connection:
        behind = _persons_behind(connection, used)
    if not behind:
        return fine(name, f"nobody's are older than {used.version}")
    found = f"those of {behind} persons are by a version older than {used.version}"
    return warned(name, found, "`careergraph replay --from map_skills` brings everybody to it")


def _persons_behind(connection: Connection, used: Import) -> int:
    """How many have a newest mapping that the log holds before the import; read from metadata alone."""
    log = OUTBOX.c
    newest = (
        select(func.max(log.id).label("id"))
        .where(log.type == SkillsMapped.TYPE, ~exists(ERASURES.c.owner_id).where(ERASURES.c.owner_id == log.owner_id))
        .group_by(log.owner_id)
        .subquery()
    )
    imported = select(log.id).where(log.owner_id == NO_OWNER, log.event_id == used.event_id).scalar_subquery()
    return connection.scalar(select(func.count()).select_from(newest).where(newest.c.id < imported)) or 0
