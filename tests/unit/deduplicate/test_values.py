"""Values in a file: what was put is what one gets, whatever came and went in between."""

from __future__ import annotations

import os
import random

import pytest

from services.deduplicate import values
from services.deduplicate.values import Values


@pytest.mark.parametrize("tail", [1 << 20, 4_096], ids=["all in memory", "most in the file"])
def test_what_was_put_is_what_one_gets(tail: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "_TAIL_BYTES", tail)
    chance, kept, expected = random.Random(1), Values(), {}
    for step in range(3_000):
        if expected and chance.random() < 0.4:
            handle = chance.choice(list(expected))
            assert kept.get(handle) == expected.pop(handle)
            kept.drop(handle)
        value = bytes([step % 256]) * chance.randint(1, 3_000)
        handle = kept.put(value)
        assert handle not in expected
        assert handle > 0
        expected[handle] = value
    assert {handle: kept.get(handle) for handle in expected} == expected


def test_space_is_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "_TAIL_BYTES", 4_096)
    kept = Values()
    for n in range(1_000):
        kept.drop(kept.put(bytes(1_000 + n % 5)))
    assert os.fstat(kept._file.fileno()).st_size < 10_000
