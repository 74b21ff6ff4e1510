"""The word lists by which parties are read: lexicon/<language>/roles.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load


class Kinds:
    """Words of one kind: in Russian and Ukrainian stems, in English the words themselves, also in the plural."""

    def __init__(self, words: Iterable[str], inflects: bool) -> None:
        self._words = frozenset(words)
        self._stems = tuple(words) if inflects else ()

    def __contains__(self, words: str) -> bool:
        return words in self._words

    def begins(self, word: str) -> bool:
        """Whether a word is of this kind."""
        if self._stems:
            return word.startswith(self._stems)
        return word in self._words or word.removesuffix("s") in self._words

    def begins_any(self, words: Iterable[str]) -> bool:
        """Whether one of the words is of this kind."""
        return any(map(self.begins, words))


@dataclass(frozen=True, eq=False)
class Grammar:
    """The word lists of a language."""

    inflects: bool
    links: frozenset[str]
    agent: str
    """What governs the doer of a passive, where a word does."""
    of: str
    """What puts an owner behind his weapon or his men; "" where a case does."""
    sent: Kinds
    """What acts for its owner: weapons, men."""
    means: dict[str, str]
    """Links that mean what a shorter one does: "blamed on" what "by", "pitting" what "between"."""
    blames: frozenset[str]
    """Verbs whose object is who did it."""
    blames_on: tuple[str, ...]
    """Verbs whose object is the deed, and behind whose "on" stands who did it."""
    likeness: frozenset[str]
    """What shows somebody who is not there."""
    other_side: frozenset[str]
    """What joins the second of two sides to the first."""
    modifiers: frozenset[str]
    compound: re.Pattern[str]
    """A modifier with a hyphen, which in Russian and Ukrainian no name of a place is ("в | Эль-Фашере боевики")."""
    kinds: frozenset[str]
    """Nouns of groups, whose name may follow behind a comma."""
    some_of: dict[str, str]
    """Numerals that stand for some of a group, with their cases ("одного | из | главарей банды")."""
    before_count: frozenset[str]
    count: re.Pattern[str]
    """What makes "over", "about" before it a count, and no preposition."""
    verb_endings: tuple[str, ...]
    verbs: frozenset[str]
    speech: tuple[str, ...]
    said: frozenset[str]
    """The same, for whole words."""
    told_of: frozenset[str]
    """Participles of saying that speak of the party before them."""
    according: frozenset[str]
    cites: frozenset[str]
    """First words of the same."""
    numerals: frozenset[str]
    attacks: Kinds
    weapons: Kinds
    undergoing: re.Pattern[str]
    done_to: re.Pattern[str]
    """A passive between a subject and an event's noun."""
    suffers: re.Pattern[str]
    """Verbs whose subject an event is done to ("came under fire")."""
    doers_of: re.Pattern[str]
    pronoun: re.Pattern[str]
    achievements: tuple[str, ...]
    """Stems of nominal successes, which are their announcer's."""
    achieved: tuple[str, ...]
    """Stems of passives that tell such a success ("освобождено")."""
    said_when: re.Pattern[str]
    """What stands between a speaker and the verb ("Хуситы | в среду | заявили")."""
    own_verb: re.Pattern[str]
    """What makes a party behind "and" the subject of a clause of its own."""
    comes_after: re.Pattern[str]
    """What whoever only comes after a deed does: investigate it, find the dead."""
    passes_to: re.Pattern[str]
    harm: re.Pattern[str]
    """A verb of harm (group 1) that a noun behind "in" or "with" says more of; where the language has such."""


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language."""
    data, attribution = load(language, "roles"), load(language, "attribution")
    according = frozenset((*attribution["according_to"], *attribution["citing"], *data.get("said_by", ())))
    links = ("prepositions", "subordinators", "coordinators", "agent", "against", "likeness")
    return Grammar(
        inflects=language != "en",
        links=frozenset(word for key in links for word in data.get(key, ())),
        agent="by" if language == "en" else "",
        of="of" if language == "en" else "",
        sent=Kinds((*data["weapons"], *data.get("men", ())), language != "en"),
        means={word: link for link, words in data.get("means", {}).items() for word in words},
        blames=frozenset(data.get("blames", ())),
        blames_on=tuple(data.get("blames_on", ())),
        other_side=frozenset(data.get("other_side", ())),
        likeness=frozenset(data.get("likeness", ())),
        modifiers=frozenset(data["modifiers"]),
        compound=re.compile(rf".*-.*(?:{any_of(data['compound_endings'])})$" if language != "en" else ".*-"),
        kinds=frozenset(data.get("kinds", ())),
        some_of=data.get("some_of", {}),
        before_count=frozenset(data.get("before_count", ())),
        count=re.compile(data.get("count", "(?!)")),
        verb_endings=tuple(data["verb_endings"]),
        verbs=frozenset(data.get("verbs", ())),
        speech=tuple(attribution["verbs"]),
        said=frozenset(attribution["verbs"]),
        told_of=frozenset(" ".join(phrase.split()[:2]) for phrase in attribution.get("participles", ())),
        according=according,
        cites=frozenset(phrase.split()[0] for phrase in according),
        numerals=frozenset((*data.get("numerals", ()), *data.get("no_verbs", ()))),
        attacks=Kinds(data["attacks"], language != "en"),
        weapons=Kinds(data["weapons"], language != "en"),
        undergoing=re.compile(rf"\b(?:{any_of(data['undergoing'])})"),
        done_to=re.compile(
            rf"\b(?:was|were|been|being|got|get) (?:\w+ ){{0,2}}(?:{any_of(data.get('done_to', ()))})\b"
            r"|\b(?:died|dead|die)\b"
        ),
        suffers=re.compile(rf"\b(?:{any_of(data.get('suffers', ()))})\b"),
        doers_of=re.compile(rf"\b(?:{any_of(data.get('doers_of', data['attacks']))})"),
        pronoun=re.compile(
            rf"\b(?:{any_of([*data['pronouns'], *data['groups_before']])})\s+(?:\w+\s+){{0,2}}"
            rf"(?:(?:{any_of(data.get('carried_out', ['(?!)']))}) an? )?$"
        ),
        harm=re.compile(
            rf"\b({any_of(data.get('harm', ()))}) [^.;:]{{3,90}}? "
            r"(?:in|with|during|by) (?:an? |its |their )?(?:\w+ ){0,2}$"
        ),
        achievements=tuple(data.get("achievements", ())),
        achieved=tuple(data.get("achieved", ())),
        said_when=re.compile(data.get("said_when", "(?!)")),
        own_verb=re.compile(data.get("own_verb", "(?!)")),
        comes_after=re.compile(data.get("comes_after", "(?!)")),
        passes_to=re.compile(rf"\b(?:{any_of(data['passes_to'])})\b"),
    )
