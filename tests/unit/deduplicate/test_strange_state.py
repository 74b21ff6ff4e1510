"""Records on the state's topic that are none of ours: passed over, and what they would hide is written again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from services.deduplicate.worker import DeduplicateProcessor
from services.runtime.passing import PUSHED_AT
from services.runtime.processor import Message, Output, StateRecord
from tests.unit.deduplicate.making import later, report, told

NOW = later(24 * 30)


def on_topic(
    outputs: list[tuple[bytes, bytes | None]], headers: tuple[tuple[str, bytes], ...] = ()
) -> list[StateRecord]:
    return [StateRecord(key, value, headers) for key, value in outputs]


def written() -> list[StateRecord]:
    """Two events and the mark of a withdrawn article, as our worker writes them."""
    processor = DeduplicateProcessor()
    processor.restore(0, [])
    outputs: list[Output] = []
    for message in (
        told("a", report("a")),
        told("b", report("b", where="Sumy", published=later(1))),
        told("c", withdrawn=True, published=later(2)),
    ):
        value = message.to_bytes()
        outputs += processor.handle(Message("conflict.reports.v1", 0, 0, b"eastern-europe", value, (), NOW)).outputs
    return on_topic([(o.key or b"", o.value) for o in outputs], ((PUSHED_AT, b"1"),))


def flipped(value: bytes | None) -> bytes:
    """Still JSON, still with every field, and no revision."""
    data: dict[str, Any] = json.loads(value or b"")
    data["theatre"] = 7
    return json.dumps(data).encode()


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize(
    "spoil",
    [lambda v: b"\xff not ours", lambda v: v[: len(v) // 2], lambda v: b'{"revision": 99}', lambda v: b"[]", flipped],
    ids=["no text", "cut", "another record", "a list", "wrong inside"],
)
def test_strange_records_change_nothing_and_are_overwritten(which: int, spoil: Any) -> None:
    good = written()
    assert [(m.key or b"").startswith(b"article:") for m in good] == [False, False, True]
    poison = on_topic([(b"stranger", spoil(good[0].value)), (good[which].key or b"", spoil(good[which].value))])
    processor = DeduplicateProcessor()
    again = processor.restore(0, [*good, *poison])
    assert [(output.key, output.value) for output in again] == [(good[which].key, good[which].value)]
    undisturbed = DeduplicateProcessor()
    assert undisturbed.restore(0, good) == []
    assert processor._partitions[0].active() == undisturbed._partitions[0].active()
    assert processor.gauges() == undisturbed.gauges()


def test_what_we_wrote_again_covers_a_strange_record() -> None:
    good = written()
    poison = on_topic([(good[0].key or b"", b"\xff")])
    again = on_topic([(good[0].key or b"", good[0].value)])
    assert DeduplicateProcessor().restore(0, [*good, *poison, *again]) == []
