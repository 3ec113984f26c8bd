"""`careergraph read`, `classify` and `extract`: documents from files, without broker, database or account.

A file goes the way of an upload: it is screened, and read in a limited child process. One JSON line a file, in the
order of the arguments; a file that fails gives `{"file", "error": {"code", "detail"}}`, the others are done all
the same, and the exit code is 2.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from careergraph.cli.errors import BAD_INPUT
from careergraph.cli.facts import fact_line, find_facts, judge_document
from careergraph.cli.files import FileFailed, Files, Jobs, ReadDocument, answers, error_line, read_one, say_failed
from careergraph.cli.output import print_json_line, print_text


class ReadFormat(StrEnum):
    """What `read` prints."""

    TEXT = "text"
    JSON = "json"


class FactsFormat(StrEnum):
    """What `extract` prints."""

    FACTS = "facts"
    JSON_RESUME = "json-resume"
    RESUME_ITEMS = "resume-items"


def read(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The document.")],
    format: Annotated[
        ReadFormat, typer.Option("--format", help="The text that offsets refer to, or everything that was read.")
    ] = ReadFormat.TEXT,
) -> None:
    """Print the text of a document, exactly as the offsets of its facts refer to it."""
    try:
        reading = read_one(file).reading
    except FileFailed as failure:
        if format is ReadFormat.JSON:
            print_json_line(error_line(file, failure))
        else:
            say_failed(file, failure)
        raise typer.Exit(BAD_INPUT) from None
    if format is ReadFormat.JSON:
        print_json_line({"file": file, **reading.model_dump(mode="json")})
    else:
        print_text(reading.text)


def classify(files: Files, jobs: Jobs = None) -> None:
    """Say what kind of document each file is, and why."""

    def kind_of(document: ReadDocument) -> dict[str, Any]:
        judged = judge_document(document)
        guess = judged.guess
        parts = [
            {"kind": part.kind, "confidence": part.confidence, "page": part.page, "start": part.start, "end": part.end}
            for part in judged.parts
        ]
        return {"kind": guess.kind, "confidence": guess.confidence, "reasons": list(guess.reasons), "parts": parts}

    _each(files, jobs, kind_of)


def extract(
    files: Files,
    format: Annotated[
        FactsFormat, typer.Option("--format", help="Every fact with its place, a JSON Resume, or RESUME_ITEMs.")
    ] = FactsFormat.FACTS,
    jobs: Jobs = None,
) -> None:
    """Print the facts of each file."""

    def facts_of(document: ReadDocument) -> dict[str, Any]:
        from services.extractor.json_resume.write import to_json_resume
        from shared.schemas.resume_item.making import item_of_fact

        facts = find_facts(document).facts
        if format is FactsFormat.JSON_RESUME:
            return {"resume": to_json_resume(facts)}
        if format is FactsFormat.RESUME_ITEMS:
            return {"items": [item_of_fact(fact).model_dump(mode="json") for fact in facts]}
        return {"facts": [fact_line(fact) for fact in facts]}

    _each(files, jobs, facts_of)


def _each(files: Sequence[str], jobs: int | None, answer: Callable[[ReadDocument], dict[str, Any]]) -> None:
    """Print one line a file, in the order of `files`; exit with `BAD_INPUT` at the end where one failed."""
    failed = False
    for line in answers(files, jobs, answer):
        failed = failed or "error" in line
        print_json_line(line)
    if failed:
        raise typer.Exit(BAD_INPUT)
