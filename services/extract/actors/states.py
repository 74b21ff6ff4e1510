"""Forces of states: by a noun with a nationality, or by the state's name alone."""

from __future__ import annotations

import re

from services.extract.actors.forces import force_name
from services.extract.actors.joining import Joining
from services.extract.actors.lexicon import Entry, Hit, Lexicon
from services.extract.model import ActorMention

_NAME = re.compile(r" ([А-ЯІЇЄҐ][а-яёіїєґ'’-]{3,})(?![\w-])")
"""A name in Cyrillic, with a capital and small letters."""


def force_of(start: int, end: int, name: str, head: Entry, country: str | None, lexicon: Lexicon) -> ActorMention:
    """People by their noun: forces of a country where it has such, else whoever they are."""
    if not (country and head.suffix and head.force):
        return ActorMention(start, end, name, None, country, head.category, force=head.force)
    actor_id, usual = f"{country.lower()}-{head.suffix}", force_name(head.force, country)
    return ActorMention(start, end, name, actor_id, country, head.category, usual, force=head.force)


def _names_place(text: str, original: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a name that is no party's or weapon's follows: "в иранском | Керманшахе", not "украинский Генштаб"."""
    name = _NAME.match(original, end)
    return name is not None and text[name.start(1) : name.end(1)] not in lexicon.cases


def nation_of(hit: Hit, text: str, original: str, rules: Joining, lexicon: Lexicon) -> ActorMention | None:
    """A nationality, a people or a state without a noun of its forces."""
    start, end, entry = hit
    country, name = entry.country, original[start:end]
    if entry.kind == "weapon":
        usual = force_name("forces", country or "")
        return ActorMention(start, end, name, None, country, None, usual, adjective=True, force="forces")
    if entry.kind == "adjective":
        placed = rules.neutral(text, end) or (rules.inflects and _names_place(text, original, end, lexicon))
        placed = placed or not rules.arms(text, end)
        return None if placed else ActorMention(start, end, name, None, country, None, adjective=True)
    if entry.kind == "people":
        return ActorMention(start, end, name, None, country, None)
    if country is None or not rules.acts(text, start, end, lexicon.cases.get(text[start:end], "")):
        return None
    actor_id, usual = f"{country.lower()}-forces", force_name("forces", country)
    return ActorMention(start, end, name, actor_id, country, "State forces", usual, force="forces")
