"""`careergraph show`: a document with every fact drawn on its place, for people who would rather look than read."""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careergraph.cli.errors import BAD_INPUT, BadInput, say

if TYPE_CHECKING:
    from careergraph.cli.files import ReadDocument
    from careergraph.show.shown import ShownDocument
    from services.ingest.picturing.page_view import PageView

_MOST_PICTURES = 40
"""Pages; the rest is shown as text, so that a browser can open the file."""


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The document.")],
    output: Annotated[
        Path | None, typer.Option(help="Where the page is written.", show_default="FILE.facts.html, in this folder")
    ] = None,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open the page, on a desktop.")] = True,
) -> None:
    """Write an HTML page with the document and every fact drawn on its place, and open it."""
    from careergraph.show.page import page_of

    target = output if output is not None else Path(f"{Path(file).name}.facts.html")
    if target.exists() and Path(file).exists() and target.samefile(file):
        raise BadInput("The page would be written over the document.")
    document = _shown(file)
    _write(target, page_of(document))
    typer.echo(target)
    if open_ and _is_desktop():
        import webbrowser

        webbrowser.open(target.resolve().as_uri())


def _shown(file: str) -> "ShownDocument":
    from careergraph.cli.facts import find_facts
    from careergraph.cli.files import FileFailed, read_one, say_failed
    from careergraph.show.shown import ShownDocument

    try:
        document = read_one(file)
    except FileFailed as failure:
        say_failed(file, failure)
        raise typer.Exit(BAD_INPUT) from None
    found = find_facts(document)
    return ShownDocument(
        name=Path(file).name,
        kind=found.judged.guess.kind,
        confidence=found.judged.guess.confidence,
        reading=document.reading,
        facts=found.facts,
        views=_views(document),
    )


def _views(document: "ReadDocument") -> "dict[int, PageView]":
    """The pages of a PDF that can be drawn, by number."""
    from services.ingest.picturing.pictures import NoPicture, PagePictures
    from services.ingest.reading.read import PDF

    if document.media_type != PDF:
        return {}
    views, missing = {}, 0
    recognised = _recognised(document)
    with PagePictures(document.data) as pictures:
        for page in document.reading.pages[:_MOST_PICTURES]:
            try:
                view = pictures.page(page.number, page.turned)
                views[page.number] = view.model_copy(update=recognised.get(page.number, {}))
            except NoPicture:
                missing += 1
    if missing:
        say(f"careergraph: {missing} of {len(document.reading.pages)} pages could not be drawn; their text is shown.")
    return views


def _recognised(document: "ReadDocument") -> dict[int, dict[str, Any]]:
    """By page, the characters of a picture and their places, as a view of the page has them."""
    from services.ingest.picturing.page_view import Place
    from services.ingest.reading.ocr.lines import glyphs_of

    if document.recognised is None:
        return {}
    shown = {
        number: [glyph for glyph in page.upright if not glyph.char.isspace()]
        for number, page in glyphs_of(document.recognised).items()
    }
    return {
        number: {
            "characters": "".join(glyph.char for glyph in glyphs),
            "places": tuple(Place(glyph.x0, glyph.x1, glyph.baseline, glyph.size) for glyph in glyphs),
        }
        for number, glyphs in shown.items()
    }


def _write(target: Path, page: str) -> None:
    """Whole or not at all, and for nobody else to read: the page holds what the document says."""
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".careergraph-") as folder:
            made = Path(folder) / target.name
            made.touch(mode=0o600)
            made.write_bytes(page.encode())
            made.replace(target)
    except OSError as error:
        raise BadInput(f"The page cannot be written to {target}: {error.strerror}.") from error


def _is_desktop() -> bool:
    """Whether a browser would have a screen, and somebody looks at it."""
    screen = sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return screen and sys.stdout.isatty()
