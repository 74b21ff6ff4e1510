"""Numbers that count nobody: sums of money, times, ages, dates, names of weapons."""

from __future__ import annotations

from services.extract.casualties.words import Words
from services.extract.numerals import Quantity

_CURRENCY = frozenset("$€£₴₽№#")
_YEARS = (1900, 2100)
"""Between these, a number without a noun is a year."""


def is_measure(words: Words, quantity: Quantity) -> bool:
    """Whether the signs and words beside a quantity say that it counts nobody, whatever noun follows."""
    before, behind = words.text(quantity.start - 1), words.text(quantity.end)
    if before in _CURRENCY or behind == "%":
        return True
    ways = (_is_decade, _is_hyphened, _is_clock)
    return _is_age(words, quantity.start) or any(way(words, quantity) for way in ways)


def is_age_or_date(words: Words, quantity: Quantity, end: int) -> bool:
    """Whether a quantity without a noun, whose phrase goes on to `end`, is an age, a date or a year."""
    if words.text(quantity.start - 1) == words.text(end) == ",":
        return True  # "her daughter, 6, was hurt"
    is_year = _YEARS[0] <= quantity.best <= _YEARS[1] and quantity.end - quantity.start == 1
    return is_year or _is_dated(words, quantity.start)


def _is_hyphened(words: Words, quantity: Quantity) -> bool:
    """ "F-16" and "20-storey" count nobody; the dash of a dateline stands free."""
    before, behind = quantity.start - 1, quantity.end
    return (words.text(before) == "-" and _touch(words, before, before + 1)) or (
        words.text(behind) == "-" and _touch(words, behind - 1, behind)
    )


def _touch(words: Words, first: int, second: int) -> bool:
    return words.tokens[first].end == words.tokens[second].start


def _is_age(words: Words, at: int) -> bool:
    """ "two sisters aged nine and twelve", "he is 49 and", "a boy of 15 died", "двоє трактористів 34 і 50 років"."""
    sets, before, other = words.known.sets, words.text(at - 1), words.text(at - 2)
    if before in sets["copulas"] and other.lower() in sets["one"]:
        return True
    if before in sets["aged"] or (words.text(at - 3) in sets["aged"] and before in ("and", ",")):
        return True
    if words.text(at).isdecimal():
        if words.role(at + 1) == "and" and words.text(at + 2).isdecimal():
            return words.role(at + 3) == "thing"
        if before == "of" and other in sets["of_an_age"]:
            return words.role(at + 1) not in ("people", "thing")
    return False


def _is_decade(words: Words, quantity: Quantity) -> bool:
    """ "a woman in her 50s", "in the 1990s": years of a life or of a century."""
    return words.text(quantity.end) == "s" and _touch(words, quantity.end - 1, quantity.end)


def _is_clock(words: Words, quantity: Quantity) -> bool:
    """ "10:30" is a time."""
    for colon, other in ((quantity.end, quantity.end + 1), (quantity.start - 1, quantity.start - 2)):
        if words.text(colon) == ":" and words.text(other)[:1].isdigit():
            return _touch(words, *sorted((colon, other)))
    return False


def _is_dated(words: Words, at: int) -> bool:
    """ "March 3": the number belongs to the name before it."""
    return words.text(at).isdigit() and words.text(at - 1)[:1].isupper() and words.role(at - 1) == "thing"
