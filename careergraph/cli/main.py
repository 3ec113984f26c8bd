"""`careergraph`: the command line. Every command imports what it needs when it runs, so that `--help` is quick."""

import os
import sys

import typer

from careergraph.cli import (
    aliases,
    chaos,
    dead_letters,
    demo,
    doctor,
    documents,
    errors,
    esco,
    events,
    keys,
    migrate,
    onet,
    profile,
    relations,
    replay,
    schemas,
    servers,
    show,
    skills,
    titles,
    vectors,
)
from careergraph.cli.errors import INTERRUPTED, UNEXPECTED
from careergraph.cli.signals import (
    end_at_once,
    ended_by_signal,
    forget_interrupts,
    remember_interrupts,
    was_interrupted,
)

app = typer.Typer(
    name="careergraph",
    help="Career documents in, a verified knowledge graph of the person out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command()(demo.demo)
app.command()(servers.up)
app.command()(servers.run)
app.command()(servers.api)
app.command()(servers.relay)
app.command()(migrate.migrate)
app.command()(doctor.doctor)
app.command()(replay.replay)
app.command()(chaos.chaos)
app.add_typer(dead_letters.app, name="dead-letters")
app.add_typer(events.app, name="events")
app.add_typer(schemas.app, name="schemas")
app.add_typer(keys.app, name="keys")
app.add_typer(onet.app, name="onet")
app.add_typer(esco.app, name="esco")
app.add_typer(skills.app, name="skills")
skills.app.command("build")(relations.build)
skills.app.command("alias")(aliases.alias)
app.add_typer(titles.app, name="titles")
app.add_typer(vectors.app, name="vectors")
app.command()(documents.read)
app.command()(documents.classify)
app.command()(documents.extract)
app.command()(show.show)
app.command()(profile.profile)


@app.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    typer.echo(installed("careergraph"))


def main() -> None:
    """Run a command. Exit codes: 0 done, 1 an answer that is a no, 2 bad input, 3 something needed is not there."""
    # Threads of numpy's algebra wait for each other by turning: ten times the work on a busy machine. Whoever sets the
    # number themselves is heeded; it is read when numpy is imported, which nothing has done yet.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    remember_interrupts()
    try:
        code = _run_command()
        forget_interrupts()
    except KeyboardInterrupt:
        code = INTERRUPTED
    if ended_by_signal():
        end_at_once(code)
    sys.exit(code)


def _run_command() -> int:
    """-> the exit code."""
    try:
        app(standalone_mode=True)
    except SystemExit as end:
        if isinstance(end.code, int):
            return end.code
        raise
    except BrokenPipeError:
        return 0
    except Exception as error:
        if was_interrupted():
            return INTERRUPTED
        code, sentence = errors.explain(error)
        if code == UNEXPECTED and errors.wants_traceback():
            raise
        print(f"careergraph: {sentence}", file=sys.stderr)
        return code
    return 0


if __name__ == "__main__":
    main()
