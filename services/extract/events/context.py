"""What names add to the words around a trigger: a group named is a party, a place named is a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from schemas.report import Toponym
from schemas.taxonomy import ActorCategory
from services.extract.events.cues import NAMES, Cue, Entry
from services.extract.events.rules import rule_book
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention


def _entry(name: str) -> Entry:
    return Entry(name, NAMES, "word", rule_book().bit(name))


_CLASSES: dict[ActorCategory, tuple[str, ...]] = {
    "State forces": ("military", "government"),
    "External/Other forces": ("military",),
    "Rebel group": ("rebel",),
    "Political militia": ("rebel",),
    "Identity militia": ("rebel",),
    "Rioters": ("rioter",),
    "Civilians": ("civilian",),
}
_ENTRIES = {name: _entry(name) for names in _CLASSES.values() for name in names}
_ABROAD = _entry("abroad")
_NATION = _entry("nation")
_FOLLOWERS = (_entry("follower"), _entry("protester"))
"""What followers of a party are, who may march, riot or kill: "BJP workers"."""
_PLACE = _entry("settlement")
_SITES = (" base", " bases", " camp", " camps", " barracks", " post", " posts", " outpost", " outposts")
_SURE = 0.3
"""The least strength of a toponym that counts as a place here."""


@cache
def all_classes() -> tuple[int, int]:
    """The classes of all that parties can say, and of places, as masks."""
    parties = _ABROAD.mask | _NATION.mask
    for entry in (*_ENTRIES.values(), *_FOLLOWERS):
        parties |= entry.mask
    return parties, _PLACE.mask


def places_among(toponyms: Iterable[Toponym]) -> list[Cue]:
    """The cues of places named."""
    return [Cue(t.start, t.end, _PLACE) for t in toponyms if t.strength >= _SURE and t.cue != "country"]


def _is_site(mention: ActorMention) -> bool:
    """Whether a name of forces is where they are ("army outposts"): its own words say what is hit."""
    return mention.category == "State forces" and mention.name.lower().endswith(_SITES)


def _is_plain(mention: ActorMention) -> bool:
    """Whether a name is of people of a militia's kin, and not of its fighters ("a man of the Guajajara")."""
    if mention.category != "Identity militia" or mention.usual_name is None:
        return False
    words = mention.name.lower().split()
    plain = load("en", "nouns")["plain_people"]
    return "armed" not in words and (words[0] in plain or words[-1] in plain)


@cache
def _unarmed() -> frozenset[str]:
    """The lands whose people have no army of their own."""
    return frozenset(load("actors", "wars")["occupied"])


def parties_among(mentions: Iterable[ActorMention]) -> Iterator[Cue]:
    """The cues of parties named, by their category."""
    for mention in mentions:
        if mention.adjective:
            yield Cue(mention.start, mention.end, _NATION)
        if mention.category is None and not mention.adjective and mention.country in _unarmed():
            yield Cue(mention.start, mention.end, _ENTRIES["civilian"])  # "Palestinians"
        if mention.category is None or mention.adjective or _is_site(mention):
            continue
        if mention.category == "Protesters" and mention.actor_id:
            yield from (Cue(mention.start, mention.end, entry) for entry in _FOLLOWERS)
        for name in ("civilian",) if _is_plain(mention) else _CLASSES.get(mention.category, ()):
            yield Cue(mention.start, mention.end, _ENTRIES[name])
        if mention.category == "State forces" and mention.country in rule_book().abroad:
            yield Cue(mention.start, mention.end, _ABROAD)
