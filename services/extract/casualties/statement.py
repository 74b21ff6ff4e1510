"""What one cue of harm says: a figure, and the groups of people that add up to it."""

from __future__ import annotations

from typing import NamedTuple


class People(NamedTuple):
    """A counted group of people in a statement; offsets in the field."""

    start: int
    end: int
    low: int
    best: int
    high: int
    group: str
    """civilian, attacker or ""."""
    vague: bool = False
    """Not counted by the text: "dozens"."""


class Statement(NamedTuple):
    """One figure of one kind. Offsets in the field."""

    kind: str
    start: int
    end: int
    people: tuple[People, ...]
    """The groups that add up to the figure; none where the text says that nobody was harmed."""
    more: bool = False
    """In addition to people counted before ("two others")."""
    part: bool = False
    """Of people counted before ("including three children")."""
    toll: bool = False
    """Where a count has come to ("the death toll rose to 15"): it replaces what was counted before."""
    late: bool = False
    """Of those who died of it later ("died of his wounds"): no other scene, whatever day and place are told."""
    before: bool = False
    """Told in the pluperfect ("had been killed"): of before, where that matters."""
    verdict: bool = False
    """What the deaths are put down as in the end ("coded as 10"): it replaces all that was counted before."""
    agentive: bool = False
    """Told with its doer as the subject ("gunmen killed two"): by itself no sequel of another event."""
    lost: bool = False
    """Told by the side whose people they are ("lost four men")."""

    @property
    def best(self) -> int:
        """The figure: the sum of its groups."""
        return sum(group.best for group in self.people)

    @property
    def vague(self) -> bool:
        """Whether only words like "dozens" tell the figure."""
        return any(group.vague for group in self.people)
