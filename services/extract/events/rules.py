"""The rules of composition (`lexicon/rules.toml`): which event a trigger tells, by the classes of words around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from schemas.taxonomy import SubEventType
from services.extract.lexicon.loading import load_shared

if TYPE_CHECKING:
    from services.extract.events.cues import Cue

NEAR = 60
"""Characters within which a word belongs to the trigger itself."""
WINDOW = 300
"""Characters around a trigger that count as its sentence: a longer one is a list, and no list takes longer to read."""
_OBLIQUE = 14
"""Characters between a preposition and the party that it governs: room for an article and an adjective."""
_UNTYING = frozenset((
    "when", "as", "while", "after", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip
"""Words between them behind which a party is a subject of its own: "on Monday | gunmen", "died when | rebels"."""
NAMES = "names"
"""The concern of cues that names give."""
_NEXT = 5
"""Characters between a verb and what stands right behind it: room for an article."""
_JOINED, _WORDS = 24, 3
"""Characters and spaces between two parties that act together."""
_PRONOUN, _NOUN = 32, 30
"""Characters between a verb and its relative pronoun, and between that and its noun."""
_OWNED = 12
"""Characters between a party and its thing: room for one word."""
_LINKS = frozenset(
    ("and", "or", "in", "at", "on", "near", "from", "of", "to", "by", "with", "inside", "outside", "a", "the", "for")
)
REACH = 120
"""Characters within which a verb's subject and object are looked for."""


class Rule(NamedTuple):
    """One rule; each mask has a bit for each class, 0 where the rule does not ask."""

    type: SubEventType | None
    weight: int
    score: float
    kind: str | None
    with_: int
    also: int
    near: int
    object: int
    subject: int
    without: int
    agent: int
    patient: int
    next_: int


class Around(NamedTuple):
    """The classes of words around one trigger, as masks."""

    anywhere: int
    near: int
    object: int
    subject: int
    agent: int
    """The nearest party on the subject's side."""
    patient: int
    """The nearest party or target on the object's side."""
    next_: int = 0
    """What stands right behind."""


_CONDITIONS = ("with", "also", "near", "object", "subject", "without", "agent", "patient", "next")


