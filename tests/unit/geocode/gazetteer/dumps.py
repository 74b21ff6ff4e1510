"""Small GeoNames dumps of our own making."""

from __future__ import annotations

import zipfile
from pathlib import Path


def row(
    geonames: int, name: str, at: tuple[float, float], code: str = "PPL", others: str = "", population: int = 0
) -> str:
    letter = {"ADM": "A", "PPL": "P", "AIR": "S"}[code[:3]]
    cells = [str(geonames), name, name, others, str(at[0]), str(at[1]), letter, code, "SD", "", "55", "", "", "",
             str(population), "", "", "Africa/Khartoum", "2024-01-01"]  # fmt: skip
    return "\t".join(cells)


def dump(path: Path, rows: list[str]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "not data")
        archive.writestr(f"{path.stem}.txt", "".join(line + "\n" for line in rows))
    return path
