"""`careergraph skills build`: relations between the skills of the ontology version in force."""

import gzip
import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careergraph.cli.errors import BadInput, say

if TYPE_CHECKING:
    from shared.skills.relations.build import AdvertisedSkills, SkillRelations

ESCO = "esco"
"""Under which `careergraph esco import` leaves the occupations of ESCO's skills."""
MAX_LISTS_BYTES = 256 * 1024 * 1024
"""Of the file of advertisements, unpacked."""
MAX_LIST = 1_000  # phrases of one advertisement
MAX_PHRASE = 200  # code points
_GZIP = b"\x1f\x8b"


def build(
    advertisements: Annotated[
        Path | None,
        typer.Option(help="skills of job advertisements: CSV (or its .gz), one advertisement a row, its id first"),
    ] = None,
    words_only: Annotated[bool, typer.Option("--words-only", help="do not use the model of the extra")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Build relations: similar skills, what precedes what, clusters, related occupations. Once an ontology version.

    Occupations come from the imported O*NET release. Running it again replaces what it built before.
    """
    advertised = None if advertisements is None else read_lists(advertisements)

    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform
    from careergraph.cli.skills import installed_embedder
    from careergraph.local.home import default_cache
    from shared.skills.ontology.store import newest_ontology
    from shared.skills.relations.build import build_relations
    from shared.skills.relations.store import load_links, load_profiles, save_relations

    with open_platform(durable=True) as platform:
        ontology = newest_ontology(platform.database)
        say(f"Ontology {ontology.version}, {len(ontology.concepts)} concepts.")
        with platform.database.transaction("app") as connection:
            profiles = load_profiles(connection, ontology.release)
            links = load_links(connection, ESCO)
        if profiles is None:
            say("No O*NET release was imported: no occupations, no progression, no transfer.")
        embedder = None if words_only else installed_embedder(default_cache())
        relations = build_relations(ontology, profiles, advertised, embedder, lambda line: say(f"{line}."), links=links)
        with platform.database.transaction("operator") as connection:
            save_relations(connection, relations, ontology, profiles)
    counts = _counts(relations)
    if as_json:
        print_json(counts | {"provenance": dict(relations.provenance)})
    else:
        for name, value in counts.items():
            typer.echo(f"{name.replace('_', ' ')}: {value}")


def _counts(relations: "SkillRelations") -> dict[str, Any]:
    return {
        "ontology_version": relations.ontology_version,
        "similar": len(relations.similar),
        "progressions": len(relations.progressions),
        "clusters": len(relations.clusters),
        "related_occupations": len(relations.related_occupations),
        "content_hash": relations.content_hash(),
    }


def read_lists(path: Path) -> "AdvertisedSkills":
    """The skills of each advertisement of a CSV file. Raises BadInput for what is no such file."""
    if not path.is_file():
        raise BadInput(f"There is no file {path}.")

    import csv

    from shared.skills.relations.build import AdvertisedSkills

    data = path.read_bytes()
    text = _unpacked(data, path)
    try:
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{path} is no CSV in UTF-8.") from error
    lists = [[phrase.strip() for phrase in row[1:] if phrase.strip()] for row in rows]
    kept = [[phrase for phrase in phrases if len(phrase) <= MAX_PHRASE][:MAX_LIST] for phrases in lists]
    if not any(kept):
        raise BadInput(f"{path} holds no skills: a row is an id, then the skills of one advertisement.")
    return AdvertisedSkills([phrases for phrases in kept if phrases], hashlib.sha256(data).hexdigest())


def _unpacked(data: bytes, path: Path) -> bytes:
    if data.startswith(_GZIP):
        try:
            with gzip.open(io.BytesIO(data)) as stream:
                data = stream.read(MAX_LISTS_BYTES + 1)
        except (OSError, EOFError) as error:
            raise BadInput(f"{path} is a damaged gzip file.") from error
    if len(data) > MAX_LISTS_BYTES:
        raise BadInput(f"{path} is over {MAX_LISTS_BYTES} bytes.")
    return data
