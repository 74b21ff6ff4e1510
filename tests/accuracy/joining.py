"""What of a gold set is joined, and why: `python -m tests.accuracy.joining SCORE.py GOLD.jsonl... [--why] [--half 0]`.

SCORE.py is the scorer that is handed out with the data: its rules say which report tells which gold report. `--why`
prints each wrong pair with its aspects and features; `--half` takes the stories with an odd or even main event only.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from schemas.report import ArticleReports
from services.cli.lines import Line
from services.cli.pipeline import locate_all
from services.deduplicate.batch import group
from services.deduplicate.features import Features, features_of
from services.deduplicate.similarity.comparison import compare, reasons

Row = dict[str, Any]


class Found(NamedTuple):
    """A gold report that was found."""

    gold: str
    event: str
    """Whose event it tells by the gold set."""
    joined: str
    """The event that it is in."""
    features: Features


def main(arguments: Sequence[str]) -> None:
    """Print the figures and, where asked, the wrong pairs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("score", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--why", action="store_true")
    parser.add_argument("--half", type=int)
    asked = parser.parse_args(arguments)
    score = _module(asked.score)
    rows = [json.loads(line) for path in asked.gold for line in path.read_text(encoding="utf-8").splitlines()]
    found, missing = match(rows, score)
    stories = {row["article"]["article_id"]: story(row) for row in rows}
    if asked.half is not None:
        found = [f for f in found if stories[f.features.article_id] % 2 == asked.half]
        missing = [m for m in missing if stories[m.rpartition("-")[0]] % 2 == asked.half]
    print(figures(found, score))
    print(
        look_alikes(found, [json.loads(f.read_text()) for f in sorted(asked.gold[0].parent.glob("look-alikes*.json"))])
    )
    if asked.why:
        print("not found:", *missing)
        for line in (line for pair in combinations(found, 2) for line in wrong(*pair)):
            print(line)


def match(rows: Sequence[Row], score: ModuleType) -> tuple[list[Found], list[str]]:
    """The gold reports that were found, and the ids of those with an event that were not."""
    articles = [(row["article"]["article_id"], row["article"]) for row in rows]
    lines = [Line(i, i.encode(), json.dumps(article).encode()) for i, article in articles]
    told: list[ArticleReports] = [one for done in locate_all(lines, None, 1) for one in done.by_theatre]
    members = {m.report.report_id: (r.event_id, features_of(m, r.theatre)) for r in group(told) for m in r.members}
    of_article: dict[str, list[Row]] = {}
    for one in told:
        of_article.setdefault(one.article_id, []).extend(r.model_dump(mode="json") for r in one.reports)
    found, missing = [], []
    for row in rows:
        here = of_article.get(row["article"]["article_id"], [])
        pairs = {g: here[p]["report_id"] for g, p in score.match(row["article"]["text"], here, row["reports"])}
        for i, gold in enumerate(row["reports"]):
            if not gold.get("event_group"):
                continue
            if i in pairs:
                found.append(Found(gold["id"], gold["event_group"], *members[pairs[i]]))
            else:
                missing.append(gold["id"])
    return found, missing


def story(row: Row) -> int:
    """The number of the first event that an article tells: those of one story have one."""
    events = [r["event_group"] for r in row["reports"] if r.get("event_group")]
    return min((int("".join(filter(str.isdigit, e))) for e in events), default=0)


def figures(found: Sequence[Found], score: ModuleType) -> str:
    """B-cubed, as it is and as if nothing were joined."""
    precision, recall = score.bcubed([(f.event, f.joined) for f in found])
    f1 = 2 * precision * recall / (precision + recall)
    _, alone = score.bcubed([(f.event, f.gold) for f in found])
    base = 2 * alone / (1 + alone)
    way = (f1 - base) / (1 - base) if base < 1 else 1.0
    return (
        f"{len(found)} reports: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, unjoined {base:.3f}: {way:.0%} of the way"
    )


def look_alikes(found: Sequence[Found], files: Sequence[list[list[str]]]) -> str:
    """How many pairs that are not one event are in one."""
    joined = {f.gold: f.joined for f in found}
    pairs = [(one, two) for file in files for one, two, *_ in file if one in joined and two in joined]
    wrongly = [pair for pair in pairs if joined[pair[0]] == joined[pair[1]]]
    return f"{len(wrongly)} of {len(pairs)} look-alike pairs joined: {wrongly}"


def wrong(one: Found, two: Found) -> Iterator[str]:
    """Why a pair is not as it should be; nothing where it is."""
    if (one.event == two.event) == (one.joined == two.joined):
        return
    points = compare(one.features, two.features).points
    yield f"\n{'APART' if one.event == two.event else 'JOINED'} {one.gold} {two.gold} {points:+.1f} "
    yield "   " + "; ".join(reasons(one.features, two.features))
    for f in (one.features, two.features):
        yield f"   {told(f)}"


def told(f: Features) -> str:
    """A report's features on one line."""
    places = ", ".join(f"{p.name} ±{p.radius_m / 1000:.0f} ({p.relation})" for p in f.points)
    days = f"{f.first_day % 1000}-{f.last_day % 1000}{'' if f.dated else '?'}{' night' if f.at_night else ''}"
    tolls = [count.best if count else None for count in (f.killed, f.injured, f.captured)]
    sides = f"{set(f.perpetrators) or '-'} on {set(f.targets) or '-'}"
    return f"{f.sub_event_type} | {places} | {days} | {sides} | {tolls} | {set(f.means)} {set(f.objects)} | {f.quote}"


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(sys.argv[1:])
