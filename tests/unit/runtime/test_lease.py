import asyncio

from services.runtime.lease import Lease


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def lease(clock: Clock, lost: list[str]) -> Lease:
    return Lease(10, lost.append, clock)


def test_fresh_until_the_session_is_over() -> None:
    clock = Clock()
    mine = lease(clock, [])
    clock.now += 9.9
    assert mine.fresh
    clock.now += 0.2
    assert not mine.fresh


def test_a_heartbeat_counts_from_when_it_was_sent() -> None:
    clock = Clock()
    mine = lease(clock, [])
    sent = mine.now()
    clock.now += 12
    mine.confirm(sent)
    assert not mine.fresh
    mine.confirm(mine.now())
    assert mine.fresh


def test_a_member_that_the_broker_forgot_does_not_write() -> None:
    lost: list[str] = []
    mine = lease(Clock(), lost)
    mine.revoke()
    asyncio.run(mine.before_write())
    assert len(lost) == 1
    mine.begin()
    assert mine.fresh


def test_a_doubtful_write_waits_for_a_heartbeat() -> None:
    async def program() -> None:
        clock = Clock()
        lost: list[str] = []
        mine = lease(clock, lost)
        clock.now += 11
        writing = asyncio.ensure_future(mine.before_write())
        await asyncio.sleep(0)
        assert not writing.done()
        mine.confirm(mine.now())
        await asyncio.wait_for(writing, 5)
        assert lost == []

    asyncio.run(program())
