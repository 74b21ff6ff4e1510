"""One spelling of a name: what it has in common however case, marks, apostrophes and hyphens are set."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h",
    "ё": "е", "ї": "і", "ґ": "г",
}  # fmt: skip
_DROPPED = "'’‘ʼʻ`´ʹʺ″′”“\"ʿʾ·ьъ"
"""Apostrophes are written or left out at will. The soft and hard signs go with them: "Артем'євка", "Артемьевка"."""
_SPACES = "-–—‑‐/.,_()"

_TABLE = str.maketrans({**_LETTERS, **dict.fromkeys(_DROPPED, ""), **dict.fromkeys(_SPACES, " ")})


def normalize(name: str) -> str:
    """Lower case, without diacritics, apostrophes and soft signs, words divided by one space.

    "Zaporizhzhia" stays apart from "Запоріжжя": other scripts and romanizations are `sound.folds`'s matter. "ё" is "е",
    "ї" is "і", "ґ" is "г"; "й" stays, endings need it.
    """
    text = name.lower().translate(_TABLE)
    if not text.isascii():
        text = "".join(map(_plain, unicodedata.normalize("NFC", text))).translate(_TABLE)
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """A letter without its marks; "й" is a letter of its own."""
    if letter == "й" or letter.isascii():
        return letter
    parts = unicodedata.normalize("NFKD", letter).lower()
    return "".join(part for part in parts if not unicodedata.combining(part))


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
    return all(ord(letter) < 0x530 or 0x1E00 <= ord(letter) < 0x2070 for letter in name) and not any(
        letter.isdigit() for letter in name
    )
