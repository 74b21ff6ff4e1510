"""The place lexicon of a language, compiled once: what a word says of the name beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from schemas.taxonomy import RelationKind
from services.extract.lexicon.alternation import any_of, longest_of
from services.extract.lexicon.inflection import forms
from services.extract.lexicon.loading import load

Words = tuple[str, ...]
"""A phrase, lower case, word by word."""


NOT_MEASURED = frozenset(("at", "toward", "between", "along"))
"""Relations before which no distance is told."""


class Vocabulary(NamedTuple):
    """All sets hold lower-case surface forms."""

    features: Mapping[Words, str]
    """Noun of a feature (phrase) to its cue."""
    relations: Mapping[Words, RelationKind]
    """Preposition (phrase) to the relation that it states."""
    alone: Mapping[str, RelationKind]
    """Those of one word that say the same whatever stands before them: most, as "in" does."""
    relation_ends: Mapping[str, int]
    """Last words of the relations, and of the features below, to the number of words that such a phrase has at most."""
    feature_ends: Mapping[str, int]
    governing: frozenset[str]
    """All that says something of the name right behind it: ends of relations and features, titles, fillers;
    adjectives of nationality where they have small letters."""
    beginnings: frozenset[str]
    """First words of what may stand after a name: features, directions, borders."""
    following: frozenset[str]
    """These, and the first words of actors and of speech: all that says something of the name right before it."""
    named_after: frozenset[str]
    direction: frozenset[Words]
    fillers: frozenset[str]
    speech: frozenset[str]
    mission: re.Pattern[str]
    told_by: re.Pattern[str]
    """What stands before the place of an embassy, or of another house that speaks from afar."""
    actors: frozenset[str]
    struck: frozenset[str]
    """Verbs that follow what they are done to ("Николаев атаковали")."""
    forces: frozenset[str]
    """Nouns whose genitive says whose forces they are ("войска РФ")."""
    titles: frozenset[str]
    first_names: frozenset[str]
    organizations: frozenset[str]
    streets: frozenset[str]
    """First words of the names of streets where the noun stands first: "Avenue Belmar"."""
    coded: Words
    """What stands before the place that a coder put an event to."""
    coded_sentence: re.Pattern[str] | None
    """How a sentence begins that only says so."""
    not_places: frozenset[str]
    adjective: re.Pattern[str]
    """How an adjective may end: any way in English."""
    demonyms: Mapping[str, str]
    """Adjective or people to the ISO 3166-1 alpha-3 code of the country."""
    countries: frozenset[str]
    """Names of countries of one word: in Russian and Ukrainian they divide a run of names."""
    country_names: frozenset[str]
    """All names of countries, in all their forms where they are of one word."""
    country_beginnings: frozenset[str]
    """What those of several words begin with, up to the first space and up to the first sign."""
    common: frozenset[str]
    sides: frozenset[str]
    """Adjectives that name no river before its bank."""
    name_parts: frozenset[str]
    known: frozenset[str]
    """All words that are no name, or only in some company."""
    dividing: frozenset[str]
    """These, and what names of countries begin with: all words of a list that divide names or join them."""
    weak: frozenset[str]
    done_to: frozenset[str]
    """Those of them that are verbs, of which a place is the object ("освободили | Арден")."""
    conjunctions: frozenset[str]
    including: Words
    """What says that names are of some only."""
    some: re.Pattern[str]
    """What parts a noun from the names of some of what it means: "villages, including"."""
    journey: re.Pattern[str]
    """What says right before "from" that somebody is on the way to what follows "to"."""
    within: frozenset[str]
    happened: frozenset[str]
    """Verbs by which a sentence says where the event of the one before was."""
    definite: frozenset[str]
    """What begins such a sentence."""
    events: frozenset[str]
    """Nouns that mean that event behind one of these where a preposition follows: "The raid in Arden"."""
    doers: frozenset[str]
    """Nouns that mean who or what did it, whatever the verb: "The gunmen burnt a mine in Arden"."""
    border: frozenset[str]
    common_endings: Words
    """Of words that begin sentences and are no names."""
    region_endings: Words
    """Of names of regions made from a town's ("Сумщина")."""
    units: Mapping[str, float]
    """Unit of length to metres."""
    descriptions: Mapping[Words, str]
    """Noun (phrase) that means a place told before, or a capital, to its cue."""
    describing: AhoCorasick
    """Finds where such a noun may begin in a text."""
    described: re.Pattern[str]
    """Such a noun there."""
    articles: re.Pattern[str]
    """What stands before it in English where it means one that is known."""
    after_description: frozenset[str]
    """Words that may follow such a noun; empty where any may."""


