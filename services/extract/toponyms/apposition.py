"""A region named before a place in it: "the North Darfur town of Mellit", "the Borno State capital, Maiduguri"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from services.extract.toponyms.name import Name
from services.extract.toponyms.vocabulary import Vocabulary

_SETTLED = frozenset(("village", "town", "city", "settlement", "quarter"))
_PORT = "port"
"""A facility by name, but a town where it is "of": "the south Yemen port of Arden"."""
_UNIT = frozenset(("region", "district", "country", "area"))
_GAP = re.compile(r"(['’]s)?\s((?:[a-z]+(?:-[a-z]+)*\s){0,2}?)([a-z]+)( of(?: the)?)?,?\s")
_ARTICLE = re.compile(r"(?:^|\W)the\s+(?:(?:north|south|east|west)[a-z]*\s+|central\s+)?$", re.IGNORECASE)
_BEFORE = 18  # characters that an article and what it may have behind it take
_CAPITAL = "capital"


def apposed(found: Sequence[Name], text: str, words: Vocabulary) -> tuple[list[Name], frozenset[int]]:
    """The names, with the cues that they have then; and those of them that contain the next one."""
    names, outer = list(found), []
    for i, (first, second) in enumerate(pairwise(found)):
        cue = _cue_between(first, second, text, words)
        if cue is not None:
            names[i] = first._replace(cue=first.cue if first.cue in _UNIT else "region", strength=0.95, role="context")
            names[i + 1] = names[i + 1]._replace(cue=cue, strength=0.95, role="context")
            outer.append(i)
    return names, frozenset(outer)


def _cue_between(first: Name, second: Name, text: str, words: Vocabulary) -> str | None:
    """The cue of the noun that stands between a unit and a place in it; None where they are no such pair."""
    if first.language != "en" or first.sentence != second.sentence or first.field != second.field or first.country:
        return None
    gap = _GAP.fullmatch(text, first.end, second.start)
    if gap is None or second.cue in _UNIT or second.country:
        return None
    noun, is_of = gap[3], gap[4] is not None
    cue = "city" if noun == _PORT and is_of else words.features.get((noun,))
    has_article = _ARTICLE.search(text, max(0, first.start - _BEFORE), first.start) is not None
    is_unit = first.cue in _UNIT or has_article or gap[1] is not None
    return cue if cue in _SETTLED and is_unit and (is_of or noun == _CAPITAL) else None
