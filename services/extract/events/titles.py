"""Words that stand in a title or in quotation marks, and so tell no event: "The Siege of Jadotville", the "shell"."""

from __future__ import annotations

import re

from services.extract.text.document import Sentence

_CAPITAL = re.compile(r"[A-ZА-ЯЁІЇЄҐ]")
_BEFORE = re.compile(r"(?:^|[\s\"“«(])([A-Z][\w'’-]*) (?:of (?:the )?)?$")
_AFTER = re.compile(r" (?:of (?:the )?|on (?:the )?|for (?:the )?)?[A-Z]")
_OPENING, _CLOSING = "\"“«„'‘", "\"”»“'’"
_DONE = ("had ", "has ", "have ", "was ", "were ", "been ", "был ", "были ", "було ", "був ")
"""Before a verb in quotation marks, which then tells what somebody did by his own word for it."""
_LOOK = 30  # characters that hold the word before
_PLAIN = 0.7
"""The share of capitalized words from which a sentence is a headline, whose capitals tell nothing."""


def is_title(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the word at start:end (offsets of the field) is part of a name, or alone in quotation marks."""
    text, left, right = sentence.text, start - sentence.start, end - sentence.start
    if text[left - 1 : left] and text[left - 1] in _OPENING and text[right : right + 1] and text[right] in _CLOSING:
        return " " not in text[left:right] and not text.endswith(_DONE, 0, left - 1)  # 'had "neutralised" two'
    if left == 0 or not _CAPITAL.match(text, left) or _is_headline(text):
        return False
    before = _BEFORE.search(text, max(0, left - _LOOK), left)
    return (before is not None and before.start(1) > 0) or _AFTER.match(text, right) is not None


def _is_headline(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len([word for word in words if word[0].isupper()]) > _PLAIN * len(words)
