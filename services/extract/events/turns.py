"""Where a sentence turns to an older event that it only holds its news against: "killed six | a day after rebels"."""

from __future__ import annotations

from services.extract.events.deeds import Deed
from services.extract.events.passage import Passage


def until(passage: Passage, deed: Deed, end: int) -> int:
    """Where the words of an event end that end at this offset, but for those that hold it against another's."""
    turns = [] if is_dying(passage, deed) else passage.turns
    return min((at for at in turns if deed.cue.end <= at < end), default=end)


def turns_at(passage: Passage, start: int) -> bool:
    """Whether an event whose words begin here is one that another is held against."""
    return start in passage.turns


def is_dying(passage: Passage, deed: Deed) -> bool:
    """Whether a death ends what was told: "died | a day after he was shot"."""
    return passage.patterns.dying.match(passage.text(deed.cue.start, deed.cue.end)) is not None
