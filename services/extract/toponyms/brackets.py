"""What stands in brackets behind a place and contains it: "Arden (Belmar, Halwa)", as coders and agencies write."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extract.toponyms.name import Name
from services.extract.toponyms.vocabulary import Vocabulary

_LISTED = 0.85
"""How surely names are places of which brackets hold one within the other, and the place before them."""
_SURE = 0.6
"""The least strength of a place that a single name behind it in brackets may contain."""
_REACH = 40  # characters of a noun, a comma and a name's article
_BEFORE = 30  # characters that hold the words between a bracket and its first name: "(coded to Belmar, Halwa)"
_OPENS = re.compile(r"\((?:[a-z]+ ){0,3}$")
_CLOSES = re.compile(r"\s*(?:[a-z]+(?:-[a-z]+)?\s*){0,2}[);]")


def in_brackets(found: Sequence[Name], text: str, words: Vocabulary) -> list[Name]:
    """The names, those that brackets hold and a place right before these surer than alone; the last of several is a
    region or wider."""
    names = list(found)
    at = 0
    while at < len(names):
        last = _last(names, at, text, words)
        before = at > 0 and _follows(names[at - 1], names[at], "(", text, words)
        if last > at or (last == at and before and _is_container(names[at - 1], names[at])):
            names[at : last + 1] = _surer(names[at : last + 1], words, names[at - 1] if before else None)
            if before and last > at:
                names[at - 1] = _sure(names[at - 1])
        at = max(last, at) + 1
    return names


def _last(names: Sequence[Name], first: int, text: str, words: Vocabulary) -> int:
    """Index of the last name in brackets that open before the first one and hold nothing else; -1 where none do."""
    start = names[first].start
    if text.rfind("(", max(0, start - _BEFORE), start) < 0 or names[first].country or names[first].described:
        return -1
    if _OPENS.search(text, max(0, start - _BEFORE), start) is None:
        return -1
    last = first
    while last + 1 < len(names) and _follows(names[last], names[last + 1], ",", text, words):
        last += 1
    return last if _CLOSES.match(text, names[last].end, names[last].end + _REACH) else -1


def _follows(first: Name, second: Name, sign: str, text: str, words: Vocabulary) -> bool:
    """Whether only a sign, behind the first name's own noun or not, parts two names of one sentence."""
    if first.sentence != second.sentence or first.field != second.field or second.country or second.described:
        return False
    gap = text[first.end : min(second.start, first.end + _REACH)].strip().lower()
    return gap.endswith(sign) and (gap == sign or tuple(gap[:-1].split()) in words.features)


def _is_container(inner: Name, outer: Name) -> bool:
    """Whether a single name in brackets may be a place: no abbreviation, and behind what surely is one."""
    return inner.strength >= _SURE and inner.role not in ("actor", "speaker") and not outer.written.isupper()


def _sure(name: Name) -> Name:
    return name._replace(strength=max(name.strength, _LISTED))


def _surer(names: Sequence[Name], words: Vocabulary, inner: Name | None) -> list[Name]:
    """With the last of several as a region, and a single one of the same name: "Arden (Arden)"."""
    sure = [_sure(name) for name in names]
    last = sure[-1]
    is_wider = len(sure) > 1 or (inner is not None and inner.written == last.written)
    if is_wider and last.cue is None and last.written.lower() not in words.country_names:
        sure[-1] = last._replace(cue="region")
    return sure
