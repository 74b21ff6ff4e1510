"""Revisions of which ids and place are left open: as many different records as asked for, in a tenth of the time.

What a record's header says is made by the code that makes it in a worker, from features in which only what is left
open was replaced.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import permutations
from random import Random
from typing import Any, NamedTuple
from zlib import crc32

from services.deduplicate.features import Features, Point, features_of
from services.deduplicate.gist import Told, gist_of
from services.deduplicate.header import header_of
from services.deduplicate.look import look_of
from services.deduplicate.sketch import Grouped

Headers = tuple[tuple[str, bytes], ...]


class Place(NamedTuple):
    """Where an event is said to be; no gazetteer knows it."""

    latitude: float
    longitude: float
    name: str
    sound: str
    """The name's consonants, by which it is compared."""
    clue: int
    entry: int

    @property
    def fields(self) -> dict[str, Any]:
        """As in a record's `where`."""
        at = {"latitude": self.latitude, "longitude": self.longitude}
        return at | {"name": self.name, "written": self.name, "ids": {"geonames": self.entry}}


def place_at(latitude: float, longitude: float, chance: Random) -> Place:
    """Another place has another name: a report without a place is looked for by it."""
    return Place(round(latitude, 5), round(longitude, 5), *chance.choice(_names()), chance.randrange(1, 1 << 31))


class Mould:
    """One revision."""

    def __init__(self, revision: dict[str, Any]) -> None:
        """The revision is written into."""
        _leave_open(revision)
        made = _JSON.encode(revision)
        event = Grouped.read(made)
        self._template = _template(made)
        self._gist = gist_of(made.encode())
        self._features = [features_of(member, event.theatre) for member in event.members]

    def cast(self, number: int, place: Place) -> tuple[bytes, bytes, Headers]:
        """The record of one event: key, value, and the header that deduplicate gives it."""
        id_ = f"{number:024x}"
        value = self._template % _marked(id_, place)
        features = [_moved(f, id_, rank, place) for rank, f in enumerate(self._features)]
        reports = [Told(f.report_id, f.article_id, f.kept) for f in features]
        gist = self._gist._replace(event_id=_event_id(id_), reports=reports)
        parents = [_report_id(id_, 0) if rank else None for rank in range(len(features))]
        return gist.event_id.encode(), value, header_of(value, gist, look_of(parents, features))


_OPEN = Place(11.1111111, 22.2222222, "Fabelotamy", "fbltm", crc32(b"fblt"), 2_111_111_111)
_NUMBER = "fedcba9876543210fedcba98"
"""These stand for what is left open."""


def _marked(number: str, place: Place) -> dict[bytes, bytes]:
    """What is filled in, by the names of the marks."""
    told = (number, place.latitude, place.longitude, place.name, place.entry)
    return dict(zip(_MARKS, [str(one).encode() for one in told], strict=True))


_MARKS = (b"number", b"latitude", b"longitude", b"name", b"entry")


def _template(made: str) -> bytes:
    """A format, to be filled in at the marks."""
    text = made.encode().replace(b"%", b"%%")
    for name, mark in _marked(_NUMBER, _OPEN).items():
        text = text.replace(mark, b"%(" + name + b")b")
    return text


def _leave_open(revision: dict[str, Any]) -> None:
    """Put marks where ids and places are."""
    revision["event_id"] = _event_id(_NUMBER)
    wheres = [revision["slots"].get("where"), *(member["report"].get("where") for member in revision["members"])]
    for where in (where for where in wheres if where):
        where |= _OPEN.fields
    for rank, member in enumerate(revision["members"]):
        member["report"] |= {"report_id": _report_id(_NUMBER, rank), "article_id": _article_id(_NUMBER, rank)}
        member["joined"] = {"to": _report_id(_NUMBER, 0), "score": 0.9} if rank else {}


def _moved(f: Features, id_: str, rank: int, to: Place) -> Features:
    """The features of a report that was told of another place."""
    report_id = _report_id(id_, rank)
    return f._replace(
        report_id=report_id, article_id=_article_id(id_, rank), rank=(*f.rank[:2], report_id),
        points=tuple([_point(point, to) if point.name == _OPEN.name else point for point in f.points]),
        towns=frozenset([to.sound if town == _OPEN.sound else town for town in f.towns]),
        clues=tuple(sorted({to.clue if clue == _OPEN.clue else clue for clue in f.clues})),
    )  # fmt: skip


def _point(open_: Point, to: Place) -> Point:
    return open_._replace(latitude=to.latitude, longitude=to.longitude, name=to.name, entry=to.entry)


def _event_id(number: str) -> str:
    return f"{number}eeeeeeee"


def _report_id(number: str, rank: int) -> str:
    return f"{number}{rank:08x}"


def _article_id(number: str, rank: int) -> str:
    return f"live-{number}-{rank}"


@cache
def _names() -> list[tuple[str, str, int]]:
    """Some 24,000 names of villages, each with its sound and its clue."""
    chance = Random(5)
    sounds = ["".join(letters) for letters in permutations("bdfhklmnprstvz", 4)]
    return [
        ("".join(s + chance.choice("aeiou") for s in told).capitalize(), told, crc32(told.encode())) for told in sounds
    ]


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
