"""Snapshots in a folder, for what runs without a database: each import leaves its ontology and its occupations."""

import os
from pathlib import Path

from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.ontology import Ontology, builtin_ontology
from shared.skills.titles.occupations import Occupations

ONTOLOGY_SUFFIX = ".json.zst"
OCCUPATIONS_SUFFIX = ".occupations.zst"


def newest_ontology_in(folder: Path) -> Ontology:
    """The ontology imported last; the built-in one when nothing was. Raises OntologyError for a damaged file."""
    path = _newest(folder, ONTOLOGY_SUFFIX)
    return Ontology.from_bytes(path.read_bytes()) if path is not None else builtin_ontology()


def newest_occupations_in(folder: Path) -> Occupations:
    """The occupations imported last. Raises OntologyError: `no_occupations` when no release was imported."""
    path = _newest(folder, OCCUPATIONS_SUFFIX)
    if path is None:
        raise OntologyError("no_occupations", "no O*NET release was imported; `careergraph onet import` does that")
    return Occupations.from_bytes(path.read_bytes())


def descriptions_in(folder: Path, ontology: Ontology) -> dict[str, tuple[str, ...]]:
    """What the ontology's own release says of concepts, by their ids; nothing without that release."""
    path = folder / f"{ontology.release}{OCCUPATIONS_SUFFIX}"
    if not path.is_file():
        return {}
    elements = Occupations.from_bytes(path.read_bytes()).elements
    return {
        ontology.by_element[element.id].id: (element.description,)
        for element in elements
        if element.id in ontology.by_element and element.description
    }


def save_occupations(folder: Path, occupations: Occupations) -> Path:
    """Write the snapshot beside that of the ontology, whole or not at all; the path."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{occupations.version}{OCCUPATIONS_SUFFIX}"
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.write_bytes(occupations.to_bytes())
    draft.replace(path)
    return path


def _newest(folder: Path, suffix: str) -> Path | None:
    """The file written last; of two at the same moment that of the later name."""
    files = [(path.stat().st_mtime_ns, path.name, path) for path in folder.glob(f"*{suffix}")]
    return max(files)[2] if files else None
