"""Whether a party tells of an event, and takes no part in it: a verb of saying follows or goes before."""

from __future__ import annotations

import re

from services.extract.actors.folding import folded
from services.extract.actors.grammar import Grammar, grammar
from services.extract.actors.linking import DASHES, SIGNS, STOPS
from services.extract.model import ActorMention
from services.extract.text.document import Sentence

LOOK_BACK = 90  # characters before a mention that can hold its preposition
LOOK_AHEAD = 60  # characters behind it that can hold the noun that it qualifies
_SAID_BEHIND = (",", '"', "”", "’")
_TITLE = 3  # words between a verb of saying and its subject behind it
_SIGNED = re.compile(r"(?: [^\s.]+)?[\s.»\"]*(?:\|\||$)")
"""What is left of a headline behind the source that it ends with."""


def speaks(mention: ActorMention, sentence: Sentence, language: str) -> bool:
    """Whether a verb of saying follows a mention in its sentence, or words that cite stand before it."""
    text, rules = folded(sentence), grammar(language)
    left, right = mention.start - sentence.start, mention.end - sentence.start
    before = text[max(0, left - LOOK_BACK) : left].split()
    return says_behind(text[right : right + LOOK_AHEAD].split(), rules) or is_cited(before, rules)


def says_behind(following: list[str], rules: Grammar) -> bool:
    """Whether a verb of saying follows, over an adverb or an auxiliary."""
    closing = ('"', "»", "”", ")") if rules.inflects else (",", '"', "»", "”")  # "хуситов, заявил генштаб": not they
    if following and following[0] in closing:
        following = following[1:]
    day = rules.said_when.match(" ".join(following))
    following = following[day.group().count(" ") :] if day else following
    first = following[0].strip(SIGNS + STOPS) if following else ""
    if len(following) > 1 and f"{first} {following[1]}" in rules.told_of:
        return False  # "a man described as", "men accused of"
    return _says(first, rules) or (
        len(following) > 1
        and (first.endswith("ly") or first in ("also", "has", "have", "had"))
        and _says(following[1].strip(SIGNS + STOPS), rules)
    )


def signs(words: list[str], behind: str) -> bool:
    """Whether a party stands behind a dash as a headline's source, with nothing behind it ("... – Генштаб")."""
    return words[-1:] != [] and words[-1] in DASHES and _SIGNED.match(behind) is not None


def _says(word: str, rules: Grammar) -> bool:
    return word.startswith(rules.speech) if rules.inflects else word in rules.said


def is_said_by(words: list[str], rules: Grammar) -> bool:
    """Whether an English verb of saying right behind a comma or a quotation stands before it: "..., said a village"."""
    at = len(words) - 1
    while at > 0 and len(words) - at <= _TITLE and words[at] in rules.modifiers and words[at] != "that":
        at -= 1
    return not rules.inflects and at > 0 and words[at] in rules.said and words[at - 1][-1] in _SAID_BEHIND


def is_cited(words: list[str], rules: Grammar) -> bool:
    """Whether "according to" stands before the party."""
    tail = words[-5:]
    if rules.cites.isdisjoint(tail):
        return False
    if "," in tail and rules.inflects:  # "за даними слідства, | ворог"
        tail = tail[len(tail) - tail[::-1].index(",") :]
    return any(" ".join(tail[i : i + n]) in rules.according for i in range(len(tail)) for n in (1, 2))
