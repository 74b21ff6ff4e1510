"""The same event told twice in one article is one report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from schemas.report import Span, Toponym
from schemas.taxonomy import EVENT_TYPE_OF, SubEventType
from services.extract.events.candidate import Candidate
from services.extract.model import Clause, PlaceSlot, WhenSlot

_UNREST = frozenset(("Protests", "Riots"))
_VIOLENT = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))
_VAGUE = frozenset((
    "attack", "under_fire", "kill", "murder", "explode", "strike", "blow", "destroy", "launch", "land", "bomb",
    "operation",
))  # fmt: skip
"""Trigger classes that take up any event of violence, unless their rule knew the means."""
_VAGUE_WEIGHT = {"attack": 6, "under_fire": 6, "murder": 6}
"""The most that a rule which knew no means weighs; 5 for the others."""
_CONTROL = frozenset((
    "capture", "retake", "fall", "withdraw", "advance", "take", "enter", "oust", "sweep", "flag", "handover", "cede",
    "gone_over",
))  # fmt: skip
"""Trigger classes of one change of control: who takes a town and who leaves it."""
_LEAVING = frozenset(("withdraw", "depart", "displace"))
"""Trigger classes of those who leave: where they go is not where it is."""
_AFTERMATH = frozenset((
    "loot", "plunder", "carry", "find", "arrest", "displace", "abduct", "change", "release", "surrender", "weapons",
))  # fmt: skip
"""Trigger classes that, right after an event of violence and in no other place, tell what became of it."""
_LATER = frozenset(("find", "loot", "plunder", "change"))
"""Those of them that a sentence about something else may stand before."""
_SEQUELS = {
    "Arrests": frozenset(("abduct", "carry", "weapons", "intercept", "defeat")),
    "Looting/property destruction": frozenset(("change", "arrest")),
}
"""The same for types that are no violence against people."""
_INTERVENED = frozenset(("Peaceful protest", "Arrests", "Protest with intervention"))
"""Types that together are one peaceful protest in which the police took a hand."""
_QUIETER = frozenset(("Peaceful protest", "Protest with intervention", "Violent demonstration"))
"""Types of which the last names a protest that is told as all three."""
_UNCERTAIN = frozenset(("Remote explosive/landmine/IED", "Attack"))
"""Types of a blast that turns out to be a suicide bomber's."""
_SUPPRESSION = frozenset(("arrest", "kill", "beat", "disperse"))
"""Trigger classes that, right after unrest, tell what the police did about it."""
_WIDE = frozenset(("region", "district", "country", "area"))
"""Feature classes of places in which a sentence may name another as the event's own."""
_UNDERWAY = frozenset(("toward", "from"))
"""How places are named between which somebody was, or to which the wounded were brought."""
_SURE = 0.5
"""The least strength of a toponym that opens another scene by itself."""
_OBJECT, _SUBJECT = 6, 12
"""Characters between a trigger and a name that is its object or subject ("captured Goma", "Goma has been shelled")."""
_HEADING = 12
"""Characters of a paragraph in which a name that it opens with begins, behind its bullet."""
_GROUPS, _TELLINGS = 100, 30
"""Events, and tellings of one, that a clause is held against at most: time stays linear in the text."""
_ENDING, _ADJECTIVE, _LONG_STEM = 3, 5, 6
"""Letters that case endings add or take; those that an adjective's do, which only a stem so long can spare."""

Words = tuple[str, ...]
"""A name in lower case, word by word."""


class Told(NamedTuple):
    """A candidate with its date and place."""

    candidate: Candidate
    when: WhenSlot
    place: PlaceSlot


class Event(NamedTuple):
    """One event: the clause that tells most of it, and the further clauses that tell it again."""

    main: Told
    again: tuple[Told, ...] = ()


class _Clause(NamedTuple):
    """A telling as it is held against events."""

    told: Told
    names: list[Words]
    """Of all its places."""
    own: list[Words]
    """Of its main place, where it tells that itself."""
    is_wide: bool
    """Whether that is a district or more."""


class _Group:
    """The tellings of one event, with what a further one is held against: the first telling, and the last ones."""

    def __init__(self, first: _Clause) -> None:
        self._known: list[_Clause] = []
        self.tellings: list[Told] = []
        self.add(first)

    def add(self, one: _Clause) -> None:
        """One telling more."""
        self.tellings.append(one.told)
        self._known = [*self._known[:1], *self._known[1:][2 - _TELLINGS :], one]
        self.last = one
        self.heaviest = max((each.told for each in self._known), key=self._weight)
        self.dates = [each.told.when for each in self._known if each.told.when.span and not each.told.when.is_spoken]
        self.names = {name for each in self._known for name in each.names}

    def _weight(self, told: Told) -> tuple[bool, int]:
        """What a telling says of the event's type; what became of it says nothing."""
        return _types_agree(self.tellings[0].candidate, told.candidate), told.candidate.rule.weight


