"""Live events in any number: real revisions, told of other places, so that none is like another."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from math import sqrt
from typing import Any

from confluent_kafka import Producer

from schemas.event import MemberReport
from schemas.report import ArticleReports
from schemas.topics import REVISIONS, full_name
from services.deduplicate.features import Spot, is_placed
from services.deduplicate.partition import Partition
from services.runtime.passing import PUSHED_AT
from services.runtime.settings import Settings, load_settings
from tests.benchmarks.articles import articles
from tests.benchmarks.chain import handle_all, messages_of, processors
from tests.benchmarks.moulds import Headers, Mould, Place, place_at

POOL = 300
"""Articles whose events are told over and over."""
PROBES = 200
"""Articles from which come the reports that are taken in once the events are there."""
DAYS = 28
"""Over which the events are spread: as long as events live."""
LATITUDES, LONGITUDES = 25.0, 60.0
"""How far, in degrees, a place may be from the middle."""
MANY = 1_000_000


def told(seed: int, count: int) -> list[ArticleReports]:
    """What so many articles say, located, in the order of publication."""
    step = processors()
    located = handle_all(step["geocode"], handle_all(step["extract"], messages_of(articles(count, seed))))
    return [ArticleReports.read(message.value or b"") for message in located]


def records(count: int, seed: int = 1, close: bool = False) -> Iterator[tuple[bytes, bytes, Headers]]:
    """So many different events as records of the revisions' topic: key, value and deduplicate's header.

    All over one part of the world, so that more of them lie closer together; or, with `close`, in a box that grows with
    their number, always as close together as MANY are in the whole part.
    """
    chance, pool = random.Random(seed), _pool(seed)

    @cache
    def mould(number: int, day: int) -> Mould:
        return Mould(_delayed(json.loads(pool[number]), -timedelta(days=day)))

    for number in range(count):
        place = somewhere(chance, count if close else MANY)
        yield mould(chance.randrange(len(pool)), chance.randrange(DAYS)).cast(number, place)


def somewhere(chance: random.Random, count: int) -> Place:
    """A place in the box of so many events."""
    side = sqrt(count / MANY)
    north, east = LATITUDES * side * chance.uniform(-1, 1), LONGITUDES * side * chance.uniform(-1, 1)
    return place_at(45 + north, 35 + east, chance)


def _pool(seed: int) -> list[bytes]:
    partition = Partition(timed=False)
    for one in told(seed, POOL):
        partition.apply(one, one.published_at)
    return [r.to_bytes() for r in partition.active() if len(r.members) < 4 and all(map(_has_a_place, r.members))]


def _has_a_place(member: MemberReport) -> bool:
    """Whether moving it makes it another event.

    Reports without a usable place would all be alike: events that grouping leaves in no state, for it joins them. One
    article that came near one of them joined hundreds, and took seconds.
    """
    places = (member.report.where, *member.report.more_places)
    return is_placed([Spot(p.latitude, p.longitude, p.uncertainty_m) for p in places if p])


def moved(told_: ArticleReports, chance: random.Random, count: int) -> ArticleReports:
    """What an article says, told of places in the box of so many events."""
    data = json.loads(told_.to_bytes())
    for where in (where for report in data["reports"] if (where := report.get("where"))):
        where |= somewhere(chance, count).fields
    return ArticleReports.read(json.dumps(data))


def _delayed(revision: dict[str, Any], by: timedelta) -> dict[str, Any]:
    for field in ("first_reported_at", "last_reported_at", "watermark"):
        revision[field] = _later(revision[field], by)
    for report in (member["report"] for member in revision["members"]):
        report["published_at"] = _later(report["published_at"], by)
    for when in (revision["slots"]["when"], *(member["report"]["when"] for member in revision["members"])):
        when |= {end: _later(when[end], by)[:10] for end in ("start", "end")}
    return revision


def _later(moment: str, by: timedelta) -> str:
    return (datetime.fromisoformat(moment.replace("Z", "+00:00")) + by).isoformat()


def write(settings: Settings, count: int, seed: int = 1, close: bool = False) -> None:
    """So many events on partition 0 of the revisions' topic, as deduplicate writes them."""
    topic = full_name(REVISIONS, settings.namespace)
    producer = Producer({"bootstrap.servers": settings.servers, "linger.ms": 20, "queue.buffering.max.kbytes": 65_536})
    for number, (key, value, header) in enumerate(records(count, seed, close)):
        headers: list[tuple[str, str | bytes | None]] = [(PUSHED_AT, b"%d" % number), *header]
        while True:
            try:
                producer.produce(topic, value, key, 0, headers=headers)
                break
            except BufferError:
                producer.poll(0.1)
    producer.flush()


if __name__ == "__main__":
    write(load_settings(), int(sys.argv[1]), close=sys.argv[2:] == ["close"])
