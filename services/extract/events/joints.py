"""Where one event's words end and the next one's begin, in a sentence that tells several.

Events of two types are parted by a break (", while"); two of one type as well where both sides of a joint say when or
where, and do not say the same: "killed 11 on Sunday | and came back on Monday and shot two more".
"""

from __future__ import annotations

from services.extract.events.deeds import OWN_EVENT, Deed
from services.extract.events.occasions import occasion
from services.extract.events.own_clause import own_clause
from services.extract.events.passage import Passage
from services.extract.events.scenes import days_differ, objects_differ, place_leads
from services.extract.events.turns import is_dying, until

_CLOSE = 12
"""Characters between a break and "another" behind it (", while | another")."""
_PARTED_BY = (days_differ, place_leads, objects_differ)


def between(passage: Passage, a: Deed, b: Deed) -> int | None:
    """The offset at which the words of the later of two events begin; None where both tell one."""
    first, second = sorted((a, b), key=lambda deed: deed.cue.start)
    start, end = first.cue.end, second.cue.start
    for parted in (occasion, own_clause):
        if (at := parted(passage, first, second)) is not None:
            return at
    breaks = [at for at in passage.breaks if start <= at < end]
    if a.rule.type != b.rule.type and min(a.rule.weight, b.rule.weight) > OWN_EVENT and breaks:
        return max(breaks)
    another = next((at for at in passage.elided if start <= at <= end), None)
    if another is not None:
        return max((at for at in breaks if 0 <= another - at <= _CLOSE), default=another)
    if is_dying(passage, second):
        return None  # "and died on Monday": of what was told
    if (turn := until(passage, first, end)) < end:
        return turn
    coordinated = (at for at, _ in passage.spans(passage.patterns.joints, start, end))
    joints = sorted({*breaks, *coordinated}, reverse=True)
    return next((at for at in joints if any(parts(passage, at, first, second) for parts in _PARTED_BY)), None)
