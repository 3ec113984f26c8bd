"""`careergraph events`: the log. Metadata only, unless a person's own key opens the data."""

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from careergraph.cli.errors import AnswerIsNo, BadInput, say

if TYPE_CHECKING:
    from careergraph.cli.platform import Platform

app = typer.Typer(help="The log of events.", no_args_is_help=True)

_FOLLOW_SECONDS = 0.5


@app.command()
def tail(
    person: Annotated[UUID | None, typer.Option(help="only events of this person")] = None,
    document: Annotated[UUID | None, typer.Option(help="only events about this document")] = None,
    lines: Annotated[int, typer.Option("--lines", "-n", min=1, max=10_000, help="how many of the newest")] = 20,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="go on with what comes, until Ctrl-C")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a line")] = False,
) -> None:
    """Print the newest events, oldest of them first: type, time, ids, where from. Never their data."""
    import time

    from careergraph.cli.event_log import EventLog
    from careergraph.cli.output import print_json_line
    from careergraph.cli.platform import open_platform

    with open_platform() as platform:
        log = EventLog(platform.database, person, document)
        for row in log.newest(lines):
            print_json_line(row) if as_json else typer.echo(_line(row))
        while follow:
            time.sleep(_FOLLOW_SECONDS)
            for row in log.fresh():
                print_json_line(row) if as_json else typer.echo(_line(row))


@app.command()
def show(
    event_id: Annotated[UUID, typer.Argument(help="the event's id")],
    open_data: Annotated[bool, typer.Option("--open", help="open the data too; with --person")] = False,
    person: Annotated[UUID | None, typer.Option(help="the person that the event belongs to")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Print one event, and what each stage did with it."""
    if open_data and person is None:
        raise BadInput("The data opens only with its person's key: say --person ID too.")

    from careergraph.cli.event_log import find_event
    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform

    with open_platform() as platform:
        found = find_event(platform.database, event_id)
        if found is None:
            raise BadInput(f"There is no event {event_id} in the log.")
        if open_data:
            assert person is not None
            if found["owner_id"] != person:
                raise BadInput("The event does not belong to this person.")
            found["data"] = _opened(platform, person, event_id)
    if as_json:
        print_json(found)
    else:
        _print_event(found)


def _opened(platform: "Platform", person: UUID, event_id: UUID) -> Any:
    from careergraph.cli.event_log import read_data
    from shared.security.keyring import KeyDestroyed

    try:
        data = read_data(platform.database, platform.keyring(), person, event_id)
    except KeyDestroyed:
        raise AnswerIsNo("The key that sealed the data was destroyed: it was deleted, and cannot be read.") from None
    say(f"What follows is personal data of person {person}.")
    return data


def _line(row: dict[str, Any]) -> str:
    sent = "" if row["published_at"] else "  (not sent yet)"
    document = f"  document {row['document_id']}" if row["document_id"] else ""
    return (
        f"{row['created_at']:%Y-%m-%d %H:%M:%S}  {row['type']} v{row['version']}  by {row['producer']}"
        f"  event {row['event_id']}{document}  person {row['owner_id']}{sent}"
    )


def _print_event(event: dict[str, Any]) -> None:
    import json

    from careergraph.cli.output import print_table

    steps, data = event.pop("steps"), event.pop("data", None)
    for name, value in event.items():
        typer.echo(f"{name}: {'–' if value is None else value}")
    if steps:
        typer.echo()
        columns = ("stage", "status", "reason", "attempt", "duration_ms", "processed_at")
        print_table(columns, [[step[column] for column in columns] for step in steps])
    if data is not None:
        typer.echo()
        typer.echo(json.dumps(data, ensure_ascii=True, indent=2))
