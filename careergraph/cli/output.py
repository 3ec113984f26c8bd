"""What commands print: for eyes on stdout or stderr, or as JSON."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

_PIPE_COLUMNS = 160
"""Width where there is no terminal to ask."""


def print_json(value: Any) -> None:
    """Indented JSON; ids, times and the like as text."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_json_line(value: Any) -> None:
    """JSON on one line."""
    print_text(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def print_text(text: str) -> None:
    """UTF-8 whatever the terminal's encoding, and line ends as they are: offsets must agree."""
    stream = typer.get_binary_stream("stdout")
    stream.write(text.encode("utf-8", "surrogatepass"))
    stream.flush()


def printable(text: str) -> str:
    """The text on one line, without control and format characters: a document must not steer the terminal."""
    return " ".join("".join(" " if unicodedata.category(char)[0] == "C" else char for char in text).split())


def shortened(text: str, length: int) -> str:
    """At most `length` characters."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def console(*, stderr: bool = False) -> "Console":
    """A console that interprets nothing in the texts that it is given."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(
        file=stream,
        width=None if stream.isatty() else _PIPE_COLUMNS,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows under headings on stdout; a null is a dash."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("–" if cell is None else printable(str(cell))) for cell in row))
    console().print(table)
