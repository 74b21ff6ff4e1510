"""People told by their names: "Maria Gomez, 52, was shot", "their son Yusuf, 7", "killed Joan Kagezi"."""

from __future__ import annotations

from services.extract.casualties.words import Words

_LONGEST = 6
"""Words of a name."""
_OLDEST = 110
_PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "ben", "de", "da", "do", "dos", "del", "la", "van", "von", "аль", "бен", "ібн", "ибн")
)
_FOLLOWS = frozenset(("preposition", "comma", "and", "auxiliary", "break"))


def name_end(words: Words, at: int) -> int:
    """The token after the capitalized words that start here; `at` where none does."""
    i = end = at
    while i < min(len(words), at + _LONGEST):
        if words.role(i) == "word" and words.text(i)[:1].isupper():
            end = i + 1
        elif i == at or words.words[i] not in _PARTICLES:
            break
        i += 1
    return end


def age_end(words: Words, at: int) -> int:
    """The token after an age that stands here, its second comma left ("Amal, 36, and"); `at` where none does."""
    age = words.text(at + 1)
    if not age.isdecimal() or not 0 < int(age) <= _OLDEST:
        return at
    if words.text(at) == "," and words.text(at + 2) in (",", ".", ";", ""):
        return at + 2
    return at + 3 if words.text(at) == "(" and words.text(at + 2) == ")" else at


def aged_name(words: Words, at: int) -> int:
    """The token after a name of two words or more with its age ("Maria Gomez, 52"); 0 where none starts here."""
    end = name_end(words, at)
    last = age_end(words, end)
    return last if end > at + 1 and last > end else 0


def bare_name(words: Words, at: int) -> int:
    """The token after a name of two words or more that is the whole object here; 0 where it only qualifies a noun."""
    end = name_end(words, at)
    is_whole = end == len(words) or words.role(end) in _FOLLOWS
    return end if end > at + 1 and is_whole else 0
