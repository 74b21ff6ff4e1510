"""Groups of forces of the armies at war, by their names: "the Sever Group of Forces", 'units of the "South"'.

English only; Russian and Ukrainian names of them inflect, see groups.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from services.extract.actors.lexicon import Entry, Hit
from services.extract.actors.voice import AT_WAR
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load

_QUOTE = "\"“”«»'‘’"
_SIGN = "roup"
"""Letters that all nouns of such groups have."""


def groupings(text: str) -> Iterator[Hit]:
    """Each name of such a group with its noun; the name alone in quotation marks where the text says what it is of."""
    if _SIGN not in text:  # as in most texts
        return
    words, is_told = _words(), False
    for match in words.named.finditer(text):
        is_told = True
        yield Hit(match.start(), match.end(), words.owner[match.group("before") or match.group("behind")])
    if is_told:
        yield from (Hit(*m.span(1), words.owner[m.group(1)]) for m in words.quoted.finditer(text))


class _Words:
    def __init__(self) -> None:
        data = load("actors", "groupings")
        self.owner = {
            name: Entry("group", data[iso]["actor_id"], iso, "State forces", data[iso]["name"], context=AT_WAR)
            for iso in AT_WAR
            for name in data[iso]["names"]
        }
        names, nouns = any_of(self.owner), any_of(data["nouns"])
        self.named = re.compile(
            rf"\b(?P<before>{names})[{_QUOTE}]? (?i:{nouns})\b"
            rf"|\b(?i:{any_of(data['before'])}) [{_QUOTE}]?(?P<behind>{names})\b"
        )
        self.quoted = re.compile(rf"[{_QUOTE}]({names})[{_QUOTE}]")


@cache
def _words() -> _Words:
    return _Words()
