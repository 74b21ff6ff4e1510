"""The look-alike pairs of the gold set: reports that are not one event, and are never in one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.report import EventReport
from services.cli.lines import Line
from services.cli.pipeline import locate_all
from services.deduplicate.batch import group

DEV = Path(__file__).parents[2] / "gold" / "dev"
FILES = sorted(DEV.glob("look-alikes*.json"))
PAIRS = [tuple(pair) for file in FILES for pair in json.loads(file.read_text(encoding="utf-8"))]
LEAST_FOUND = 0.75
"""Share of the pairs of which both reports must be found for the test to mean something."""


def test_no_look_alikes_are_joined() -> None:
    gold = {a["article"]["article_id"]: a for a in _articles()}
    wanted = {report_id.rpartition("-")[0] for pair in PAIRS for report_id in pair[:2]}
    lines = [Line(i, i.encode(), json.dumps(gold[i]["article"]).encode()) for i in sorted(wanted)]
    located = (one for done in locate_all(lines, None, 1) for one in done.by_theatre)
    told_of: dict[str, list[tuple[str, EventReport]]] = {}
    for revision in group(located):
        for member in revision.members:
            told_of.setdefault(member.report.article_id, []).append((revision.event_id, member.report))
    told = {pair: tuple(_told(gold, told_of, report_id) for report_id in pair[:2]) for pair in PAIRS}
    found = {pair: (a, b) for pair, (a, b) in told.items() if a and b and a[1] is not b[1]}
    assert len(found) >= LEAST_FOUND * len(PAIRS), sorted(set(told) - set(found))
    assert [pair for pair, (a, b) in found.items() if a[0] == b[0]] == []


def _articles() -> Iterator[dict[str, Any]]:
    for file in sorted(DEV.glob("*.jsonl")):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def _told(
    gold: dict[str, Any], told_of: dict[str, list[tuple[str, EventReport]]], report_id: str
) -> tuple[str, EventReport] | None:
    """The report that tells what a gold report tells, in its sentence or best of all with its words, and its event.

    Of a pair that one report tells, one is not found, and so it is where a report rather tells another of the article's
    events, or neither with the words nor as the type of this one: that is extract's fault, and score.py counts it.
    """
    article = gold[report_id.rpartition("-")[0]]
    every = told_of.get(article["article"]["article_id"], [])
    wanted = next(r for r in article["reports"] if r["id"] == report_id)
    text = article["article"]["text"]
    best = max(every, key=lambda one: _fit(text, wanted, one[1]), default=None)
    if best is None or _fit(text, wanted, best[1]) <= _IN_ITS_SENTENCE:
        return None
    rather = max(article["reports"], key=lambda other: (_fit(text, other, best[1]), other is wanted))
    return best if rather is wanted else None


_IN_ITS_SENTENCE = 2


def _fit(text: str, wanted: dict[str, Any], report: EventReport) -> int:
    start = text.find(wanted["anchor"])
    end = start + len(wanted["anchor"])
    evidence = report.evidence
    trigger = evidence.spans.get("trigger", (-1, -1))
    is_near = evidence.field == "text" and evidence.start < end and start < evidence.end
    return is_near * (
        _IN_ITS_SENTENCE + 2 * (start <= trigger[0] < end) + (report.sub_event_type in wanted["sub_event_type"])
    )
