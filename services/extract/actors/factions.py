"""Smaller groups, which the lexicon lists in short: "Hazm Movement = Harakat Hazm", "Cobra Faction (led by X)".

A name of Russian or Ukrainian texts has its language before it: "Norman Brigade = ru:бригада | «Норман»"; ACLED's name,
where it is not made of the first two, has "as": "Mai-Mai Simba = as:Mayi Mayi Militia (Simba)".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, cast

from schemas.taxonomy import ActorCategory
from services.extract.lexicon.loading import LANGUAGES, load

_LED = " (led by "
_MARKED = ("ru:", "uk:", "as:")
_FILES = ("factions", "africa", "middle-east")


def factions() -> Iterator[tuple[ActorCategory, dict[str, Any]]]:
    """These groups by category, each as the other files of the lexicon have one."""
    for category, countries in (found for file in _FILES for found in load("actors", file).items()):
        groups = [_group(line, country) for country, lines in countries.items() for line in lines]
        yield cast("ActorCategory", category), {_id(group["en"][0]): group for group in groups}


def _group(line: str, country: str) -> dict[str, Any]:
    written, _, leaders = line.removesuffix(")").partition(_LED) if _LED in line else (line, "", "")
    names: dict[str, list[str]] = {language: [] for language in (*LANGUAGES, "as")}
    ambiguous = []
    for name in written.split(" = "):
        told, _, foreign = name.removesuffix("*").partition(":") if name[:3] in _MARKED else ("en", "", "")
        names[told].append(foreign or name.removesuffix("*"))
        ambiguous += names[told][-1:] if name.endswith("*") else []
    return {
        "name": next(iter(names.pop("as")), None) or _title(names["en"]),
        "country": country,
        **names,
        "ambiguous": ambiguous,
        "leaders": leaders.split(", ") if leaders else [],
    }


def _title(names: list[str]) -> str:
    """ACLED's name: the letters that a group is known by, where it has such, before its full name."""
    full = next((name for name in names[:2] if " " in name), names[0])
    letters = next((n for n in names if n.isupper() and n.isalpha() and (n == names[0] or n[0] == full[0])), None)
    return f"{letters}: {full}" if letters and " " in full and ":" not in full else names[0]


def _id(name: str) -> str:
    """The name in small letters of ASCII, with hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if c.isascii())
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
