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
    return frozenset(classes[match.group().lower()] for match in pattern.finditer(text)) - {NONE}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    classes: dict[str, str] = {}
    for language in LANGUAGES:
        data = (files("services.deduplicate") / "lexicon" / f"{language}.toml").read_text(encoding="utf-8")
        for name, stems in tomllib.loads(data).items():
            classes.update(dict.fromkeys(stems, name))
    stems = sorted(classes, key=lambda stem: (-len(stem), stem))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE), classes
