"""`careergraph doctor`: whether everything that the platform needs is there, how far behind it is, and what to do."""

from typing import TYPE_CHECKING, Annotated

import typer

from careergraph.cli.errors import DEPENDENCY_FAILED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.cli.check import Check

_STYLES = {"ok": "green", "warn": "yellow", "fail": "red"}


def doctor(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Check every dependency, the schema, the topics, the outbox and each stage. Exits with 3 when something fails."""
    from dataclasses import asdict

    from careergraph.cli.output import print_json

    checks = list(_checks())
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        _print(checks)
    if any(check.state == "fail" for check in checks):
        raise typer.Exit(DEPENDENCY_FAILED)


def _checks() -> "Iterator[Check]":
    from careergraph.cli.check import failed
    from careergraph.cli.checks_machine import check_machine
    from careergraph.cli.checks_ontology import check_ontology
    from careergraph.cli.checks_pipeline import check_pipeline
    from careergraph.cli.checks_programs import check_programs
    from careergraph.cli.checks_servers import check_database, check_kafka, check_keys_in_use, check_scanner
    from careergraph.cli.platform import log_to_stderr
    from careergraph.connections import NotRunning, find_connections
    from shared.config import Settings
    from shared.db.database import Database

    settings = Settings()
    log_to_stderr(settings)
    yield from check_machine(settings)
    yield from check_programs(settings)
    yield check_scanner(settings)
    try:
        connections = find_connections(settings)
    except NotRunning as error:
        yield failed("servers", str(error), "start `careergraph up`, then ask again")
        return
    database = Database(connections.database_url)
    try:
        of_database = list(check_database(database))
        yield from of_database
        broker, of_kafka = check_kafka(settings, connections)
        yield from of_kafka
        if all(check.state == "ok" for check in of_database):
            yield check_keys_in_use(settings, database)
            yield from check_ontology(database)
            yield from check_pipeline(database, broker)
    finally:
        database.dispose()


def _print(checks: "list[Check]") -> None:
    from rich.table import Table
    from rich.text import Text

    from careergraph.cli.output import console, printable

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        found = printable(check.found) + (f"\n→ {printable(check.advice)}" if check.advice else "")
        table.add_row(Text(check.state, style=_STYLES[check.state]), Text(check.name), Text(found))
    console().print(table)
    number = {state: sum(check.state == state for check in checks) for state in _STYLES}
    console().print(f"{number['ok']} ok, {number['warn']} warnings, {number['fail']} failed")
