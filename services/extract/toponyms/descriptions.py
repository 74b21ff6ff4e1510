"""Places that a text tells by what they are: "in the town", "the Sudanese capital", "в столице штата Арден"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.report import Toponym
from services.extract.text.document import Document
from services.extract.toponyms.name import Name
from services.extract.toponyms.vocabulary import Vocabulary

CAPITALS = frozenset(("capital", "seat"))
_STRENGTH = 0.25
"""Not enough to make a place of it for who asks whether a sentence names one."""
_NAMED = re.compile(r"(?:\s|,\s)(?:the\s)?[«“\"]?[A-ZА-ЯЁІЇЄҐ]")
"""A name behind the noun: "the capital, Arden", "город Арден"; then that is the place."""
_OF_NAME = {"en": re.compile(r"\s(?:of|in)\s(?:the\s)?[«“\"]?[A-Z]")}
_GENITIVE = re.compile(r"\s[А-ЯЁІЇЄҐ]")
_DAY = re.compile(r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August)")
_NEXT = re.compile(r"\s([\w-]+)")
_ADJECTIVE = re.compile(r"([а-яіїєґ-]+)\s$")
_APPOSED = re.compile(r",\s(?:(?:the|this)\s)?(?:[a-z]+\s){0,2}")
"""Between a name and what it is: "Belmar, the capital of Arden"."""
_OWNS = (" ", "'s ", "’s ", "' ", "’ ")
_BEFORE = 80  # characters of an article and two words
_REACH = 24  # characters of an adjective and the space behind it


class Description(NamedTuple):
    """A noun, text[start:end], with the cue of what it describes."""

    start: int
    end: int
    cue: str
    has_article: bool


def find_descriptions(document: Document, words: Vocabulary) -> Iterator[Description]:
    """The nouns of a document that may mean a place without naming it, in order."""
    text, read = document.text, 0
    for _, at, _ in words.describing.find_matches_as_indexes(text):
        match = words.described.match(text, at) if at >= read else None
        if match is None:
            continue
        start, end = match.span()
        cue = words.descriptions[tuple(match.group().split())]
        is_of = cue in CAPITALS and _OF_NAME.get(document.language, _GENITIVE).match(text, end)
        if is_of or _stands_alone(text, end, words):
            article = words.articles.search(text, max(read, start - _BEFORE), start)
            yield Description(start, end, cue, article is not None or not words.after_description)
        read = end


def _stands_alone(text: str, end: int, words: Vocabulary) -> bool:
    """Whether no name and, in English, no other noun follows."""
    is_english = bool(words.after_description)
    if is_english and _DAY.match(text, end):
        return True
    if _NAMED.match(text, end) or text[end : end + 1] in ("'", "’"):
        return False
    following = _NEXT.match(text, end)
    if is_english and _OF_NAME["en"].match(text, end):
        return False
    return not is_english or following is None or following[1] in words.after_description or _is_verb(following[1])


def _is_verb(word: str) -> bool:
    """Whether what follows a noun is the verb of its clause ("police in Uganda's capital | fired")."""
    return word.endswith("ed") and word not in ("named", "called", "nicknamed", "renamed", "dubbed")


def described(each: Description, found: Sequence[Name], document: Document, words: Vocabulary) -> tuple[Name, ...]:
    """The description as a name, with the adjective of nationality before it where that is in small letters.

    It begins with what owns it ("Kenya's capital"). Nothing where no article makes it definite.
    """
    text, last = document.text, found[-1] if found else None
    is_owned = last is not None and last.end <= each.start and text[last.end : each.start] in _OWNS
    index = document.sentence_at(each.start).index
    if each.cue not in CAPITALS or last is None or not is_owned:
        nation = _nation(each, document, words)
        if (not each.has_article and nation is None) or (last and _APPOSED.fullmatch(text, last.end, each.start)):
            return ()
        start = nation.start if nation else each.start
        name = _name(start, each, document, index)
        return (name,) if nation is None else (nation, name)
    return (_name(last.start, each, document, index),)


def is_definite(toponym: Toponym) -> bool:
    """Whether a description surely means a place told before: without articles "на деревню" may be any village."""
    return toponym.described and (toponym.language == "en" or toponym.cue in CAPITALS)


def without_own_cue(found: Sequence[Name]) -> list[Name]:
    """The names, what has a capital without the cue that the word "capital" gave it: "the capital of Arden"."""
    names = list(found)
    for i, name in enumerate(names):
        if name.described and name.cue in CAPITALS:
            owner = i - 1 if i and names[i - 1].start == name.start else i + 1
            if owner < len(names) and names[owner].cue == "city":
                names[owner] = names[owner]._replace(cue=None)
    return names


def _name(start: int, each: Description, document: Document, index: int) -> Name:
    written, language = document.text[start : each.end], document.language
    span = (document.field, start, each.end, index)
    return Name(written, *span, "context", each.cue, language, _STRENGTH, None, described=True)


def _nation(each: Description, document: Document, words: Vocabulary) -> Name | None:
    """The country that an adjective in small letters names: "в сирийской столице"."""
    match = _ADJECTIVE.search(document.text, max(0, each.start - _REACH), each.start)
    country = words.demonyms.get(match[1]) if match and each.cue in CAPITALS else None
    if match is None or country is None:
        return None
    index = document.sentence_at(each.start).index
    return Name(match[1], document.field, *match.span(1), index, "actor", None, document.language, 0.05, country)
