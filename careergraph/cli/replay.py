"""`careergraph replay`: run the deployed code again over the history, beside the live state or for real."""

import json
from typing import Annotated
from uuid import UUID

import typer

from careergraph.cli.errors import BadInput, say


def replay(
    start: Annotated[str, typer.Option("--from", help="the stage to begin with")] = "read",
    person: Annotated[str | None, typer.Option(help="only this person (a UUID)")] = None,
    document: Annotated[str | None, typer.Option(help="only this document of the person")] = None,
    shadow: Annotated[bool, typer.Option("--shadow", help="only compare; change nothing")] = False,
    newest_ontology: Annotated[
        bool, typer.Option("--newest-ontology", help="with --shadow: by the version in force, not the recorded ones")
    ] = False,
    ask_anew: Annotated[
        bool, typer.Option("--ask-anew", help="without --shadow: ask the outside and meet limits again")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Replay. With --shadow: compare, and exit with 1 when the code gives another state than the live one.

    Answers from outside come from the record of the first run. From map_skills on, a replay that is no shadow uses
    the ontology version in force, and prints what that changes.
    """
    from careergraph.pipeline import STAGE_NAMES

    if start not in STAGE_NAMES:
        raise BadInput(f"There is no stage {start}; the stages are {', '.join(STAGE_NAMES)}.")
    if document is not None and person is None:
        raise BadInput("A document is replayed for its person: say --person too.")
    if newest_ontology and not shadow:
        raise BadInput("Without --shadow the newest ontology is used anyway: leave --newest-ontology out.")
    if ask_anew and shadow:
        raise BadInput("A shadow replay asks nobody: leave --ask-anew out.")
    owner_id, document_id = _id(person), _id(document)
    _log_to_stderr()
    if shadow:
        _shadow(start, owner_id, document_id, newest_ontology, as_json)
    else:
        _live(start, owner_id, document_id, ask_anew, as_json)


def _id(text: str | None) -> UUID | None:
    try:
        return None if text is None else UUID(text)
    except ValueError:
        raise BadInput(f"{text!r} is not an id (a UUID).") from None


def _log_to_stderr() -> None:
    """Stdout is for the report. Of the log only errors are of interest here, unless the settings name a level."""
    from shared.config import Settings
    from shared.logging import configure_logging

    settings = Settings()
    configure_logging(settings.log_level if "log_level" in settings.model_fields_set else "ERROR", console=True)


def _shadow(start: str, owner_id: UUID | None, document_id: UUID | None, newest_ontology: bool, as_json: bool) -> None:
    from careergraph.cli.replay_report import compare, print_report, report_of
    from careergraph.composition import open_replay
    from shared.config import Settings
    from shared.runtime.replay.shadow import DocumentUnknown

    with open_replay(Settings(), start, newest_ontology=newest_ontology) as (plan, everybody):
        if owner_id is not None and owner_id not in everybody:
            raise BadInput(f"There is no person {owner_id}, or they were erased.")
        results = []
        owners = everybody if owner_id is None else [owner_id]
        try:
            for number, owner in enumerate(owners, 1):
                say(f"person {number} of {len(owners)}")
                results.append(compare(plan, owner, document_id))
        except DocumentUnknown:
            raise BadInput(f"The person has no document {document_id}, or it was deleted.") from None
    report = report_of(results)
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1, default=str))
    else:
        print_report(report)
    if any(result.is_no() for result in results):
        raise typer.Exit(1)


def _live(start: str, owner_id: UUID | None, document_id: UUID | None, ask_anew: bool, as_json: bool) -> None:
    from careergraph.cli.replay_report import print_changes
    from careergraph.live_replay import replay_persons
    from shared.config import Settings

    chosen = [owner_id] if owner_id else None
    sent = replay_persons(Settings(), start, chosen, document_id, ask_anew=ask_anew)
    if owner_id is not None and not sent.events:
        raise BadInput("There is nothing of this person, or of this document, to send again.")
    if as_json:
        typer.echo(json.dumps(sent.to_record(), ensure_ascii=False))
        return
    if sent.ontology is not None:
        print_changes(sent.ontology["version"], sent.changes)
    typer.echo(f"{sent.events} events of {sent.persons} persons were sent again.")
