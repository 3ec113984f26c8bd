"""`careergraph replay`: run the deployed code again over the history, beside the live state or for real."""

import json
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from careergraph.cli.errors import BadInput, say

if TYPE_CHECKING:
    from shared.runtime.replay.shadow import PersonReplay


def replay(
    start: Annotated[str, typer.Option("--from", help="the stage to begin with")] = "read",
    person: Annotated[str | None, typer.Option(help="only this person (a UUID)")] = None,
    document: Annotated[str | None, typer.Option(help="only this document of the person")] = None,
    shadow: Annotated[bool, typer.Option("--shadow", help="only compare; change nothing")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Replay. With --shadow: compare, and exit with 1 when the code gives another state than the live one."""
    from careergraph.pipeline import STAGE_NAMES

    if start not in STAGE_NAMES:
        raise BadInput(f"There is no stage {start}; the stages are {', '.join(STAGE_NAMES)}.")
    if document is not None and person is None:
        raise BadInput("A document is replayed for its person: say --person too.")
    if shadow and document is not None:
        raise BadInput("A shadow replay compares whole persons: leave --document out.")
    owner_id, document_id = _id(person), _id(document)
    if shadow:
        _shadow(start, owner_id, as_json)
    else:
        _live(start, owner_id, document_id, as_json)


def _id(text: str | None) -> UUID | None:
    try:
        return None if text is None else UUID(text)
    except ValueError:
        raise BadInput(f"{text!r} is not an id (a UUID).") from None


def _shadow(start: str, owner_id: UUID | None, as_json: bool) -> None:
    from careergraph.composition import open_replay
    from shared.config import Settings

    with open_replay(Settings(), start) as (plan, owners):
        results = []
        for number, owner in enumerate([owner_id] if owner_id else owners, 1):
            say(f"person {number} of {1 if owner_id else len(owners)}")
            results.append(plan.replay(owner))
    report = _report(results)
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1, default=str))
    else:
        _print(report)
    if any(result.live_hash != result.shadow_hash and not result.in_flight for result in results):
        raise typer.Exit(1)


def _report(results: "list[PersonReplay]") -> dict[str, Any]:
    import hashlib

    compared = [result for result in results if not result.in_flight]

    def joined(hashes: list[str]) -> str:
        return hashlib.sha256("\n".join(hashes).encode()).hexdigest()

    return {
        "persons": len(compared),
        "live_hash": joined([result.live_hash for result in compared]),
        "shadow_hash": joined([result.shadow_hash for result in compared]),
        "diff": [
            {"person": str(result.owner_id)} | difference.as_json() for result in compared for difference in result.diff
        ],
        "not_compared": [
            {"person": str(result.owner_id), "in_flight": list(result.in_flight)}
            for result in results
            if result.in_flight
        ],
    }


def _print(report: dict[str, Any]) -> None:
    typer.echo(f"live    {report['live_hash']}")
    typer.echo(f"shadow  {report['shadow_hash']}")
    for difference in report["diff"]:
        typer.echo(f"{difference['table']} {difference['key']}")
        typer.echo(f"  live:   {json.dumps(difference['live'], ensure_ascii=False, default=str)}")
        typer.echo(f"  shadow: {json.dumps(difference['shadow'], ensure_ascii=False, default=str)}")
    for person in report["not_compared"]:
        typer.echo(f"not compared: person {person['person']}, still in flight: {', '.join(person['in_flight'])}")
    same = report["live_hash"] == report["shadow_hash"]
    verdict = "the same" if same else f"{len(report['diff'])} rows differ"
    typer.echo(f"{report['persons']} persons compared: {verdict}")


def _live(start: str, owner_id: UUID | None, document_id: UUID | None, as_json: bool) -> None:
    from careergraph.live_replay import replay_persons
    from shared.config import Settings

    sent = replay_persons(Settings(), start, [owner_id] if owner_id else None, document_id)
    if owner_id is not None and not sent["events"]:
        raise BadInput("There is nothing of this person, or of this document, to send again.")
    if as_json:
        typer.echo(json.dumps(sent))
    else:
        typer.echo(f"{sent['events']} events of {sent['persons']} persons were sent again.")
