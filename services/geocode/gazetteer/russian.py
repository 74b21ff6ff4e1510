"""A Ukrainian settlement name in its Russian form, as Russian outlets write it: Верхньокам'янське -> Верхнекаменское.

The correspondences are those of Ukrainian and Russian phonology (i from o and e in closed syllables, i from yat, г,
и/ы) and of
adjectival endings; first names that differ stand in data/russian_stems.toml.
"""

from __future__ import annotations

import re
from functools import cache

from services.geocode.gazetteer.data import load_toml

_ENDINGS = (
    (r"([сц])ьке$", r"\1кое"), (r"([сц])ька$", r"\1кая"), (r"([сц])ький$", r"\1кий"), (r"([сц])ькі$", r"\1кие"),
    (r"([жчшщц])івка$", r"\1евка"), (r"івка$", "овка"), (r"ївка$", "евка"), (r"івці$", "овцы"), (r"ївці$", "евцы"),
    (r"івське$", "овское"), (r"([жчшщц])ів$", r"\1ев"), (r"ів$", "ов"), (r"їв$", "ев"), (r"([гкх])е$", r"\1ое"),
    (r"нє$", "нее"), (r"([нв])е$", r"\1ое"), (r"ний$", "ный"), (r"ній$", "ний"), (r"на$", "ная"), (r"ні$", "ные"),
    (r"ілля$", "олье"), (r"([лн])\1я$", r"\1ье"), (r"ж'?жя$", "жье"), (r"ки$", "ки"), (r"ці$", "цы"),
)  # fmt: skip
_LETTERS = str.maketrans({"и": "ы", "і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ъ", "’": "ъ", "ʼ": "ъ"})
_SOFT_Y = re.compile(r"(?<=[гкхжчшщ])ы")


def russian_forms(name: str) -> tuple[str, ...]:
    """The likely Russian forms of a Ukrainian name, lower case, the likeliest first; at most four a word."""
    options: list[list[str]] = [_word(word) for word in name.lower().replace("’", "'").replace("ʼ", "'").split()]
    forms = [""]
    for words in options:
        forms = [f"{form} {word}".strip() for form in forms for word in words]
    return tuple(dict.fromkeys(forms[:16]))


def _word(word: str) -> list[str]:
    """One word's forms. What is Russian already stands in upper case, so that the letters are changed once."""
    ended = [new for pattern, end in _ENDINGS if (new := re.sub(pattern, end.upper(), word)) != word]
    stemmed = [form for each in (*reversed(ended[:2]), word) for form in _stems(each)]
    return list(dict.fromkeys(_SOFT_Y.sub("и", form.translate(_LETTERS).lower()) for form in stemmed))[:4]


def _stems(word: str) -> list[str]:
    """The word with Ukrainian stems in their Russian form, all of them; without any change where none is known."""
    changed = word
    for ukrainian, russian in _stem_table():
        changed = re.sub(ukrainian, russian.upper(), changed)
    return [changed] if changed == word else [changed, word]


@cache
def _stem_table() -> tuple[tuple[str, str], ...]:
    return tuple(load_toml("russian_stems.toml")["stems"].items())
