"""How each document passes each stage, while it happens: a live table on a terminal, else a line for each step."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, Self

from careergraph.cli.output import printable
from careergraph.demo_client import Uploaded
from careergraph.pipeline import STAGE_NAMES

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_HEADINGS = {"map_skills": "map skills", "update_graph": "graph", "generate_insights": "insights"}
_KIND_WIDTH = len("performance review")
_REFUSED, _WAITING = ("✗", "red"), ("?", "yellow")
_MARKS = {
    "done": ("✓", "green"),
    "rejected": _REFUSED,
    "refused": _REFUSED,
    "stuck": _REFUSED,
    "needs_kind": _WAITING,
    "needs_confirmation": _WAITING,
    "held": _WAITING,
}
"""In front of a document's name, by its status."""


class DocumentWay:
    """One document on its way: what the API said of it last."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.document_id: str | None = None
        self.refused: Uploaded | None = None
        self.seen: dict[str, Any] = {}

    @property
    def status(self) -> str:
        """As the API says, or `waiting` before and `refused` instead of it."""
        if self.refused is not None:
            return "refused"
        return str(self.seen.get("status", "waiting" if self.document_id is None else "processing"))

    def accepted(self, answer: Uploaded) -> None:
        """The upload was answered."""
        self.document_id = answer.document_id
        if answer.document_id is None:
            self.refused = answer

    def update(self, seen: dict[str, Any]) -> bool:
        """Whether anything is new."""
        changed = seen != self.seen
        self.seen = seen
        return changed

    def steps(self) -> dict[str, dict[str, Any]]:
        """The newest step of each stage; one that was applied counts more than one that was skipped."""
        found: dict[str, dict[str, Any]] = {}
        for step in self.seen.get("processing", []):
            if step["stage"] not in found or step["outcome"] != "skipped":
                found[step["stage"]] = step
        return found


class Progress(Protocol):
    """Shows documents on their way; entered before the first and left after the last."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...
    def show(self, ways: Sequence[DocumentWay]) -> None: ...


class LiveTable:
    """A table that is drawn anew with every change."""

    def __init__(self, console: "Console") -> None:
        from rich.live import Live

        self._console = console
        self._live = Live(console=console, refresh_per_second=10)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def show(self, ways: Sequence[DocumentWay]) -> None:
        """Draw the table."""
        self._live.update(_table(ways, self._console.width))


class Lines:
    """A line for each thing that happened, written through `say`."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._said: set[tuple[int, str]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def show(self, ways: Sequence[DocumentWay]) -> None:
        """Say what is new."""
        for number, way in enumerate(ways):
            for step in way.steps().values():
                text = f"{step['stage']} {step['duration_ms']} ms"
                self._once(number, step["stage"], way, text if step["outcome"] == "applied" else _outcome(step))
            if way.status not in ("waiting", "processing"):
                self._once(number, way.status, way, way.status)

    def _once(self, number: int, key: str, way: DocumentWay, text: str) -> None:
        if (number, key) not in self._said:
            self._said.add((number, key))
            self._say(f"{printable(way.name)}: {text}")


def _table(ways: Sequence[DocumentWay], width: int) -> "Table":
    """It fits on `width` columns, 80 or more: names are cut before times are."""
    from rich.table import Table
    from rich.text import Text

    headings = [_HEADINGS.get(stage, stage) for stage in STAGE_NAMES]
    widths = [max(map(len, heading.split())) for heading in headings]
    room = width - sum(widths) - len(widths) - 2  # a space behind each column
    kind_width = min(_KIND_WIDTH, room // 3)
    table = Table(
        box=None,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        title="Documents on their way (times in ms)",
        title_justify="left",
        title_style="bold",
    )
    table.add_column("document", no_wrap=True, max_width=room - kind_width)
    table.add_column("kind", no_wrap=True, max_width=kind_width)
    for heading, needed in zip(headings, widths, strict=True):
        table.add_column(heading, justify="right", vertical="bottom", width=needed)
    for way in ways:
        steps = way.steps()
        mark, style = _MARKS.get(way.status, (" ", ""))
        table.add_row(
            Text(f"{mark} {printable(way.name)}", style=style),
            Text(str(way.seen.get("kind") or "").replace("_", " ")),
            *(_cell(steps.get(stage), way.status) for stage in STAGE_NAMES),
        )
    return table


def _cell(step: dict[str, Any] | None, status: str) -> "Text":
    from rich.text import Text

    if step is None:
        return Text("…" if status == "processing" else "", style="dim")
    if step["outcome"] == "applied":
        return Text(str(step["duration_ms"]))
    return Text(
        "newer" if step["outcome"] == "skipped" else "failed", style="dim" if step["outcome"] == "skipped" else "red"
    )


def _outcome(step: dict[str, Any]) -> str:
    if step["outcome"] == "skipped":
        return f"{step['stage']} skipped ({step['reason']})"
    return f"{step['stage']} failed ({step['reason']})"
