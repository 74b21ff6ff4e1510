"""Which place the text says lies in which: "Kutum, North Darfur", "Bama town of Borno State"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from services.extract.toponyms.descriptions import CAPITALS
from services.extract.toponyms.name import Name
from services.extract.toponyms.vocabulary import Vocabulary

_REACH = 48  # characters between a place and the one that contains it
_ADMIN = frozenset(("region", "district", "municipality", "country", "area", "quarter"))
_WIDER = frozenset(("country", "area"))
"""Cues of what may contain a country."""
_POSSESSIVE = ("'s ", "’s ")
"""Between a place and one in it: "Ukraine's Donetsk"."""
_WORD = re.compile(r"[^\s,(]+")


def containers(
    found: Sequence[Name], text: str, words: Vocabulary, first_index: int, outer: Container[int] = ()
) -> list[tuple[int, ...]]:
    """Of each toponym the indices of the next ones that contain it (as far as the words tell), then those it had.

    `outer` are those that contain the next one.
    """
    chained: list[tuple[int, ...]] = [()] * len(found)
    in_list = False
    for i in range(len(found) - 2, -1, -1):
        name, following = found[i], found[i + 1]
        between = text[name.end : following.start]
        gap = between.strip().lower()
        is_comma = gap == ","
        in_list = _joins(gap, name, words) or (is_comma and in_list)
        if i in outer or _owns(name, following) or _is_possessive(between, words):
            chained[i + 1] = (*chained[i + 1], first_index + i)
        elif gap == "/":  # one place by two names
            chained[i] = chained[i + 1]
        elif not in_list and _contains(following, name, text, words):
            chained[i] = (first_index + i + 1, *chained[i + 1][:3])
    return [(*w, *t.within) for t, w in zip(found, chained, strict=True)]


def _joins(gap: str, last: Name, words: Vocabulary) -> bool:
    """Whether two names are the last of a list: "Арден | и | Белмар", "Арден | и с. | Белмар"."""
    both = gap.lstrip(", ")
    if both in words.conjunctions:
        return True
    joint, _, noun = both.partition(" ")
    return joint in words.conjunctions and (noun,) in words.features and last.cue not in _ADMIN


def _owns(first: Name, second: Name) -> bool:
    """Whether a description begins with a name, as "Kenya's capital" does."""
    return second.described and first.start == second.start


def _is_possessive(gap: str, words: Vocabulary) -> bool:
    """Whether the outer place's ending stands between, behind its noun or not: "Arden state's Belmar county"."""
    return gap.endswith(_POSSESSIVE) and (len(gap) == len("'s ") or tuple(gap[1:-3].split()) in words.features)


def _is_noun_and_sign(gap: str, words: Vocabulary) -> bool:
    """Whether the inner place's own noun stands before the comma or bracket: "Arden village (Belmar, Halwa)"."""
    return gap.endswith((",", "(")) and tuple(gap[:-1].split()) in words.features


def _contains(outer: Name, inner: Name, text: str, words: Vocabulary) -> bool:
    if outer.country or inner.country or (inner.described and inner.cue not in CAPITALS):
        return False
    if inner.written.lower() in words.country_names and outer.cue not in _WIDER:
        return False  # "у парламента Грузии в Тбилиси"
    if not 0 < outer.start - inner.end <= _REACH or outer.sentence != inner.sentence:
        return False
    gap = text[inner.end : outer.start].lower().replace(".,", ",")  # "Beni terr., N. Kivu"
    if inner.described and inner.cue in CAPITALS and all((w,) in words.features for w in gap.split()):
        return True  # "в столице штата Арден"
    if gap.strip() in (",", "(") or _is_noun_and_sign(gap.strip(), words):
        return True
    if gap.isspace():
        return outer.cue in _ADMIN  # Russian and Ukrainian genitives: "Лиман Донецької області"
    found = _WORD.findall(gap)
    between = [word for word in found if word not in words.fillers and (word,) not in words.features]
    between = [word for word in between if word not in words.within]
    linked = any(word in words.within for word in found)
    if outer.language != "en" and gap.startswith(",") and found and found[0] not in words.within:
        return False  # "in A, this morning in the B region": two places, one after the other
    return linked and not between and not any(sign in gap for sign in ".;:")
