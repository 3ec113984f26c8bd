"""JSON with the place of every value in its text."""

import json
import re
from dataclasses import dataclass
from typing import Any

_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Node:
    """A value that stands in `text[start:end]`; of a string, that is what stands between its quotes.

    `value` is a dict of nodes, a list of nodes, or a plain value.
    """

    value: Any
    start: int
    end: int

    def member(self, name: str) -> "Node | None":
        """The member of an object; None where there is none, or this is no object."""
        found = self.value.get(name) if isinstance(self.value, dict) else None
        return found if isinstance(found, Node) else None

    def items(self, name: str) -> "tuple[Node, ...]":
        """The items of the list under a name; none where there is no list."""
        found = self.member(name)
        return tuple(found.value) if found is not None and isinstance(found.value, list) else ()


def parse(text: str) -> Node:
    """Raises ValueError where the text is no JSON, RecursionError where it is nested beyond reason."""
    node, end = _value(text, _skip(text, 0))
    if _skip(text, end) != len(text):
        raise ValueError("something follows the JSON value")
    return node


def _value(text: str, at: int) -> tuple[Node, int]:
    """The value that begins at a position, and where it ends."""
    opening = text[at : at + 1]
    if opening == "{":
        return _members(text, at)
    if opening == "[":
        return _list(text, at)
    plain, end = _DECODER.raw_decode(text, at)
    inner = 1 if opening == '"' else 0
    return Node(plain, at + inner, end - inner), end


def _members(text: str, start: int) -> tuple[Node, int]:
    members: dict[str, Node] = {}
    at = _skip(text, start + 1)
    while text[at : at + 1] != "}":
        name, at = _DECODER.raw_decode(text, at)
        at = _expect(text, at, ":")
        members[str(name)], at = _value(text, at)
        at = _next(text, at, "}")
    return Node(members, start, at + 1), at + 1


def _list(text: str, start: int) -> tuple[Node, int]:
    items: list[Node] = []
    at = _skip(text, start + 1)
    while text[at : at + 1] != "]":
        item, at = _value(text, at)
        items.append(item)
        at = _next(text, at, "]")
    return Node(items, start, at + 1), at + 1


def _next(text: str, at: int, closing: str) -> int:
    """Where the next item, or the closing bracket, stands."""
    at = _skip(text, at)
    return at if text[at : at + 1] == closing else _expect(text, at, ",")


def _expect(text: str, at: int, mark: str) -> int:
    at = _skip(text, at)
    if text[at : at + 1] != mark:
        raise ValueError(f"no {mark} where one has to stand")
    return _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match is not None else at
