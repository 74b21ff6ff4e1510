"""Names that are a street's or a square's, and neither a place nor a party: "на улице Розы | Люксембург"."""

from __future__ import annotations

import re
from functools import cache

from services.extract.lexicon.loading import load

_REACH = 40
"""Characters before a name that hold the noun of a street and a first word of its name."""


def street_before(text: str, start: int, language: str) -> re.Match[str] | None:
    """The noun of a street right before a name, with the first word of the street's name (`first`) if it has one."""
    return _street(language).search(text, max(0, start - _REACH), start)


@cache
def _street(language: str) -> re.Pattern[str]:
    nouns = load(language, "places")["words"].get("street_before", "(?!)")
    return re.compile(rf"\b(?:{nouns})(?: (?P<first>[\w-]+))? $")
