from services.runtime.bugs import Breaker


def test_too_many_of_the_last() -> None:
    breaker = Breaker(too_many=3, last=5)
    assert [breaker.saw(bug) for bug in (True, False, True, False, False)] == [False] * 5
    assert [breaker.saw(bug) for bug in (True, True)] == [False, True]


def test_old_bugs_are_forgotten() -> None:
    breaker = Breaker(too_many=2, last=3)
    assert not any(breaker.saw(bug) for bug in (True, False, False, True, False, False, True))
