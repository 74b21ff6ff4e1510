"""What a restore needs of a revision as a header of its record, so that it need not look into the record; and its look.

Packed numbers and texts, after a sum over them and the record's value: where the header is absent, strange, of another
record or made by other code, the record itself is read. What is found by place and time is worked out already
(`entry.py`), so that a restore copies it.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain
from struct import Struct
from typing import NamedTuple
from zlib import crc32

from schemas import taxonomy
from schemas.event import STATE_VERSION
from services.deduplicate import blocking, entry, facts, features, gist
from services.deduplicate.entry import Entry, entry_of
from services.deduplicate.gist import Gist
from services.extract.actors import skeleton

GIST = "sitrep.gist"
"""The header's name."""
MOST_BYTES = 65_536
"""Of a record that gets a header: a larger one is seldom, and read itself."""
MADE_BY = (taxonomy, blocking, entry, facts, features, gist, skeleton)
"""The modules, beside this one, that a header depends on."""
_MOST_IN_HEADER = 16_384
_SUM = Struct("<II")  # of the code, and the CRC-32 of all that follows and of the value
_HEAD = Struct(
    "<?BIiHHHHH"
)  # more, version, revision, last day; bytes of look, theatre, watermark; corrections, reports
_ENTRY = Struct(f"<HHH{facts.ROW_BYTES}s")  # bytes of its ids and keys; what tells it apart
_LENGTH_BYTES = 2


class Head(NamedTuple):
    """What is needed of a record before it is known whether it is its event's last."""

    more: bool
    state_version: int
    revision: int
    watermark: str
    filed: bytes
    """All of the header but for the look."""
    look: bytes
    """As `look.packed_look` made it; empty where there is none."""


class Filed(NamedTuple):
    """What is needed of an event's last revision."""

    theatre: str
    revision: int
    last_day: int
    corrections: list[str]
    entries: list[Entry]


def header_of(value: bytes, gist: Gist, look: bytes = b"") -> tuple[tuple[str, bytes], ...]:
    """The header of a record with this value; without the look, or none, where it would be too large for one."""
    data = packed(gist, value, look)
    if len(data) > _MOST_IN_HEADER:
        return header_of(value, gist) if look else ()
    return ((GIST, data),)


def packed(gist: Gist, value: bytes = b"", look: bytes = b"") -> bytes:
    """A gist and a look as bytes, for the record with this value."""
    theatre, watermark = gist.theatre.encode(), gist.watermark.encode()
    head = _HEAD.pack(
        gist.more, gist.state_version, gist.revision, gist.last_day, len(look), len(theatre), len(watermark),
        len(gist.corrections), len(gist.reports),
    )  # fmt: skip
    corrections = [len(i).to_bytes(_LENGTH_BYTES, "little") + i for i in map(str.encode, gist.corrections)]
    entries = chain.from_iterable(map(_packed, map(entry_of, gist.reports)))
    data = b"".join((head, theatre, watermark, *corrections, *entries, look))
    return _SUM.pack(_code(), _sum(data, value)) + data


def is_of(header: bytes, value: bytes) -> bool:
    """Whether a header is one of ours, and of the record with this value."""
    if len(header) < _SUM.size + _HEAD.size:
        return False
    code, told = _SUM.unpack_from(header)
    return (
        code == _code()
        and told == _sum(memoryview(header)[_SUM.size :], value)
        and header[_SUM.size + 1] <= STATE_VERSION
    )


def head_in(header: bytes) -> Head:
    """The beginning of what `packed` made, or of what `is_of` some value."""
    more, version, revision, _, look, theatre, watermark, _, _ = _HEAD.unpack_from(header, _SUM.size)
    at, end = _SUM.size + _HEAD.size + theatre, len(header) - look
    return Head(more, version, revision, header[at : at + watermark].decode(), header[:end], header[end:])


def filed_in(header: bytes) -> Filed:
    """All of it that is needed once it is known to be the last."""
    _, _, revision, day, _, theatre, watermark, corrections, reports = _HEAD.unpack_from(header, _SUM.size)
    at = _SUM.size + _HEAD.size
    name = header[at : at + theatre].decode()
    at += theatre + watermark
    ids = []
    for _ in range(corrections):
        end = at + _LENGTH_BYTES + int.from_bytes(header[at : at + _LENGTH_BYTES], "little")
        ids.append(header[at + _LENGTH_BYTES : end].decode())
        at = end
    return Filed(name, revision, day, ids, list(_entries(header, at, reports)))


def _sum(data: bytes | memoryview, value: bytes) -> int:
    return crc32(value, crc32(data))


@cache
def _code() -> int:
    """A sum over the code that headers are made by, and read."""
    modules = (*MADE_BY, sys.modules[__name__])
    return crc32("\0".join(map(inspect.getsource, modules)).encode())


def _packed(one: Entry) -> tuple[bytes, ...]:
    report_id, article_id = one.report_id.encode(), one.article_id.encode()
    sizes = (len(report_id), len(article_id), len(one.keys))
    return (_ENTRY.pack(*sizes, one.row), report_id, article_id, one.keys)


def _entries(header: bytes, at: int, reports: int) -> Iterator[Entry]:
    for _ in range(reports):
        report_id, article_id, keys, row = _ENTRY.unpack_from(header, at)
        start = at + _ENTRY.size
        middle, end = start + report_id, start + report_id + article_id
        at = end + keys
        yield Entry(header[start:middle].decode(), header[middle:end].decode(), row, header[end:at])