@cache
def vocabulary(language: str) -> Vocabulary:
    """The compiled `places.toml` of "en", "ru" or "uk"."""
    data = load(language, "places")
    words = data["words"]
    features = _phrases(data["features"], language)
    relations = {tuple(p.split()): kind for kind, phrases in data["relations"].items() for p in phrases}
    relations |= {(form,): "at" for form in _inflect(data.get("deeds", {}).get("at", ()), language)}
    done_to = data.get("done_to", {}).get("at", ())
    relations |= {(form,): "at" for form in done_to}
    direction = frozenset(_phrases({"direction": words["direction"]}, language))
    border = _inflect(words["border"], language)
    fillers, titles, actors = (_inflect(words[name], language) for name in ("fillers", "titles", "actors"))
    common, name_parts, not_places = (_inflect(words[key], language) for key in ("common", "name_parts", "not_places"))
    demonyms, country_names = _demonyms(language), _inflect(_country_names(language), language)
    countries = frozenset[str]() if language == "en" else country_names
    known = common | name_parts | not_places | titles | fillers | countries | demonyms.keys()
    relation_ends, feature_ends = _ends(relations), _ends(features)
    beginnings = frozenset(phrase[0] for phrase in (*features, *direction)) | border
    return Vocabulary(
        features=features,
        relations=relations,
        alone={
            word: kind
            for (word, *more), kind in relations.items()
            if not more and word != "of" and kind in NOT_MEASURED
            if relation_ends[word] == 1 and word not in feature_ends
        },
        relation_ends=relation_ends,
        feature_ends=feature_ends,
        governing=frozenset(
            (*relation_ends, *feature_ends, *titles, *fillers, "of", *(() if language == "en" else demonyms))
        ),
        beginnings=beginnings,
        following=beginnings
        | {phrase.partition(" ")[0] for phrase in (*actors, *words["speech"])}
        | set(data["strength"].get("struck", ())),
        named_after=frozenset(words["named_after"]),
        direction=direction,
        fillers=fillers,
        speech=frozenset(words["speech"]),
        mission=re.compile(words["mission"]),
        told_by=re.compile(words["told_by"]),
        actors=actors,
        forces=_inflect(words.get("forces", ()), language),
        titles=titles,
        first_names=_inflect(words["first_names"], language),
        organizations=_inflect(words["organizations"], language),
        streets=frozenset(words.get("streets", ())),
        coded=tuple(words.get("coded", ())),
        coded_sentence=re.compile(words["coded_sentence"]) if "coded_sentence" in words else None,
        not_places=not_places,
        adjective=_ANY if language == "en" else _ADJECTIVE,
        demonyms=demonyms,
        countries=countries,
        country_names=country_names,
        country_beginnings=_beginnings(country_names),
        common=common,
        sides=_inflect(words.get("sides", ()), language),
        name_parts=name_parts,
        known=known,
        dividing=known | _beginnings(country_names),
        weak=frozenset((*data["strength"]["weak"], *done_to)),
        done_to=frozenset(done_to),
        struck=frozenset(data["strength"].get("struck", ())),
        conjunctions=frozenset(data["joins"]["and"]),
        including=tuple(data["joins"]["some"]),
        some=re.compile(rf"([\w.]+)(?: ([\w.]+))?,?\s(?:{longest_of(data['joins']['some'])})\s$", re.IGNORECASE),
        journey=re.compile(rf"\b(?:{any_of(data['joins'].get('journey', ()))}) $"),
        within=frozenset(data["joins"]["within"]),
        happened=frozenset(data["continuation"]["happened"]),
        definite=frozenset(data["continuation"]["definite"]),
        events=frozenset(data["continuation"]["events"]),
        doers=frozenset(data["continuation"]["doers"]),
        common_endings=tuple(words["common_endings"]),
        region_endings=tuple(words["region_endings"]),
        border=border,
        descriptions=(descriptions := _phrases(_nouns(data["descriptions"]), language)),
        describing=AhoCorasick(sorted({phrase[0] for phrase in descriptions}), matchkind=MatchKind.LeftmostLongest),
        described=re.compile(rf"(?<![\w-]){longest_of(map(' '.join, descriptions))}(?![\w-])"),
        articles=_articles(data["descriptions"].get("article", ())),
        after_description=frozenset(data["descriptions"].get("next", ())),
        units={u: metres for name, metres in _METRES.items() for u in _inflect(data["units"].get(name, ()), language)},
    )


