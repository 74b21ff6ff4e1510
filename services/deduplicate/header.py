"""The gist of a revision as a header of its record, so that a restore need not look into the record.

JSON without names. It is checked against the record that it lies on; where it is absent, strange or of another record,
the record itself is read.
"""

from __future__ import annotations

from itertools import chain
from zlib import crc32

from pydantic_core import from_json, to_json

from schemas.event import STATE_VERSION
from services.deduplicate.features import Kept, Spot
from services.deduplicate.gist import Gist, Told

GIST = "sitrep.gist"
"""The header's name."""
_REPORTS = Gist._fields.index("reports")
MOST_BYTES = 65_536
"""Of a record that gets a header: a larger one is seldom, and read itself."""
_MOST_IN_HEADER = 16_384


def header_of(value: bytes, gist: Gist) -> tuple[tuple[str, bytes], ...]:
    """The header of a record with this value; none where it would be too large for one."""
    reports = [
        (t.report_id, t.article_id, tuple(chain.from_iterable(t.kept.spots)), *_found_by(t.kept)) for t in gist.reports
    ]
    data = to_json((crc32(value), gist[:_REPORTS], gist.corrections, reports))
    return ((GIST, data),) if len(data) <= _MOST_IN_HEADER else ()


def gist_in(header: bytes, value: bytes) -> Gist | None:
    """The gist that a header tells of this value; None where it tells none that can be used."""
    try:
        checksum, fields, corrections, reports = from_json(header)
        if checksum != crc32(value):
            return None
        gist = Gist._make([*fields, [_told(*report) for report in reports], corrections])
    except (ValueError, TypeError):
        return None
    return gist if gist.state_version <= STATE_VERSION else None


def _found_by(kept: Kept) -> tuple[object, ...]:
    """Dates and deaths; of a report without a usable place also what it is found by instead."""
    if not kept.kind:
        return kept[1:4]
    return (*kept[1:4], kept.signature.hex(), kept.parties, kept.kind)


def _told(
    report_id: str, article_id: str, numbers: list[float], first_day: int, last_day: int, killed: int | None,
    signature: str = "", parties: str = "", kind: str = "",
) -> Told:  # fmt: skip
    spots = tuple([Spot(*numbers[i : i + 3]) for i in range(0, len(numbers), 3)])
    kept = Kept(spots, first_day, last_day, killed, bytes.fromhex(signature), parties, kind)
    return Told(report_id, article_id, kept)
