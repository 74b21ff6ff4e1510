"""Which language a text is in: enough to tell those that we read from those that we don't."""

from __future__ import annotations

import re
from functools import cache

from services.extract.lexicon.loading import LANGUAGES, load

_SAMPLE = 1600  # characters: some 250 words settle it
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]+")
_OTHER_CYRILLIC = re.compile(r"[јљњћђџѓќѕўәқңөұүһғ]")  # Serbian, Macedonian, Belarusian, Kazakh, ...
_UKRAINIAN = re.compile(r"[іїєґ]")
_RUSSIAN = re.compile(r"[ыэъё]")
_FOREIGN_SHARE = 0.005  # of letters: a few come from names


def language_of(tag: str | None, text: str) -> str | None:
    """ "en", "ru" or "uk": the feed's BCP 47 tag where there is one, else by the words; None for any other."""
    if tag:
        primary = tag.lower().replace("_", "-").split("-")[0]
        return primary if primary in LANGUAGES else None
    return detect(text)


def detect(text: str) -> str | None:
    """The language of a text by its letters and function words; None where it is none of ours."""
    sample = text[: _SAMPLE * 3].strip()[:_SAMPLE].lower()
    cyrillic = sum(map(len, _CYRILLIC.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    if not cyrillic and not latin:
        return None
    if sum(map(str.isalpha, sample)) > 2 * (cyrillic + latin):
        return None
    return _cyrillic(sample, cyrillic) if cyrillic > latin else _latin(sample)


def _cyrillic(sample: str, letters: int) -> str | None:
    if len(_OTHER_CYRILLIC.findall(sample)) > _FOREIGN_SHARE * letters:
        return None
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    words = _WORD.findall(sample)
    if not russian and not ukrainian:
        ukrainian, russian = _count(words, "uk"), _count(words, "ru")
    best = "uk" if ukrainian > russian else "ru"
    return None if _count(words, "other", best) > _count(words, best) else best


def _latin(sample: str) -> str | None:
    words = _WORD.findall(sample)
    return None if _count(words, "other", "en") > _count(words, "en") else "en"


def _count(words: list[str], kind: str, besides: str = "en") -> int:
    known = _words(kind, besides)
    return sum(word in known for word in words)


@cache
def _words(kind: str, besides: str) -> frozenset[str]:
    data = load(besides if kind == "other" else kind, "language")
    return frozenset(data.get("other_languages" if kind == "other" else "function_words", ()))
