"""Whom an English text's event hits by what it hits: a market is civilians', a barracks the army's that is fought."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from schemas.forces import forces_of
from schemas.report import Actor
from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.actors.folding import folded
from services.extract.actors.forces import state_name
from services.extract.actors.identity import Chosen
from services.extract.actors.within import mentions_around, mentions_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause

_AHEAD = 90  # characters behind an event's word that hold what it hits
_BACK = 110  # characters before a passive that hold its subject
_GROUPS = ("Rebel group", "Political militia", "Identity militia")
_KINDS = ("Explosions/Remote violence", "Battles", "Violence against civilians")


def with_owners(chosen: Chosen, clause: Clause, mentions: Sequence[ActorMention]) -> list[Actor]:
    """The parties, as targets, whose buildings, vehicles or weapons the clause says are hit; those chosen left out."""
    kind = EVENT_TYPE_OF[clause.trigger.sub_event_type]
    targets = {mention.category for role, mention in chosen if role != "perpetrator"}
    looting = clause.trigger.sub_event_type == "Looting/property destruction"
    if "Civilians" in targets or (kind == "Battles" and targets) or (kind not in _KINDS and not looting):
        return []
    what = _object(clause, mentions)
    if what is None:
        return []
    if _objects().civil.fullmatch(what):
        return [] if kind == "Battles" else [Actor(role="target", name="civilians", category="Civilians")]
    doers = [mention for role, mention in chosen if role != "target"]
    if targets or any(doer.category not in _GROUPS for doer in doers):
        return []
    army = _army(doers, mentions_around(mentions, clause.start, clause.end))
    return [army] if army else []


def _object(clause: Clause, mentions: Sequence[ActorMention]) -> str | None:
    """The noun that is hit, with no party between it and the event's word."""
    offset = clause.sentence.start
    start, found = _behind(clause) if clause.trigger.voice != "passive" else _before(clause)
    if found is None:
        return None
    end = clause.trigger.start if clause.trigger.voice == "passive" else found.start(1) + offset
    parties = mentions_between(mentions, start + offset, end)
    return None if any(not m.adjective and m.end - offset < found.start(1) - 1 for m in parties) else found.group(1)


def _before(clause: Clause) -> tuple[int, re.Match[str] | None]:
    """The last noun of a thing before a passive, and where the search began; offsets of the sentence."""
    offset = clause.sentence.start
    first = clause.trigger.start - offset
    start = max(clause.start - offset, first - _BACK)
    return start, next(reversed([*_objects().any.finditer(folded(clause.sentence), start, first)]), None)


def _behind(clause: Clause) -> tuple[int, re.Match[str] | None]:
    """The first noun of a thing behind a verb, or behind the "on" of an event's noun."""
    text, offset = folded(clause.sentence), clause.sentence.start
    start = clause.trigger.end - offset
    end = min(clause.end - offset, start + _AHEAD)
    bang = clause.trigger.sub_event_type == "Remote explosive/landmine/IED"
    search = _objects().on.search if clause.trigger.voice == "nominal" else _objects().on.match
    on = search(text, start, end) if clause.trigger.voice == "nominal" or bang else None
    start = on.end() if on else start
    return start, _objects().reached.match(text, start, end)


def _army(doers: Sequence[ActorMention], mentions: Sequence[ActorMention]) -> Actor | None:
    """The army that these groups fight: the one that the text names, else that of their country."""
    wars = load("actors", "wars")
    against = {
        **dict.fromkeys(wars["roaming"]),
        **wars["against"],
    }  # whose army a roaming group fights, the place tells
    named = {m.country for m in mentions if m.category == "State forces" and m.country}
    countries = {against.get(doer.actor_id, doer.country) for doer in doers} - {None}
    country = next(iter(countries if len(countries) == 1 else named), None) if len(countries or named) == 1 else None
    if country is None:
        return Actor(role="target", name="military forces", category="State forces")
    return forces_of("target", country, state_name(country))


class _Objects:
    """Patterns of what is hit."""

    def __init__(self) -> None:
        data = load("en", "objects")
        civil, military = any_of(data["civil"]), any_of(data["military"])
        self.civil = re.compile(rf"(?:{civil})")
        self.any = re.compile(rf"\b((?:{civil})|(?:{military}))\b(?!-)")
        self.reached = re.compile(
            rf"(?: (?:{any_of(data['parts'])}) of| (?!(?:{any_of(data['stops'])})\b)[\w'’-]+){{0,7}}?"
            rf" ({civil}|{military})\b"
        )
        """What is hit, in the words behind the event's, before a preposition that leads elsewhere."""
        self.on = re.compile(rf" (?:{any_of(data['on'])})\b")


@cache
def _objects() -> _Objects:
    return _Objects()
