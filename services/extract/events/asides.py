"""Triggers that only say by the way what somebody did, or what else those did whose violence is the news."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.events.deeds import DEADLY, OWN_EVENT, Deed
from services.extract.events.passage import Passage


def is_by_the_way(passage: Passage, one: Deed, told: Sequence[Deed]) -> bool:
    """Whether a trigger tells more of somebody in the news, and no news itself."""
    ways = (_is_inserted, _is_of_the_arrested, _is_of_some)
    return any(way(passage, one, told) for way in ways)


def is_charged(passage: Passage, one: Deed) -> bool:
    """Whether a trigger only says what somebody is sought for: "an emir, wanted for the | massacre |"."""
    return any(start <= one.cue.start < end for start, end in passage.charged)


def is_sequel(passage: Passage, one: Deed, violence: Sequence[Deed]) -> bool:
    """Whether a trigger tells what those did who killed: arrested others, or "before | withdrawing" left."""
    if one.rule.type == "Arrests":
        return one.cue.entry.name == "arrest" and any(deed.cue.entry.name in DEADLY for deed in violence)
    ends = passage.text(one.cue.start, one.cue.end).endswith("ing")
    return one.cue.entry.name == "withdraw" and ends and any(deed.cue.end < one.cue.start for deed in violence)


def _is_inserted(passage: Passage, one: Deed, told: Sequence[Deed]) -> bool:
    """Whether it says what somebody did on another day: "rebels, who | took Goma in May |, shelled"."""
    end = next((end for start, end in passage.inserted if start <= one.cue.start < end), None)
    return end is not None and any(deed.cue.start >= end and deed.rule.weight >= OWN_EVENT for deed in told)


def _is_of_the_arrested(passage: Passage, one: Deed, told: Sequence[Deed]) -> bool:
    """Whether it says what somebody had done who is arrested: "arrested a man | who set fire to"."""
    arrests = (deed for deed in told if deed.cue.entry.name == "arrest" and deed.cue.end <= one.cue.start)
    last = max(arrests, key=lambda deed: deed.cue.end, default=None)
    if last is None or last.rule.weight < OWN_EVENT:
        return False
    return passage.patterns.who_had.search(passage.text(last.cue.end, one.cue.start)) is not None


def _is_of_some(passage: Passage, one: Deed, told: Sequence[Deed]) -> bool:
    """Whether it says what became of some of what was told: "ten drones, eight of which were shot down"."""
    before = (deed.cue.end for deed in told if deed.cue.end <= one.cue.start and deed.rule.weight >= OWN_EVENT)
    last = max(before, default=one.cue.start)
    return passage.patterns.of_those.search(passage.text(last, one.cue.start)) is not None
