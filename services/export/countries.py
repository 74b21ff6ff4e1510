"""Countries as ACLED's exports name them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Country(NamedTuple):
    """A country in ACLED's terms."""

    iso: int
    """ISO 3166-1 numeric; 0 where it has none (Kosovo)."""
    name: str
    region: str


@cache
def countries() -> dict[str, Country]:
    """Countries by ISO 3166-1 alpha-3 code."""
    text = (files("services.export") / "countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith(("#", "iso3")))
    return {iso3: Country(int(iso), name, region) for iso3, iso, name, region in rows}
