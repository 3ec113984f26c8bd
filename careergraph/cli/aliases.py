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
    import datetime as dt

    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform
    from shared.runtime.relay import notify
    from shared.skills.global_aliases import with_aliases
    from shared.skills.importing import put_in_force
    from shared.skills.store import newest_ontology

    with open_platform(durable=True) as platform:
        fresh = with_aliases(newest_ontology(platform.database), [(concept, name) for name in names])
        now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        done = put_in_force(platform.database, platform.keyring(), fresh, producer=PRODUCER, time=now)
        if done.is_new:
            notify(platform.database)
    if as_json:
        print_json({"version": done.ontology.version, "is_new": done.is_new})
        return
    typer.echo(f"{done.ontology.version}: " + ("in force." if done.is_new else "in force already; nothing changed."))
    if done.is_new:
        say("`careergraph replay --from map_skills` brings everybody to it.")
