"""`careergraph dead-letters`: what stages gave up on, and sending it again."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from careergraph.cli.errors import AnswerIsNo, BadInput

if TYPE_CHECKING:
    from shared.db.database import Database

app = typer.Typer(help="What stages gave up on.", no_args_is_help=True)

_COLUMNS = (
    "id", "stage", "event_type", "event_id", "owner_id", "document_id", "code", "error", "attempts",
    "topic", "partition", "offset", "replay_event_id", "created_at",
)  # fmt: skip
_LIST_COLUMNS = ("id", "created_at", "stage", "event_type", "code", "error", "attempts")
_OPERATOR_OF_THE_COMMAND_LINE = UUID(int=0)
"""Key id in the audit of actions that were taken here: whoever reaches the database needs no API key."""


@app.command("list")
def list_letters(
    stage: Annotated[str | None, typer.Option(help="only this stage's")] = None,
    every: Annotated[bool, typer.Option("--all", help="also those that were replayed")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List dead letters that were not replayed yet, newest first; metadata only."""
    from sqlalchemy import select

    from careergraph.cli.output import print_json, print_table
    from careergraph.cli.platform import open_platform
    from shared.runtime.tables import DEAD_LETTERS

    query = select(*(DEAD_LETTERS.c[name] for name in _COLUMNS)).order_by(
        DEAD_LETTERS.c.created_at.desc(), DEAD_LETTERS.c.id
    )
    if stage is not None:
        query = query.where(DEAD_LETTERS.c.stage == stage)
    if not every:
        query = query.where(DEAD_LETTERS.c.replay_event_id.is_(None))
    with open_platform() as platform, platform.database.transaction("operator") as connection:
        letters = [dict(row) for row in connection.execute(query).mappings()]
    if as_json:
        print_json(letters)
    elif letters:
        print_table(_LIST_COLUMNS, [[letter[column] for column in _LIST_COLUMNS] for letter in letters])
    else:
        typer.echo("There are no dead letters.")


@app.command()
def show(
    letter_id: Annotated[UUID, typer.Argument(help="the dead letter's id")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Print one dead letter; metadata only."""
    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform

    with open_platform() as platform:
        letter = _find(platform.database, letter_id)
    if as_json:
        print_json(letter)
    else:
        for name, value in letter.items():
            typer.echo(f"{name}: {'–' if value is None else value}")


@app.command()
def replay(
    letter_id: Annotated[UUID, typer.Argument(help="the dead letter's id")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Send a dead letter again, once: it takes its place like a new input."""
    from careergraph.cli.output import print_json
    from careergraph.cli.platform import open_platform
    from careergraph.composition import open_blobs
    from services.admin.audit import audited
    from services.admin.resend import replay_dead_letter
    from shared.http.provided import ApiServices
    from shared.runtime.relay import notify
    from shared.security.api_keys import Caller

    with open_platform(durable=True) as platform:
        database = platform.database
        services = ApiServices(
            database, platform.keyring(), open_blobs(platform.connections), lambda: notify(database), {}
        )
        owner_id = _find(database, letter_id)["owner_id"]
        operator = Caller("operator", _OPERATOR_OF_THE_COMMAND_LINE, None)
        with _problems_in_a_sentence(), audited(database, operator, "dead_letter.replay", str(letter_id)):
            sent = replay_dead_letter(services, owner_id, letter_id, _traceparent())
        services.nudge()
    if as_json:
        print_json({"event_id": sent.event_id, "type": sent.type, "replay_id": sent.replay_id})
    else:
        typer.echo(f"Sent again as event {sent.event_id} ({sent.type}).")


def _find(database: "Database", letter_id: UUID) -> dict[str, Any]:
    from sqlalchemy import select

    from shared.runtime.tables import DEAD_LETTERS

    query = select(*(DEAD_LETTERS.c[name] for name in _COLUMNS)).where(DEAD_LETTERS.c.id == letter_id)
    with database.transaction("operator") as connection:
        letter = connection.execute(query).mappings().first()
    if letter is None:
        raise BadInput(f"There is no dead letter {letter_id}.")
    return dict(letter)


@contextmanager
def _problems_in_a_sentence() -> Iterator[None]:
    from shared.http.problems import Problem

    try:
        yield
    except Problem as problem:
        raise AnswerIsNo(problem.detail or problem.code) from None


def _traceparent() -> str:
    """A new W3C trace context."""
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"
