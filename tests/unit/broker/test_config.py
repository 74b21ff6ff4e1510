from pathlib import Path

from services.broker.config import Ports, Secure, free_ports, properties


def read(text: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in text.splitlines())


def test_one_node_keeps_single_copies() -> None:
    settings = read(properties(1, [Ports(1, 2, 3)], Path("/data")))
    assert settings["listeners"] == "PLAINTEXT://127.0.0.1:1,CONTROLLER://127.0.0.1:2"
    assert settings["offsets.topic.replication.factor"] == settings["min.insync.replicas"] == "1"


def test_three_nodes_survive_one() -> None:
    ports = [Ports(1, 2, 3), Ports(4, 5, 6), Ports(7, 8, 9)]
    settings = read(properties(2, ports, Path("/data")))
    assert settings["controller.quorum.voters"] == "1@127.0.0.1:2,2@127.0.0.1:5,3@127.0.0.1:8"
    assert (settings["default.replication.factor"], settings["min.insync.replicas"]) == ("3", "2")


def test_nothing_listens_beyond_loopback() -> None:
    secure = Secure("alice", "pass", Path("/keys"), "pass")
    settings = read(properties(1, [Ports(1, 2, 3)], Path("/data"), secure))
    addresses = settings["listeners"].split(",")
    assert len(addresses) == 3
    assert all("://127.0.0.1:" in address for address in addresses)


def test_free_ports_are_different() -> None:
    assert len(set(free_ports(9))) == 9
