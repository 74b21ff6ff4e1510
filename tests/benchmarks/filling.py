"""Live events in any number: real revisions, told of other places, so that none is like another."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from math import sqrt
from typing import Any

from confluent_kafka import Producer

from schemas.event import MemberReport
from schemas.report import ArticleReports
from schemas.topics import REVISIONS, full_name
from services.deduplicate.features import Spot, features_of, is_placed
from services.deduplicate.gist import gist_of
from services.deduplicate.header import header_of
from services.deduplicate.look import packed_look
from services.deduplicate.partition import Partition
from services.deduplicate.sketch import Grouped
from services.runtime.passing import PUSHED_AT
from services.runtime.settings import Settings, load_settings
from tests.benchmarks.articles import articles
from tests.benchmarks.chain import handle_all, messages_of, processors

POOL = 300
"""Articles whose events are told over and over."""
PROBES = 200
"""Articles from which come the reports that are taken in once the events are there."""
DAYS = 28
"""Over which the events are spread: as long as events live."""
LATITUDES, LONGITUDES = 25.0, 60.0
"""How far, in degrees, a place may be moved."""
MANY = 1_000_000


def told(seed: int, count: int) -> list[ArticleReports]:
    """What so many articles say, located, in the order of publication."""
    step = processors()
    located = handle_all(step["geocode"], handle_all(step["extract"], messages_of(articles(count, seed))))
    return [ArticleReports.read(message.value or b"") for message in located]


def revisions(count: int, seed: int = 1, close: bool = False) -> Iterator[tuple[bytes, bytes]]:
    """So many different events as records of the revisions' topic: key and value.

    All over one part of the world, so that more of them lie closer together; or, with `close`, in a box that grows with
    their number, always as close together as MANY are in the whole part.
    """
    chance = random.Random(seed)
    pool = _pool(seed)
    for number in range(count):
        revision = json.loads(chance.choice(pool))
        _rename(revision, number)
        wheres = [revision["slots"].get("where"), *(member["report"].get("where") for member in revision["members"])]
        (_gather if close else _move)(wheres, chance, count)
        _delay(revision, -timedelta(days=chance.randrange(DAYS)))
        yield revision["event_id"].encode(), _JSON.encode(revision).encode()


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


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _rename(revision: dict[str, Any], number: int) -> None:
    revision["event_id"] = f"{number:032x}"
    for place, member in enumerate(revision["members"]):
        member["report"] |= {"report_id": f"{number:024x}{place:08x}", "article_id": f"live-{number}-{place}"}
        member["joined"] = {"to": f"{number:024x}{0:08x}", "score": 0.9} if place else {}


def gathered(told_: ArticleReports, chance: random.Random, count: int) -> ArticleReports:
    """What an article says, told of places in the box of so many events."""
    data = json.loads(told_.to_bytes())
    for report in data["reports"]:
        _gather([report.get("where")], chance, count)
    return ArticleReports.read(json.dumps(data))


def _gather(wheres: Sequence[dict[str, Any] | None], chance: random.Random, count: int) -> None:
    """Put places into the box of so many events, all of them at one point."""
    side = sqrt(count / MANY)
    north, east = LATITUDES * side * chance.uniform(-1, 1), LONGITUDES * side * chance.uniform(-1, 1)
    for where in (where for where in wheres if where):
        where |= {"latitude": 45 + north, "longitude": 35 + east} | _called(chance)


def _move(wheres: Sequence[dict[str, Any] | None], chance: random.Random, _: int) -> None:
    north, east = chance.uniform(-LATITUDES, LATITUDES), chance.uniform(-LONGITUDES, LONGITUDES)
    for where in (where for where in wheres if where):
        where["latitude"] = max(-85.0, min(85.0, where["latitude"] + north))
        where["longitude"] = (where["longitude"] + east + 540) % 360 - 180
        where |= _called(chance)


def _called(chance: random.Random) -> dict[str, Any]:
    """Another place has another name: a report without a place is looked for by it."""
    name = "".join(chance.choice("bdfhklmnprstvz") + chance.choice("aeiou") for _ in range(4)).capitalize()
    return {"name": name, "written": name, "ids": {"geonames": chance.randrange(1, 1 << 31)}}


def _delay(revision: dict[str, Any], by: timedelta) -> None:
    for field in ("first_reported_at", "last_reported_at", "watermark"):
        revision[field] = _later(revision[field], by)
    for report in (member["report"] for member in revision["members"]):
        report["published_at"] = _later(report["published_at"], by)
    for when in (revision["slots"]["when"], *(member["report"]["when"] for member in revision["members"])):
        when |= {end: _later(when[end], by)[:10] for end in ("start", "end")}


def _later(moment: str, by: timedelta) -> str:
    return (datetime.fromisoformat(moment.replace("Z", "+00:00")) + by).isoformat()


def write(settings: Settings, count: int, seed: int = 1, close: bool = False) -> None:
    """So many events on partition 0 of the revisions' topic, as deduplicate writes them."""
    topic = full_name(REVISIONS, settings.namespace)
    producer = Producer({"bootstrap.servers": settings.servers, "linger.ms": 20, "queue.buffering.max.kbytes": 65_536})
    for number, (key, value) in enumerate(revisions(count, seed, close)):
        headers = [(PUSHED_AT, b"%d" % number), *_headers(value)]
        while True:
            try:
                producer.produce(topic, value, key, 0, headers=headers)
                break
            except BufferError:
                producer.poll(0.1)
    producer.flush()


def _headers(value: bytes) -> list[tuple[str, str | bytes | None]]:
    """As deduplicate writes them."""
    event = Grouped.read(value)
    features = [features_of(member, event.theatre) for member in event.members]
    return [*header_of(value, gist_of(value), packed_look(event, features))]


if __name__ == "__main__":
    write(load_settings(), int(sys.argv[1]), close=sys.argv[2:] == ["close"])
