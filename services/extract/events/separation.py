"""Which triggers of one sentence tell an event each, and where one event's words end and the next one's begin.

Events of two types are parted by a break (", while"); two of one type as well where both sides of a joint say when or
where, and do not say the same: "killed 11 on Sunday | and came back on Monday and shot two more".
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from schemas.report import Span
from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.events.coordination import joint_before, subjects_of
from services.extract.events.cues import Cue
from services.extract.events.elided import elided_in
from services.extract.events.rules import NAMES, Rule
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import Voice
from services.extract.text.document import Sentence
from services.extract.when.expressions import Expression, expressions_of

OWN_EVENT = 4
"""The least weight of a rule that tells an event by itself."""
_LED = 50
"""Characters behind a joint within which a place sets the scene of what follows (", in the village of ...")."""
_NEXT = 20
"""Characters from a joint to its verb at most: room for an adverb or two."""
_CLOSE = 12
"""Characters between a break and "another" behind it (", while | another")."""
_STEM = 4
"""Letters by which a place is known again in another case."""
_DAYS = frozenset(("date", "weekday", "offset", "shift"))
"""Kinds of expressions that tell a day."""
_STOPS = (",", ".", ";", ":", "")
_BESIDE = frozenset(("loot", "plunder", "find", "carry", "make_off", "capture"))
"""Trigger classes of what is done beside violence, by those who do it: goods burned or taken, arms found."""
_BESIDE_TYPES = frozenset(("Looting/property destruction", "Disrupted weapons use"))
_DEEDS = frozenset(("attack", "ambush", "clash", "beat", "kill", "murder", "under_fire"))
_DEADLY = frozenset(("kill", "murder"))
_CAUSES = frozenset(("blow", "strike", "shell", "airstrike", "explode", "incoming", "bomb", "land"))
"""Trigger classes of what comes from afar, and people die of."""
_FROM_AFAR = frozenset(("shell", "airstrike", "bomb", "drop"))
"""Trigger classes of weapons that reach far, whatever the other words of a sentence make of its other triggers."""
_ANSWERS = frozenset(("change", "arrest", "agree", "ceasefire_deal", "base"))
"""Trigger classes of what a state does after violence: "soldiers were deployed | after gunmen killed 12"."""
_OF_UNREST = frozenset(("protest", "riot", "disperse", "clash", "loot"))
_UNREST = frozenset(("Protests", "Riots"))
_VIOLENT = frozenset(("Battles", "Violence against civilians", "Riots"))


_FROM_AFAR = frozenset(("Air/drone strike", "Shelling/artillery/missile attack"))


class Told(NamedTuple):
    """A trigger that tells an event."""

    cue: Cue
    rule: Rule
    voice: Voice
    is_known: bool
    is_definite: bool
    agent: int = 0
    """The classes of who does it, as the rules know them (`RuleBook.bit`)."""


class _Scene(NamedTuple):
    """What says when, or where, and where in the field it stands."""

    start: int
    end: int
    key: Hashable


class Sequel:
    """The joints of a sentence, and what stands on both sides of each."""

    def __init__(self, sentence: Sentence, words: Sequence[Cue], names: Sequence[Cue], language: str) -> None:
        self._sentence, self._words, self._names, self._language = sentence, words, names, language
        self._breaks = [cue.start for cue in words if cue.entry.name == "break"]
        self._elided = elided_in(words, sentence, language)

    def between(self, a: Told, b: Told) -> int | None:
        """The offset at which the words of the later of two events begin; None where both tell one."""
        first, second = sorted((a, b), key=lambda told: told.cue.start)
        if (own := self.clause_of(first, second)) is not None:
            return own
        inner = [at for at in self._breaks if first.cue.end <= at < second.cue.start]
        if a.rule.type != b.rule.type and min(a.rule.weight, b.rule.weight) > OWN_EVENT and inner:
            return max(inner)
        another = next((at for at in self._elided if first.cue.end <= at <= second.cue.start), None)
        if another is not None:
            return max((at for at in inner if 0 <= another - at <= _CLOSE), default=another)
        if self._is_dying(second):
            return None  # "and died on Monday": of what was told
        if (turn := self.until(first, second.cue.start)) < second.cue.start:
            return turn
        joints = sorted({*inner, *self._coordinated(first.cue.end, second.cue.start)}, reverse=True)
        parted = (self._part_days, self._part_places, self._part_objects)
        return next((at for at in joints if any(parts(at, first, second) for parts in parted)), None)

    def clause_of(self, first: Told, second: Told) -> int | None:
        """Where the later of two events begins, if it is told by a clause with a subject of its own, and differs."""
        patterns, rest = _patterns(self._language), self._text(second.cue.end, self._sentence.end)
        subjects, verb = self._subjects, second.cue.start
        if second.voice == "nominal" and patterns.acts.match(rest):  # "and | a car bomb wounded 20"
            subjects, verb = [(second.cue.start, second.cue.end)], second.cue.end
        elif patterns.by_doing.search(self._text(first.cue.end, verb)):
            return joint_before(self._sentence, first.cue.end, verb, subjects, self._language)
        elif second.voice == "nominal" and not second.is_known and ";" in self._text(first.cue.end, verb):
            subjects, verb = [(second.cue.start, second.cue.end)], second.cue.end
        elif second.voice != "active":
            return None
        joint = joint_before(self._sentence, first.cue.end, verb, subjects, self._language)
        if joint is None or patterns.answers.match(self._text(second.cue.start, self._sentence.end)):
            return None
        if self.until(first, verb) < verb:
            return None  # another event it is held against
        is_cause = patterns.cause.match(self._text(joint, second.cue.end)) is not None
        if _is_unrest(first) and is_cause:
            is_part = second.cue.entry.name in _OF_UNREST or patterns.crowd.search(rest)
            return None if is_part else joint  # what people protest about
        if first.cue.entry.name in _ANSWERS and is_cause:
            return joint
        is_other = not first.agent & second.agent and not (_is_unrest(first) or _is_unrest(second))
        means = {first.cue.entry.name, second.cue.entry.name}
        if is_other and (first.rule.type != second.rule.type or (len(means) > 1 and means & _FROM_AFAR)):
            return joint
        return joint if self._differ_in_place(joint) else None

    @cached_property
    def _subjects(self) -> list[Span]:
        return subjects_of([*self._words, *self._names])

    def _differ_in_place(self, joint: int) -> bool:
        """Whether other places stand behind a joint than before it."""
        places = [c for c in self._names if c.entry.name == "settlement" and c.entry.concern == NAMES]
        texts = [self._text(c.start, c.end) for c in places if not self._is_wide(c)]
        left = [t for t, c in zip(texts, places, strict=False) if c.end <= joint]
        right = [t for t, c in zip(texts, places, strict=False) if c.start >= joint]
        return bool(left and right) and not any(_same(a, b) for a in left for b in right)

    def _text(self, start: int, end: int) -> str:
        return self._sentence.lower[start - self._sentence.start : end - self._sentence.start]

    def _coordinated(self, start: int, end: int) -> list[int]:
        offset = self._sentence.start
        found = _patterns(self._language).joints.finditer(self._sentence.lower, start - offset, end - offset)
        return [match.start() + offset for match in found]

    def is_inserted(self, one: Told, told: Sequence[Told]) -> bool:
        """Whether a trigger only says what somebody did on another day: "rebels, who | took Goma in May |, shelled"."""
        end = next((end for start, end in self._inserted if start <= one.cue.start < end), None)
        return end is not None and any(t.cue.start >= end and t.rule.weight >= OWN_EVENT for t in told)

    def is_of_the_arrested(self, one: Told, told: Sequence[Told]) -> bool:
        """Whether a trigger only says what somebody had done who is arrested: "arrested a man | who set fire to"."""
        arrests = (t for t in told if t.cue.entry.name == "arrest" and t.cue.end <= one.cue.start)
        last = max(arrests, key=lambda t: t.cue.end, default=None)
        if last is None or last.rule.weight < OWN_EVENT:
            return False
        return _patterns(self._language).who_had.search(self._text(last.cue.end, one.cue.start)) is not None

    def is_of_some(self, one: Told, told: Sequence[Told]) -> bool:
        """Whether a trigger says what became of some of what was told: "ten drones, eight of which were shot down"."""
        before = (t.cue.end for t in told if t.cue.end <= one.cue.start and t.rule.weight >= OWN_EVENT)
        last = max(before, default=one.cue.start)
        return _patterns(self._language).of_those.search(self._text(last, one.cue.start)) is not None

    def is_charged(self, one: Told) -> bool:
        """Whether a trigger only says what somebody is sought for: "an emir, wanted for the | massacre |"."""
        return any(start <= one.cue.start < end for start, end in self._charged)

    def is_sequel(self, one: Told, violence: Sequence[Told]) -> bool:
        """Whether a trigger tells what those did who killed: arrested others, or "before | withdrawing" left."""
        if one.rule.type == "Arrests":
            return one.cue.entry.name == "arrest" and any(t.cue.entry.name in _DEADLY for t in violence)
        ends = self._text(one.cue.start, one.cue.end).endswith("ing")
        return one.cue.entry.name == "withdraw" and ends and any(t.cue.end < one.cue.start for t in violence)

    def until(self, told: Told, end: int) -> int:
        """Where the words of an event end that end at this offset, but for those that hold it against another's."""
        turns = [] if self._is_dying(told) else self._turns
        return min((at for at in turns if told.cue.end <= at < end), default=end)

    def turns_at(self, start: int) -> bool:
        """Whether an event whose words begin here is one that another is held against."""
        return start in self._turns

    def _is_dying(self, told: Told) -> bool:
        """Whether a death ends what was told: "died | a day after he was shot"."""
        return _patterns(self._language).dying.match(self._text(told.cue.start, told.cue.end)) is not None

    @cached_property
    def _inserted(self) -> list[Span]:
        """Where relative clauses between two commas stand that name a day of their own."""
        offset = self._sentence.start
        found = [
            (m.start() + offset, m.end() + offset)
            for m in _patterns(self._language).inserted.finditer(self._sentence.lower)
        ]
        return [(a, b) for a, b in found if any(a <= e.start < b and not e.spoken for e in self._expressions)]

    @cached_property
    def _charged(self) -> list[Span]:
        offset = self._sentence.start
        found = _patterns(self._language).charged.finditer(self._sentence.lower)
        return [(m.start() + offset, m.end() + offset) for m in found]

    @cached_property
    def _turns(self) -> list[int]:
        """Where words begin that hold one event against another: "killed six | a day after", "came as", "since a"."""
        tails = (
            m.start() + self._sentence.start for m in _patterns(self._language).tails.finditer(self._sentence.lower)
        )
        charged = (start for start, _ in self._charged)
        return sorted((*(e.start for e in self._expressions if e.rule.from_event), *tails, *charged))

    @cached_property
    def _expressions(self) -> Sequence[Expression]:
        return expressions_of(self._sentence, self._language)

    @cached_property
    def _days(self) -> list[_Scene]:
        days = (e for e in self._expressions if e.rule.kind in _DAYS and not (e.spoken or e.rule.weak))
        return [_Scene(e.start, e.end, _day(e)) for e in days]

    def _part_days(self, joint: int, _first: Told, _second: Told) -> bool:
        left = [scene for scene in self._days if scene.end <= joint]
        right = [scene for scene in self._days if scene.start >= joint]
        if not left or not right or left[-1].key == right[0].key:
            return False
        listed = _patterns(self._language).listed.fullmatch(self._text(left[-1].end, right[0].start))
        return not (listed and self._text(right[0].end, right[0].end + 1) in _STOPS)  # "on Monday and Tuesday, ..."

    def _part_places(self, joint: int, first: Told, second: Told) -> bool:
        """Whether a place leads the words behind the joint, and another is told before it."""
        places = [c for c in self._names if c.entry.name == "settlement" and c.entry.concern == NAMES]
        left = [c for c in places if c.end <= joint and not self._is_wide(c)]
        lead = next((c for c in places if c.start >= joint), None)
        if not left or lead is None or lead.start - joint > _LED or lead.start > second.cue.start:
            return False
        if self._is_wide(lead) or not _patterns(self._language).led.match(self._text(joint, lead.start)):
            return False
        return all(not _same(self._text(c.start, c.end), self._text(lead.start, lead.end)) for c in left)

    def _part_objects(self, joint: int, first: Told, second: Told) -> bool:
        """Whether two verbs have a place each, right behind: "shelled Uvira | and bombed Sange from the air"."""
        verbs = first.cue.entry.kind == second.cue.entry.kind == "verb" and first.voice == second.voice == "active"
        remote = all(t.rule.type in _FROM_AFAR for t in (first, second))
        if not (verbs and remote) or first.cue.entry.name == second.cue.entry.name or second.cue.start - joint > _NEXT:
            return False
        told = [self._object(first.cue.end, joint), self._object(second.cue.end, second.cue.end + _LED)]
        return all(told) and not _same(*told)

    def _object(self, start: int, end: int) -> str:
        """The first place between two offsets of the sentence; "" where there is none, or a preposition of time."""
        places = (c for c in self._names if c.entry.name == "settlement" and c.entry.concern == NAMES)
        place = next((c for c in places if start <= c.start < min(start + _LED, end)), None)
        return self._text(place.start, place.end) if place and not self._is_wide(place) else ""

    def _is_wide(self, place: Cue) -> bool:
        """Whether a place is an area, which may hold the others."""
        around = self._text(max(self._sentence.start, place.start - 12), min(self._sentence.end, place.end + 12))
        return _patterns(self._language).wide.search(around) is not None


