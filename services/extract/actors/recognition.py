"""Finding the parties that a text names: one Aho-Corasick pass, then neighbours put together ("Chadian" + "soldiers")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from services.extract.actors.joining import Joining, joining
from services.extract.actors.lexicon import Entry, Lexicon, fold, lexicon_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention
from services.extract.text.document import Document

ARMED = ("State forces", "Rebel group", "Political militia", "Identity militia", "External/Other forces")
"""Categories of those who bear arms."""

_SIDES = ("adjective", "country")
_LONGEST_RUN = 5  # hits: "soldiers of the Ukrainian Armed Forces of Ukraine" has no more


class Hit(NamedTuple):
    """A surface form in the text, and what it stands for."""

    start: int
    end: int
    entry: Entry


def find_actors(document: Document) -> tuple[ActorMention, ...]:
    """Every party that the document names, in order, without overlaps.

    A bare nationality ("Russian drones") has `adjective=True`; "Russian-occupied" and "the Russian city of" are none.
    """
    lexicon = lexicon_of(document.language)
    if not lexicon.entries:
        return ()
    text = fold(document.text)
    hits = _hits(text, document.text, lexicon)
    if not hits:
        return ()
    rules = joining(document.language)
    countries = {h.entry.country for h in hits if h.entry.country and not h.entry.needs_country and not h.entry.hostile}
    sided = [
        h
        for h in hits
        if _belongs(h.entry, countries) and not (h.entry.kind != "head" and rules.barred(text, h.start, h.end))
    ]
    runs = list(_runs(sided, text, rules))
    home = _home(countries, runs)
    mentions = (_mention(run, text, document.text, rules, lexicon, home) for run in runs)
    return tuple(m for m in mentions if m is not None)


def _home(countries: set[str], runs: list[list[Hit]]) -> str | None:
    """The country whose forces "the army" is: the only one with armed parties in the text, or the only one in it."""
    armed = {c for run in runs if any(h.entry.category in ARMED for h in run) for h in run if (c := h.entry.country)}
    one = armed or countries
    home = next(iter(one)) if len(one) == 1 else None
    return None if home in load("actors", "wars")["abroad"] else home


def _hits(text: str, original: str, lexicon: Lexicon) -> list[Hit]:
    """The forms that stand in the text as whole words, as they are written."""
    found, size, entries = [], len(text), lexicon.entries
    for index, start, end in lexicon.automaton.find_matches_as_indexes(text):
        if (start and text[start - 1].isalnum()) or (end < size and text[end].isalnum()):
            continue
        for entry in entries[index]:
            as_written = (
                original[start:end] == entry.written if entry.written else not entry.proper or original[start].isupper()
            )
            if as_written:
                found.append(Hit(start, end, entry))
                break
    return found


def _belongs(entry: Entry, countries: set[str]) -> bool:
    """Whether an ambiguous name fits the countries that the document names otherwise."""
    if entry.needs_country:
        return entry.country in countries
    return not entry.hostile or not countries or bool(countries & {"RUS", "UKR"})


def _runs(hits: list[Hit], text: str, rules: Joining) -> Iterator[list[Hit]]:
    """Neighbouring hits that name one party together."""
    run: list[Hit] = []
    for hit in hits:
        if run and (len(run) == _LONGEST_RUN or not _joined(run[-1], hit, text, rules)):
            yield run
            run = []
        run.append(hit)
    if run:
        yield run


def _joined(left: Hit, right: Hit, text: str, rules: Joining) -> bool:
    a, b, gap = left.entry, right.entry, text[left.end : right.start]
    if len(gap) > rules.longest:
        return False
    if a.kind == "head":
        if b.kind == "head":
            return gap == " " and not b.weak
        belongs = b.kind == "country" or b.kind != "people" and a.category != "Civilians" and not a.bound
        return belongs and rules.of(gap, b.kind)
    if b.kind == "head":
        if a.kind == "group" and gap == ") ":
            return b.category != "Civilians"
        return (a.kind in _SIDES or (a.kind == "group" and b.category != "Civilians")) and rules.before_head(gap)
    if a.kind == "group":
        return b.kind == "group" and a.actor_id == b.actor_id and gap == " ("
    return a.kind in _SIDES and b.kind == "group" and rules.before_head(gap)


def _mention(
    run: list[Hit], text: str, original: str, rules: Joining, lexicon: Lexicon, home: str | None
) -> ActorMention | None:
    start, end = run[0].start, run[-1].end
    name = original[start:end].partition(" (")[0]
    group = next((h.entry for h in run if h.entry.kind == "group"), None)
    if group is not None:
        return ActorMention(start, end, name, group.actor_id, group.country, group.category, group.name)
    heads = [h.entry for h in run if h.entry.kind == "head"]
    side = next((h.entry for h in run if h.entry.kind != "head"), None)
    if not heads:
        return _nation(run[0], text, original, rules, lexicon)
    head = heads[-1] if run[-1].entry.kind == "head" else heads[0]
    if head.bound and side is None:
        return None
    country = side.country if side else home if head.suffix else None
    return _of_kind(start, end, name, head, country, lexicon)


def _of_kind(start: int, end: int, name: str, head: Entry, country: str | None, lexicon: Lexicon) -> ActorMention:
    if not (country and head.suffix):
        return ActorMention(start, end, name, None, country, head.category)
    kind = {"forces": "Military Forces", "police": "Police Forces"}.get(
        head.suffix, head.suffix.replace("-", " ").title()
    )
    usual = f"{kind} of {lexicon.country_names[country]}"
    return ActorMention(start, end, name, f"{country.lower()}-{head.suffix}", country, head.category, usual)


def _nation(hit: Hit, text: str, original: str, rules: Joining, lexicon: Lexicon) -> ActorMention | None:
    """A nationality, a people or a state without a noun of its forces."""
    start, end, entry = hit
    country, name = entry.country, original[start:end]
    if entry.kind == "weapon":
        usual = f"Military Forces of {lexicon.country_names[country or '']}"
        return ActorMention(start, end, name, None, country, None, usual, adjective=True)
    if entry.kind == "adjective":
        return None if rules.neutral(text, end) else ActorMention(start, end, name, None, country, None, adjective=True)
    if entry.kind == "people":
        return ActorMention(start, end, name, None, country, None)
    if country is None or not rules.acts(text, start, end, lexicon.cases.get(text[start:end], "")):
        return None
    usual = f"Military Forces of {lexicon.country_names[country]}"
    return ActorMention(start, end, name, f"{country.lower()}-forces", country, "State forces", usual)
