"""Kafka clients with the broker's security from the settings: kafka-python's, and what others take."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.errors import KafkaError

from schemas.topics import MAX_MESSAGE_BYTES
from services.runtime.processor import StartupError
from services.runtime.settings import Settings

REACH_MS = 10_000
"""How long a command looks for the broker before it says that there is none."""


@contextmanager
def producer(settings: Settings, **more: Any) -> Iterator[KafkaProducer]:
    """An idempotent producer that waits for all in-sync replicas; flushed and closed at the end."""
    options = {"acks": "all", "enable_idempotence": True, "max_request_size": 2 * MAX_MESSAGE_BYTES, "linger_ms": 5}
    client = reach(settings, KafkaProducer, **{**options, "compression_type": "gzip", **more})
    try:
        yield client
    finally:
        client.close()


@contextmanager
def consumer(settings: Settings, *topics: str, **more: Any) -> Iterator[KafkaConsumer]:
    """A consumer of no group, from the first message on, of committed transactions only."""
    options = {"auto_offset_reset": "earliest", "enable_auto_commit": False, "isolation_level": "read_committed"}
    client = reach(settings, KafkaConsumer, *topics, **{**options, **more})
    try:
        yield client
    finally:
        client.close()


@contextmanager
def admin(settings: Settings) -> Iterator[KafkaAdminClient]:
    """An administrator's client."""
    client = reach(settings, KafkaAdminClient)
    try:
        yield client
    finally:
        client.close()


def reach(settings: Settings, client: Any, *arguments: Any, **options: Any) -> Any:
    """A kafka-python client; a StartupError says in one line that, and why, the broker cannot be reached."""
    servers = settings.servers.split(",")
    common = {"bootstrap_servers": servers, "bootstrap_timeout_ms": REACH_MS, **kafka_python_security(settings)}
    try:
        return client(*arguments, **common, **options)
    except (KafkaError, OSError, ValueError) as error:
        why = f"no broker answers at {settings.servers} ({type(error).__name__}); is it up, are the SITREP_S* right?"
        raise StartupError(why) from None


@contextmanager
def broker_in_trouble(settings: Settings) -> Iterator[None]:
    """What the broker answers instead, or does not answer, as a StartupError of one line."""
    try:
        yield
    except KafkaError as error:
        why = f"the broker at {settings.servers} does not do what it is asked ({type(error).__name__}: {error})"
        raise StartupError(f"{why[:300]}; try again when it is well") from None


def kafka_python_security(settings: Settings) -> dict[str, Any]:
    """kafka-python's keyword arguments."""
    return {"security_protocol": settings.security_protocol, "ssl_context": ssl_context(settings), **_sasl(settings)}


aiokafka_security = kafka_python_security
"""aiokafka's have the same names."""


def librdkafka_options(settings: Settings) -> dict[str, Any]:
    """confluent-kafka's configuration, without the servers."""
    sasl = _sasl(settings)
    names = {
        "security.protocol": settings.security_protocol,
        "ssl.ca.location": settings.ssl_cafile or ("probe" if "SSL" in settings.security_protocol else None),
        "ssl.certificate.location": settings.ssl_certfile, "ssl.key.location": settings.ssl_keyfile,
        "ssl.key.password": settings.ssl_key_password.get_secret_value() if settings.ssl_key_password else None,
        "sasl.mechanism": sasl.get("sasl_mechanism"), "sasl.username": sasl.get("sasl_plain_username"),
        "sasl.password": sasl.get("sasl_plain_password"),
    }  # fmt: skip
    return {name: str(value) for name, value in names.items() if value is not None}


def faust_credentials(settings: Settings) -> Any:
    """Faust's `broker_credentials`; None for a plain connection."""
    import faust

    context = ssl_context(settings)
    if settings.security_protocol == "PLAINTEXT":
        return None
    if settings.security_protocol == "SSL":
        return faust.SSLCredentials(context)
    sasl = _sasl(settings)
    return faust.SASLCredentials(
        username=sasl["sasl_plain_username"],
        password=sasl["sasl_plain_password"],
        mechanism=sasl["sasl_mechanism"],
        ssl_context=context,
    )


def _sasl(settings: Settings) -> dict[str, Any]:
    if not settings.security_protocol.startswith("SASL") or settings.sasl_password is None:
        return {}
    return {
        "sasl_mechanism": settings.sasl_mechanism,
        "sasl_plain_username": settings.sasl_username,
        "sasl_plain_password": settings.sasl_password.get_secret_value(),
    }


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """TLS that verifies the broker's certificate and name; None without TLS. StartupError where a file is unusable."""
    if "SSL" not in settings.security_protocol:
        return None
    try:
        context = ssl.create_default_context(cafile=settings.ssl_cafile)
        if settings.ssl_certfile is not None:
            password = settings.ssl_key_password.get_secret_value() if settings.ssl_key_password else None
            context.load_cert_chain(settings.ssl_certfile, settings.ssl_keyfile, password)
    except (OSError, ssl.SSLError) as error:
        raise StartupError(f"the files of SITREP_SSL_* cannot be used ({type(error).__name__}: {error})") from None
    return context
