"""Reading the lexicon's TOML files."""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import files
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from services.extract.lexicon.euphony import with_euphony

LANGUAGES = ("en", "ru", "uk")


@cache
def load(language: str, concern: str) -> dict[str, Any]:
    """The data of one concern ("triggers", "dates", ...) in one language; empty where there is no such file."""
    path = files("services.extract.lexicon") / language / f"{concern}.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return with_euphony(data) if language == "uk" else data


@cache
def load_shared(concern: str) -> dict[str, Any]:
    """The data of a concern that all languages share ("rules", ...)."""
    path = files("services.extract.lexicon") / f"{concern}.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return data
