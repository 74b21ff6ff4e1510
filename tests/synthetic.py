"""Events of our own making, for tests of what people see: seeded, so that the same number gives the same events."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from schemas.article import Source
from schemas.event import Codes, ConflictEvent, PloverCode, ReportSummary
from schemas.report import (
    Actor,
    Anchor,
    Casualties,
    Claim,
    Count,
    Evidence,
    Location,
    PartyCasualties,
    Relation,
    When,
)
from schemas.taxonomy import EVENT_TYPE_OF, SUB_EVENT_TYPE_NAMES, SubEventType

START = datetime(2025, 7, 1, 6, tzinfo=timezone.utc)

HOSTILE = (
    '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    "'\";--</textarea></script><svg onload=window.hacked=1> ${7*7} {{7*7}} javascript:window.hacked=1 \u202eevil"
)
"""What an article may say to whoever shows it."""

PLACES = (
    ("Yablunivka", "UKR", 48.42, 37.61), ("Orikhiv", "UKR", 47.57, 35.79), ("El Fasher", "SDN", 13.63, 25.35),
    ("Sumy", "UKR", 50.91, 34.80), ("Sake", "COD", -1.57, 29.04), ("Idlib", "SYR", 35.93, 36.63),
)  # fmt: skip
SIDES = {"UKR": ("RUS", "UKR"), "SDN": ("SDN", None), "COD": ("RWA", "COD"), "SYR": ("SYR", None)}
STATUSES = ("reported", "claimed", "confirmed", "disputed", "denied")
RELATIONS = ("at", "at", "near", "west_of", "between")

PARTY = PartyCasualties(side="UKR", said_by="General Staff", killed=Count(low=3, best=3, high=3))
CLAIMS = (
    Claim(claimant="the regional governor", via="a news agency"),
    Claim(claimant="the ministry", stance="denies"),
)


def events(number: int, seed: int = 1) -> Iterator[ConflictEvent]:
    """So many events over a month, around the places above."""
    chance = random.Random(seed)
    for index in range(number):
        yield event(index, chance)


def event(index: int = 0, chance: random.Random | None = None, **fixed: Any) -> ConflictEvent:
    """One event; `fixed` replaces fields of it."""
    chance = chance or random.Random(index)
    name, country, latitude, longitude = chance.choice(PLACES)
    kind = chance.choice(SUB_EVENT_TYPE_NAMES[:6])
    at = START + timedelta(minutes=chance.randrange(30 * 24 * 60))
    day = at.date()
    count = chance.randrange(1, 3)
    fields: dict[str, Any] = {
        "event_id": f"{index:016x}", "revision": 1, "change": "reported", "theatre": "eastern-europe",
        "event_type": EVENT_TYPE_OF[kind], "sub_event_type": kind,  # type: ignore[index]
        "actors": _actors(*SIDES[country]), "when": When(start=day, end=day, precision=1),
        "where": _where(name, country, latitude, longitude, chance),
        "casualties": Casualties(killed=Count(low=2, best=3, high=5)), "status": chance.choice(STATUSES),
        "casualties_by_party": (PARTY,), "claims": CLAIMS,
        "confidence": round(chance.uniform(0.2, 1), 2),
        "reports": tuple(report(f"{index:x}-{n}", kind, name, at + timedelta(hours=n)) for n in range(count)),  # type: ignore[arg-type]
        "reports_total": count, "independent_sources": count, "first_reported_at": at,
        "last_reported_at": at + timedelta(hours=count - 1),
        "codes": Codes(plover=PloverCode(event="ASSAULT"), cameo="19", ucdp=1),
    }  # fmt: skip
    return ConflictEvent(**{**fields, **fixed})


def report(identity: str, kind: SubEventType, place: str, at: datetime) -> ReportSummary:
    """One report of an event, with the trigger's and the place's spans, 100 characters into its article."""
    text = f"Drones struck a depot near {place} at night."
    where = text.index(place)
    return ReportSummary(
        report_id=f"r{identity}", article_id=f"a{identity}", source=Source(name="The Daily Example"),
        url=f"https://news.example/{identity}", title=f"Night strike near {place}", language="en", published_at=at,
        sub_event_type=kind, status="reported",
        evidence=Evidence(text=text, start=100, end=100 + len(text),
                          spans={"trigger": (107, 113), "place": (100 + where, 100 + where + len(place))}),
    )  # fmt: skip


def _actors(by: str, on: str | None) -> tuple[Actor, ...]:
    return (
        Actor(role="perpetrator", name=f"{by} forces", country=by, category="State forces"),
        Actor(role="target", name=f"{on} forces" if on else "civilians", country=on,
              category="State forces" if on else "Civilians"),
    )  # fmt: skip


def _where(name: str, country: str, latitude: float, longitude: float, chance: random.Random) -> Location:
    kind = chance.choice(RELATIONS)
    latitude, longitude = latitude + chance.gauss(0, 0.4), longitude + chance.gauss(0, 0.4)
    corner = (longitude - 0.1, latitude - 0.1)
    ring = [corner, (corner[0] + 0.2, corner[1]), (corner[0], corner[1] + 0.2), corner]
    area = {"type": "Polygon", "coordinates": [ring]} if kind in ("west_of", "between") else None
    return Location(
        name=name, written=name, latitude=latitude, longitude=longitude, geo_precision=1 if kind == "at" else 2,
        uncertainty_m=chance.choice((1000, 5000, 20_000)), feature="village", country=country, admin1="Somewhere",
        relation=Relation(kind=kind, area=area, anchors=(Anchor(name=name, latitude=latitude, longitude=longitude),)),
        method="exact", score=0.9, reason="the only one of that name",
    )  # fmt: skip
