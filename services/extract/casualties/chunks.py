"""A sentence as a row of chunks: people with their number, cues of harm, and the small words between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from services.extract.casualties.vocabulary import CUE_ROLES, Entry, Vocabulary, vocabulary
from services.extract.numerals import Quantity, numerals, plain, quantity_at
from services.extract.text.document import Token

_HEAD_WITHIN = 5  # tokens between a number and its noun ("12 heavily armed Sudanese army soldiers")
_STOPS = frozenset(
    ("absent", "and", "auxiliary", "break", "comma", "not", "number", "partitive", "preposition", "speech")
) | frozenset(CUE_ROLES)
_CURRENCY = frozenset("$€£₴₽№#")
_WORD = Entry("word")


class Chunk(NamedTuple):
    """Tokens [start, end) in one role (those of Entry, or "word" and "light")."""

    role: str
    start: int
    end: int
    entry: Entry = _WORD
    quantity: Quantity | None = None
    """Of people: how many; None where the text does not count them."""
    more: bool = False
    """Of people: "two others", "another three": in addition to others."""
    named: bool = True
    """Of people: by a noun of the lexicon ("five soldiers"), not a bare number or an unknown noun."""


def chunks_of(tokens: Sequence[Token], language: str) -> list[Chunk]:
    """The chunks of a sentence, in order, every token in one."""
    known = vocabulary(language)
    out: list[Chunk] = []
    at = 0
    while at < len(tokens):
        chunk = _chunk_at(tokens, at, known, language)
        out.append(chunk)
        at = chunk.end
    return out


def _chunk_at(tokens: Sequence[Token], at: int, known: Vocabulary, language: str) -> Chunk:
    word = plain(tokens[at].lower)
    if word in known.phrases:
        for rest, entry in known.phrases[word]:
            if len(rest) < len(tokens) - at and all(plain(tokens[at + 1 + i].lower) == w for i, w in enumerate(rest)):
                return Chunk(entry.role, at, at + 1 + len(rest), entry)
    entry = known.words.get(word, _WORD)
    if entry.role == "family":
        return _family(tokens, at, known, language)
    if (
        word in numerals(language).phrases["between"]
        or entry.role == "number"
        or word[0].isdigit()
        or word in known.sets["determiners"]
        or "-" in word
    ):
        counted = _counted(tokens, at, known, language)
        if counted:
            return counted
    if entry.role == "people":
        return _uncounted(tokens, at, entry, known)
    if word in known.sets["determiners"]:
        return _determined(tokens, at, known)
    return Chunk(entry.role, at, at + 1, entry)


def _counted(tokens: Sequence[Token], at: int, known: Vocabulary, language: str) -> Chunk | None:
    """People counted by the quantity that starts here; a thing's count is a "thing"."""
    quantity = quantity_at(tokens, at, language)
    if quantity is None:
        return None
    before = tokens[at - 1].lower if at else ""
    after = tokens[quantity.end].text if quantity.end < len(tokens) else ""
    if before in _CURRENCY or after == "%" or _clock(tokens, quantity) or after == "-" or before == "-":
        return Chunk("thing", at, quantity.end)
    head, end, unknown = _head(tokens, quantity.end, known)
    if head is not None and head.role == "thing":
        return Chunk("thing", at, end)
    if head is None and (_dated(tokens, at, known) or (1900 <= quantity.best <= 2100 and quantity.end - at == 1)):
        return Chunk("thing", at, quantity.end)
    more = any(plain(t.lower) in known.sets["additional"] for t in tokens[max(0, at - 1) : end])
    named = head is not None or not unknown or (more and end - quantity.end == 1)
    return Chunk("people", at, end, head or Entry("people"), quantity, more, named)


