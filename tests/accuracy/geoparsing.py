"""Toponym recognition and resolution on LGL and TR-News (Gritta et al. 2018's format).

    python tests/accuracy/geoparsing.py [--gazetteer DIR] [--errors N] FILE.xml...

A country or region that is the annotated one is right wherever the two gazetteers put its middle.
Recognition: precision, recall, F1 of names that overlap an annotated one. Resolution: share within 161 km of the
annotated coordinates, of all annotated toponyms that have some, given their spans (the usual protocol); names that the
recognition missed are read with no more than their span, those that the geocoder is silent on count as wrong.
"""

from __future__ import annotations

import argparse
import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from schemas.report import Extraction, Toponym
from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms
from services.geocode.gazetteer import Gazetteer, Place
from services.geocode.geocoder import Geocoder
from services.geocode.resolution import resolve

NEAR_KM = 161.0


class Annotated(NamedTuple):
    """A gold toponym."""

    start: int
    end: int
    phrase: str
    point: tuple[float, float] | None
    geonames: int
    region: str | None
    """Its name where it is a first-level unit, in lower case."""


class Article(NamedTuple):
    text: str
    gold: tuple[Annotated, ...]


def read(path: Path) -> Iterator[Article]:
    """The articles of a file."""
    for node in ElementTree.parse(path).getroot():
        text = node.findtext("text") or ""
        gold = tuple(_annotated(t, text) for t in node.iter("toponym"))
        yield Article(text, gold)


def _annotated(node: ElementTree.Element, text: str) -> Annotated:
    start, end = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
    latitude, longitude = node.findtext("gaztag/lat"), node.findtext("gaztag/lon")
    point = (float(latitude), float(longitude)) if latitude and longitude else None
    tag = node.find("gaztag")
    geonames = int((tag.get("geonameid") if tag is not None else None) or 0)
    region = (node.findtext("gaztag/name") or "").lower() if node.findtext("gaztag/fcode") == "ADM1" else None
    return Annotated(start, end, node.findtext("phrase") or text[start:end], point, geonames, region)


def given(article: Article) -> tuple[Document, tuple[Toponym, ...], list[int]]:
    """The recognized toponyms with the gold spans put in; and where each gold toponym stands among them."""
    document = Document(article.text, "en")
    found = [t for t in find_toponyms(document) if not t.described]
    kept = [t for t in found if not any(_overlap(t, g) and not _same(t, g) for g in article.gold)]
    moved = {t.start: t for t in kept}
    for gold in article.gold:
        near = next((t for t in found if _overlap(t, gold)), None)
        base = near or Toponym(written="x", start=0, end=1, sentence=0, language="en", strength=0.9)
        sentence = document.sentence_at(gold.start).index
        update = {"written": gold.phrase, "start": gold.start, "end": gold.end, "sentence": sentence, "within": ()}
        if near is None or not _same(near, gold):
            moved[gold.start] = base.model_copy(update={**update, "strength": 0.9})
        else:
            moved[gold.start] = near.model_copy(update={"strength": max(near.strength, 0.9), "within": ()})
    toponyms = [moved[start] for start in sorted(moved)]
    from services.extract.toponyms.hierarchy import containers
    from services.extract.toponyms.vocabulary import vocabulary

    within = containers(toponyms, article.text, vocabulary("en"), 0)
    chained = tuple(t.model_copy(update={"within": w}) for t, w in zip(toponyms, within, strict=True))
    place = {t.start: i for i, t in enumerate(chained)}
    return document, chained, [place[g.start] for g in article.gold]


def _overlap(a: Toponym, b: Annotated) -> bool:
    return a.start < b.end and b.start < a.end


def _same(a: Toponym, b: Annotated) -> bool:
    return a.start == b.start and abs(a.end - b.end) < 2


def _plain(name: str) -> str:
    """A region's name without what its country calls regions."""
    return name.lower().replace("state of ", "").replace(" governorate", "").replace(" province", "").strip()


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    phi, phis = math.radians(a[0]), math.radians(b[0])
    half = math.sin((phis - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(phis) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def is_right(place: Place, gold: Annotated) -> bool:
    """Whether a place is the annotated one: the same country or region, or near it."""
    if place.geonames is not None and place.geonames == gold.geonames:
        return True
    if place.feature == "region" and gold.region and _plain(place.name) == _plain(gold.region):
        return True
    return gold.point is not None and kilometres((place.latitude, place.longitude), gold.point) <= NEAR_KM


def score(articles: Sequence[Article], geocoder: Geocoder, errors: int = 0) -> dict[str, float]:
    """All figures of some articles."""
    gazetteer = geocoder.gazetteer
    matched = predicted = gold = right = placed = 0
    for article in articles:
        extraction = _extraction(find_toponyms(Document(article.text, "en")))
        kept = [t for t in map(extraction.toponyms.__getitem__, geocoder._resolve(extraction)) if not t.described]
        predicted, gold = predicted + len(kept), gold + len(article.gold)
        matched += sum(any(_overlap(t, g) for t in kept) for g in article.gold)
        _, toponyms, where = given(article)
        answers = resolve(toponyms, geocoder._reader, {})
        for index, annotated in zip(where, article.gold, strict=True):
            if annotated.point is None:
                continue
            placed += 1
            place = gazetteer.place(answers[index].place) if index in answers else None
            ok = place is not None and is_right(place, annotated)
            right += ok
            if not ok and errors > 0:
                errors -= 1
                got = f"{place.name} {place.country} {place.feature}" if place else "silent"
                around = article.text[max(0, annotated.start - 60) : annotated.end + 40]
                print(f"  {annotated.phrase} {annotated.point} -> {got}: {around!r}")
    precision = min(1.0, matched / max(1, predicted))
    recall = matched / max(1, gold)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "accuracy@161km": right / max(1, placed),
        "toponyms": float(placed),
    }


def _extraction(toponyms: Sequence[Toponym]) -> Extraction:
    return Extraction(article_id="x", published_at="2024-01-01T00:00:00Z", language="en", toponyms=tuple(toponyms))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--gazetteer", type=Path, default=None)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    geocoder = Geocoder(Gazetteer.open(args.gazetteer))
    for path in args.files:
        figures = score(list(read(path)), geocoder, args.errors)
        print(path.name, "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
