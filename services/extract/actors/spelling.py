"""The other spellings of a group's English name: each outlet has its own for "al-Shabaab", "Defence" and "Jama'at"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_RULES = (
    (re.compile(r"\b([Aa])l[- ](?=\w)"), (r"\1l-", r"\1l ")),
    (re.compile(r"\bAl(?=[- ]\w)"), ("Al", "al")),
    (re.compile(r"\b[Ee]l-(?=\w)"), ("el-", "el ", "al-", "al ")),
    (re.compile(r"(?<=\w)[- ]([ei])[- ](?=\w)"), ("-e-", "-i-", " e ", " i ")),
    (re.compile(r"(?<=\w)-ul-(?=\w)"), ("-ul-", " ul ", "ul-", "ul ", " al-")),
    (re.compile(r"\bDefen[cs]e\b"), ("Defence", "Defense")),
    (re.compile(r"\bOrgani[sz]ation\b"), ("Organisation", "Organization")),
    (re.compile(r"(?<=[a-z])['’](?=[a-z]{2})"), ("'", "")),
    (re.compile(r"\bPeople'?s'?(?= )"), ("People's", "Peoples'", "Peoples")),
)
"""Where spellings differ: what is written in one way, and all ways."""


def spellings(name: str) -> list[str]:
    """The name and its other spellings, each once."""
    found = {name: None, _bare(name): None}
    for pattern, ways in _RULES:
        for known in [known for known in found if pattern.search(known)]:
            found.update(dict.fromkeys(_written(known, pattern, ways)))
    return list(found)


def _written(name: str, pattern: re.Pattern[str], ways: tuple[str, ...]) -> Iterator[str]:
    """The name with one of the ways in all the places that the pattern finds."""
    return (pattern.sub(way, name) for way in ways)


def _bare(name: str) -> str:
    """The name without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
