"""Cues that are none where they stand: "on 5 May", "the deadliest attack since the start of the war", "claimed
responsibility for two attacks", "opened small arms fire"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from services.extract.events.cues import Cue
from services.extract.events.looking_back import is_compared, related
from services.extract.lexicon.loading import load
from services.extract.text.document import Document

_FIRE = 30
"""Characters around such a verb that hold the fire."""
_SUPPORT = 40
"""Characters before an aircraft that hold "with the support of the"."""
_FOILED = 40
"""Characters before an attempt that hold what became of it."""
_SUBJECT = 60
"""Characters before such a verb that hold its subject."""


def may_be_misread(name: str) -> bool:
    """Whether words of this class may say something else."""
    return name in _CHECKS


def as_read(cues: Sequence[Cue], document: Document) -> list[Cue]:
    """The cues but those that say something else where they stand; those of a past that is a clause's own say so."""
    return [read for cue in cues if (read := _read(cue, document) if cue.entry.is_doubtful else cue)]


def _read(cue: Cue, document: Document) -> Cue | None:
    return None if _CHECKS[cue.entry.name](cue, document) else related(cue, document)


def _is_other(cue: Cue, document: Document) -> bool:
    """Whether with others it is no base, or kills nobody: "opened small arms fire", "cut down 60 trees"."""
    return _pattern("en", f"no_{cue.entry.name}").match(document.text, cue.start) is not None


def _only_leaves(cue: Cue, document: Document) -> bool:
    """Whether those go who have done what was told ("retreated into the hills"), and no others come when they had."""
    return _is_other(cue, document) and not document.text.endswith(("had ", "have "), 0, cue.start)


def _is_foiled(cue: Cue, document: Document) -> bool:
    """Whether an abduction was only tried, and foiled: "troops thwarted a | kidnap | attempt"."""
    before = document.text[max(0, cue.start - _FOILED) : cue.start]
    return _is_other(cue, document) and _pattern(document.language, "foiled").search(before) is not None


def _is_other_or_put_out(cue: Cue, document: Document) -> bool:
    return _is_other(cue, document) or _put_out(cue, document) or _is_filmed(cue, document)


def _describes_town(cue: Cue, document: Document) -> bool:
    """Whether a participle only says how a town stands: "in | liberated Arden", "newly captured Belmar"."""
    text, end = document.text, cue.end
    if not text[cue.start : end].endswith("ed") or text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    return _pattern(document.language, "stood").search(text, max(0, cue.start - _SUBJECT), cue.start) is not None


def _is_filmed(cue: Cue, document: Document) -> bool:
    """Whether a camera shot it: "the footage with the flag was | shot" on the outskirts."""
    if not document.text.startswith("shot", cue.start):
        return False
    return (
        _pattern(document.language, "filmed").search(document.text, max(0, cue.start - _SUBJECT), cue.start) is not None
    )


def _is_no_protest(cue: Cue, document: Document) -> bool:
    """Whether no people do it ("a landslide | blocked the road"), or they do it for pleasure or by trade."""
    if _is_date(cue, document.text):
        return True
    things, pastime, purpose = (_pattern(document.language, key) for key in ("things", "pastime", "purpose"))
    text, before = document.text, max(0, cue.start - _SUBJECT)
    for_pleasure = pastime.match(text, cue.start) or purpose.match(text, cue.end)
    return bool(for_pleasure or things.search(text, before, cue.start))


def _is_month(cue: Cue, document: Document) -> bool:
    """A capital M inside a sentence, or a number right behind ("May 6", "in May")."""
    text = document.text
    if text[cue.start : cue.end] != "May":
        return False
    before = text[max(0, cue.start - 2) : cue.start]
    return text[cue.end + 1 : cue.end + 2].isdigit() or before[:1].isalnum()


def _is_date(cue: Cue, text: str) -> bool:
    """A month, and no march: "on 23 | March for | helping"."""
    return text.startswith("March ", cue.start) and text[cue.start - 2 : cue.start - 1].isdigit()


def _is_pronoun(cue: Cue, document: Document) -> bool:
    """The pronoun, and no КТО, a counter-terrorist operation."""
    return document.text[cue.start : cue.end] == "кто"


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


_CHECKS: dict[str, Callable[[Cue, Document], bool]] = {
    "attack": _is_other_or_put_out,
    "strike": _is_other,
    "abduct": _is_foiled,
    "handover": _is_other,
    "kill": _is_other_or_put_out,
    "murder": _put_out,  # "горение ликвидировано"
    "base": _is_other,
    "drop": _is_other,
    "retake": _describes_town,
    "capture": _describes_town,
    "clash": _is_other,
    "combat": _is_other,
    "airstrike": _is_other,
    "withdraw": _only_leaves,
    "protest": _is_no_protest,
    "gather": _is_no_protest,
    "hypothetical": _is_month,
    "attribution": _claims_news,
    "operation": _is_pronoun,
    "aircraft": _supports,
    "history": is_compared,
}
"""How each class of words that may say something else is looked at: most have none, and a text has hundreds of cues."""
