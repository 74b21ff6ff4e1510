"""Quantities in digits and in words: "at least 15", "two dozen", "от 10 до 15", "п'ятеро"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from services.extract.lexicon.loading import load
from services.extract.text.document import Token

_APOSTROPHES = str.maketrans("’ʼ`", "'''")
_SEPARATORS = str.maketrans("", "", ",. \u00a0\u202f'")
_DASHES = ("-", "–", "—")
_MOST = 999_999_999
"""No larger number is read: nothing is counted in billions here."""


class Quantity(NamedTuple):
    """Tokens [start, end) that state an amount. best is the most conservative; hedges ("at least") change nothing."""

    start: int
    end: int
    low: int
    best: int
    high: int
    vague: bool = False
    """Not counted by the text: "dozens", "several"."""


class Numerals(NamedTuple):
    """The number words of one language, in lower case with a plain apostrophe."""

    cardinals: Mapping[str, float]
    multipliers: Mapping[str, int]
    vague: Mapping[str, int]
    phrases: Mapping[str, frozenset[str]]


def plain(word: str) -> str:
    """A lower-case word with a plain apostrophe, as in the lexicon."""
    return word.translate(_APOSTROPHES) if "’" in word or "ʼ" in word else word


@cache
def numerals(language: str) -> Numerals:
    """The numerals of a language, from its lexicon."""
    data = load(language, "numerals")
    phrases = {name: frozenset(words) for name, words in data.get("phrases", {}).items() if name != "hedges"}
    return Numerals(data.get("cardinals", {}), data.get("multipliers", {}), data.get("vague", {}), phrases)


def quantity_at(tokens: Sequence[Token], at: int, language: str) -> Quantity | None:
    """The amount that starts at this token, a range included; None where none starts."""
    if at >= len(tokens):
        return None
    known = numerals(language)
    between = plain(tokens[at].lower) in known.phrases["between"]
    first = _number(tokens, at + between, known)
    if first is None:
        return None
    second = _second(tokens, first[1], known, "between_and" if between else "ranges")
    if second is None:
        return None if between else Quantity(at, first[1], first[0], first[0], first[0], first[2])
    low, high = first[0], second[0]
    if low >= high:
        return None if between else Quantity(at, first[1], low, low, low, first[2])
    return Quantity(at, second[1], low, low, high)


def _second(tokens: Sequence[Token], at: int, known: Numerals, connectors: str) -> tuple[int, int, bool] | None:
    if at + 1 >= len(tokens) or plain(tokens[at].lower) not in known.phrases[connectors]:
        return None
    if tokens[at + 1].text[0].isupper() and tokens[at].text in _DASHES:
        return None  # "Sept 4 - Ten people": a dateline, and a sentence that begins
    return _number(tokens, at + 1, known)


def _number(tokens: Sequence[Token], at: int, known: Numerals) -> tuple[int, int, bool] | None:
    """(value, end, vague) of one number: digits with thousands, or words added up."""
    start = at
    if at < len(tokens) and tokens[at].lower in known.phrases["determiners"]:
        at += 1  # "a dozen", "a hundred": no number by itself
    if at >= len(tokens):
        return None
    word = plain(tokens[at].lower)
    if word[0].isdigit():
        return _digits(tokens, at, known) if start == at else None
    if word in known.vague:
        return _vague(tokens, at, known)
    if start == at and word in known.cardinals:
        return _words(tokens, at, known)
    compound = word.split("-")
    if start == at and len(compound) == 2 and all(part in known.cardinals for part in compound):
        return _words(tokens, at, known)
    if word in known.multipliers:
        return _words(tokens, at, known)
    return None


def _digits(tokens: Sequence[Token], at: int, known: Numerals) -> tuple[int, int, bool] | None:
    word = tokens[at].text
    scale = known.multipliers.get(plain(tokens[at + 1].lower)) if at + 1 < len(tokens) else None
    if scale:
        value = float(word.replace(",", ".")) if word.replace(",", ".").count(".") <= 1 else None
        return (int(value * scale), at + 2, False) if value is not None else None
    digits = word.translate(_SEPARATORS)
    if not digits.isdecimal() or len(digits) > 9 or (len(digits) != len(word) and not _grouped(word)):
        return None
    return int(digits), at + 1 + _is_more(tokens, at + 1), False


def _is_more(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sign says that it may be more ("50+ wounded"), and adds no number ("7+3")."""
    sums = at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
    return at < len(tokens) and tokens[at].text == "+" and not sums


def _grouped(word: str) -> bool:
    return len(word) > 4 and not word[-4].isdigit() and word[-3:].isdecimal()


def _vague(tokens: Sequence[Token], at: int, known: Numerals) -> tuple[int, int, bool]:
    """ "dozens of", "several hundred", "hundreds of thousands": the smallest that it can mean."""
    value, at = known.vague[plain(tokens[at].lower)], at + 1
    while at < len(tokens):
        word = plain(tokens[at].lower)
        if word in known.multipliers:
            value, at = known.multipliers[word], at + 1
        elif word in known.phrases["partitives"] and at + 1 < len(tokens):
            if plain(tokens[at + 1].lower) in known.vague:
                value *= known.vague[plain(tokens[at + 1].lower)]
                at += 1
            return value, at + 1, True
        else:
            break
    return value, at, True


def _words(tokens: Sequence[Token], at: int, known: Numerals) -> tuple[int, int, bool]:
    """Cardinals added up and multiplied: "one hundred and twenty-five", "две тысячи триста"."""
    total, current, last = 0.0, 0.0, 0.0
    end = at
    while end < len(tokens):
        word = plain(tokens[end].lower)
        scale = known.multipliers.get(word)
        parts = [known.cardinals.get(part) for part in word.split("-")] if scale is None else []
        if scale is not None:
            if (current or 1) * scale > _MOST:
                break
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            last = float(scale)
        elif parts and None not in parts:
            value = sum(part for part in parts if part is not None)
            if last and (value >= last or last < 20):
                break  # "two three": not one number
            current, last = current + value, min(part for part in parts if part is not None)
        elif not (word in known.phrases["joiners"] and last >= 100 and _continues(tokens, end + 1, known)):
            break
        end += 1
    return int(total + current), end, False


def _continues(tokens: Sequence[Token], at: int, known: Numerals) -> bool:
    if at >= len(tokens):
        return False
    return all(part in known.cardinals and known.cardinals[part] < 100 for part in plain(tokens[at].lower).split("-"))
