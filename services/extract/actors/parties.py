"""A mention as its sentence uses it: behind which preposition, in which case, before which noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from services.extract.actors.joining import alternatives
from services.extract.actors.lexicon import fold, lexicon_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Sentence

_LOOK_BACK = 90  # characters before a mention that can hold its preposition
BY_NATURE = ("attack", "weapon")


class Party(NamedTuple):
    """A mention in its sentence; offsets are the document's."""

    mention: ActorMention
    link: str
    """The preposition or conjunction that governs it, a verb as "verb", or "" where it stands free."""
    cases: str
    """Cases that its form can be in (Russian and Ukrainian), "" where unknown."""
    speaks: bool
    """Whether a verb of saying follows: it tells the event, and takes no part in it."""
    counted: bool
    """Whether a numeral makes its genitive the subject ("одиннадцать бойцов сдались")."""
    before: str | None
    """"attack" or "weapon" where it stands as an attribute before such a noun ("Russian drones"), else None."""


@dataclass(frozen=True)
class Grammar:
    """Compiled word lists of a language."""

    link: re.Pattern[str]
    verb: re.Pattern[str]
    speech: re.Pattern[str]
    attack: re.Pattern[str]
    weapon: re.Pattern[str]
    undergoing: re.Pattern[str]
    doers_of: re.Pattern[str]
    pronoun: re.Pattern[str]
    according: re.Pattern[str]
    """What makes the party behind it a speaker."""
    counted: re.Pattern[str]
    """A numeral, behind which a genitive can be the subject (Russian and Ukrainian)."""
    passes_to: re.Pattern[str]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language."""
    data, attribution = load(language, "roles"), load(language, "attribution")
    links = alternatives(
        [
            *data["prepositions"],
            *data["subordinators"],
            *data["coordinators"],
            *data.get("agent", ()),
            *data.get("against", ()),
        ]
    )
    modifiers = alternatives(data["modifiers"])
    filler = rf"(?:(?:{modifiers}|[\d.,]*\d|\w+-\w+)\s+)"
    stem = r"\b" if language == "en" else r"\w*"
    plural = r"(?:e?s)?\b" if language == "en" else r"\w*"
    between = r"(?:(?:\w+[ -]){0,2}?)" if language == "en" else r"(?:\w+[ -]){0,2}?"
    numerals = alternatives(data.get("numerals", ()))
    return Grammar(
        according=re.compile(rf"\b(?:{alternatives(attribution['according_to'])})\s+{filler}{{0,5}}$"),
        counted=re.compile(rf"\b(?:\d+|{numerals})\s+(?:\w+\s+)?$"),
        passes_to=re.compile(rf"\b(?:{alternatives(data['passes_to'])})\b"),
        link=re.compile(rf"(?:\b|(?<=,)|(?=,))({links})\s*[\"“'«(]?\s*{filler}{{0,5}}[\"“«']?$"),
        verb=re.compile(_VERBS[language] + rf"\s+{filler}{{0,5}}$"),
        speech=re.compile(
            rf"\s*[\"”»)]*,?\s+(?:\w+ly\s+|also\s+|have\s+|has\s+|had\s+)?(?:{alternatives(attribution['verbs'])}){stem}"
        ),
        attack=re.compile(rf"(?:'s?)?[ -]{between}(?:{alternatives(data['attacks'])}){plural}"),
        weapon=re.compile(rf"(?:'s?)?[ -]{between}(?:{alternatives(data['weapons'])}){plural}"),
        undergoing=re.compile(rf"\b(?:{alternatives(data['undergoing'])})"),
        doers_of=re.compile(rf"\b(?:{alternatives(data.get('doers_of', data['attacks']))})"),
        pronoun=re.compile(rf"\b(?:{alternatives([*data['pronouns'], *data['groups_before']])})\s+(?:\w+\s+){{0,2}}$"),
    )


# A verb right before a party makes it the verb's object.
_VERBS = {
    "en": r"\b(?:\w{3,}ed|\w{3,}ing|shot|struck|hit|fought|beat|took|left|held|shoot|kill|attack|target|strike|wound|injure|destroy|arrest|detain|kidnap|abduct)",
    "ru": r"\b\w+(?:ил|ила|или|ал|ала|али|ели|ел|ют|ят|ает|ив|ав|ывая|ая)",
    "uk": r"\b\w+(?:ив|ила|или|ав|ала|али|ють|ять|ає|ивши|авши|ючи|ено|ано)",
}


@lru_cache(maxsize=32)
def folded(sentence: Sentence) -> str:
    """The sentence in lower case, with one apostrophe and one е; its offsets."""
    return fold(sentence.text)


def parties_of(clause: Clause, language: str, mentions: Sequence[ActorMention], start: int, end: int) -> list[Party]:
    """The mentions between two offsets of the clause's sentence, each with its place in the grammar."""
    rules, text, offset = grammar(language), folded(clause.sentence), clause.sentence.start
    found: list[Party] = []
    for mention in mentions:
        if mention.end <= start:
            continue
        if mention.start >= end:
            break
        previous = found[-1] if found else None
        found.append(_party(mention, previous, text, offset, rules, language))
    return found


def _party(
    mention: ActorMention, previous: Party | None, text: str, offset: int, rules: Grammar, language: str
) -> Party:
    left, right = mention.start - offset, mention.end - offset
    # A preposition stands between this party and the one before it, never beyond that one.
    floor = max(0, left - _LOOK_BACK, previous.mention.end - offset if previous else 0)
    link = rules.link.search(text, floor, left)
    name = link.group(1) if link else ("verb" if rules.verb.search(text, floor, left) else "")
    if (
        name in (",", "and", "or", "и", "та", "і", "й", "або", "или", "&", "as well as")
        and previous
        and link
        and text[floor : link.start()].strip() in ("", ",")
    ):
        name = previous.link if not previous.speaks else ""
    weapon = mention.adjective and mention.usual_name is not None
    before = (
        "weapon"
        if weapon
        else "attack"
        if rules.attack.match(text, right)
        else "weapon"
        if rules.weapon.match(text, right)
        else None
    )
    cases = "" if language == "en" else _cases(text[left:right], language)
    counted = "g" in cases and rules.counted.search(text, floor, left) is not None
    if counted and "n" not in cases:
        cases += "n"
    speaks = rules.speech.match(text, right) is not None or rules.according.search(text, floor, left) is not None
    return Party(mention, name, cases, speaks, counted, before)


def _cases(words: str, language: str) -> str:
    """The cases that a name's words agree in; all where its form does not tell."""
    known = lexicon_of(language).cases
    text = words
    if text in known:
        return known[text]
    first, *rest = [known.get(word, "") for word in text.split()]
    if first and rest and rest[0] and set(first) & set(rest[0]):
        return "".join(sorted(set(first) & set(rest[0])))
    return first or "adgiln"
