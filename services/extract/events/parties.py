"""Who acts and who is acted upon, of the cues on one side of a trigger."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from services.extract.events.cues import NAMES, Cue
from services.extract.events.rules import RuleBook
from services.extract.lexicon.loading import load

_OBLIQUE = 14
"""Characters between a preposition and the party that it governs: room for an article and an adjective."""
_WAYS, _FAR = frozenset(("route", "settlement")), 32
"""What people are on or in, and no part of who they are; and how far behind its preposition it may stand."""
_JOINED, _WORDS = 24, 3
"""Characters and spaces between two parties that act together."""
_ALLIED = (" and allied ", " and its allied ", " and their allied ", " and affiliated ", " and other allied ")
"""What joins forces to a group that they fight for: "the rebels | and allied | forces took Bama"."""
_OWNED = 12
"""Characters between a party and its thing: room for one word."""


class Parties:
    """The parties of a sentence; `folded` is its field where the language has articles (English), else ""."""

    def __init__(self, cues: Sequence[Cue], book: RuleBook, folded: str) -> None:
        self._prepositions = [cue.end for cue in cues if cue.entry.name == "preposition"]
        self._owners = {cue.start for cue in cues if cue.entry.name == "possessive"}
        self._book, self._folded = book, folded

    def agent(self, cues: Sequence[Cue]) -> int:
        """The classes of who does it."""
        cues = self._led(cues)
        direct = [cue for cue in cues if not self.is_oblique(cue)]
        doers = self._book.parties - {"civilian"}  # "freed the hostages and killed ...": they did not
        return nearest(direct, doers) or nearest(direct, self._book.parties) or nearest(cues, doers - {"crowd"})

    def patient(self, cues: Sequence[Cue]) -> int:
        """The classes of whom or what it is done to."""
        owners = {cue.start for cue in cues if cue.end in self._owners or self._describes(cue, cues)}
        return nearest([cue for cue in cues if cue.start not in owners], self._book.targets)

    def direct(self, cues: Sequence[Cue]) -> Sequence[Cue]:
        """The cues without parties behind a preposition, beside others: "two men | from the Druze community | died"."""
        parties = {cue.start: cue for cue in cues if cue.entry.name in self._book.parties}
        oblique = {start for start, cue in parties.items() if self.is_oblique(cue)}
        if len(oblique) == len(parties):
            return cues
        where = {c.start for c in cues if c.entry.name in _WAYS and self.is_oblique(c, _FAR)}  # "on the Arden highway"
        return [cue for cue in cues if cue.start not in oblique | where]

    def is_oblique(self, party: Cue, reach: int = _OBLIQUE) -> bool:
        """Whether a party stands behind a preposition and so is no subject ("a crackdown on Taliban militants")."""
        at = bisect_right(self._prepositions, party.start) - 1
        if at < 0 or party.start - self._prepositions[at] > reach:
            return False
        if self._is_counted(self._prepositions[at]):
            return False
        between = self._folded[self._prepositions[at] : party.start]
        if "," in between:  # "on 3 May, | gunmen": the phrase of the preposition has ended
            return False
        return _words("untying").isdisjoint(between.split())

    def _is_counted(self, at: int) -> bool:
        """Whether a preposition that ends here stands between a number of people and those people."""
        before = self._folded[max(0, at - _OWNED * 2) : at].split()[-2:]
        return before[1:] == ["of"] and before[0] in _words("collective")

    def _led(self, cues: Sequence[Cue]) -> Sequence[Cue]:
        """The cues without a militia that joins state forces, which lead: "the army and allied fighters took Bama"."""
        leaders = [cue for cue in cues if cue.entry.name in ("military", "police")]
        led = {b.start for b in cues if b.entry.name == "rebel" and any(self._joins(a, b) for a in leaders)}
        rebels = [cue for cue in cues if cue.entry.name == "rebel"]
        led |= {
            b.start
            for b in leaders
            if any(self._folded.startswith(_ALLIED, a.end) and self._joins(a, b) for a in rebels)
        }
        return [cue for cue in cues if cue.start not in led] if led else cues

    def _joins(self, first: Cue, second: Cue) -> bool:
        between = self._folded[first.end : second.start] if second.start - first.end <= _JOINED else ""
        return between.startswith(" and ") and between.count(" ") <= _WORDS

    def _describes(self, party: Cue, cues: Sequence[Cue]) -> bool:
        """Whether a party or a place only says whose thing the next word is ("a junta border outpost")."""
        if self._folded and (party.entry.concern, party.entry.name) == (NAMES, "settlement"):
            return any(cue.entry.name == "milsite" and _follows(party, cue) for cue in cues)
        if not self._folded or party.entry.name not in self._book.parties:
            return False
        if self._folded.endswith(("pro ", "anti "), 0, party.start):
            return True
        if any(cue.entry.name == "settlement" and cue.entry.concern != NAMES and _follows(party, cue) for cue in cues):
            return True  # "the Hema | localities"
        return any(cue.entry.name in ("milsite", "equipment") and self._owns(party, cue) for cue in cues)

    def _owns(self, party: Cue, thing: Cue) -> bool:
        if party.start < thing.start and thing.end == party.end:  # "SAF garrison" as one name
            return True
        gap = thing.start - party.end
        return 0 < gap <= _OWNED and _is_adjective(self._folded[party.end : thing.start].split())


def _follows(name: Cue, thing: Cue) -> bool:
    """Whether a thing stands right behind a name, or ends it: "the Bama | barracks"."""
    return thing.start == name.end + 1 or (name.start < thing.start and thing.end == name.end)


def nearest(cues: Sequence[Cue], names: frozenset[str]) -> int:
    """The classes of the first cue, in the order given, that is one of these."""
    at = next((cue.start for cue in cues if cue.entry.name in names), -1)
    mask = 0
    for cue in cues:
        mask |= cue.entry.mask if cue.start == at else 0
    return mask


def _is_adjective(words: list[str]) -> bool:
    """Whether what stands between a party and a thing is one plain word, or none."""
    return not words or (len(words) == 1 and words[0].isalpha() and words[0] not in _words("links"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("en", "grammar")[key])
