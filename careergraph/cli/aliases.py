"""`careergraph skills alias`: names of a skill for everybody."""

from typing import Annotated

import typer

from careergraph.cli.errors import say

PRODUCER = "skills alias"


def alias(
    concept: Annotated[str, typer.Argument(help="id of a concept, as cg:kubernetes")],
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="further names of it")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Give a concept further names for everybody. They make the next ontology version, used from the next event on."""
    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform
    from careergraph.ontology_in_force import put_in_force_now
    from shared.skills.ontology.global_aliases import with_aliases
    from shared.skills.ontology.store import newest_ontology

    with open_platform(durable=True) as platform:
        fresh = with_aliases(newest_ontology(platform.database), [(concept, name) for name in names])
        done = put_in_force_now(platform, fresh, PRODUCER)
    if as_json:
        print_json({"version": done.ontology.version, "is_new": done.is_new})
        return
    typer.echo(f"{done.ontology.version}: " + ("in force." if done.is_new else "in force already; nothing changed."))
    if done.is_new:
        say("`careergraph replay --from map_skills` brings everybody to it.")
