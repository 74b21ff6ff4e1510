"""What telling same from different needs of a report, in numbers: made once, compared often."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple
from zlib import crc32

from schemas.event import MemberReport
from schemas.report import Actor, Count, EventReport, Location, When
from schemas.taxonomy import EVENT_TYPE_OF, Means, SubEventType
from services.deduplicate.naming import words_of_parties
from services.deduplicate.objects import HOURS, NIGHT, objects_of
from services.extract.actors.skeleton import skeleton

CIVILIANS = "civilians"
UNNAMED = "~"
"""Before the name of a party that no lexicon knows: "gunmen", which another language calls otherwise."""
FINE_RADIUS_M = 30_000.0
"""A location this well known is a place; a larger one is an area."""
COARSE_RADIUS_M = 400_000.0
"""A location worse known than this says nothing that places an event."""
MOST_PLACES = 3
"""Of a report that it is found by: naming everything is no place."""
FINE_DAYS = 4
"""A date range up to this long names days; a longer one a week or month."""
UNITS = {"country": 1, "region": 2, "district": 3}
"""Kinds of places that hold others, and how many names tell which one it is."""
SETTLEMENTS = frozenset({"capital", "city", "town", "village", "settlement", "hamlet"})
_STEM = 5  # letters that survive the endings of English, Russian and Ukrainian words
_CAPITALIZED = re.compile(r"\b[A-ZА-ЯЄІЇҐ][^\W\dA-ZА-ЯЄІЇҐ_]{2,}")
_WORD = re.compile(r"[^\W\d_]{4,}")

_LEAST_SOUND = 4  # consonants
_LEAST_CLUE, _CLUE_SOUND = 3, 4
TELLING_TOLL = 3
"""People from which a figure helps to find an event whose place is unknown."""
sound_of = lru_cache(maxsize=4096)(skeleton)

Rank = tuple[int, float, str]
"""Precise reports first, then by publication, then by id: the order in which reports are given to events."""


class Point(NamedTuple):
    """A location: degrees, and the radius in metres that the true place lies within."""

    latitude: float
    longitude: float
    radius_m: float
    name: str
    entry: int | str | None
    """Its id in a gazetteer."""
    precision: int
    relation: str
    is_settlement: bool
    """A town or village, rather than a part of one, an area or a facility."""
    units: tuple[str, ...] = ()
    """The country, province and district that it lies in or is, as far as they are known."""
    is_unit: bool = False
    """Whether it is the last of these, as a whole."""


class Figure(NamedTuple):
    """A number of people: best is the most conservative one stated."""

    low: int
    best: int
    high: int


class Spot(NamedTuple):
    """A point in degrees and its radius in metres."""

    latitude: float
    longitude: float
    radius_m: float


class Kept(NamedTuple):
    """What finding a report's like needs of it."""

    spots: tuple[Spot, ...]
    first_day: int
    last_day: int
    killed: int | None
    kind: str
    """Its sub-event type."""
    dated: bool
    """Whether the text names the date, as far as the date alone tells: a night's is taken for none here."""
    entry: int
    """Of its place in a gazetteer, as a number; 0 where it has none, or more places than one."""
    clues: tuple[int, ...] = ()
    """By what else a report without a usable place is found, or finds this one: see `clues_of`."""
    signature: bytes = b""
    """This and the following only of a report without a usable place."""
    parties: str = ""


