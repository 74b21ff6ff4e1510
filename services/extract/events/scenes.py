"""Whether both sides of a joint say when or where, and do not say the same."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import product

from services.extract.events.cues import Cue
from services.extract.events.deeds import Deed
from services.extract.events.passage import Passage
from services.extract.when.expressions import Expression

_LED = 50
"""Characters behind a joint within which a place sets the scene of what follows (", in the village of ...")."""
_NEXT = 20
"""Characters from a joint to its verb at most: room for an adverb or two."""
_AROUND = 12
"""Characters around a name that hold the noun of an area."""
_STEM = 4
"""Letters by which a place is known again in another case."""
_DAYS = frozenset(("date", "weekday", "offset", "shift"))
"""Kinds of expressions that tell a day."""
_STOPS = (",", ".", ";", ":", "")
_FROM_AFAR = frozenset(("Air/drone strike", "Shelling/artillery/missile attack"))


def days_differ(passage: Passage, joint: int, _first: Deed, _second: Deed) -> bool:
    """Whether the last day before a joint is another than the first one behind it."""
    days = [e for e in passage.expressions if e.rule.kind in _DAYS and not (e.spoken or e.rule.weak)]
    left = [e for e in days if e.end <= joint]
    right = [e for e in days if e.start >= joint]
    if not left or not right or _day(left[-1]) == _day(right[0]):
        return False
    listed = passage.patterns.listed.fullmatch(passage.text(left[-1].end, right[0].start))
    return not (listed and passage.text(right[0].end, right[0].end + 1) in _STOPS)  # "on Monday and Tuesday, ..."


def place_leads(passage: Passage, joint: int, _first: Deed, second: Deed) -> bool:
    """Whether a place leads the words behind the joint, and another is told before it."""
    left = [c for c in passage.places if c.end <= joint and not _is_wide(passage, c)]
    lead = next((c for c in passage.places if c.start >= joint), None)
    if not left or lead is None or lead.start - joint > _LED or lead.start > second.cue.start:
        return False
    if (_is_wide(passage, lead) and passage.text(joint, joint + 1) != ";") or not passage.patterns.led.match(
        passage.text(joint, lead.start)
    ):
        return False
    return all(not _same(_name(passage, c), _name(passage, lead)) for c in left)


def objects_differ(passage: Passage, joint: int, first: Deed, second: Deed) -> bool:
    """Whether two verbs have a place each, right behind: "shelled Uvira | and bombed Sange from the air"."""
    verbs = first.cue.entry.kind == second.cue.entry.kind == "verb" and first.voice == second.voice == "active"
    remote = all(deed.rule.type in _FROM_AFAR for deed in (first, second))
    if not (verbs and remote) or first.cue.entry.name == second.cue.entry.name or second.cue.start - joint > _NEXT:
        return False
    told = [_object(passage, first.cue.end, joint), _object(passage, second.cue.end, second.cue.end + _LED)]
    return all(told) and not _same(*told)


def places_differ(passage: Passage, joint: int) -> bool:
    """Whether other places stand behind a joint than before it."""
    told = [(_name(passage, c), c) for c in passage.places if not _is_wide(passage, c)]
    left = [name for name, c in told if c.end <= joint]
    right = [name for name, c in told if c.start >= joint]
    return bool(left and right) and not any(_same(a, b) for a, b in product(left, right))


def _object(passage: Passage, start: int, end: int) -> str:
    """The first place between two offsets of the sentence; "" where there is none, or an area."""
    place = next((c for c in passage.places if start <= c.start < min(start + _LED, end)), None)
    return _name(passage, place) if place and not _is_wide(passage, place) else ""


def _is_wide(passage: Passage, place: Cue) -> bool:
    """Whether a place is an area, which may hold the others."""
    sentence = passage.sentence
    around = passage.text(max(sentence.start, place.start - _AROUND), min(sentence.end, place.end + _AROUND))
    return passage.patterns.wide.search(around) is not None


def _name(passage: Passage, place: Cue) -> str:
    return passage.text(place.start, place.end)


def _same(a: str, b: str) -> bool:
    return a[:_STEM] == b[:_STEM]


def _day(e: Expression) -> Hashable:
    """What an expression says, whatever its words."""
    return e.rule.kind, e.rule.days, e.day, e.month, e.weekday, e.weekday2, e.n, e.unit_days
