"""Each service with a user of its own that may do the least: the pipeline runs, and nobody can do another's work."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from kafka.admin import (
    ACL,
    ACLOperation,
    ACLPermissionType,
    ResourcePattern,
    ResourceType,
    ScramMechanism,
    UserScramCredentialUpsertion,
)
from kafka.errors import TopicAuthorizationFailedError

from schemas.topics import ARTICLES, EVENTS, REVISIONS, full_name
from services.broker.certificates import Certificates
from services.broker.config import Secure
from services.broker.embedded import EmbeddedKafka
from services.runtime import topics
from services.runtime.acls import ROLES, Role, acls
from services.runtime.clients import admin, producer
from services.runtime.dead_letters.reading import read_letters
from services.runtime.inspection import read_topic
from services.runtime.lag import SERVICES
from services.runtime.settings import Settings, load_settings
from tests.integration.workers import Worker, until

ARTICLE = b"""{"article_id": "a1", "published_at": "2026-03-03T12:00:00Z", "source": {"name": "one.example"},
"text": "Russian drones struck Kramatorsk on 3 March 2026, killing 3 people, the regional governor said."}"""


@pytest.fixture(scope="module")
def users(kafka_jars: None, certificates: Certificates) -> Iterator[dict[Role, Settings]]:
    """Settings of each role, on a broker that allows what `acls` says and nothing else."""
    secure = Secure("root", "not-used-here", certificates.keystore, certificates.password, authorize=True)
    with EmbeddedKafka(secure=secure) as broker:
        plain = load_settings(bootstrap_servers=broker.servers, namespace="acl", session_timeout_seconds=6)
        topics.apply(plain)
        with admin(plain) as client:
            scram = ScramMechanism.SCRAM_SHA_512
            client.alter_user_scram_credentials(
                [UserScramCredentialUpsertion(r, scram, f"{r}-password") for r in ROLES]
            )
            client.create_acls([_acl(role, *each) for role in ROLES for each in acls(plain, role)])
        yield {role: _as(role, broker, certificates.authority) for role in ROLES}


def _acl(role: Role, resource: str, name: str, operation: str) -> ACL:
    pattern = ResourcePattern(ResourceType[resource], name)
    return ACL(f"User:{role}", "*", ACLOperation[operation], ACLPermissionType.ALLOW, pattern)


def _as(role: Role, broker: EmbeddedKafka, authority: Path) -> Settings:
    return load_settings(
        bootstrap_servers=broker.secure_servers, namespace="acl", session_timeout_seconds=6,
        security_protocol="SASL_SSL", sasl_username=role, sasl_password=f"{role}-password", ssl_cafile=authority,
    )  # fmt: skip


def _environment(settings: Settings, role: Role) -> dict[str, str]:
    return {
        "SITREP_SECURITY_PROTOCOL": "SASL_SSL", "SITREP_SASL_USERNAME": role,
        "SITREP_SASL_PASSWORD": f"{role}-password", "SITREP_SSL_CAFILE": str(settings.ssl_cafile),
    }  # fmt: skip


def test_the_pipeline_runs_with_the_least_rights(users: dict[Role, Settings], tmp_path: Path) -> None:
    with ExitStack() as stack:
        for service in SERVICES:
            command = (sys.executable, "-m", "services.cli.main", "worker", service)
            mine = users[service]  # type: ignore[index]
            env = _environment(mine, service)  # type: ignore[arg-type]
            stack.enter_context(Worker(mine, service, tmp_path / service, command, **env))
        with producer(users["feed"]) as feed:
            feed.send(full_name(ARTICLES, "acl"), key=b"a1", value=ARTICLE).get(timeout=30)
            feed.send(full_name(ARTICLES, "acl"), value=b"not an article").get(timeout=30)
        until(lambda: len(list(read_topic(users["subscriber"], EVENTS))) == 1, 120, "an event comes out")
        until(lambda: len(list(read_letters(users["dlq"]))) == 1, what="and a dead letter")


@pytest.mark.parametrize(("role", "topic"), [("extract", EVENTS), ("feed", REVISIONS), ("subscriber", ARTICLES)])
def test_nobody_writes_what_is_not_theirs(users: dict[Role, Settings], role: Role, topic: object) -> None:
    with (
        pytest.raises(TopicAuthorizationFailedError),
        producer(users[role], max_block_ms=10_000) as client,
    ):
        client.send(full_name(topic, "acl"), value=b"x").get(timeout=30)  # type: ignore[arg-type]
