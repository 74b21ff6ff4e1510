"""Groups known by their sound: a foreign name has as many spellings in Cyrillic as writers, and one skeleton.

«Джаиш аль-Адль», «Джейш аль-Адл» and "Jaish al-Adl" all have the consonants "jšdl": vowels, articles and doubled
letters are what spellings (and case endings) differ in.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from services.extract.actors.lexicon import named_groups

_LEAST = 4
"""Consonants that tell a name of two words or more from others; one of a single word needs one more."""
_LATIN = (
    ("dzh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "h"), ("sh", "š"), ("ch", "č"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("zh", "j"), ("q", "k"), ("ck", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("g", "h"), ("tz", "ts"),
)  # fmt: skip
_CYRILLIC = str.maketrans({
    "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "ж": "j", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n",
    "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "ц": "ts", "ч": "č", "ш": "š", "щ": "š",
})  # fmt: skip
_ARTICLES = frozenset(
    re.findall(
        r"\w+",
        "al el ul ar as ash an ad at az wal va val i e the of and de di la los "
        "аль эль ель уль ал ар ас аш ан ад ат аз ва валь вал и е э і",
    )
)
_LETTERS = re.compile(r"[^bvhdjzklmnprstfšč]")
_DOUBLED = re.compile(r"(.)\1+")


class Known(NamedTuple):
    """A group of the lexicon."""

    actor_id: str
    country: str | None
    category: str
    name: str


def skeleton(name: str) -> str:
    """The consonants of a name, Latin or Cyrillic, without its articles."""
    words = (w for w in re.split(r"[\s\-–]+", name.lower()) if w and w not in _ARTICLES)
    return "".join(_of_word(word) for word in words)


def _of_word(word: str) -> str:
    for letters, sound in _LATIN:
        word = word.replace(letters, sound)
    word = word.replace("дж", "j").translate(_CYRILLIC)
    return _DOUBLED.sub(r"\1", _LETTERS.sub("", word.removesuffix("h")))


@cache
def _known() -> dict[str, Known]:
    """Groups by skeleton; a skeleton that two share tells neither."""
    found: dict[str, set[Known]] = {}
    for category, groups in named_groups():
        for actor_id, group in groups.items():
            known = Known(actor_id, group.get("country"), category, group["name"])
            for alias in {*group["en"], group["name"]}:
                found.setdefault(skeleton(alias), set()).add(known)
    return {key: next(iter(groups)) for key, groups in found.items() if len(key) >= _LEAST and len(groups) == 1}


def by_sound(name: str) -> Known | None:
    """The group that a name in any spelling is of; None where no skeleton is so long and so."""
    sound = skeleton(name)
    return _known().get(sound) if len(sound) > _LEAST or re.search(r"[\s-]", name) else None
