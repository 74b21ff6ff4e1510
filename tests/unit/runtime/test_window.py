import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.runtime.window import Window


def run(program: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(program())


@given(st.lists(st.integers(0, 3), max_size=20), st.randoms(use_true_random=False))
def test_acknowledged_in_order_and_only_when_everything_before_is_done(counts: list[int], random: Any) -> None:
    async def program() -> None:
        done: list[int] = []
        window: Window[int] = Window(100, done.append, lambda error: None)
        loop = asyncio.get_running_loop()
        futures = [[loop.create_future() for _ in range(count)] for count in counts]
        for number, each in enumerate(futures):
            await window.add(number, each)
        order = [future for each in futures for future in each]
        random.shuffle(order)
        for future in order:
            future.set_result(None)
            await asyncio.sleep(0)
            ready = [all(f.done() for f in each) for each in futures]
            expected = ready.index(False) if False in ready else len(ready)
            assert done == list(range(expected))
        assert done == list(range(len(counts)))

    run(program)


def test_a_full_window_waits_for_room() -> None:
    async def program() -> None:
        done: list[str] = []
        window: Window[str] = Window(1, done.append, lambda error: None)
        first, second = (asyncio.get_running_loop().create_future() for _ in range(2))
        await window.add("first", [first])
        adding = asyncio.ensure_future(window.add("second", [second]))
        await asyncio.sleep(0)
        assert not adding.done()
        first.set_result(None)
        await adding
        assert done == ["first"]
        second.set_result(None)
        await window.empty()
        assert done == ["first", "second"]

    run(program)


def test_a_failed_or_cancelled_write_acknowledges_nothing_more() -> None:
    async def program() -> None:
        done: list[str] = []
        failures: list[BaseException] = []
        window: Window[str] = Window(9, done.append, failures.append)
        loop = asyncio.get_running_loop()
        bad, cancelled, good = (loop.create_future() for _ in range(3))
        await window.add("bad", [bad])
        await window.add("cancelled", [cancelled])
        await window.add("good", [good])
        good.set_result(None)
        bad.set_exception(OSError("no broker"))
        cancelled.cancel()
        await asyncio.sleep(0)
        assert [type(error) for error in failures] == [OSError, asyncio.CancelledError]
        assert done == []

    run(program)
