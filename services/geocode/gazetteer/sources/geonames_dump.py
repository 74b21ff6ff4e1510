"""Full GeoNames dumps of countries (CC BY 4.0): the 19 columns of https://download.geonames.org/export/dump/readme.txt."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from services.geocode.gazetteer.entry import Entry, NameKind, settlement_feature, settlement_radius
from services.geocode.gazetteer.model import Feature, GazetteerError
from services.geocode.gazetteer.names import is_readable

COLUMNS = 19
MOST_BROKEN = 0.5
"""A dump with a greater share of broken rows is refused: it is something else."""

_FEATURES: dict[str, Feature] = {
    "ADM1": "region", "ADM2": "district", "ADM2H": "district", "ADM3": "municipality", "PPLX": "quarter",
    "AIRP": "facility", "AIRB": "facility", "AIRF": "facility", "AIRQ": "facility",
    "MILB": "facility", "INSM": "facility",
    "NVB": "facility", "PS": "facility", "PSH": "facility", "PSN": "facility", "DAM": "facility", "PRT": "facility",
    "CMPRF": "facility", "MFG": "facility", "OILR": "facility", "RGN": "area", "AREA": "area",
    "STM": "water", "RSV": "water", "BAY": "water", "LK": "water", "CHN": "water", "STRT": "water",
    "ISL": "relief", "ISLS": "relief", "PEN": "relief", "CAPE": "relief", "SPIT": "relief", "MTS": "relief",
}  # fmt: skip
_RADII: dict[Feature, float] = {
    "facility": 2_000.0, "area": 20_000.0, "water": 20_000.0, "relief": 10_000.0, "quarter": 2_000.0,
    "region": 80_000.0, "district": 30_000.0, "municipality": 15_000.0,
}  # fmt: skip


@dataclass(slots=True)
class DumpCount:
    """What became of a dump's rows."""

    read: int = 0
    broken: int = 0
    first_broken: str = ""


@dataclass(slots=True)
class DumpRow:
    """A row that we keep, with the codes that join it to the administrative hierarchy."""

    entry: Entry
    code: str
    """GeoNames feature code."""
    admin1: str
    admin2: str
    admin3: str


def read_dump(path: Path, count: DumpCount) -> Iterator[DumpRow]:
    """The rows of XX.zip that can be places of events. Broken rows are skipped and counted; most broken is an error."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as raw:
            for line in io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n"):
                row = _row(line.rstrip("\r\n"), count)
                if row is not None:
                    yield row
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise GazetteerError(f"{path}: cannot be read as a GeoNames dump ({error}). Fetch it again: "
                             f"sitrep gazetteer fetch {path.stem}") from error  # fmt: skip
    if count.read == 0 or count.broken > MOST_BROKEN * count.read:
        why = count.first_broken or "the file is empty"
        raise GazetteerError(
            f"{path}: {count.broken} of {count.read} rows are not GeoNames rows ({why}). "
            f"Fetch it again: sitrep gazetteer fetch {path.stem}"
        )


def content_digest(path: Path) -> bytes:
    """SHA-256 of a dump's rows, however they were packed. The dump has been read before."""
    with zipfile.ZipFile(path) as archive:
        return hashlib.sha256(archive.read(_member(archive, path))).digest()


def _member(archive: zipfile.ZipFile, path: Path) -> str:
    """The data file of the archive: XX.txt, or the only one that is not a readme."""
    names = [name for name in archive.namelist() if name.endswith(".txt") and name != "readme.txt"]
    if len(names) != 1:
        raise GazetteerError(
            f"{path}: holds no XX.txt of a GeoNames country dump, only {', '.join(archive.namelist())[:80]}"
        )
    return names[0]


def _row(line: str, count: DumpCount) -> DumpRow | None:
    count.read += 1
    cells = line.split("\t")
    try:
        if len(cells) != COLUMNS:
            raise ValueError(f"{len(cells)} columns instead of {COLUMNS}")
        return _parse(cells)
    except ValueError as error:
        count.broken += 1
        count.first_broken = count.first_broken or f"line {count.read}: {error}"
        return None


def _parse(cells: list[str]) -> DumpRow | None:
    latitude, longitude, population = float(cells[4]), float(cells[5]), int(cells[14] or 0)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or not cells[1] or population < 0:
        raise ValueError(f"no place: {cells[1]!r} at {latitude}, {longitude}")
    feature = _feature(cells[6], cells[7], population)
    if feature is None:
        return None
    entry = Entry(
        key=f"geonames:{int(cells[0])}",
        name=cells[1],
        feature=feature,
        country=cells[8],
        latitude=latitude,
        longitude=longitude,
        parent=f"region:{cells[8]}.{cells[10]}",
        population=population,
        geonames=int(cells[0]),
        uncertainty_m=_RADII.get(feature) or settlement_radius(population),
    )
    former = NameKind.FORMER if cells[7] in ("PPLQ", "PPLH", "ADM2H") else NameKind.USUAL
    for name in (cells[1], cells[2]):
        entry.add_name(name, former)
    for name in filter(is_readable, cells[3].split(",")):
        entry.add_alternate(name)
    return DumpRow(entry, cells[7], cells[10], cells[11], cells[12])


def _feature(letter: str, code: str, population: int) -> Feature | None:
    """Settlements by inhabitants, others by their code; what no news tells of (hotels, wells, churches) is left out."""
    if letter == "P" and code != "PPLX":
        return settlement_feature(population)
    return _FEATURES.get(code)
