"""Who did it, where the sentences behind say so of "the attackers", of "the raid", or tell what a group's fighters did.

"The attackers, who belonged to X, fled", "the raid by X was the third", "X fighters came on motorcycles".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from services.extract.actors.cleared import is_cleared, is_of_other_times
from services.extract.actors.folding import folded
from services.extract.actors.setting import ARMED, NAMELESS, is_named
from services.extract.actors.within import mentions_between
from services.extract.continuation import is_of_another_scene
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention
from services.extract.text.document import Sentence

_NEAR = 400  # characters from a sentence's start that still speak of the same event
_BEFORE = 170  # characters before a party that hold what says that it did it
_BEHIND = 90  # characters behind it that do


def doer_behind(
    sentences: Sequence[Sentence], language: str, mentions: Sequence[ActorMention], of_people: bool
) -> ActorMention | None:
    """The named party that the sentences behind the first, an event's own, say did it.

    `of_people`: whether fighters, and "they", are those who did it: not where fighters are hit, or things are.
    """
    words = _words(language)
    for at, sentence in enumerate(sentences[1:]):
        end = min(sentence.end, sentence.start + _NEAR)
        told = [m for m in mentions_between(mentions, sentence.start, end) if m.category in ARMED and is_named(m)]
        if not told or is_of_other_times(sentence, language):
            continue
        text = folded(sentence)
        people = of_people and not is_of_another_scene(sentence, sentences[0], language)
        they = people and (
            text[:1] in _QUOTES or words.hedges.match(text) is not None or (at > 0 and words.names_doers(sentences[at]))
        )
        for mention in told:
            if _did(mention, sentence, text, words, they, people) and not is_cleared(mention, sentence, language):
                return mention
    return None


_QUOTES = ('"', "“", "«", "‘", "„")


def _did(mention: ActorMention, sentence: Sentence, text: str, words: _Words, they: bool, of_people: bool) -> bool:
    left, right = mention.start - sentence.start, mention.end - sentence.start
    first = max(0, left - _BEFORE)
    group = mention.category in NAMELESS
    deed = words.deed_by.search(text, first, left)
    if deed and not words.other_deed.search(text, max(0, deed.start() - _BEHIND), deed.start()):
        return True
    if group and words.of_doers.search(text, first, left):
        return True
    if words.is_to_blame.match(text, right, right + _BEHIND) or words.owns_up.match(text, right, right + _BEHIND):
        return True
    if they and group and words.they_are.search(text, first, left):
        return True
    came = words.came.match(text, right, right + _BEHIND) or words.came_before.search(text, first, left)
    return of_people and group and came is not None


class _Words:
    """Patterns of a language."""

    def __init__(self, language: str) -> None:
        data = load(language, "afterwards")
        link = rf"(?:[ ,]+(?:{data['link']})\b){{1,14}}[ ,«\"“‘„']{{0,3}}$"
        parts = {"doers": data["doers"], "link": link, "deeds": any_of(data["deeds"])}
        self.of_doers = re.compile(data["of_doers"].format(**parts))
        """What between "the attackers" and a name says that they are of it."""
        self.they_are = re.compile(data["they_are"].format(**parts))
        self.hedges = re.compile(data["hedges"])
        """How a sentence opens that tells who it was, as far as is known."""
        self.deed_by = re.compile(data["deed_by"].format(**parts))
        """The deed told, before its doer."""
        self.other_deed = re.compile(data["other_deed"])
        """What before such a deed says that it is another."""
        self.is_to_blame = re.compile(data["is_to_blame"].format(**parts))
        self.owns_up = re.compile(data["owns_up"].format(**parts))
        self.came = re.compile(data["came"])
        """What a group's fighters do who make an attack, behind their name."""
        self.came_before = re.compile(data["came_before"])
        self._doers = re.compile(data["names_doers"].format(**parts))

    def names_doers(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with those who did it."""
        return self._doers.match(folded(sentence)) is not None


@cache
def _words(language: str) -> _Words:
    return _Words(language)
