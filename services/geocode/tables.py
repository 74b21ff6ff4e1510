"""Our own facts about wars and countries: TOML files beside this code, each commented with its sources."""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import files
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@cache
def table(name: str) -> dict[str, Any]:
    """What `name`.toml holds."""
    return tomllib.loads((files("services.geocode") / f"{name}.toml").read_text(encoding="utf-8"))
