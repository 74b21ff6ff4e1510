"""The source that a terse report ends with: "... near Gao, 4 dead -AFP", "...: a military source", "... (governor)"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from schemas.report import Span
from services.extract.actors.lexicon import fold
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load

_LOOK = 90
"""Characters at the end of a sentence that hold its source."""
_DASHED = re.compile(r"\s,?[–—-]{1,3}\s*([^–—:.!?]{2,70})\.?$")
_SIGNED = re.compile(r"(?::\s+|\s\|\s*|[,;]\s+|\s\()(?P<name>[^–—:;,.!?()|\d]{2,60})\)?\.?$")
_ACRONYM = re.compile(r"[A-ZА-ЯІЇЄҐ]{2,6}")


def dashed(text: str) -> re.Match[str] | None:
    """What stands behind the last dash of a sentence (group 1), whatever it is."""
    tail = text[-_LOOK:]
    has_dash = "-" in tail or "–" in tail or "—" in tail
    return _DASHED.search(text, max(0, len(text) - _LOOK)) if has_dash else None


def credit_in(text: str, language: str) -> Span | None:
    """Where a sentence names, at its end behind a sign, nothing but who tells it; offsets in the sentence."""
    is_hinted = _words(language).is_hinted(text[-_LOOK:])
    match = dashed(text)
    if match is not None and (
        _ACRONYM.fullmatch(match.group(1)) or (is_hinted and _names_source(match.group(1), language))
    ):
        return match.span(1)
    match = _SIGNED.search(text, max(0, len(text) - _LOOK)) if is_hinted else None
    if match is None or match.start() == 0 or not _names_source(match.group("name"), language):
        return None
    is_list = text[match.start()] in ",;" and _ends_with_source(text[: match.start()], language)
    return None if is_list else match.span("name")  # "they killed the mayor, the police chief"


def _names_source(name: str, language: str) -> bool:
    words = _words(language)
    return name.strip(" «»“”\"'") in _outlets().names or words.whole.fullmatch(name) is not None


def _ends_with_source(before: str, language: str) -> bool:
    return _words(language).last.search(fold(before[-_LOOK:])) is not None


def names_outlet(text: str) -> bool:
    """Whether the letters of an outlet's name stand in a text."""
    return bool(_outlets().finder.find_matches_as_indexes(text))


class _Outlets(NamedTuple):
    names: frozenset[str]
    finder: ahocorasick_rs.AhoCorasick


@cache
def _outlets() -> _Outlets:
    names = load("actors", "outlets")["outlets"]
    return _Outlets(frozenset(names), ahocorasick_rs.AhoCorasick(names))


class _Words:
    """Patterns of a language."""

    def __init__(self, language: str) -> None:
        data = load(language, "credits")
        self._nouns = ahocorasick_rs.AhoCorasick([word.lower() for word in (*data["heads"], *data["titles"])])
        heads = rf"(?:{any_of(data['heads'])})"
        titles = rf"(?:{any_of(data['titles'])})"
        more = rf"(?:{any_of(data['of'])})|[^\W\d_a-zа-яіїєґё][\w.'’-]*"
        clause = any_of(load(language, "roles").get("relative", ()))  # "склад, который обстреляли власти"
        self.whole = re.compile(
            rf"(?!\s*(?i:{clause})\b)\s*(?:(?i:(?:[\w.'’-]+ ){{0,3}}?{heads})\s*"
            rf"|(?i:(?:[\w'’-]+ ){{0,2}}?{titles})(?: (?:{more})){{0,4}}\s*)"
        )
        self.last = re.compile(rf"\b(?:{heads}|{titles})$")

    def is_hinted(self, text: str) -> bool:
        """Whether a word for a source or an outlet's name stands in a text: no source is named without one."""
        return bool(self._nouns.find_matches_as_indexes(text.lower())) or names_outlet(text)


@cache
def _words(language: str) -> _Words:
    return _Words(language)
