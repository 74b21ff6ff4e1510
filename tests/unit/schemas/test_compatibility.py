import copy
from typing import Any

import pytest

from schemas.compatibility import breaking_changes
from schemas.export import json_schema
from schemas.topics import TOPICS

OLD: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "kind": {"enum": ["a", "b"], "type": "string"},
        "inner": {"$ref": "#/$defs/Inner"},
        "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    },
    "required": ["id"],
    "$defs": {"Inner": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 0}}}},
}


def changed(path: tuple[str, ...], value: Any) -> dict[str, Any]:
    new = copy.deepcopy(OLD)
    node = new
    for key in path[:-1]:
        node = node[key]
    if value is None:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return new


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (changed(("properties", "note"), None), "note is removed"),
        (changed(("properties", "id"), {"type": "integer"}), "id changes its type from string to integer"),
        (changed(("properties", "note"), {"type": "string"}), "note changes its type from null, string to string"),
        (changed(("required",), ["id", "kind"]), "kind becomes required"),
        (changed(("properties", "kind"), {"enum": ["a"], "type": "string"}), "kind no longer allows b"),
        (changed(("$defs", "Inner", "properties", "n", "minimum"), 1), "inner.n narrows minimum to 1"),
        (changed(("$defs", "Inner", "properties"), {}), "inner.n is removed"),
    ],
)
def test_what_breaks(new: dict[str, Any], says: str) -> None:
    assert breaking_changes(OLD, new) == [says]


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        changed(("properties", "more"), {"type": "string"}),
        changed(("properties", "kind"), {"enum": ["a", "b", "c"], "type": "string"}),
        changed(("properties", "id", "description"), "An id."),
    ],
)
def test_what_does_not(new: dict[str, Any]) -> None:
    assert breaking_changes(OLD, new) == []


@pytest.mark.parametrize(("topic", "model"), [(t, m) for t in TOPICS for m in t.models])
def test_every_record_is_compared_to_its_depth(topic: Any, model: Any) -> None:
    """Removing any single field anywhere in a real schema is seen."""
    schema = json_schema(topic, model)
    for holder in [schema, *schema.get("$defs", {}).values()]:
        for name in list(holder.get("properties", {})):
            without = copy.deepcopy(holder["properties"])
            field = holder["properties"].pop(name)
            broken = copy.deepcopy(schema)
            holder["properties"] = {**without, name: field}
            assert any(f"{name} is removed" in what for what in breaking_changes(schema, broken)), name