class RuleBook:
    """The rules by trigger class."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._bits: dict[str, int] = {}
        self.parties = frozenset[str](data["parties"])
        self.targets = frozenset[str](data["targets"])
        self.abroad = frozenset[str](data["abroad"])
        self.lethal = frozenset[str](data["lethal"])
        self.mortal = frozenset[str](data["mortal"])
        self._rules: dict[str, list[Rule]] = {}
        for row in data["rules"]:
            rule = self._compile(row)
            for name in row["on"]:
                self._rules.setdefault(name, []).append(rule)

    def bit(self, name: str) -> int:
        """The mask of one class; 0 for a class that no rule asks for."""
        return self._bits.get(name, 0)

    def tells(self, name: str) -> bool:
        """Whether a trigger of this class can tell an event at all."""
        return name in self._rules

    def decide(self, name: str, kind: str, around: Around) -> Rule | None:
        """The rule that names the event of a trigger of this class, or None where it tells none."""
        for rule in self._rules.get(name, ()):
            if _fits(rule, kind, around):
                return rule if rule.type else None
        return None

    def _compile(self, row: dict[str, Any]) -> Rule:
        masks = [self._mask(row.get(key, ())) for key in _CONDITIONS]
        return Rule(row.get("type"), row.get("weight", 0), row.get("score", 0.0), row.get("kind"), *masks)

    def _mask(self, names: Sequence[str]) -> int:
        mask = 0
        for name in names:
            mask |= self._bits.setdefault(name, 1 << len(self._bits))
        return mask


def _fits(rule: Rule, kind: str, around: Around) -> bool:
    return (
        not around.anywhere & rule.without
        and (rule.kind is None or rule.kind == kind)
        and (not rule.with_ or bool(around.anywhere & rule.with_))
        and (not rule.also or bool(around.anywhere & rule.also))
        and (not rule.near or bool(around.near & rule.near))
        and (not rule.object or bool(around.object & rule.object))
        and (not rule.subject or bool(around.subject & rule.subject))
        and (not rule.agent or bool(around.agent & rule.agent))
        and (not rule.patient or bool(around.patient & rule.patient))
        and (not rule.next_ or bool(around.next_ & rule.next_))
    )


class Surroundings:
    """The cues of one sentence, prepared once for all its triggers."""

    def __init__(self, cues: Sequence[Cue], book: RuleBook, folded: str = "") -> None:
        prepositions = {cue.start for cue in cues if cue.entry.name == "preposition"}
        # "rebel-held": a party that only describes a noun is none; in "rebels backed by" it is the noun.
        describing = {c.start for c in cues if c.entry.name == "attributive" and c.end + 1 not in prepositions}
        self._cues = [cue for cue in cues if cue.entry.mask and cue.end + 1 not in describing]
        self._owners = {cue.start for cue in cues if cue.entry.name == "possessive"}
        self._starts = [cue.start for cue in self._cues]
        self._prepositions = [cue.end for cue in cues if cue.entry.name == "preposition"]
        self._book, self._folded = book, folded

    def around(self, trigger: Cue, passive: bool, free_order: bool = False) -> Around:
        """The classes around a trigger, within WINDOW; in a `free_order` a patient stands on either side."""
        first = bisect_left(self._starts, trigger.start - WINDOW)
        last = bisect_right(self._starts, trigger.end + WINDOW)
        anywhere = near = before = after = next_ = 0
        left, right = [], []
        for cue in self._cues[first:last]:
            if cue.start == trigger.start and cue.entry.name == trigger.entry.name:
                continue
            bit = cue.entry.mask
            anywhere |= bit
            if cue.end <= trigger.start:
                left.append(cue)
                gap = trigger.start - cue.end
                before |= bit if gap <= REACH else 0
            elif cue.start >= trigger.end:
                right.append(cue)
                gap = cue.start - trigger.end
                after |= bit if gap <= REACH else 0
                next_ |= bit if gap <= _NEXT else 0
            else:
                gap = 0
            near |= bit if gap <= NEAR else 0
        left.reverse()
        if (
            self._folded and trigger.entry.name in self._book.lethal
        ):  # "an imam of the mosque was killed": no mosque was
            left, right = self._mortal(left), self._mortal(right)
        left = self._related(trigger, left)
        if trigger.entry.kind == "noun":
            agent, done_to = self._agent(left), self._beyond_doer(trigger, right)
            if not agent and len(done_to) < len(right):  # "an attack by gunmen on a bus"
                agent = self._nearest(right, self._book.parties)
            return Around(anywhere, near, near, before | after, agent, self._patient(done_to))
        if passive and free_order:
            patient = self._patient(left) | self._patient(right)
            return Around(anywhere, near, before | after, before, self._agent(left), patient)
        if passive:
            # "a post at Ambo was attacked": the place's name is not what was attacked, unless nothing else was
            named = [cue for cue in left if cue.entry.concern != NAMES or cue.entry.name != "settlement"]
            patient = self._patient(self._direct(named)) or self._patient(named)
            patient = patient or self._patient(left)
            return Around(anywhere, near, before, after, self._nearest(right, self._book.parties), patient)
        if free_order and self._is_inverted(left, right):
            return Around(anywhere, near, before, before | after, self._agent(right), self._patient(left), next_)
        subject = before | after if free_order else before
        return Around(anywhere, near, after, subject, self._agent(left), self._patient(right), next_)

    def _direct(self, cues: Sequence[Cue]) -> Sequence[Cue]:
        """The cues without parties behind a preposition, beside others: "two men | from the Druze community | died"."""
        parties = [cue for cue in cues if cue.entry.name in self._book.parties]
        oblique = {cue.start for cue in parties if self._is_oblique(cue)}
        return (
            [cue for cue in cues if cue.start not in oblique]
            if len(oblique) < len({c.start for c in parties})
            else cues
        )

    def _is_inverted(self, left: Sequence[Cue], right: Sequence[Cue]) -> bool:
        """Whether what is hit or taken opens the clause, and a party follows the verb ("Город захватили | боевики")."""
        aims = self._book.targets - self._book.parties
        opens = any(cue.entry.name in aims and not self._is_oblique(cue) for cue in left)
        closes = next((c for c in right if c.entry.name in self._book.parties | aims), None)
        doers = self._book.parties - {"civilian"}
        return (
            opens
            and closes is not None
            and not any(c.entry.name in doers for c in left)
            and (closes.entry.name in doers and not self._is_oblique(closes))
        )

    def _related(self, trigger: Cue, left: list[Cue]) -> list[Cue]:
        """The cues on the left of a verb, without those before its relative pronoun's noun ("students who had")."""
        before = self._folded[max(0, trigger.start - _PRONOUN) : trigger.start]
        at = before.rfind(" who ")
        if trigger.entry.kind == "noun" or at < 0 or "," in before[at:]:
            return left
        who = trigger.start - len(before) + at
        return [cue for cue in left if cue.end >= who - _NOUN]

    def _beyond_doer(self, trigger: Cue, right: list[Cue]) -> list[Cue]:
        """The cues on the right of a noun, without the party that it is said to be by."""
        if not self._folded.startswith((" by ", " from "), trigger.end):
            return right
        first = next((cue.start for cue in right if cue.entry.name in self._book.parties), -1)
        return [cue for cue in right if cue.start != first or cue.start - trigger.end > NEAR]

    def _mortal(self, cues: list[Cue]) -> list[Cue]:
        """The cues, without those of places and things where they name people as well."""
        people = [cue for cue in cues if cue.entry.name not in self._book.targets - self._book.mortal]
        return people if any(cue.entry.name in self._book.mortal for cue in people) else cues

    def _agent(self, cues: Sequence[Cue]) -> int:
        cues = self._led(cues)
        direct = [cue for cue in cues if not self._is_oblique(cue)]
        doers = self._book.parties - {"civilian"}  # "freed the hostages and killed ...": they did not
        return (
            self._nearest(direct, doers)
            or self._nearest(direct, self._book.parties)
            or self._nearest(cues, doers - {"crowd"})
        )

    def _patient(self, cues: Sequence[Cue]) -> int:
        owners = {cue.start for cue in cues if cue.end in self._owners or self._describes(cue, cues)}
        return self._nearest([cue for cue in cues if cue.start not in owners], self._book.targets)

    def _led(self, cues: Sequence[Cue]) -> Sequence[Cue]:
        """The cues without a militia that joins state forces, which lead: "the army and allied fighters took Bama"."""
        leaders = [cue for cue in cues if cue.entry.name in ("military", "police")]
        led = {b.start for b in cues if b.entry.name == "rebel" and any(self._joins(a, b) for a in leaders)}
        return [cue for cue in cues if cue.start not in led] if led else cues

    def _joins(self, first: Cue, second: Cue) -> bool:
        between = self._folded[first.end : second.start] if second.start - first.end <= _JOINED else ""
        return between.startswith(" and ") and between.count(" ") <= _WORDS

    def _describes(self, party: Cue, cues: Sequence[Cue]) -> bool:
        """Whether a party only says whose thing the next word is ("a junta border outpost")."""
        if not self._folded or party.entry.name not in self._book.parties:
            return False
        if self._folded.endswith(("pro ", "anti "), 0, party.start):
            return True
        return any(
            other.entry.name in ("milsite", "equipment")
            and (
                (0 < other.start - party.end <= _OWNED and _is_adjective(self._folded[party.end : other.start].split()))
                or (party.start < other.start and other.end == party.end)  # "SAF garrison" as one name
            )
            for other in cues
        )

    def _nearest(self, cues: Sequence[Cue], names: frozenset[str]) -> int:
        """The classes of the first cue, in the order given, that is one of these."""
        at = next((cue.start for cue in cues if cue.entry.name in names), -1)
        mask = 0
        for cue in cues:
            mask |= cue.entry.mask if cue.start == at else 0
        return mask

    def _is_oblique(self, party: Cue) -> bool:
        """Whether a party stands behind a preposition and so is no subject ("a crackdown on Taliban militants")."""
        at = bisect_right(self._prepositions, party.start) - 1
        if at < 0 or party.start - self._prepositions[at] > _OBLIQUE:
            return False
        return _UNTYING.isdisjoint(self._folded[self._prepositions[at] : party.start].split())


def _is_adjective(words: list[str]) -> bool:
    """Whether what stands between a party and a thing is one plain word, or none."""
    return not words or (len(words) == 1 and words[0].isalpha() and words[0] not in _LINKS)


@cache
def rule_book() -> RuleBook:
    """The rules, compiled once a process."""
    return RuleBook(load_shared("rules"))
