"""The configuration of embedded Apache Kafka nodes: combined brokers and controllers (KRaft) on loopback."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HOST = "127.0.0.1"
IDLE_MS = 5_000
"""Between two records that say only that the controller lives; each half second, Kafka's own, they were half of what an
idle broker does, on a laptop day and night."""
LOG4J = """\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{ISO8601} %p %c %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""

AUTHORIZER: dict[str, object] = {
    "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    "super.users": "User:ANONYMOUS",
    "allow.everyone.if.no.acl.found": "false",
}


class Ports(NamedTuple):
    """A node's ports, all on loopback."""

    plain: int
    controller: int
    secure: int


@dataclass(frozen=True)
class Secure:
    """A SASL_SSL listener beside the plain one: who may come in, and the node's certificate (PKCS#12)."""

    username: str
    password: str
    keystore: Path
    keystore_password: str
    authorize: bool = False
    """Whether ACLs decide what who comes in may do; the plain listener may do everything."""


def free_ports(count: int) -> list[int]:
    """So many different free ports of the loopback interface."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind((HOST, 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def properties(
    node: int, ports: Sequence[Ports], logs: Path, secure: Secure | None = None, advertised: int | None = None
) -> str:
    """`server.properties` of one node (1, 2, ...) of a cluster with these ports.

    `advertised` is the port of a proxy that clients of the plain listener shall come through.
    """
    plain, controller, tls = ports[node - 1]
    names = {"PLAINTEXT": plain, "CONTROLLER": controller} | ({"SASL_SSL": tls} if secure else {})
    outside = {name: port for name, port in names.items() if name != "CONTROLLER"}
    outside["PLAINTEXT"] = advertised or plain
    copies = len(ports)
    insync = max(1, copies - 1)
    settings = {
        "process.roles": "broker,controller",
        "node.id": node,
        "controller.quorum.voters": ",".join(f"{i}@{HOST}:{p.controller}" for i, p in enumerate(ports, 1)),
        "listeners": _listeners(names),
        "advertised.listeners": _listeners(outside),
        "controller.listener.names": "CONTROLLER",
        "inter.broker.listener.name": "PLAINTEXT",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL",
        "log.dirs": logs,
        "default.replication.factor": copies,
        "min.insync.replicas": insync,
        "offsets.topic.replication.factor": copies,
        "offsets.topic.num.partitions": 4,
        "transaction.state.log.replication.factor": copies,
        "transaction.state.log.min.isr": insync,
        "transaction.state.log.num.partitions": 4,
        "share.coordinator.state.topic.replication.factor": copies,
        "share.coordinator.state.topic.min.isr": insync,
        "group.initial.rebalance.delay.ms": 0,
        "group.min.session.timeout.ms": 1000,
        "auto.create.topics.enable": "false",
        "message.max.bytes": 4_194_304,
        "replica.fetch.max.bytes": 4_194_304,
        "metadata.max.idle.interval.ms": IDLE_MS,
        "controlled.shutdown.enable": "true",
        **(_secure(secure) if secure else {}),
    }
    return "".join(f"{key}={value}\n" for key, value in settings.items())


def _listeners(names: dict[str, int]) -> str:
    return ",".join(f"{name}://{HOST}:{port}" for name, port in names.items())


def _secure(secure: Secure) -> dict[str, object]:
    """TLS with the node's certificate; SCRAM credentials are in the metadata log, PLAIN's in here."""
    scram = "org.apache.kafka.common.security.scram.ScramLoginModule required;"
    plain = (
        f'org.apache.kafka.common.security.plain.PlainLoginModule required user_{secure.username}="{secure.password}";'
    )
    return {
        "sasl.enabled.mechanisms": "SCRAM-SHA-512,PLAIN",
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config": scram,
        "listener.name.sasl_ssl.plain.sasl.jaas.config": plain,
        "ssl.keystore.type": "PKCS12",
        "ssl.keystore.location": secure.keystore,
        "ssl.keystore.password": secure.keystore_password,
        "ssl.key.password": secure.keystore_password,
        "ssl.client.auth": "none",
        **(AUTHORIZER if secure.authorize else {}),
    }
