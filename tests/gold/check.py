#!/usr/bin/env python3
"""Validate the annotated articles of tests/gold: exact substrings, unique ids, known types, sane dates and places.

check.py [DIRECTORY|FILE]    (default: the directory of this file); exit status 1, one line a fault, where anything is
wrong or nothing was found to check
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from schemas.taxonomy import SUB_EVENT_TYPE_NAMES  # noqa: E402

RELATIONS = {"at", "near", "between", "toward", "from", "border_of", "along", "axis", "outskirts"} | {
    f"{way}_of" for way in ("north", "north_east", "east", "south_east", "south", "south_west", "west", "north_west")
}
STATUSES = {"reported", "claimed", "confirmed", "disputed", "denied"}
SPLITS = ("dev", "held-out")
LANGUAGES = ("en", "ru", "uk")
SLOTS = {
    "id", "event_group", "sub_event_type", "perpetrator", "target", "date", "places", "killed", "injured", "captured",
    "losses_total", "claimant", "status", "anchor", "required",
}  # fmt: skip


def load(root: Path = HERE) -> dict[str, list[dict[str, Any]]]:
    """The annotated articles of each split; those of a lone file are of dev."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for split in SPLITS:
        files = [root] if root.is_file() and split == "dev" else sorted((root / split).glob("*.jsonl"))
        rows[split] = [
            json.loads(line) for f in files for line in f.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
    return rows


def look_alikes(root: Path = HERE) -> list[list[str]]:
    paths = [path for split in SPLITS for path in sorted((root / split).glob("look-alikes*.json"))]
    return [pair for path in paths for pair in json.loads(path.read_text(encoding="utf-8"))]


def article_faults(row: dict[str, Any]) -> list[str]:
    """What is wrong with one annotated article."""
    article = row["article"]
    name, text = article["article_id"], article["text"]
    faults: list[str] = []

    def say(what: str) -> None:
        faults.append(f"{name}: {what}")

    if article["language"] not in LANGUAGES:
        say(f"language {article['language']!r}")
    published = datetime.fromisoformat(article["published_at"].replace("Z", "+00:00"))
    anchors = Counter(report["anchor"] for report in row["reports"])
    for report in row["reports"]:
        where = report["id"]
        if set(report) != SLOTS:
            say(f"{where}: slots {sorted(set(report) ^ SLOTS)}")
        if not where.startswith(f"{name}-"):
            say(f"{where}: id does not begin with the article's")
        if not report["anchor"] or text.count(report["anchor"]) != 1:
            say(f"{where}: anchor occurs {text.count(report['anchor'])} times: {report['anchor']!r}")
        if anchors[report["anchor"]] > 1 and report["required"]:
            say(f"{where}: anchor shared: {report['anchor']!r}")
        for sub in report["sub_event_type"] or [""]:
            if sub not in SUB_EVENT_TYPE_NAMES:
                say(f"{where}: sub_event_type {sub!r}")
        for day in report["date"] or []:
            if date.fromisoformat(day) > published.date():
                say(f"{where}: {day} is after publication")
        for place in report["places"] or []:
            if place["relation"] not in RELATIONS:
                say(f"{where}: relation {place['relation']!r}")
            if not (
                abs(place["latitude"]) <= 90 and abs(place["longitude"]) <= 180 and 0 < place["tolerance_km"] <= 300
            ):
                say(f"{where}: place {place}")
        for kind in ("killed", "injured", "captured"):
            count = report[kind]
            if not (
                count is None
                or isinstance(count, int)
                or (set(count) == {"low", "high"} and count["low"] <= count["high"])
            ):
                say(f"{where}: {kind} {count!r}")
        if not set(report["status"] or []) <= STATUSES:
            say(f"{where}: status {report['status']}")
        for trap in row["not_events"]:
            if trap in report["anchor"] or report["anchor"] in trap:
                say(f"{where}: anchor and not_events overlap: {trap!r}")
    for trap in row["not_events"]:
        if not trap or text.count(trap) != 1:
            say(f"not_events occurs {text.count(trap)} times: {trap!r}")
    return faults


def faults_of(root: Path = HERE) -> list[str]:
    """Everything wrong with the gold set, one line each."""
    rows, pairs = load(root), look_alikes(root)
    faults = [] if any(rows.values()) else [f"no article in {root}: a file, or a directory with dev/ or held-out/"]
    groups_of: dict[str, str] = {}
    split_of: dict[str, str] = {}
    group_splits: dict[str, set[str]] = defaultdict(set)
    articles: Counter[str] = Counter()
    for split, articles_of_split in rows.items():
        for row in articles_of_split:
            articles[row["article"]["article_id"]] += 1
            faults += article_faults(row)
            for report in row["reports"]:
                if report["id"] in groups_of:
                    faults.append(f"{report['id']}: id used twice")
                groups_of[report["id"]], split_of[report["id"]] = report["event_group"], split
                group_splits[report["event_group"]].add(split)
    faults += [f"{name}: article id used twice" for name, n in articles.items() if n > 1]
    faults += [f"group {g} is in both splits" for g, splits in group_splits.items() if len(splits) > 1]
    for pair in pairs:
        one, two = pair[0], pair[1]
        if one not in groups_of or two not in groups_of:
            faults.append(f"look-alikes {pair}: no such report")
        elif groups_of[one] == groups_of[two]:
            faults.append(f"look-alikes {pair}: both are in group {groups_of[one]}")
        elif split_of[one] != split_of[two]:
            faults.append(f"look-alikes {pair}: in different splits")
    return faults


def summary(root: Path = HERE) -> dict[str, Any]:
    """Counts by split: articles, languages, reports, traps, types, groups of three or more, look-alike pairs."""
    rows, pairs = load(root), look_alikes(root)
    out: dict[str, Any] = {}
    for split, articles in rows.items():
        reports = [r for row in articles for r in row["reports"]]
        ids = {r["id"] for r in reports}
        groups = Counter(r["event_group"] for r in reports)
        out[split] = {
            "articles": len(articles),
            "languages": dict(Counter(row["article"]["language"] for row in articles)),
            "articles without an event": sum(not row["reports"] for row in articles),
            "reports": len(reports),
            "required": sum(r["required"] for r in reports),
            "not_events": sum(len(row["not_events"]) for row in articles),
            "groups": len(groups),
            "groups of three or more": sum(n >= 3 for n in groups.values()),
            "look-alike pairs": sum(p[0] in ids for p in pairs),
            "sub-event types (first choice)": dict(Counter(r["sub_event_type"][0] for r in reports).most_common()),
        }
    return out


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    print(json.dumps(summary(root), indent=1))
    faults = faults_of(root)
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
