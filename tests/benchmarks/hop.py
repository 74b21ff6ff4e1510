"""One hop that only passes bytes on, to compare with: `python -m tests.benchmarks.hop faust|confluent SERVERS IN OUT`.

The Faust one is what its documentation shows (an agent that sends each value on, un-awaited), with uvloop; the other is
confluent-kafka's poll and produce. Neither promises anything: offsets are committed whether or not the output is there.
"""

from __future__ import annotations

import sys


def faust_hop(servers: str, source: str, target: str) -> None:
    """Until SIGTERM."""
    import faust
    import uvloop

    uvloop.install()
    app = faust.App(
        f"hop-{source}", broker=f"kafka://{servers}", web_enabled=False, topic_allow_declare=False,
        topic_disable_leader=True, broker_session_timeout=6.0, broker_heartbeat_interval=1.5,
        broker_commit_interval=0.5, consumer_auto_offset_reset="earliest", stream_buffer_maxsize=16_384,
    )  # fmt: skip
    raw = {"key_type": bytes, "value_type": bytes, "key_serializer": "raw", "value_serializer": "raw"}
    output = app.topic(target, **raw)

    @app.agent(app.topic(source, **raw))
    async def pass_on(stream: faust.Stream) -> None:
        async for key, value in stream.items():
            await output.send(key=key, value=value)

    faust.Worker(app, loglevel="WARNING").execute_from_commandline()


def confluent_hop(servers: str, source: str, target: str) -> None:
    """Until killed."""
    from confluent_kafka import Consumer, Producer

    consumer = Consumer(
        {"bootstrap.servers": servers, "group.id": f"hop-{source}", "auto.offset.reset": "earliest",
         "session.timeout.ms": 6000}
    )  # fmt: skip
    producer = Producer({"bootstrap.servers": servers, "linger.ms": 5})
    consumer.subscribe([source])
    while True:
        for message in consumer.consume(500, timeout=0.1):
            if message.error() is None:
                producer.produce(target, key=message.key(), value=message.value())
        producer.poll(0)


if __name__ == "__main__":
    {"faust": faust_hop, "confluent": confluent_hop}[sys.argv[1]](*sys.argv[2:])
