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

    from careergraph.cli.platform import open_platform
    from shared.security.api_keys import create_operator_key, create_person_key

    with open_platform(durable=True) as platform:
        if owner_id is None:
            key = create_operator_key(platform.database)
        else:
            key = create_person_key(platform.database, platform.keyring(), owner_id)
            say(f"For person {owner_id}.")
    typer.echo(key)


@app.command()
def rotate_master() -> None:
    """Wrap every person's key with a new master key. Interrupted, it goes on when it is run again.

    On a laptop a new key is made in the data folder, and the old one stays beside it; stop `careergraph up` first.
    Elsewhere CAREERGRAPH_MASTER_KEY is the new key and CAREERGRAPH_OLD_MASTER_KEY the old one.
    """
    from careergraph.cli.rotation import rotate_master_key
    from careergraph.cli.signals import interrupt_on_terminate
    from careergraph.local.master_key import old_path
    from shared.config import Settings

    interrupt_on_terminate()
    rotation = rotate_master_key(Settings())
    if rotation.resumed:
        say("A rotation that was interrupted before is finished now; no other key was made.")
    if rotation.key_file is not None:
        say(
            f"Keep a copy of {rotation.key_file} elsewhere. The key before it is {old_path(rotation.key_file)}: "
            "backups from before need it."
        )
    typer.echo(f"{rotation.persons} persons' keys are wrapped by the new master key.")


def _person_id(text: str) -> UUID:
    if text == "new":
        return uuid4()
    try:
        return UUID(text)
    except ValueError:
        raise BadInput(f"{text!r} is not a person's id: it has to be a UUID, or `new`.") from None
