"""What befalls the broker and the way to it."""

from __future__ import annotations

import time

from services.broker.config import free_ports
from services.broker.embedded import EmbeddedKafka
from tests.faults.bench import Bench, Row, slices
from tests.faults.pipeline import FINISH_SECONDS, Pipeline
from tests.faults.proxy import Proxy
from tests.integration.workers import until

CUT_SECONDS = 60


def node_killed(bench: Bench) -> Row:
    """One of three brokers killed and returned, another after it."""
    with EmbeddedKafka(nodes=3) as broker, Pipeline(broker.servers, "node", bench.real) as pipeline:
        pipeline.start()
        parts = slices(bench.feed, 4)
        for node, (before, after) in ((1, parts[:2]), (2, parts[2:])):
            rest = pipeline.push_until_lagging(before, "extract")
            broker.kill(node)
            pipeline.push(rest + after)
            until(lambda: bool(pipeline.revive()) or pipeline.lag("extract") == 0, FINISH_SECONDS, "two suffice")
            broker.start(node)
            broker.wait()
        pipeline.until_finished(while_waiting=pipeline.revive)
        return bench.judge("one broker of three killed", "2 kills, 2 returns", pipeline)


def broker_restarted(bench: Bench) -> Row:
    """The only broker stopped and started again, then killed and started again."""
    with EmbeddedKafka() as broker, Pipeline(broker.servers, "restart", bench.real) as pipeline:
        pipeline.start()
        parts = slices(bench.feed, 2)
        for part, end in zip(parts, (broker.stop, broker.kill), strict=True):
            pipeline.push(part)
            pipeline.until_lagging("extract")
            end(1)
            broker.start(1)
            broker.wait()
        pipeline.until_finished(while_waiting=pipeline.revive)
        return bench.judge("broker restarted", "1 stop, 1 kill -9", pipeline)


def network_cut(bench: Bench) -> Row:
    """Nothing passes between workers and broker for a while longer than the session."""
    (port,) = free_ports(1)
    broker = EmbeddedKafka(advertised=port)
    with Proxy(port, lambda: int(broker.servers.split(":")[1])) as proxy, broker:
        with Pipeline(broker.servers, "cut", bench.real) as pipeline:
            pipeline.start()
            until(pipeline.ready, FINISH_SECONDS, "all workers are ready")
            parts = slices(bench.feed, 2)
            pipeline.push(parts[0])
            pipeline.until_lagging("extract")
            proxy.cut()
            time.sleep(CUT_SECONDS)  # the fault itself
            proxy.mend()
            pipeline.push(parts[1])
            pipeline.until_finished(while_waiting=pipeline.revive)
        return bench.judge("network cut", f"{CUT_SECONDS} s", pipeline)
