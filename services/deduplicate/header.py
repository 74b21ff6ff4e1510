"""What a restore needs of a revision as a header of its record, so that it need not look into the record; and its look.

Packed numbers and texts, after a sum over them and the record's value: where the header is absent, strange, of another
record or made by code that makes others, the record itself is read. What finding needs is worked out already
(`entry.py`), so that a restore copies it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, product
from struct import Struct
from typing import NamedTuple, get_args
from zlib import crc32

from schemas.event import STATE_VERSION
from schemas.taxonomy import SubEventType
from services.deduplicate.entry import Entry, entry_of
from services.deduplicate.facts import ROW_BYTES
from services.deduplicate.features import Kept, Spot, clues_of
from services.deduplicate.gist import Gist, Told

GIST = "sitrep.gist"
"""The header's name."""
MOST_BYTES = 65_536
"""Of a record that gets a header: a larger one is seldom, and read itself."""
_MOST_IN_HEADER = 16_384
_SUM = Struct("<II")  # of what the code makes, and the CRC-32 of all that follows and of the value
_HEAD = Struct("<?BIiHHHHH")
"""More, version, revision, last day; bytes of look, theatre and watermark; corrections and reports."""
_ENTRY = Struct(f"<HHH{ROW_BYTES}s")  # bytes of its ids and keys; what tells it apart
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
    data = _data(gist, look)
    return _SUM.pack(_code(), _sum(data, value)) + data


def _data(gist: Gist, look: bytes) -> bytes:
    theatre, watermark = gist.theatre.encode(), gist.watermark.encode()
    head = _HEAD.pack(
        gist.more, gist.state_version, gist.revision, gist.last_day, len(look), len(theatre), len(watermark),
        len(gist.corrections), len(gist.reports),
    )  # fmt: skip
    corrections = [len(i).to_bytes(_LENGTH_BYTES, "little") + i for i in map(str.encode, gist.corrections)]
    entries = chain.from_iterable(map(_packed, map(entry_of, gist.reports)))
    return b"".join((head, theatre, watermark, *corrections, *entries, look))


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
    """A sum over what this code makes of reports of all kinds: keys and rows of other ones would be of no use."""
    told = [Told("report", "article", kept) for kept in _kinds()]
    return crc32(_data(Gist("event", "theatre", 1, 2, "3", False, STATE_VERSION, told, ["correction"]), b""))


def _kinds() -> Iterator[Kept]:
    """What is kept of reports that differ in each thing that finding them depends on."""
    places = (Spot(48.26, 37.74, 2_000.0), Spot(-9.5, -179.9, 90_000.0), Spot(15.0, 32.5, 500_000.0))
    clues = clues_of(["Ardenhof", "Белмарівка"], "Nine were hurt in Corvina", 3, 12)
    for spots, days, killed in product(
        (places[:1], places[1:2], places[2:], places, ()), (0, 1, 3, 4, 40), (None, 0, 3, 7)
    ):
        yield Kept(spots, 739_000, 739_000 + days, killed, "Attack", True, 7, clues, bytes(range(64)), "a|b")
    for kind in get_args(SubEventType):
        yield Kept(places[:1], 739_000, 739_000, None, kind, False, 0)


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
