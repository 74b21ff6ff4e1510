"""All inflected forms of a lemma, so that run time only matches surface forms and analyses no word.

Russian and Ukrainian forms come from pymorphy3's dictionaries (OpenCorpora, VESUM); English ones stand in the data.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any


@cache
def analyzer(language: str) -> Any:
    """The pymorphy3 analyzer of Russian or Ukrainian, loaded once a process."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


@lru_cache(maxsize=65536)
def forms(lemma: str, language: str) -> frozenset[str]:
    """Every form of a single word in lower case, the lemma itself included."""
    if language not in ("ru", "uk"):
        return frozenset((lemma.lower(),))
    parses = [p for p in analyzer(language).parse(lemma.lower()) if p.normal_form == lemma.lower()]
    return frozenset({lemma.lower(), *(form.word for p in parses[:1] for form in p.lexeme)})
