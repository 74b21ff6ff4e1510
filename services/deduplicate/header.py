"""The gist of a revision as a header of its record, so that a restore need not look into the record; and its look.

Packed numbers and texts, after a sum over them and the record's value: where the header is absent, strange, of another
record or of another version of sitrep, the record itself is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from struct import Struct
from typing import NamedTuple
from zlib import crc32

from schemas.event import STATE_VERSION
from services.deduplicate.features import Kept, Spot
from services.deduplicate.gist import Gist, Told

GIST = "sitrep.gist"
"""The header's name."""
MOST_BYTES = 65_536
"""Of a record that gets a header: a larger one is seldom, and read itself."""
_MOST_IN_HEADER = 16_384
_FORMAT = 5  # 4 had no look; 3 had no clues; 2 took any two days for a named one; 91, "[", began the headers before
_SUM = Struct("<BI")  # the format, and the CRC-32 of all that follows and of the value
_HEAD = Struct("<?BIiHHHHHH")  # more, version, revision, last day; bytes of look, id, theatre, watermark; corrections,
# reports
_TOLD = Struct("<HHHHHHH?iiiI")  # bytes of its texts; places; clues; dated; first day, last day, killed or -1, entry
_SPOT = Struct("<ddd")
_CLUE = Struct("<I")
_NOT_KNOWN, _MOST_KILLED = -1, 1 << 30


class Head(NamedTuple):
    """What is needed of a record before it is known whether it is its event's last."""

    more: bool
    state_version: int
    revision: int
    watermark: str
    gist: bytes
    """All of it, packed, but for the look."""
    look: bytes
    """As `look.packed_look` made it; empty where there is none."""


def header_of(value: bytes, gist: Gist, look: bytes = b"") -> tuple[tuple[str, bytes], ...]:
    """The header of a record with this value; without the look, or none, where it would be too large for one."""
    data = packed(gist, value, look)
    if len(data) > _MOST_IN_HEADER:
        return header_of(value, gist) if look else ()
    return ((GIST, data),)


def packed(gist: Gist, value: bytes = b"", look: bytes = b"") -> bytes:
    """A gist and a look as bytes, for the record with this value."""
    texts = [text.encode() for text in (gist.event_id, gist.theatre, gist.watermark)]
    head = _HEAD.pack(
        gist.more, gist.state_version, gist.revision, gist.last_day, len(look), *map(len, texts),
        len(gist.corrections), len(gist.reports),
    )  # fmt: skip
    corrections = [len(i).to_bytes(2, "little") + i for i in map(str.encode, gist.corrections)]
    data = b"".join((head, *texts, *corrections, *chain.from_iterable(map(_packed, gist.reports)), look))
    return _SUM.pack(_FORMAT, _sum(data, value)) + data


def is_of(header: bytes, value: bytes) -> bool:
    """Whether a header is one of ours, and of the record with this value."""
    if len(header) < _SUM.size + _HEAD.size:
        return False
    kind, told = _SUM.unpack_from(header)
    return (
        kind == _FORMAT
        and told == _sum(memoryview(header)[_SUM.size :], value)
        and header[_SUM.size + 1] <= STATE_VERSION
    )


def head_in(header: bytes) -> Head:
    """The beginning of a gist that `packed` made, or that `is_of` some value."""
    more, version, revision, _, look, event_id, theatre, watermark, _, _ = _HEAD.unpack_from(header, _SUM.size)
    at, end = _SUM.size + _HEAD.size + event_id + theatre, len(header) - look
    return Head(more, version, revision, header[at : at + watermark].decode(), header[:end], header[end:])


def gist_in(header: bytes) -> Gist:
    """The whole of it."""
    more, version, revision, day, _, *sizes, corrections, reports = _HEAD.unpack_from(header, _SUM.size)
    at = _SUM.size + _HEAD.size
    texts = []
    for size in sizes:
        texts.append(header[at : at + size].decode())
        at += size
    ids = []
    for _ in range(corrections):
        end = at + 2 + int.from_bytes(header[at : at + 2], "little")
        ids.append(header[at + 2 : end].decode())
        at = end
    return Gist(texts[0], texts[1], revision, day, texts[2], more, version, list(_told(header, at, reports)), ids)


def _sum(data: bytes | memoryview, value: bytes) -> int:
    return crc32(value, crc32(data))


def _packed(told: Told) -> Iterator[bytes]:
    kept = told.kept
    texts = [told.report_id.encode(), told.article_id.encode(), kept.kind.encode(), kept.parties.encode()]
    killed = _NOT_KNOWN if kept.killed is None else min(kept.killed, _MOST_KILLED)
    yield _TOLD.pack(
        *map(len, texts), len(kept.signature), len(kept.spots), len(kept.clues), kept.dated, kept.first_day,
        kept.last_day, killed, kept.entry,
    )  # fmt: skip
    yield from texts
    yield kept.signature
    for spot in kept.spots:
        yield _SPOT.pack(*spot)
    for clue in kept.clues:
        yield _CLUE.pack(clue)


def _told(header: bytes, at: int, reports: int) -> Iterator[Told]:
    for _ in range(reports):
        id_, article, kind, parties, signature, places, named, dated, first, last, killed, entry = _TOLD.unpack_from(
            header, at
        )
        at += _TOLD.size
        report_id = header[at : (at := at + id_)].decode()
        article_id = header[at : (at := at + article)].decode()
        sub_type = header[at : (at := at + kind)].decode()
        sides = header[at : (at := at + parties)].decode() if parties else ""
        copied = header[at : (at := at + signature)]
        end = at + places * _SPOT.size
        spots = tuple([Spot(*one) for one in _SPOT.iter_unpack(header[at:end])])
        at = end + named * _CLUE.size
        clues = tuple([clue for (clue,) in _CLUE.iter_unpack(header[end:at])])
        kept = Kept(spots, first, last, None if killed < 0 else killed, sub_type, dated, entry, clues, copied, sides)
        yield Told(report_id, article_id, kept)
