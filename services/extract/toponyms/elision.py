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
