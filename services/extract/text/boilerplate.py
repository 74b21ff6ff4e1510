"""Links, calls to subscribe and pointers to other articles out of a text, without moving it."""

from __future__ import annotations

import re
from functools import cache

from services.extract.lexicon.loading import LANGUAGES, load

_LINK = re.compile(r"https?://\S+|www\.\S+|\bt\.me/\S+|\S{1,64}@\S{1,64}\.\w{2,6}")
_HASH = str.maketrans("#", " ")
_TAGS = re.compile(r"^[^\w\n#]{0,12}(?:#\w{1,60}[ \t]{1,3}){1,12}", re.MULTILINE)
"""Hashtags that open a line: no words of its sentence."""


def blank_boilerplate(text: str) -> str:
    """The text without links, and without lines that only point elsewhere ("Read also: ..."); of the same length."""
    if "://" in text or "www." in text or "@" in text or "t.me/" in text:
        text = _LINK.sub(_blank, text)
    if "#" in text:
        text = _without_pointers(text)  # "#OnThisDay 2014: ..." before its tag is parted from it
        text = _TAGS.sub(lambda match: match.group().replace(" ", "\n"), text).translate(_HASH)
    return _without_pointers(text)


def _without_pointers(text: str) -> str:
    """As the pattern substituted, but looked for where lines begin and not at each character."""
    parts: list[str] = []
    read = at = 0
    while at >= 0:
        found = _lines().match(text, at)
        if found:
            parts += (text[read : found.start()], _blank(found))
            read = found.end()
        at = text.find("\n", at) + 1 or -1
    return "".join((*parts, text[read:])) if parts else text


@cache
def _lines() -> re.Pattern[str]:
    """A line that begins with a call or a pointer, in any of the languages (feeds mix them)."""
    openings = [re.escape(o) for language in LANGUAGES for o in load(language, "boilerplate").get("line_openings", ())]
    return re.compile(
        rf"^[ \t]*[^\w\s]{{0,3}}[ \t]?(?:{'|'.join(sorted(openings))})(?!\w)[^\n]{{0,300}}$",
        re.MULTILINE | re.IGNORECASE,
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