def _clock(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """ "10:30" is a time."""
    after, before = tokens[quantity.end : quantity.end + 2], tokens[max(0, quantity.start - 2) : quantity.start]
    return (
        len(after) == 2 and after[0].text == ":" and after[1].text[0].isdigit() and after[1].start == after[0].end
    ) or (
        len(before) == 2
        and before[1].text == ":"
        and before[0].text[0].isdigit()
        and before[1].end == tokens[quantity.start].start
    )


def _dated(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    """ "March 3": the number belongs to the word before it."""
    return (
        at > 0
        and tokens[at].text.isdigit()
        and tokens[at - 1].text[0].isupper()
        and known.words.get(plain(tokens[at - 1].lower), _WORD).role == "thing"
    )


def _head(tokens: Sequence[Token], at: int, known: Vocabulary) -> tuple[Entry | None, int, bool]:
    """The noun counted: (entry, end, unknown words before it); None where the number stands alone."""
    end, skip = at, at
    for i in range(at, min(len(tokens), at + _HEAD_WITHIN + 2)):
        if i < skip:
            continue
        if tokens[i].text == "(" and (closed := _parenthesis(tokens, i)):
            skip = closed  # "14 South Sudan army (SPLA) soldiers"
            continue
        entry = _entry(tokens, i, known)
        if entry.role in ("people", "family"):
            return _compound(tokens, i, entry, known)
        if entry.role == "thing":
            if known.noun_compounds and i + 1 < len(tokens) and _entry(tokens, i + 1, known).role == "people":
                continue  # "three village volunteers"
            return entry, i + 1, i > at
        if tokens[i].lower == "year-old" or (tokens[i].text.isdigit() and _is_age(tokens, i)):
            end = i + 1  # "a 45-year-old"
            continue
        if tokens[i].text == "-" and end == i and i > at and tokens[i - 1].text.isdigit():
            continue
        if plain(tokens[i].lower) in known.sets["determiners"] and i > at:
            break  # "12 Libyans a day after"
        if entry.role in _STOPS or not tokens[i].text[0].isalnum() or tokens[i].text[0].isdigit():
            break
        end = i + 1
    return None, end, end > at


def _parenthesis(tokens: Sequence[Token], at: int) -> int:
    """The token after a short parenthesis that starts here; 0 where it is a long one."""
    return next((i + 1 for i in range(at + 1, min(len(tokens), at + 4)) if tokens[i].text == ")"), 0)


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    return at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 2].lower.startswith("year")


def _entry(tokens: Sequence[Token], at: int, known: Vocabulary) -> Entry:
    word = plain(tokens[at].lower)
    for rest, entry in known.phrases.get(word, ()):
        if len(rest) < len(tokens) - at and all(plain(tokens[at + 1 + i].lower) == w for i, w in enumerate(rest)):
            return entry
    return known.words.get(word, _WORD)


def _compound(tokens: Sequence[Token], at: int, entry: Entry, known: Vocabulary) -> tuple[Entry, int, bool]:
    """ "police officers" are people; a "police station" is a thing."""
    end = at + 1
    while end < len(tokens):
        following = known.words.get(plain(tokens[end].lower), _WORD)
        if following.role == "thing" and known.noun_compounds and tokens[end - 1].end + 1 == tokens[end].start:
            return following, end + 1, True
        if following.role != "people":
            break
        entry, end = following, end + 1
    return entry, end, False


def _uncounted(tokens: Sequence[Token], at: int, entry: Entry, known: Vocabulary) -> Chunk:
    """A noun without a number: one person where it is singular."""
    head, end, _ = _compound(tokens, at, entry, known)
    if head.role == "thing" or (head.adjective and _modifies(tokens, end, known)):
        return Chunk("thing", at, end)
    return Chunk("people", at, end, head, Quantity(at, end, 1, 1, 1) if head.singular else None)


def _family(tokens: Sequence[Token], at: int, known: Vocabulary, language: str) -> Chunk:
    """ "a family of five" is five people; a family alone is not counted."""
    if at + 2 < len(tokens) and known.words.get(plain(tokens[at + 1].lower), _WORD).role == "preposition":
        counted = _counted(tokens, at + 2, known, language)
        if counted is not None and counted.role == "people":
            return counted._replace(start=at)
    return Chunk("people", at, at + 1, known.words[plain(tokens[at].lower)])


def _modifies(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    """Whether an unknown noun follows, which the adjective belongs to ("військовий аеродром")."""
    return at < len(tokens) and tokens[at].text.isalpha() and _entry(tokens, at, known).role == "word"


def _determined(tokens: Sequence[Token], at: int, known: Vocabulary) -> Chunk:
    """ "an elderly woman" is one; "the soldiers" are not counted."""
    head, end, _ = _head(tokens, at + 1, known)
    if head is None or head.role == "family":
        is_one = head is None and end > at + 1 and plain(tokens[at].lower) in ("a", "an")
        return Chunk("one" if is_one else "light", at, at + 1)
    if head.role == "thing":
        return Chunk("thing", at, end)
    more = plain(tokens[at].lower) in known.sets["additional"]
    return Chunk("people", at, end, head, Quantity(at, end, 1, 1, 1) if head.singular else None, more)
