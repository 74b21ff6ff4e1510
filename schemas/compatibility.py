"""What of a changed JSON Schema would break somebody: a feed that writes it, or a subscriber that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]

_LOWER_BOUNDS = ("minimum", "exclusiveMinimum", "minLength", "minItems")
_UPPER_BOUNDS = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")


def breaking_changes(old: Schema, new: Schema) -> list[str]:
    """Each breaking change in words, with the path of the field; empty where old readers and writers go on working.

    Breaking are: a field removed or of another type, a field newly required, an enum or a bound narrowed.
    """
    return list(_compare(old, new, old, new, "", frozenset()))


def _compare(old: Any, new: Any, old_root: Schema, new_root: Schema, path: str, seen: frozenset[str]) -> Iterator[str]:
    name = str(old.get("$ref", ""))
    if name and name in seen:
        return
    seen = seen | {name} if name else seen
    old, new = _resolve(old, old_root), _resolve(new, new_root)
    where = path or "the record"
    if _types(old, old_root) != _types(new, new_root):
        before, after = (", ".join(sorted(_types(s, r))) for s, r in ((old, old_root), (new, new_root)))
        yield f"{where} changes its type from {before} to {after}"
        return
    yield from _narrowed(old, new, where)
    yield from _fields(old, new, old_root, new_root, path, seen)
    for key in ("items", "additionalProperties"):
        if isinstance(old.get(key), dict) and isinstance(new.get(key), dict):
            yield from _compare(old[key], new[key], old_root, new_root, f"{path}[]", seen)
    for a, b in zip(_branches(old), _branches(new), strict=False):
        yield from _compare(a, b, old_root, new_root, path, seen)


def _fields(
    old: Schema, new: Schema, old_root: Schema, new_root: Schema, path: str, seen: frozenset[str]
) -> Iterator[str]:
    before, after = old.get("properties", {}), new.get("properties", {})
    for name, field in before.items():
        if name not in after:
            yield f"{path}.{name} is removed".lstrip(".")
        else:
            yield from _compare(field, after[name], old_root, new_root, f"{path}.{name}".lstrip("."), seen)
    for name in new.get("required", []):
        if name not in old.get("required", []):
            yield f"{path}.{name} becomes required".lstrip(".")


def _narrowed(old: Schema, new: Schema, where: str) -> Iterator[str]:
    before, after = _values(old), _values(new)
    if after is not None and (before is None or set(before) - set(after)):
        gone = sorted(map(str, set(before or ()) - set(after)))
        yield f"{where} no longer allows {', '.join(gone) or 'free values'}"
    for key in _LOWER_BOUNDS:
        if key in new and new[key] > old.get(key, float("-inf")):
            yield f"{where} narrows {key} to {new[key]}"
    for key in _UPPER_BOUNDS:
        if key in new and new[key] < old.get(key, float("inf")):
            yield f"{where} narrows {key} to {new[key]}"
    if "pattern" in new and new["pattern"] != old.get("pattern"):
        yield f"{where} changes its pattern to {new['pattern']}"


def _values(schema: Schema) -> list[Any] | None:
    return [schema["const"]] if "const" in schema else schema.get("enum")


def _branches(schema: Schema) -> list[Schema]:
    return [b for b in schema.get("anyOf", []) if b.get("type") != "null"]


def _types(schema: Schema, root: Schema) -> frozenset[str]:
    """The JSON types that a schema allows."""
    schema = _resolve(schema, root)
    if "anyOf" in schema:
        return frozenset().union(*(_types(branch, root) for branch in schema["anyOf"]))
    kind = schema.get("type")
    if kind is None:
        values = _values(schema)
        return frozenset(type(v).__name__ for v in values) if values else frozenset({"any"})
    return frozenset(kind) if isinstance(kind, list) else frozenset({kind})


def _resolve(schema: Schema, root: Schema) -> Schema:
    while "$ref" in schema:
        target: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = {**target, **{k: v for k, v in schema.items() if k != "$ref"}}
    return schema
