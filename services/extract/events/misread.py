"""Cues that are none where they stand: "on 5 May", "the deadliest attack since the start of the war", "claimed
responsibility for two attacks", "opened small arms fire"."""

from __future__ import annotations

import re
from functools import cache

from services.extract.events.cues import Cue
from services.extract.events.looking_back import is_compared
from services.extract.lexicon.loading import load
from services.extract.text.document import Document

_PUT_AN_END = frozenset(("attack", "kill", "murder"))
"""Classes of verbs that are said of fires as well: "горение ликвидировано"."""
_FIRE = 30
"""Characters around such a verb that hold the fire."""
_SUPPORT = 40
"""Characters before an aircraft that hold "with the support of the"."""
_OF_PEOPLE = frozenset(("protest", "gather"))
"""Classes of what people do at protests, and others elsewhere: "snow blocked the road", "gathered to watch"."""
_SUBJECT = 60
"""Characters before such a verb that hold its subject."""
_OTHERWISE = frozenset(("attack", "base", "kill"))
"""Classes of words that with others are no base, or kill nobody: "opened small arms fire", "cut down 60 trees",
"two sacks of rice"."""


def is_misread(cue: Cue, document: Document) -> bool:
    """Whether a word that may tell an event or take one back says something else here."""
    name, text = cue.entry.name, document.text
    if name in _OTHERWISE and _pattern("en", f"no_{name}").match(text, cue.start):
        return True
    if name in _OF_PEOPLE:
        return _is_date(cue, text) or _is_no_protest(cue, document)
    if name == "hypothetical":
        return _is_month(cue, text)
    if name == "attribution":
        return _claims_news(cue, document)
    if name == "operation":
        return text[cue.start : cue.end] == "кто"  # the pronoun, and no КТО
    if name == "aircraft":
        return _supports(cue, document)
    return (name in _PUT_AN_END and _put_out(cue, document)) or is_compared(cue, document)


def _is_no_protest(cue: Cue, document: Document) -> bool:
    """Whether no people do it ("a landslide | blocked the road"), or they do it for pleasure or by trade."""
    things, pastime, purpose = (_pattern(document.language, key) for key in ("things", "pastime", "purpose"))
    text, before = document.text, max(0, cue.start - _SUBJECT)
    for_pleasure = pastime.match(text, cue.start) or purpose.match(text, cue.end)
    return bool(for_pleasure or things.search(text, before, cue.start))


def _is_month(cue: Cue, text: str) -> bool:
    """A capital M inside a sentence, or a number right behind ("May 6", "in May")."""
    if text[cue.start : cue.end] != "May":
        return False
    before = text[max(0, cue.start - 2) : cue.start]
    return text[cue.end + 1 : cue.end + 2].isdigit() or before[:1].isalnum()


def _is_date(cue: Cue, text: str) -> bool:
    """A month, and no march: "on 23 | March for | helping"."""
    return text.startswith("March ", cue.start) and text[cue.start - 2 : cue.start - 1].isdigit()


def _claims_news(cue: Cue, document: Document) -> bool:
    """Whether who claims an attack tells it: "claimed responsibility on Sunday for two attacks near Gao"."""
    claimed, news = (_pattern(document.language, key) for key in ("claimed", "news"))
    return bool(claimed.match(document.text, cue.start) and news.match(document.text, cue.end))


def _supports(cue: Cue, document: Document) -> bool:
    """Whether aircraft only stand behind those who fight on the ground, which by ACLED's codebook is a clash."""
    supported = _pattern(document.language, "supported")
    return supported.search(document.text, max(0, cue.start - _SUPPORT), cue.start) is not None


def _put_out(cue: Cue, document: Document) -> bool:
    """Whether a fire or a leak was put an end to, and nobody was."""
    if _pattern(document.language, "put_out").match(document.text, cue.start) is None:
        return False
    fire = _pattern(document.language, "fire")
    return fire.search(document.text, max(0, cue.start - _FIRE), cue.end + _FIRE) is not None


@cache
def _pattern(language: str, key: str) -> re.Pattern[str]:
    """A pattern of lexicon/<language>/misread.toml; what a language has none of matches nothing."""
    flags = 0 if key.startswith("no_") else re.IGNORECASE
    return re.compile(load(language, "misread").get(key, "(?!)"), flags)
