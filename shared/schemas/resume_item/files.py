"""The format in files: one JSON Schema a version, and golden examples of each. They are generated and checked in.

A version that was followed by another is frozen: its schema is written once, and a class that says otherwise is
wrong. Within 1.x a newer schema has to read what the older ones allow, and the other way round.
"""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from shared.schemas.base import Schema
from shared.schemas.compatibility import check_against
from shared.schemas.export import canonical_bytes
from shared.schemas.resume_item.item import ResumeItem
from shared.schemas.resume_item.v0_2 import ResumeItemV02
from shared.schemas.resume_item.values import SHAPES

FOLDER = Path(__file__).parent
EXPORTED = FOLDER / "exported"
GOLDEN = FOLDER / "golden"
VERSIONS: tuple[type[ResumeItemV02] | type[ResumeItem], ...] = (ResumeItemV02, ResumeItem)
"""Oldest first."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAME = re.compile(r"resume_item\.v(\d+)\.(\d+)\.json")


def schema_name(version: str) -> str:
    """The file of a version's schema."""
    return f"resume_item.v{version}.json"


def exported_schemas() -> dict[str, bytes]:
    """File name -> content: what should be checked in."""
    return {schema_name(item.VERSION): canonical_bytes(_schema(item, item.VERSION)) for item in VERSIONS}


def write_schemas(folder: Path = EXPORTED) -> list[str]:
    """Bring the files up to date; never one that is frozen. Returns the names that changed."""
    newest = schema_name(VERSIONS[-1].VERSION)
    changed = []
    for name, content in exported_schemas().items():
        path = folder / name
        if not path.is_file() or (name == newest and path.read_bytes() != content):
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            changed.append(name)
    return changed


def schema_problems(folder: Path = EXPORTED) -> list[str]:
    """What is wrong with the files, one sentence each; empty when all is well."""
    return [*_stale(folder), *_incompatible(folder)]


def _stale(folder: Path) -> Iterator[str]:
    wanted = exported_schemas()
    newest = schema_name(VERSIONS[-1].VERSION)
    present = {path.name: path.read_bytes() for path in folder.glob("*.json")} if folder.is_dir() else {}
    for name in sorted(wanted.keys() | present.keys()):
        if wanted.get(name) == present.get(name):
            continue
        if name in wanted and name in present and name != newest:
            yield f"{name}: this version is out, and its class says something else now"
        else:
            yield f"{name}: stale; run `careergraph schemas export` and read what changed"


def _incompatible(folder: Path) -> Iterator[str]:
    """Every pair of neighbours within a major version."""
    found = sorted((int(m[1]), int(m[2]), p) for p in folder.glob("*.json") if (m := _NAME.fullmatch(p.name)))
    for (major, _, before), (major_after, _, after) in pairwise(found):
        if major == major_after:
            for breaking in check_against(json.loads(before.read_bytes()), json.loads(after.read_bytes())):
                yield f"{after.name}, against {before.name}: {breaking}"


def _schema(item: type[Schema], version: str) -> dict[str, Any]:
    schema = item.model_json_schema(mode="validation")
    head = {"$schema": _DIALECT, "$id": f"urn:careergraph:resume-item:{version}"}
    if item is not ResumeItem:
        return head | schema
    rules, definitions = _value_rules()
    return head | schema | {"allOf": rules, "$defs": schema["$defs"] | definitions}


def _value_rules() -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """(if the type is one of these, then the value has this shape; the definitions that the shapes refer to)."""
    inputs: list[tuple[str, Literal["validation"], TypeAdapter[Any]]] = [
        (shape.name, "validation", shape.adapter) for shape in SHAPES
    ]
    schemas, definitions = TypeAdapter.json_schemas(inputs, ref_template="#/$defs/{model}")
    rules = [
        {
            "if": {"properties": {"type": {"enum": sorted(shape.types)}}, "required": ["type"]},
            "then": {"properties": {"value": schemas[shape.name, "validation"]}},
        }
        for shape in SHAPES
    ]
    return rules, definitions["$defs"]
