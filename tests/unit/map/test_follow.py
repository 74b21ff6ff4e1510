"""Records of the public topics onto the board."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from services.map.board import Board
from services.map.follow import take
from tests.synthetic import event


def _record(value: bytes | None, key: bytes = b"k") -> Any:
    return SimpleNamespace(topic="t", partition=0, offset=7, key=key, value=value)


def test_events_tombstones_and_what_cannot_be_read(caplog: pytest.LogCaptureFixture) -> None:
    board = Board()
    told = event(1)
    take(board, _record(told.to_bytes()))
    take(board, _record(b"{nonsense"))
    assert "partition 0 offset 7" in caplog.text
    assert len(board.since(0)[1]) == 1
    take(board, _record(None, told.event_id.encode()))
    assert board.since(0)[1] == []
