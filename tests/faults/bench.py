"""What the scenarios share: the broker, the seed, and the undisturbed runs that they are compared with."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field

from tests.faults.checker import Outcome, compare, look
from tests.faults.feed import Pushed, articles, poison
from tests.faults.pipeline import Pipeline

FEW_KILLS = 8
POISON = 10_000


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    fault: str
    injected: str
    messages: int
    lost: int
    doubled: int
    changed: int
    notes: tuple[str, ...] = ()
    """The first findings, in words."""
    seconds: float = 0.0

    def cells(self) -> tuple[str, ...]:
        """The line's cells as text."""
        counts = (self.messages, self.lost, self.doubled, self.changed, round(self.seconds))
        return (self.fault, self.injected, *map(str, counts))

    @property
    def good(self) -> bool:
        """Whether nothing was found."""
        return not (self.lost or self.doubled or self.changed)


@dataclass
class Bench:
    """One run of the fault tests on one broker."""

    servers: str
    seed: int
    count: int
    """Articles of the scenario that kills most."""
    kills: int
    """Kills in it."""
    others: int
    """Articles of every other scenario."""
    real: bool
    """The real processors, or tiny ones."""
    minutes: float | None = None
    """After so long no more kills are begun; what was pushed is still finished and judged."""
    _references: dict[str, Outcome] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    """Scenarios run side by side."""

    def __post_init__(self) -> None:
        self.feed: list[Pushed] = articles(self.others, self.seed)
        """The articles that most scenarios push."""
        self.poison: list[Pushed] = poison(self.feed[: len(self.feed) // 2], POISON, self.seed)
        """Made here, before scenarios run side by side: hypothesis needs the random numbers for itself."""
        self._since = time.monotonic()
        self.few_kills = min(self.kills, FEW_KILLS)
        """Kills where something else befalls the pipeline too."""

    @property
    def out_of_time(self) -> bool:
        """Whether no more kills are to be begun."""
        return self.minutes is not None and time.monotonic() - self._since > 60 * self.minutes

    def chance(self, scenario: str) -> random.Random:
        """Random numbers of a scenario's own, so that each can be repeated alone."""
        return random.Random(f"{self.seed}-{scenario}")

    def pipeline(self, name: str, **env: str) -> Pipeline:
        """Topics and workers of a namespace of their own."""
        return Pipeline(self.servers, name, self.real, **env)

    def undisturbed(self, feed: list[Pushed], name: str = "feed") -> Outcome:
        """What comes out when nothing happens; run once for each feed."""
        with self._lock:
            if name not in self._references:
                self._references[name] = self._run_undisturbed(feed, name)
            return self._references[name]

    def _run_undisturbed(self, feed: list[Pushed], name: str) -> Outcome:
        with self.pipeline(f"undisturbed-{name}") as pipeline:
            pipeline.start()
            pipeline.push(feed)
            pipeline.until_finished()
        found = look(self.servers, pipeline.settings.namespace)
        assert found.events, "the undisturbed run found no event: the comparison proves nothing"
        return found

    def judge(
        self, fault: str, injected: str, pipeline: Pipeline, feed: list[Pushed] | None = None, name: str = "feed"
    ) -> Row:
        """Compare what a disturbed pipeline left with the undisturbed run of the same feed."""
        expected = self.undisturbed(feed or self.feed, name)
        found = compare(look(pipeline.settings.servers, pipeline.settings.namespace), expected)
        return row(fault, injected, len(feed or self.feed), found)


def row(fault: str, injected: str, messages: int, found: Outcome) -> Row:
    """A line of the table from findings."""
    notes = (*found.lost[:3], *found.doubled[:3], *found.changed[:3])
    return Row(fault, injected, messages, len(found.lost), len(found.doubled), len(found.changed), notes)


def slices(feed: list[Pushed], count: int) -> list[list[Pushed]]:
    """The feed in so many parts."""
    return [feed[len(feed) * i // count : len(feed) * (i + 1) // count] for i in range(count)]
