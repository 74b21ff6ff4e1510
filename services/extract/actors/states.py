"""Forces of states: by a noun with a nationality, or by the state's name alone."""

from __future__ import annotations

import re
from functools import lru_cache

from services.extract.actors.joining import Joining
from services.extract.actors.lexicon import Entry, Hit, Lexicon
from services.extract.model import ActorMention

_NAME = re.compile(r" ([А-ЯІЇЄҐ][а-яёіїєґ'’-]{3,})(?![\w-])")
"""A name in Cyrillic, with a capital and small letters."""


def force_of(start: int, end: int, name: str, head: Entry, country: str | None, lexicon: Lexicon) -> ActorMention:
    """People by their noun: forces of a country where it has such, else whoever they are."""
    if not (country and head.suffix):
        return ActorMention(start, end, name, None, country, head.category)
    actor_id, usual = _state_force(country, head.suffix, lexicon.country_names[country])
    return ActorMention(start, end, name, actor_id, country, head.category, usual)


@lru_cache(maxsize=4096)
def _state_force(country: str, suffix: str, country_name: str) -> tuple[str, str]:
    """The id and usual name of a state's force."""
    kind = {"forces": "Military Forces", "police": "Police Forces"}.get(suffix, suffix.replace("-", " ").title())
    return f"{country.lower()}-{suffix}", f"{kind} of {country_name}"


def _names_place(text: str, original: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a name that is no party's or weapon's follows: "в иранском | Керманшахе", not "украинский Генштаб"."""
    name = _NAME.match(original, end)
    return name is not None and text[name.start(1) : name.end(1)] not in lexicon.cases


def nation_of(hit: Hit, text: str, original: str, rules: Joining, lexicon: Lexicon) -> ActorMention | None:
    """A nationality, a people or a state without a noun of its forces."""
    start, end, entry = hit
    country, name = entry.country, original[start:end]
    if entry.kind == "weapon":
        usual = _state_force(country or "", "forces", lexicon.country_names[country or ""])[1]
        return ActorMention(start, end, name, None, country, None, usual, adjective=True)
    if entry.kind == "adjective":
        placed = rules.neutral(text, end) or (rules.inflects and _names_place(text, original, end, lexicon))
        placed = placed or not rules.arms(text, end)
        return None if placed else ActorMention(start, end, name, None, country, None, adjective=True)
    if entry.kind == "people":
        return ActorMention(start, end, name, None, country, None)
    if country is None or not rules.acts(text, start, end, lexicon.cases.get(text[start:end], "")):
        return None
    actor_id, usual = _state_force(country, "forces", lexicon.country_names[country])
    return ActorMention(start, end, name, actor_id, country, "State forces", usual)
