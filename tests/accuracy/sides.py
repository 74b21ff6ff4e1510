"""Who did what to whom, on real texts: the sides that PITF and VIINA label.

    python -m tests.accuracy.sides pitf|viina FILE.csv [--half even|odd] [--errors N] [--seed N]

PITF (worldwide wire excerpts): of the texts that name a distinctive word of the labelled doer (or victims), the share
whose reports have it (or, for victims, any civilians) in that role. A state's label is also met by its country.
VIINA (Russian and Ukrainian): of the texts labelled as one side's doing, the share whose reports name that side.
Both are noisy silver: who wrote them saw more than the text. `--half` takes every second row, so that rules learnt from
the misses of one half are measured on the other. Also printed: reports a text (each of PITF tells an event).
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Literal, NamedTuple

from schemas.article import RawArticle, Source
from schemas.report import Actor, ExtractedReport
from services.extract.extractor import Extractor, Skipped
from services.extract.lexicon.loading import load

Row = dict[str, str]
Role = Literal["perpetrator", "target"]
Reports = Sequence[ExtractedReport]

EXTRACT = Extractor()
NO_DATE = datetime(2015, 11, 1, 12, tzinfo=timezone.utc)

ALSO = {
    "isis": ("islamic state",), "isil": ("islamic state",), "houthi": ("ansar allah",), "huthi": ("houthi",),
    "shabab": ("shabaab",), "adf": ("allied democratic",), "saudi": ("sau",), "qaeda": ("qaida",),
    "ttp": ("tehrik", "tehreek"), "moslem": ("muslim",), "kadhafi": ("gaddafi", "qaddafi"),
}  # fmt: skip
"""Other spellings of a label's word, as names of actors have them."""

PLAIN = frozenset(
    """a air alleged allegedly and armed army bandits by cattle civilian civilians clan contested fighters fighting for
    force forces from front gang group gunmen in innocent internal local men militants militia militiamen military
    movement noncombatant not of one people police possible possibly pro probably rebel rebels robbers rustlers sanction
    security soldiers state status suspected the their to tribal tribe tribesmen troops unknown unidentified victims
    villagers women children members asserted who with""".split()  # noqa: SIM905 - a list of seventy strings reads worse
)
"""Words of a label that tell one side from another in no war."""


class Asked(NamedTuple):
    """A text and who acts in it by its label: any one of the words will do."""

    row: int
    text: str
    date: str
    perpetrator: frozenset[str]
    target: frozenset[str]

    def want(self, role: Role) -> frozenset[str]:
        """Who acts in this role."""
        return self.perpetrator if role == "perpetrator" else self.target


def pitf(rows: Sequence[Row]) -> Iterator[Asked]:
    """Each PITF text, sides empty where its label or the text names none."""
    for number, row in enumerate(rows):
        state = {row["country"].lower()} if row["perp"].startswith("State") else set[str]()
        doers = _named(row["perp"].partition("|")[2], row["description"])
        date = "-".join((row["year"], row["month"].zfill(2), row["day"].zfill(2)))
        victims = _named(row["victims"].rpartition("|")[2], row["description"])
        yield Asked(number, row["description"], date, frozenset(doers | state if doers else doers), frozenset(victims))


def viina(rows: Sequence[Row]) -> Iterator[Asked]:
    """Each VIINA text, its doer empty unless one side alone is labelled."""
    for number, row in enumerate(rows):
        sides = [code for code, label in (("rus", "a_rus"), ("ukr", "a_ukr")) if row[label] == "1"]
        d = row["date"]
        doer = frozenset(sides if len(sides) == 1 else ())
        yield Asked(number, row["representative_text"][:1500], f"{d[:4]}-{d[4:6]}-{d[6:]}", doer, frozenset())


def _named(label: str, text: str) -> set[str]:
    """The distinctive words of a label that the text has, in their spellings."""
    words = {w for w in re.findall(r"[a-z']{3,}", label.lower()) if w not in PLAIN}
    spelt = {w: (w, *ALSO.get(w, ())) for w in words}
    return {form for w in words if any(form in text.lower() for form in spelt[w]) for form in spelt[w]}


def verdict(reports: Reports, role: str, want: frozenset[str]) -> str:
    """Whether the reports have the side in that role: right, other, none, or no report."""
    actors = [a for r in reports for a in r.actors[:5] if a.role in (role, "participant")]
    have = " | ".join(f"{a.name} {a.actor_id} {a.country} {_nationality(a)}" for a in actors).lower()
    if role == "target" and any(a.category == "Civilians" for a in actors):
        return "right"
    if any(word in have for word in want):
        return "right"
    return "other" if actors else "none" if reports else "no report"


def _nationality(actor: Actor) -> str:
    """What a state's forces are called by: labels say "Kenyan jets", reports "Military Forces of Kenya"."""
    known = load("actors", "countries").get(actor.country or "") if actor.category == "State forces" else None
    return str(known["en"]) if known else ""


def main(arguments: Sequence[str]) -> None:
    """Print the figures and, where asked, some misses of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("pitf", "viina"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(arguments)
    with args.file.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    asked = [
        a for a in (pitf if args.kind == "pitf" else viina)(rows) if args.half in (None, ("even", "odd")[a.row % 2])
    ]
    told = {a.row: _reports(a) for a in asked}
    counts = sorted(Counter(len(reports) for reports in told.values()).items())
    print(f"{len(asked)} texts; reports a text: " + ", ".join(f"{n}: {texts}" for n, texts in counts))
    for role in ("perpetrator", "target"):
        _print_role(role, asked, told, args.errors, random.Random(args.seed))
    silent = [a for a in asked if not told[a.row]]
    for one in random.Random(args.seed).sample(silent, min(args.errors, len(silent))):
        print(f"\n[no report] row {one.row}: {one.text[:500]}")


def _print_role(role: Role, asked: Sequence[Asked], told: dict[int, Reports], errors: int, draw: random.Random) -> None:
    verdicts: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        if want := one.want(role):
            verdicts[verdict(told[one.row], role, want)].append(one)
    every = sum(map(len, verdicts.values()))
    if every:
        shares = ", ".join(f"{key} {len(found)} ({len(found) / every:.3f})" for key, found in sorted(verdicts.items()))
        print(f"{role}: {every} texts: {shares}")
    for key in ("other", "none"):
        for one in draw.sample(verdicts[key], min(errors, len(verdicts[key]))):
            print(f"\n[{role}: {key}] row {one.row}, want {sorted(one.want(role))}: {one.text[:700]}")
            for report in told[one.row]:
                sides = [(a.role, a.name) for a in report.actors]
                print(f"    {report.sub_event_type}: {report.evidence.text[:100]!r} {sides}")


def _reports(asked: Asked) -> Reports:
    """The reports of a text; none where it is set aside."""
    try:
        published = datetime.fromisoformat(f"{asked.date}T12:00:00+00:00")
    except ValueError:  # PITF has days and months that are none
        published = NO_DATE
    article = RawArticle(
        article_id=str(asked.row), text=asked.text, source=Source(name="Example"), published_at=published
    )
    extraction = EXTRACT(article)
    return () if isinstance(extraction, Skipped) else extraction.reports


if __name__ == "__main__":
    main(sys.argv[1:])
