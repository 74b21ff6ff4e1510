"""Cues that are none where they stand: "on 5 May", "the deadliest attack since the start of the war", "claimed
responsibility for two attacks", "opened small arms fire"."""

from __future__ import annotations

import re
from functools import cache

from services.extract.events.cues import Cue
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.text.document import Document

_COMPARED = 60
"""Characters between a superlative and the time that it looks back on."""
_PUT_AN_END = frozenset(("attack", "kill", "murder"))
"""Classes of verbs that are said of fires as well: "горение ликвидировано"."""
_FIRE = 30
"""Characters around such a verb that hold the fire."""
_SUPPORT = 40
"""Characters before an aircraft that hold "with the support of the"."""
_RELATED = 90
"""Characters of a relative clause before what dates it."""
_BACK = ("since ", "in ", "so far ")
"""How a time begins that news is set against; "for more than a year" is none."""

_OTHERWISE = {
    "base": re.compile(r"open(?:ed|ing|s)? (?:[\w-]+ ){1,4}fire\b"),
    "kill": re.compile(r"cut(?:s|ting)? down (?:[\w-]+ ){0,5}?(?:trees?|saplings?|vines|poles?|pylons?)\b"),
}
"""What is no base and kills nobody: "opened | small arms fire", "cut down | 60 olive trees"."""


def is_misread(cue: Cue, document: Document) -> bool:
    """Whether a word that may tell an event or take one back says something else here."""
    if cue.entry.name in _OTHERWISE:
        return _OTHERWISE[cue.entry.name].match(document.text, cue.start) is not None
    if cue.entry.name == "hypothetical":
        return _is_month(cue, document.text)
    if cue.entry.name == "attribution":
        return _claims_news(cue, document)
    if cue.entry.name == "operation":
        return document.text[cue.start : cue.end] == "кто"  # the pronoun, and no КТО
    if cue.entry.name in _PUT_AN_END and _put_out(cue, document):
        return True
    if cue.entry.name == "aircraft":
        return _supports(cue, document)
    looks_back = cue.entry.name == "history" and document.text.startswith(_BACK, cue.start)
    return looks_back and _is_compared(cue, document)


def as_read(cue: Cue, document: Document) -> Cue:
    """The cue, of less reach where the past that it tells of is a relative clause's own.

    "gangs that have fought for years, agreed on a truce": only what stands in that clause is past.
    """
    if cue.entry.name != "history" or not document.text.startswith(",", cue.end):
        return cue
    before = document.text[max(0, cue.start - _RELATED) : cue.start].lower()
    data = load(document.language, "separation")
    related = _relative((*data["relative"], *data.get("relative_past", ()))).search(before) is not None
    return cue._replace(entry=cue.entry._replace(name="habit")) if related else cue


@cache
def _relative(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words)})\b[^,.;:]*$")


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


def _claims_news(cue: Cue, document: Document) -> bool:
    """Whether who claims an attack tells it: "claimed responsibility on Sunday for two attacks near Gao"."""
    claimed, news, _ = _claims(document.language)
    text = document.text
    return bool(claimed.match(text, cue.start) and news.match(text, cue.end))


def _supports(cue: Cue, document: Document) -> bool:
    """Whether aircraft only stand behind those who fight on the ground, which by ACLED's codebook is a clash."""
    supported = _claims(document.language)[2]
    return supported.search(document.text, max(0, cue.start - _SUPPORT), cue.start) is not None


def _put_out(cue: Cue, document: Document) -> bool:
    """Whether a fire or a leak was put an end to, and nobody was."""
    verbs, ends = _endings(document.language)
    if verbs.match(document.text, cue.start) is None:
        return False
    return ends.search(document.text, max(0, cue.start - _FIRE), cue.end + _FIRE) is not None


@cache
def _endings(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verbs of putting an end, and what is put an end to that is no person."""
    data = load(language, "misread")
    put_out, fire = (re.compile(data.get(key, "(?!)"), re.IGNORECASE) for key in ("put_out", "fire"))
    return put_out, fire


@cache
def _claims(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words of a claim, how what is claimed begins where it is news, and what makes a support of aircraft."""
    data = load(language, "misread")
    found = [re.compile(data.get(key, "(?!)"), re.IGNORECASE) for key in ("claimed", "news", "supported")]
    return found[0], found[1], found[2]


@cache
def _patterns(language: str) -> re.Pattern[str] | None:
    words = load(language, "grammar").get("superlatives", ())
    return re.compile(rf"\b(?:{any_of(words)})\b[^.;]*$") if words else None
