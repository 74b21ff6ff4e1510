"""From a case form in a text to the nominatives that it may be a form of, by endings alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from services.geocode.gazetteer.data import load_toml

MOST_LEMMAS = 200
LEAST_STEM = 1
LONGEST_ENDING = 5
LEAST_ROMANIZED = 7
"""Letters of a name in Latin letters that may be a case form: shorter ones meet other languages' names."""


@cache
def _endings(language: str) -> Mapping[str, tuple[str, ...]]:
    """Ending -> endings of the nominative; none for a language without cases."""
    return {ending: tuple(others) for ending, others in load_toml("case_endings.toml").get(language, {}).items()}


@lru_cache(maxsize=256)
def lemmas(name: str, language: str, begins: Callable[[str], bool] = lambda prefix: True) -> tuple[str, ...]:
    """Possible nominatives of a normalized name without the name itself: each word in each case; at most MOST_LEMMAS.

    Where the words of a long name have more forms than that, those stay that `begins` says a known name begins with.
    Kept for who asks next: whether a name is known, then which it is.
    """
    if not _endings(language) or name.isascii():
        return ()
    forms = [""]
    for word in name.split():
        forms = [f"{form} {lemma}" if form else lemma for form in forms for lemma in _word_lemmas(word, language)]
        if len(forms) > MOST_LEMMAS:
            forms = [form for form in forms if begins(form)][:MOST_LEMMAS]
    return tuple([form for form in dict.fromkeys(forms) if form != name])


def romanized_lemmas(name: str) -> list[str]:
    """Nominatives of a Russian or Ukrainian name in Latin letters that has a case ending ("Kotlyarovki").

    Of its last word, and only by endings that few nominatives have; without the name itself.
    """
    if not name.isascii():
        return []
    head, _, last = name.rpartition(" ")
    found = [f"{head} {lemma}".strip() for lemma in _word_lemmas(last, "latin") if len(last) >= LEAST_ROMANIZED]
    return [lemma for lemma in dict.fromkeys(found) if lemma != name]


def _word_lemmas(word: str, language: str) -> list[str]:
    """The word itself and what it may be a form of."""
    endings = _endings(language)
    found = [word]
    for size in range(min(LONGEST_ENDING, len(word) - LEAST_STEM), -1, -1):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        found += [stem + other for other in endings.get(ending, ())]
    return found
