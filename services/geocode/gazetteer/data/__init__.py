"""Our own facts for the gazetteer: names, areas, facilities. TOML and TSV, each commented with its sources."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read_text(name: str) -> str:
    """A data file as text."""
    return (files(__name__) / name).read_text(encoding="utf-8")


def load_toml(name: str) -> dict[str, Any]:
    """A TOML file."""
    return dict(tomllib.loads(read_text(name)))


def load_tsv(name: str, columns: int) -> list[list[str]]:
    """The rows of a TSV file, filled up to this many columns; lines that begin with # are comments."""
    rows = (line.split("\t") for line in read_text(name).splitlines() if line.strip() and not line.startswith("#"))
    return [[cell.strip() for cell in row] + [""] * (columns - len(row)) for row in rows]


def split_names(cell: str) -> list[str]:
    """Names in one cell, divided by "; "."""
    return [name.strip() for name in cell.split(";") if name.strip()]
