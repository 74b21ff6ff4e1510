"""Smaller groups, which the lexicon lists in short: "Hazm Movement = Harakat Hazm", "Cobra Faction (led by X)"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, cast

from schemas.taxonomy import ActorCategory
from services.extract.lexicon.loading import load

_LED = " (led by "


def factions() -> Iterator[tuple[ActorCategory, dict[str, Any]]]:
    """These groups by category, each as the other files of the lexicon have one."""
    for category, countries in load("actors", "factions").items():
        groups = [_group(line, country) for country, lines in countries.items() for line in lines]
        yield cast("ActorCategory", category), {_id(group["en"][0]): group for group in groups}


def _group(line: str, country: str) -> dict[str, Any]:
    written, _, leaders = line.removesuffix(")").partition(_LED) if _LED in line else (line, "", "")
    starred = written.split(" = ")
    names = [name.removesuffix("*") for name in starred]
    return {
        "name": _title(names),
        "country": country,
        "en": names,
        "ru": [],
        "uk": [],
        "ambiguous": [name.removesuffix("*") for name in starred if name.endswith("*")],
        "leaders": leaders.split(", ") if leaders else [],
    }


def _title(names: list[str]) -> str:
    """ACLED's name: the letters that a group is known by, where it has such, before its full name."""
    full = next((name for name in names[:2] if " " in name), names[0])
    letters = next((n for n in names if n.isupper() and n.isalpha() and (n == names[0] or n[0] == full[0])), None)
    return f"{letters}: {full}" if letters and " " in full else names[0]


def _id(name: str) -> str:
    """The name in small letters of ASCII, with hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if c.isascii())
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
