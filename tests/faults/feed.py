"""A feed made from a seed: a few hundred events of two wars, each told by several outlets, in our own words."""

from __future__ import annotations

import json
import random
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

import hypothesis
from hypothesis import strategies as st

DAYS = 9
START = datetime.now(timezone.utc).replace(hour=6, minute=0, second=0, microsecond=0) - timedelta(days=DAYS + 2)
"""Recent: a withdrawal is of today, and what was published over 14 days before the latest message is too late. But no
later: a clock two days slow would receive an article over a day before it was published, which is rightly refused (a
day later, runs between midnight and four in the morning lost a report so)."""
UKRAINE = (
    "Kramatorsk", "Sloviansk", "Pokrovsk", "Kupiansk", "Nikopol", "Kherson", "Sumy", "Chuhuiv", "Zaporizhzhia",
    "Huliaipole", "Orikhiv", "Lyman", "Siversk", "Toretsk", "Kostiantynivka", "Vovchansk", "Izium", "Balakliia",
    "Kharkiv", "Dnipro", "Odesa", "Mykolaiv", "Poltava", "Chernihiv", "Kryvyi Rih", "Kremenchuk", "Pavlohrad",
    "Konotop", "Shostka", "Okhtyrka", "Bilopillia", "Hlukhiv", "Romny", "Lebedyn", "Trostianets", "Bohodukhiv",
    "Derhachi", "Lozova", "Barvinkove", "Druzhkivka", "Dobropillia", "Myrnohrad", "Kurakhove", "Marhanets",
    "Beryslav", "Snihurivka", "Ochakiv", "Bashtanka", "Voznesensk", "Izmail", "Nizhyn", "Pryluky", "Synelnykove",
    "Vilniansk", "Zmiiv", "Merefa",
)  # fmt: skip
SUDAN = (
    "Omdurman", "Khartoum", "El Fasher", "Nyala", "Kadugli", "El Obeid", "Wad Madani", "Sennar", "Kosti", "Rabak",
    "Atbara", "Port Sudan", "Kassala", "Gedaref", "Zalingei", "El Geneina", "El Daein", "Babanusa", "En Nahud",
    "Dilling", "Singa", "Shendi",
)  # fmt: skip
FEW_ARTICLES = 2_000
"""Up to here a third of the towns, so that events are told several times in short feeds too."""
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

    key: bytes | None
    value: bytes | None
    """None withdraws the article of the key."""
    headers: tuple[tuple[str, bytes], ...] = ()


def articles(count: int, seed: int) -> list[Pushed]:
    """So many articles; the title names the event."""
    chance, (ukraine, sudan) = random.Random(seed), _lands(count)
    return [_article(number, chance, chance.choice((*ukraine, *sudan))) for number in range(count)]


def _lands(count: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The towns of each war in a feed of so many articles."""
    return (UKRAINE[:18], SUDAN[:8]) if count <= FEW_ARTICLES else (UKRAINE, SUDAN)


def changing(count: int, seed: int) -> list[Pushed]:
    """Articles of which some move to the other country, some are withdrawn, and some come again afterwards.

    The order of what belongs to one article is kept; what is last said of it counts.
    """
    chance, (ukraine, sudan) = random.Random(f"{seed}-changing"), _lands(count)
    told: list[tuple[float, Pushed]] = []
    for number in range(count):
        town = chance.choice((*ukraine, *sudan))
        first = _article(number, chance, town)
        story = [first]
        fate = chance.random()
        if fate < 0.3:
            other = chance.choice(sudan if town in ukraine else ukraine)
            story.append(_article(number, chance, other, version=2))
        elif fate < 0.5:
            domain = json.loads(first.value or b"")["source"]["domain"]
            story.append(Pushed(first.key, None, (("sitrep.source-domain", domain.encode()),)))
        if fate < 0.6:
            story.append(first)  # again: behind a later version or a withdrawal it changes nothing
        moments = sorted(chance.random() for _ in story)
        told += zip(moments, story, strict=True)
    return [message for _, message in sorted(told, key=lambda pair: pair[0])]


def _article(number: int, chance: random.Random, town: str, version: int = 1) -> Pushed:
    day = chance.randrange(DAYS)
    killed = 2 + (sum(town.encode()) + day * 3) % 9  # an event has one figure
    at = START + timedelta(days=day, hours=12 + chance.random() * 10)
    date = f"{START + timedelta(days=day):%-d %B %Y}"
    sentence = chance.choice(SENTENCES if town in UKRAINE else SUDAN_SENTENCES)
    outlet = OUTLETS[number % len(OUTLETS)]
    article = {
        "article_id": f"article-{number:06d}",
        "version": version,
        "title": f"{town}, {date}",
        "text": sentence.format(town=town, date=date, killed=killed),
        "published_at": at.isoformat(),
        "source": {"name": outlet, "domain": outlet},
        "language": "en",
    }
    return Pushed(f"article-{number:06d}".encode(), json.dumps(article).encode())


def poison(good: list[Pushed], count: int, seed: int) -> list[Pushed]:
    """Payloads that no feed should send: bit flips and cuts of good ones, what hypothesis thinks of, odd JSON.

    Half of them have no key, so that what is still an article gets as far as the extractor.
    """
    chance = random.Random(seed)
    fuzz = fuzzed(count // 10, seed)
    spoiled = [_spoil(chance, _renamed(chance.choice(good), number)) for number in range(count - len(fuzz))]
    payloads = fuzz + spoiled
    chance.shuffle(payloads)
    return [Pushed(None if number % 2 else b"poison-%d" % number, each) for number, each in enumerate(payloads)]


def _renamed(message: Pushed, number: int) -> bytes:
    """The article under an id of its own: two texts of one version are no poison, but a feed that breaks its word."""
    return (message.value or b"").replace(b'"article-', b'"spoilt-%d-' % number)


def fuzzed(count: int, seed: int) -> list[bytes]:
    """Bytes, JSON values, and objects with an article's fields and anything in them, as hypothesis makes them."""
    found: list[bytes] = []

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(_PAYLOADS)
    def collect(payload: bytes) -> None:
        found.append(payload)

    collect()
    return found[:count]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
_FIELD = st.sampled_from((
    "article_id", "url", "text", "title", "published_at", "source", "version", "language", "content_type", "fetched_at",
))  # fmt: skip
_ALMOST = st.fixed_dictionaries({
    "article_id": st.text(max_size=20),
    "text": st.text(max_size=200) | st.just("Russian drones struck Kramatorsk on 3 March 2026, killing 3 people."),
    "published_at": st.sampled_from(("2026-03-03T12:00:00Z", "2026-03-03", "soon")) | st.datetimes().map(str),
    "source": st.fixed_dictionaries({"name": st.text(max_size=10)}) | _JSON,
})  # fmt: skip
_PAYLOADS = st.one_of(
    st.binary(max_size=200),
    _JSON.map(lambda value: json.dumps(value).encode()),
    st.dictionaries(_FIELD, _JSON, max_size=8).map(lambda value: json.dumps(value).encode()),
    _ALMOST.map(lambda value: json.dumps(value).encode()),
)


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
        return value.replace(b"%d-" % START.year, chance.choice([b"99999-", b"-1-", b"\\u0000"]))
    spoiled = bytearray(value)
    for _ in range(chance.choice((1, 1, 2, 8))):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)
