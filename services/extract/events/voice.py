"""Whether a trigger is told of who does it, of whom it is done to, or of neither (a noun)."""

from __future__ import annotations

from services.extract.events.cues import Cue
from services.extract.events.grammar import Grammar
from services.extract.model import Voice

_SUFFERED = frozenset(("under_fire", "attacked"))
"""Triggers whose subject suffers what they tell, in an active form."""
_QUOTES = ('"', "“", "”", "'", "«", "»")
_LOOK = 30
"""Characters before a verb that hold its auxiliaries, and how many words of them are read."""
_WORDS = 3


def voice_of(cue: Cue, folded: str, floor: int, grammar: Grammar, is_transitive: bool) -> Voice:
    """`is_transitive`: it never goes without an object ("beheaded"), so that without one it is passive."""
    if cue.entry.kind == "noun":
        return "nominal"
    if cue.entry.name in _SUFFERED:
        return "passive"
    if cue.entry.name.startswith("aimed"):
        return "active"  # "phosphorus shells on": no verb, and no participle by its ending
    verb = folded[cue.start : cue.end].partition(" ")[0]  # "led away" is passive, "застосувала сльозогінний" active
    if not verb.endswith(grammar.passive_endings):
        return "active"
    return "passive" if _is_passive(cue, folded, floor, grammar, is_transitive) else "active"


def _is_passive(cue: Cue, folded: str, floor: int, grammar: Grammar, is_transitive: bool) -> bool:
    """Whether a form that may be passive is so by the words around it."""
    before = [w for w in folded[max(floor, cue.start - _LOOK) : cue.start].split() if w not in _QUOTES][-_WORDS:]
    before = governing(before, grammar.close_auxiliaries)
    end = cue.end + folded.startswith(_QUOTES, cue.end)  # 'had "neutralised" 12'
    if not grammar.passive_auxiliaries or not grammar.passive_auxiliaries.isdisjoint(before):
        return True
    if folded.startswith(" by ", end):
        return True
    if folded.startswith(grammar.participles, cue.start) and grammar.perfect.isdisjoint(before):
        return True  # "was tied to a tree and | beaten with sticks by residents"
    headline = is_transitive and grammar.perfect.isdisjoint(before)
    bare = folded.startswith(grammar.passive_before, end) and not folded.startswith(grammar.object_after_all, end)
    return headline and bare


def governing(before: list[str], close: frozenset[str]) -> list[str]:
    """The words before a participle without the auxiliaries that belong to another word.

    "believed to be rebels" and "three IS fighters" make no passive of "attacked"; "to be attacked" does.
    """
    return [
        word
        for at, word in enumerate(before)
        if word not in close or all(w.endswith("ly") or w in ("being", "been", "not") for w in before[at + 1 :])
    ]
