"""Fit the weights of `services.geocode.calibration`, and print the reliability table that stands in docs/accuracy.md.

    python tests/accuracy/calibration.py [--gazetteer DIR] [--ukraine DIR] SHARED_DATA

Every name that the recognition finds in LGL and TR-News is an answer: right where it overlaps an annotated toponym
and lies within 161 km of it (or is the same country or region). In PITF and UCDP the names that hold the annotated
locality are answers, right within 25 km; in VIINA those that may mean the annotated GeoNames id. Weights are fitted
by Newton's method with a ridge; the table is of five-fold cross-validation by text.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from pathlib import Path

import geoparsing
import numpy as np
import numpy.typing as npt

from services.extract.text.document import Document
from services.extract.text.language import language_of
from services.extract.toponyms import find_toponyms
from services.geocode import calibration
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder
from services.geocode.resolution import SURE, resolve

RIDGE = 1.0
FOLDS = 5
REPORTS_WEIGH = 4
"""How often an answer in reports of conflicts counts in the fit: there are few, and they are what is read."""
NEAR_KM = 25.0
SILVER = 1500
"""Texts of VIINA, of which there are many alike."""
Row = tuple[int, tuple[float, ...], bool]
"""Number of the text, features, whether right."""


def annotated(geocoder: Geocoder, path: Path, first: int) -> Iterator[Row]:
    """Answers in LGL's format."""
    for number, article in enumerate(geoparsing.read(path), first):
        toponyms = find_toponyms(Document(article.text, "en"))
        for index, resolved in resolve(toponyms, geocoder._reader, {}).items():
            gold = next((g for g in article.gold if geoparsing._overlap(toponyms[index], g)), None)
            place = geocoder.gazetteer.place(resolved.place)
            yield number, calibration.describe(resolved), gold is not None and geoparsing.is_right(place, gold)


def located(geocoder: Geocoder, path: Path, columns: tuple[str, str, str, str], first: int) -> Iterator[Row]:
    """Answers for the annotated locality of each row of a table: columns of text, name, latitude, longitude."""
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows, first):
        text, name, latitude, longitude = (row[column] for column in columns)
        key = name.split()[0].lower()[:6] if name.split() else ""
        if len(key) < 4 or not latitude or not longitude:
            continue
        toponyms = find_toponyms(Document(text[:2000], "en"))
        for index, resolved in resolve(toponyms, geocoder._reader, {}).items():
            if key in toponyms[index].written.lower():
                place = geocoder.gazetteer.place(resolved.place)
                point = (float(latitude), float(longitude))
                near = geoparsing.kilometres((place.latitude, place.longitude), point) <= NEAR_KM
                yield number, calibration.describe(resolved), near
                break


def silver(geocoder: Geocoder, path: Path, first: int) -> Iterator[Row]:
    """Answers for the one name of each VIINA text that may mean its GeoNames id, in Russian and Ukrainian."""
    csv.field_size_limit(10**9)
    gazetteer = geocoder.gazetteer
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["geonameid"].split(".")[0].isdigit()]
    for number, row in enumerate(rows[:: max(1, len(rows) // SILVER)], first):
        text, gold = row["representative_text"][:1500], int(row["geonameid"].split(".")[0])
        language = language_of(None, text) or "ru"
        toponyms = find_toponyms(Document(text, language))
        extraction = geoparsing._extraction(toponyms).model_copy(update={"language": language})
        for index, resolved in resolve(toponyms, geocoder._reader, geocoder._hints(extraction)).items():
            reading = geocoder._reader.read(toponyms[index], toponyms[index].strength >= SURE)
            if any(gazetteer.place(int(i)).geonames == gold for i in reading.places):
                place = gazetteer.place(resolved.place)
                near = geoparsing.kilometres(
                    (place.latitude, place.longitude), (float(row["latitude"]), float(row["longitude"]))
                )
                yield number, calibration.describe(resolved), near <= NEAR_KM
                break


def fit(features: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Weights of a ridge logistic regression."""
    weights = np.zeros(features.shape[1])
    penalty = RIDGE * np.eye(features.shape[1])
    penalty[0, 0] = 1e-3
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        gradient = features.T @ (chance - right) + penalty @ weights
        hessian = (features * (chance * (1 - chance))[:, None]).T @ features + penalty
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def reliability(chance: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> Iterator[str]:
    """The table's lines: for each tenth of the score, how many answers, their mean score, the share that is right."""
    yield "| score | answers | mean score | right |"
    yield "|---|---|---|---|"
    for low in np.arange(0.0, 1.0, 0.1):
        inside = (chance >= low) & (chance < low + 0.1 + (low > 0.85))
        if inside.any():
            share, mean = right[inside].mean(), chance[inside].mean()
            yield f"| {low:.1f} to {low + 0.1:.1f} | {int(inside.sum())} | {mean:.2f} | {share:.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--gazetteer", type=Path, default=None)
    parser.add_argument("--ukraine", type=Path, default=None, help="a gazetteer with UA.zip, for VIINA")
    args = parser.parse_args()
    geocoder = Geocoder(Gazetteer.open(args.gazetteer))
    rows = [
        *annotated(geocoder, args.data / "geoparsing/lgl.xml", 0),
        *annotated(geocoder, args.data / "geoparsing/TR-News.xml", 10_000),
        *located(geocoder, args.data / "casualties/pitf_dev.csv", ("description", "locality", "lat", "lon"), 20_000),
        *located(
            geocoder,
            args.data / "casualties/ucdp_ged_ukraine_dev.csv",
            ("source_headline", "where_coordinates", "latitude", "longitude"),
            30_000,
        ),
    ]
    if args.ukraine:
        rows += silver(Geocoder(Gazetteer.open(args.ukraine)), args.data / "multilingual/viina_dev.csv", 40_000)
    features = np.array([row[1] for row in rows])
    right = np.array([row[2] for row in rows], dtype=np.float64)
    fold = np.array([random.Random(row[0]).randrange(FOLDS) for row in rows])
    weight = np.array([REPORTS_WEIGH if row[0] >= 20_000 else 1 for row in rows])
    chance = np.zeros(len(rows))
    for number in range(FOLDS):
        taken = np.repeat(np.flatnonzero(fold != number), weight[fold != number])
        weights = fit(features[taken], right[taken])
        chance[fold == number] = 1 / (1 + np.exp(-features[fold == number] @ weights))
    print(f"{len(rows)} answers, {right.mean():.3f} right")
    print("\n".join(reliability(chance, right)))
    print("of them in reports of conflicts:")
    print("\n".join(reliability(chance[weight > 1], right[weight > 1])))
    print(
        "WEIGHTS = ("
        + ", ".join(f"{w:.2f}" for w in fit(np.repeat(features, weight, axis=0), np.repeat(right, weight)))
        + ")"
    )


if __name__ == "__main__":
    main()
