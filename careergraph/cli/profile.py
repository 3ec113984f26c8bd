"""`careergraph profile`: what several documents say of one person, joined, without broker, database or account.

The documents are joined by the code of the pipeline's front door (`services/knowledge_graph/front_door/fold.py`), in
the order of the arguments. One JSON object comes out; files that cannot be used are listed in it, and make the exit
code 2.
"""

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID, uuid5

import typer

from careergraph.cli.errors import BAD_INPUT, say
from careergraph.cli.facts import fact_line, find_facts
from careergraph.cli.files import Files, Jobs, ReadDocument, answers
from careergraph.cli.output import print_json_line

if TYPE_CHECKING:
    from services.knowledge_graph.front_door.inputs import DocumentInput
    from services.knowledge_graph.profile import Profile

_LEFT_OUT = {
    "needs_confirmation": "it names somebody else than the first résumé; --same-person joins it all the same",
    "needs_kind": "nobody could tell what kind of document it is",
    "job_ad": "what a job ad says belongs to the job",
    "no_facts": "nothing in it is about a person",
}


def profile(
    files: Files,
    same_person: Annotated[
        bool, typer.Option("--same-person", help="All documents are of one person, whatever names they give.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Print what the documents of one person say: every fact, which are one, and which contradict each other."""
    from services.knowledge_graph.profile import profile as joined

    failed, found = [], []
    for line in answers(files, jobs, _input_of):
        if "error" in line:
            failed.append(line)
        else:
            found.append((line["file"], line["document"]))
    named = _documents(found, same_person)
    result = joined([document for _, document in named])
    print_json_line(_as_json(result, named, failed))
    for file, document in named:
        if (reason := _LEFT_OUT.get(result.states[document.document_id])) is not None:
            say(f"careergraph: {file} was left out: {reason}.")
    if failed:
        raise typer.Exit(BAD_INPUT)


def _input_of(document: ReadDocument) -> dict[str, Any]:
    from services.knowledge_graph.front_door.inputs import DocumentInput

    found = find_facts(document)
    kind = found.judged.guess.kind
    return {"document": DocumentInput(document.id, revision=1, position=1, kind=kind, facts=found.facts)}


def _documents(found: list[tuple[str, "DocumentInput"]], same_person: bool) -> list[tuple[str, "DocumentInput"]]:
    """The documents at their places. The same bytes again are another document, with ids of its own."""
    from dataclasses import replace

    copies: dict[UUID, int] = {}
    named = []
    for position, (file, document) in enumerate(found, start=1):
        copy = copies[document.document_id] = copies.get(document.document_id, 0) + 1
        own = document if copy == 1 else _copied(document, copy)
        named.append((file, replace(own, position=position, confirmed=same_person)))
    return named


def _copied(document: "DocumentInput", copy: int) -> "DocumentInput":
    from dataclasses import replace

    id_ = uuid5(document.document_id, str(copy))
    facts = tuple(
        fact.model_copy(
            update={
                "id": uuid5(id_, str(fact.id)),
                "entry_id": fact.entry_id and uuid5(id_, str(fact.entry_id)),
                "evidence": fact.evidence.model_copy(update={"document_id": id_}),
            }
        )
        for fact in document.facts
    )
    return replace(document, document_id=id_, facts=facts)


def _as_json(
    result: "Profile", named: list[tuple[str, "DocumentInput"]], failed: list[dict[str, Any]]
) -> dict[str, Any]:
    files = {document.document_id: file for file, document in named}
    return {
        "documents": [
            {"file": file, "kind": document.kind, "state": result.states[document.document_id]}
            for file, document in named
        ],
        "facts": [{**fact_line(fact), "file": files[fact.evidence.document_id]} for fact in result.facts],
        "duplicates": [[str(one.id), str(other.id)] for one, other in result.duplicates],
        "conflicts": [
            {"facts": [str(found.one.id), str(found.other.id)], "about": found.about} for found in result.conflicts
        ],
        "intents": [str(fact.id) for fact in result.intents],
        "failed": failed,
    }
