"""Fit the weights of `services.geocode.calibration`, and print the reliability table that stands in docs/accuracy.md.

    python tests/accuracy/calibration.py [--gazetteer DIR] SHARED_DATA

Every name that the recognition finds in LGL and TR-News is an answer: right where it overlaps an annotated toponym and
lies within 161 km of it (or is the same country or region). In PITF and UCDP the names that hold the annotated locality
are answers, right within 25 km. Weights are fitted by Newton's method with a ridge; the table is of five-fold
cross-validation by text.
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
from services.extract.toponyms import find_toponyms
from services.geocode import calibration
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder
from services.geocode.resolution import resolve

RIDGE = 1.0
FOLDS = 5
NEAR_KM = 25.0
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
    features = np.array([row[1] for row in rows])
    right = np.array([row[2] for row in rows], dtype=np.float64)
    fold = np.array([random.Random(row[0]).randrange(FOLDS) for row in rows])
    chance = np.zeros(len(rows))
    for number in range(FOLDS):
        weights = fit(features[fold != number], right[fold != number])
        chance[fold == number] = 1 / (1 + np.exp(-features[fold == number] @ weights))
    print(f"{len(rows)} answers, {right.mean():.3f} right")
    print("\n".join(reliability(chance, right)))
    print("WEIGHTS = (" + ", ".join(f"{weight:.2f}" for weight in fit(features, right)) + ")")
    print("now:")
    print("\n".join(reliability(1 / (1 + np.exp(-features @ np.array(calibration.WEIGHTS))), right)))


if __name__ == "__main__":
    main()
