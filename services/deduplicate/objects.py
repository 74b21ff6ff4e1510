"""What was hit or where exactly, in words that news of several languages shares: a school is not a market.

The words are data (`lexicon/<language>.toml`): stems by class.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.resources import files

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LANGUAGES = ("en", "ru", "uk")
NONE = "none"
"""The class of words that name an object, but none that was hit: who is "in hospital" was hit elsewhere."""
NIGHT = "night"
"""The class of words for the night, which belongs to two days."""


def objects_in(text: str) -> frozenset[str]:
    """The classes of objects that a text names, in any of the languages."""
    pattern, classes = _pattern()
    return frozenset(classes[match.group()] for match in pattern.finditer(text.lower())) - {NONE}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """Stems by their first letter, the longest first: a letter that begins none of a word costs one look."""
    classes: dict[str, str] = {}
    for language in LANGUAGES:
        data = (files("services.deduplicate") / "lexicon" / f"{language}.toml").read_text(encoding="utf-8")
        for name, stems in tomllib.loads(data).items():
            classes.update(dict.fromkeys(stems, name))
    by_letter: dict[str, list[str]] = {}
    for stem in sorted(classes, key=lambda stem: (-len(stem), stem)):
        by_letter.setdefault(stem[0], []).append(re.escape(stem[1:]))
    groups = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"\b(?:{'|'.join(groups)})"), classes
