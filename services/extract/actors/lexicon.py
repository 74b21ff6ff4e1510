"""The actor lexicon of a language: every surface form of every party, in one Aho-Corasick automaton."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, cast

import ahocorasick_rs

from schemas.taxonomy import ActorCategory
from services.extract.actors import declension
from services.extract.actors.factions import factions
from services.extract.actors.spelling import spellings
from services.extract.lexicon.loading import LANGUAGES, load

Kind = Literal["group", "country", "adjective", "people", "head", "weapon"]


class Entry(NamedTuple):
    """What a surface form stands for."""

    kind: Kind
    actor_id: str | None = None
    country: str | None = None
    category: ActorCategory | None = None
    name: str | None = None
    """The usual English name."""
    suffix: str | None = None
    """Of a head: what follows the country in a state force's id."""
    weak: bool = False
    bound: bool = False
    """Of a head: a party only with a nationality. Of a group's name: only beside a noun, or another people's name."""
    context: tuple[str, ...] = ()
    """Of an ambiguous name ("AA", "PDF"): the countries of which one must be spoken of for it to be a party."""
    hostile: bool = False
    """A name that one side of Russia's war in Ukraine has for the other ("окупанти")."""
    proper: bool = False
    """A name: it only counts with a capital letter."""
    written: str | None = None
    """The only spelling that counts, for names in capitals ("US")."""
    force: str | None = None
    """Of a head: the kind of force that it tells, a key of forces.toml."""


class Hit(NamedTuple):
    """A surface form in a text, and what it stands for."""

    start: int
    end: int
    entry: Entry


class Lexicon(NamedTuple):
    """One language's surface forms."""

    automaton: Any
    """Finds the forms in folded text, those inside others as well."""
    entries: tuple[tuple[Entry, ...], ...]
    """Of each pattern: what it can stand for, the best first."""
    cases: dict[str, str]
    """Cases of each single word and each name, by folded form (empty for English)."""
    kinds: dict[str, Kind]
    """What each folded form stands for in the first place."""
    country_names: dict[str, str]
    namesakes: dict[str, tuple[Entry, ...]]
    """Forms that more groups than one have."""


def fold(text: str) -> str:
    """Lower case with one apostrophe, one е and the same offsets."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("ё", "е").replace("\u00a0", " ")


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language; an empty one where it has no data."""
    if language not in LANGUAGES:
        return Lexicon(None, (), {}, {}, {}, {})
    found: dict[str, list[Entry]] = {}
    cases: dict[str, str] = {}
    links = frozenset((*load(language, "roles")["prepositions"], *load(language, "roles")["subordinators"]))
    for lemma, entry in (
        *_groups(language),
        *_peoples(language),
        *_war(language),
        *_countries(language),
        *_kinds(language),
    ):
        for form, form_cases in _forms(lemma, entry, language).items():
            key = fold(form)
            if key in links and not entry.written:
                continue  # "после" is "after", and hardly ever an ambassador
            entries = found.setdefault(key, [])
            own = entry._replace(written=form) if entry.written else entry
            if own not in entries:
                entries.append(own)
            if key in links:
                continue  # "AS" is a group, "as" no party
            cases[key] = "".join(sorted({*cases.get(key, ""), *form_cases}))
    automaton = ahocorasick_rs.AhoCorasick(list(found), matchkind=ahocorasick_rs.MatchKind.Standard)
    kinds = {form: entries[0].kind for form, entries in found.items()}
    names = {
        iso: str(data["en"]).partition(";")[0].partition(",")[0] for iso, data in load("actors", "countries").items()
    }
    return Lexicon(automaton, tuple(map(tuple, found.values())), cases, kinds, names, _namesakes(found))


