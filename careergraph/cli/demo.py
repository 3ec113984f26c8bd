"""`careergraph demo`: the whole platform shown on sample documents, or on one's own."""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careergraph.cli.errors import A_NO, BadInput, say

if TYPE_CHECKING:
    from careergraph.demo import Demo
    from careergraph.demo_progress import Progress
    from shared.config import Settings

_WAITING = ("needs_kind", "needs_confirmation")


def demo(
    files: Annotated[
        list[Path] | None, typer.Argument(help="PDF, DOCX, TXT or MD files; the sample documents when left out")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="every statement and quote, not only the first")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="the result as JSON")] = False,
) -> None:
    """Upload documents of a new person, watch them pass the stages, and print the insights with their sources.

    Starts servers of its own and stops them again. Exits with 1 when a document did not get through.
    """
    began = time.monotonic()
    _check(files or [])

    from careergraph.cli.signals import interrupt_on_terminate
    from careergraph.demo import demo_settings, run_demo, sample_documents, started
    from shared.config import Settings
    from shared.logging import configure_logging

    documents = files or sample_documents()
    if not documents:
        raise BadInput("The sample documents are not here (they come with the repository): name files of your own.")
    interrupt_on_terminate()
    settings = Settings()
    configure_logging(settings.log_level if "log_level" in settings.model_fields_set else "ERROR", console=True)
    _say_what_starts(settings)
    with started(demo_settings(settings)) as running:
        say(f"Ready after {time.monotonic() - began:.1f} s. Uploading {len(documents)} documents ...")
        shown = run_demo(running, documents, _progress())
        say(f"From the first upload to the last insight: {shown.seconds:.1f} s.")
        _print(shown, everything=everything, as_json=as_json)
        say("\nStopping ...")
    _say_what_next(shown)
    if any(not _is_through(status, own=bool(files)) for status in _statuses(shown)):
        raise typer.Exit(A_NO)


def _check(files: list[Path]) -> None:
    for path in files:
        if not path.exists():
            raise BadInput(f"There is no file {path}.")
        if not path.is_file() or not os.access(path, os.R_OK):
            raise BadInput(f"{path} is not a file that can be read.")


def _say_what_starts(settings: "Settings") -> None:
    from careergraph.local.home import default_cache
    from careergraph.local.kafka_jars import KAFKA_VERSION, kafka_cache

    say("Starting Kafka, Postgres, the API, the relay and the stages ...")
    if not (kafka_cache(settings.cache or default_cache()) / "jars").exists():
        say(f"The first time on this machine, Apache Kafka {KAFKA_VERSION} is downloaded (46 MB).")


def _progress() -> "Progress":
    from careergraph.cli.output import console
    from careergraph.demo_progress import Lines, LiveTable

    return LiveTable(console(stderr=True)) if sys.stderr.isatty() else Lines(say)


def _print(shown: "Demo", *, everything: bool, as_json: bool) -> None:
    from dataclasses import asdict

    from careergraph.cli.output import console, print_json
    from careergraph.demo_report import print_result

    if as_json:
        print_json({"person": shown.person, "seconds": round(shown.seconds, 3), **asdict(shown.result)})
    else:
        print_result(console(), shown.result, everything=everything)


def _statuses(shown: "Demo") -> list[str]:
    return [document.status for document in shown.result.documents]


def _is_through(status: str, *, own: bool) -> bool:
    """A sample has to be done; of one's own files, one may also wait for its person's answer."""
    return status == "done" or (own and status in _WAITING)


def _say_what_next(shown: "Demo") -> None:
    say(
        f"""Everything is stopped. What was uploaded lies sealed in {shown.home}; delete the folder to remove it.

What to try next:
  careergraph demo my_cv.pdf review.docx      your own documents
  careergraph up                              the platform, until Ctrl-C; the API is described at /openapi.json
  careergraph keys create --person new        a key for the API, while it runs
  careergraph doctor                          whether everything is as it should be, while it runs
To look further at this person: CAREERGRAPH_HOME={shown.home} careergraph up, and a key for {shown.person}."""
    )
