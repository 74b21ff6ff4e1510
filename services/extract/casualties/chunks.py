"""A sentence as a row of chunks: people with their number, cues of harm, and the small words between them."""

from __future__ import annotations

from typing import NamedTuple

from services.extract.casualties.heads import Head, compound, head_after, modifies
from services.extract.casualties.vocabulary import Entry
from services.extract.casualties.words import WORD, Words
from services.extract.numerals import Quantity, numerals, quantity_at

_CURRENCY = frozenset("$€£₴₽№#")
_SOMEBODY = Entry("people")


class Chunk(NamedTuple):
    """Tokens [start, end) in one role (those of Entry, or "word", "light", and "one" of "a merchant")."""

    role: str
    start: int
    end: int
    entry: Entry = WORD
    quantity: Quantity | None = None
    """Of people: how many; None where the text does not count them."""
    more: bool = False
    """Of people: "two others", "another three": in addition to others."""
    named: bool = True
    """Of people: by a noun of the lexicon ("five soldiers"), not by an unknown one."""


def chunks_of(words: Words) -> list[Chunk]:
    """The chunks of a sentence, in order, every token in one."""
    known = words.known
    numeric = numerals(words.language).phrases["between"] | known.sets["determiners"]
    out: list[Chunk] = []
    at = 0
    while at < len(words):
        entry, word = words.entries[at], words.words[at]
        chunk = None
        if words.ends[at] == at + 1:
            if entry.role == "number" or word in numeric or word[0].isdigit() or "-" in word:
                chunk = _counted(words, at)
            if chunk is None and entry.role == "people":
                chunk = _uncounted(words, at)
            elif chunk is None and entry.role == "family":
                chunk = _family(words, at)
            elif chunk is None and word in known.sets["determiners"]:
                chunk = _determined(words, at)
        chunk = chunk or Chunk(entry.role, at, words.ends[at], entry)
        out.append(chunk)
        at = chunk.end
    return out


def _counted(words: Words, at: int) -> Chunk | None:
    """People counted by the quantity that starts here; a thing's count is a "thing"."""
    quantity = quantity_at(words.tokens, at, words.language)
    if quantity is None:
        return None
    measured = words.text(at - 1) in _CURRENCY or words.text(quantity.end) == "%"
    if measured or _is_age(words, at) or _is_hyphened(words, quantity) or _is_clock(words, quantity):
        return Chunk("thing", at, quantity.end)
    head, end = head_after(words, quantity.end)
    if head is None and end == quantity.end and words.role(end) == "preposition":
        head, end = _of_things(words, end)
    if head is not None and head.role == "thing":
        return Chunk("thing", at, end)
    is_age = words.text(at - 1) == words.text(end) == ","  # "her daughter, 6, was hurt"
    if head is None and (is_age or _is_dated(words, at) or (1900 <= quantity.best <= 2100 and quantity.end - at == 1)):
        return Chunk("thing", at, quantity.end)
    more = not words.known.sets["additional"].isdisjoint(words.words[max(0, at - 1) : end])
    named = head is not None or end - quantity.end <= more
    return Chunk("people", at, end, head or _SOMEBODY, quantity, more, named)


def _of_things(words: Words, at: int) -> Head:
    """ "17 of the 24 drones" are things; of people the preposition is left alone."""
    second = quantity_at(words.tokens, at + 1, words.language)
    head = head_after(words, second.end if second else at + 1)
    is_thing = second is not None and head.entry is not None and head.entry.role == "thing"
    return head if is_thing else Head(None, at)


def _is_hyphened(words: Words, quantity: Quantity) -> bool:
    """ "F-16" and "20-storey" count nobody; the dash of a dateline stands free."""
    before, behind = quantity.start - 1, quantity.end
    return (words.text(before) == "-" and words.tokens[before].end == words.tokens[before + 1].start) or (
        words.text(behind) == "-" and words.tokens[behind - 1].end == words.tokens[behind].start
    )


def _is_age(words: Words, at: int) -> bool:
    """ "two sisters aged nine and twelve"."""
    return words.text(at - 1) == "aged" or (words.text(at - 3) == "aged" and words.text(at - 1) in ("and", ","))


def _is_clock(words: Words, quantity: Quantity) -> bool:
    """ "10:30" is a time."""
    for colon, other in ((quantity.end, quantity.end + 1), (quantity.start - 1, quantity.start - 2)):
        if words.text(colon) == ":" and words.text(other)[:1].isdigit():
            first, last = sorted((colon, other))
            return words.tokens[first].end == words.tokens[last].start
    return False


def _is_dated(words: Words, at: int) -> bool:
    """ "March 3": the number belongs to the name before it."""
    return words.tokens[at].text.isdigit() and words.text(at - 1)[:1].isupper() and words.role(at - 1) == "thing"


def _one(entry: Entry, start: int, end: int) -> Quantity | None:
    return Quantity(start, end, 1, 1, 1) if entry.singular else None


def _uncounted(words: Words, at: int) -> Chunk:
    """A noun without a number: one person where it is singular."""
    head, end = compound(words, at)
    assert head is not None
    if head.role == "thing" or modifies(words, end - 1):
        return Chunk("thing", at, end)
    return Chunk("people", at, end, head, _one(head, at, end))


def _family(words: Words, at: int) -> Chunk:
    """ "a family of five" is five people; a family alone is not counted."""
    counted = _counted(words, at + 2) if words.role(at + 1) == "preposition" else None
    if counted is not None and counted.role == "people":
        return counted._replace(start=at)
    return Chunk("people", at, at + 1, words.entries[at])


def _determined(words: Words, at: int) -> Chunk:
    """ "an elderly woman" is one; "the soldiers" are not counted."""
    head, end = head_after(words, at + 1)
    if head is None or head.role == "family":
        is_one = head is None and end > at + 1 and words.words[at] in ("a", "an")
        return Chunk("one" if is_one else "light", at, at + 1)
    if head.role == "thing":
        return Chunk("thing", at, end)
    return Chunk("people", at, end, head, _one(head, at, end), words.words[at] in words.known.sets["additional"])
