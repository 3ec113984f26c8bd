"""Whether a changed event can still be read by every release, and in which order to deploy.

Within a major version every release is FULL_TRANSITIVE with all before: any release reads what any other wrote,
because the log is kept and a deploy is never at one moment. Readers ignore unknown fields, and validate the rest.

So a narrowing (new readers refuse old data, which stay in the log) and a widening (old readers refuse new data) both
break; what is left are optional fields and words of documentation. For those the consumers go first: an older
consumer would accept the data, ignore the new field, and never look again. Nothing that is allowed wants the
producers first. A new event or major version is the same case, on a topic of its own.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from shared.schemas.export import ASYNCAPI_PATH, RELEASED, export

Schema = Mapping[str, Any]
Broken = Literal["older readers", "newer readers", "both"]

_ANNOTATIONS = frozenset({"title", "description", "examples", "deprecated", "$comment", "$id", "$schema", "$defs"})
_LOWER_BOUNDS = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
_UPPER_BOUNDS = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})
_SUBSCHEMAS = frozenset({"items", "additionalProperties"})
_ELSEWHERE = frozenset({"properties", "required", "default", "anyOf", "enum"})
_FIXED_SETTINGS = {
    "partitions": ("bindings", "kafka", "partitions"),
    "cleanup policy": ("bindings", "kafka", "topicConfiguration", "cleanup.policy"),
    "key": ("x-keyed-by",),
    "kind of data key": ("x-sealed-by",),
}
"""What must never change on a living topic: a key would move to another partition, or data would vanish or open."""


@dataclass(frozen=True)
class Breaking:
    """A change that needs a new major version.

    Attributes:
        path: the field, with `[]` for the items of a list.
        breaks: older readers refuse new data, newer readers refuse or lose what is in the log, or both.
    """

    path: str
    change: str
    breaks: Broken

    def __str__(self) -> str:
        who = "older and newer readers" if self.breaks == "both" else self.breaks
        return f"{self.path or 'the data'}: {self.change} (breaks {who})"


@dataclass(frozen=True)
class Allowed:
    """A change within the major version, and who is deployed first so that nothing is lost."""

    path: str
    change: str
    first: Literal["consumer", "either"]

    def __str__(self) -> str:
        return f"{self.path or 'the data'}: {self.change}: {self.first} first"


def check_against(previous: Schema, current: Schema) -> list[Breaking]:
    """What breaks between two JSON Schemas of the same event and major version; empty when nothing does."""
    return _compare(previous, current).breaking


def allowed_changes(previous: Schema, current: Schema) -> list[Allowed]:
    """The other changes between them."""
    return _compare(previous, current).allowed


def check_compatibility(released: Path = RELEASED) -> list[str]:
    """What breaks between the code and any release, one sentence each; empty when all is well."""
    current, releases = _current(), _releases(released)
    if not releases:
        return ["there is no release to compare with"]
    return [f"since {release.name}: {problem}" for release in releases for problem in _problems(release, current)]


def deployment_order(released: Path = RELEASED) -> list[str]:
    """What was added since the newest release, and who is deployed first, one line each.

    Raises `IndexError` when there is no release.
    """
    newest = _releases(released)[-1]
    lines: list[str] = []
    for path, schema in sorted(_current().items()):
        if path == ASYNCAPI_PATH:
            continue
        if (newest / path).is_file():
            previous = json.loads((newest / path).read_bytes())
            lines.extend(f"{path}: {change}" for change in allowed_changes(previous, schema))
        else:
            lines.append(f"{path}: new: consumer first")
    return lines


def _current() -> dict[str, Any]:
    return {path: json.loads(content) for path, content in export().items()}


def _releases(released: Path) -> list[Path]:
    """Folders of releases, oldest first."""
    folders = [path for path in released.iterdir() if path.is_dir()] if released.is_dir() else []
    return sorted(folders, key=lambda path: [int(number) for number in path.name.split(".")])


def _problems(release: Path, current: Mapping[str, Any]) -> Iterator[str]:
    for file in sorted(release.rglob("*.json")):
        path = file.relative_to(release).as_posix()
        previous = json.loads(file.read_bytes())
        if path == ASYNCAPI_PATH:
            yield from _changed_topics(previous, current[ASYNCAPI_PATH])
        elif path not in current:
            yield f"{path}: nobody can read this version any more, and it is in the log"
        else:
            yield from (f"{path}: {breaking}" for breaking in check_against(previous, current[path]))


def _changed_topics(previous: Mapping[str, Any], current: Mapping[str, Any]) -> Iterator[str]:
    for name, before in sorted(previous["channels"].items()):
        now = current["channels"].get(name)
        if now is None:
            yield f"topic {name}: gone"
            continue
        for setting, path in _FIXED_SETTINGS.items():
            if _at(before, path) != _at(now, path):
                yield f"topic {name}: {setting} changed from {_at(before, path)} to {_at(now, path)}"


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        value = value[part]
    return value


def resolved(schema: Schema) -> dict[str, Any]:
    """The schema with every `$ref` into its `$defs` written out. A recursive reference stays a reference."""

    def walk(node: Any, inside: tuple[str, ...]) -> Any:
        if isinstance(node, list):
            return [walk(item, inside) for item in node]
        if not isinstance(node, dict):
            return node
        reference = node.get("$ref")
        if isinstance(reference, str) and reference not in inside:
            definition = schema["$defs"][reference.removeprefix("#/$defs/")]
            beside = {name: value for name, value in node.items() if name != "$ref"}
            return walk(definition, (*inside, reference)) | walk(beside, inside)
        return {name: walk(value, inside) for name, value in node.items()}

    written_out: dict[str, Any] = walk({name: part for name, part in schema.items() if name != "$defs"}, ())
    return written_out


def _compare(previous: Schema, current: Schema) -> "_Comparison":
    comparison = _Comparison()
    comparison.walk("", resolved(previous), resolved(current))
    return comparison


@dataclass
class _Comparison:
    breaking: list[Breaking] = field(default_factory=list)
    allowed: list[Allowed] = field(default_factory=list)

    def walk(self, path: str, old: Any, new: Any) -> None:
        """Compare two schemas of the same place."""
        if not (isinstance(old, dict) and isinstance(new, dict)):
            if old != new:
                self._narrowed_or_widened(path, "schema", old, new)
            return
        if any(old.get(name) != new.get(name) for name in _ANNOTATIONS - {"$defs"}):
            self.allowed.append(Allowed(path, "documentation changed", "either"))
        old, new = _without_annotations(old), _without_annotations(new)
        if ("anyOf" in old) != ("anyOf" in new):
            old, new = _as_union(old), _as_union(new)
        self._fields(path, old, new)
        self._branches(path, old.get("anyOf", []), new.get("anyOf", []))
        self._values(path, old, new)
        for keyword in sorted((old.keys() | new.keys()) - _ELSEWHERE):
            self._keyword(path, keyword, old.get(keyword), new.get(keyword))

    def _fields(self, path: str, old: Schema, new: Schema) -> None:
        before, after = old.get("properties", {}), new.get("properties", {})
        needed, needs = frozenset(old.get("required", ())), frozenset(new.get("required", ()))
        for name in sorted(before.keys() | after.keys()):
            place = f"{path}.{name}" if path else name
            if name not in after:
                self._breaks(place, "field removed", "both" if name in needed else "newer readers")
            elif name not in before and name in needs:
                self._breaks(place, "required field added", "newer readers")
            elif name not in before:
                self.allowed.append(Allowed(place, "optional field added", "consumer"))
            else:
                self._presence(place, name in needed, name in needs, before[name], after[name])
                self.walk(place, before[name], after[name])

    def _presence(self, path: str, needed: bool, needs: bool, old: Any, new: Any) -> None:
        if needs and not needed:
            self._breaks(path, "optional field became required", "newer readers")
        elif needed and not needs:
            self._breaks(path, "required field became optional", "older readers")
        elif not needs and _default(old) != _default(new):
            self._breaks(path, "default changed: data without the field would mean something else", "both")

    def _branches(self, path: str, old: list[Any], new: list[Any]) -> None:
        """Branches of a union are the same branch when they allow the same JSON type."""
        remaining = [(_label(branch), branch) for branch in new]
        for branch in old:
            label = _label(branch)
            match = next((pair for pair in remaining if pair[0] == label), None)
            if match is None:
                self._breaks(path, f"no longer {label}", "newer readers")
            else:
                remaining.remove(match)
                self.walk(path, branch, match[1])
        for label, _ in remaining:
            self._breaks(path, f"now also {label}", "older readers")

    def _values(self, path: str, old: Schema, new: Schema) -> None:
        before, after = old.get("enum"), new.get("enum")
        if before is None or after is None:
            if before != after:
                self._narrowed_or_widened(path, "enum", before, after)
            return
        gone = [value for value in before if value not in after]
        added = [value for value in after if value not in before]
        if gone:
            self._breaks(path, f"values removed: {', '.join(map(str, gone))}", "newer readers")
        if added:
            self._breaks(path, f"values added: {', '.join(map(str, added))}", "older readers")

    def _keyword(self, path: str, keyword: str, old: Any, new: Any) -> None:
        if keyword in _SUBSCHEMAS and old is not None and new is not None:
            self.walk(f"{path}[]", old, new)
        elif old == new:
            return
        elif old is not None and new is not None and keyword in _LOWER_BOUNDS | _UPPER_BOUNDS:
            narrower = (new > old) == (keyword in _LOWER_BOUNDS)
            self._breaks(path, f"{keyword} changed", "newer readers" if narrower else "older readers")
        else:
            self._narrowed_or_widened(path, keyword, old, new)

    def _narrowed_or_widened(self, path: str, keyword: str, old: Any, new: Any) -> None:
        if old is None:
            self._breaks(path, f"{keyword} added", "newer readers")
        elif new is None:
            self._breaks(path, f"{keyword} removed", "older readers")
        else:
            self._breaks(path, f"{keyword} changed", "both")

    def _breaks(self, path: str, change: str, who: Broken) -> None:
        self.breaking.append(Breaking(path, change, who))


def _without_annotations(schema: Schema) -> dict[str, Any]:
    """What decides; a single allowed value is a list of one."""
    rules = {name: value for name, value in schema.items() if name not in _ANNOTATIONS and name != "const"}
    return rules | {"enum": [schema["const"]]} if "const" in schema else rules


def _as_union(schema: dict[str, Any]) -> dict[str, Any]:
    return schema if "anyOf" in schema else {"anyOf": [schema]}


def _label(branch: Any) -> str:
    kind = branch.get("type", "any type") if isinstance(branch, dict) else branch
    return kind if isinstance(kind, str) else json.dumps(kind, sort_keys=True)


def _default(schema: Any) -> str:
    """Comparable form of a default; no default is the empty text."""
    if not isinstance(schema, dict) or "default" not in schema:
        return ""
    return json.dumps(schema["default"], sort_keys=True)
