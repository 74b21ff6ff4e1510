"""The tellings of one event, and whether a further clause tells it again."""

from __future__ import annotations

from typing import NamedTuple

from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.events.kinds import is_aftermath, is_vague, types_agree
from services.extract.events.place_names import Words, is_one_name
from services.extract.events.told import Told, dates_agree, near

_MOST = 30
"""Tellings of one event that a clause is held against at most: time stays linear in the text."""
_MANY = 3
"""Places of a list, of which each has an event of its own where the text tells on of it."""
_ANSWERED = 2
"""Sentences behind a protest that tell what was done about it at most."""


class Telling(NamedTuple):
    """A telling as it is held against events."""

    told: Told
    names: list[Words]
    """Of all its places."""
    own: list[Words]
    """Of its main place, where it tells that itself."""
    is_wide: bool
    """Whether that is a district or more."""
    is_headed: bool = False
    """Whether that only stands at the head of its paragraph, over all that it tells."""
    ahead: frozenset[Words] = frozenset()
    """Those that stand behind its sentence: its place where it tells an event first, else perhaps the next one's."""
    item: int = 0
    """The number of its item of a list; 0 in none."""


class Tellings:
    """The tellings of one event, with what a further one is held against: the first telling, and the last ones."""

    def __init__(self, first: Telling) -> None:
        self.first = first
        self._known: list[Telling] = []
        self.tellings: list[Told] = []
        self.add(first)

    def add(self, one: Telling) -> None:
        """One telling more."""
        self.tellings.append(one.told)
        self._known = [*self._known[:1], *self._known[1:][2 - _MOST :], one]
        self.last = one
        self.heaviest = max((each.told for each in self._known), key=self._weight)
        self.dates = [each.told.when for each in self._known if each.told.when.span and not each.told.when.is_spoken]
        self.names = {
            name
            for each in self._known
            for name in each.names
            if each is self._known[0] or each.own or name not in each.ahead
        }
        self.item = max(each.item for each in self._known)

    def _weight(self, told: Told) -> tuple[bool, int]:
        """What a telling says of the event's type; what became of it says nothing."""
        return types_agree(self.tellings[0].candidate, told.candidate), told.candidate.rule.weight


def is_told_again(group: Tellings, clause: Telling) -> bool:
    """Whether a clause tells the event of a group again."""
    one, last = clause.told, group.tellings[-1]
    if one.candidate.rule.is_sequel and not near(last, one, _ANSWERED):
        return False
    if not types_agree(group.heaviest.candidate, one.candidate) and not is_aftermath(last, one):
        return False
    if not all(dates_agree(date, one.when) for date in group.dates) or _is_another_item(group, clause):
        return False
    if (not clause.own or clause.is_headed) and one.candidate.is_apart and not one.candidate.is_definite:
        return False
    if one.candidate.clause.has_subject and last.candidate.clause.sentence == one.candidate.clause.sentence:
        return False
    if near(last, one) and last.candidate.toll & one.candidate.toll:
        return True  # "27 people were killed. The 27 died when ...", and where, in a word more
    if _is_detail(group.last, clause):
        return True
    return _places_agree(group, clause)


def _places_agree(group: Tellings, clause: Telling) -> bool:
    """Whether a clause names a place of the event's, or none; or goes on from the last telling, wherever it is."""
    one, last = clause.told, group.tellings[-1]
    if not clause.own:
        return True
    goes_on = one.candidate.takes_up or one.candidate.is_definite
    if not group.names or (goes_on and near(last, one)):
        return one.candidate.is_definite or near(last, one)
    return any(is_one_name(a, b) for a in group.names for b in clause.own) and not _is_one_of_list(group, clause)


def _is_one_of_list(group: Tellings, clause: Telling) -> bool:
    """Whether a clause tells what came of it in one of many places that an event is told to have been in.

    "Arden, Belmar and Dorana came under attack. In Belmar a drone hit a shop": each place has its own event.
    """
    one = clause.told.candidate
    goes_on = one.takes_up or one.is_definite or one.is_bare or is_vague(one)
    is_narrow = bool(clause.own) and not clause.is_headed and not clause.is_wide and clause.told.place.listed < _MANY
    return group.first.told.place.listed >= _MANY and is_narrow and not goes_on


def _is_detail(last: Telling, clause: Telling) -> bool:
    """Whether a sentence tells how and where those fell of whom the last one gave the number and the region."""
    one = clause.told.candidate
    told = last.is_wide and last.told.candidate.has_victims and not one.has_victims
    return told and bool(clause.own) and not clause.is_wide and not one.is_apart and near(last.told, clause.told)


def _is_another_item(group: Tellings, clause: Telling) -> bool:
    """Whether two clauses are items of a list, or tell strikes by different means in paragraphs of their own."""
    a, b = group.heaviest.candidate, clause.told.candidate
    is_known = b.is_definite or b.takes_up
    if clause.item > group.item and (group.item or _sums_up(group.tellings[0])):
        return not is_known
    kinds = a.clause.trigger.sub_event_type, b.clause.trigger.sub_event_type
    by_means = all(EVENT_TYPE_OF[kind] == "Explosions/Remote violence" for kind in kinds) and kinds[0] != kinds[1]
    apart = a.clause.sentence.paragraph != b.clause.sentence.paragraph
    is_known |= a.is_definite  # "the missile fell where ..."
    return by_means and apart and not is_vague(a) and not is_vague(b) and not is_known


def _sums_up(told: Told) -> bool:
    """Whether what is told before a list is what all its items tell: it names many places."""
    return len(told.place.places) >= _MANY
