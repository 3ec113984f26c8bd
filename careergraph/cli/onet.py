"""`careergraph onet`: the official O*NET text release as the skill ontology."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careergraph.cli.errors import BadInput, say

if TYPE_CHECKING:
    from careergraph.cli.ontology_import import ImportedOntology

app = typer.Typer(help="The skill ontology of O*NET.", no_args_is_help=True)


@app.command("import")
def import_release(
    release: Annotated[Path, typer.Argument(metavar="ZIP", help="the text release (db_*_text.zip), or its folder")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Import a release and print the account of its rows. Stages use the newest import from their next start on."""
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
    from careergraph.cli.output import print_table

    record: dict[str, Any] = imported.to_record()
    print_table(
        ("table", "rows read", "stored", "refused"),
        [
            (
                table["table"],
                table["rows_read"],
                table["rows_stored"],
                ", ".join(f"{rows} {reason}" for reason, rows in table["refused"].items()) or "0",
            )
            for table in record["tables"]
        ],
    )
    typer.echo()
    for table in record["missing_tables"]:
        typer.echo(f"The release lacks {table}.")
    for anomaly in record["anomalies"]:
        typer.echo(f"Odd: {anomaly}.")
    outcome = "imported" if imported.is_new else "was there already; nothing changed"
    typer.echo(f"{imported.version}: {imported.concepts} concepts, {imported.aliases} aliases, {outcome}.")
    typer.echo(f"Snapshot: {imported.snapshot}")
    typer.echo(imported.attribution)
