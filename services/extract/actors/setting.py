"""Whose the forces and the people are that a text names without a nationality."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise

from services.extract.actors.joining import Joining
from services.extract.actors.lexicon import Entry, Hit
from services.extract.actors.voice import other_side, voice_of
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention
from services.extract.text.document import Document

ARMED = ("State forces", "Rebel group", "Political militia", "Identity militia", "External/Other forces")
"""Categories of those who bear arms."""

NAMELESS = ("Rebel group", "Political militia", "Identity militia", "Rioters")
"""Categories of those who may be described before they are named."""

CROWDS = ("Protesters", "Rioters")
"""Categories of those who take to the streets."""

SIDES = ("adjective", "country")
_GOES_ON = 1  # sentences behind an army's announcement that still tell of its own
_BORDER = " border"
"""A nationality before it tells what lies beyond: "near the Thai border"."""
_LEADS = 14  # characters that hold a preposition and an article
_QUOTED = 2
"""Characters between "наши" and the name of a force: a space and a quotation mark."""
_POSSESSIVE = 12  # characters: "their " and a space more


class Setting:
    """What a document says of the countries that it is about."""

    def __init__(
        self, document: Document, text: str, countries: set[str], runs: Sequence[Sequence[Hit]], rules: Joining
    ) -> None:
        self._document, self._text, self._runs, self._rules = document, text, runs, rules
        armed = _armed(runs)
        self._countries = countries | armed
        one = armed or countries
        self._only = next(iter(one)) if len(one) == 1 else None
        self._army = self._only if rules.inflects and armed else None

    @cached_property
    def voice(self) -> str | None:
        """The side that the text speaks for, where it is about Russia's war in Ukraine alone."""
        runs = self._runs
        return voice_of(self._text, self._document.language, self._countries, _hostile(runs), _own(runs))

    @property
    def enemy(self) -> str | None:
        """Whose "the enemy" is, in a text about Russia's war in Ukraine alone."""
        return other_side(self.voice) if self.voice else None

    def force_of(self, start: int) -> str | None:
        """Whose a force is that no word calls a country's: the text's side's, its announcer's, or the country's army.

        A state that fights abroad is the country where its forces are named, in the languages whose nouns of forces
        stand without an article for what was named before.
        """
        if self.voice:
            return self.voice
        at = self._document.sentence_at(start).index
        for index in range(at, max(-1, at - 1 - _GOES_ON), -1):
            if self._document.sentences[index].paragraph != self._document.sentences[at].paragraph:
                break
            if index in self._announcers:
                return self._announcers[index]
        country = self.country_of(start) or self._army
        occupied: dict[str | None, str] = load("actors", "wars")["occupied"]
        return occupied.get(country, country)

    def country_of(self, start: int) -> str | None:
        """The only country that the sentence is set in ("in the Colombian city of"), else the text's own."""
        placed = self._places.get(self._document.sentence_at(start).index)
        if placed is None:
            return None if self._only in load("actors", "wars")["abroad"] else self._only
        return next(iter(placed)) if len(placed) == 1 else None

    def owner_of(self, start: int) -> Entry | None:
        """Whose "its" before a noun is: the last party's of its sentence, or the first group's of the one before.

        A capital that speaks is a party here: "Moscow said its forces".
        """
        if not self._rules.possessive_before.search(self._text, max(0, start - _POSSESSIVE), start):
            return None
        sentence = self._document.sentence_at(start)
        before = bisect_left(self._owners, start, key=lambda hit: hit.start)
        last = self._owners[before - 1] if before else None
        if last is not None and last.start >= sentence.start:
            return last.entry
        if (capital := _speaking(self._text, sentence.start, start)) is not None:
            return Entry("adjective", country=capital)
        if last is None:
            return None
        previous = self._document.sentences[sentence.index - 1]
        told = self._owners[bisect_left(self._owners, previous.start, key=lambda hit: hit.start) : before]
        return told[0].entry if told and told[0].entry.kind == "group" else None

    @cached_property
    def _announcers(self) -> dict[int, str]:
        """Of each sentence: the state whose army or ministry of defence tells it ("Israel's army said troops had")."""
        found: dict[int, str] = {}
        for run in self._runs:
            first, at = run[0].entry, self._document.sentence_at(run[0].start).index
            army = first.kind == "group" and first.category == "State forces"
            if not first.country or not (army or first.kind in SIDES):
                continue
            if (self._rules.says if army else self._rules.announces).match(self._text, run[0].end):
                found.setdefault(at, first.country)
        return found

    @cached_property
    def _owners(self) -> list[Hit]:
        return [hit for run in self._runs for hit in run if hit.entry.kind != "head"]

    @cached_property
    def _places(self) -> dict[int, set[str]]:
        """Of each sentence: the countries that name no party in it but a place."""
        found: dict[int, set[str]] = {}
        for run in self._runs:
            hit, country = run[0], run[0].entry.country
            if country and len(run) == 1 and hit.entry.kind in SIDES and not hit.entry.hostile and self._is_place(hit):
                found.setdefault(self._document.sentence_at(hit.start).index, set()).add(country)
        return found

    def _is_place(self, hit: Hit) -> bool:
        if self._rules.before_place(self._text, hit.end):
            return not self._text.startswith(_BORDER, hit.end)
        away = self._rules.elsewhere.search(self._text, max(0, hit.start - _LEADS), hit.start)
        return hit.entry.kind == "country" and not away and self._rules.located(self._text, hit.start)


def is_named(mention: ActorMention) -> bool:
    """Whether a party is told by a name of its own."""
    return (mention.actor_id or mention.usual_name) is not None


def _armed(runs: Sequence[Sequence[Hit]]) -> set[str]:
    """The countries whose armed parties a text names."""
    roaming = load("actors", "wars")["roaming"]
    return {
        c
        for run in runs
        if any(h.entry.category in ARMED for h in run) and run[-1].entry.suffix != "government"
        for h in run
        if (c := h.entry.country) and h.entry.actor_id not in roaming
    }


def _hostile(runs: Sequence[Sequence[Hit]]) -> set[str]:
    """The sides of Russia's war in Ukraine that a text calls enemies."""
    kinds = ("group", "adjective")
    return {c for run in runs for h in run if h.entry.hostile and h.entry.kind in kinds and (c := h.entry.country)}


def _own(runs: Sequence[Sequence[Hit]]) -> set[str]:
    """The countries whose forces a text calls its own: "наши «Рубиконы»"."""
    hits = [hit for run in runs for hit in run]
    own = (b for a, b in pairwise(hits) if a.entry.suffix == "ours" and b.start - a.end <= _QUOTED)
    return {c for hit in own if hit.entry.kind == "group" and (c := hit.entry.country)}


def _speaking(text: str, start: int, end: int) -> str | None:
    """The country whose capital says what these words tell: "Tehran claimed"."""
    found = _capitals_speaking().search(text, start, end)
    return _country_of_capital()[found.group(1)] if found else None


@cache
def _country_of_capital() -> dict[str, str]:
    return {name.lower(): iso for iso, names in load("actors", "capitals").items() for name in names}


@cache
def _capitals_speaking() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(_country_of_capital())}) (?:{any_of(load('actors', 'wars')['capitals_say'])})\b")
