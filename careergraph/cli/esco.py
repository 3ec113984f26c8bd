"""`careergraph esco`: the European classification of skills beside O*NET."""

from pathlib import Path
from typing import Annotated

import typer

from careergraph.cli.errors import BadInput

app = typer.Typer(help="The skills of ESCO.", no_args_is_help=True)


@app.callback()
def esco() -> None:
    """The skills of ESCO."""


@app.command("import")
def import_folder(
    folder: Annotated[Path, typer.Argument(help="ESCO's CSV download (English), and the crosswalk to O*NET")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Join ESCO's skills into the ontology in force: its next version. After an O*NET import, do it again."""
    if not folder.exists():
        raise BadInput(f"There is no folder {folder}.")

    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform
    from careergraph.cli.rows_read import print_rows_read
    from careergraph.esco_import import import_esco

    with open_platform(durable=True) as platform:
        imported = import_esco(platform, folder)
    record = imported.to_record()
    if as_json:
        print_json(record)
        return
    print_rows_read("file", record["tables"])
    typer.echo()
    for name in record["missing_tables"]:
        typer.echo(f"The folder lacks {name}.")
    outcome = "in force" if imported.is_new else "in force already; nothing changed"
    typer.echo(
        f"{imported.version}: {imported.matched} skills were there, {imported.added} are new, "
        f"{imported.linked} have occupations; {imported.shared_labels} labels stand for something else. {outcome}."
    )
