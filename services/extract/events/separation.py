"""Which triggers of one sentence tell an event each."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.events.asides import is_by_the_way, is_charged, is_sequel
from services.extract.events.deeds import OWN_EVENT, Deed, is_beside, tells_violence
from services.extract.events.joints import between
from services.extract.events.occasions import as_told
from services.extract.events.passage import Passage

_CAUSES = frozenset(("blow", "strike", "shell", "airstrike", "explode", "incoming", "bomb", "land"))
"""Trigger classes of what comes from afar, and people die of."""


def separate(told: Sequence[Deed], passage: Passage) -> list[Deed]:
    """One trigger for each event of a sentence, in order: the heaviest, and those that a joint sets apart from it."""
    told = [one._replace(is_known=True) if is_by_the_way(passage, one, told) else one for one in told]
    told = [as_told(passage, one, told) if one.is_known else one for one in told]
    told = [one for one in _with_causes(told) if not is_charged(passage, one)]
    violence = [one for one in told if tells_violence(one)]
    events: list[Deed] = []
    for candidate in sorted(told, key=_weight):
        if candidate.rule.weight < OWN_EVENT or (_is_added(candidate) and events):
            continue
        if not _is_part(candidate, violence, passage) and _is_apart(candidate, events, passage):
            events.append(candidate)
    return sorted(events, key=lambda one: one.cue.start)


def _weight(one: Deed) -> tuple[bool, int, int, int]:
    """The order in which triggers may tell the event: news, of much weight, by itself, first in the sentence."""
    return one.is_known, -one.rule.weight, one.rule.is_sequel, one.cue.start


def _is_added(one: Deed) -> bool:
    """Whether it tells no event beside others: one that is known, or what was done about a protest told before."""
    return one.is_known or bool(one.rule.is_sequel)


def _is_part(one: Deed, violence: Sequence[Deed], passage: Passage) -> bool:
    """Whether it tells what was done beside or right after violence of the sentence, which names the event."""
    goes_along = bool(violence) and (is_beside(one) or is_sequel(passage, one, violence))
    return goes_along and all(between(passage, one, deed) is None for deed in violence)


def _is_apart(one: Deed, events: Sequence[Deed], passage: Passage) -> bool:
    return all(between(passage, one, event) is not None for event in events)


def _with_causes(told: list[Deed]) -> list[Deed]:
    """The triggers; a strike is no known one where nothing else says what people died of ("after a hit on a house")."""
    news = [one for one in told if not one.is_known and one.rule.weight >= OWN_EVENT]
    only_deaths = bool(news) and all(one.cue.entry.name == "kill" and one.rule.weight == OWN_EVENT for one in news)
    if not only_deaths:
        return told
    return [one._replace(is_known=one.is_definite) if one.cue.entry.name in _CAUSES else one for one in told]
