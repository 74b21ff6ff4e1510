"""Who may have done it: every armed party that an article names, each once, with all that is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from schemas.report import Actor
from schemas.taxonomy import ActorCategory
from services.extract.actors.choosing import side_of
from services.extract.model import ActorMention

Kind = Literal["state", "group", "nation"]

_KINDS: dict[ActorCategory, Kind] = {
    "State forces": "state",
    "External/Other forces": "state",
    "Rebel group": "group",
    "Political militia": "group",
    "Identity militia": "group",
}
_MOST_NAMES = 6
"""Mentions whose names a party is known by: it stays linear where one is named a thousand times."""


class Candidate(NamedTuple):
    """One party of an article."""

    kind: Kind
    keys: frozenset[str]
    """What tells it in a report: ids, the country of a state's forces, names."""
    mentions: tuple[ActorMention, ...]
    """Where the field of the events names it, in order."""
    titled: tuple[ActorMention, ...]
    """Where the title does."""


def candidates_of(mentions: Sequence[ActorMention], titled: Sequence[ActorMention]) -> tuple[Candidate, ...]:
    """The armed parties and nations among the mentions of a text and of its title, in order of their first."""
    told: dict[str, tuple[list[ActorMention], list[ActorMention]]] = {}
    for at, field in enumerate((mentions, titled)):
        for mention in field:
            if mention.category in _KINDS or (mention.category is None and mention.country):
                told.setdefault(side_of(mention), ([], []))[at].append(mention)
    return tuple(_candidate(*both) for both in told.values())


def keys_of(actor: Actor) -> frozenset[str]:
    """What tells a report's actor: any key in common with a candidate makes both one party."""
    return _keys(actor.actor_id, actor.country, actor.category, actor.name)


def _candidate(text: list[ActorMention], title: list[ActorMention]) -> Candidate:
    both = [*text, *title]
    category = next((m.category for m in both if m.category), None)
    some = [*text[:_MOST_NAMES], *title[:1]]
    keys = frozenset[str]().union(
        *(_keys(m.actor_id, m.country, m.category, name) for m in some for name in (m.name, m.usual_name or m.name))
    )
    return Candidate(_KINDS[category] if category else "nation", keys, tuple(text), tuple(title))


def _keys(actor_id: str | None, country: str | None, category: ActorCategory | None, name: str) -> frozenset[str]:
    is_state = category in (None, "State forces")
    return frozenset(key for key in (actor_id, country if is_state else None, name.lower()) if key)
