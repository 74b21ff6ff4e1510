"""Clauses that open with the object: who stands right behind the verb does it ("Город обстреляли | войска Эритреи").

Where a form is nominative and accusative alike, it is the subject if it agrees with the verb and no word before does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from services.extract.actors.folding import folded
from services.extract.actors.joining import INDECLINABLE_CASES
from services.extract.actors.parties import Party
from services.extract.lexicon.morphology import analyzer
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
    heads = [party.owner_of.word] if party.owner_of else text[at : party.mention.end - offset].split()
    if number is None or _ENDS.search(rest) or _has_another(rest, heads[0] if party.owner_of else "", language):
        return False
    if party.cases != INDECLINABLE_CASES and not any(_agrees(w, number, language) for w in heads):
        return False
    opens = text[max(0, trigger.start - offset - _REACH) : trigger.start - offset]
    before = list(_free(_ENDS.split(opens)[-1].split()[-_MOST:], language))
    has_object = any(p.tag.case == "accs" for word in before for p in _nouns(word, language))
    return has_object and not any(_agrees(word, number, language) for word in before)


def _has_another(rest: str, head: str, language: str) -> bool:
    """Whether a noun, the object, stands between the verb and the party's head: "захватили | штаб | бригады"."""
    words = rest.split()
    return any(True for _ in _free(words[: words.index(head)] if head in words else words, language))


def _agrees(word: str, number: str, language: str) -> bool:
    """Whether a word can be a nominative of that number or gender."""
    nominative = (p.tag for p in _nouns(word, language) if (p.tag.case or "nomn") == "nomn")
    return any(number in tag and (number == "plur" or "plur" not in tag) for tag in nominative)


def _free(words: Sequence[str], language: str) -> Iterator[str]:
    """The nouns among these words that no preposition governs."""
    governed = False
    for word in words:
        if analyzer(language).parse(word)[0].tag.POS == "PREP":
            governed = True
        elif _nouns(word, language):
            if not governed:
                yield word
            governed = False


@lru_cache(maxsize=16384)
def _nouns(word: str, language: str) -> tuple[Any, ...]:
    """The readings of a word as a noun or a relative pronoun."""
    parses = analyzer(language).parse(word.strip("'«»“”.,"))
    return tuple(p for p in parses if p.tag.POS in ("NOUN", "NPRO") or p.normal_form in _RELATIVE)
