"""API keys from the command line."""

from uuid import uuid4

from shared.db.database import Database
from shared.security.api_keys import authenticate
from tests.careergraph.cli.running import CommandLine


def test_only_the_key_on_stdout_and_it_works(online: CommandLine, database: Database) -> None:
    person = uuid4()
    done = online.run_anew("keys", "create", "--person", str(person))
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    caller = authenticate(database, done.stdout.strip())
    assert caller is not None
    assert (caller.role, caller.owner_id) == ("person", person)
    assert str(person) in done.stderr
    assert done.stdout.strip() not in done.stderr


def test_operator_key(online: CommandLine, database: Database) -> None:
    done = online.run("keys", "create", "--operator")
    assert (done.returncode, done.stderr) == (0, "")
    caller = authenticate(database, done.stdout.strip())
    assert caller is not None
    assert caller.role == "operator"
