"""Cues: occurrences of lexicon entries, the words that matter in a text.

An entry's class ("shell", "drone", "negation") is all that the rules see of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CONCERNS = ("triggers", "cues", "modality")
NAMES = "names"
"""The concern of cues that names give."""


class Entry(NamedTuple):
    """A surface form of the lexicon."""

    name: str
    """Its class."""
    concern: str
    kind: str
    """verb, noun or word."""
    mask: int = 0
    """Its class as the rules know it: `RuleBook.bit`."""
    is_doubtful: bool = False
    """Whether words of its class may say something else (events/misread.py)."""
    is_stem: bool = False
    """Whether more letters of the same word may follow."""
    rest: re.Pattern[str] | None = None
    """What must follow the word, where the entry is a phrase with stems."""
    opens: str = ""
    """The letter that this begins with, behind space: most phrases of a word are told by it not to be there."""
    particle: str = ""
    """What must follow behind its object."""
    is_twin: bool = False
    """Whether the same form of the same class is a noun and a verb."""
    is_bare: bool = False
    """Whether it is the bare form of an English verb, and no past tense ("attack"; not "hit")."""


class Cue(NamedTuple):
    """An entry found at start:end of a text."""

    start: int
    end: int
    entry: Entry


def fold(text: str) -> str:
    """Lower case, with one apostrophe, no hyphen and no ё; the same length as before."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower()[0] for c in text)
    return lower.replace("’", "'").replace("ʼ", "'").replace("-", " ").replace("ё", "е").replace("\u00a0", " ")
