"""The golden examples: data of every event and living major version, as a release wrote it. They are never edited.

`golden/<type>.v<major>.<case>.json`. A case of an older major version stands again under the same name in the newest
one: that is what the upcasters must make of it.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from shared.schemas.event import Event
from shared.schemas.registry import parse

GOLDEN = Path(__file__).parent / "golden"
_FILE_NAME = re.compile(r"(?P<type>[a-z_]+(\.[a-z_]+)+)\.v(?P<version>[1-9]\d*)\.(?P<case>[a-z0-9_]+)\.json")


class MisnamedExample(Exception):
    """A file among the golden examples does not say which event, version and case it is."""


@dataclass(frozen=True, order=True)
class GoldenExample:
    """One file of golden data."""

    type: str
    version: int
    case: str

    @property
    def path(self) -> Path:
        return GOLDEN / f"{self}.json"

    def __str__(self) -> str:
        return f"{self.type}.v{self.version}.{self.case}"

    def data(self) -> Any:
        """The JSON data as written; a new copy at each call."""
        return json.loads(self.path.read_bytes())

    def event(self) -> Event:
        """The data as the newest class. Raises what `registry.parse` raises."""
        return parse(self.type, self.version, self.data())


@cache
def golden_examples() -> tuple[GoldenExample, ...]:
    """All of them, by type, version and case. Raises `MisnamedExample`."""
    return tuple(sorted(_example(path) for path in GOLDEN.iterdir()))


def golden_example(event: type[Event], case: str, version: int | None = None) -> GoldenExample:
    """The example of this event (its newest version unless told otherwise). Raises `KeyError`."""
    wanted = GoldenExample(event.TYPE, version or event.VERSION, case)
    if wanted not in golden_examples():
        raise KeyError(str(wanted))
    return wanted


def _example(path: Path) -> GoldenExample:
    match = _FILE_NAME.fullmatch(path.name)
    if match is None:
        raise MisnamedExample(path.name)
    return GoldenExample(match["type"], int(match["version"]), match["case"])
