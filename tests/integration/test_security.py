"""SCRAM and PLAIN over TLS against the embedded Kafka, with an authority of the test's own; and no secret anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from schemas.topics import ARTICLES, EXTRACTIONS, full_name
from services.broker.certificates import Certificates, make_authority
from services.broker.config import Secure
from services.broker.embedded import EmbeddedKafka
from services.runtime import topics
from services.runtime.clients import consumer, producer
from services.runtime.dead_letters.reading import DeadLetter, read_letters
from services.runtime.exits import CANNOT_START
from services.runtime.inspection import read_topic
from services.runtime.processor import StartupError
from services.runtime.settings import Settings, load_settings
from tests.integration.workers import ROOT, Worker, until
from tests.integration.workers import environment as workers_environment

PASSWORD = "correct-horse-battery"


INDICES = (".index", ".timeindex")  # of offsets and times: numbers, and 10 MiB each


@pytest.fixture(scope="module")
def tls_broker(kafka_jars: None, certificates: Certificates) -> Iterator[EmbeddedKafka]:
    """A broker that is reached over TLS with SCRAM."""
    with EmbeddedKafka(secure=Secure("alice", PASSWORD, certificates.keystore, certificates.password)) as broker:
        yield broker


@pytest.fixture(scope="module")
def secure(tls_broker: EmbeddedKafka, certificates: Certificates, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a client of it; the password is in a file."""
    password = tmp_path_factory.mktemp("secure") / "password"
    password.write_text(PASSWORD + "\n")
    return load_settings(
        bootstrap_servers=tls_broker.secure_servers, namespace="secure", session_timeout_seconds=6,
        security_protocol="SASL_SSL", sasl_username="alice", sasl_password_file=password,
        ssl_cafile=certificates.authority,
    )  # fmt: skip


def environment(settings: Settings, **more: str) -> dict[str, str]:
    return {
        "SITREP_SECURITY_PROTOCOL": "SASL_SSL",
        "SITREP_SASL_USERNAME": "alice",
        "SITREP_SASL_PASSWORD_FILE": str(settings.sasl_password_file),
        "SITREP_SSL_CAFILE": str(settings.ssl_cafile),
        "SITREP_LOG_LEVEL": "DEBUG",
        **more,
    }


def test_clients_and_workers_over_tls(secure: Settings, tmp_path: Path) -> None:
    topics.apply(secure)
    with producer(secure) as client:
        client.send(full_name(ARTICLES, "secure"), key=b"k", value=b"text")
        client.send(full_name(ARTICLES, "secure"), key=b"k", value=b"bug")
    with Worker(secure, "pass", tmp_path / "log", **environment(secure)) as worker:
        until(lambda: len(list(read_topic(secure, EXTRACTIONS))) == 1, what="the article is through")
        assert worker.terminate()[0] == 0
    assert "a bug in the processor" in worker.said
    assert PASSWORD not in worker.said


COMMANDS = (
    ("topics", "apply"), ("topics", "check"), ("push", "-", "--unchecked"), ("dlq", "list"), ("doctor",),
    ("worker", "publish"), ("dlq", "replay", "--all"),
)  # fmt: skip


@pytest.mark.parametrize("given", ["right", "wrong"])
def test_every_command_over_tls_and_no_secret_in_what_it_says(secure: Settings, given: str) -> None:
    wrong = {"SITREP_SASL_PASSWORD": f"not-{PASSWORD}"} if given == "wrong" else {}
    topics.apply(secure)
    wanted = [c for c in COMMANDS if (given, c[0]) != ("right", "worker")]  # it stays; tested above
    with ThreadPoolExecutor(len(wanted)) as together:  # who is not let in waits for a broker that might only be slow
        ended = list(together.map(lambda arguments: command(secure, *arguments, **wrong), wanted))
    for arguments, done in zip(wanted, ended, strict=True):
        said = done.stdout + done.stderr
        assert PASSWORD not in said, arguments
        assert "Traceback" not in said, said
        if given == "wrong":
            assert done.returncode, f"{arguments} with a wrong password: {said}"
            assert "no broker answers at" in said, said
        elif arguments[0] != "doctor":  # it also looks at the gazetteer
            assert done.returncode == 0, said


def command(settings: Settings, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A `sitrep` command as people type it, with its credentials in the environment."""
    env = workers_environment(settings, **environment(settings, **more))
    command = [sys.executable, "-m", "services.cli.main", *arguments]
    return subprocess.run(command, env=env, cwd=ROOT, input="not an article\n", capture_output=True, text=True)


def _of_this_bug(settings: Settings) -> list[DeadLetter]:
    return [letter for letter in read_letters(settings) if "settings that I have" in letter.message]


def test_no_secret_in_a_dead_letter_of_a_bug(secure: Settings, tmp_path: Path) -> None:
    """The stack of an exception has no values of variables in it, and the settings show none of theirs."""
    topics.apply(secure)
    with producer(secure) as client:
        client.send(full_name(ARTICLES, "secure"), key=b"k", value=b"bug of settings")
    with Worker(secure, "leaky", tmp_path / "log", **environment(secure, SITREP_SASL_PASSWORD=PASSWORD)) as worker:
        until(lambda: bool(_of_this_bug(secure)), what="the bug's dead letter")
    letters = _of_this_bug(secure)
    assert {letter.reason for letter in letters} == {"bug"}
    assert all(PASSWORD not in repr(letter) for letter in letters)
    assert PASSWORD not in worker.said


def test_plain_over_tls(secure: Settings) -> None:
    plain = secure.model_copy(update={"sasl_mechanism": "PLAIN"})
    with consumer(plain) as client:
        assert client.topics() is not None


@pytest.mark.parametrize(
    "wrong", [{"SITREP_SASL_PASSWORD": "wrong-" + PASSWORD}, {"SITREP_SSL_CAFILE": ""}], ids=["password", "authority"]
)
def test_a_worker_that_is_not_let_in_says_so_without_the_secret(
    secure: Settings, tmp_path: Path, wrong: dict[str, str]
) -> None:
    if "SITREP_SSL_CAFILE" in wrong:
        wrong = {"SITREP_SSL_CAFILE": str(make_authority(tmp_path / "other"))}
    with Worker(secure, "pass", tmp_path / "log", **environment(secure, **wrong)) as worker:
        assert worker.ended() == CANNOT_START
    assert "cannot start: no broker answers at" in worker.said
    assert PASSWORD not in worker.said
    assert "Traceback" not in worker.said


def test_a_missing_authority_file_is_named(secure: Settings) -> None:
    with pytest.raises(StartupError, match="SITREP_SSL_"):
        topics.check(secure.model_copy(update={"ssl_cafile": Path("/nowhere.pem")}))


def test_kept_secrets_are_readable_by_their_owner_alone(tls_broker: EmbeddedKafka) -> None:
    files = [path for path in tls_broker.folder.rglob("*") if path.is_file() and path.suffix not in INDICES]
    holding = [path for path in files if PASSWORD.encode() in path.read_bytes()]
    assert holding
    assert all(not os.stat(path).st_mode & 0o077 for path in holding), holding
