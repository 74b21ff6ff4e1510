"""Names that leave their noun to another: "in Sumy and Kharkiv regions", "в Запорожской и Херсонской областях"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extract.toponyms.name import Name
from services.extract.toponyms.vocabulary import Vocabulary

_SHARED = frozenset(("region", "district"))
_ADJECTIVE = re.compile(r"(?:[сц]к|[сцз]ьк)(?:ая|ой|ую|ою|ий|ого|ому|им|ом|ие|их|ими|ій|а|ої|у|і)$")
"""The endings of adjectives made from towns: such a name means no town unless a noun follows it."""
_ALONE = re.compile(r"\s*(?:[,;:.!?)—–]|$|\s[-–—]\s)")
_PLURAL = "s"
_UNITS = frozenset(("region", "district", "municipality"))
_SETTLED = frozenset(("settlement", "village", "town", "city", "municipality", "quarter"))
_LISTED = 0.6
"""How surely names are places that share a unit or a noun of settlements."""
_NOUN = re.compile(r"\s([a-z]+)")


def share_nouns(found: Sequence[Name], text: str, words: Vocabulary) -> list[Name]:
    """The names, those that share another's noun with its cue and its strength."""
    names = list(found)
    for i in range(len(names) - 1, 0, -1):
        if names[i].cue in _SHARED and _has_noun_for_more(names[i]) and _in_list(names[i - 1], names[i], text, words):
            names[i - 1] = _like(names[i - 1], names[i])
    stated = {(n.sentence, n.field): n for n in names if n.cue == "region" and _is_adjective(n, 0)}
    for i, name in enumerate(names):
        other = stated.get((name.sentence, name.field))
        if other and name.cue is None and not name.country and _is_adjective(name) and _ALONE.match(text, name.end):
            names[i] = _like(name, other)
    return names


def share_units(found: Sequence[Name], text: str, words: Vocabulary) -> list[Name]:
    """The names, those of a list surer whose last one a unit contains or a plural noun follows: "Arden, Belmar and
    Dorana in Halwa region", "Arden and Belmar communities"."""
    names = list(found)
    for last in range(len(names) - 1, 0, -1):
        at = last - 1
        if not _in_list(names[at], names[last], text, words) or not _ends_list(names, last, text, words):
            continue
        names[last] = names[last]._replace(strength=max(names[last].strength, _LISTED))
        while at >= 0 and _in_list(names[at], names[at + 1], text, words):
            names[at] = names[at]._replace(strength=max(names[at].strength, _LISTED))
            at -= 1
    return names


def _ends_list(names: Sequence[Name], last: int, text: str, words: Vocabulary) -> bool:
    """Whether what follows a list's last name says that all of them are places."""
    name, outer = names[last], names[last + 1] if last + 1 < len(names) else None
    if name.cue is None and outer is not None and outer.cue in _UNITS and outer.sentence == name.sentence:
        return not name.country and text[name.end : outer.start].strip().lower() in words.within
    noun = _NOUN.match(text, name.end)
    return noun is not None and noun[1].endswith(_PLURAL) and words.features.get((noun[1],)) in _SETTLED


def _like(name: Name, other: Name) -> Name:
    return name._replace(cue=other.cue, strength=max(name.strength, other.strength), role="context")


def _is_adjective(name: Name, word: int = -1) -> bool:
    return _ADJECTIVE.search(name.written.split()[word].lower()) is not None


def _has_noun_for_more(name: Name) -> bool:
    """Whether the noun is a plural; in Russian and Ukrainian, where plurals look like cases, whether it has one."""
    noun = name.written.split()
    return len(noun) > 1 and (name.language != "en" or noun[-1].endswith(_PLURAL))


def _in_list(name: Name, following: Name, text: str, words: Vocabulary) -> bool:
    if name.cue is not None or name.country or name.field != following.field:
        return False
    gap = text[name.end : following.start].strip().lower()
    if gap != "," and gap.removeprefix(",").strip() not in words.conjunctions:
        return False
    return name.language == "en" or _is_adjective(name)