class Features(NamedTuple):
    """One report as it is compared."""

    report_id: str
    article_id: str
    rank: Rank
    theatre: str
    sub_event_type: SubEventType
    event_type: str
    points: tuple[Point, ...]
    """The main place first."""
    country: str | None
    first_day: int
    last_day: int
    """Proleptic ordinals of the date's range."""
    dated: bool
    """Whether the text names the event's day; otherwise only the publication, or the day it was told, speaks for it."""
    perpetrators: frozenset[str]
    targets: frozenset[str]
    by: frozenset[str]
    on: frozenset[str]
    """The perpetrators and targets that are called alike in every language."""
    killed: Figure | None
    injured: Figure | None
    captured: Figure | None
    means: frozenset[Means]
    territory: tuple[str, str | None] | None
    objects: frozenset[str]
    elsewhere: str | None
    """How a place's name sounds that no gazetteer knows, where the main point only stands for it."""
    towns: frozenset[str]
    """How its towns' names sound, `elsewhere` among them."""
    names: frozenset[str]
    """How the capitalized words of its evidence sound."""
    hours: frozenset[str]
    """The times of day that its words speak of, as `objects.HOURS` calls them."""
    words: frozenset[str]
    language: str
    quote: str
    clues: tuple[int, ...]
    """As in `Kept`."""
    signature: bytes
    """The low byte of each MinHash value; empty where there is none."""
    published: float
    """Seconds since 1970."""

    @property
    def kept(self) -> Kept:
        """What finding its like needs."""
        kept = Kept(
            tuple([Spot(*p[:3]) for p in self.points]), self.first_day, self.last_day,
            self.killed.best if self.killed else None, self.sub_event_type,
            names_a_day(self.first_day, self.last_day, is_told=self.dated),
            entry_of(self.points[0].entry) if len(self.points) == 1 else 0, self.clues,
        )  # fmt: skip
        return kept if is_placed(kept.spots) else kept._replace(signature=self.signature, parties=self.parties)

    @property
    def parties(self) -> str:
        """Who did it, as one word."""
        return _joined(self.perpetrators)

    @property
    def at_night(self) -> bool:
        """Whether its words speak of a night: its day may then be the one before or after."""
        return NIGHT in self.hours


def is_placed(spots: Sequence[Spot]) -> bool:
    """Whether one of the places is known well enough to find a report by."""
    return any(spot.radius_m <= COARSE_RADIUS_M for spot in spots[:MOST_PLACES])


def entry_of(id_: int | str | None) -> int:
    """The id of an entry of a gazetteer, as a number of 32 bits above 0; 0 for none."""
    return 0 if id_ is None else crc32(str(id_).encode()) or 1


def features_of(member: MemberReport, theatre: str) -> Features:
    """The features of a member of an event, or of one to be."""
    report = member.report
    points = tuple(_point(place) for place in (report.where, *report.more_places) if place is not None)
    quote, toll = report.evidence.text, report.casualties
    named, elsewhere = objects_of(report.evidence), _elsewhere(report)
    objects, hours = named.difference(HOURS), named.intersection(HOURS)
    told = f"{words_of_parties(report)} {report.when.text or ''}"
    by, on = _sides(report.actors, "perpetrator"), _sides(report.actors, "target")
    return Features(
        report.report_id, report.article_id, rank_of(report), theatre, report.sub_event_type,
        EVENT_TYPE_OF[report.sub_event_type], points, report.where.country if report.where else None,
        report.when.start.toordinal(), report.when.end.toordinal(), _is_dated(report.when, at_night=NIGHT in named),
        by, on, _named(by), _named(on),
        _figure(toll.killed), _figure(toll.injured), _figure(toll.captured), frozenset(report.means),
        (report.territory.change, report.territory.by) if report.territory else None,
        objects, elsewhere, _towns(report, points, elsewhere), _names(quote, told), hours,
        _own_words(report, told), report.language, quote, _clues(report, points), low_bytes(member.signature),
        report.published_at.timestamp(),
    )  # fmt: skip


def _is_dated(when: When, *, at_night: bool) -> bool:
    """Whether words name the event's day, or its night."""
    first, last, is_told = when.start.toordinal(), when.end.toordinal(), when.text is not None
    return (is_told and at_night) or names_a_day(first, last, is_told=is_told)


def names_a_day(first: int, last: int, *, is_told: bool) -> bool:
    """Whether a date told in words is the event's: two days may be the teller's ("police said on Monday")."""
    return is_told and last - first != 1


def _elsewhere(report: EventReport) -> str | None:
    """Where the words of the place are a name, and not the one that it was placed by."""
    evidence, where = report.evidence, report.where
    start, end = (at - evidence.start for at in evidence.spans.get("place", (evidence.start, evidence.start)))
    words = _CAPITALIZED.findall(evidence.text[start:end]) if start > 0 else ()  # all sentences begin with a capital
    known = f"{where.written} {where.name}".casefold() if where else ""
    return skeleton(" ".join(words)) or None if words and not any(w.casefold() in known for w in words) else None


def _towns(report: EventReport, points: tuple[Point, ...], elsewhere: str | None) -> frozenset[str]:
    places = [place for place in (report.where, *report.more_places) if place]
    known = [p for p, point in zip(places, points, strict=True) if point.is_settlement]
    sounds = {sound_of(name) for p in known for name in (p.name, p.written)} | {elsewhere or ""}
    return frozenset(sound for sound in sounds if len(sound) >= _LEAST_SOUND)


