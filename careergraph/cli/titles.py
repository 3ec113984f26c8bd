"""`careergraph titles`: job titles to occupations of O*NET, without broker or database."""

from typing import Annotated

import typer

from careergraph.cli.errors import say

app = typer.Typer(help="Occupations behind job titles.", no_args_is_help=True)


@app.command("map")
def map_titles(
    top: Annotated[int, typer.Option(min=1, max=1016, help="candidates a title")] = 10,
    words_only: Annotated[bool, typer.Option("--words-only", help="do not use the model of the extra")] = False,
) -> None:
    """Map job titles, one a line on stdin, to O*NET-SOC: a JSON line for each line, blank ones included."""
    from careergraph.cli.output import print_json_line
    from careergraph.cli.skills import installed_embedder, stdin_lines
    from careergraph.local.home import default_cache, default_home
    from shared.skills.ontology.snapshots import newest_occupations_in
    from shared.skills.titles.mapper import TitleMapper

    occupations = newest_occupations_in(default_home() / "ontologies")
    say(f"Occupations of {occupations.version}: {len(occupations.occupations)}.")
    embedder = None if words_only else installed_embedder(default_cache())
    mapper = TitleMapper(occupations, embedder, default_cache())
    for mapped in mapper.map_all(stdin_lines(), top):
        print_json_line(mapped.to_record())
