"""What a field names, places and parties, found when first asked for: most articles tell no event, and need neither."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from schemas.report import Toponym
from services.extract.actors import find_actors
from services.extract.events.context import parties_among, places_among
from services.extract.events.cues import Cue
from services.extract.model import ActorMention
from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms


class Names:
    """The names of one field; `before` has those of the field whose toponyms come first in the extraction."""

    def __init__(self, document: Document, before: Names | None = None) -> None:
        self.document = document
        self._before = before

    @cached_property
    def toponyms(self) -> tuple[Toponym, ...]:
        """The field's own."""
        return find_toponyms(self.document, self.first_index)

    @cached_property
    def mentions(self) -> tuple[ActorMention, ...]:
        """The field's parties."""
        return find_actors(self.document)

    @cached_property
    def first_index(self) -> int:
        """The index of the field's first toponym in the extraction."""
        return len(self._before.known) if self._before else 0

    @property
    def known(self) -> tuple[Toponym, ...]:
        """All toponyms so far, in the order of the extraction."""
        return (*self._before.known, *self.toponyms) if self._before else self.toponyms

    def parties(self) -> Sequence[Cue]:
        """What the parties add to the words around a trigger."""
        return list(parties_among(self.mentions))

    def places(self) -> Sequence[Cue]:
        """What the places add."""
        return places_among(self.toponyms)
