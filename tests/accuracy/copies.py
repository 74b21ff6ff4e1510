"""How well signatures tell copies from other texts: `python -m tests.accuracy.copies PAIRS.tsv [CLUSTERS.csv]`.

PAIRS has columns first_text, second_text and quality (OK: one story, BAD: two); of one story, texts may be copies or
written anew, so its recall says how many of them are copies rather than how many copies are found. CLUSTERS holds one
text for each cluster of exact duplicates; texts of two clusters that are the same but for a few words count as copies.
"""

from __future__ import annotations

import base64
import csv
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from rapidfuzz.fuzz import ratio

from services.deduplicate.similarity.text import COPY, shared
from services.extract.signature import signature_of

THRESHOLDS = (0.2, COPY, 0.4, 0.5, 0.6, 0.8)
_NEARLY_THE_SAME = 70.0
"""Of 100, of the letters in order: two texts of which an editor made one from the other."""


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    csv.field_size_limit(1 << 24)
    for line in pair_figures(Path(arguments[0])):
        print(line)
    for path in arguments[1:2]:
        for line in cluster_figures(Path(path)):
            print(line)


def pair_figures(path: Path) -> Iterator[str]:
    """Of the pairs of one story, and of others: how many are copies by each threshold."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{k.rpartition(":")[2]: v for k, v in row.items()} for row in csv.DictReader(file, delimiter="\t")]
    one = [(r["first_text"], r["second_text"]) for r in rows if r["quality"] == "OK"]
    two = [(r["first_text"], r["second_text"]) for r in rows if r["quality"] == "BAD"]
    edited = [pair for pair in one if ratio(*pair) >= _NEARLY_THE_SAME]
    yield f"{len(one)} pairs of one story, {len(edited)} of them nearly the same text; {len(two)} pairs of two stories"
    for least in THRESHOLDS:
        counts = [sum(likeness(*pair) >= least for pair in pairs) for pairs in (edited, one, two)]
        yield (f"shared >= {least:.1f}: {counts[0]} of {len(edited)} nearly the same, {counts[1]} of {len(one)} of one "
               f"story, {counts[2]} of {len(two)} of two")  # fmt: skip


def cluster_figures(path: Path) -> Iterator[str]:
    """Texts of different clusters that are taken for copies, and whether they are."""
    with path.open(encoding="utf-8", newline="") as file:
        texts = [row["RepresentativeText"] for row in csv.DictReader(file)]
    signed = [text for text in texts if signature_of(text)]
    pairs = [pair for pair in combinations(signed, 2) if likeness(*pair) >= COPY]
    wrong = [pair for pair in pairs if ratio(*pair) < _NEARLY_THE_SAME]
    yield f"{len(texts)} clusters, {len(signed)} with a text long enough to be signed; a text is always its own copy"
    yield f"{len(pairs)} pairs of clusters taken for copies, {len(wrong)} of them of different texts"


def likeness(one: str, two: str) -> float:
    """The share of equal values of the two signatures."""
    return shared(_low_bytes(one), _low_bytes(two))


def _low_bytes(text: str) -> bytes:
    return base64.b64decode(signature_of(text) or "")[::4]


if __name__ == "__main__":
    main(sys.argv[1:])