def _clues(report: EventReport, points: tuple[Point, ...]) -> tuple[int, ...]:
    named = [p for p in (report.where, *report.more_places) if p and p.feature in SETTLEMENTS]
    toll = report.casualties
    injured, captured = (count.best if count else None for count in (toll.injured, toll.captured))
    quote = "" if is_placed([Spot(*p[:3]) for p in points]) else report.evidence.text
    return clues_of([name for p in named for name in (p.name, p.written)], quote, injured, captured)


def clues_of(towns: Iterable[str], quote: str, injured: int | None, captured: int | None) -> tuple[int, ...]:
    """What is rare enough to find by: how the names of towns sound, and how many people were hurt or taken.

    Of the names only the beginning, for they have endings; those of a quote where no town tells the place.
    """
    sounds = {sound_of(name)[:_CLUE_SOUND] for name in (*towns, *_CAPITALIZED.findall(quote))}
    clues = {sound for sound in sounds if len(sound) >= _LEAST_CLUE}
    tolls = (("injured", injured), ("captured", captured))
    clues.update(f"{count} {kind}" for kind, count in tolls if count is not None and count >= TELLING_TOLL)
    return tuple(sorted(crc32(clue.encode()) for clue in clues))


def _names(quote: str, told: str) -> frozenset[str]:
    """Without those of parties and days, which are compared for themselves."""
    known = {*_CAPITALIZED.findall(told)}
    sounds = [sound_of(word) for word in _CAPITALIZED.findall(quote) if word not in known]
    return frozenset([sound for sound in sounds if len(sound) >= _LEAST_SOUND])


def rank_of(report: EventReport) -> Rank:
    """A report's rank: a function of the report alone, so that grouping knows no order of arrival."""
    return vagueness(report), report.published_at.timestamp(), report.report_id


def vagueness(report: EventReport) -> int:
    """0 for a place and a day; higher for an area, a week, or none."""
    radius = report.where.uncertainty_m if report.where else COARSE_RADIUS_M + 1
    days = (report.when.end - report.when.start).days + 1
    return (radius > FINE_RADIUS_M) + (radius > COARSE_RADIUS_M) + (days > FINE_DAYS)


def _own_words(report: EventReport, told: str) -> frozenset[str]:
    """The words of its evidence, without those of place, day and sides, which are compared for themselves."""
    places = [place for place in (report.where, *report.more_places) if place]
    named = [name for place in places for name in (place.name, place.written)]
    return words_of(report.evidence.text) - words_of(" ".join((*named, told)))


def words_of(text: str) -> frozenset[str]:
    """The stems of a text's longer words, lower case."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()))


def _point(place: Location) -> Point:
    names = (place.country or "", place.admin1 or "", place.admin2 or "")
    units = tuple(takewhile(bool, names[: UNITS.get(place.feature, len(names))]))
    return Point(
        place.latitude, place.longitude, place.uncertainty_m, place.name,
        place.ids.geonames or place.ids.katottg, place.geo_precision, place.relation.kind,
        place.feature in SETTLEMENTS, units, place.relation.kind == "at" and len(units) == UNITS.get(place.feature),
    )  # fmt: skip


def _figure(count: Count | None) -> Figure | None:
    return None if count is None else Figure(count.low, count.best, count.high)


def parties_of(actors: Iterable[Actor]) -> str:
    """Who did it, as one word."""
    return _joined(_sides(actors, "perpetrator"))


def _joined(sides: frozenset[str]) -> str:
    return "|".join(sorted(sides))


def _sides(actors: Iterable[Actor], role: str) -> frozenset[str]:
    return frozenset(side_of(a) for a in actors if a.role in (role, "participant"))


def _named(sides: frozenset[str]) -> frozenset[str]:
    return frozenset(side for side in sides if side != CIVILIANS and not side.startswith(UNNAMED))


def side_of(actor: Actor) -> str:
    """Whose side: the lexicon's id for others than a state's own, the country where it is known, or the name."""
    if actor.category == "Civilians":
        return CIVILIANS
    if actor.country and actor.category in (None, "State forces"):
        return actor.country
    return actor.actor_id or actor.country or UNNAMED + actor.name.casefold()


def low_bytes(signature: str | None) -> bytes:
    """The low byte of each of an article's MinHash values, from its record's `signature`."""
    return base64.b64decode(signature)[::4] if signature else b""
