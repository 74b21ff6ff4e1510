"""Who advanced, captured, retook, repelled, withdrew or lost, read from the trigger and the words around it."""

from __future__ import annotations

import re
from functools import cache

from schemas.report import Actor, Span, Territory
from schemas.taxonomy import TerritoryChange
from services.extract.events.cues import fold
from services.extract.lexicon.loading import load
from services.extract.model import ActorSlot, Clause, TerritorySlot
from services.extract.text.document import Document

_TRIED = 60  # characters before a trigger within which "tried to" speaks of it
_GROUND = frozenset((
    "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    "Non-violent transfer of territory", "Change to group/activity", "Other",
))  # fmt: skip


def territory_of(clause: Clause, document: Document, actors: ActorSlot) -> TerritorySlot:
    """The change of control or movement that a clause tells, by whom; empty where it tells none.

    The trigger's own word decides; where it is a word of fighting ("clashed"), the first such word of its clause.
    """
    if clause.trigger.sub_event_type not in _GROUND or _is_attempt(clause, document.language):
        return TerritorySlot(None, {})
    found = _at_trigger(clause, document) or _in_clause(clause, document)
    if found is None:
        return TerritorySlot(None, {})
    change, span = found
    return TerritorySlot(Territory(change=change, by=_by(actors)), {"territory": span})


def _is_attempt(clause: Clause, language: str) -> bool:
    """Whether the trigger was only tried: "tried to break through" moves no front."""
    at = clause.trigger.start - clause.sentence.start
    return _tried(language).search(fold(clause.sentence.text), max(0, at - _TRIED), at) is not None


@cache
def _tried(language: str) -> re.Pattern[str]:
    words = load(language, "modality").get("attempt", {}).get("words", ())
    stems = "|".join(re.escape(fold(word)).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{stems or '(?!)'})\b(?:\s+\w+){{0,4}}\s*$")


def _at_trigger(clause: Clause, document: Document) -> tuple[TerritoryChange, Span] | None:
    start, end = clause.trigger.start, clause.trigger.end
    change = _change(fold(document.text[start:end]), document.language)
    return (change, (start, end)) if change else None


def _in_clause(clause: Clause, document: Document) -> tuple[TerritoryChange, Span] | None:
    for token in clause.sentence.tokens:
        if clause.start <= token.start < clause.end and (change := _change(token.lower, document.language)):
            return change, (token.start, token.end)
    return None


def _by(actors: ActorSlot) -> str | None:
    """The acting side: the country of a state's forces, else the name."""
    acting: Actor | None = next((actor for actor in actors.actors if actor.role != "target"), None)
    if acting is None:
        return None
    return (acting.country if acting.category in (None, "State forces") else None) or acting.name


@cache
def _change(word: str, language: str) -> TerritoryChange | None:
    """What a word says of the front, by the longest of the lexicon's beginnings that fits."""
    beginnings = _beginnings(language)
    ended = f"{word} "  # a beginning that ends with a space is a whole word ("freed", but not "Freedom")
    return next((beginnings[ended[:size]] for size in range(len(ended), 2, -1) if ended[:size] in beginnings), None)


@cache
def _beginnings(language: str) -> dict[str, TerritoryChange]:
    data: dict[TerritoryChange, list[str]] = load(language, "territory").get("changes", {})
    return {fold(beginning): change for change, beginnings in data.items() for beginning in beginnings}
