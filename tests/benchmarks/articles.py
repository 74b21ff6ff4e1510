"""Made-up news, a million articles a month: seeded, of realistic lengths, languages and repeats, in constant memory.

The same seed gives the same articles. An article tells one to three events of its day among sentences that tell none.
Some events are told by many outlets, most by few. How many articles tell none, how many are copies, and of how many
events the others tell is a `Mix`: a dense one, for measuring what events cost, and one as feeds are.
"""

from __future__ import annotations

import json
import random
from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from tests.benchmarks.wording import Wording, wording

START = datetime(2026, 3, 1, tzinfo=timezone.utc)
A_DAY = 33_333
"""Articles: a million make a month."""
LANGUAGES = ("en", "ru", "uk")
SHARES = (0.5, 0.27, 0.23)
"""Of the languages."""
COUNTRIES = ("UKR", "SDN", "NGA", "MMR", "YEM", "COD")
WEIGHTS = (0.6, 0.1, 0.1, 0.08, 0.06, 0.06)
MEDIAN_SENTENCES, SPREAD = 21, 0.65
"""Of a log-normal: 2 KB in the middle, one in twenty over 5 KB."""
MOST_SENTENCES = 160


class Mix(NamedTuple):
    """What news is like."""

    quiet: float
    """The share of articles without an event."""
    copied: float
    """The share of copies."""
    events_a_day: float
    """Of the world, while A_DAY articles are published."""
    hours_in_the_news: int
    """How long an event is told, in the mean."""


DENSE = Mix(quiet=0.4, copied=0.125, events_a_day=A_DAY / 6, hours_in_the_news=4)
MONTH = Mix(quiet=0.75, copied=0.3, events_a_day=1000, hours_in_the_news=12)
"""As feeds of world news are: most articles tell of no violence, and what happens is told over and over. ACLED codes
some 20,000 to 30,000 events a month (from memory)."""


class Event(NamedTuple):
    """What may be told: everything that its reports agree on."""

    country: str
    kind: str
    place: int
    """Number of the place among its country's."""
    day: int
    killed: int
    injured: int


def articles(
    count: int, seed: int = 1, languages: tuple[str, ...] = LANGUAGES, mix: Mix = DENSE
) -> Iterator[dict[str, Any]]:
    """So many articles, in the order of publication; the first ones are the same whatever the number."""
    chance = random.Random(seed)
    recent: deque[dict[str, Any]] = deque(maxlen=200)
    for number in range(count):
        at = START + timedelta(days=number / A_DAY)
        if recent and chance.random() < mix.copied:
            article = {**chance.choice(recent), "source": _outlet(chance)}
        else:
            language = chance.choices(languages, [SHARES[LANGUAGES.index(name)] for name in languages])[0]
            article = _article(chance, wording(language), language, number, seed, mix)
        article |= {"article_id": f"bench-{seed}-{number:07d}", "published_at": at.isoformat(timespec="seconds")}
        recent.append(article)
        yield article


def lines(count: int, seed: int = 1, mix: Mix = DENSE) -> Iterator[bytes]:
    """The articles as JSON Lines."""
    for article in articles(count, seed, mix=mix):
        yield json.dumps(article, ensure_ascii=False).encode()


def long_text(size: int, seed: int = 1) -> str:
    """An English text of so many bytes (all ASCII), as dense with events as the articles."""
    parts: list[str] = []
    total = 0
    for article in articles(1_000_000, seed, ("en",)):
        parts.append(article["text"].encode("ascii", "replace").decode())
        total += len(parts[-1]) + 1
        if total > size:
            return "\n".join(parts)[:size]
    raise ValueError(size)


def _article(chance: random.Random, words: Wording, language: str, number: int, seed: int, mix: Mix) -> dict[str, Any]:
    size = max(3, min(MOST_SENTENCES, int(chance.lognormvariate(0, SPREAD) * MEDIAN_SENTENCES)))
    quiet = chance.random() < mix.quiet
    country = chance.choices(COUNTRIES, WEIGHTS)[0]
    country = country if country in words.countries else COUNTRIES[0]
    told = 0 if quiet else chance.choice((1, 1, 1, 2, 3))
    sentences = list(words.around(chance, ("other",) if quiet else ("war", "other"), size, country))
    for _ in range(told):
        event = _event(chance, words, country, 24 * number // A_DAY, seed, mix)
        sentences.insert(chance.randrange(1 + len(sentences) // 4), words.event(chance, event, START))
    return {
        "title": words.title(chance, "title_other" if quiet else "title_war", country),
        "text": "\n".join(" ".join(paragraph) for paragraph in _paragraphs(chance, sentences)),
        "source": _outlet(chance),
        "language": language,
    }


def _event(chance: random.Random, words: Wording, country: str, hour: int, seed: int, mix: Mix) -> Event:
    """One of the country's events of the last hours: low numbers are told often, so a few are in everybody's news."""
    hour = max(0, hour - int(chance.expovariate(1 / mix.hours_in_the_news)))
    an_hour = max(1.0, mix.events_a_day * WEIGHTS[COUNTRIES.index(country)] / 24)
    own = random.Random(f"{seed}-{country}-{hour}-{int(an_hour * chance.random() ** 2)}")
    kind, place, killed, injured = (
        words.kind(own, country),
        own.randrange(1 << 30),
        own.randint(2, 40),
        own.randint(2, 60),
    )
    return Event(country, kind, place, hour // 24, killed, injured)


def _paragraphs(chance: random.Random, sentences: list[str]) -> Iterator[list[str]]:
    source = iter(sentences)
    while paragraph := list(islice(source, chance.choice((1, 2, 2, 3)))):
        yield paragraph


@cache
def _outlets() -> tuple[dict[str, str], ...]:
    return tuple({"name": f"Outlet {n}", "domain": f"outlet-{n}.example"} for n in range(240))


def _outlet(chance: random.Random) -> dict[str, str]:
    return chance.choice(_outlets())
