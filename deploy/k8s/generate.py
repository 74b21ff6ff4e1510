"""Write the manifests that follow from code: `python -m deploy.k8s.generate` (a test holds that they are up to date).

topics.yaml from schemas/topics.py, workers.yaml and scaling.yaml from the table of services below, alerts.yaml from
deploy/prometheus/alerts.yml. kustomization.yaml, map.yaml and monitor.yaml are written by hand.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import yaml

from schemas.topics import TOPICS, Topic

HERE = Path(__file__).parent
ALERTS = HERE.parent / "prometheus" / "alerts.yml"

Manifest = dict[str, Any]

PORT = 8080  # as in deploy/Dockerfile
STOP_SECONDS = 15  # a worker stops within 10 s (docs/operations.md)


class Service(NamedTuple):
    """What one kind of worker needs."""

    name: str
    memory: str
    """Requested and the limit: at least twice the most that was measured (docs/operations.md, Scale out)."""
    lag_messages: int
    """Waiting messages a worker, above which one more is started: what one works off in about ten seconds."""
    disk: str = "64Mi"
    """The most that may lie in /tmp; deduplicate puts 5.5 KB a live event there (docs/operations.md)."""
    least: int = 2
    """Two, so that a node may go away."""


SERVICES = (
    Service("extract", "512Mi", 2000),
    Service("geocode", "768Mi", 2000),
    Service("deduplicate", "2Gi", 2000, disk="8Gi"),
    Service("publish", "384Mi", 5000),
)


def files() -> dict[str, list[Manifest]]:
    """File name to its documents."""
    return {
        "topics.yaml": [topic(t) for t in TOPICS],
        "workers.yaml": [m for service in SERVICES for m in (deployment(service), disruption_budget(service))],
        "scaling.yaml": [scaled_object(service) for service in SERVICES],
        "alerts.yaml": [alerts()],
    }


def topic(topic: Topic) -> Manifest:
    """A topic for Strimzi's operator: three copies, and two must have a record before it counts as written."""
    return {
        "apiVersion": "kafka.strimzi.io/v1",
        "kind": "KafkaTopic",
        "metadata": {"name": topic.name, "labels": {"strimzi.io/cluster": "kafka"}},
        "spec": {
            "topicName": topic.name,
            "partitions": topic.partitions,
            "replicas": 3,
            "config": {**topic.full_config, "min.insync.replicas": "2"},
        },
    }


def deployment(service: Service) -> Manifest:
    """The workers of a kind, as many as KEDA says: no disk, no leader; a new one is ready before an old one goes."""
    labels = _labels(service)
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": service.name, "labels": labels},
        "spec": {
            "selector": {"matchLabels": labels},
            "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}},
            "template": {"metadata": {"labels": labels}, "spec": _pod(service, labels)},
        },
    }


def _pod(service: Service, labels: dict[str, str]) -> Manifest:
    return {
        "automountServiceAccountToken": False,
        # Kubernetes would set variables for each service of the namespace, some of which read like our settings.
        "enableServiceLinks": False,
        "terminationGracePeriodSeconds": STOP_SECONDS,
        "securityContext": {
            "runAsNonRoot": True, "runAsUser": 10001, "runAsGroup": 10001,
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        "topologySpreadConstraints": [{
            "maxSkew": 1, "topologyKey": "kubernetes.io/hostname", "whenUnsatisfiable": "ScheduleAnyway",
            "labelSelector": {"matchLabels": labels},
        }],
        "containers": [_container(service)],
        "volumes": [{"name": "tmp", "emptyDir": {"sizeLimit": service.disk}}],
    }  # fmt: skip


def _container(service: Service) -> Manifest:
    return {
        "name": service.name,
        "image": "sitrep",
        "args": ["worker", service.name],
        "envFrom": [{"configMapRef": {"name": "sitrep"}}, {"secretRef": {"name": "sitrep-broker", "optional": True}}],
        "ports": [{"name": "http", "containerPort": PORT}],
        # A worker computes in one thread: a second processor is of no use to it. No limit, for a limit throttles.
        "resources": {"requests": {"cpu": "500m", "memory": service.memory}, "limits": {"memory": service.memory}},
        "securityContext": {
            "readOnlyRootFilesystem": True, "allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]},
        },
        "startupProbe": _probe("/live", periodSeconds=2, failureThreshold=60),
        "livenessProbe": _probe("/live", periodSeconds=10, timeoutSeconds=5, failureThreshold=3),
        "readinessProbe": _probe("/ready", periodSeconds=5, timeoutSeconds=3, failureThreshold=1),
        "volumeMounts": [{"name": "tmp", "mountPath": "/tmp"}],
    }  # fmt: skip


def _probe(path: str, **more: int) -> Manifest:
    return {"httpGet": {"path": path, "port": "http"}, **more}


def disruption_budget(service: Service) -> Manifest:
    """A drained node takes one worker of a kind at a time."""
    labels = _labels(service)
    return {
        "apiVersion": "policy/v1",
        "kind": "PodDisruptionBudget",
        "metadata": {"name": service.name, "labels": labels},
        "spec": {"maxUnavailable": 1, "selector": {"matchLabels": labels}},
    }


def scaled_object(service: Service) -> Manifest:
    """KEDA starts and ends workers by their group's lag; never more than there are partitions."""
    triggers = [_trigger(service, t) for t in _inputs(service)]
    return {
        "apiVersion": "keda.sh/v1alpha1",
        "kind": "ScaledObject",
        "metadata": {"name": service.name, "labels": _labels(service)},
        "spec": {
            "scaleTargetRef": {"name": service.name},
            "minReplicaCount": service.least,
            "maxReplicaCount": max(t.partitions for t in _inputs(service)),
            "pollingInterval": 10,
            # Each change moves partitions, and deduplicate reads their state anew: go down slowly.
            "advanced": {"horizontalPodAutoscalerConfig": {"behavior": {
                "scaleDown": {"stabilizationWindowSeconds": 600, "policies": [
                    {"type": "Pods", "value": 1, "periodSeconds": 120},
                ]},
            }}},
            "triggers": triggers,
        },
    }  # fmt: skip


def _trigger(service: Service, topic: Topic) -> Manifest:
    return {
        "type": "kafka",
        "metadata": {
            "bootstrapServersFromEnv": "KAFKA_BOOTSTRAP_SERVERS",
            "consumerGroup": f"sitrep.{service.name}",
            "topic": topic.name,
            "lagThreshold": str(service.lag_messages),
            "offsetResetPolicy": "earliest",
            "allowIdleConsumers": "false",
        },
    }


def alerts() -> Manifest:
    """The alert rules as a resource of the Prometheus operator."""
    return {
        "apiVersion": "monitoring.coreos.com/v1",
        "kind": "PrometheusRule",
        "metadata": {"name": "sitrep"},
        "spec": yaml.safe_load(ALERTS.read_text(encoding="utf-8")),
    }


def _inputs(service: Service) -> list[Topic]:
    return [t for t in TOPICS if service.name in t.readers and t.owner != service.name]


def _labels(service: Service) -> dict[str, str]:
    return {"app.kubernetes.io/name": "sitrep", "app.kubernetes.io/component": service.name}


def text(documents: list[Manifest]) -> str:
    """The documents as YAML, without anchors."""

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    head = "# Written by `python -m deploy.k8s.generate`.\n"
    return head + yaml.dump_all(documents, Dumper=Plain, sort_keys=False, allow_unicode=True, width=120)


if __name__ == "__main__":
    for name, documents in files().items():
        (HERE / name).write_text(text(documents), encoding="utf-8")
