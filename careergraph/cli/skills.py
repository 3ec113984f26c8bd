"""`careergraph skills`: phrases and texts to concepts, without broker or database."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careergraph.cli.errors import BadInput, say

if TYPE_CHECKING:
    from shared.embeddings.minilm import MiniLmEmbedder
    from shared.skills.mapping.matcher import SkillMatcher
    from shared.skills.mentions.span_tagger import Tagger

app = typer.Typer(help="Skills in phrases and texts.", no_args_is_help=True)

MAX_TEXT_BYTES = 16 * 1024 * 1024
MAX_LINE = 1024 * 1024  # code points


@app.command("map")
def map_phrases(
    vocabulary: Annotated[Path | None, typer.Option(help="rank these labels, one a line, instead of concepts")] = None,
    top: Annotated[int, typer.Option(min=1, max=1000, help="candidates a phrase")] = 10,
    with_model: Annotated[
        bool, typer.Option("--with-model", help="compare by the sentence model of the extra too: better ranks, slower")
    ] = False,
) -> None:
    """Map phrases, one a line on stdin, to concepts: a JSON line for each line, blank ones included."""
    labels = _labels(vocabulary) if vocabulary is not None else None

    from careergraph.cli.output import print_json_line
    from careergraph.local.home import default_cache, default_home
    from shared.skills.mapping.phrase_mapper import PhraseMapper
    from shared.skills.ontology.snapshots import descriptions_in, newest_ontology_in

    folder = default_home() / "ontologies"
    ontology = newest_ontology_in(folder)
    say(f"Ontology {ontology.version}, {len(ontology.concepts)} concepts.")
    embedder = installed_embedder(default_cache()) if with_model else None
    mapper = PhraseMapper(ontology, labels, embedder, default_cache(), descriptions_in(folder, ontology))
    for mapped in mapper.map_all(stdin_lines(), top):
        print_json_line(mapped.to_record())


@app.command()
def find(
    text: Annotated[str, typer.Argument(metavar="[FILE|-]", help="a text in UTF-8; - is stdin")] = "-",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='{"id","text"} a line in, {"id","mentions"} a line out')
    ] = False,
    names_only: Annotated[bool, typer.Option("--names-only", help="only names that the ontology holds")] = False,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="phrases without the sentence model: faster, fewer found")
    ] = False,
) -> None:
    """Find the skills that a text mentions, with their places in code points."""
    if text != "-" and not Path(text).is_file():
        raise BadInput(f"There is no file {text}.")

    from careergraph.cli.output import print_json_line
    from careergraph.local.home import default_home
    from shared.skills.mapping.matcher import SkillMatcher
    from shared.skills.ontology.snapshots import newest_ontology_in

    ontology = newest_ontology_in(default_home() / "ontologies")
    say(f"Ontology {ontology.version}, {len(ontology.concepts)} concepts.")
    matcher = SkillMatcher(ontology)
    tagger = None if names_only else _tagger(words_only)
    whole = _text(text)
    if not jsonl:
        print_json_line({"mentions": _mentions(matcher, whole, tagger)})
        return
    for number, line in enumerate(whole.split("\n"), start=1):
        if line.strip():
            document = _document(line, number)
            print_json_line({"id": document["id"], "mentions": _mentions(matcher, document["text"], tagger)})


def stdin_lines() -> Iterator[str]:
    """The lines of stdin, without their ends. Raises BadInput for what is not UTF-8, or an endless line."""
    for number, raw in enumerate(iter(lambda: sys.stdin.buffer.readline(4 * MAX_LINE), b""), start=1):
        if len(raw) >= 4 * MAX_LINE:
            raise BadInput(f"Line {number} is too long.")
        try:
            yield raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise BadInput(f"Line {number} is not UTF-8.") from error


def _labels(vocabulary: Path) -> list[str]:
    """The labels of a vocabulary file, without blank lines."""
    if not vocabulary.is_file():
        raise BadInput(f"There is no file {vocabulary}.")
    labels = [line.strip() for line in _decoded(vocabulary.read_bytes()).split("\n")]
    if not any(labels):
        raise BadInput(f"There are no labels in {vocabulary}.")
    return [label for label in labels if label]


def installed_embedder(cache: Path) -> "MiniLmEmbedder | None":
    """The sentence model; None, and a line on stderr, where it is not installed."""
    from shared.embeddings.backends import open_minilm
    from shared.embeddings.minilm_weights import ModelUnavailable

    try:
        embedder = open_minilm(cache)
    except ModelUnavailable as error:
        say(f"Without a model, by words only: {error.detail}.")
        return None
    say(f"Model {embedder.name} ({embedder.version}).")
    return embedder


def _tagger(words_only: bool) -> "Tagger":
    """The tagger over the sentence model; the one over words alone where that is wanted, or no model is installed."""
    from careergraph.local.home import default_cache
    from shared.skills.mentions.span_tagger import knowledge_tagger

    model = None if words_only else installed_embedder(default_cache())
    if model is None:
        return knowledge_tagger()
    from shared.skills.mentions.token_network import model_tagger

    return model_tagger(model)


def _text(text: str) -> str:
    if text == "-":
        return _decoded(sys.stdin.buffer.read(MAX_TEXT_BYTES + 1))
    with Path(text).open("rb") as stream:
        return _decoded(stream.read(MAX_TEXT_BYTES + 1))


def _decoded(data: bytes) -> str:
    if len(data) > MAX_TEXT_BYTES:
        raise BadInput(f"The text is over {MAX_TEXT_BYTES} bytes.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("The text is not UTF-8.") from error


def _document(line: str, number: int) -> dict[str, Any]:
    import json

    try:
        document = json.loads(line)
    except ValueError as error:
        raise BadInput(f"Line {number} is not JSON.") from error
    if not isinstance(document, dict) or "id" not in document or not isinstance(document.get("text"), str):
        raise BadInput(f'Line {number} is not an object with "id" and "text".')
    # JSON can escape half of a surrogate pair, which is no text; one sign for another keeps the offsets.
    document["text"] = document["text"].encode("utf-8", "replace").decode()
    return document


def _mentions(matcher: "SkillMatcher", text: str, tagger: "Tagger | None") -> list[dict[str, Any]]:
    from shared.skills.mentions.find import find_mentions

    return [mention.to_record() for mention in find_mentions(matcher, text, tagger)]
