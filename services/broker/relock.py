"""`python -m services.broker.relock`: resolve Apache Kafka anew and write `kafka.lock` (for a new Kafka version)."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

KAFKA = "4.1.1"
LOG4J = "2.25.1"
COORDINATES = (
    f"org.apache.kafka:kafka_2.13:{KAFKA}",
    f"org.apache.kafka:kafka-clients:{KAFKA}",  # log4j's bill of materials would bring an older one
    f"org.apache.logging.log4j:log4j-slf4j-impl:{LOG4J}",
    f"org.apache.logging.log4j:log4j-core:{LOG4J}",
)
HEADER = f"# Apache Kafka {KAFKA} and what it needs: SHA-256, bytes, coordinates. Written by services.broker.relock.\n"


def relock() -> str:
    """The text of the lock file."""
    from jgo.env import EnvironmentBuilder
    from jgo.maven import MavenContext

    with tempfile.TemporaryDirectory() as folder:
        context = MavenContext(repo_cache=Path(folder) / "maven")
        EnvironmentBuilder(context=context, cache_dir=Path(folder) / "envs").from_endpoint("+".join(COORDINATES))
        jars = sorted((Path(folder) / "maven").rglob("*.jar"))
        return HEADER + "".join(_line(jar, Path(folder) / "maven") for jar in jars)


def _line(jar: Path, root: Path) -> str:
    *group, artifact, version, _file = jar.relative_to(root).parts
    data = jar.read_bytes()
    return f"{hashlib.sha256(data).hexdigest()} {len(data)} {'.'.join(group)}:{artifact}:{version}\n"


if __name__ == "__main__":
    Path(__file__).with_name("kafka.lock").write_text(relock())
