"""The ontology versions of a process: which one is in force now, and a matcher for each that is asked for."""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from uuid import UUID

from shared.db.database import Database
from shared.logging import get_logger
from shared.schemas.event import NO_OWNER
from shared.skills.matcher import SkillMatcher
from shared.skills.ontology import Ontology, builtin_ontology
from shared.skills.ontology_error import OntologyError
from shared.skills.store import Import, imports, load_ontology, newest_import

_log = get_logger(__name__)

KEPT_MATCHERS = 2
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
        self._matchers: OrderedDict[tuple[str, str], SkillMatcher] = OrderedDict()
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

    def matcher(self, used: Mapping[str, str]) -> SkillMatcher:
        """The matcher of a version that was answered or recorded. Raises what `load_ontology` raises."""
        with self._lock:
            return self._matcher(used["version"], used["hash"])

    def warm_up(self) -> None:
        """Make the matcher in force, with its index of names in texts, which takes a second."""
        self.matcher(self.in_force()).find("Python")

    def _newest_readable(self) -> VersionUsed:
        with self._database.transaction("app", NO_OWNER) as connection:
            known = list(imports(connection))
        for imported in known:
            if self._is_readable(imported):
                return {"version": imported.version, "hash": imported.content_hash}
        return version_used(builtin_ontology())

    def _is_readable(self, imported: Import) -> bool:
        try:
            self._matcher(imported.version, imported.content_hash)
        except OntologyError as error:
            _log.error("ontology_unreadable", version=imported.version, code=error.code)
            return False
        return True

    def _matcher(self, version: str, content_hash: str) -> SkillMatcher:
        key = (version, content_hash)
        if key not in self._matchers:
            ontology = load_ontology(self._database, version, content_hash)
            while len(self._matchers) >= KEPT_MATCHERS:  # before the next is made: it takes as much memory
                self._matchers.popitem(last=False)
            self._matchers[key] = SkillMatcher(ontology)
        self._matchers.move_to_end(key)
        return self._matchers[key]


def version_used(ontology: Ontology) -> VersionUsed:
    """What is recorded of an ontology."""
    return {"version": ontology.version, "hash": ontology.content_hash}
