"""Names across scripts and romanizations: what a name sounds like, whoever wrote it.

Two keys, each coarser than the one before. `folds`: one Latin spelling for all romanizations (KMU 2010, BGN/PCGN,
ISO 9, what
outlets write) of a Ukrainian, Russian or Arabic name, and for its Cyrillic form. `skeleton`: its consonants, which
Ukrainian
and Russian forms of one name, transliterations of Arabic and most misspellings share.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i", "і": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ъ": "", "ы": "y", "э": "e",
    "ю": "iu", "я": "ia", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ђ": "dj", "ћ": "c", "џ": "dz", "қ": "q",
    "ғ": "gh", "ө": "o", "ү": "u", "ұ": "u", "ң": "n", "һ": "h", "ә": "a",
})  # fmt: skip

_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ad",
        "ed",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "an",
        "en",
        "az",
        "ez",
        "aj",
        "ash",
    ]
)
"""The Arabic article, assimilated or not: outlets write it, leave it out, or join it with the name."""

_MERGED = {
    "shch": "S", "sch": "S", "sh": "S", "zh": "Z", "tch": "C", "ch": "C", "ts": "C", "tz": "C", "kh": "h", "gh": "h",
    "dh": "d", "th": "t", "ph": "f", "ck": "k", "ou": "u", "oo": "u", "ee": "i", "c": "C", "g": "h", "q": "k", "w": "v",
    "x": "ks", "y": "i", "Z": "Z",
}  # fmt: skip
_MERGE = re.compile("|".join(sorted(_MERGED, key=len, reverse=True)))
_GLIDE = re.compile(r"i+(?=[aeou])")
_SAME = re.compile(r"(.)(?=\1)")
_ADJECTIVE = re.compile(r"oe$")
_VOWELS = re.compile(r"[aeiou]")
_HARD_C, _SOFT_C = re.compile(r"(?<!s)c(?=[aouldrtns]|\b)"), re.compile(r"(?<!s)c(?=[eiy])")
_HARD_J = re.compile(r"dj|dzh|j")


def latin(name: str) -> str:
    """A normalized name in plain Latin letters: the scale on which names of two scripts are compared."""
    return name if name.isascii() else name.translate(_CYRILLIC)


def folds(name: str) -> tuple[str, ...]:
    """The keys that all romanizations of a normalized name share: more where a letter has two sounds.

    "j" may sound as in "Jenin" or "Kyjiv", "c" as in "Carevac" or "Macomia".
    """
    found = _folds(name)
    if not name.isascii() or "c" not in name:
        return found
    romance = _SOFT_C.sub("s", _HARD_C.sub("k", name))
    return tuple(dict.fromkeys((*found, *_folds(romance))))


def _folds(name: str) -> tuple[str, ...]:
    words = [word for word in latin(name).split() if word not in _ARTICLES] or name.split()
    soft = "".join([_fold_word(word) for word in words])
    whole = " ".join(words)
    if "j" not in whole and "dzh" not in whole:
        return (soft,)
    hard = "".join([_fold_word(_HARD_J.sub("Z", word)) for word in words])
    return (hard,) if hard == soft else (hard, soft)


@lru_cache(maxsize=16384)
def _fold_word(word: str) -> str:
    """One word: digraphs become letters, "ya" and "ia" become "a", "oye" and "oe" become "e", doubled letters one."""
    merged = _MERGE.sub(lambda found: _MERGED[found[0]], word).replace("j", "i")
    merged = _SAME.sub("", _ADJECTIVE.sub("e", _GLIDE.sub("", merged)))
    return (merged[:-1] if merged.endswith(("ah", "eh")) and len(merged) > 3 else merged).lower()


def skeleton(fold: str) -> str:
    """The consonants of a fold in order; a vowel that begins it stays, as "a"."""
    head = "a" if fold[:1] in "aeiou" else ""
    return _SAME.sub("", head + _VOWELS.sub("", fold))
