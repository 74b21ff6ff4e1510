"""Where reports are: which event each is in, which events an article speaks of, and which reports lie near one another.

Strings that say the same are the same object wherever the caller has one of them, so that an entry is a few pointers.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from typing import TypeVar

import numpy as np

from services.deduplicate.blocking import kept_under, looked_up_under
from services.deduplicate.blocks import Blocks
from services.deduplicate.entry import Entered, Entry, together
from services.deduplicate.facts import Facts, facts_of
from services.deduplicate.features import Kept, is_placed

K = TypeVar("K")
V = TypeVar("V")

_MOST_NEAR = 400
"""Reports looked at for one: of more, the likeliest by kind, day, place and deaths, then the first by id."""
_MOST_NEAR_VAGUE = 64
"""The same for one without a usable place: where so many are like it, none of them can be told to be it."""


class _Watched(dict[K, V]):
    """A dict that the garbage collector knows from the start, so that it is frozen with what a restore leaves.

    A plain one of strings or numbers becomes known to it with the first tuple: two messages then waited until it had
    looked through all of it, some 30 ms each at 1,000,000 events.
    """


class Index:
    """Of the reports of one partition."""

    def __init__(self) -> None:
        self._articles: dict[str, str | tuple[str, ...]] = _Watched()  # of reports
        self._blocks = Blocks()
        self._theatres: dict[str, int] = {}
        self._facts = Facts()
        self._rows: dict[str, int] = {}
        self._ids: list[str] = []  # of the report in each row
        self._events: list[str | None] = []  # that it is in
        self._linked = 0
        self._entered = Entered()

    def __len__(self) -> int:
        return self._linked

    def __contains__(self, report_id: object) -> bool:
        return isinstance(report_id, str) and self.event_of(report_id) is not None

    def event_of(self, report_id: str) -> str | None:
        """The id of the event that a report is in."""
        row = self._rows.get(report_id)
        return None if row is None else self._events[row]

    def reports_of(self, article_id: str) -> tuple[str, ...]:
        """The ids of an article's reports that events have."""
        return _ids(self._articles.get(article_id, ()))

    def link(self, event_id: str, report_id: str, article_id: str) -> None:
        """Note that an event has a report, which can be found."""
        row = self._rows[report_id]
        self._linked += self._events[row] is None
        self._events[row] = event_id
        known = self._articles.setdefault(article_id, report_id)
        if known is not report_id and report_id not in (reports := _ids(known)):
            self._articles[article_id] = (*reports, report_id)

    def unlink(self, event_id: str, report_id: str, article_id: str) -> None:
        """Note that an event no longer has a report; one that has moved to another event stays there."""
        if self.event_of(report_id) != event_id:
            return
        self._events[self._rows[report_id]] = None
        self._linked -= 1
        left = tuple(i for i in self.reports_of(article_id) if i != report_id)
        if left:
            self._articles[article_id] = left if len(left) > 1 else left[0]
        else:
            self._articles.pop(article_id, None)

    def show(self, report_id: str, kept: Kept, theatre: str) -> None:
        """Let a report be found by place and time."""
        if report_id in self._rows:
            return
        row = self._row(report_id, facts_of(kept))
        for key in kept_under(kept, self._theatre(theatre)):
            self._blocks.add(key, row)

    def enter(self, event_id: str, theatre: str, entries: Iterable[Entry]) -> None:
        """Note an event's reports, which are found once all is settled."""
        number = self._theatre(theatre)
        for one in entries:
            if one.report_id not in self._rows:
                self._entered.add(self._row(one.report_id, one.row), number, one.keys)
            self.link(event_id, one.report_id, one.article_id)

    def settle(self) -> None:
        """Let what was entered be found by place and time, where nothing else was shown before.

        Rows are numbered by place: what is looked at together lies together, for each piece of memory counts.
        """
        keys, rows = self._entered.columns()
        order = together(rows, len(self._ids))
        self._facts.order(order)
        self._ids, self._events = ([column[row] for row in order.tolist()] for column in (self._ids, self._events))
        self._rows.update(zip(self._ids, range(len(order)), strict=True))
        self._blocks.settle(keys, np.argsort(order)[rows].astype(np.uint32))
        self._entered = Entered()

    def _row(self, report_id: str, facts: bytes) -> int:
        row = self._rows[report_id] = self._facts.add(facts)
        self._ids[row : row + 1] = (report_id,)
        self._events[row : row + 1] = (None,)
        return row

    def hide(self, report_id: str, kept: Kept, theatre: str) -> None:
        """Let it no longer be found so; no event has it any more."""
        row = self._rows.pop(report_id, None)
        if row is None:
            return
        self._facts.drop(row)
        self._ids[row] = ""
        for key in kept_under(kept, self._theatre(theatre)):
            self._blocks.drop(key, row)

    def near(self, kept: Kept, theatre: str) -> list[str]:
        """Ids of reports that share a block with one like this and may tell the same, by id."""
        rows = self._blocks.under(looked_up_under(kept, self._theatre(theatre)))
        likely = self._facts.likely(kept, rows)
        possible = likely > -np.inf
        named = [self._ids[row] for row in rows[possible].tolist()]
        most = _MOST_NEAR if is_placed(kept.spots) else _MOST_NEAR_VAGUE
        if len(named) > most:
            likeliest = nsmallest(most, zip((-likely[possible]).tolist(), named, strict=True))
            named = [i for _, i in likeliest]
        return sorted(named)

    def _theatre(self, name: str) -> int:
        """A small number for a theatre."""
        return self._theatres.setdefault(name, len(self._theatres))


def _ids(one_or_more: str | tuple[str, ...]) -> tuple[str, ...]:
    """What is kept as one string where it is one."""
    return (one_or_more,) if isinstance(one_or_more, str) else one_or_more
