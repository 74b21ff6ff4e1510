"""A coroutine that is begun behaves as one that is awaited."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from services.runtime.begun import Begun


def test_what_need_not_wait_is_done_at_once() -> None:
    done = []

    async def work() -> None:
        done.append(1)

    assert Begun(work()).is_done
    assert done == [1]


def test_what_waits_goes_on_in_the_task_that_awaits_it() -> None:
    done: list[Any] = []

    async def program() -> None:
        one, two = (asyncio.get_running_loop().create_future() for _ in range(2))

        async def work() -> None:
            done.append(await one)
            done.append(await two)

        begun = Begun(work())
        assert (begun.is_done, done) == (False, [])
        task = asyncio.ensure_future(begun)
        one.set_result("a")
        await asyncio.sleep(0)
        two.set_result("b")
        await task
        assert (begun.is_done, done) == (True, ["a", "b"])

    asyncio.run(program())


def test_its_errors_are_raised_where_it_is_begun_or_awaited() -> None:
    async def fails(after: float | None) -> None:
        if after is not None:
            await asyncio.sleep(after)
        raise ValueError("wrong")

    async def program() -> None:
        with pytest.raises(ValueError, match="wrong"):
            Begun(fails(None))
        begun = Begun(fails(0))
        with pytest.raises(ValueError, match="wrong"):
            await begun

    asyncio.run(program())


def test_it_is_cancelled_with_its_task() -> None:
    seen = []

    async def work() -> None:
        try:
            await asyncio.get_running_loop().create_future()
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    async def program() -> None:
        task = asyncio.ensure_future(Begun(work()))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert seen == ["cancelled"]

    asyncio.run(program())
