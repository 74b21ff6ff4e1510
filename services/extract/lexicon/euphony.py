"""Ukrainian words that begin with "у" or "в" as the sound before them asks: "взяли" and "узяли" are one word.

Source: Український правопис (2019), § 23, "Чергування у - в". Words with one of the two alone ("удар", "влада",
"вступ", "угода") are not among these beginnings.
"""

from __future__ import annotations

import re
from typing import Any

_TURNS = re.compile(
    r"(?<![\w'’])[ув](?=(?:з[яі]|бив|бит|бил|бій|бст|раз[ие]|тра[тч]|ноч|ранц|день|веч[ео]р|чор|насл|па[влд]|кра[вл]"
    r"|дарив|дарил|дарен|щент|рят|ціл[іи]|війш|мер|досвіт|продовж|сьог|бер[еі]г|т[іе]к|теч|трим))"
)
"""The first letter of a word that turns, by the letters behind it."""
_OTHER = {"у": "в", "в": "у"}
_SYNTAX = frozenset("\\()[]?|")
"""Signs of a regular expression, which is left as it is; "*" alone stands for the endings of a stem."""


def with_euphony(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a lexicon file, each list of words with their other forms; regular expressions as they are."""
    return {key: _extended(value) for key, value in data.items()}


def _extended(value: Any) -> Any:
    if isinstance(value, dict):
        return with_euphony(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return list(dict.fromkeys([*value, *(other for item in value for other in other_forms(item))]))
    return value


def other_forms(words: str) -> list[str]:
    """A word or phrase with one of its words in its other form, for each that has one."""
    if not _SYNTAX.isdisjoint(words):
        return []
    turns = _TURNS.finditer(words.lower())
    return [words[: m.start()] + _OTHER[m.group()] + words[m.end() :] for m in turns if words[m.start()].islower()]
