"""What nearly all revisions have in common, for deflating them: the names of their fields."""

from __future__ import annotations

from functools import cache
from typing import Any

from schemas.event import EventRevision


@cache
def _names() -> bytes:
    schema: dict[str, Any] = EventRevision.model_json_schema()
    definitions = [*schema["$defs"].values(), schema]
    names = [f'"{name}":null,' for definition in definitions for name in definition.get("properties", ())]
    return "".join(names).encode()[-32_000:]


DICTIONARY: bytes = _names()
