"""The wire, channel or speaker that an article copies or cites as its source of information."""

from __future__ import annotations

import re
from functools import cache

from services.extract.actors.lexicon import fold
from services.extract.claims.credits import names_outlet
from services.extract.claims.speakers import sayings_of
from services.extract.claims.vocabulary import Vocabulary, vocabulary
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.text.document import Document

_HEAD = 200  # characters within which a dateline stands
_TAIL = 160  # characters within which a credit stands
_LONGEST = 70  # characters of a speaker's name and office
_LEAD = 4  # sentences in which an article names its source
_WORD = r"[^\s«»\"”’',.;:()]+"
_CHANNELS = ("channel", "канал")
_CHANNEL = re.compile(
    rf"(?i:telegram[- ]channel|(?:telegram[- ]|телеграм[- ]?|тг-)канал\w*)\s+[«\"“‘']?"
    rf"({_WORD}(?:\s[A-ZА-ЯІЇЄҐ]{_WORD}){{0,2}})",
)


def origin_of(document: Document) -> str | None:
    """The article's origin in lower case; None where it reports on its own or names nobody in its first sentences."""
    return _dateline(document.text) or _channel(document) or _cited(document)


def _dateline(text: str) -> str | None:
    names, head, tail, credit = _agency_patterns()
    match = head.search(text, 0, _HEAD) if names.search(text, 0, _HEAD) else None
    match = match or tail.search(text[-_TAIL:]) or credit.search(text[-_TAIL:])
    return _normal(match.group(match.lastindex or 0)) if match else None


@cache
def _agency_patterns() -> tuple[re.Pattern[str], ...]:
    """An agency's name, and where it says whence the text is: at its head, at its end, behind "Source:"."""
    names = any_of(load("actors", "outlets")["agencies"])
    head = re.compile(rf"[(/]\s*({names})\s*[)/]|(?:^|\n|[.,]\s)[\w .,]{{0,40}}?\b({names})\s*[.:]?\s*[—–-]{{1,2}}\s")
    tail = re.compile(rf"[(/\[]\s*({names})\s*[)/\]]\W*$")
    credit = re.compile(rf"(?:Source|Sources|Источник|Джерело|Via)\s*:\s*({names})")
    return re.compile(names), head, tail, credit


def _channel(document: Document) -> str | None:
    end = document.sentences[: _LEAD + 1][-1].end if document.sentences else 0
    lower = document.text[:end].lower()
    match = _CHANNEL.search(document.text, 0, end) if any(word in lower for word in _CHANNELS) else None
    return _normal(match.group(1)) if match else None


def _cited(document: Document) -> str | None:
    """The first outlet that the lead cites, or else its first speaker with a name."""
    words = vocabulary(document.language)
    speaker = None
    for sentence in document.sentences[:_LEAD]:
        if speaker is not None and not names_outlet(sentence.text):
            continue
        for saying in sayings_of(sentence, words):
            for name in (saying.via, saying.claimant):
                outlet = words.outlet.search(name) if name else None
                if outlet:
                    return _normal(outlet.group())
            if speaker is None and not saying.pronoun and _proper(saying.claimant, words):
                speaker = _normal(saying.claimant)
    return speaker


def _proper(name: str, words: Vocabulary) -> bool:
    """Whether a speaker is one by name: "Afghan officials" of two articles need not be the same."""
    parts = name.split()
    if len(name) > _LONGEST or not any(part[:1].isupper() for part in parts):
        return False
    if parts[-1].lower() in words.generic:
        return sum(part[:1].isupper() for part in parts) > 2
    return any(part[:1].isupper() for part in parts[1:])


def _normal(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^(?:the|a|an)\s+", "", fold(name))).strip(" .,:;\"'«»“”‘’()")
