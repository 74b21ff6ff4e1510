from pathlib import Path

import pytest

from services.broker import jars
from services.broker.jars import Jar, JarsUnavailableError, classpath, locked


def test_the_lock_names_kafka_with_checksums_once_each() -> None:
    names = [jar.coordinates[:2] for jar in locked()]
    assert len(set(names)) == len(names) > 40
    versions = {artifact: version for (_, artifact, version) in (jar.coordinates for jar in locked())}
    assert versions["kafka_2.13"] == versions["kafka-clients"]
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in locked())


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(jars, "cache", lambda: tmp_path)
    return tmp_path


def test_a_closed_port_is_said_in_one_line(empty_cache: Path) -> None:
    with pytest.raises(JarsUnavailableError, match=r"^Apache Kafka's jars cannot be fetched \(.*\)$"):
        classpath("http://127.0.0.1:1", progress=False)


def test_a_jar_with_another_checksum_is_refused_and_removed(empty_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jar = Jar("0" * 64, 4, ("org.example", "thing", "1"))
    path = empty_cache / "org/example/thing/1/thing-1.jar"
    path.parent.mkdir(parents=True)

    def download(_: Jar) -> None:
        path.write_bytes(b"evil")

    monkeypatch.setattr(jars, "locked", lambda: (jar,))
    monkeypatch.setattr(jars, "_downloader", lambda _: download)
    with pytest.raises(JarsUnavailableError, match="does not have the locked checksum"):
        classpath(progress=False)
    assert not path.exists()