def _beginnings(names: Iterable[str]) -> frozenset[str]:
    """The first words of names of several, however a text that has them is divided into words."""
    several = [name for name in names if re.search(r"\W", name)]
    return frozenset(first for name in several for first in (name.split()[0], re.split(r"\W", name)[0]))


def _ends(phrases: Iterable[Words]) -> dict[str, int]:
    """The last word of each phrase, and the most words of those that it ends."""
    found: dict[str, int] = {}
    for phrase in phrases:
        found[phrase[-1]] = max(len(phrase), found.get(phrase[-1], 0))
    return found


_ANY = re.compile("")
_ADJECTIVE = re.compile(r"(?:[ыиоеі][йехм]|[ыи]ми|[ое](?:го|му|м)|[ая]я|[ую]ю|[оеі]ї|ої|[яуюі]|(?<![аеєиіоуюя]л)а)$")
"""A past tense ("обстреляла село ...") ends as one of Ukrainian's, but is none."""
_METRES = {"km": 1000.0, "mi": 1609.344, "nmi": 1852.0, "m": 1.0}


def _nouns(table: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {cue: nouns for cue, nouns in table.items() if cue not in ("article", "next")}


def _articles(words: Iterable[str]) -> re.Pattern[str]:
    """An article and two words at most."""
    return re.compile(rf"(?<![\w-])(?i:{any_of(words)})\s(?:[a-z]+(?:-[a-z]+)*\s){{0,2}}$")


def _inflect(lemmas: Iterable[str], language: str) -> frozenset[str]:
    """All forms of single words; phrases, abbreviations and names in Latin letters as they stand."""
    return frozenset(form for lemma in lemmas for form in _forms(lemma, language))


def _forms(lemma: str, language: str) -> Iterable[str]:
    lower = lemma.lower()
    if language == "en" or " " in lower or "." in lower or lower.isascii() or lemma.isupper():
        return (lower,)
    found = forms(lower, language)
    return found | {form.replace("ё", "е") for form in found}  # as most outlets write


def _phrases(by_cue: Mapping[str, Iterable[str]], language: str) -> dict[Words, str]:
    """Each form of each phrase; the words of a phrase inflect independently, which costs nothing but memory."""
    found: dict[Words, str] = {}
    for cue, phrases in by_cue.items():
        for phrase in phrases:
            combined: list[Words] = [()]
            for word in phrase.split():
                combined = [(*head, form) for head in combined for form in sorted(_forms(word, language))]
            found.update(dict.fromkeys(combined, cue))
    return found


def _demonyms(language: str) -> dict[str, str]:
    """Adjectives and nouns of nationality ("Russian", "українці"); what is also a country's name stays a place."""
    names = {name.lower() for name in _country_names(language)}
    return {
        form: iso
        for iso, row in sorted(load("actors", "countries").items())
        for part in row.get(language, "").split(";")[1:]
        for demonym in part.split(",")
        if demonym.strip() and demonym.strip().lower() not in names
        for form in sorted(_forms(demonym.strip(), language))
    }


def _country_names(language: str) -> list[str]:
    rows = load("actors", "countries").values()
    return [name.strip() for row in rows for name in row.get(language, "").split(";")[0].split(",")]
