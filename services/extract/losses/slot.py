"""Equipment lost, by Oryx's categories and status, and the weapons used."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, cast

from schemas.report import Loss, Span
from schemas.taxonomy import LossCategory, LossStatus, Means
from services.extract.actors.within import mentions_between
from services.extract.continuation import continuation_of
from services.extract.losses.items import Item, items_of, weapons_of
from services.extract.model import ActorMention, Clause, Extent, LossSlot
from services.extract.text.document import Document

_JOINED = 8
"""Characters between the members of a list: ", and "."""
T = TypeVar("T", bound="tuple[Any, ...]")


def losses_of(extent: Extent, document: Document, mentions: Sequence[ActorMention]) -> LossSlot:
    """Equipment destroyed, damaged, captured or abandoned in the clause, and the means of the attack."""
    clause = extent.clause
    items = _within(items_of(clause.sentence, document.language), clause.start, clause.end)
    items = items or list(_later(extent, document))
    losses = _losses(items, document, clause, mentions)
    means: dict[Means, Span] = {}
    for start, end, name in _within(weapons_of(clause.sentence, document.language), clause.start, clause.end):
        if not any(item.start <= start < item.end for item in items):
            means.setdefault(cast(Means, name), (start, end))
    spans: dict[str, Span] = {}
    if items:
        spans["losses"] = (items[0].start, items[-1].end)
    if means:
        spans["means"] = next(iter(means.values()))
    return LossSlot(losses, tuple(means), spans)


def _later(extent: Extent, document: Document) -> Iterator[Item]:
    """Equipment lost in the sentences that continue the event; not what a doer of their own destroys there."""
    for segment in continuation_of(extent, document, lambda s: bool(items_of(s, document.language))):
        items = _within(items_of(segment.sentence, document.language), segment.start, segment.end)
        yield from (item for item in items if item.passive)


def _within(rows: Sequence[T], start: int, end: int) -> list[T]:
    """Those of the rows, which are in order and begin with their offset, that start in part of a sentence."""
    first, last = (bisect_left(rows, offset, key=lambda row: row[0]) for offset in (start, end))
    return list(rows[first:last])


def _losses(
    items: Sequence[Item], document: Document, clause: Clause, mentions: Sequence[ActorMention]
) -> tuple[Loss, ...]:
    """The losses; a member of a list belongs to the side of the one before ("a Russian truck and 15 other units")."""
    found: list[Loss] = []
    for i, item in enumerate(items):
        side = _side(item, clause, mentions)
        if side is None and found and item.start - items[i - 1].end <= _JOINED and item.status == items[i - 1].status:
            side = found[-1].side
        found.append(_loss(item, document, side))
    return tuple(found)


def _loss(item: Item, document: Document, side: str | None) -> Loss:
    start, end = item.noun
    status = "destroyed" if item.status == "lost" else item.status
    return Loss(
        side=side,
        category=cast(LossCategory, item.category),
        description=" ".join(document.text[start:end].split()),
        count=item.number,
        status=cast(LossStatus, status),
    )


def _side(item: Item, clause: Clause, mentions: Sequence[ActorMention]) -> str | None:
    """Whose equipment: the actor named inside its words, or the subject that "lost" it."""
    for mention in mentions_between(mentions, min(clause.start, item.start), item.end):
        if mention.country is None and (mention.category == "Civilians" or mention.actor_id is None):
            continue
        inside = item.start <= mention.start and mention.end <= item.end
        if inside or (item.own and clause.start <= mention.start < item.start):
            return mention.side
    return None
