"""Reports for tests: short to write, everything else usual."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta, timezone
from typing import Any

from schemas.article import Source
from schemas.report import (
    Actor,
    ArticleReports,
    Casualties,
    Count,
    EventReport,
    Evidence,
    Location,
    When,
    report_id_of,
)
from schemas.taxonomy import EVENT_TYPE_OF

MORNING = datetime(2025, 5, 14, 8, tzinfo=timezone.utc)
RUSSIA = Actor(role="perpetrator", name="Russian forces", actor_id="rus-forces", country="RUS", category="State forces")
UKRAINE = Actor(role="target", name="Ukrainian forces", actor_id="ukr-forces", country="UKR", category="State forces")
PLACES = {
    "Kharkiv": (49.99, 36.23, 12_000, "city"),
    "Kotlyne": (48.25, 37.07, 3_000, "village"),
    "Udachne": (48.24, 36.99, 3_000, "village"),
    "Sumy": (50.91, 34.80, 8_000, "city"),
}


def place(name: str, /, **changes: Any) -> Location:
    latitude, longitude, radius, feature = PLACES[name]
    fields: dict[str, Any] = {
        "name": name, "written": name, "latitude": latitude, "longitude": longitude, "geo_precision": 1,
        "uncertainty_m": radius, "feature": feature, "country": "UKR", "method": "exact", "score": 0.9,
        "reason": "test",
    }  # fmt: skip
    return Location(**(fields | changes))


def count(value: int | None) -> Count | None:
    return None if value is None else Count(low=value, best=value, high=value)


def report(
    article: str, nth: int = 0, *, where: Any = "Kharkiv", day: date = date(2025, 5, 14), **changes: Any
) -> EventReport:
    killed, injured = changes.pop("killed", None), changes.pop("injured", None)
    kind = changes.pop("sub_event_type", "Air/drone strike")
    outlet = changes.pop("outlet", article)
    quote = changes.pop("quote", "")
    start = 100 * nth
    fields: dict[str, Any] = {
        "report_id": report_id_of(article, changes.pop("version", 1), "text", start, start + 50),
        "article_id": article, "language": "en", "published_at": changes.pop("published", MORNING),
        "source": Source(name=outlet, domain=f"{outlet}.example"), "event_type": EVENT_TYPE_OF[kind],
        "sub_event_type": kind, "actors": (RUSSIA, UKRAINE), "when": When(start=day, end=day, precision=1, text="on"),
        "where": place(where) if isinstance(where, str) else where,
        "casualties": Casualties(killed=count(killed), injured=count(injured)), "confidence": 0.8,
        "evidence": Evidence(text=quote, start=start, end=start + 50),
    }  # fmt: skip
    return EventReport(**(fields | changes))


def told(article: str, *reports: EventReport, theatre: str = "eastern-europe", **changes: Any) -> ArticleReports:
    published = changes.pop("published", reports[0].published_at if reports else MORNING)
    source = changes.pop("source", reports[0].source if reports else Source(name=article, domain=f"{article}.example"))
    return ArticleReports(
        article_id=article, theatre=theatre, published_at=published, source=source, reports=reports, **changes
    )


def later(hours: float) -> datetime:
    return MORNING + timedelta(hours=hours)


def digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
