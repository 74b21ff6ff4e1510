"""Which people a cue of harm counts: its object, its subject, or those that stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from services.extract.casualties.chunks import Chunk
from services.extract.casualties.parts import parts_of
from services.extract.casualties.vocabulary import CUE_ROLES, Entry, Vocabulary
from services.extract.text.document import Token

_SUBJECT_WITHIN = 30
"""Chunks between a subject and its verb, parentheses included."""
_TOLL_WITHIN = 40
"""Chunks between a toll and its number."""
_FAR_SUBJECT_WITHIN = 12
"""Words between a subject and a verb whose auxiliary stands apart ("were on Tuesday evening killed")."""
_OBJECT_WITHIN = 3
"""Words between a verb and its object ("killed outright two")."""
_FAR_OBJECT_WITHIN = 10
"""The same where phrases of place stand between ("викрали з мечеті поблизу міста 31 вірянина")."""
_ASIDE_WITHIN = 15
"""Chunks of an aside between commas."""
_FRONTED = 6
"""Words between a verb and an object before it."""
_APART = 8
"""Chunks between one in a list and a verb of his own."""
_APPOSED = 4
"""The same of a name in apposition."""
_MODIFIERS = 5
"""Chunks from a participle to the people who are its object."""
_MEMBER_WITHIN = 6
"""Words between two members of a list ("two women from the village and a child")."""


_NAME = 6
"""Chunks that hold a name and the comma behind it."""
_CALLED = frozenset(("known", "identified", "named", "described"))
_NUMBERS = frozenset(("number", "numbers"))
_SOMEBODY = Entry("people")
_ENDS = frozenset(".;!?")
_OF = frozenset(("of", "from", "из", "з", "із"))
_COLONS = frozenset(":—–-")
_QUOTES = frozenset("\"“«'‘")


class Attachment:
    """Reads the chunks of one sentence from left to right; a group of people belongs to one cue."""

    def __init__(self, tokens: Sequence[Token], chunks: Sequence[Chunk], known: Vocabulary) -> None:
        self.tokens, self.chunks = tokens, chunks
        self.reach, self.relatives = known.sets["reach"], known.sets["relatives"]
        self.accusative = known.sets["accusative"]
        self.parts = parts_of(chunks)
        """Indices of people who are part of others ("including three children")."""
        self._taken: set[int] = set()
        self._found: dict[int, list[int]] = {}
        self._readers: dict[str, Callable[[int], list[int]]] = {
            "participle": self._participle, "active": self._active, "either": self._either,
            "intransitive": self._intransitive, "state": self._state, "noun": self._noun, "toll": self._toll,
        }  # fmt: skip

    def people_of(self, at: int) -> list[int]:
        """Indices of the people that the cue at this index counts, in order."""
        found = self._found[at] = self._readers[self.chunks[at].role](at)
        return found

    def take(self, found: Sequence[int]) -> None:
        """Keep these people from being counted by a later cue."""
        self._taken.update(found)

    def is_passive(self, at: int) -> bool:
        """Whether an auxiliary stands before the cue ("were reportedly killed")."""
        return self.auxiliary(at) is not None

    def auxiliary(self, at: int) -> Chunk | None:
        """The auxiliary of a passive, next before the cue or a few adverbs off."""
        for i in range(at - 1, max(-1, at - 4), -1):
            chunk = self.chunks[i]
            if chunk.role == "auxiliary":
                return None if self.tokens[chunk.start].lower in ("has", "have", "had") else chunk
            if chunk.role not in ("word", "light"):
                return None
        return None

    # -- by the cue's role ------------------------------------------------------------------------------------------

    def _participle(self, at: int) -> list[int]:
        if self.is_passive(at):
            return self._left(at, relative=True) or self._shared(at)
        beside = self._left(at, within=2)
        right = self._right(at, within=1, across=False)
        if beside and (not right or self.chunks[right[0]].quantity is None or self._is_subject(right[-1])):
            return beside
        return right or self._left(at, within=_FAR_SUBJECT_WITHIN) or self._shared(at)

    def _active(self, at: int) -> list[int]:
        found = self._right(at, within=_OBJECT_WITHIN)
        return self._without_apposed(found)

    def _without_apposed(self, found: list[int]) -> list[int]:
        """The first of single people whom commas alone join: "затримання виконавця, 22-річного студента" is one."""
        joined = any(chunk.role == "and" for chunk in self.chunks[found[0] : found[-1]]) if found else True
        several = any((quantity := self.chunks[i].quantity) is not None and quantity.best > 1 for i in found)
        return found if joined or several else found[:1]

    def _either(self, at: int) -> list[int]:
        right = self._right(at, within=_OBJECT_WITHIN, across=False)
        if self.chunks[at].entry.agent or self.chunks[at].entry.singular:
            right = self._without_apposed(right)
        if right and self.chunks[right[0]].quantity is None and self._counts_left(at):
            return self._left(at, within=1)  # "75 вірян убито внаслідок удару дрона бійців"
        if right and not (self._is_subject(right[-1]) and self._left(at, within=0)):
            return right
        left = self._left(at, within=1) if self.chunks[at].entry.agent else self._left(at) or self._shared(at)
        if self.chunks[at].entry.agent and not left and self._is_object(before := self._left(at, within=_FRONTED)):
            return before
        far = self._right(at, within=_FAR_OBJECT_WITHIN) if self.chunks[at].entry.agent or not left else []
        # "бойцы похитили в городе учительницу", "задержали в городе мужчину"
        named_only = self.chunks[left[0]].quantity is None if left else self.chunks[at].entry.agent
        counts = bool(far) and (self._is_counted(far[0]) or (named_only and self.chunks[far[0]].quantity is not None))
        return far if counts else left

    def _is_object(self, found: Sequence[int]) -> bool:
        """Whether their numeral's form says that people before a verb suffer it: "двух жителей | ФСБ задержала"."""
        return bool(found) and self.tokens[self.chunks[found[0]].start].lower in self.accusative

    def _counts_left(self, at: int) -> bool:
        """Whether people counted by a number stand right before the cue, which has no doer."""
        left = [] if self.chunks[at].entry.agent else self._left(at, within=1)
        return any(self._is_counted(i) for i in left)

    def _intransitive(self, at: int) -> list[int]:
        return self._left(at, relative=True) or self._shared(at)

    def _state(self, at: int) -> list[int]:
        before = self._left(at, within=3)
        after = [] if before else self._right(at, within=1)
        return before if before or (after and self._is_subject(after[-1])) else after

    def _noun(self, at: int) -> list[int]:
        if self._is_victims_again(at):
            return []
        if at and self.chunks[at - 1].role == "people" and at - 1 not in self.parts | self._taken:
            return self._joined_left(at - 1)  # "о трёх погибших"
        after = at + 1 < len(self.chunks) and self.tokens[self.chunks[at + 1].start].text in _COLONS
        return self._left(at, within=1) or self._right(at + after, within=8)

    def _is_victims_again(self, at: int) -> bool:
        """ "двое раненых скончались": the noun is the subject of another cue."""
        following = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        if following is None or following.role not in ("either", "intransitive"):
            return False
        return following.entry.kind != self.chunks[at].entry.kind

    def _toll(self, at: int) -> list[int]:
        """ "the death toll in ... rose to 15": the number that it has come to, wherever it stands."""
        first, last = max(-1, at - _TOLL_WITHIN), min(len(self.chunks), at + _TOLL_WITHIN)
        for way in (range(at + 1, last), range(at - 1, first, -1)):
            reached = way.step < 0
            for i in way:
                chunk = self.chunks[i]
                if self.tokens[chunk.start].text in _ENDS:
                    break
                reached = reached or self.tokens[chunk.start].lower in self.reach
                if reached and chunk.role == "people" and self._is_counted(i) and i not in self._taken:
                    return [i]
        return []

    def _is_counted(self, at: int) -> bool:
        """Whether a number says how many, not just a noun in the singular."""
        quantity = self.chunks[at].quantity
        return quantity is not None and (quantity.best > 1 or quantity.end < self.chunks[at].end)

    # -- finding people ---------------------------------------------------------------------------------------------

    def _left(self, at: int, within: int = _SUBJECT_WITHIN, relative: bool = False) -> list[int]:
        """The nearest people before the cue that are no part of others, with those joined to them.

        `relative`: also those whom a relative clause describes first ("three people who ran were killed").
        """
        words, passed = 0, at
        for i in range(at - 1, max(-1, at - 1 - _SUBJECT_WITHIN), -1):
            chunk = self.chunks[i]
            if (opening := self._aside_from(i)) is not None:
                passed = opening
            if i >= passed:
                continue
            if relative and self._describes(i):
                return [] if i - 1 in self._taken else self._joined_left(i - 1)
            if (
                chunk.role == "people"
                and i not in self.parts
                and (not self._is_aside(i) or (i == at - 1 and chunk.quantity))
            ):
                if (whole := self._spelt_out(i, at)) is not None:
                    return [] if whole in self._taken else self._joined_left(whole)
                return [] if i in self._taken else self._joined_left(i)
            if chunk.role == "noun" and i == at - 1:
                continue  # "двое раненых скончались"
            if chunk.role in CUE_ROLES or chunk.role == "break" or (chunk.role == "speech" and not self.is_passive(i)):
                return []
            words += chunk.role not in ("light", "auxiliary", "one", "people")
            if words > within:
                return []
        return []

    def _spelt_out(self, last: int, at: int) -> int | None:
        """The counted people whom those between commas tell again ("two men, a baker and his son, | died")."""
        quantity = self.chunks[last].quantity
        if quantity is None or quantity.best != 1 or self.chunks[at - 1].role != "comma":
            return None
        for i in range(last - 1, max(0, last - _ASIDE_WITHIN), -1):
            if self.chunks[i].role == "comma":
                return i - 1 if self.chunks[i - 1].role == "people" and self._is_counted(i - 1) else None
            if self.chunks[i].role not in ("people", "and", "word", "thing", "light", "one", "preposition"):
                return None
        return None

    def _right(self, at: int, within: int, across: bool = True) -> list[int]:
        """The first people after the cue, with those joined to them; `across` phrases with a preposition or not."""
        words = 0
        for i in range(at + 1, min(len(self.chunks), at + 1 + _SUBJECT_WITHIN)):
            chunk = self.chunks[i]
            if chunk.role == "people":
                return [] if i in self.parts else self._joined_right(i)
            if chunk.role == "one" and words == 0:
                return [] if self._is_number(i) else [i]
            if words == 0 and self.tokens[chunk.start].text in _QUOTES:
                continue  # 'killing "no fewer than ten"'
            if chunk.role in ("break", "speech", "comma", "and", "not", "partitive") or chunk.role in CUE_ROLES:
                return []
            words += chunk.role not in ("light", "auxiliary")
            if words > within or (chunk.role == "preposition" and not across):
                return []
        return []

    def _is_number(self, at: int) -> bool:
        """Whether an article only begins a number that nobody knows ("kidnapped | an | unspecified number of men")."""
        following = self.chunks[at + 1 : at + 3]
        return any(self.tokens[chunk.start].lower in _NUMBERS for chunk in following)

    def _joined_left(self, at: int) -> list[int]:
        if self.chunks[at].quantity is None and (counted := self._counted_before(at)) is not None:
            at = counted
        found = [at]
        i = self._joint(at - 1)
        if i > 0 and self.tokens[self.chunks[i].start].text == "," and self.chunks[i + 1].role != "and":
            return found  # "за словами мера, двоє людей": a comma alone joins nobody
        while i > 0 and self.chunks[i].role in ("and", "comma") and (member := self._ends_here(i - 1)) >= 0:
            found.insert(0, member)
            i = self._joint(member - 1)
        return found

    def _ends_here(self, at: int) -> int:
        """The counted people whose phrase ends here ("two guards of the mayor"); -1 where none does."""
        for i in range(at, max(-1, at - _MEMBER_WITHIN), -1):
            chunk = self.chunks[i]
            if chunk.role == "people" and chunk.quantity is not None and not self._of_people(i):
                is_free = i not in self._taken and i not in self.parts
                return i if is_free and (i == at or self.tokens[self.chunks[i + 1].start].lower in _OF) else -1
            if (
                chunk.role not in ("people", "word", "thing", "light", "one")
                and self.tokens[chunk.start].lower not in _OF
            ):
                return -1
        return -1

    def _joint(self, at: int) -> int:
        """The index of what joins a member to the one before: "and", or the comma before it (", and")."""
        i = self._over_light(at)
        return i - 1 if i > 1 and self.chunks[i].role == "and" and self.chunks[i - 1].role == "comma" else i

    def _aside_from(self, at: int) -> int | None:
        """Where an aside opens that a comma here closes: "four men, | not six as first said, | died", ", who fled,"."""
        if self.chunks[at].role != "comma":
            return None
        for i in range(at - 1, max(0, at - _ASIDE_WITHIN), -1):
            if self.chunks[i - 1].role == "comma" and self._opens_aside(i):
                return i - 1
            if self.chunks[i].role in CUE_ROLES:
                return None
        return None

    def _opens_aside(self, at: int) -> bool:
        chunk = self.chunks[at]
        relative = self.tokens[chunk.start].lower in self.relatives
        return chunk.role == "not" or relative

    def _describes(self, at: int) -> bool:
        """Whether a relative clause on the people before it begins here."""
        return at > 0 and self.tokens[self.chunks[at].start].lower == "who" and self.chunks[at - 1].role == "people"

    def _counted_before(self, at: int) -> int | None:
        """The index of "34 motorists", where these are "passengers": one number for both; a word may stand between."""
        i = at - 1 - (at > 0 and self.chunks[at - 1].role in ("word", "thing"))  # "dockers and crane drivers"
        if i < 1 or self.chunks[i].role != "and":
            return None
        return i - 1 if self.chunks[i - 1].role == "people" and i - 1 not in self.parts else None

    def _over_light(self, at: int) -> int:
        """The index before the small words of a member ("and at least 12 soldiers")."""
        while at > 0 and self.chunks[at].role == "light":
            at -= 1
        return at

    def _joined_right(self, at: int) -> list[int]:
        found, words = [at], 0
        i = at + 1
        while i < len(self.chunks) and words <= _MEMBER_WITHIN:
            role = self.chunks[i].role
            if role in ("and", "comma"):
                member = self._member(i)
                if member < 0 and (closing := self._behind_name(i)) > i:
                    i = closing
                    continue
                if (i := member) < 0:
                    break
                found.append(i)
                words = 0
            elif role in ("word", "light", "preposition", "thing", "one") or self._is_called(i):
                words += 1
            else:
                break
            i += 1
        return found

    def _behind_name(self, at: int) -> int:
        """The comma behind a name between two of them: "the commander, | Abu Bilal, | and 20 men"; -1 for none."""
        for i in range(at + 1, min(len(self.chunks), at + _NAME)):
            if self.chunks[i].role == "comma":
                return i if i > at + 1 else -1
            if self.chunks[i].role != "word" or not self.tokens[self.chunks[i].start].text[:1].isupper():
                return -1
        return -1

    def _is_called(self, at: int) -> bool:
        """Whether "as" goes on with what somebody is called: "a commander known | as | Isah and 12 of his men"."""
        before = self.tokens[self.chunks[at - 1].start].lower if at else ""
        return self.tokens[self.chunks[at].start].lower == "as" and before in _CALLED

    def _member(self, at: int) -> int:
        """The counted people that the conjunction or comma at this index joins; -1 where it joins none."""
        i = at + 1
        while i < len(self.chunks) and self.chunks[i].role in ("and", "light"):
            i += 1
        by_comma = all(c.role != "and" for c in self.chunks[at:i])
        if by_comma and i < len(self.chunks) and self._are_speakers(i):
            return -1
        if i == len(self.chunks) or self.chunks[i].role != "people" or i in self.parts or self._is_subject(i):
            return -1
        if self.chunks[i].quantity is None or (by_comma and (self._is_bare(i) or self._is_of_next(i))):
            return -1
        return i

    def _is_of_next(self, at: int) -> bool:
        """Whether one behind a comma is of a cue words off: "погибли двое, водителя с травмами | увезли в больницу"."""
        for chunk in self.chunks[at + 1 : at + 1 + _APART]:
            if chunk.role in CUE_ROLES:
                return chunk.role not in ("active", "toll", "noun")
            if chunk.role not in ("word", "light", "preposition", "thing", "one"):
                return False
        return False

    def _is_bare(self, at: int) -> bool:
        """Whether a number alone tells these: after a comma, they are part of those before ("раненых девять, двое")."""
        chunk = self.chunks[at]
        return chunk.quantity is not None and chunk.quantity.end == chunk.end and chunk.entry == _SOMEBODY

    def _of_people(self, at: int) -> bool:
        """Whether these only say whose the counted people before them are ("two guards | of | the mayor")."""
        i = at - 1
        while i > max(0, at - _MEMBER_WITHIN) and self.chunks[i].role in ("word", "thing", "light"):
            i -= 1
        if i < 1 or self.tokens[self.chunks[i].start].lower not in _OF:
            return False
        return self.chunks[i - 1].role == "people" and self.chunks[i - 1].quantity is not None

    def _is_subject(self, at: int) -> bool:
        """Whether these people belong to a word that follows them ("... and 24 were wounded", "an official said")."""
        first = self._behind_parts(at) or at + 1
        for i in range(first, min(len(self.chunks), first + 3)):
            role = self.chunks[i].role
            if role in ("auxiliary", "speech") or (role in CUE_ROLES and role not in ("active", "toll")):
                return True
            if role not in ("word", "light"):
                return False
        return False

    def _behind_parts(self, at: int) -> int:
        """Behind an aside that says who of these people ("29 человек, включая детей, | ранены"); 0 where none is."""
        if at + 2 >= len(self.chunks) or self.chunks[at + 1].role != "comma":
            return 0
        within = _ASIDE_WITHIN if self.chunks[at + 2].role == "partitive" else _APPOSED
        last = min(len(self.chunks), at + 2 + within)
        closed = next((i for i in range(at + 2, last) if self.chunks[i].role == "comma"), 0)
        if within == _APPOSED and any(c.role not in ("word", "light") for c in self.chunks[at + 2 : closed]):
            return 0  # only a name: "еще один депутат, Кан Кварчия, | ранен"
        return closed and closed + 1

    def _are_speakers(self, at: int) -> bool:
        """ "..., a tribal leader and a security official said"."""
        for i in range(at, min(len(self.chunks), at + 8)):
            role = self.chunks[i].role
            if role == "speech":
                return True
            if role not in ("people", "and", "word", "light", "one", "thing", "preposition"):
                return False
        return False

    def _shared(self, at: int) -> list[int]:
        """The people of the cue of another kind that this one is joined to ("were abducted and killed")."""
        i = at - 1
        while i >= 0 and self.chunks[i].role in ("and", "comma", "light", "word", "auxiliary") and at - i < 5:
            i -= 1
        before = self._found.get(i, []) if i >= 0 and self.chunks[i].role in CUE_ROLES else []
        same_kind = bool(before) and self.chunks[i].entry.kind == self.chunks[at].entry.kind
        return [] if same_kind or not any(c.role == "and" for c in self.chunks[i:at]) else before

    def _is_aside(self, at: int) -> bool:
        """Whether these people are no subject: after a preposition, or in apposition (", all civilians,")."""
        in_commas = 0 < at < len(self.chunks) - 1 and self.chunks[at + 1].role == "comma"
        first = at
        while first > 0 and self.chunks[first - 1].role in ("light", "one"):
            first -= 1
        apposed = in_commas and first > 0 and self.chunks[first - 1].role == "comma"
        return self._governed(at) or (apposed and self.chunks[at].quantity is None)

    def _governed(self, at: int) -> bool:
        """Whether a preposition stands before these people ("in front of two policemen")."""
        between = ("light", "one") if self.chunks[at].quantity else ("light", "one", "word")
        i = at - 1
        while i >= 0 and self.chunks[i].role in between:
            i -= 1
        return (i >= 0 and self.chunks[i].role == "preposition") or self._is_of_participle(at)

    def _is_of_participle(self, at: int) -> bool:
        """Whether a participle that describes people before has these as its object ("police guarding a team")."""
        for i in range(at - 1, max(0, at - _MODIFIERS), -1):
            if self.chunks[i].role == "word" and self.tokens[self.chunks[i].start].lower.endswith("ing"):
                return self.chunks[i - 1].role == "people"
            if self.chunks[i].role not in ("light", "one", "word", "thing"):
                return False
        return False
