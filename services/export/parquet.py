"""Events as GeoParquet 1.1 (geoparquet.org): for pandas, GeoPandas, DuckDB and QGIS."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.event import ConflictEvent
from services.export.flat import TYPES, flat

BATCH = 5_000  # rows held at once
_ARROW = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
    datetime: pa.timestamp("us", "UTC"),
}
_GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}
SCHEMA = pa.schema(
    [*(pa.field(name, _ARROW[kind]) for name, kind in TYPES.items()), pa.field("geometry", pa.binary())],
    metadata={"geo": json.dumps(_GEO)},
)


def write(events: Iterable[ConflictEvent], to: IO[bytes]) -> None:
    """Write all events as one file, in bounded memory."""
    with pq.ParquetWriter(to, SCHEMA) as writer:
        for batch in _batches(events):
            rows = [{**flat(event), "geometry": _point(event)} for event in batch]
            writer.write_table(pa.Table.from_pylist(rows, schema=SCHEMA))


def _point(event: ConflictEvent) -> bytes | None:
    """A point in well-known binary, longitude first."""
    where = event.where
    return struct.pack("<BIdd", 1, 1, where.longitude, where.latitude) if where else None


def _batches(events: Iterable[ConflictEvent]) -> Iterator[list[ConflictEvent]]:
    source = iter(events)
    while batch := list(islice(source, BATCH)):
        yield batch