def separate(told: Sequence[Told], sequel: Sequel) -> list[Told]:
    """One trigger for each event of a sentence, in order: the heaviest, and those that a joint sets apart from it."""
    events: list[Told] = []
    told = [
        one._replace(is_known=True)
        if sequel.is_inserted(one, told) or sequel.is_of_the_arrested(one, told) or sequel.is_of_some(one, told)
        else one
        for one in told
    ]
    told = _with_causes(told)
    told = [one for one in told if not sequel.is_charged(one)]
    violence = [t for t in told if _tells_violence(t)]
    for candidate in sorted(told, key=lambda t: (t.is_known, -t.rule.weight, t.cue.start)):
        if candidate.rule.weight < OWN_EVENT or (candidate.is_known and events):
            continue
        if (
            (_is_beside(candidate) or sequel.is_sequel(candidate, violence))
            and violence
            and all(sequel.between(candidate, v) is None for v in violence)
        ):
            continue
        if all(sequel.between(candidate, event) is not None for event in events):
            events.append(candidate)
    return sorted(events, key=lambda t: t.cue.start)


def _with_causes(told: list[Told]) -> list[Told]:
    """The triggers; a strike is no known one where nothing else says what people died of ("after a hit on a house")."""
    news = [t for t in told if not t.is_known and t.rule.weight >= OWN_EVENT]
    only_deaths = bool(news) and all(t.cue.entry.name == "kill" and t.rule.weight == OWN_EVENT for t in news)
    if not only_deaths:
        return told
    return [t._replace(is_known=t.is_definite) if t.cue.entry.name in _CAUSES else t for t in told]


