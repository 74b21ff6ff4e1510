"""The manifest on a real broker: create what is missing, say what differs, never harm state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from kafka import KafkaAdminClient
from kafka.admin import ConfigResource, ConfigResourceType

from schemas.topics import TOPICS, Topic, full_name
from services.runtime.clients import admin, broker_in_trouble
from services.runtime.settings import Settings

CREATE_MS = 60_000
"""How long new topics may take until the broker knows them: a laptop at work is slow."""

Kind = Literal["missing", "partitions", "config"]


@dataclass(frozen=True)
class Difference:
    """One thing in which the broker differs from the manifest."""

    topic: Topic
    kind: Kind
    message: str
    """For the operator, with the topic's full name."""
    refused: bool = False
    """Whether apply must not change it: more partitions of a topic that state depends on move its keys."""


def check(settings: Settings, topics: tuple[Topic, ...] = TOPICS, configs: bool = True) -> list[Difference]:
    """What `apply` would change, or refuse. Raises StartupError where no broker answers.

    `configs=False` leaves out what needs the right to read configurations.
    """
    with broker_in_trouble(settings), admin(settings) as client:
        return _differences(client, settings.namespace, topics, configs)


def apply(settings: Settings, topics: tuple[Topic, ...] = TOPICS, replication: int = -1) -> list[Difference]:
    """Create and configure topics as the manifest says; returns what was done, and what was refused.

    `replication` -1 is the broker's default.
    """
    with broker_in_trouble(settings), admin(settings) as client:
        differences = _differences(client, settings.namespace, topics)
        missing = [d.topic for d in differences if d.kind == "missing"]
        if missing:
            new = {full_name(topic, settings.namespace): _new(topic, replication) for topic in missing}
            client.create_topics(new, wait_for_metadata=True, timeout_ms=CREATE_MS)
        for difference in differences:
            if difference.kind != "missing" and not difference.refused:
                _change(client, difference, full_name(difference.topic, settings.namespace))
    return differences


def _differences(
    client: KafkaAdminClient, namespace: str, topics: tuple[Topic, ...], configs: bool = True
) -> list[Difference]:
    names = {full_name(topic, namespace): topic for topic in topics}
    there = set(client.list_topics())
    partitions = _partitions(client, [name for name in names if name in there])
    result: list[Difference] = []
    for name, topic in names.items():
        if name not in there:
            result.append(Difference(topic, "missing", f"{name} is missing"))
        else:
            result += _partition_difference(topic, name, partitions[name])
            result += _config_difference(topic, name, _config(client, name)) if configs else []
    return result


def _partition_difference(topic: Topic, name: str, count: int) -> list[Difference]:
    if count == topic.partitions:
        return []
    text = f"{name} has {count} partitions, the manifest says {topic.partitions}"
    if topic.state:
        return [Difference(topic, "partitions", f"{text}; state depends on them, so use a new namespace", refused=True)]
    if count > topic.partitions:
        return [Difference(topic, "partitions", f"{text}; Kafka cannot take partitions away", refused=True)]
    return [Difference(topic, "partitions", text)]


def _config_difference(topic: Topic, name: str, actual: dict[str, str]) -> list[Difference]:
    wrong = {key: value for key, value in topic.full_config.items() if actual.get(key) != value}
    if not wrong:
        return []
    text = ", ".join(f"{key} is {actual.get(key)}, the manifest says {value}" for key, value in wrong.items())
    return [Difference(topic, "config", f"{name}: {text}")]


def _new(topic: Topic, replication: int) -> dict[str, Any]:
    return {"num_partitions": topic.partitions, "replication_factor": replication, "configs": topic.full_config}


def _change(client: KafkaAdminClient, difference: Difference, name: str) -> None:
    topic = difference.topic
    if difference.kind == "partitions":
        client.create_partitions({name: topic.partitions})
    else:
        client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, configs=topic.full_config)])


def _partitions(client: KafkaAdminClient, names: list[str]) -> dict[str, int]:
    return {t["name"]: len(t["partitions"]) for t in client.describe_topics(names)} if names else {}


def _config(client: KafkaAdminClient, name: str) -> dict[str, str]:
    described = client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name)])["topic"][name]
    return {key: entry["value"] for key, entry in described.items()}
