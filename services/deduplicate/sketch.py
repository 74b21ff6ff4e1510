"""What grouping needs of an event, without its record: a hundredth of the time that decoding the record takes."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import Any, NamedTuple

from schemas.event import EventRevision
from services.deduplicate.corrections import pinned
from services.deduplicate.features import Features, Figure, Point, features_of

_NOTHING: Mapping[str, Features] = {}


class Sketch(NamedTuple):
    """An active event as it is compared."""

    features: tuple[Features, ...]
    """Of its members, in their order: by rank."""
    parents: tuple[str | None, ...]
    """The report that each one is joined to."""
    pins: dict[str, tuple[str, ...]]
    """The reports that analysts' corrections keep together, under each one's id."""
    positions: dict[str, int]
    """Of each member's report, by its id."""


def sketch_of(revision: EventRevision, known: Mapping[str, Features] = _NOTHING) -> Sketch:
    """The sketch of an event; `known` are features that need not be made again."""
    members = revision.members
    features = tuple([known.get(m.report.report_id) or features_of(m, revision.theatre) for m in members])
    return _sketch(features, tuple([m.joined.to for m in members]), pinned(revision))


def packed(sketch: Sketch) -> bytes:
    """A sketch as bytes, for this process alone."""
    features = [_plain(f) for f in sketch.features]
    return marshal.dumps((features, sketch.parents, sketch.pins))


def unpacked(data: bytes) -> Sketch:
    """A sketch from what `packed` made."""
    features, parents, pins = marshal.loads(data)
    return _sketch(tuple([_features(plain) for plain in features]), parents, pins)


def _sketch(features: tuple[Features, ...], parents: tuple[str | None, ...], pins: Any) -> Sketch:
    return Sketch(features, parents, pins, {f.report_id: n for n, f in enumerate(features)})


def _plain(f: Features) -> tuple[Any, ...]:
    """Tuples instead of named ones, which marshal does not know."""
    fields: list[Any] = list(f)
    fields[_POINTS] = [tuple(point) for point in f.points]
    fields[_FIGURES] = [figure and tuple(figure) for figure in fields[_FIGURES]]
    return tuple(fields)


def _features(plain: tuple[Any, ...]) -> Features:
    fields = list(plain)
    fields[_POINTS] = tuple([Point(*point) for point in fields[_POINTS]])
    fields[_FIGURES] = [figure and Figure(*figure) for figure in fields[_FIGURES]]
    return Features._make(fields)


_POINTS = Features._fields.index("points")
_FIGURES = slice(Features._fields.index("killed"), Features._fields.index("captured") + 1)
