"""The casualties of each side of an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.report import PartyCasualties
from services.extract.actors.within import mentions_over
from services.extract.casualties.figures import total_of
from services.extract.casualties.statement import People, Statement
from services.extract.model import ActorMention


def by_party(
    counted: Mapping[str, Sequence[Statement]], mentions: Sequence[ActorMention]
) -> tuple[PartyCasualties, ...]:
    """The figures of each side, by kind, where the words say whose people they are."""
    sides: dict[str, dict[str, list[People]]] = {}
    for kind, statements in counted.items():
        for group in (group for statement in statements for group in statement.people):
            side = _side(group, mentions)
            if side is not None:
                sides.setdefault(side, {}).setdefault(kind, []).append(group)
    return tuple(
        PartyCasualties(side=side, **{kind: total_of(groups) for kind, groups in kinds.items()})
        for side, kinds in sides.items()
    )


def _side(group: People, mentions: Sequence[ActorMention]) -> str | None:
    """The actor named among the words of the group ("three Malian soldiers"), or "civilians"."""
    inside = mentions_over(mentions, group.start, group.end)
    named = next((m.side for m in inside if m.category != "Civilians"), None)
    return "civilians" if group.group == "civilian" else named
