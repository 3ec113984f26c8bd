"""Persons with several documents each, and how the statements of these relate.

A person is a TOML file with `[documents]`, name to text, and `[labels]`. A label names a statement by the document and
a part of its words; `[...]` in the words narrows the statement to what is inside:

- `same`: one table a fact, `{resume = "words", review = "words"}`: these documents state it.
- `conflicts`: pairs of such tables; every statement of the one contradicts every statement of the other.
- `new`: statements that no other document makes.
- `intents`: what the person wants or plans.
- `either`: statements of which a careful reader could say one or the other; nothing is counted for them.

Two statements that say the same, word by word, need no label. Every other relation of sentences has one.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Half = Literal["development", "held_out"]
HALVES: tuple[Half, ...] = ("development", "held_out")
FOLDER = Path(__file__).parent
Words = Mapping[str, str]
"""Document name to a part of the words of one of its statements."""


@dataclass(frozen=True, slots=True)
class Person:
    """Documents in the order in which they come in, and the labels."""

    name: str
    documents: Mapping[str, str]
    same: tuple[Words, ...] = ()
    conflicts: tuple[tuple[Words, Words], ...] = ()
    new: tuple[Words, ...] = ()
    intents: tuple[Words, ...] = ()
    either: tuple[Words, ...] = ()


def people(half: Half) -> tuple[Person, ...]:
    """The persons of a half in the order of their names. The held-out half is measured, never tuned to."""
    return tuple(_person(path) for path in sorted((FOLDER / half).glob("*.toml")))


def shared_person(folder: Path) -> Person:
    """The labelled person of the shared data (`crossdoc`)."""
    resume = "senior-engineer.txt"
    relations: list[dict[str, Any]] = json.loads((folder / "relations.json").read_text(encoding="utf-8"))
    names = (resume, *sorted({relation["doc"] for relation in relations}))

    def labelled(*kinds: str) -> list[dict[str, Any]]:
        return [relation for relation in relations if relation["relation"] in kinds]

    intents = [r for r in relations if r["relation"] == "intent" or r["kind"] == "goal"]
    return Person(
        name="crossdoc",
        documents={name: (folder / name).read_text(encoding="utf-8") for name in names},
        same=tuple({resume: _in_resume(r["resume_fact"]), r["doc"]: r["text"]} for r in labelled("duplicate")),
        conflicts=tuple(({resume: r["resume_fact"]}, {r["doc"]: r["text"]}) for r in labelled("conflict")),
        new=tuple({r["doc"]: r["text"]} for r in labelled("new") if r["kind"] != "goal"),
        intents=tuple({r["doc"]: r["text"]} for r in intents),
    )


def _in_resume(words: str) -> str:
    """A degree is labelled with its school behind a dash; the statement is what stands before it."""
    return words.split(" - ")[0].split(" in ")[0] if " - University" in words else words


def _person(path: Path) -> Person:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    labels: dict[str, Any] = {name: tuple(listed) for name, listed in read["labels"].items()}
    labels["conflicts"] = tuple((one, other) for one, other in labels.get("conflicts", ()))
    return Person(path.stem, read["documents"], **labels)


def find(text: str, words: str) -> tuple[int, int]:
    """Where the words stand in a text, whatever its spaces and line ends: (start, end).

    Raises ValueError where they stand nowhere, or in several places.
    """
    before, opened, rest = words.partition("[")
    inside, _, after = rest.partition("]") if opened else (before, "", "")
    parts = (before if opened else "", inside, after)
    pattern = r"\s*".join(f"({_flexible(part)})" for part in parts)
    found = list(re.finditer(pattern, text))
    if len(found) != 1:
        raise ValueError(f"these words stand in {len(found)} places: {words}")
    return found[0].span(2)


def _flexible(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())
