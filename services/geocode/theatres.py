"""Theatres: the groups of countries by which located reports are partitioned."""

from __future__ import annotations

from services.geocode.tables import table

_COUNTRIES: dict[str, tuple[str, ...]] = {name: tuple(codes.split()) for name, codes in table("theatres").items()}

UNASSIGNED = "unassigned"
"""The theatre of a report that names neither a place nor a side: public, but grouped with nothing."""

THEATRES: tuple[str, ...] = (*_COUNTRIES, UNASSIGNED)
"""All theatres; the key of every message on `conflict.reports.v1` is one of these."""

_THEATRE_OF = {code: theatre for theatre, codes in _COUNTRIES.items() for code in codes}


def theatre_of_country(iso3: str | None) -> str:
    """The theatre of a country by its ISO 3166-1 alpha-3 code; `UNASSIGNED` for None and for what is no such code."""
    return _THEATRE_OF.get(iso3 or "", UNASSIGNED)
