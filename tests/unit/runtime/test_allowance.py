from hypothesis import given
from hypothesis import strategies as st

from services.runtime.dead_letters.allowance import ALWAYS_BYTES, MAX_SOURCES, Allowance


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.integers(0, 5_000), max_size=50))
def test_what_is_kept_stays_within_the_limit_and_small_ones_are_always_kept(sizes: list[int]) -> None:
    allowance = Allowance(limit=20_000, clock=Clock())
    kept = [(size, allowance.takes("one.example", size)) for size in sizes]
    assert all(taken for size, taken in kept if size <= ALWAYS_BYTES)
    assert sum(size for size, taken in kept if taken and size > ALWAYS_BYTES) <= 20_000


def test_one_feed_does_not_use_up_anothers() -> None:
    allowance = Allowance(limit=5_000, clock=Clock())
    assert [allowance.takes("one.example", 3_000) for _ in range(3)] == [True, False, False]
    assert allowance.takes("two.example", 3_000)


def test_the_next_hour_begins_anew() -> None:
    clock = Clock()
    allowance = Allowance(limit=5_000, clock=clock)
    assert allowance.takes("one.example", 5_000)
    clock.now = 3_599.0
    assert not allowance.takes("one.example", 5_000)
    clock.now = 3_600.0
    assert allowance.takes("one.example", 5_000)


def test_invented_sources_share_one_allowance() -> None:
    allowance = Allowance(limit=2_000, clock=Clock())
    taken = sum(allowance.takes(f"{number}.example", 2_000) for number in range(3 * MAX_SOURCES))
    assert taken == MAX_SOURCES + 1
