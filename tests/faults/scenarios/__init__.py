"""The faults, one function each: what is done to a running pipeline. The bench judges what comes out."""

from __future__ import annotations

from collections.abc import Callable

from tests.faults.bench import Bench, Row
from tests.faults.scenarios.brokers import broker_restarted, network_cut, node_killed
from tests.faults.scenarios.input import poisoned, poisoned_state, redelivered, transactional
from tests.faults.scenarios.workers import (
    killed,
    killed_while_restoring,
    moved,
    sabotaged,
    scaled,
    stale,
    undisturbed,
)

SCENARIOS: tuple[Callable[[Bench], Row], ...] = (
    undisturbed, killed, killed_while_restoring, moved, scaled, stale, node_killed, broker_restarted, network_cut,
    poisoned, poisoned_state, transactional, redelivered, sabotaged,
)  # fmt: skip
