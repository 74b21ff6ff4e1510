"""CloudEvents 1.0 headers, Kafka binding in binary mode, and headers to filter by without parsing the value."""

from __future__ import annotations

from datetime import datetime

from schemas.event import SCHEMA_VERSION, EventRevision
from schemas.topics import Topic

Headers = tuple[tuple[str, bytes], ...]

SOURCE = "/sitrep/publish"
TYPE = "org.sitrep.conflict.event"
"""The change is appended: org.sitrep.conflict.event.corroborated."""


def headers_of(revision: EventRevision, topic: Topic) -> Headers:
    """The headers of one revision on one of the public topics; a function of both, so that a repeat is identical."""
    slots = revision.slots
    found = {
        "ce_specversion": "1.0",
        "ce_id": f"{revision.event_id}:{revision.revision}",
        "ce_source": SOURCE,
        "ce_type": f"{TYPE}.{revision.change}",
        "ce_time": _rfc3339(revision.watermark),
        "ce_dataschema": f"urn:sitrep:schema:{topic.name}:{SCHEMA_VERSION}",
        "ce_subject": revision.event_id,
        "content-type": "application/json",
        "country": (slots.where.country if slots.where else None) or "",
        "event_type": slots.event_type,
        "sub_event_type": slots.sub_event_type,
        "status": slots.status,
        "confidence": f"{slots.confidence:.2f}",
    }
    return tuple((name, value.encode()) for name, value in found.items())


def _rfc3339(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
