"""The classes of words around a trigger, by which the rules decide what it tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from services.extract.events.cues import NAMES, Cue
from services.extract.events.impersonal import Impersonal
from services.extract.events.parties import Parties, nearest
from services.extract.events.rules import Around, RuleBook

WINDOW = 300
"""Characters around a trigger that count as its sentence: a longer one is a list, and no list takes longer to read."""
_NEAR = 60
"""Characters within which a word belongs to the trigger itself."""
_REACH = 120
"""Characters within which a verb's subject and object are looked for."""
_NEXT = 5
"""Characters between a verb and what stands right behind it: room for an article."""
_ARTICLES = (" the ", " a ", " an ")
"""What follows a verb, and no word that describes a noun: "students occupied | the faculty"."""
_PRONOUN, _NOUN = 32, 30
"""Characters between a verb and its relative pronoun, and between that and its noun."""


class Surroundings:
    """The cues of one sentence, prepared once for all its triggers."""

    def __init__(
        self, cues: Sequence[Cue], book: RuleBook, folded: str = "", impersonal: Impersonal | None = None
    ) -> None:
        prepositions = {cue.start for cue in cues if cue.entry.name == "preposition"}
        # "rebel-held": a party that only describes a noun is none; in "rebels backed by" it is the noun.
        describing = {
            c.start
            for c in cues
            if c.entry.name == "attributive"
            and c.end + 1 not in prepositions
            and not folded.startswith(_ARTICLES, c.end)
        }
        self._cues = [cue for cue in cues if cue.entry.mask and cue.end + 1 not in describing]
        self._starts = [cue.start for cue in self._cues]
        self._parties = Parties(cues, book, folded)
        self._book, self._folded, self._impersonal = book, folded, impersonal

    def around(self, trigger: Cue, passive: bool, free_order: bool = False) -> Around:
        """The classes around a trigger, within WINDOW; in a `free_order` a patient stands on either side."""
        cues = self._within(trigger)
        left = [cue for cue in reversed(cues) if cue.end <= trigger.start]
        right = [cue for cue in cues if cue.end > trigger.start and cue.start >= trigger.end]
        words = _masks(trigger, cues, left, right)
        if self._folded and trigger.entry.name in self._book.lethal:
            left, right = self._mortal(left), self._mortal(right)  # "an imam of the mosque was killed": no mosque was
        left = self._related(trigger, left)
        if trigger.entry.kind == "noun":
            return self._of_noun(words, trigger, left, right)
        if passive:
            return self._of_passive(words, left, right, free_order)
        if self._impersonal and self._impersonal.holds(trigger, left, right):
            either = words.subject | words.object
            return words._replace(object=either, subject=either, agent=0, patient=self._parties.patient(left))
        return self._of_active(words, left, right, free_order)

    def _within(self, trigger: Cue) -> list[Cue]:
        first = bisect_left(self._starts, trigger.start - WINDOW)
        last = bisect_right(self._starts, trigger.end + WINDOW)
        name = trigger.entry.name
        return [cue for cue in self._cues[first:last] if cue.start != trigger.start or cue.entry.name != name]

    def _of_noun(self, words: Around, trigger: Cue, left: list[Cue], right: list[Cue]) -> Around:
        agent, done_to = self._parties.agent(left), self._beyond_doer(trigger, right)
        if not agent and len(done_to) < len(right):  # "an attack by gunmen on a bus"
            agent = nearest(right, self._book.parties)
        both = words.subject | words.object
        return words._replace(
            object=words.near, subject=both, agent=agent, patient=self._parties.patient(done_to), next_=0
        )

    def _of_passive(self, words: Around, left: list[Cue], right: list[Cue], free_order: bool) -> Around:
        before, after, parties = words.subject, words.object, self._parties
        if free_order:
            patient = parties.patient(left) | parties.patient(right)
            return words._replace(object=before | after, agent=parties.agent(left), patient=patient, next_=0)
        # "a post at Ambo was attacked": the place's name is not what was attacked, unless nothing else was
        named = [cue for cue in left if cue.entry.concern != NAMES or cue.entry.name != "settlement"]
        patient = parties.patient(parties.direct(named)) or parties.patient(named) or parties.patient(left)
        agent = nearest(right, self._book.parties)
        return words._replace(object=before, subject=after, agent=agent, patient=patient, next_=0)

    def _of_active(self, words: Around, left: list[Cue], right: list[Cue], free_order: bool) -> Around:
        before, after, parties = words.subject, words.object, self._parties
        either = before | after if free_order else before
        if free_order and self._is_inverted(left, right):
            agent, patient = parties.agent(right), parties.patient(left)
            return words._replace(object=before, subject=either, agent=agent, patient=patient)
        return words._replace(subject=either, agent=parties.agent(left), patient=parties.patient(right))

    def _is_inverted(self, left: Sequence[Cue], right: Sequence[Cue]) -> bool:
        """Whether what is hit or taken opens the clause, and a party follows the verb ("Город захватили | боевики")."""
        aims, doers = self._book.targets - self._book.parties, self._book.parties - {"civilian"}
        opens = any(cue.entry.name in aims and not self._parties.is_oblique(cue) for cue in left)
        closes = next((c for c in right if c.entry.name in self._book.parties | aims), None)
        if not opens or closes is None or any(c.entry.name in doers for c in left):
            return False
        return closes.entry.name in doers and not self._parties.is_oblique(closes)

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
        return [cue for cue in right if cue.start != first or cue.start - trigger.end > _NEAR]

    def _mortal(self, cues: list[Cue]) -> list[Cue]:
        """The cues, without those of places and things where they name people as well."""
        people = [cue for cue in cues if cue.entry.name not in self._book.targets - self._book.mortal]
        return people if any(cue.entry.name in self._book.mortal for cue in people) else cues


def _masks(trigger: Cue, cues: Sequence[Cue], left: Sequence[Cue], right: Sequence[Cue]) -> Around:
    """The classes by distance alone: as subject, those before the trigger, as object those behind it."""
    anywhere = near = before = after = next_ = 0
    for cue in cues:
        anywhere |= cue.entry.mask
        gap = max(0, trigger.start - cue.end, cue.start - trigger.end)
        near |= cue.entry.mask if gap <= _NEAR else 0
    for cue in left:
        before |= cue.entry.mask if trigger.start - cue.end <= _REACH else 0
    for cue in right:
        gap = cue.start - trigger.end
        after |= cue.entry.mask if gap <= _REACH else 0
        next_ |= cue.entry.mask if gap <= _NEXT else 0
    return Around(anywhere, near, after, before, 0, 0, next_)
