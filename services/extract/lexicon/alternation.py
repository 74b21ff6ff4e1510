"""One regular expression for many words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def any_of(words: Iterable[str]) -> str:
    """Any of these words, the longest first where several fit. Matches nothing where there are none."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"


def word_of(words: Iterable[str]) -> str:
    r"""As `\b(?:any_of)`, sooner found: a search skips to the first letters, where `\b` is asked at each character."""
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(word[0], []).append(word[1:])
    found = [rf"{re.escape(first)}{_begins(first)}(?:{any_of(ends)})" for first, ends in sorted(rest.items())]
    return f"(?:{'|'.join(found)})" if found else r"(?!)"


def _begins(first: str) -> str:
    """What, behind a word's first character, says that the word begins with it."""
    return r"(?<!\w.)" if re.match(r"\w", first) else r"(?<=\w.)"


def longest_of(words: Iterable[str]) -> str:
    """The longest of these words that fits; a space stands for any white space. Matches nothing where there are none.

    A tree by letters: in a plain list, hundreds of forms would be tried in turn at each word of a text.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree) or r"(?!)"


def tree_of(words: Iterable[str]) -> str:
    """As `any_of`, for lists of many words: a tree by letters, sooner refused. A space is only a space."""
    return longest_of(words).replace(r"\s", " ")


def _branches(node: dict[str, Any]) -> str:
    tails = [_letter(letter) + _branches(child) for letter, child in sorted(node.items()) if letter]
    if len(tails) == 1 and "" not in node:
        return tails[0]
    return f"(?:{'|'.join(tails)})" + "?" * ("" in node) if tails else ""


def _letter(letter: str) -> str:
    return r"\s" if letter == " " else re.escape(letter)
