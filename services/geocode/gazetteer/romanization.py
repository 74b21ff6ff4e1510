"""Ukrainian in Latin letters, for display: the resolution of the Cabinet of Ministers No. 55 of 27 January 2010 (KMU
2010)."""

from __future__ import annotations

_LETTERS = dict(
    zip(
        "абвгґдежзиіклмнопрстуфхцчшщ",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "y",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
        ],
        strict=True,
    )
)
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_INNER = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
_SILENT = "ь'’ʼ"


def romanize_ukrainian(name: str) -> str:
    """"Верхньокам'янське" -> "Verkhnokamianske"."""  # fmt: skip
    return "".join(_letter(name, position) for position in range(len(name)))


def _letter(name: str, position: int) -> str:
    letter = name[position]
    small = letter.lower()
    starts = position == 0 or not (name[position - 1].isalpha() or name[position - 1] in _SILENT)
    if small in _SILENT:
        return ""
    if small == "г" and position and name[position - 1].lower() == "з":
        latin = "gh"
    else:
        latin = _LETTERS.get(small) or (_INITIAL if starts else _INNER).get(small, letter)
    return latin.capitalize() if letter.isupper() else latin
