"""A small JSON Schema, and every kind of change to it: those that break and those that are allowed."""

import copy
from collections.abc import Callable
from typing import Any

from shared.schemas.compatibility import Allowed

Json = dict[str, Any]

SCHEMA: Json = {
    "$defs": {
        "Place": {
            "type": "object",
            "properties": {"page": {"type": "integer", "minimum": 1, "maximum": 99}, "note": {"default": None}},
            "required": ["page"],
        }
    },
    "type": "object",
    "title": "Thing",
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "kind": {"type": "string", "enum": ["a", "b"]},
        "fixed": {"type": "string", "const": "x"},
        "count": {"type": "integer", "default": 0},
        "free": {},
        "place": {"anyOf": [{"$ref": "#/$defs/Place"}, {"type": "null"}], "default": None},
        "places": {"type": "array", "items": {"$ref": "#/$defs/Place"}, "minItems": 1},
        "title": {"type": "string"},
    },
    "required": ["id", "kind", "places", "title"],
}


def changed(change: Callable[[Json, Json], Any]) -> Json:
    """A copy of SCHEMA after `change(schema, its properties)`."""
    schema = copy.deepcopy(SCHEMA)
    change(schema, schema["properties"])
    return schema


def _place(schema: Json) -> Json:
    found: Json = schema["$defs"]["Place"]
    return found


OLDER, NEWER, BOTH = "older readers", "newer readers", "both"
BREAKING: dict[str, tuple[Callable[[Json, Json], Any], str, str]] = {
    "required field removed": (lambda s, p: (p.pop("id"), s["required"].remove("id")), "id", BOTH),
    "optional field removed": (lambda s, p: p.pop("count"), "count", NEWER),
    "a field called title removed": (lambda s, p: (p.pop("title"), s["required"].remove("title")), "title", BOTH),
    "field renamed": (lambda s, p: p.update(amount=p.pop("count")), "count", NEWER),
    "required field added": (lambda s, p: (p.update(new={}), s["required"].append("new")), "new", NEWER),
    "optional made required": (lambda s, p: s["required"].append("count"), "count", NEWER),
    "required made optional": (lambda s, p: s["required"].remove("id"), "id", OLDER),
    "type changed": (lambda s, p: p["count"].update(type="string"), "count", BOTH),
    "type given to what was free": (lambda s, p: p["free"].update(type="string"), "free", NEWER),
    "type freed": (lambda s, p: p["count"].pop("type"), "count", OLDER),
    "value removed": (lambda s, p: p["kind"]["enum"].remove("a"), "kind", NEWER),
    "value added": (lambda s, p: p["kind"]["enum"].append("c"), "kind", OLDER),
    "fixed value became a choice": (
        lambda s, p: p.update(fixed={"type": "string", "enum": ["x", "y"]}),
        "fixed",
        OLDER,
    ),
    "values dropped": (lambda s, p: p["kind"].pop("enum"), "kind", OLDER),
    "values fixed": (lambda s, p: p["title"].update(enum=["x"]), "title", NEWER),
    "null allowed": (lambda s, p: p.update(id={"anyOf": [p["id"], {"type": "null"}]}), "id", OLDER),
    "null forbidden": (lambda s, p: p.update(place={"$ref": "#/$defs/Place", "default": None}), "place", NEWER),
    "format removed": (lambda s, p: p["id"].pop("format"), "id", OLDER),
    "format added": (lambda s, p: p["title"].update(format="date"), "title", NEWER),
    "format changed": (lambda s, p: p["id"].update(format="uri"), "id", BOTH),
    "minimum raised": (lambda s, p: _place(s)["properties"]["page"].update(minimum=2), "places[].page", NEWER),
    "minimum lowered": (lambda s, p: _place(s)["properties"]["page"].update(minimum=0), "places[].page", OLDER),
    "maximum lowered": (lambda s, p: _place(s)["properties"]["page"].update(maximum=9), "places[].page", NEWER),
    "maximum raised": (lambda s, p: _place(s)["properties"]["page"].update(maximum=100), "places[].page", OLDER),
    "fewest items raised": (lambda s, p: p["places"].update(minItems=2), "places", NEWER),
    "fewest items dropped": (lambda s, p: p["places"].pop("minItems"), "places", OLDER),
    "most items added": (lambda s, p: p["places"].update(maxItems=5), "places", NEWER),
    "pattern added": (lambda s, p: p["title"].update(pattern="^a"), "title", NEWER),
    "default changed": (lambda s, p: p["count"].update(default=1), "count", BOTH),
    "default dropped": (lambda s, p: p["count"].pop("default"), "count", BOTH),
    "items freed": (lambda s, p: p["places"].pop("items"), "places", OLDER),
    "items changed": (lambda s, p: p["places"].update(items={"type": "string"}), "places[]", BOTH),
    "unknown fields refused": (lambda s, p: s.update(additionalProperties=False), "", NEWER),
    "inner field removed": (lambda s, p: _place(s)["properties"].pop("note"), "place.note", NEWER),
    "inner optional made required": (lambda s, p: _place(s)["required"].append("note"), "place.note", NEWER),
    "an unknown keyword": (lambda s, p: p["title"].update(contentEncoding="base64"), "title", NEWER),
}

ALLOWED: dict[str, tuple[Callable[[Json, Json], Any], list[Allowed]]] = {
    "nothing": (lambda s, p: None, []),
    "other order of values": (lambda s, p: p["kind"]["enum"].reverse(), []),
    "other order of required fields": (lambda s, p: s["required"].reverse(), []),
    "fixed value written as a list": (lambda s, p: p.update(fixed={"type": "string", "enum": ["x"]}), []),
    "definition written out": (lambda s, p: p["places"].update(items=_place(s)), []),
    "definition renamed": (
        lambda s, p: (
            s.update({"$defs": {"Spot": _place(s)}}),
            p.update(place={"anyOf": [{"$ref": "#/$defs/Spot"}, {"type": "null"}], "default": None}),
            p["places"].update(items={"$ref": "#/$defs/Spot"}),
        ),
        [],
    ),
    "other order in a union": (lambda s, p: p["place"]["anyOf"].reverse(), []),
    "optional field added": (
        lambda s, p: p.update(new={"type": "string", "default": ""}),
        [Allowed("new", "optional field added", "consumer")],
    ),
    "inner optional field added": (
        lambda s, p: _place(s)["properties"].update(new={"default": None}),
        [Allowed(path, "optional field added", "consumer") for path in ("place.new", "places[].new")],
    ),
    "words": (
        lambda s, p: p["id"].update(description="its id", deprecated=True),
        [Allowed("id", "documentation changed", "either")],
    ),
}
