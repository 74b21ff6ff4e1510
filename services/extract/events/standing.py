"""The triggers of a sentence that their own words leave standing, before others say what they make of them."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.events.anew import is_told_anew
from services.extract.events.cues import Cue
from services.extract.events.grammar import Grammar
from services.extract.events.headings import heads, is_heading
from services.extract.events.modality import has_happened
from services.extract.events.nouns import is_nominal, is_participle
from services.extract.events.offsets import Offsets
from services.extract.events.reach import is_apart
from services.extract.events.rules import rule_book
from services.extract.events.surroundings import WINDOW
from services.extract.events.titles import is_title
from services.extract.text.document import Sentence

_MOST = 40
"""Triggers of a sentence that are read; one with more is a list of words."""
_SENTENCE_ENDS = (".", ":", ";", "!", "?", "•", "▪", "—", "–", "-", "*")
"""What stands before the first word of a sentence or of an item."""
_OF_OTHERS = frozenset(("ago", "aftermath", "habit", "charge", "attribution", "tally"))
"""Words of other times, and of what somebody did before, who is told of here."""
_LOOK = 30
"""Characters that hold the word before a trigger."""


Standing = tuple[Cue, Sequence[Cue]]
"""A trigger, and the cues of modality near it."""


def standing(sentence: Sentence, words: Sequence[Cue], folded: str, grammar: Grammar) -> list[Standing]:
    """Those triggers: half of a sentence's fall here, before what costs more, and before its names are known."""
    triggers = [cue for cue in words if cue.entry.concern == "triggers" and rule_book().tells(cue.entry.name)]
    triggers = [cue for cue in triggers if not is_heading(cue) or heads(cue, sentence)]
    offsets = Offsets([cue for cue in words if cue.entry.concern == "modality"])
    kept = []
    for cue in triggers[:_MOST]:
        if not _reads_so(cue, folded, grammar) or is_title(sentence, cue.start, cue.end):
            continue
        near = offsets.between(cue.start - WINDOW, cue.end + WINDOW)
        verb = folded[cue.start : cue.end].partition(" ")[0]  # "забила до смерти" is no infinitive
        infinitive = cue.entry.kind == "verb" and verb.endswith(grammar.infinitive_endings)
        if has_happened(cue, near, folded, infinitive) or _is_news(cue, near, sentence, folded, grammar):
            kept.append((cue, near))
    return kept


def _is_news(cue: Cue, near: Sequence[Cue], sentence: Sentence, folded: str, grammar: Grammar) -> bool:
    """Whether only words of other times or deeds take it back, which its clause, of a day of its own, does not hold."""
    own = [one for one in near if one.entry.name not in _OF_OTHERS or not is_apart(one, cue, folded)]
    if len(own) == len(near) or not has_happened(cue, own, folded, False):
        return False
    return is_told_anew(cue, sentence, folded, grammar)


def _reads_so(cue: Cue, folded: str, grammar: Grammar) -> bool:
    """Whether an English form that is a noun and a verb ("attack") is here the one that this cue says."""
    nominal = grammar.has_articles and cue.entry.kind != "word" and is_nominal(cue, folded)
    if grammar.has_articles and cue.entry.kind == "noun" and is_participle(cue, folded):
        return False
    if not cue.entry.is_twin:
        return not nominal or cue.entry.kind == "noun"
    before = folded[max(0, cue.start - _LOOK) : cue.start].split()[-1:]
    is_noun = (
        nominal
        or (_opens(cue, before, folded) and cue.entry.kind != "word")
        or not grammar.noun_after.isdisjoint(before)
        or folded.startswith(grammar.noun_before, cue.end)
    )
    return is_noun == (cue.entry.kind == "noun")


def _opens(cue: Cue, before: Sequence[str], folded: str) -> bool:
    """Whether a form in -s opens its sentence, where no verb has one: "Clashes with heavy weapons broke out"."""
    is_first = not before or before[-1].endswith(_SENTENCE_ENDS) or not before[-1][-1].isprintable()
    return is_first and folded.endswith("s", cue.start, cue.end)


def beside_names(stood: Sequence[Standing], names: Sequence[Cue]) -> list[Standing]:
    """Those that are no part of a name."""
    return [one for one in stood if one[0].entry.kind != "noun" or not _names_a_group(one[0], names)]


def _names_a_group(cue: Cue, names: Sequence[Cue]) -> bool:
    """Whether a noun is part of a group's name ("Azawad | Liberation | Front")."""
    groups = (name for name in names if name.entry.name == "rebel")
    return any(
        (name.start < cue.start and cue.end <= name.end) or (name.start <= cue.start and cue.end < name.end)
        for name in groups
    )
