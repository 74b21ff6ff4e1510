"""Which people a cue of harm counts: its object, its subject, or those that stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from services.extract.casualties.aftermath import told_before
from services.extract.casualties.elided import is_left_out
from services.extract.casualties.elsewhere import are_victims_again, is_subject
from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.lists import listed_before, without_apposed
from services.extract.casualties.nearest import people_before, people_behind
from services.extract.casualties.pairs import pair_before
from services.extract.casualties.revisions import revised
from services.extract.casualties.row import Row
from services.extract.casualties.verdicts import put_down

_FAR_SUBJECT_WITHIN = 12
"""Words between a subject and a verb whose auxiliary stands apart ("were on Tuesday evening killed")."""
_OBJECT_WITHIN = 3
"""Words between a verb and its object ("killed outright two")."""
_FAR_OBJECT_WITHIN = 10
"""The same where phrases of place stand between ("викрали з мечеті поблизу міста 31 вірянина")."""
_FRONTED_WITHIN = 6
"""Words between an object and a verb behind it ("двух жителей | ФСБ задержала")."""
_NOUN_WITHIN = 8
"""Words between a noun of harm and the people behind it ("casualties: | ... two soldiers")."""
_TOLL_WITHIN = 40
"""Chunks between a toll and its number."""
_SHARED_WITHIN = 5
"""Chunks from a cue back to the one that it is joined to ("were abducted | and later | killed")."""
_SHARING = ("and", "comma", "light", "word", "auxiliary")
_ENDS, _COLONS = frozenset(".;!?"), frozenset(":—–-")


class Attachment:
    """The people of each cue of a sentence, asked for from left to right."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self._found: dict[int, list[int]] = {}
        self._readers: dict[str, Callable[[int], list[int]]] = {
            "participle": self._participle, "active": self._active, "either": self._either,
            "intransitive": self._intransitive, "state": self._state, "noun": self._noun, "toll": self._toll,
            "verdict": lambda at: put_down(row, at), "revision": lambda at: revised(row, at),
            "likewise": lambda at: people_behind(row, at, within=_OBJECT_WITHIN),
        }  # fmt: skip

    def people_of(self, at: int) -> list[int]:
        """Indices of the people that the cue at this index counts, in order."""
        found = self._found[at] = self._readers[self.row.roles[at]](at)
        return found

    def people_last(self, at: int) -> list[int]:
        """Those whom the cue before counts, for whom a pronoun stands ("captured six men, and killed | them")."""
        return next((found for i, found in sorted(self._found.items(), reverse=True) if i < at and found), [])

    def _participle(self, at: int) -> list[int]:
        """ "were killed", "found dead", and a past that is spelt alike ("gunmen killed two")."""
        row = self.row
        if row.is_passive(at):
            return self._intransitive(at)
        beside = people_before(row, at, within=2)
        right = people_behind(row, at, within=1, across=False)
        is_one = bool(right) and row.roles[right[0]] == "one" and not any(row.is_counted(i) for i in beside)
        uncounted = bool(right) and row.chunks[right[0]].quantity is None and not is_one
        if beside and (not right or uncounted or is_subject(row, right[-1])):
            return beside
        return right or people_before(row, at, within=_FAR_SUBJECT_WITHIN) or self._shared(at)

    def _active(self, at: int) -> list[int]:
        """ "killing two", "the arrest of": only those behind it."""
        return without_apposed(self.row, people_behind(self.row, at, within=_OBJECT_WITHIN))

    def _either(self, at: int) -> list[int]:
        """A verb with those whom it harms on either side: with a doer ("убили"), or without ("убиты")."""
        return self._done_by_some(at) if self.row.chunks[at].entry.agent else self._done_to_some(at)

    def _done_by_some(self, at: int) -> list[int]:
        """Its object: right behind it, before it by its case, or behind phrases of place; else those right before."""
        row = self.row
        right = without_apposed(row, people_behind(row, at, within=_OBJECT_WITHIN, across=False))
        if right and self._is_own(right, at):
            return right
        left = people_before(row, at, within=1)
        if not left and self._are_objects(before := people_before(row, at, within=_FRONTED_WITHIN)):
            return before
        far = people_behind(row, at, within=_FAR_OBJECT_WITHIN)
        if not far or row.chunks[far[0]].quantity is None:
            return left
        no_rival = not left or row.chunks[left[0]].quantity is None  # "бойцы похитили в городе учительницу"
        return far if no_rival or row.is_counted(far[0]) else left

    def _done_to_some(self, at: int) -> list[int]:
        """Its subject, which may stand behind it; doers and places do not count where those before it are numbered."""
        row = self.row
        right = people_behind(row, at, within=_OBJECT_WITHIN, across=False)
        if row.chunks[at].entry.singular:
            right = without_apposed(row, right)
        if right and row.chunks[right[0]].quantity is None:
            beside = people_before(row, at, within=1)
            if any(row.is_counted(i) for i in beside):
                return beside  # "75 вірян убито внаслідок удару дрона бійців"
        if right and self._is_own(right, at):
            return right
        left = people_before(row, at) or self._shared(at)
        far = [] if left else people_behind(row, at, within=_FAR_OBJECT_WITHIN)
        return far if far and row.is_counted(far[0]) else left

    def _is_own(self, right: Sequence[int], at: int) -> bool:
        """Whether the people behind a cue are its own: those of another verb are not, where some stand before it."""
        return not (is_subject(self.row, right[-1]) and people_before(self.row, at, within=0))

    def _are_objects(self, found: Sequence[int]) -> bool:
        """Whether their numeral's form says that people before a verb suffer it: "двух жителей | ФСБ задержала"."""
        return bool(found) and self.row.starts(found[0], "accusative")

    def _intransitive(self, at: int) -> list[int]:
        """ "died": only its subject."""
        row = self.row
        return pair_before(row, at) or people_before(row, at, relative=True) or self._shared(at) or told_before(row, at)

    def _state(self, at: int) -> list[int]:
        """ "left five dead", "among the dead were five": those next to it; not "three died, a fourth in hospital"."""
        before = people_before(self.row, at, within=3)
        if before and is_left_out(self.row, before[0]):
            return []
        after = [] if before else people_behind(self.row, at, within=1)
        return before if not after or is_subject(self.row, after[-1]) else after

    def _noun(self, at: int) -> list[int]:
        """ "five deaths", "deaths of five": those next to it, or behind a colon."""
        row = self.row
        if are_victims_again(row, at):
            return []
        beside = people_before(row, at, within=1)
        if row.reads(at, "lives") and not all(map(row.is_counted, beside)):
            return []  # "to spare civilian | lives"
        if at and row.roles[at - 1] == "people" and row.is_free(at - 1):
            return listed_before(row, at - 1)  # "о трёх погибших"
        colon = at + 1 < len(row) and row.word(at + 1) in _COLONS
        return beside or people_behind(row, at + colon, within=_NOUN_WITHIN)

    def _toll(self, at: int) -> list[int]:
        """ "the death toll in ... rose to 15": the number that it has come to, wherever it stands."""
        behind = range(at + 1, min(len(self.row), at + _TOLL_WITHIN))
        before = range(at - 1, max(-1, at - _TOLL_WITHIN), -1)
        kind = self.row.chunks[at].entry.kind
        return self._number(behind, False, kind) or self._number(before, True, kind)

    def _is_of_kind(self, people: int, kind: str) -> bool:
        """Whether no cue right behind the people says that something else befell them ("Toll: two | wounded")."""
        behind = self.row.chunks[people + 1 : people + 2]
        return not any(c.role in CUE_ROLES and c.entry.kind not in (kind, "") for c in behind)

    def _number(self, way: range, reached: bool, kind: str) -> list[int]:
        """The first counted people on the way, once a word says that a toll has come to them."""
        row = self.row
        for i in way:
            if row.word(i) in _ENDS:
                return []
            reached = reached or row.starts(i, "reach")
            if reached and row.roles[i] == "people" and row.is_counted(i) and i not in row.taken:
                return [i] if self._is_of_kind(i, kind) else []
        return []

    def _shared(self, at: int) -> list[int]:
        """The people of the cue of another kind that this one is joined to ("were abducted and killed")."""
        row, i = self.row, at - 1
        while i >= 0 and at - i < _SHARED_WITHIN:
            is_place = row.roles[i] in ("preposition", "thing") and "and" in row.roles[i:at]
            if not (is_place or row.roles[i] in _SHARING):  # "stabbed | in | a bar | and | died"
                break
            i -= 1
        if i < 0 or row.roles[i] not in CUE_ROLES or "and" not in row.roles[i:at]:
            return []
        same_kind = row.chunks[i].entry.kind == row.chunks[at].entry.kind
        return [] if same_kind else self._found.get(i, [])
