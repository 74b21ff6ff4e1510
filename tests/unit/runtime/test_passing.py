from datetime import datetime, timedelta, timezone

import pytest

from services.runtime.passing import PUSHED_AT, TRACEPARENT, moment, passed_on, pushed_at
from services.runtime.processor import Headers, Message

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=timezone.utc)


def message(headers: Headers, at: datetime = AT) -> Message:
    return Message("t", 0, 0, None, None, headers, at)


def test_the_push_is_remembered_along_the_pipeline() -> None:
    first = passed_on(message(((TRACEPARENT, b"00-1-2-01"), ("other", b"x"))))
    assert [name for name, _ in first] == [TRACEPARENT, PUSHED_AT]
    later = message(first, AT + timedelta(seconds=9))
    assert pushed_at(later) == AT
    assert passed_on(later) == first


@pytest.mark.parametrize("stamp", [b"", b"yesterday", b"-1", b"9" * 15, b"9" * 9000])
def test_a_stamp_that_is_none_is_ignored(stamp: bytes) -> None:
    assert pushed_at(message(((PUSHED_AT, stamp),))) == AT


@pytest.mark.parametrize("milliseconds", [-1, -(2**63), 2**63 - 1, 0, 1e15])
def test_any_timestamp_is_some_moment(milliseconds: float) -> None:
    assert 1970 <= moment(milliseconds).year <= 9999
