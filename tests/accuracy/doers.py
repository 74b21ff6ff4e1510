"""Fit the weights of `services.extract.doers`, and print how the learned choice does on files that it has not seen.

    python -m tests.accuracy.doers [--gazetteer DIR] [--write] tests/gold/dev/*.jsonl

Every report that tells a report of the gold (their words overlap) is one question: which of the article's parties did
it, or is nobody told? It is asked as if no rule had named the doer, for rules name most, and what stands around a deed
is alike; then the scale of the scores and the odds of nobody are fitted to the reports alone whose doer the rules do
not know. Right is a party that the gold accepts; nobody is where it has no doer, or no party has its name.

The figures are of leaving out one file at a time: each is another manner of writing. `--write` puts the weights of all
files into services/extract/lexicon/doers.toml.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from schemas.article import RawArticle
from schemas.report import Actor, ExtractedReport, Extraction
from services.extract.actors.slot import actor_of
from services.extract.assembly import reports_of
from services.extract.doers.candidates import Candidate, candidates_of
from services.extract.doers.eligible import eligible
from services.extract.doers.features import Features, describe, of_nobody
from services.extract.doers.filling import has_doer, needs_doer, scenes_of
from services.extract.extractor import Extractor
from services.extract.headline import with_doer
from services.extract.names import Names
from services.extract.reading import Reading, read
from services.extract.text.document import Document
from services.extract.text.language import language_of
from services.extract.text.prepare import prepare
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder

RIDGE = 2.0
ROUNDS = 25
LEAST_SEEN = 10
"""Answers that must have a feature for it to get a weight."""
TABLE = Path("services/extract/lexicon/doers.toml")
HEAD = """# Weights of the learned choice of an event's doer (services/extract/doers), by the names of its features.
# Fitted by: python -m tests.accuracy.doers --write tests/gold/dev/*.jsonl
"""
Matrix = npt.NDArray[np.float64]


class Question(NamedTuple):
    """Who did it: the answers' features, nobody's first, and which of them are right."""

    file: str
    answers: list[Features]
    right: list[bool]
    known: bool
    """Whether the rules name a doer."""
    told: bool
    """Whether the gold does."""


class Table(NamedTuple):
    """Answers as numbers: a row each, of which question, and whether right."""

    features: Matrix
    of: npt.NDArray[np.int64]
    right: Matrix


def questions(path: Path, geocoder: Geocoder) -> Iterator[Question]:
    """Those of a gold file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = RawArticle.model_validate(row["article"])
        extraction = Extractor()(article)
        if not isinstance(extraction, Extraction) or not extraction.reports:
            continue
        told = [report for located in geocoder(extraction) for report in located.reports]
        lands = {report.report_id: report.where.country for report in told if report.where}
        yield from _of_article(path.name, article, row["reports"], lands)


def _of_article(file: str, article: RawArticle, gold: Sequence[Any], lands: dict[str, Any]) -> Iterator[Question]:
    reading, title = _read(article)
    told = partial(lambda: reports_of(article, read(title, article.published_at)))
    reports = reports_of(article, reading)
    reports = with_doer(reports, title, told) if reading.document is not title.document else reports
    titled = title.mentions if reading.document is not title.document else ()
    every = candidates_of(reading.names.mentions, titled)
    for report, scene in zip(reports, scenes_of(reports, reading), strict=True):
        text = article.text if report.evidence.field == "text" else article.title
        want = next((g for g in gold if _tells(report, text, g)), None)
        candidates = eligible(scene, every)
        if want is None or not candidates or not needs_doer(report):
            continue
        names = [str(name).lower() for name in want.get("perpetrator") or ()]
        right = [any(_is(a, names) for a in _actors(c, report, lands.get(report.report_id))) for c in candidates]
        answers = [of_nobody(scene, candidates), *(describe(scene, c, candidates) for c in candidates)]
        yield Question(file, answers, [not any(right), *right], has_doer(report), bool(names))


def _read(article: RawArticle) -> tuple[Reading, Names]:
    text = prepare(article.text, article.content_type)
    language = language_of(article.language, text) or "en"
    names = Names(Document(text, language))
    title = Names(Document(prepare(article.title, "text/plain"), language, "title"), before=names)
    reading = read(names, article.published_at)
    return (reading if reading.events else read(title, article.published_at)), title


def _tells(report: ExtractedReport, text: str, gold: dict[str, Any]) -> bool:
    start = text.find(gold["anchor"])
    return start >= 0 and report.evidence.start < start + len(gold["anchor"]) and start < report.evidence.end