def _tells_violence(told: Told) -> bool:
    """Whether a trigger tells violence against people as a deed, and not as known already ("after the raid")."""
    is_violent = told.rule.type is not None and EVENT_TYPE_OF[told.rule.type] in _VIOLENT
    name, kind = told.cue.entry.name, told.cue.entry.kind
    is_deed = name in _DEEDS and (kind != "noun" or name == "ambush")
    is_sure = told.rule.weight > OWN_EVENT or name in _DEADLY
    return is_violent and is_deed and is_sure and not told.is_known


def _is_unrest(told: Told) -> bool:
    """Whether a protest or riot is told, of which what the police did to it is a part."""
    return told.rule.type is not None and EVENT_TYPE_OF[told.rule.type] in _UNREST


def _is_beside(told: Told) -> bool:
    """Whether violence told with it names the event ("killed 11 people and burned the market")."""
    return told.cue.entry.name in _BESIDE and told.rule.type in _BESIDE_TYPES


def _day(e: Expression) -> Hashable:
    """What an expression says, whatever its words."""
    return e.rule.kind, e.rule.days, e.day, e.month, e.weekday, e.weekday2, e.n, e.unit_days


def _same(a: str, b: str) -> bool:
    return a[:_STEM] == b[:_STEM]


class _Patterns(NamedTuple):
    joints: re.Pattern[str]
    dying: re.Pattern[str]
    """Verbs of what may end an event told before."""
    led: re.Pattern[str]
    """What stands between a joint and the place that leads what follows."""
    wide: re.Pattern[str]
    listed: re.Pattern[str]
    """What stands between two days of a list."""
    inserted: re.Pattern[str]
    """A relative clause between two commas."""
    of_those: re.Pattern[str]
    """What says of how many of those told before something is said."""
    who_had: re.Pattern[str]
    """A relative clause that has not ended."""
    tails: re.Pattern[str]
    """What holds an event against another one."""
    charged: re.Pattern[str]
    """What somebody is sought for, up to the next comma."""
    cause: re.Pattern[str]
    """How a joint begins behind which stands what happened before."""
    crowd: re.Pattern[str]
    """Those who protest."""
    by_doing: re.Pattern[str]
    """A verb whose means an event's noun is: "responded by | shelling"."""
    acts: re.Pattern[str]
    """A verb behind a noun that is its subject."""
    answers: re.Pattern[str]
    """Verbs that answer what was told before, with an object that stands for it."""


