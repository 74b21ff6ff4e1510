"""What nearly all revisions have in common, for deflating them: an invented one in full."""

from __future__ import annotations

from datetime import date, datetime, timezone

from schemas.article import Source
from schemas.event import EventRevision, EventSlots, Joined, MemberReport
from schemas.report import Actor, Casualties, Claim, Count, EventReport, Evidence, Ids, Location, Loss, When

_AT = datetime(2025, 1, 1, tzinfo=timezone.utc)


def _example() -> bytes:
    count = Count(low=1, best=1, high=1)
    state = {"country": "RUS", "category": "State forces"}
    actors = (
        Actor(role="perpetrator", name="Russian forces", actor_id="rus-forces", **state),
        Actor(role="target", name="civilians", country="UKR", category="Civilians"),
    )
    where = Location(
        name="Kharkiv", written="Kharkiv", latitude=48.1, longitude=37.1, geo_precision=1, where_prec=1,
        uncertainty_m=3000.0, feature="village", country="UKR", admin1="Donetska", admin2="Pokrovskyi",
        admin3="Pokrovska", ids=Ids(geonames=700000, katottg="UA14160210010012345"), method="exact", score=0.9,
        reason="exact name, called a village, in a country of the event's sides (UKR)",
    )  # fmt: skip
    common = {
        "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike", "actors": actors,
        "when": When(start=date(2025, 1, 1), end=date(2025, 1, 1), precision=1, text="on Wednesday"), "where": where,
        "casualties": Casualties(killed=count, injured=count), "means": ("drone",), "confidence": 0.8,
        "losses": (Loss(side="UKR", category="vehicle", description="pick-up truck", count=1, status="destroyed"),),
        "claims": (Claim(claimant="the regional governor"),), "status": "reported",
    }  # fmt: skip
    report = EventReport(
        report_id="0", article_id="0", language="en", published_at=_AT, url="https://www.example.org/",
        source=Source(name="The Wire", domain="example.org", country="UKR"), **common,
        evidence=Evidence(text="forces struck the village of", start=1, end=2,
                          spans={"trigger": (1, 2), "place": (1, 2), "actor": (1, 2), "killed": (1, 2)}),
    )  # fmt: skip
    member = MemberReport(
        report=report, title="0", signature="0", joined=Joined(to="0", reasons=("both name the same day (+1.5)",))
    )
    return EventRevision(
        event_id="0", revision=1, change="reported", theatre="eastern-europe", slots=EventSlots(**common),
        members=(member,), first_reported_at=_AT, last_reported_at=_AT, watermark=_AT, changed_by="0",
        independent_sources=1, reports_total=1,
    ).to_bytes()  # fmt: skip


DICTIONARY: bytes = _example()
