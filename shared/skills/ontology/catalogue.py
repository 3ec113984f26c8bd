"""The ontology versions of a process: which one is in force now, and a mapper for each that is asked for."""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from uuid import UUID

from shared.db.database import Database
from shared.logging import get_logger
from shared.schemas.event import NO_OWNER
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mapping.skill_mapper import SkillMapper
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.ontology import Ontology, builtin_ontology
from shared.skills.ontology.store import Import, imports, load_ontology, newest_import

_log = get_logger(__name__)

KEPT_MAPPERS = 2
"""The one in force, and the one before it, which events that are being worked on may still use. See `docs/skills.md`
for what one takes in memory."""
VersionUsed = dict[str, str]
"""`version` and `hash` of an ontology: JSON values, as they are recorded."""


class OntologyCatalogue:
    """Answers from the log, so that an import is in force with the next question. Thread-safe.

    A version that cannot be read (damaged, or of a newer release of this software) is never in force: the newest
    import that can be read is, and the log of the process says so, once.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._mappers: OrderedDict[tuple[str, str], SkillMapper] = OrderedDict()
        self._answered: tuple[UUID | None, VersionUsed] | None = None

    def in_force(self) -> VersionUsed:
        """The version that an event which comes now is to be read with. Raises when the database is away."""
        with self._database.transaction("app", NO_OWNER) as connection:
            newest = newest_import(connection)
        event_id = newest.event_id if newest is not None else None
        with self._lock:
            if self._answered is None or self._answered[0] != event_id:
                self._answered = (event_id, self._newest_readable())
            return dict(self._answered[1])

    def mapper(self, used: Mapping[str, str]) -> SkillMapper:
        """The mapper of a version that was answered or recorded. Raises what `load_ontology` raises.

        Its indexes are made when they are first needed, so that whoever asks for the ontology alone pays for none.
        """
        with self._lock:
            return self._mapper(used["version"], used["hash"])

    def warm_up(self) -> None:
        """Make the mapper in force with its indexes, of names in texts and for searches: a second for each."""
        self.mapper(self.in_force()).warm_up()

    def _newest_readable(self) -> VersionUsed:
        with self._database.transaction("app", NO_OWNER) as connection:
            known = list(imports(connection))
        for imported in known:
            if self._is_readable(imported):
                return {"version": imported.version, "hash": imported.content_hash}
        return version_used(builtin_ontology())

    def _is_readable(self, imported: Import) -> bool:
        try:
            self._mapper(imported.version, imported.content_hash)
        except OntologyError as error:
            _log.error("ontology_unreadable", version=imported.version, code=error.code)
            return False
        return True

    def _mapper(self, version: str, content_hash: str) -> SkillMapper:
        key = (version, content_hash)
        if key not in self._mappers:
            ontology = load_ontology(self._database, version, content_hash)
            while len(self._mappers) >= KEPT_MAPPERS:  # before the next is made: it takes as much memory
                self._mappers.popitem(last=False)
            self._mappers[key] = SkillMapper(SkillMatcher(ontology))
        self._mappers.move_to_end(key)
        return self._mappers[key]


def version_used(ontology: Ontology) -> VersionUsed:
    """What is recorded of an ontology."""
    return {"version": ontology.version, "hash": ontology.content_hash}