def events_of(
    told: Sequence[Told],
    toponyms: Sequence[Toponym],
    first_index: int = 0,
    paragraphs: Sequence[int] = (),
    nowhere: frozenset[Span] = frozenset(),
) -> tuple[Event, ...]:
    """The events behind the clauses of one field, in order of their main clause.

    `paragraphs`: the offsets at which paragraphs begin, so that a heading ("Tokmak. On Monday ...") tells a place;
    `nowhere`: the spans of names that are no scene.
    """
    groups: list[_Group] = []
    for one in told:
        named = [toponyms[i - first_index] for mention in one.place.places for i in mention.toponyms]
        scene = _scene(one, toponyms, first_index, nowhere)
        own = _names(scene) if _tells_place(one, scene, paragraphs) else []
        clause = _Clause(one, _names(named), own, bool(own) and all(t.cue in _WIDE for t in scene))
        is_sequel = bool(groups) and not clause.own and _is_next_day(groups[-1].tellings[-1], one)
        recent = sorted(groups[: -_GROUPS - 1 : -1], key=_is_aside)  # the last one first
        group = next((g for g in recent if _same(g, clause)), None) if not is_sequel else None
        if group is None:
            groups.append(_Group(clause))
        else:
            group.add(clause)
    told_once = [group.tellings for group in groups if not all(one.candidate.is_bare for one in group.tellings)]
    return tuple(sorted((_event(group) for group in told_once), key=lambda event: event.main.candidate.clause.start))


def _is_aside(group: _Group) -> bool:
    """Whether an event was told only to hold another against it: what follows is rather of that one."""
    return group.tellings[0].candidate.is_aside


def _event(group: list[Told]) -> Event:
    first = group[0].candidate
    tellings = [one for one in group if one is group[0] or _types_agree(first, one.candidate)]
    main = max(tellings, key=_fullness)
    again = tuple(one for one in group if one is not main)
    kinds = {one.candidate.clause.trigger.sub_event_type for one in group}
    if "Peaceful protest" in kinds and kinds <= _INTERVENED and kinds & {"Arrests", "Protest with intervention"}:
        main = _as(main, "Protest with intervention")
    elif main.candidate.clause.trigger.sub_event_type in _UNCERTAIN and any(_is_suicide(one) for one in tellings):
        main = _as(main, "Suicide bomb")  # "An explosion killed six. One of its fighters blew himself up"
    elif "Violent demonstration" in kinds and {k for k in kinds if EVENT_TYPE_OF[k] in _UNREST} <= _QUIETER:
        main = _as(main, "Violent demonstration")
    return Event(main, again)


def _is_suicide(one: Told) -> bool:
    return one.candidate.clause.trigger.sub_event_type == "Suicide bomb"


def _as(told: Told, kind: SubEventType) -> Told:
    """The same clause, telling an event of another type."""
    clause = told.candidate.clause
    told_so = clause._replace(trigger=clause.trigger._replace(sub_event_type=kind))
    rule = told.candidate.rule._replace(type=kind)
    return told._replace(candidate=told.candidate._replace(clause=told_so, rule=rule))


def _fullness(one: Told) -> tuple[bool, int, int]:
    """How much a clause tells: its type's weight, its place (more where it names it itself) and date; else the first.

    One that speaks of the event as known ("blamed them for the massacre") gives way to one that tells it.
    """
    clause = one.candidate.clause
    here = any(clause.start <= start < clause.end for start, _ in one.place.spans.values())
    here = here and not _is_underway(one)
    has = bool(one.place.places) + 2 * here + bool(one.when.span)
    return (not one.candidate.is_definite, 2 * has + one.candidate.rule.weight, -one.candidate.clause.start)


def _same(group: _Group, clause: _Clause) -> bool:
    """Whether a clause tells the event of a group again."""
    one, last = clause.told, group.tellings[-1]
    if not _types_agree(group.heaviest.candidate, one.candidate) and not _is_aftermath(last, one):
        return False
    if not all(_dates_agree(date, one.when) for date in group.dates) or _is_another_item(group.heaviest, one):
        return False
    if not clause.own and one.candidate.is_apart and not one.candidate.is_definite:
        return False
    if one.candidate.clause.has_subject and last.candidate.clause.sentence == one.candidate.clause.sentence:
        return False
    if _near(last, one) and last.candidate.toll & one.candidate.toll:
        return True  # "27 people were killed. The 27 died when ...", and where, in a word more
    if _is_detail(group.last, clause):
        return True
    if (
        not clause.own
        or not group.names
        or ((one.candidate.takes_up or one.candidate.is_definite) and _near(last, one))
    ):
        return not clause.own or one.candidate.is_definite or _near(last, one)
    return any(_same_name(a, b) for a in group.names for b in clause.own)


def _is_detail(last: _Clause, clause: _Clause) -> bool:
    """Whether a sentence tells how and where those fell of whom the last one gave the number and the region."""
    one = clause.told.candidate
    told = last.is_wide and last.told.candidate.has_victims and not one.has_victims
    return told and bool(clause.own) and not clause.is_wide and not one.is_apart and _near(last.told, clause.told)


