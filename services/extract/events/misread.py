"""Cues of modality that are none where they stand: "on 5 May", "the deadliest attack since the start of the war"."""

from __future__ import annotations

import re
from functools import cache

from services.extract.events.cues import Cue
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.text.document import Document

_COMPARED = 60
"""Characters between a superlative and the time that it looks back on."""
_BACK = ("since ", "in ", "so far ")
"""How a time begins that news is set against; "for more than a year" is none."""


def is_misread(cue: Cue, document: Document) -> bool:
    """Whether a word that may take an event back says something else here."""
    if cue.entry.name == "hypothetical":
        return _is_month(cue, document.text)
    looks_back = cue.entry.name == "history" and document.text.startswith(_BACK, cue.start)
    return looks_back and _is_compared(cue, document)


def _is_month(cue: Cue, text: str) -> bool:
    """A capital M inside a sentence, or a number right behind ("May 6", "in May")."""
    if text[cue.start : cue.end] != "May":
        return False
    before = text[max(0, cue.start - 2) : cue.start]
    return text[cue.end + 1 : cue.end + 2].isdigit() or before[:1].isalnum()


def _is_compared(cue: Cue, document: Document) -> bool:
    """News that is set against the past ("the worst massacre in recent years") is no past."""
    patterns = _patterns(document.language)
    before = document.text[max(0, cue.start - _COMPARED) : cue.start].lower()
    return patterns is not None and patterns.search(before) is not None


@cache
def _patterns(language: str) -> re.Pattern[str] | None:
    words = load(language, "grammar").get("superlatives", ())
    return re.compile(rf"\b(?:{any_of(words)})\b[^.;]*$") if words else None
