"""A restore leaves the garbage collector as it was, and what it made out of its sight."""

from __future__ import annotations

import gc

import pytest

from services.runtime.collector import OBJECTS, resting_collector, settled, without_collector


def test_it_rests_meanwhile_and_works_again_afterwards() -> None:
    lasting: list[list[int]] = []
    with without_collector():
        assert not gc.isenabled()
        lasting.append([1])
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    assert all(each is not lasting[0] for each in gc.get_objects())
    gc.unfreeze()


def test_it_works_again_after_a_failure() -> None:
    with pytest.raises(OSError, match="full"), without_collector():
        raise OSError("full")
    assert gc.isenabled()


def test_it_may_rest_and_still_look_at_all_of_it_later() -> None:
    lasting: list[list[int]] = []
    with resting_collector():
        assert not gc.isenabled()
        lasting.append([1])
    assert gc.isenabled()
    assert any(each is lasting[0] for each in gc.get_objects())


def test_a_worker_that_has_settled_does_not_look_again_at_what_it_has() -> None:
    before = gc.get_threshold()
    lasting = [[1]]
    try:
        settled()
        assert gc.get_threshold()[0] == OBJECTS
        assert all(each is not lasting[0] for each in gc.get_objects())
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
