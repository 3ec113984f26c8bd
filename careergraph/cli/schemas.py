"""`careergraph schemas`: the contracts of events and RESUME_ITEM in files, and whether every release reads a change."""

import typer

from careergraph.cli.errors import A_NO

app = typer.Typer(help="The contracts of the events and of RESUME_ITEM.", no_args_is_help=True)


@app.command()
def export() -> None:
    """Write JSON Schemas and the AsyncAPI document anew from the classes; print the files that changed."""
    from careergraph.pipeline import STAGES
    from shared.schemas.export import write_exported
    from shared.schemas.resume_item.files import write_schemas

    changed = write_exported({stage.name: stage.consumes for stage in STAGES}) + write_schemas()
    for path in changed:
        typer.echo(path)
    if not changed:
        typer.echo("Nothing changed.")


@app.command()
def check() -> None:
    """Print exported files that are stale, and changes that a released version could not read; exit 1 if any."""
    from careergraph.pipeline import STAGES
    from shared.schemas.compatibility import check_compatibility
    from shared.schemas.export import stale_files
    from shared.schemas.resume_item.files import schema_problems

    stale = stale_files({stage.name: stage.consumes for stage in STAGES})
    problems = [f"{path}: stale; run `careergraph schemas export` and read what changed" for path in stale]
    problems += [*check_compatibility(), *schema_problems()]
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(A_NO)
    typer.echo("The exported files are up to date, and every release can read what this code writes.")