def _is_another_item(heaviest: Told, one: Told) -> bool:
    """Whether two clauses tell strikes by different means in different paragraphs, as items of a list do."""
    a, b = heaviest.candidate, one.candidate
    kinds = a.clause.trigger.sub_event_type, b.clause.trigger.sub_event_type
    by_means = all(EVENT_TYPE_OF[kind] == "Explosions/Remote violence" for kind in kinds) and kinds[0] != kinds[1]
    apart = a.clause.sentence.paragraph != b.clause.sentence.paragraph
    is_known = a.is_definite or b.is_definite or b.takes_up  # "the missile fell where ..."
    return by_means and apart and not _is_vague(a) and not _is_vague(b) and not is_known


def _scene(one: Told, toponyms: Sequence[Toponym], first_index: int, nowhere: frozenset[Span]) -> list[Toponym]:
    """The names of a clause's main place: the first that says where, and not only who."""
    leaves = one.candidate.name in _LEAVING
    told = (mention for mention in one.place.places if not (leaves and mention.relation == "toward"))
    places = ([toponyms[i - first_index] for i in mention.toponyms] for mention in told)
    return next((names for names in places if not all((t.start, t.end) in nowhere for t in names)), [])


def _tells_place(one: Told, scene: Sequence[Toponym], paragraphs: Sequence[int]) -> bool:
    """Whether a clause or the opening of its paragraph names its place: it is not only its neighbourhood's."""
    clause = one.candidate.clause
    at = bisect_right(paragraphs, clause.start) - 1
    opening = range(paragraphs[at], paragraphs[at] + _HEADING) if at >= 0 else range(0)
    if one.candidate.name == "kill" and _is_underway(one):
        return False  # "nine wounded people were taken to": where they were brought
    return any(
        t.start in opening or (clause.start <= t.start < clause.end and _is_scene(t, clause))
        for t in ([] if _leaves_for(one) else scene)
        if not t.described  # "the town" is the one told before
    )


def _is_underway(one: Told) -> bool:
    """Whether a clause names its place only as where somebody came from or was going to."""
    return any(place.relation in _UNDERWAY for place in one.place.places[:1])


def _leaves_for(told: Told) -> bool:
    """Whether a clause tells only where those went to who withdrew: "the army fell back to Arden"."""
    return told.candidate.name == "withdraw" and bool(told.place.places) and told.place.places[0].relation == "toward"


def _is_scene(name: Toponym, clause: Clause) -> bool:
    """Whether a name in the clause says where: surely a place, or what the trigger is done to.

    Where names have cases, they say so themselves.
    """
    trigger = clause.trigger
    beside = trigger.start - _SUBJECT <= name.end and name.start <= trigger.end + _OBJECT
    beside &= not (name.described or name.written.isupper())  # "One DRG man was hurt"
    return beside or name.strength >= _SURE or (name.language != "en" and not name.written.isupper())


def _is_next_day(last: Told, one: Told) -> bool:
    """Whether a sentence goes on with another day's event: "killed nine on Sunday and shot two more on Monday"."""
    return _near(last, one, 0) and not _dates_agree(last.when, one.when)


def _near(last: Told, one: Told, most: int = 1) -> bool:
    return 0 <= one.candidate.clause.sentence.index - last.candidate.clause.sentence.index <= most


def _is_aftermath(last: Told, one: Told) -> bool:
    told = last.candidate.clause.trigger.sub_event_type
    kind = EVENT_TYPE_OF[told]
    sequel = _AFTERMATH if kind in _VIOLENT else _SUPPRESSION if kind in _UNREST else _SEQUELS.get(told, frozenset())
    return one.candidate.name in sequel and _near(last, one, 2 if one.candidate.name in _LATER else 1)


def _types_agree(a: Candidate, b: Candidate) -> bool:
    if a.clause.trigger.sub_event_type == b.clause.trigger.sub_event_type:
        return True
    kinds = {EVENT_TYPE_OF[c.clause.trigger.sub_event_type] for c in (a, b)}
    if {a.name, b.name} <= _CONTROL:
        return True
    if len(kinds) == 1 and kinds != {"Strategic developments"}:
        return True
    return kinds <= _UNREST or (kinds <= _VIOLENT and (_is_vague(a) or _is_vague(b)))


def _is_vague(candidate: Candidate) -> bool:
    return candidate.name in _VAGUE and candidate.rule.weight <= _VAGUE_WEIGHT.get(candidate.name, 5)


def _dates_agree(a: WhenSlot, b: WhenSlot) -> bool:
    if a.span is None or b.span is None or a.is_spoken or b.is_spoken:
        return True
    return a.when.start <= b.when.end and b.when.start <= a.when.end


def _names(toponyms: Sequence[Toponym]) -> list[Words]:
    return [tuple(t.written.lower().split()) for t in toponyms if not t.described]


def _same_name(a: Words, b: Words) -> bool:
    """Whether two names are one, up to a case ending and what follows ("Saratov region")."""
    return all(_same_word(x, y) for x, y in zip(a, b, strict=False))


def _same_word(a: str, b: str) -> bool:
    shared = max(3, min(len(a), len(b)) - 2)
    most = _ADJECTIVE if shared >= _LONG_STEM else _ENDING
    return abs(len(a) - len(b)) <= most and a[:shared] == b[:shared]
