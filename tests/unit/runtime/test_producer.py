import struct
from typing import Any

import pytest

from services.runtime.lease import Lease
from services.runtime.producer import LastLook

PRODUCE, METADATA = 0, 3


class Writer:
    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.transport = "its transport"

    def write(self, data: bytes) -> None:
        self.written.append(data)


def request(api: int) -> bytes:
    return struct.pack(">ihh", 100, api, 9) + b"the rest"


def test_a_batch_encoded_while_the_session_ran_out_is_not_written() -> None:
    clock = [100.0]
    writer = Writer()
    looking: Any = LastLook(writer, Lease(10, lambda _: None, lambda: clock[0]))
    looking.write(request(PRODUCE))
    clock[0] += 11
    with pytest.raises(OSError, match="in doubt"):
        looking.write(request(PRODUCE))
    assert writer.written == [request(PRODUCE)]


def test_other_requests_and_all_else_of_the_writer_stay_as_they_are() -> None:
    writer = Writer()
    lease = Lease(10, lambda _: None)
    lease.revoke()
    looking: Any = LastLook(writer, lease)
    looking.write(request(METADATA))
    assert (writer.written, looking.transport) == ([request(METADATA)], "its transport")