def _namesakes(found: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """The groups that one form stands for, where they are several."""
    groups = {key: tuple(e for e in some if _is_named(e)) for key, some in found.items() if len(some) > 1}
    return {key: some for key, some in groups.items() if len({e.actor_id for e in some}) > 1}


def _is_named(entry: Entry) -> bool:
    return entry.kind == "group" and not entry.bound and not entry.hostile


def _forms(lemma: str, entry: Entry, language: str) -> declension.Forms:
    if language == "en":
        return {lemma: ""}
    if entry.kind == "adjective":
        return declension.adjective(lemma.lower(), language)
    return declension.phrase(lemma, language)


def _written(name: str) -> str | None:
    """A name that only counts as written: short, and in capitals."""
    bare = name.replace(".", "").replace("-", "")
    return name if len(bare) <= 8 and bare.isupper() else None


def named_groups() -> Iterator[tuple[ActorCategory, dict[str, Any]]]:
    """The named parties by category, of every file that lists some."""
    for concern in ("groups", "insurgents", "gangs", "communities", "earlier", "bodies"):
        yield from cast("dict[ActorCategory, Any]", load("actors", concern)).items()
    yield from factions()


def _groups(language: str) -> Iterator[tuple[str, Entry]]:
    for category, groups in named_groups():
        for actor_id, group in groups.items():
            named = Entry("group", actor_id, group.get("country"), category, group["name"])
            yield from _names(group, named, language)
            hostile = group.get("hostile", {}).get(language, ())
            yield from ((lemma, named._replace(hostile=True)) for lemma in hostile)
            leaders = group.get("leaders", ()) if language == "en" else ()
            yield from ((leader, named._replace(bound=True, proper=True)) for leader in leaders)


def _names(group: dict[str, Any], named: Entry, language: str) -> Iterator[tuple[str, Entry]]:
    ambiguous, called = set(group.get("ambiguous", ())), group.get("called", {})
    context = (group.get("country", ""), *group.get("near", ()))
    capitals = () if language == "en" else tuple(name for name in group["en"] if _written(name))
    names = dict.fromkeys((*group[language], *capitals))
    for lemma in names:
        start = lemma.rpartition(" ")[0]
        if language == "en" and start in names and (start not in ambiguous or lemma in ambiguous):
            continue  # "Fano militia" is "Fano" with a common noun, which recognition joins
        name = called.get(lemma, called.get(start, group["name"]))
        known = named._replace(name=name, context=context if lemma in ambiguous else (), written=_written(lemma))
        spelt = spellings(lemma) if language == "en" and not known.written else [lemma]
        yield from ((spelling, known._replace(proper=spelling[:1].isupper())) for spelling in spelt)


def _peoples(language: str) -> list[tuple[str, Entry]]:
    """Peoples that are parties only beside a noun of theirs; their plurals are in any case. English only."""
    countries: dict[str, set[str]] = {}
    for iso, names in load("actors", "peoples").items() if language == "en" else ():
        for name in names:
            countries.setdefault(name, set()).add(iso)
    found = []
    for name, isos in countries.items():
        one, _, many = name.partition("/")
        actor_id = f"{one.lower().replace(' ', '-').replace(chr(39), '')}-militia"
        country = next(iter(isos)) if len(isos) == 1 else None
        armed = f"{one} {_militia(one, country or '')}"
        entry = Entry("group", actor_id, country, "Identity militia", armed, bound=True, proper=True)
        free = entry._replace(bound=False)
        found += [(one, entry), (f"{one} Indians", free), *([(many, free)] if many else ())]  # "Yanomami Indians"
    return found


def _militia(people: str, country: str) -> str:
    """What ACLED calls the armed of a people or of its section ("Dinka | Apuk")."""
    kinds = load("actors", "militias")
    sections = (kinds[word] for word in people.split() if word in kinds and word != people)
    return str(next(sections, kinds.get(country, "Ethnic Militia")))


def _war(language: str) -> list[tuple[str, Entry]]:
    """Words that stand for a side of Russia's war in Ukraine: its weapons, and "enemy" as an adjective."""
    data = load("actors", "wars")
    found = []
    for kind in ("weapon", "adjective"):
        for country, words in data[kind].items():
            for word in words.get(language, ()):
                entry = Entry(kind, country=country, hostile=True, proper=word[:1].isupper(), written=_written(word))
                found.append((word, entry))
    return found


def _countries(language: str) -> list[tuple[str, Entry]]:
    found = []
    for iso, data in load("actors", "countries").items():
        kinds: tuple[Kind, ...] = ("country", "adjective", "people")
        for kind, words in zip(kinds, str(data[language]).split(";"), strict=True):
            for word in filter(None, (w.strip() for w in words.split(","))):
                entry = Entry(kind, country=iso, proper=word[:1].isupper(), written=_written(word))
                found += [(word, entry)]
    return found + _capitals() if language == "en" else found


def _capitals() -> list[tuple[str, Entry]]:
    """A state told by its capital, as an English owner: "Kyiv's"."""
    return [
        (f"{capital}'s", Entry("adjective", country=iso, proper=True))
        for iso, capitals in load("actors", "capitals").items()
        for capital in capitals
    ]


def _kinds(language: str) -> list[tuple[str, Entry]]:
    return [
        (lemma, Entry("head", None, None, kind["category"], None, kind.get("suffix"), kind.get("weak", False),
                      kind.get("bound", False), written=_written(lemma), force=kind.get("force", kind.get("suffix"))))
        for kind in load("actors", "kinds")["kind"] for lemma in kind.get(language, ())
    ]  # fmt: skip
