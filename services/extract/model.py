"""What the parts of the extractor hand to one another. Offsets are code points of the document's field."""

from __future__ import annotations

import sys
from typing import Literal, NamedTuple

from schemas.record import Iso3
from schemas.report import (
    Actor,
    Casualties,
    Claim,
    Loss,
    PartyCasualties,
    PlaceMention,
    Span,
    Territory,
    When,
)
from schemas.taxonomy import ActorCategory, Means, Status, SubEventType
from services.extract.text.document import Sentence

Voice = Literal["active", "passive", "nominal"]


class Trigger(NamedTuple):
    """The words that tell an event."""

    start: int
    end: int
    sub_event_type: SubEventType
    voice: Voice
    """active: the subject does it; passive: it is done to the subject; nominal: a noun ("the shelling of")."""
    two_sided: bool = False
    """Whether both sides take part ("clashed with")."""


class Clause(NamedTuple):
    """The part of a sentence that tells one event: what the slots are read from."""

    sentence: Sentence
    start: int
    end: int
    trigger: Trigger
    has_subject: bool = False
    """Whether a subject of its own opens it behind another event's words: nobody told before does it."""
    head: Span | None = None
    """Where the verb and its parties stand that it shares with others ("shot down 9: | five over Arden | ...")."""


class Extent(NamedTuple):
    """One clause that tells an event, and how far the text behind it tells no other; offsets in the field."""

    clause: Clause
    until: int = sys.maxsize
    """Where the next other event behind the clause begins."""
    since: int = 0
    """Where the last other event before the clause ends."""


class ActorMention(NamedTuple):
    """A possible party, found anywhere in a document."""

    start: int
    end: int
    name: str
    """As the text names it."""
    actor_id: str | None
    country: Iso3 | None
    category: ActorCategory | None
    usual_name: str | None = None
    """The lexicon's usual English name."""
    adjective: bool = False
    """A bare adjective of nationality ("Russian" in "Russian drones")."""
    force: str | None = None
    """The kind of a state's force that it is, a key of forces.toml."""

    @property
    def side(self) -> str:
        """Whose side it is: the country of a state's forces, the name of a group, which is none of its country's."""
        is_state = self.category in (None, "State forces", "Civilians")
        return (self.country if is_state else None) or self.usual_name or self.name


class ActorSlot(NamedTuple):
    """The parties of one event."""

    actors: tuple[Actor, ...]
    spans: dict[str, Span]


class WhenSlot(NamedTuple):
    """The date of one event, and whether its words say that it is history."""

    when: When
    span: Span | None
    is_history: bool = False
    """Dated so long before publication that it is background."""
    is_future: bool = False
    """Dated to a day after publication: announced, and no event yet."""
    is_spoken: bool = False
    """Dated by when somebody spoke of it alone ("police said on Tuesday"): another telling's own day is better."""


class CasualtySlot(NamedTuple):
    """Killed, injured, captured."""

    casualties: Casualties
    by_party: tuple[PartyCasualties, ...]
    spans: dict[str, Span]


class LossSlot(NamedTuple):
    """Equipment lost, and the means used."""

    losses: tuple[Loss, ...]
    means: tuple[Means, ...]
    spans: dict[str, Span]


class ClaimSlot(NamedTuple):
    """Who says so."""

    claims: tuple[Claim, ...]
    status: Status
    spans: dict[str, Span]


class PlaceSlot(NamedTuple):
    """Where, as indices into the document's toponyms; the main place first."""

    places: tuple[PlaceMention, ...]
    spans: dict[str, Span]
    head: int | None = None
    """Where the name begins that heads its paragraph, if one does."""
    listed: int = 0
    """How many places stand in one list, where the sentence has one."""


class TerritorySlot(NamedTuple):
    """Movement or change of control."""

    territory: Territory | None
    spans: dict[str, Span]
