"""People told by a noun of the lexicon, and how many they are: by a number, by an article, by the noun's own number."""

from __future__ import annotations

from services.extract.casualties.chunk import SOMEBODY, Chunk, one_in, somebody
from services.extract.casualties.entries import Entry
from services.extract.casualties.heads import Head, compound, head_after, modifies
from services.extract.casualties.measures import is_age_or_date, is_measure
from services.extract.casualties.words import Words
from services.extract.numerals import Quantity, quantity_at

_QUOTES = frozenset("«„“")
"""What opens a name that may begin with a numeral's letters ("больница «Сорока»")."""
_SAID_OF = frozenset(("auxiliary", "intransitive", "participle"))
"""What stands behind "a third", where that is one person more."""


def counted(words: Words, at: int) -> Chunk | None:
    """People counted by the quantity that starts here; a thing's count is a "thing"."""
    quantity = quantity_at(words.tokens, at, words.language)
    if quantity is None or (words.text(at)[:1].isupper() and words.text(at - 1) in _QUOTES):
        return None
    if is_measure(words, quantity):
        return Chunk("thing", at, quantity.end)
    head, end = _head_of(words, quantity)
    if head is not None and head.role == "thing":
        return Chunk("thing", at, end)
    if head is None and words.words[at] in words.known.sets["both"]:
        return None
    if head is None and is_age_or_date(words, quantity, end):
        return Chunk("thing", at, quantity.end)
    more = not words.known.sets["additional"].isdisjoint(words.words[max(0, at - 1) : end])
    is_named = head is not None or end - quantity.end <= more
    return Chunk("people", at, end, head or SOMEBODY, quantity, more, is_named)


def _head_of(words: Words, quantity: Quantity) -> Head:
    """The noun that a quantity counts, be it behind a second one: "17 of the 24 drones"."""
    if quantity.end < len(words) and _is_anew(words, quantity.end):
        return Head(None, quantity.end)
    found = head_after(words, quantity.end)
    alone = found.entry is None and found.end == quantity.end
    return _of_things(words, found.end) if alone and words.role(found.end) == "preposition" else found


def _is_anew(words: Words, at: int) -> bool:
    """Whether another phrase begins right behind a number ("rose to 23 | the next day"; not "both | his sons")."""
    sets, word = words.known.sets, words.words[at]
    is_other = word in sets["indefinite"] or word in sets["additional"] or words.role(at) == "number"
    return (
        words.known.noun_compounds
        and word in sets["determiners"]
        and not is_other
        and words.words[at - 1] not in sets["both"]
    )


def _of_things(words: Words, at: int) -> Head:
    """ "17 | of the 24 drones" are things; of people the preposition is left alone."""
    whole = quantity_at(words.tokens, at + 1, words.language)
    head = head_after(words, whole.end if whole else at + 1)
    is_thing = whole is not None and head.entry is not None and head.entry.role == "thing"
    if whole is None and head.entry is not None and head.entry.kind == "attacker":
        return Head(head.entry, at)  # "two | of the attackers"
    return head if is_thing else Head(None, at)


def uncounted(words: Words, at: int) -> Chunk:
    """A noun without a number: one person where it is singular."""
    head, end = compound(words, at)
    assert head is not None
    if head.role == "thing" or modifies(words, end - 1):
        return Chunk("thing", at, end)
    return Chunk("people", at, end, head, _by_noun(words, head, at, end))


def family(words: Words, at: int) -> Chunk:
    """ "a family of five" is five people; a family alone is not counted."""
    members = counted(words, at + 2) if words.role(at + 1) == "preposition" else None
    if members is not None and members.role == "people":
        return members._replace(start=at)
    return Chunk("people", at, at + 1, words.entries[at])


def determined(words: Words, at: int) -> Chunk:
    """ "an elderly woman" is one; "the soldiers" are not counted."""
    sets = words.known.sets
    if words.text(at + 1).lower() in sets["ordinals"] and words.role(at + 2) in _SAID_OF:
        return somebody(at, at + 2, more=True)
    if _is_left_out(words, at):
        return somebody(at, at + 2, more=True)
    if words.words[at] in sets["additional"] and words.role(at + 1) in _SAID_OF:
        return somebody(at, at + 1, more=True)
    head, end = head_after(words, at + 1)
    if head is None or head.role == "family":
        is_one = head is None and end > at + 1 and words.words[at] in sets["indefinite"]
        return Chunk("one" if is_one else "light", at, at + 1)
    if head.role == "thing":
        return Chunk("thing", at, end)
    return Chunk("people", at, end, head, _by_noun(words, head, at, end), words.words[at] in sets["additional"])


def _is_left_out(words: Words, at: int) -> bool:
    """Whether an ordinal is of one more, of whom the verb is not told again ("and a fourth | in hospital").

    Not "a third of the town", "a second in command".
    """
    sets = words.known.sets
    is_ordinal = words.words[at] in sets["indefinite"] and words.text(at + 1).lower() in sets["further_one"]
    return is_ordinal and (words.role(at + 2) == "comma" or words.text(at + 2).lower() in sets["later_in"])


def _by_noun(words: Words, entry: Entry, start: int, end: int) -> Quantity | None:
    """One, of a noun in the singular; two of a married couple."""
    if not words.known.sets["couples"].isdisjoint(words.words[start:end]):
        return Quantity(start, end, 2, 2, 2)
    return one_in(start, end) if entry.singular else None