@cache
def _patterns(language: str) -> _Patterns:
    data = load(language, "separation")
    return _Patterns(
        re.compile(rf"\b(?:{any_of(data['joints'])})\b"),
        re.compile(rf"(?:{any_of(data['dying'])})"),
        re.compile(
            rf"[;,]? ?(?:(?:(?:{any_of(data['joints'])}) )?(?:{any_of(data['led_by'])}) (?:[\w'’-]+ ){{0,3}}"
            rf"|(?:{any_of(data.get('led_bare', ()))}) )$"
        ),
        re.compile(rf"(?:{any_of(data['wide'])})"),
        re.compile(rf",? (?:{any_of(data['joints'])}) (?:\w+ )?"),
        re.compile(rf", (?:(?:{any_of(data['relative'])})|{data.get('participle', '(?!)')})\b[^,;]{{3,120}},"),
        re.compile(rf",[^,;]*\b(?:{any_of(data.get('of_those', ()))}) [^,;]*$"),
        re.compile(rf"[ ,](?:{any_of(data['relative'])}) [^,;]*(?:,[^,;]*,[^,;]*)?$"),
        re.compile(rf"\b(?:{any_of(data['tails'])})\b"),
        re.compile(rf"\b(?:{any_of(data.get('charged', ()))}) [^,;]{{3,160}}"),
        re.compile(rf"(?:{any_of(data.get('cause', ()))})"),
        re.compile(rf"\b(?:{any_of(data.get('crowd', ()))})"),
        re.compile(rf"(?:{any_of(data.get('by_doing', ()))}) by $"),
        re.compile(rf"(?:{data.get('acts', '(?!)')})"),
        re.compile(rf"(?:{data.get('answers', '(?!)')})"),
    )
