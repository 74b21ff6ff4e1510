"""One spelling of a name: what it has in common however case, marks, apostrophes and hyphens are set."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h",
    "ё": "е", "ї": "і", "ґ": "г",
}  # fmt: skip
_DROPPED = "'’‘ʼʻ`´ʹʺ″′”“\"ʿʾ·ьъ"
"""Apostrophes are written or left out at will. The soft and hard signs go with them: "Артем'євка", "Артемьевка"."""
_SPACES = "-–—‑‐/.,_()"

_ASCII = str.maketrans({**dict.fromkeys("'`\"", ""), **dict.fromkeys("-/.,_()", " ")})


class _Letters(dict[int, str]):
    """What each letter becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = letter if letter == "й" else unicodedata.normalize("NFKD", letter).lower()
        # Halves of surrogate pairs come with broken JSON; no index can hold them.
        kept = (part for part in plain if not unicodedata.combining(part) and unicodedata.category(part) != "Cs")
        self[code] = "".join(_GIVEN.get(part, part) for part in kept)
        return self[code]


_GIVEN = {**_LETTERS, **dict.fromkeys(_DROPPED, ""), **dict.fromkeys(_SPACES, " ")}
_TABLE = _Letters({ord(letter): given for letter, given in _GIVEN.items()})


def normalize(name: str) -> str:
    """Lower case, without diacritics, apostrophes and soft signs, words divided by one space.

    "Zaporizhzhia" stays apart from "Запоріжжя": other scripts and romanizations are `sound.folds`'s matter. "ё" is "е",
    "ї" is "і", "ґ" is "г"; "й" stays, endings need it.
    """
    if name.isascii():
        text = name.lower().translate(_ASCII)
    else:
        text = unicodedata.normalize("NFC", name).lower().translate(_TABLE)
    return " ".join(text.split())


_LATIN_OR_CYRILLIC = re.compile(r"[^\d\u0530-\u1DFF\u2070-\U0010FFFF]+")


def is_cyrillic(text: str) -> bool:
    """Whether the first letter beyond ASCII is Cyrillic; names mix no scripts."""
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def is_readable(name: str) -> bool:
    """Whether a source's alternate name is one that news in Latin or Cyrillic letters could use.

    GeoNames adds machine romanizations of other scripts ("sevuerusuku", "bwkrwfsk"): they begin in lower case. Codes of
    airports and stations ("IEV") are no names either.
    """
    if len(name) < 2 or not name[0].isupper() or (len(name) <= 4 and name.isupper()):
        return False
    return _LATIN_OR_CYRILLIC.fullmatch(name) is not None
