"""`careergraph chaos`: break the platform in every way it must bear, and check that nothing is lost or doubled."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from careergraph.cli.errors import A_NO, BadInput, say

if TYPE_CHECKING:
    from careergraph.chaos.run import ChaosReport

_LEAST_EVENTS = 100


def chaos(
    events: Annotated[int, typer.Option(help="how many events the log is to hold at the end, about")] = 1000,
    seed: Annotated[int, typer.Option(help="decides the documents, the requests and the faults")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="the report as JSON")] = False,
) -> None:
    """Run a platform of its own under faults: killed processes and servers, repeats, cut connections.

    Exits with 1 when an event was lost or doubled, or another invariant does not hold.
    """
    if events < _LEAST_EVENTS:
        raise BadInput(f"A chaos run needs at least {_LEAST_EVENTS} events.")
    import tempfile
    from pathlib import Path

    from careergraph.chaos.run import run_chaos
    from careergraph.cli.signals import interrupt_on_terminate
    from shared.logging import configure_logging

    interrupt_on_terminate()
    configure_logging("ERROR", console=True)
    with tempfile.TemporaryDirectory(prefix="careergraph-chaos-", ignore_cleanup_errors=True) as folder:
        report = run_chaos(Path(folder) / "home", events, seed, say)
    if as_json:
        from careergraph.cli.output import print_json

        print_json(_as_json(report, seed))
    else:
        _print(report, seed)
    if report.violations:
        raise typer.Exit(A_NO)


def _as_json(report: "ChaosReport", seed: int) -> dict[str, Any]:
    from dataclasses import asdict

    return {"seed": seed, "ok": not report.violations, **asdict(report)}


def _print(report: "ChaosReport", seed: int) -> None:
    from careergraph.cli.output import print_table

    rows = [(number, fault.kind, fault.target, f"{fault.seconds:.1f}") for number, fault in enumerate(report.faults, 1)]
    print_table(("", "fault", "done to", "seconds"), rows)
    typer.echo("")
    counts = {
        "events in the log": report.events,
        "messages on the topics once more than needed": report.repeats,
        "messages of a state that the database lost": report.strange,
        "dead letters": report.dead_letters,
        **{f"documents {status}": count for status, count in report.documents.items()},
        **{f"answers {answer}": count for answer, count in report.answers.items()},
    }
    print_table(("", "count"), counts.items())
    typer.echo("")
    for violation in report.violations:
        typer.echo(str(violation))
    verdict = f"{len(report.violations)} violations" if report.violations else "nothing lost, nothing doubled"
    typer.echo(f"seed {seed}: {len(report.faults)} faults, {report.seconds:.0f} s: {verdict}")
