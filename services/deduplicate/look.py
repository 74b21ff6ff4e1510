"""What comparing needs of an event, as bytes: beside its record, so that one that was only restored is not decoded.

Features take ten times as long to make from a record as to read. They are JSON, for they come back from a topic, behind
a digest of the code and the words that they are made by: those that another version made are not used.
"""

from __future__ import annotations

import hashlib
import inspect
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from schemas import article, record, report, taxonomy
from schemas import event as events
from schemas.event import EventRevision
from services.deduplicate import features as features_
from services.deduplicate import naming, objects
from services.deduplicate.features import Features, Figure, Point
from services.deduplicate.sketch import Grouped, Sketch, sketched
from services.extract.actors import skeleton

_MOST_BYTES = 12_288
"""Of a look, which shares a header with a gist: what has so many reports has been compared since it was restored."""
MADE_BY = (article, events, record, report, taxonomy, features_, naming, objects, skeleton)
"""The modules that features depend on."""
_DIGEST_BYTES = 8
_LENGTH_BYTES = 2


class Look(NamedTuple):
    """An event that was looked at."""

    sketch: Sketch
    features: tuple[Features, ...]
    """Of its reports, by rank."""


def packed_look(revision: EventRevision | Grouped, features: Sequence[Features]) -> bytes:
    """The look of an event with these reports; empty where its record is to be read."""
    return b"" if revision.corrections else look_of([m.joined.to for m in revision.members], features)


def look_of(parents: Sequence[str | None], features: Sequence[Features]) -> bytes:
    """The same, of an event that no analyst has corrected; `parents` are what its reports are joined to."""
    if not features:
        return b""
    data = digest() + to_json([parents, list(features)], bytes_mode="base64")
    return data if len(data) <= _MOST_BYTES else b""


def look_in(data: bytes) -> Look | None:
    """What `packed_look` made; None where there is nothing, or what another version made."""
    if not data or data[:_DIGEST_BYTES] != digest():
        return None
    parents, listed = from_json(data[_DIGEST_BYTES:])
    features = tuple([_features(fields) for fields in listed])
    return Look(sketched([(f.rank, f.report_id) for f in features], parents, {}), features)


def packed_features(f: Features) -> bytes:
    """Features as bytes."""
    return to_json(f, bytes_mode="base64")


def unpacked_features(data: bytes) -> Features:
    """Features from what `packed_features` made."""
    return _features(from_json(data))


def beside(look: bytes, value: bytes) -> bytes:
    """A record's value with its look, as they lie in the file."""
    return b"".join((len(look).to_bytes(_LENGTH_BYTES, "little"), look, value))


def parted(data: bytes) -> tuple[bytes, bytes]:
    """The look and the value."""
    end = _LENGTH_BYTES + int.from_bytes(data[:_LENGTH_BYTES], "little")
    return data[_LENGTH_BYTES:end], data[end:]


@cache
def digest() -> bytes:
    """Of all that decides what features are made from a record."""
    lexicon = files("services.deduplicate") / "lexicon"
    words = [(lexicon / f"{language}.toml").read_bytes() for language in objects.LANGUAGES]
    code = [inspect.getsource(module).encode() for module in MADE_BY]
    return hashlib.blake2b(b"\0".join((*code, *words)), digest_size=_DIGEST_BYTES).digest()


def _features(fields: list[Any]) -> Features:
    """Tuples and sets, which JSON does not know, from lists."""
    for at in _SETS:
        fields[at] = frozenset(fields[at])
    for at in _TUPLES:
        fields[at] = fields[at] and tuple(fields[at])
    fields[_CLUES] = tuple(fields[_CLUES])
    fields[_POINTS] = tuple([_point(point) for point in fields[_POINTS]])
    fields[_FIGURES] = [figure and Figure(*figure) for figure in fields[_FIGURES]]
    fields[_SIGNATURE] = urlsafe_b64decode(fields[_SIGNATURE])
    return Features._make(fields)


def _point(fields: list[Any]) -> Point:
    fields[_UNITS] = tuple(fields[_UNITS])
    return Point._make(fields)


_at = Features._fields.index
_POINTS, _SIGNATURE, _CLUES, _UNITS = _at("points"), _at("signature"), _at("clues"), Point._fields.index("units")
_FIGURES = slice(_at("killed"), _at("captured") + 1)
_TUPLES = (_at("rank"), _at("territory"))
_SETS = tuple(
    _at(name)
    for name in ("perpetrators", "targets", "by", "on", "means", "objects", "towns", "names", "hours", "words")
)
