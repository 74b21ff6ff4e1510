"""The invariant checker: reads the topics from the outside with kafka-python alone, and knows none of our code.

Events are compared as sets of reports, ids and revision numbers aside: which report came first may differ from run to
run, what is known in the end may not.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from kafka import KafkaConsumer, TopicPartition

EVENTS = "conflict.events.v1"
CHANGES = "conflict.event-changes.v1"
DEAD_LETTERS = "sitrep.dead-letters.v1"
ORIGIN = ("__connect.errors.topic", "__connect.errors.partition", "__connect.errors.offset")
BY_HISTORY = frozenset({
    "event_id", "revision", "change", "merged_from", "merged_into", "split_from", "joined", "watermark", "changed_by",
})  # fmt: skip
"""Fields that tell how an event came to be known, not what is known."""


@dataclass
class Outcome:
    """What lies on the topics of a namespace."""

    events: dict[frozenset[str], str] = field(default_factory=dict)
    """The reports of each event that is there in the end, and all that is said of it, in a canonical form."""
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    dead: set[tuple[str, int, int]] = field(default_factory=set)
    """Where the dead letters lay: topic, partition, offset."""
    reports: set[str] = field(default_factory=set)


def look(servers: str, namespace: str) -> Outcome:
    """Read everything and check what holds within one run."""
    outcome = Outcome()
    latest = {key: json.loads(value) for key, value in _last(servers, f"{namespace}.{EVENTS}").items() if value}
    seen: Counter[str] = Counter()
    for event in latest.values():
        reports = report_ids(event)
        seen.update(reports)
        outcome.events[reports] = canonical(event)
    outcome.reports = set(seen)
    outcome.doubled += [f"report {report} is in {count} events" for report, count in sorted(seen.items()) if count > 1]
    _check_history(_read(servers, f"{namespace}.{CHANGES}"), latest, outcome)
    for record in _read(servers, f"{namespace}.{DEAD_LETTERS}"):
        headers = dict(record.headers)
        topic, partition, offset = (headers[name].decode() for name in ORIGIN)
        outcome.dead.add((topic, int(partition), int(offset)))
    return outcome


def compare(disturbed: Outcome, undisturbed: Outcome) -> Outcome:
    """Add to the disturbed run's findings in what it differs from the undisturbed one."""
    known = undisturbed.reports
    for reports, content in undisturbed.events.items():
        if reports not in disturbed.events:
            missing = sorted(reports - disturbed.reports)
            found = f"lost are {missing[:3]}" if missing else "its reports are in other events"
            (disturbed.lost if missing else disturbed.changed).append(f"event of {_some(reports)}: {found}")
        elif disturbed.events[reports] != content:
            disturbed.changed.append(f"event of {_some(reports)}: {disturbed.events[reports]} is not {content}")
    disturbed.doubled += [f"report {r} is not in the undisturbed run" for r in sorted(disturbed.reports - known)]
    return disturbed


def report_ids(event: dict[str, Any]) -> frozenset[str]:
    """The ids of an event's reports, full records or bare ids."""
    return frozenset(r if isinstance(r, str) else r["report_id"] for r in event["reports"])


def canonical(data: Any) -> str:
    """Content without history, independent of the order of lists."""
    return json.dumps(_sorted(data), sort_keys=True)


def _sorted(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _sorted(value) for key, value in data.items() if key not in BY_HISTORY}
    if isinstance(data, list):
        return sorted((_sorted(each) for each in data), key=lambda each: json.dumps(each, sort_keys=True))
    return data


def _check_history(records: list[Any], latest: dict[bytes, dict[str, Any]], outcome: Outcome) -> None:
    """Every revision from the first to the last is told, and a repeat is byte-identical."""
    told: dict[bytes, dict[int, bytes]] = defaultdict(dict)
    for record in records:
        if record.value is None:
            continue
        revision = json.loads(record.value)["revision"]
        if told[record.key].setdefault(revision, record.value) != record.value:
            outcome.changed.append(f"revision {revision} of {record.key!r} was told in two ways")
    for key, revisions in told.items():
        if sorted(revisions) != list(range(1, max(revisions) + 1)):
            outcome.lost.append(f"revisions of {key!r}: only {sorted(revisions)} are told")
        if key in latest and latest[key]["revision"] != max(revisions):
            outcome.changed.append(f"{key!r} ends with revision {latest[key]['revision']}, not {max(revisions)}")
    outcome.lost += [f"event {key!r} has no history" for key in latest.keys() - told.keys()]


def _last(servers: str, name: str) -> dict[bytes, bytes | None]:
    """The last value of each key."""
    return {record.key: record.value for record in _read(servers, name)}


def _read(servers: str, name: str) -> list[Any]:
    consumer = KafkaConsumer(bootstrap_servers=servers.split(","), isolation_level="read_committed")
    parts = [TopicPartition(name, number) for number in sorted(consumer.partitions_for_topic(name) or ())]
    assert parts, f"there is no topic {name}"
    ends = consumer.end_offsets(parts)
    consumer.assign(parts)
    consumer.seek_to_beginning()
    records: list[Any] = []
    while any(consumer.position(part) < ends[part] for part in parts):
        records += [record for batch in consumer.poll(200).values() for record in batch]
    consumer.close()
    return records


def _some(reports: frozenset[str]) -> str:
    return ", ".join(sorted(reports)[:3]) + (" …" if len(reports) > 3 else "")
