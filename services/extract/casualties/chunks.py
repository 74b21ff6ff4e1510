"""A sentence as a row of chunks: people with their number, cues of harm, and the small words between them."""

from __future__ import annotations

from typing import NamedTuple

from services.extract.casualties.heads import Head, compound, head_after, modifies
from services.extract.casualties.names import age_end, aged_name, bare_name, name_end
from services.extract.casualties.survivors import of_survivors
from services.extract.casualties.vocabulary import Entry
from services.extract.casualties.words import WORD, Words
from services.extract.lexicon.inflection import is_adjective, is_one
from services.extract.numerals import Quantity, numerals, quantity_at

_CURRENCY = frozenset("$€£₴₽№#")
_HE, _IS = frozenset(("he", "she")), frozenset(("is", "was"))
_SOMEBODY = Entry("people")
_YEARS = ("річн", "летн")
"""What an age ends in ("70-річна")."""
_DONE = frozenset(("participle", "active", "either"))
"""Roles of a cue whose object may be told by name alone."""
_QUOTES = frozenset("«„“")
_SAID_OF = frozenset(("auxiliary", "intransitive", "participle"))
"""What stands behind "a third", where that is one person more."""


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
    out: list[Chunk] = []
    at = 0
    while at < len(words):
        entry, word = words.entries[at], words.words[at]
        chunk = _died_later(words, at) if entry.role in ("number", "partitive") or word[0].isdigit() else None
        if chunk is None and words.ends[at] == at + 1:
            chunk = _of_one_word(words, at, out[-1] if out else None)
        chunk = chunk or Chunk(entry.role, at, words.ends[at], entry)
        if chunk.role == "people" and not words.known.noun_compounds:
            chunk = _with_modifiers(words, out, chunk)
        out.append(chunk)
        at = chunk.end
    return out


def _with_modifiers(words: Words, before: list[Chunk], chunk: Chunk) -> Chunk:
    """One person with the adjectives and the age before the noun, taken off the chunks before ("70-річна жінка")."""
    if chunk.quantity is None or chunk.quantity.best != 1:
        return chunk
    while before:
        last = before[-1]
        word = words.words[last.start]
        if last.end - last.start == 1 and word.startswith(_YEARS) and words.text(last.start - 1) == "-":
            if len(before) < 3 or not words.text(last.start - 2).isdecimal():
                break
            del before[-2:]
        elif last.role != "word" or not words.text(last.start).islower() or not is_adjective(word, words.language):
            break
        chunk = chunk._replace(start=before.pop().start)
    return chunk


def _of_one_word(words: Words, at: int, before: Chunk | None) -> Chunk | None:
    """The chunk of people or things that starts at a word which is no phrase of the lexicon."""
    entry, word = words.entries[at], words.words[at]
    determiners = words.known.sets["determiners"]
    chunk = None
    if word in words.known.sets["ordinals"] and not determiners & {"the"}:
        chunk = _second(words, at)
    if chunk is not None:
        return chunk
    if entry.role == "number" or word in determiners or word[0].isdigit() or "-" in word or _is_between(words, word):
        chunk = _counted(words, at)
    if chunk is not None:
        return chunk
    if entry.role == "people":
        return _with_name(words, _uncounted(words, at))
    if entry.role == "family":
        return _family(words, at)
    if word in determiners:
        return _with_name(words, _determined(words, at))
    if entry.role != "word":
        return None
    return _name(words, at, before) if words.text(at)[:1].isupper() else _somebody(words, at, before)


def _second(words: Words, at: int) -> Chunk | None:
    """ "второй ранен", "ще один загинув, інший поранений": one person more, in languages without articles."""
    following = words.entries[at + 1] if at + 1 < len(words) else None
    if following is None or following.role not in ("either", "state") or not following.kind:
        return None
    return Chunk("people", at, at + 1, _SOMEBODY, Quantity(at, at + 1, 1, 1, 1), more=True)


def _is_between(words: Words, word: str) -> bool:
    return word in numerals(words.language).phrases["between"]


def _died_later(words: Words, at: int) -> Chunk | None:
    found = of_survivors(words, at)
    return Chunk("people", at, found[1], _SOMEBODY, found[0]) if found else None


