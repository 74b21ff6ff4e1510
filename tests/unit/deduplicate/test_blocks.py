"""Blocks are sets of rows, and what shares a place is looked for by its days exactly."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from services.deduplicate.blocks import Blocks
from services.deduplicate.entry import entry_of
from services.deduplicate.facts import Facts, facts_of
from services.deduplicate.features import Kept, Spot
from services.deduplicate.gist import Told
from services.deduplicate.index import Index

ROWS = st.integers(0, 300) | st.integers(0, 1 << 30)
STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 3), ROWS), max_size=200)


@given(STEPS, st.sets(st.tuples(st.integers(0, 3), ROWS)))
def test_a_block_is_a_set(steps: list[tuple[bool, int, int]], settled: set[tuple[int, int]]) -> None:
    blocks, sets = Blocks(), {key: {row for under, row in settled if under == key} for key in range(4)}
    columns = np.array(sorted(settled), np.int64).reshape(-1, 2)
    blocks.settle(columns[:, 0], columns[:, 1].astype(np.uint32))
    for adds, key, row in steps:
        if adds and row not in sets[key]:
            blocks.add(key, row)
            sets[key].add(row)
        elif not adds:
            blocks.drop(key, row)
            sets[key].discard(row)
    for key, rows in sets.items():
        assert blocks.under([key]).tolist() == sorted(rows)
    assert blocks.under([*sets, 9]).tolist() == sorted(set().union(*sets.values()))


def test_a_large_block_is_one_too() -> None:
    blocks, rows = Blocks(), range(0, 3_000, 3)
    for row in rows:
        blocks.add(1, row)
    for row in rows[::2]:
        blocks.drop(1, row)
    assert blocks.under([1]).tolist() == list(rows[1::2])
    for row in rows[1::2]:
        blocks.drop(1, row)
    assert blocks.under([1]).size == 0


SPOTS = st.builds(Spot, st.floats(-84, 84), st.floats(-180, 180), st.sampled_from([500.0, 25_000.0, 90_000.0]))


@st.composite
def told(draw: st.DrawFn, spot: Spot) -> Kept:
    """At this spot, of any days up to a month."""
    first = draw(st.integers(739_000, 739_020))
    last = first + draw(st.sampled_from([0, 0, 1, 3, 4, 6, 13, 30]))
    return Kept((spot,), first, last, None, draw(st.sampled_from(["Attack", "Air/drone strike", "Peaceful protest"])),
                draw(st.booleans()), 0)  # fmt: skip


@given(SPOTS.flatmap(lambda spot: st.lists(told(spot), min_size=2, max_size=12)))
def test_of_one_place_all_are_near_that_kind_and_days_do_not_tell_apart(kept: list[Kept]) -> None:
    index, facts = Index(), Facts()
    for number, one in enumerate(kept):
        index.show(str(number), one, "there")
        facts.add(facts_of(one))
    for one in kept:
        likely = facts.likely(one, np.arange(len(kept)))
        assert index.near(one, "there") == sorted(str(n) for n, points in enumerate(likely) if points > float("-inf"))
    for number, one in enumerate(kept):
        index.hide(str(number), one, "there")
    assert index.near(kept[0], "there") == []


@given(st.lists(SPOTS.flatmap(told), max_size=12))
def test_what_was_entered_is_found_as_what_was_shown(kept: list[Kept]) -> None:
    shown, entered = Index(), Index()
    for number, one in enumerate(kept):
        theatre = "here" if number % 3 else "there"
        shown.show(str(number), one, theatre)
        entered.enter("event", theatre, [entry_of(Told(str(number), "article", one))])
    entered.settle()
    assert [entered.event_of(str(number)) for number in range(len(kept))] == ["event"] * len(kept)
    for one in kept:
        for theatre in ("here", "there"):
            assert shown.near(one, theatre) == entered.near(one, theatre)
    for number, one in enumerate(kept):
        entered.unlink("event", str(number), "article")
        entered.hide(str(number), one, "here" if number % 3 else "there")
    assert not any(entered.near(one, theatre) for one in kept for theatre in ("here", "there"))
    assert len(entered) == 0
