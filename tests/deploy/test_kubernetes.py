"""The manifests follow from code, and hold together."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.k8s import generate
from schemas.topics import TOPICS
from services.runtime.lag import SERVICES, inputs

K8S = Path(generate.__file__).parent


def documents(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((K8S / name).read_text(encoding="utf-8")))


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    names = yaml.safe_load((K8S / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
    return {d["metadata"]["name"]: d for name in names for d in documents(name) if d["kind"] == kind}


@pytest.mark.parametrize("name", generate.files())
def test_generated_files_are_up_to_date(name: str) -> None:
    assert (K8S / name).read_text(encoding="utf-8") == generate.text(generate.files()[name]), (
        "run `python -m deploy.k8s.generate`"
    )


def test_topics_are_the_manifest_s() -> None:
    written = {t["spec"]["topicName"]: t["spec"] for t in of_kind("KafkaTopic").values()}
    assert {name: spec["partitions"] for name, spec in written.items()} == {t.name: t.partitions for t in TOPICS}
    for topic in TOPICS:
        config = dict(written[topic.name]["config"])
        assert int(config.pop("min.insync.replicas")) < written[topic.name]["replicas"], "one broker may be away"
        assert config == topic.full_config


def test_each_service_runs_scales_and_is_spared() -> None:
    workers = {n: d for n, d in of_kind("Deployment").items() if n != "map"}
    assert set(workers) == set(SERVICES)
    assert {n: d["spec"]["template"]["spec"]["containers"][0]["args"] for n, d in workers.items()} == {
        service: ["worker", service] for service in SERVICES
    }
    assert set(of_kind("PodDisruptionBudget")) == set(of_kind("ScaledObject")) == set(SERVICES)
    for service, scaled in of_kind("ScaledObject").items():
        triggers = [trigger["metadata"] for trigger in scaled["spec"]["triggers"]]
        assert {t["topic"] for t in triggers} == {topic.name for topic in inputs(service)}
        assert {t["consumerGroup"] for t in triggers} == {f"sitrep.{service}"}
        assert scaled["spec"]["maxReplicaCount"] <= min(topic.partitions for topic in inputs(service))


def test_no_container_may_write_or_be_root() -> None:
    for name, deployment in of_kind("Deployment").items():
        pod = deployment["spec"]["template"]["spec"]
        assert pod["securityContext"]["runAsNonRoot"], name
        for container in pod["containers"]:
            assert container["securityContext"]["readOnlyRootFilesystem"], name
            assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}, name


def test_every_file_is_applied() -> None:
    listed = yaml.safe_load((K8S / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
    assert sorted(listed) == sorted(p.name for p in K8S.glob("*.yaml") if p.name != "kustomization.yaml")


@pytest.mark.skipif(not shutil.which("kubectl"), reason="kubectl renders kustomizations; it is not installed here")
def test_kustomize_renders_them() -> None:
    done = subprocess.run(["kubectl", "kustomize", str(K8S)], capture_output=True, text=True, check=True)
    rendered = [d for d in yaml.safe_load_all(done.stdout) if d["kind"] == "Deployment"]
    assert {d["spec"]["template"]["spec"]["containers"][0]["image"] for d in rendered} == {
        "registry.example/sitrep:0.1.0"
    }
