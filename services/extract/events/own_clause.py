"""Events told by a clause with a subject of its own: "rebels shelled the town | and jets bombed a depot"."""

from __future__ import annotations

from services.extract.events.coordination import joint_before
from services.extract.events.deeds import Deed, is_unrest
from services.extract.events.passage import Passage
from services.extract.events.scenes import places_differ
from services.extract.events.turns import until

_ANSWERS = frozenset(("change", "arrest", "agree", "ceasefire_deal", "base"))
"""Trigger classes of what a state does after violence: "soldiers were deployed | after gunmen killed 12"."""
_OF_UNREST = frozenset(("protest", "riot", "disperse", "clash", "loot"))


def own_clause(passage: Passage, first: Deed, second: Deed) -> int | None:
    """Where the later of two events begins, if it is told by a clause with a subject of its own, and differs."""
    gap = passage.text(first.cue.end, second.cue.start)
    acts = second.voice == "nominal" and passage.patterns.acts.match(_rest(passage, second))
    if not acts and passage.patterns.by_doing.search(gap):
        return _joint(passage, first, second, is_subject=False)
    is_subject = bool(acts) or (second.voice == "nominal" and not second.is_known and ";" in gap)
    if not is_subject and second.voice != "active":
        return None
    joint = _joint(passage, first, second, is_subject)
    if joint is None or passage.patterns.answers.match(passage.text(second.cue.start, passage.sentence.end)):
        return None
    verb = second.cue.end if is_subject else second.cue.start
    if until(passage, first, verb) < verb:
        return None  # another event it is held against
    return joint if _tells_another(passage, joint, first, second) else None


def _joint(passage: Passage, first: Deed, second: Deed, is_subject: bool) -> int | None:
    """The joint before the later event's verb, or before its noun where that is the subject: "and | a bomb wounded"."""
    cue = second.cue
    subjects, verb = ([(cue.start, cue.end)], cue.end) if is_subject else (passage.subjects, cue.start)
    return joint_before(passage.sentence, first.cue.end, verb, subjects, passage.language)


def _tells_another(passage: Passage, joint: int, first: Deed, second: Deed) -> bool:
    """Whether what a clause tells is no part of what was told before its joint."""
    is_cause = passage.patterns.cause.match(passage.text(joint, second.cue.end)) is not None
    if is_unrest(first) and is_cause:  # what people protest about
        return second.cue.entry.name not in _OF_UNREST and not passage.patterns.crowd.search(_rest(passage, second))
    if first.cue.entry.name in _ANSWERS and is_cause:
        return True
    is_other = not first.agent & second.agent and not (is_unrest(first) or is_unrest(second))
    return (is_other and first.rule.type != second.rule.type) or places_differ(passage, joint)


def _rest(passage: Passage, deed: Deed) -> str:
    return passage.text(deed.cue.end, passage.sentence.end)
