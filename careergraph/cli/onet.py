"""`careergraph onet`: the official O*NET text release as the skill ontology."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careergraph.cli.errors import BadInput, say

if TYPE_CHECKING:
    from careergraph.cli.ontology_import import ImportedOntology

SHOWN_CHANGES = 20
"""Of each kind, on the screen."""

app = typer.Typer(help="The skill ontology of O*NET.", no_args_is_help=True)


@app.command("import")
def import_release(
    release: Annotated[Path, typer.Argument(metavar="ZIP", help="the text release (db_*_text.zip), or its folder")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Import a release and print the account of its rows, and what it changes.

    The next event is read by it; `careergraph replay --from map_skills` brings everybody to it.
    """
    if not release.exists():
        raise BadInput(f"There is no file {release}.")

    from careergraph.cli.ontology_import import import_onet
    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform

    with open_platform(durable=True) as platform:
        imported = import_onet(platform, release, lambda table, rows: say(f"{table}: {rows} rows"))
    if as_json:
        print_json(imported.to_record())
    else:
        _print(imported)


def _print(imported: "ImportedOntology") -> None:
    from careergraph.cli.rows_read import print_rows_read

    record: dict[str, Any] = imported.to_record()
    print_rows_read("table", record["tables"])
    typer.echo()
    for table in record["missing_tables"]:
        typer.echo(f"The release lacks {table}.")
    for anomaly in record["anomalies"]:
        typer.echo(f"Odd: {anomaly}.")
    _print_changes(imported)
    outcome = "in force with the next event" if imported.is_new else "in force already; nothing changed"
    typer.echo(f"{imported.version}: {imported.concepts} concepts, {imported.aliases} aliases, {outcome}.")
    typer.echo(f"Snapshot: {imported.snapshot}")
    typer.echo(imported.attribution)


def _print_changes(imported: "ImportedOntology") -> None:
    """What became of the entries of the version before."""
    changes = imported.changes
    for name, told in (
        ("renamed", changes.renamed),
        ("merged", changes.merged),
        ("vanished, kept", changes.vanished),
        ("unclear, not kept", changes.unclear),
    ):
        for change in told[:SHOWN_CHANGES]:
            now = "" if change.concept_id == change.former_id and change.name == change.former_name else change.name
            typer.echo(f"{name}: {change.former_name}{f' -> {now}' if now else ''}")
        if len(told) > SHOWN_CHANGES:
            typer.echo(f"{name}: {len(told) - SHOWN_CHANGES} more; --json names them all")
    typer.echo(
        f"{changes.previous} -> {changes.version}: {len(changes.added)} added, {len(changes.renamed)} renamed, "
        f"{len(changes.merged)} merged, {len(changes.vanished)} vanished, {len(changes.unclear)} unclear."
    )
