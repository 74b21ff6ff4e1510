"""The triggers of a sentence that tell an event each, by what the words around them make of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from services.extract.events.anew import is_of_other_setting
from services.extract.events.causes import Told, without_causes
from services.extract.events.cues import Cue
from services.extract.events.deeds import Deed
from services.extract.events.grammar import Grammar
from services.extract.events.headings import is_heading
from services.extract.events.impersonal import Impersonal
from services.extract.events.modality import is_attempt, is_known
from services.extract.events.nouns import describes_victims, is_earlier
from services.extract.events.offsets import position
from services.extract.events.rules import rule_book
from services.extract.events.settings import setting_of, tells_of_other_times
from services.extract.events.standing import Standing, beside_names
from services.extract.events.surroundings import Surroundings
from services.extract.events.voice import voice_of
from services.extract.model import Voice
from services.extract.text.document import Sentence

_PROCLAIMED = frozenset(("agree", "ceasefire_deal", "exchange", "swap", "protest", "gather", "capture", "retake"))
"""Triggers that news tell with a definite article at first ("The peace talks started", "announced the capture")."""
ATTEMPTED = {"capture": "clash", "overrun": "clash", "retake": "clash", "advance": "clash"}
"""Trigger classes that, where it came to an attempt only, tell of fighting."""
_TRANSITIVE = frozenset(("kill", "murder", "abduct", "arrest", "destroy", "defeat"))
"""Triggers whose participle, before no object, is passive without an auxiliary ("Three killed in Kherson")."""
_DESCRIBES = frozenset(("abduct", "capture", "retake", "withdraw", "arrest", "lead_off"))
"""Triggers whose participle before a noun tells how things stand ("в захваченном городе"), and no event."""
_TAKEN = frozenset(("abduct", "lead_off"))
"""Triggers of what befell people before worse did."""
_PLUPERFECT = (" had ", " had been ")
"""How English says that something was before."""
_SEMICOLON = re.compile(";")
_OF_ONE_TOLD = "vanish"
"""The trigger class of words that say more of somebody taken, who was told before."""
_LOOK = 30
"""Characters that hold the words before a noun."""


def told_in(
    stood: Sequence[Standing],
    sentence: Sentence,
    words: Sequence[Cue],
    names: Sequence[Cue],
    folded: str,
    grammar: Grammar,
) -> list[Deed]:
    """The triggers of a sentence that tell an event each, of those that its own words leave standing."""
    told = Told(beside_names(stood, names), words, names)
    if not told.triggers:
        return []
    triggers, words, names = without_causes(told, folded, sentence.end, grammar)
    spoken = [*words, *names] if grammar.has_articles else words
    cues = sorted([*_unnamed(words, names), *names], key=position) if names else words
    impersonal = Impersonal(rule_book(), folded, grammar) if grammar.free_order else None
    surroundings = Surroundings(cues, rule_book(), folded if grammar.has_articles else "", impersonal)
    transitive = {(cue.start, cue.end) for cue, _ in triggers if cue.entry.name in _TRANSITIVE}
    deeds = []
    for cue, near in _of_this_war(triggers, spoken, sentence, folded, grammar):
        voice = voice_of(cue, folded, sentence.start, grammar, (cue.start, cue.end) in transitive)
        if deed := _deed(cue, near, voice, surroundings, folded, grammar):
            deeds.append(deed)
    return deeds


def _of_this_war(
    triggers: Sequence[Standing], spoken: Sequence[Cue], sentence: Sentence, folded: str, grammar: Grammar
) -> Iterator[Standing]:
    """The triggers but those that tell of other times, of sports or the like; of their own part where a part does."""
    setting = setting_of(spoken)
    parts = [m.start() for m in _SEMICOLON.finditer(folded, sentence.start, sentence.end)]
    parts = parts if parts and tells_of_other_times(setting) else []
    for cue, near in triggers:
        if parts:  # "twenty years ago troops shot the crowd; today a rally was held"
            at = bisect_right(parts, cue.start)
            setting = setting_of([c for c in spoken if bisect_right(parts, c.start) == at])
        if is_heading(cue) or not is_of_other_setting(cue, setting, sentence, folded, grammar):
            yield cue, near


def _deed(
    cue: Cue, near: Sequence[Cue], voice: Voice, surroundings: Surroundings, folded: str, grammar: Grammar
) -> Deed | None:
    """What a trigger tells, by the rules; None where it only describes somebody, or no rule fits."""
    describes = cue.entry.kind == "verb" and grammar.describing.search(folded, cue.start, cue.end) is not None
    if describes and cue.entry.name in _DESCRIBES:
        return None
    if grammar.has_articles and voice == "passive" and describes_victims(cue, folded):
        return None
    name = ATTEMPTED.get(cue.entry.name, cue.entry.name) if is_attempt(cue, near) else cue.entry.name
    befalls = cue.entry.name == "kill" and folded.startswith(grammar.befalling, cue.start)
    around = surroundings.around(cue, voice == "passive" or befalls, grammar.free_order)
    rule = rule_book().decide(name, cue.entry.kind, around)
    if rule is None:
        return None
    definite = _is_definite(cue, folded, grammar)
    known = definite or describes or is_known(cue, near, folded) or _was_before(cue, folded, grammar)
    known = known or (grammar.has_articles and cue.entry.kind == "noun" and is_earlier(cue, folded))
    return Deed(cue, rule, voice, known, definite, around.agent, around.patient)


def _was_before(cue: Cue, folded: str, grammar: Grammar) -> bool:
    """Whether somebody had been taken before what is told ("Their bodies were found. They had been | abducted")."""
    if not grammar.has_articles or cue.entry.name not in _TAKEN:
        return False
    return folded.endswith(_PLUPERFECT, max(0, cue.start - _LOOK), cue.start)


def _is_definite(cue: Cue, folded: str, grammar: Grammar) -> bool:
    """Whether a noun is one that the reader knows already ("the attack"; not "the shelling of").

    So is a participle that describes ("the advancing forces").
    """
    if cue.entry.name == _OF_ONE_TOLD:
        return True
    before = folded[max(0, cue.start - _LOOK) : cue.start].split()[-2:]
    if cue.entry.kind != "noun":
        describes = folded[cue.start : cue.end].endswith(grammar.participle_endings)
        return describes and not grammar.definite.isdisjoint(before[-1:])
    if cue.entry.name in _PROCLAIMED or folded.startswith((" of ", " by "), cue.end):
        return False
    return not grammar.definite.isdisjoint(before) and grammar.fresh.isdisjoint(before)


def _unnamed(cues: Sequence[Cue], names: Sequence[Cue]) -> list[Cue]:
    """The cues but parties inside a name, which says better who they are ("Army" in "Arakan Army")."""
    parties = rule_book().parties - {"rioter", "police"}
    spans = sorted({(name.start, name.end) for name in names if name.entry.name in parties})
    people = {name.start for name in names if name.entry.name == "civilian"}  # "a former | policeman"
    starts = [start for start, _ in spans]
    kept = []
    for cue in cues:
        at = bisect_right(starts, cue.start) - 1
        is_party = cue.entry.name in parties or (cue.entry.name == "police" and at >= 0 and starts[at] in people)
        if not is_party or at < 0 or cue.end > spans[at][1]:
            kept.append(cue)
    return kept
