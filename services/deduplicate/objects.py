"""What was hit or where exactly, in words that news of several languages shares: a school is not a market.

The words are data (`lexicon/<language>.toml`): stems by class.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.resources import files

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from schemas.report import Evidence

LANGUAGES = ("en", "ru", "uk")
NONE = "none"
"""The class of words that name an object, but none that was hit: who is "in hospital" was hit elsewhere."""
NIGHT = "night"
"""The class of words for the night, which belongs to two days."""
HOURS = (NIGHT, "morning", "noon", "afternoon", "evening")
"""The classes of words for the times of a day, each beside the one before it, the last beside the first."""


_CLAUSE_END = re.compile(r"[;:,.—–]")
_OF_THE_EVENT = ("trigger", "place", "date", "target", "killed", "injured", "means", "losses")
"""Slots whose words tell the event itself, not who tells it."""


def objects_of(evidence: Evidence) -> frozenset[str]:
    """The classes that a report's own clauses name; where those name none, those that any of its words do."""
    text = _without_speaker(evidence)
    start, end = _own_clauses(evidence, text)
    own = objects_in(text[start:end])
    return own if own.difference(HOURS) else own | objects_in(text)


def _without_speaker(evidence: Evidence) -> str:
    """The words of a report but for who says it: the ministry that counts the dead was not hit."""
    start, end = _span(evidence, "claimant")
    return evidence.text[:start] + " " * (end - start) + evidence.text[end:] if 0 <= start < end else evidence.text


def _own_clauses(evidence: Evidence, text: str) -> tuple[int, int]:
    """From the clause of its first slot to that of its last: beyond, a sentence may tell of another event."""
    spans = [_span(evidence, slot) for slot in _OF_THE_EVENT]
    inside = [(start, end) for start, end in spans if 0 <= start < end <= len(text)]
    if not inside:
        return 0, len(text)
    first, last = min(start for start, _ in inside), max(end for _, end in inside)
    before = max((m.end() for m in _CLAUSE_END.finditer(text, 0, first)), default=0)
    after = _CLAUSE_END.search(text, last)
    return before, after.start() if after else len(text)


def _span(evidence: Evidence, slot: str) -> tuple[int, int]:
    """Of a slot's words in the evidence; (-1, -1) where it has none."""
    start, end = evidence.spans.get(slot, (evidence.start - 1, evidence.start - 1))
    return start - evidence.start, end - evidence.start


def objects_in(text: str) -> frozenset[str]:
    """The classes of objects that a text names, in any of the languages."""
    pattern, classes = _pattern()
    return frozenset(classes[match.group()] for match in pattern.finditer(text.lower())) - {NONE}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """Stems by their first letter, the longest first: a letter that begins none of a word costs one look."""
    classes: dict[str, str] = {}
    for language in LANGUAGES:
        data = (files("services.deduplicate") / "lexicon" / f"{language}.toml").read_text(encoding="utf-8")
        for name, stems in tomllib.loads(data).items():
            classes.update(dict.fromkeys(stems, name))
    by_letter: dict[str, list[str]] = {}
    for stem in sorted(classes, key=lambda stem: (-len(stem), stem)):
        by_letter.setdefault(stem[0], []).append(re.escape(stem[1:]))
    groups = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"\b(?:{'|'.join(groups)})"), classes
