"""`careergraph keys`: API keys and the master key."""

from typing import Annotated
from uuid import UUID, uuid4

import typer

from careergraph.cli.errors import BadInput, say

app = typer.Typer(help="API keys, and the master key.", no_args_is_help=True)


@app.command()
def create(
    person: Annotated[str | None, typer.Option(help="the person's id (a UUID), or `new`")] = None,
    operator: Annotated[bool, typer.Option("--operator", help="a key for an operator")] = False,
) -> None:
    """Make an API key. Only the key is printed on stdout; it is not kept, and cannot be shown again."""
    if (person is None) == (not operator):
        raise BadInput("Say either --person ID or --operator.")
    owner_id = None if person is None else _person_id(person)

    from careergraph.connections import find_connections, find_master_keys
    from shared.config import Settings
    from shared.db.database import Database
    from shared.security.api_keys import create_operator_key, create_person_key
    from shared.security.keyring import Keyring

    settings = Settings()  # type: ignore[call-arg]
    database = Database(find_connections(settings).database_url, durable=True)
    try:
        if owner_id is None:
            key = create_operator_key(database)
        else:
            key = create_person_key(database, Keyring(find_master_keys(settings)), owner_id)
            say(f"For person {owner_id}.")
    finally:
        database.dispose()
    typer.echo(key)


def _person_id(text: str) -> UUID:
    if text == "new":
        return uuid4()
    try:
        return UUID(text)
    except ValueError:
        raise BadInput(f"{text!r} is not a person's id: it has to be a UUID, or `new`.") from None