def _actors(candidate: Candidate, report: ExtractedReport, land: str | None) -> Iterator[Actor]:
    """What a candidate would be called, forces without a country by that of the place, as geocode does."""
    for mention in (*candidate.mentions[:6], *candidate.titled[:1]):
        actor = actor_of("perpetrator", mention, report.sub_event_type)
        at_home = land and actor.category == "State forces" and not actor.country
        yield actor.model_copy(update={"country": land}) if at_home else actor


def _is(actor: Actor, names: Sequence[str]) -> bool:
    have = [str(x).lower() for x in (actor.country, actor.name, actor.actor_id, actor.category) if x]
    return any(n == h or (min(len(n), len(h)) > 3 and (n in h or h in n)) for n in names for h in have)


def table(asked: Sequence[Question], names: Sequence[str]) -> Table:
    """The questions' answers, in columns by the features' names."""
    column = {name: at for at, name in enumerate(names)}
    features = np.zeros((sum(len(q.answers) for q in asked), len(names)))
    for row, answer in enumerate(a for q in asked for a in q.answers):
        for name, value in answer.items():
            if name in column:
                features[row, column[name]] = value
    of = np.repeat(np.arange(len(asked)), [len(q.answers) for q in asked])
    return Table(features, of, np.array([r for q in asked for r in q.right], dtype=np.float64))


def chances(scores: Matrix, of: npt.NDArray[np.int64]) -> Matrix:
    """Of each answer to its question."""
    odds: Matrix = np.exp(scores - scores.max())
    shares: Matrix = odds / np.bincount(of, odds)[of]
    return shares


def fit(given: Table, penalty: Matrix, start: Matrix) -> Matrix:
    """Weights by Newton's steps, whose curvature is that of all answers' odds: it bounds the loss from above."""
    weights, middle = start, start
    first = np.flatnonzero(np.diff(given.of, prepend=-1))
    for _ in range(ROUNDS):
        chance = chances(given.features @ weights, given.of)
        right = chance * given.right
        right /= np.maximum(np.bincount(given.of, right), 1e-12)[given.of]
        gradient = given.features.T @ (chance - right) + penalty @ (weights - middle)
        weighed = given.features * chance[:, None]
        means = np.add.reduceat(weighed, first)
        weights = weights - np.linalg.solve(given.features.T @ weighed - means.T @ means + penalty, gradient)
    return weights


def fitted(asked: Sequence[Question]) -> dict[str, float]:
    """The weights by name: of all questions, then scaled to those whose doer the rules do not know."""
    seen = Counter(name for q in asked for answer in q.answers for name, value in answer.items() if value)
    names = sorted(name for name, times in seen.items() if times >= LEAST_SEEN)
    weights = fit(table(asked, names), RIDGE * np.eye(len(names)), np.zeros(len(names)))
    unknown = table([q for q in asked if not q.known], names)
    nobody = unknown.features[:, names.index("nobody")]
    scores = Table(np.stack([unknown.features @ weights, nobody], axis=1), unknown.of, unknown.right)
    scale, more = fit(scores, np.diag([10.0, 0.4]), np.array([1.0, 0.0]))
    return {name: scale * w + more * (name == "nobody") for name, w in zip(names, weights, strict=True)}


def served(asked: Sequence[Question], weights: dict[str, float]) -> Iterator[tuple[float, str]]:
    """Of each question whose doer the rules do not know: the best party's chance, and whether it is right."""
    names = list(weights)
    given = table(asked, names)
    chance = chances(given.features @ np.array([weights[n] for n in names]), given.of)
    for at, question in enumerate(asked):
        if not question.known:
            own, right = chance[given.of == at][1:], question.right[1:]
            best = int(own.argmax())
            yield float(own[best]), "right" if right[best] else "wrong" if question.told else "invented"


def main() -> None:
    """Print the figures; write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--gazetteer", type=Path, default=None)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    geocoder = Geocoder(Gazetteer.open(args.gazetteer))
    asked = [question for path in args.gold for question in questions(path, geocoder)]
    unknown = [q for q in asked if not q.known]
    print(f"{len(asked)} questions, {len(unknown)} of unknown doer, {sum(q.told for q in unknown)} of them told")
    told: list[tuple[float, str]] = []
    for file in dict.fromkeys(q.file for q in asked):
        weights = fitted([q for q in asked if q.file != file])
        told += served([q for q in asked if q.file == file], weights)
    for low in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25):
        verdicts = Counter(verdict for chance, verdict in told if chance >= low)
        print(f"chance {low:.2f} and more: " + ", ".join(f"{n} {v}" for v, n in sorted(verdicts.items())))
    if args.write:
        lines = (f'"{name}" = {weight:.2f}\n' for name, weight in sorted(fitted(asked).items()))
        TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
