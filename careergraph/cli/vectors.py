"""`careergraph vectors`: the vectors of persons' facts, by model."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from careergraph.cli.errors import BadInput, say

if TYPE_CHECKING:
    from uuid import UUID

    from shared.db.database import Database

app = typer.Typer(help="Vectors of persons' facts, by model.", no_args_is_help=True)
Person = Annotated[str | None, typer.Option("--person", help="one person's id; everybody's otherwise")]
AsJson = Annotated[bool, typer.Option("--json")]


@app.command("list")
def list_vectors(person: Person = None, as_json: AsJson = False) -> None:
    """Count the vectors of each person and model, and the facts that have none of it."""
    from careergraph.cli.output import print_json, print_table
    from careergraph.cli.platform import open_platform
    from careergraph.vector_upkeep import counted

    with open_platform() as platform:
        found = [row for owner_id in _chosen(platform.database, person) for row in counted(platform.database, owner_id)]
    if as_json:
        print_json([row.to_record() for row in found])
        return
    columns = ("person", "model", "version", "dimension", "vectors", "facts without")
    print_table(columns, [tuple(row.to_record().values()) for row in found])


@app.command()
def reindex(
    person: Person = None,
    words_only: Annotated[bool, typer.Option("--words-only", help="by feature hashing, not by the model")] = False,
    as_json: AsJson = False,
) -> None:
    """Embed the facts that have no vector of the model that the settings name. Those of other models stay beside.

    The way to another model: reindex with its settings, start the platform with them, then drop the old one. What is
    interrupted, by a server that stops answering too, goes on when it is started again.
    """
    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform
    from careergraph.local.home import default_cache
    from careergraph.vector_upkeep import embed_missing
    from shared.config import Settings
    from shared.embeddings.backends import open_embedder
    from shared.embeddings.hashing import HashingEmbedder

    embedder = HashingEmbedder() if words_only else open_embedder(Settings(), default_cache())
    say(f"Model {embedder.name} ({embedder.version}), {embedder.dimension} dimensions.")
    done: dict[str, Any] = {"model": embedder.name, "version": embedder.version, "persons": 0, "vectors": 0}
    with open_platform(durable=True) as platform:
        for owner_id in _chosen(platform.database, person):
            done["persons"] += 1
            done["vectors"] += embed_missing(platform.database, owner_id, embedder)
    if as_json:
        print_json(done)
    else:
        typer.echo(f"{done['vectors']} vectors of {done['persons']} persons were written.")


@app.command()
def drop(
    model: Annotated[str, typer.Option(help="as `vectors list` names it")],
    version: Annotated[str | None, typer.Option(help="of the model; all of them otherwise")] = None,
    person: Person = None,
    as_json: AsJson = False,
) -> None:
    """Delete the vectors of a model. A search goes on by words until there are others."""
    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform
    from services.knowledge_graph.search.vector_store import drop_vectors

    dropped = 0
    with open_platform(durable=True) as platform:
        for owner_id in _chosen(platform.database, person):
            with platform.database.transaction("app", owner_id) as connection:
                dropped += drop_vectors(connection, owner_id, model, version)
    if as_json:
        print_json({"vectors": dropped})
    else:
        typer.echo(f"{dropped} vectors were deleted.")


def _chosen(database: "Database", person: str | None) -> "list[UUID]":
    """The person, or everybody who is not erased. Raises BadInput."""
    from uuid import UUID

    from shared.runtime.replay.shadow import persons

    everybody = persons(database)
    if person is None:
        return everybody
    try:
        owner_id = UUID(person)
    except ValueError:
        raise BadInput(f"{person!r} is not a person's id: it has to be a UUID.") from None
    if owner_id not in everybody:
        raise BadInput(f"There is no person {owner_id}, or they were erased.")
    return [owner_id]
