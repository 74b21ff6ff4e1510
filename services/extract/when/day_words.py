"""Words around a day, as patterns: lexicon/<language>/dates.toml."""

from __future__ import annotations

import re
from functools import cache

from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load


@cache
def day_words(language: str, kind: str = "relative") -> re.Pattern[str]:
    """The words of one list; of "appointed_for", what stands right before the day (Russian and Ukrainian)."""
    if kind == "appointed_for":
        return re.compile(rf"\b(?:{any_of(load(language, 'dates').get('appointed', ()))})\w* (?:\w+ )?на $")
    return re.compile(rf"\b(?:{any_of(load(language, 'dates').get(kind, ()))})\b")
