"""Where reports are: which event each is in, which events an article speaks of, and which reports lie near one another.

Strings that say the same are the same object wherever the caller has one of them, so that an entry is a few pointers.
"""

from __future__ import annotations

from heapq import nsmallest

from services.deduplicate.blocking import apart, facts_of, kept_under, looked_up_under
from services.deduplicate.features import Kept

_MOST_NEAR = 400
"""Reports looked at for one: of more, the nearest by day and place, then the first by id."""
_SMALL = 32
"""Reports up to which a block is a tuple: less memory than a set, and the garbage collector does not look into it.
(100,000 lists cost each of its full runs 0.1 s.)"""


class Index:
    """Of the reports of one partition."""

    def __init__(self) -> None:
        self._event_of: dict[str, str] = {}
        self._articles: dict[str, str | tuple[str, ...]] = {}
        self._blocks: dict[int, str | tuple[str, ...] | set[str]] = {}
        self._theatres: dict[str, int] = {}
        self._facts: dict[str, bytes] = {}

    def __len__(self) -> int:
        return len(self._event_of)

    def __contains__(self, report_id: object) -> bool:
        return report_id in self._event_of

    def event_of(self, report_id: str) -> str | None:
        """The id of the event that a report is in."""
        return self._event_of.get(report_id)

    def events_of(self, article_id: str) -> tuple[str, ...]:
        """The ids of the events that an article speaks of."""
        return _ids(self._articles.get(article_id, ()))

    def link(self, event_id: str, report_id: str, article_id: str) -> None:
        """Note that an event has a report."""
        self._event_of[report_id] = event_id
        known = self._articles.setdefault(article_id, event_id)
        if known is not event_id and event_id not in (events := _ids(known)):
            self._articles[article_id] = (*events, event_id)

    def unlink(self, event_id: str, report_id: str, article_id: str) -> None:
        """Note that an event no longer has a report; one that has moved to another event stays there."""
        if self._event_of.get(report_id) == event_id:
            del self._event_of[report_id]
        left = tuple(i for i in self.events_of(article_id) if i != event_id)
        if left:
            self._articles[article_id] = left if len(left) > 1 else left[0]
        else:
            self._articles.pop(article_id, None)

    def show(self, report_id: str, kept: Kept, theatre: str) -> None:
        """Let a report be found by place and time."""
        if report_id in self._facts:
            return
        self._facts[report_id] = facts_of(kept)
        for key in kept_under(kept, self._theatre(theatre)):
            block = self._blocks.setdefault(key, report_id)
            if isinstance(block, set):
                block.add(report_id)
            elif block is not report_id:
                block = _ids(block)
                self._blocks[key] = (*block, report_id) if len(block) < _SMALL else {*block, report_id}

    def hide(self, report_id: str, kept: Kept, theatre: str) -> None:
        """Let it no longer be found so."""
        self._facts.pop(report_id, None)
        for key in kept_under(kept, self._theatre(theatre)):
            block = self._blocks.get(key, ())
            if isinstance(block, set):
                block.discard(report_id)
            else:
                self._blocks[key] = tuple(i for i in _ids(block) if i != report_id)
            if not self._blocks[key]:
                del self._blocks[key]

    def near(self, kept: Kept, theatre: str) -> list[str]:
        """Ids of reports that share a block with one like this."""
        found: set[str] = set()
        for key in looked_up_under(kept, self._theatre(theatre)):
            block = self._blocks.get(key, ())
            found.update(block if isinstance(block, set) else _ids(block))
        own, facts = facts_of(kept), self._facts
        near = [(far, i) for i in found if (far := apart(own, facts[i])) is not None]
        return sorted(i for _, i in nsmallest(_MOST_NEAR, near))

    def _theatre(self, name: str) -> int:
        """A small number for a theatre."""
        return self._theatres.setdefault(name, len(self._theatres))


def _ids(one_or_more: str | tuple[str, ...]) -> tuple[str, ...]:
    """What is kept as one string where it is one."""
    return (one_or_more,) if isinstance(one_or_more, str) else one_or_more
