"""A feed made from a seed: a few hundred events of two wars, each told by several outlets, in our own words."""

from __future__ import annotations

import json
import random
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

START = datetime(2026, 3, 2, 6, 0, tzinfo=timezone.utc)
DAYS = 9
TOWNS = (
    "Kramatorsk", "Sloviansk", "Pokrovsk", "Kupiansk", "Nikopol", "Kherson", "Sumy", "Chuhuiv", "Zaporizhzhia",
    "Huliaipole", "Orikhiv", "Lyman", "Siversk", "Toretsk", "Kostiantynivka", "Vovchansk", "Izium", "Balakliia",
    "Omdurman", "Khartoum", "El Fasher", "Nyala", "Kadugli", "El Obeid", "Wad Madani", "Sennar",
)  # fmt: skip
UKRAINE = 18
SENTENCES = (
    "Russian drones struck {town} on {date}, killing {killed} people, the regional governor said.",
    "On {date} a drone attack on {town} killed {killed} civilians, officials reported.",
    "{killed} people were killed in {town} on {date} when Russian drones hit a residential building.",
)
SUDAN_SENTENCES = (
    "RSF artillery shelled {town} on {date}, killing {killed} civilians, medics said.",
    "On {date} shelling by the Rapid Support Forces killed {killed} people in {town}, officials reported.",
    "{killed} civilians were killed on {date} in {town} when the RSF shelled a market.",
)
OUTLETS = ("one.example", "two.example", "three.example", "four.example")


class Pushed(NamedTuple):
    """A message for the article topic."""

    key: bytes
    value: bytes


def articles(count: int, seed: int) -> list[Pushed]:
    """So many articles; the title names the event."""
    chance = random.Random(seed)
    return [_article(number, chance) for number in range(count)]


def _article(number: int, chance: random.Random) -> Pushed:
    town = chance.randrange(len(TOWNS))
    day = chance.randrange(DAYS)
    killed = 2 + (town * 7 + day * 3) % 9  # an event has one figure
    at = START + timedelta(days=day, hours=12 + chance.random() * 10)
    date = f"{(START + timedelta(days=day)).day} March 2026"
    sentence = chance.choice(SENTENCES if town < UKRAINE else SUDAN_SENTENCES)
    outlet = chance.choice(OUTLETS)
    article = {
        "article_id": f"article-{number:06d}",
        "title": f"{TOWNS[town]}, {date}",
        "text": sentence.format(town=TOWNS[town], date=date, killed=killed),
        "published_at": at.isoformat(),
        "source": {"name": outlet, "domain": outlet},
        "language": "en",
    }
    return Pushed(article["article_id"].encode(), json.dumps(article).encode())  # type: ignore[attr-defined]


def poison(good: list[Pushed], count: int, seed: int) -> list[Pushed]:
    """Payloads that no feed should send: bit flips and cuts of good ones, random bytes, odd JSON."""
    chance = random.Random(seed)
    return [Pushed(b"poison-%d" % number, _spoil(chance, chance.choice(good).value)) for number in range(count)]


def _spoil(chance: random.Random, value: bytes) -> bytes:
    kind = chance.randrange(6)
    if kind == 0:
        return value[: chance.randrange(len(value))]
    if kind == 1:
        return chance.randbytes(chance.randrange(1, 400))
    if kind == 2:
        odd = [None, 0, [], {}, "x", {"article_id": None}, {"article_id": "a", "text": ["x"]}, {"article_id": 1e400}]
        return json.dumps(chance.choice(odd)).encode()
    if kind == 3:
        return b"[" * chance.randrange(1, 100_000)
    if kind == 4:
        return value.replace(b"2026-", chance.choice([b"99999-", b"-1-", b"\\u0000"]))
    spoiled = bytearray(value)
    for _ in range(chance.randrange(1, 8)):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)
