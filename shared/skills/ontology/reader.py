"""The ontology version in force for endpoints, with its index of names; it follows an import without a restart."""

import threading

from shared.skills.ontology.catalogue import OntologyCatalogue
from shared.skills.ontology.ontology import Ontology
from shared.skills.ontology.search import NameSearch


class OntologyReader:
    """Loads the version at the first request, some 0.5 s for all of O*NET, and again after each import. Thread-safe."""

    def __init__(self, catalogue: OntologyCatalogue) -> None:
        self._catalogue = catalogue
        self._lock = threading.Lock()
        self._names: NameSearch | None = None

    def ontology(self) -> Ontology:
        """The version in force. Raises when the database is away."""
        return self._catalogue.mapper(self._catalogue.in_force()).ontology

    def names(self) -> NameSearch:
        """A search over the names of the version in force."""
        ontology = self.ontology()
        with self._lock:
            if self._names is None or self._names.ontology is not ontology:
                self._names = NameSearch(ontology)
            return self._names
