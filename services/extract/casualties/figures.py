"""Which of an event's statements of one kind make up its figure, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.report import Count
from services.extract.casualties.statement import People, Statement
from services.extract.casualties.vocabulary import vocabulary
from services.extract.text.document import Document

_SIDES_WITHIN = 100
"""Characters within which the dead of both sides are told."""
_DISPUTE_WITHIN = 1_000
"""Characters within which one figure may be set against another."""


def figures_of(own: Sequence[Statement], later: Sequence[Statement], document: Document) -> list[Statement]:
    """The statements that add up to the figure: a toll told last, or the largest whole and what is told as more.

    A toll that only contradicts a figure of the same sentence ("while police put the toll at nine") replaces none.
    """
    told = (*own, *later)
    verdicts = [s for s in told if s.verdict]
    if verdicts and not any(s.toll and s.start > verdicts[0].start for s in told if not s.verdict):
        return verdicts[:1]
    tolls = [s for s in told if s.toll and not (own and disputed(own[0], [s], document))]
    if tolls:
        return [max(tolls, key=lambda s: s.start)]
    first = _whole_of(own, later)
    if first is None:
        return []
    more = [s for s in told if s.more and not s.part and s.start > first.start]
    other = [s for s in told if _is_of_other_side(s, first) and not disputed(first, [s], document)]
    return [first, *other[:1], *(s for s in more if s not in other)]


def _whole_of(own: Sequence[Statement], later: Sequence[Statement]) -> Statement | None:
    """The largest whole that the clause tells, or the first that follows it; a number rather than "dozens"."""
    wholes = [s for s in own if not s.part] or list(own)
    if wholes and all(s.more for s in wholes):
        wholes += _sums_of(wholes, later)
    if not wholes:
        wholes = [s for s in later if not s.part][: 1 if later and not later[0].late else 2] or list(later[:1])
    first = max(wholes, key=lambda s: s.best, default=None)
    if first is None or not first.vague:
        return first
    counted = (s for s in later if s.people and not (s.vague or s.part or s.more))
    return next(counted, first)  # "killed dozens. ... Hospitals said 55 people died"


def _is_of_other_side(other: Statement, first: Statement) -> bool:
    """Whether these are the dead of the other side ("The rebels lost four men and killed eleven soldiers")."""
    beside = abs(other.start - first.start) <= _SIDES_WITHIN
    return beside and _are_opposed(first, other) and bool(other.people) and not (other.part or other.toll)


def _are_opposed(first: Statement, other: Statement) -> bool:
    """Whether these are of two sides: "killed six soldiers, while the rebels lost two men"."""
    return other.lost != first.lost or _are_attackers(other) != _are_attackers(first)


def _are_attackers(told: Statement) -> bool:
    """Whether all are of those who fight the state ("Four soldiers fell and | nine militants were killed")."""
    return bool(told.people) and all(group.group == "attacker" for group in told.people)


def _sums_of(more: Sequence[Statement], later: Sequence[Statement]) -> list[Statement]:
    """The figures that take in those told as more before ("Two more bodies were found. In all, five people died")."""
    least = sum(s.best for s in more)
    return [s for s in later if s.best > least and not (s.part or s.more or s.vague)]


def disputed(first: Statement, others: Sequence[Statement], document: Document) -> list[Statement]:
    """The other wholes that words of dispute set against the first ("... while police said nine"); none against a
    verdict."""
    if first.verdict:
        return []
    return [other for other in others if other.best != first.best and _is_disputed(first, other, document)]


def _is_disputed(first: Statement, other: Statement, document: Document) -> bool:
    """Whether words of dispute stand between two figures that are told near each other."""
    if abs(other.start - first.start) > _DISPUTE_WITHIN:
        return False
    a, b = sorted((first, other), key=lambda s: s.start)
    between = document.text[a.end : b.start].lower()
    known = vocabulary(document.language)
    said = any(word in known.words and known.words[word].role == "speech" for word in between.split())
    passed = () if said or not _are_opposed(first, other) else known.sets["contrast"]
    return any(word in between for word in known.sets["conflict"] if word not in passed)


def total_of(groups: Iterable[People]) -> Count:
    """The sum of the groups of a figure."""
    rows = list(groups)
    return Count(low=sum(g.low for g in rows), best=sum(g.best for g in rows), high=sum(g.high for g in rows))


def conservative(total: Count, disputing: Sequence[int]) -> Count:
    """The most conservative figure, between the lowest and the highest stated."""
    return Count(
        low=min((total.low, *disputing)),
        best=min((total.best, *disputing)),
        high=max((total.high, *disputing)),
    )
