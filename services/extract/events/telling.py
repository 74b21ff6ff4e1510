"""The same event told twice in one article is one report."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.events.main_telling import event_of
from services.extract.events.nowhere import nowhere_of
from services.extract.events.place_names import names_of
from services.extract.events.retold import Telling, Tellings, is_told_again
from services.extract.events.told import Event, Told, dates_agree, near
from services.extract.events.told_places import is_wide, scene_of, tells_place
from services.extract.names import Names

_GROUPS = 100
"""Events that a clause is held against at most: time stays linear in the text."""


def events_of(told: Sequence[Told], names: Names) -> tuple[Event, ...]:
    """The events behind the clauses of the field that has these names, in order of their main clause."""
    groups = _grouped(told, names) if len(told) > 1 else [list(told)]
    told_once = [group for group in groups if not all(one.candidate.is_bare for one in group)]
    return tuple(sorted((event_of(group) for group in told_once), key=lambda event: event.main.candidate.clause.start))


def _grouped(told: Sequence[Told], names: Names) -> list[list[Told]]:
    """The tellings of each event, the first one first."""
    document, toponyms, first_index = names.document, names.toponyms, names.first_index
    paragraphs = sorted(opening.start for opening in document.openings.values())
    nowhere = nowhere_of([one.candidate for one in told], toponyms, names.mentions, document.language)
    groups: list[Tellings] = []
    for one in told:
        named = [toponyms[i - first_index] for mention in one.place.places for i in mention.toponyms]
        scene = scene_of(one, toponyms, first_index, nowhere)
        own = tells_place(one, scene, paragraphs)
        is_headed = own and any(t.start == one.place.head for t in scene)
        ahead = frozenset(names_of([t for t in named if t.start >= one.candidate.clause.sentence.end]))
        item = document.items.get(one.candidate.clause.sentence.paragraph, 0)
        told_places = names_of(named), names_of(scene) if own else []
        telling = Telling(one, *told_places, own and is_wide(scene), is_headed, ahead, item)
        group = _group_of(telling, groups)
        if group is None:
            groups.append(Tellings(telling))
        else:
            group.add(telling)
    return [group.tellings for group in groups]


def _group_of(telling: Telling, groups: Sequence[Tellings]) -> Tellings | None:
    """The tellings of the event that is told again, the last one first; None where a new one is told."""
    if groups and not telling.own and _is_next_day(groups[-1].tellings[-1], telling.told):
        return None
    recent = sorted(groups[: -_GROUPS - 1 : -1], key=_is_aside)
    return next((group for group in recent if is_told_again(group, telling)), None)


def _is_next_day(last: Told, one: Told) -> bool:
    """Whether a sentence goes on with another day's event: "killed nine on Sunday and shot two more on Monday"."""
    return near(last, one, 0) and not dates_agree(last.when, one.when)


def _is_aside(group: Tellings) -> bool:
    """Whether an event was told only to hold another against it: what follows is rather of that one."""
    return group.tellings[0].candidate.is_aside
