"""Clauses that open with the object: who stands right behind the verb does it ("Город обстреляли | войска Эритреи").

Where a form is nominative and accusative alike, it is the subject if it agrees with the verb and no word before does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from services.extract.actors.joining import INDECLINABLE_CASES
from services.extract.actors.parties import Party, folded
from services.extract.lexicon.inflection import analyzer
from services.extract.model import Clause

_REACH = 160  # characters before a verb that hold its object
_MOST = 6  # words before a verb that are asked
_ENDS = re.compile(r"[,;:()«»\"—–]|\s-\s")
_NUMBERS = {
    "ru": {"ли": "plur", "лись": "plur", "ла": "femn", "лась": "femn", "ло": "neut", "л": "masc"},
    "uk": {"ли": "plur", "лися": "plur", "ла": "femn", "лася": "femn", "ло": "neut", "в": "masc"},
}
"""The number of a past tense, or the gender that a singular has, by its ending."""
_RELATIVE = ("который", "який", "котрий")


def is_inverted(clause: Clause, party: Party, language: str) -> bool:
    """Whether an object opens the clause, and the party right behind its verb agrees with that."""
    text, offset, trigger = folded(clause.sentence), clause.sentence.start, clause.trigger
    at = party.mention.start - offset
    verb, _, rest = text[trigger.start - offset : at].partition(" ")
    number = next((number for ending, number in _NUMBERS[language].items() if verb.endswith(ending)), None)
    head = party.owner_of.word if party.owner_of else text[at:].split(maxsplit=1)[0]
    if number is None or _ENDS.search(rest):
        return False
    if party.cases != INDECLINABLE_CASES and not _agrees(head, number, language):
        return False
    opens = text[max(0, trigger.start - offset - _REACH) : trigger.start - offset]
    before = _ENDS.split(opens)[-1].split()[-_MOST:]
    return not any(_agrees(word, number, language) for word in before) and _has_object(before, language)


def _agrees(word: str, number: str, language: str) -> bool:
    """Whether a word can be a nominative of that number or gender."""
    nominative = (p.tag for p in _nouns(word, language) if (p.tag.case or "nomn") == "nomn")
    return any(number in tag and (number == "plur" or "plur" not in tag) for tag in nominative)


def _has_object(words: Sequence[str], language: str) -> bool:
    """Whether these words have an accusative that no preposition governs."""
    return any(not governed for governed in _accusatives(words, language))


def _accusatives(words: Sequence[str], language: str) -> Iterator[bool]:
    """Of each word that can be an accusative: whether a preposition governs it."""
    governed = False
    for word in words:
        if analyzer(language).parse(word)[0].tag.POS == "PREP":
            governed = True
        elif any(p.tag.case == "accs" for p in _nouns(word, language)):
            yield governed
            governed = False


@lru_cache(maxsize=16384)
def _nouns(word: str, language: str) -> tuple[Any, ...]:
    """The readings of a word as a noun or a relative pronoun."""
    parses = analyzer(language).parse(word.strip("'«»“”.,"))
    return tuple(p for p in parses if p.tag.POS in ("NOUN", "NPRO") or p.normal_form in _RELATIVE)
