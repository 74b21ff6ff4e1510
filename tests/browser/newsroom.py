"""A month of invented news of real places, for the pictures in docs/ and for looking at the map.

Each article goes through the real pipeline: `python -m tests.browser.newsroom | sitrep process - > events.jsonl`.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

START = datetime(2026, 3, 1, tzinfo=timezone.utc)
DAYS = 30
OUTLETS = ("Example Wire", "The Example Daily", "Front Bulletin", "Regional Desk", "Night Monitor", "Harbour Post")


class Front(NamedTuple):
    """A stretch of country and what is told of it."""

    towns: tuple[str, ...]
    sentences: tuple[str, ...]
    language: str = "en"


UKRAINE = (
    "Kherson", "Beryslav", "Nikopol", "Stepnohirsk", "Zaporizhzhia", "Orikhiv", "Huliaipole", "Novopavlivka",
    "Pokrovsk", "Myrnohrad", "Rodynske", "Dobropillia", "Toretsk", "Kostiantynivka", "Druzhkivka", "Chasiv Yar",
    "Kramatorsk", "Sloviansk", "Siversk", "Lyman", "Borova", "Izium", "Balakliia", "Kupiansk", "Chuhuiv", "Vovchansk",
    "Velyka Pysarivka", "Sumy", "Bilopillia", "Shostka",
)  # from the south-west along the front to the north  # fmt: skip
SUDAN = ("Omdurman", "El Fasher", "Nyala", "Kadugli", "El Obeid", "Wad Madani", "Sennar", "Babanusa", "Dilling")
CONGO = ("Goma", "Sake", "Masisi", "Rutshuru", "Walikale", "Bukavu", "Minova", "Uvira")
SAHEL = ("Gao", "Menaka", "Timbuktu", "Djibo", "Dori", "Kidal", "Mopti")
SYRIA = ("Idlib", "Aleppo", "Homs", "Raqqa", "Manbij", "Suwayda")

FRONTS = (
    Front(UKRAINE, (
        "Russian drones struck {town} on {date}, killing {n} people and wounding {m}, the regional governor said.",
        "{n} people were killed in {town} on {date} when a Russian missile hit a residential building.",
        "Russian artillery shelled {town} on {date}, wounding {m} civilians, prosecutors reported.",
        "Russian forces advanced near {town} on {date}, according to a monitoring channel. Ukrainian officials "
        "denied the claim.",
        "Russian troops attacked Ukrainian positions west of {town} on {date}, a brigade spokesman said.",
        "On {date} Russian troops attacked Ukrainian positions between {town} and {other}, a brigade spokesman said.",
        "Fighting broke out between Russian and Ukrainian troops {km} km north of {town} on {date}. Ukrainian analysts "
        "questioned the report.",
        "Ukrainian drones hit a Russian ammunition depot south of {town} on {date}, the General Staff said.",
    )),
    Front(UKRAINE[:18], (
        "{day} березня російські війська обстріляли місто {town}. Загинули {n} людей, ще {m} поранено.",
    ), "uk"),
    Front(SUDAN, (
        "RSF artillery shelled {town} on {date}, killing {n} civilians, medics said.",
        "Clashes between the Sudanese army and the Rapid Support Forces broke out in {town} on {date}.",
        "An army drone strike on a market in {town} killed {m} people on {date}, activists said. The army denied it.",
    )),
    Front(CONGO, (
        "M23 rebels attacked the village of {town} on {date}, killing {n} civilians, a local official said.",
        "Fighting broke out between M23 rebels and the Congolese army near {town} on {date}.",
    )),
    Front(SAHEL, (
        "Jihadist gunmen ambushed an army convoy near {town} on {date}, killing {n} soldiers, officials said.",
        "A roadside bomb killed {n} people near {town} on {date}.",
    )),
    Front(SYRIA, (
        "Gunmen killed {n} civilians in {town} on {date}, a war monitor said.",
        "Hundreds of people protested in {town} on {date}, residents said.",
    )),
)  # fmt: skip
WEIGHTS = (60, 10, 12, 8, 6, 4)


def articles(count: int, seed: int = 1) -> Iterator[dict[str, object]]:
    """So many articles, in the order in which they were published; some tell what an earlier one told."""
    chance = random.Random(seed)
    days = sorted(chance.randrange(DAYS) for _ in range(count))
    for number, day in enumerate(days):
        (front,) = chance.choices(FRONTS, WEIGHTS)
        yield _article(number, day, front, chance)


def _article(number: int, day: int, front: Front, chance: random.Random) -> dict[str, object]:
    place = chance.randrange(len(front.towns) - 1)
    town, other = front.towns[place], front.towns[place + 1]
    date = START + timedelta(days=day)
    figures = random.Random(f"{town} {day}")  # all who tell of a town's day give the same figures
    text = chance.choice(front.sentences).format(
        town=town, other=other, date=f"{date.day} March 2026", day=date.day, n=figures.randrange(2, 9),
        m=figures.randrange(5, 20), km=chance.choice((3, 5, 8)),
    )  # fmt: skip
    outlet = chance.choice(OUTLETS)
    slug = outlet.lower().replace(" ", "-")
    return {
        "url": f"https://{slug}.example/{number:04d}",
        "source": {"name": outlet, "domain": f"{slug}.example"},
        "language": front.language,
        "published_at": (date + timedelta(hours=12, minutes=chance.randrange(660))).isoformat(),
        "title": f"{town}, {date.day} March",
        "text": text,
    }


if __name__ == "__main__":
    for made in articles(int(sys.argv[1]) if len(sys.argv) > 1 else 900):
        print(json.dumps(made, ensure_ascii=False))
