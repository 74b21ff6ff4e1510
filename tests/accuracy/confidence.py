"""Print the reliability table of reports' `confidence` that stands in docs/accuracy.md.

    python tests/accuracy/confidence.py [--case case2021_task2_dev.tsv] tests/gold/dev/*.jsonl

A report of the gold set is right where it tells a report of the gold (their words overlap) with one of its types, on
one of its dates, and names its perpetrator where the gold has one; a report that tells none is wrong. A CASE snippet
only knows its type. Fitting is by hand: `services.extract.confidence` and the scores in `lexicon/rules.toml`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

from schemas.article import RawArticle, Source
from schemas.report import ExtractedReport
from services.extract.extractor import Extractor, Skipped

BINS = (0.0, 0.45, 0.6, 0.7, 0.8, 1.01)
CASE_TYPES = {
    "ARMED_CLASH": "Armed clash", "DISR_WEAP": "Disrupted weapons use", "PEACE_PROTEST": "Peaceful protest",
    "VIOL_DEMONSTR": "Violent demonstration", "GRENADE": "Grenade", "SUIC_BOMB": "Suicide bomb",
    "GOV_REGAINS_TERIT": "Government regains territory", "CHEM_WEAP": "Chemical weapon",
    "AIR_STRIKE": "Air/drone strike", "ART_MISS_ATTACK": "Shelling/artillery/missile attack",
    "REM_EXPLOS": "Remote explosive/landmine/IED", "ARREST": "Arrests", "AGREEMENT": "Agreement",
    "CHANGE_TO_GROUP_ACT": "Change to group/activity", "ATTACK": "Attack",
    "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters", "SEX_VIOL": "Sexual violence",
    "PROTEST_WITH_INTER": "Protest with intervention", "HQ_ESTABLISHED": "Headquarters or base established",
    "PROPERTY_DISTRUCT": "Looting/property destruction",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory",
    "ABDUCT_DISSAP": "Abduction/forced disappearance", "MOB_VIOL": "Mob violence", "OTHER": "Other",
}  # fmt: skip
Answer = tuple[float, bool]
"""A confidence, and whether the report is right."""


def reports_of(article: RawArticle) -> Sequence[ExtractedReport]:
    extraction = Extractor()(article)
    return () if isinstance(extraction, Skipped) else extraction.reports


def snippets(path: Path) -> Iterator[Answer]:
    """The surest report of each CASE snippet."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:]):
        _, text, label = line.split("\t")
        article = RawArticle(
            article_id=f"c{number}", text=text, source=Source(name="case"),
            published_at=datetime(2024, 11, 1, 12, tzinfo=timezone.utc),
        )  # fmt: skip
        found = max(reports_of(article), key=lambda r: r.confidence, default=None)
        if found is not None:
            yield found.confidence, found.sub_event_type == CASE_TYPES.get(label.strip())


def articles(path: Path) -> Iterator[Answer]:
    """Every report of a gold file; those that a careful coder might leave out count neither way."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text: str = row["article"]["text"]
        for report in reports_of(RawArticle.model_validate(row["article"])):
            told = [gold for gold in row["reports"] if _tells(report, text, gold)]
            yield report.confidence, any(_is_right(report, gold) for gold in told)


def _tells(report: ExtractedReport, text: str, gold: dict[str, Any]) -> bool:
    start = text.find(gold["anchor"])
    return report.evidence.start < start + len(gold["anchor"]) and start < report.evidence.end


def _is_right(report: ExtractedReport, gold: dict[str, Any]) -> bool:
    days = [date.fromisoformat(day) for day in gold.get("date") or ()]
    dated = not days or any(report.when.start <= day <= report.when.end for day in days)
    return report.sub_event_type in gold["sub_event_type"] and dated and _has_side(report, gold.get("perpetrator"))


def _has_side(report: ExtractedReport, wanted: Sequence[str] | None) -> bool:
    doers = [actor for actor in report.actors if actor.role != "target"]
    named = {str(name).lower() for a in doers for name in (a.country, a.name, a.actor_id, a.category) if name}
    return not wanted or any(w.lower() in name or name in w.lower() for w in wanted for name in named)


def table(answers: Sequence[Answer]) -> Iterator[str]:
    """Lines: the bin, how many, the mean confidence, the share that is right."""
    for low, high in pairwise(BINS):
        inside = [answer for answer in answers if low <= answer[0] < high]
        if inside:
            mean, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            yield f"{low:.2f}-{min(high, 1.0):.2f} {len(inside):6d} {mean:9.2f} {right:7.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", type=Path)
    parser.add_argument("gold", nargs="*", type=Path)
    args = parser.parse_args()
    sets = {"gold dev: type, date and side": [a for path in args.gold for a in articles(path)]}
    if args.case:
        sets["CASE: type"] = list(snippets(args.case))
    for name, answers in sets.items():
        print(f"{name}\nconfidence      n      mean   right")
        print("\n".join(table(answers)))


if __name__ == "__main__":
    main()