def _with_name(words: Words, chunk: Chunk) -> Chunk:
    """One person with the name and the age that follow ("their son Yusuf, 7")."""
    if chunk.role != "people" or chunk.quantity is None or chunk.quantity.best != 1:
        return chunk
    return chunk._replace(end=age_end(words, name_end(words, chunk.end)))


def _name(words: Words, at: int, before: Chunk | None) -> Chunk | None:
    """One person told by name: with an age, or right behind what was done to him."""
    done = before is not None and before.role in _DONE and before.entry.kind in ("killed", "captured")
    end = aged_name(words, at) or (bare_name(words, at) if done else 0)
    return Chunk("people", at, end, _SOMEBODY, Quantity(at, end, 1, 1, 1)) if end else None


def _somebody(words: Words, at: int, before: Chunk | None) -> Chunk | None:
    """One person by an animate noun in the singular that no list has, right behind what was done to him."""
    done = before is not None and before.role == "either" and before.entry.kind in ("killed", "injured")
    if not done or words.known.noun_compounds or not is_one(words.words[at], words.language):
        return None
    return Chunk("people", at, at + 1, _SOMEBODY, Quantity(at, at + 1, 1, 1, 1))


def _counted(words: Words, at: int) -> Chunk | None:
    """People counted by the quantity that starts here; a thing's count is a "thing"."""
    quantity = quantity_at(words.tokens, at, words.language)
    if quantity is None or (words.text(at)[:1].isupper() and words.text(at - 1) in _QUOTES):
        return None  # "больница «Сорока»"
    measured = words.text(at - 1) in _CURRENCY or words.text(quantity.end) == "%"
    if measured or _is_age(words, at) or _is_hyphened(words, quantity) or _is_clock(words, quantity):
        return Chunk("thing", at, quantity.end)
    head, end = head_after(words, quantity.end)
    if head is None and end == quantity.end and words.role(end) == "preposition":
        head, end = _of_things(words, end)
    if head is not None and head.role == "thing":
        return Chunk("thing", at, end)
    if head is None and words.words[at] in words.known.sets["both"]:
        return None
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
    """ "two sisters aged nine and twelve", "he is 49 and", "двоє трактористів 34 і 50 років"."""
    if words.text(at - 2).lower() in _HE and words.text(at - 1) in _IS:
        return True
    if words.text(at).isdecimal() and words.role(at + 1) == "and" and words.text(at + 2).isdecimal():
        return words.role(at + 3) == "thing"
    if (
        words.text(at - 1) == "of"
        and words.text(at).isdecimal()
        and words.text(at - 2) in words.known.sets["of_an_age"]
    ):
        return words.role(at + 1) not in ("people", "thing")  # "a boy of 15 was shot"
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


def _one(words: Words, entry: Entry, start: int, end: int) -> Quantity | None:
    """One, of a noun in the singular; two of a married couple."""
    if not words.known.sets["couples"].isdisjoint(words.words[start:end]):
        return Quantity(start, end, 2, 2, 2)
    return Quantity(start, end, 1, 1, 1) if entry.singular else None


def _uncounted(words: Words, at: int) -> Chunk:
    """A noun without a number: one person where it is singular."""
    head, end = compound(words, at)
    assert head is not None
    if head.role == "thing" or modifies(words, end - 1):
        return Chunk("thing", at, end)
    return Chunk("people", at, end, head, _one(words, head, at, end))


def _family(words: Words, at: int) -> Chunk:
    """ "a family of five" is five people; a family alone is not counted."""
    counted = _counted(words, at + 2) if words.role(at + 1) == "preposition" else None
    if counted is not None and counted.role == "people":
        return counted._replace(start=at)
    return Chunk("people", at, at + 1, words.entries[at])


def _determined(words: Words, at: int) -> Chunk:
    """ "an elderly woman" is one; "the soldiers" are not counted."""
    if words.text(at + 1).lower() in words.known.sets["ordinals"] and words.role(at + 2) in _SAID_OF:
        return Chunk("people", at, at + 2, _SOMEBODY, Quantity(at, at + 2, 1, 1, 1), more=True)
    head, end = head_after(words, at + 1)
    if head is None or head.role == "family":
        is_one = head is None and end > at + 1 and words.words[at] in ("a", "an")
        return Chunk("one" if is_one else "light", at, at + 1)
    if head.role == "thing":
        return Chunk("thing", at, end)
    return Chunk("people", at, end, head, _one(words, head, at, end), words.words[at] in words.known.sets["additional"])
