"""What the words before and after a name say of it: its feature, its relation, whether it is a place at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from schemas.taxonomy import RelationKind
from services.extract.toponyms.vocabulary import NOT_MEASURED, Vocabulary, Words

Label = TypeVar("Label", bound=str)
_Token = tuple[str, int, int]
"""A word in lower case, where it begins and where it ends."""

_REACH = 90  # characters before a name: "in the direction of the strategic port city of" has 46
_LONGEST = 44  # characters of a word
_AHEAD = 44  # characters after a name
_LOOSE = 2  # unknown adjectives that may stand before a cue: "the small but rich village of"
_STOP = frozenset(',;:.!?()[]"“”«»—–')
_CLOSING = frozenset(",;:!?)")
_OPENING = ("#", "«", "“", '"', "'", "‘", "„")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*[-–]\s*\d+)?\s*[-\s]?$")
_WORD = re.compile(r"\w[\w'’.-]*(?<!\.)\.?")
_NEXT = re.compile(r"\w+(?:[-'’]\w+)*")
_OF_PLACE = re.compile(r"(?:[сц]|[сцз]ь)к[аеийоюєіу]\w{0,3}$")
_PERSON = re.compile(r"[А-ЯЁІЇЄҐ][^\W\d_]+(?:[ая]|[ое]го)\b")
"""How a man's name ends as an object, and no place's (Russian, Ukrainian)."""
_DASHES = (" - ", " – ", " — ")
"""Between a dateline and what is told: "ARDEN - Police said"."""
_AGE = re.compile(r",\s\d\d?,")


class Before(NamedTuple):
    """The words before a name."""

    cue: str | None = None
    relation: RelationKind | None = None
    is_weak: bool = False
    """Whether the preposition stands before much else than places."""
    distance_m: float | None = None
    is_titled: bool = False
    """Whether a person's title stands just before it."""
    start: int = 0
    """Where the words that say so begin."""
    nation: tuple[int, int] | None = None
    """Where an adjective of nationality in small letters stands among them: "в индийском штате"."""
    region: tuple[int, int] | None = None
    """Where an adjective made from a place stands among them: "в белгородском селе"."""


class After(NamedTuple):
    """The words after a name."""

    cue: str | None = None
    end: int = 0
    """Where the name ends, with a noun that belongs to it ("Kherson region")."""
    read: int = 0
    """Where the words end that say so: they say nothing of the next name ("Bama town | of Borno")."""
    is_actor: bool = False
    is_speaker: bool = False
    is_person: bool = False
    is_struck: bool = False
    """Whether a verb follows that is done to it ("Николаев | атаковали")."""


def before(text: str, start: int, floor: int, words: Vocabulary) -> Before:
    """Read backwards from a name to the preposition that governs it; `floor` is the start of its sentence."""
    word = _word_before(text, start, floor) if start > floor else ""
    if word is not None and word not in words.governing:  # as before most: no more is read then
        return Before(start=start)
    relation = words.alone.get(word or "")
    if word and relation:
        if word in words.done_to and is_somebody(text, start):
            return Before(start=start)
        return Before(None, relation, word in words.weak, start=start - len(word) - 1)
    return _read_back(text, max(floor, start - _REACH), start, words)


def is_somebody(text: str, start: int) -> bool:
    """Whether a name has the form of a man whom a verb is done to ("захватили | Иванова")."""
    return _PERSON.match(text, start) is not None


def _word_before(text: str, start: int, floor: int) -> str | None:
    """The word right before a name, in lower case; none ("") behind a sign, None where it is no plain word."""
    if text[start - 1] != " ":
        return None
    if text[start - 2] in _CLOSING:
        return ""
    last = text[text.rfind(" ", floor, start - 1) + 1 or floor : start - 1]
    return last.lower() if len(last) < _LONGEST and last.isalpha() else None


class _Back:
    """The words before a name, the nearest first, each read when it is asked for: seldom more than two are."""

    def __init__(self, text: str, floor: int, start: int, words: Vocabulary) -> None:
        self._text, self._floor, self._edge, self._words = text, floor, start, words
        self.read: list[_Token] = []

    def has(self, count: int) -> bool:
        """Whether there are so many; they are read then."""
        while len(self.read) < count and self._edge > self._floor:
            self._next()
        return len(self.read) >= count

    def _next(self) -> None:
        """Read up to the next space; most often one word stands there, and no sign."""
        text, edge = self._text, self._edge
        space = text.rfind(" ", self._floor, edge - 1)
        self._edge = max(space, self._floor)
        word = text[space + 1 or self._floor : edge - 1]
        if word.isalpha() and text[edge - 1] == " ":
            self.read.append((word.lower(), edge - 1 - len(word), edge - 1))
        else:
            self.read += reversed([_token(m, self._words) for m in _WORD.finditer(text, self._edge, edge)])


def _read_back(text: str, floor: int, start: int, words: Vocabulary) -> Before:
    """As `before`, word by word, as long as they say something."""
    back = _Back(text, floor, start, words)
    cue: str | None = None
    nation: tuple[int, int] | None = None
    region: tuple[int, int] | None = None
    edge, at, loose = start, 0, 0
    while back.has(at + 1):
        word, begin, end = back.read[at]
        gap = text[end:edge]
        if not (gap == " " or gap == "" or gap.isspace() or (edge == start and gap.strip() in _OPENING)):
            break
        relation, size = _match(back, at, words.relations, words.relation_ends)
        noun, noun_size = _match(back, at, words.features, words.feature_ends)
        if word == "of" and size == 1 and not noun and back.has(at + 2):
            noun, noun_size = _match(back, at + 1, words.features, words.feature_ends)
            noun_size += 1
        if noun and noun_size >= size:
            cue, at = cue or noun, at + noun_size
        elif relation:
            kind, size, distance = _measured(back, at, relation, size, text, words)
            is_weak = word in words.weak and size == 1
            return Before(cue, kind, is_weak, distance, False, back.read[at + size - 1][1], nation, region)
        elif word in words.titles and not cue:
            return Before(is_titled=True, start=begin)
        elif (
            word in words.fillers or word == "of" or (word in words.demonyms and (cue or _is_small(text, word, begin)))
        ):
            at += 1
            if word in words.demonyms and text[begin].islower():
                nation = (begin, end)
        elif cue and loose < _LOOSE and text[begin].islower() and words.adjective.search(word):
            at, loose = at + 1, loose + 1
            if _OF_PLACE.search(word):
                region = (begin, end)
        else:
            break
        edge = back.read[at - 1][1]
    return Before(cue, start=edge, nation=nation, region=region)


def _is_small(text: str, word: str, start: int) -> bool:
    """Whether it is an adjective of nationality in small letters: "в гаитянском Кенскоффе"."""
    return text[start].islower() and _OF_PLACE.search(word) is not None


def _token(match: re.Match[str], words: Vocabulary) -> _Token:
    """A word in lower case; its stop stays where it makes an abbreviation ("с." is a village, "с" is "with")."""
    word = match.group().lower()
    if word[-1] == "." and (word,) not in words.features:
        word = word.rstrip(".")
    return word, *match.span()


def _match(
    back: _Back, at: int, phrases: Mapping[Words, Label], longest: Mapping[str, int]
) -> tuple[Label | None, int]:
    """The longest phrase that ends with word `at`, and its number of words; `longest` of each last word."""
    most = longest.get(back.read[at][0], 0)
    if not most:
        return None, 0
    back.has(at + most)
    phrase = tuple([token[0] for token in reversed(back.read[at : at + most])])
    for skipped in range(len(phrase)):
        found = phrases.get(phrase[skipped:])
        if found:
            return found, len(phrase) - skipped
    return None, 0


def _measured(
    back: _Back, at: int, kind: RelationKind, size: int, text: str, words: Vocabulary
) -> tuple[RelationKind, int, float | None]:
    """The relation with the distance that stands before it ("5 km north of", "in 5 km from")."""
    unit = at + size
    if kind in NOT_MEASURED or not back.has(unit + 1):
        return kind, size, None
    while back.has(unit + 2) and back.read[unit][0] in words.fillers:
        unit += 1
    word, start, _ = back.read[unit]
    metres = words.units.get(word.rstrip("."))
    number = _NUMBER.search(text[max(0, start - 12) : start])
    if metres is None or number is None:
        return kind, size, None
    distance = float(number.group(1).replace(",", ".")) * metres
    return "near" if kind == "from" else kind, unit - at + 1, distance


def after(text: str, end: int, name: Words, words: Vocabulary) -> After:
    """Read the words that follow a name; a noun of a feature in the name itself counts too."""
    gap = text[end : end + 3].lstrip("'’s")
    if not gap or gap[0] not in "  -" or gap in _DASHES:
        return After(
            _own_cue(name, words), end, is_person=gap[:1] == "," and _AGE.match(text, end, end + 6) is not None
        )
    first = _NEXT.search(text, end, end + _AHEAD)
    is_adjective = not name[-1].isascii() and _OF_PLACE.search(name[-1]) is not None
    if first is None or (not is_adjective and first.group().lower() not in words.following):
        return After(_own_cue(name, words), end)
    following = [(m.group().lower(), m.end()) for m in islice(_NEXT.finditer(text, first.start(), end + _AHEAD), 4)]
    following = following[_adjectives(following, words) if is_adjective else 0 :]
    tokens = tuple([word for word, _ in following])
    for size in (3, 2, 1) if tokens[0] in words.beginnings else ():
        phrase = tokens[:size]
        if phrase in words.direction and len(phrase) == size:
            return After("direction", end, following[size - 1][1])
        if size == 1 and phrase[0] in words.border:
            return After("border", end, following[0][1])
        cue = words.features.get(phrase)
        if cue and len(phrase) == size and _joined(text, end, following[size - 1][1]):
            noun_end = following[size - 1][1]
            if cue == "facility" and " ".join(name) in words.country_names and text[noun_end : noun_end + 4] == " of ":
                return After(None, end)  # "the Yemen port of Arden"
            return After(cue, noun_end if cue in words.named_after else end, noun_end)
    two = " ".join(tokens[:2])
    return After(
        _own_cue(name, words),
        end,
        is_actor=tokens[0] in words.actors or two in words.actors,
        is_speaker=tokens[0] in words.speech or two in words.speech,
        is_struck=tokens[0] in words.struck,
    )


def _adjectives(following: Sequence[tuple[str, int]], words: Vocabulary) -> int:
    """How many adjectives part a facility from its place: "Волгоградский нефтеперерабатывающий завод"."""
    for skipped, (word, _) in enumerate(following[: _LOOSE + 1]):
        if words.features.get((word,)) == "facility":
            return skipped
        if not words.adjective.search(word):
            break
    return 0


def _joined(text: str, start: int, end: int) -> bool:
    """Whether only words and spaces lie between."""
    return not any(sign in text[start:end] for sign in _STOP - {"."})


def _own_cue(name: Words, words: Vocabulary) -> str | None:
    """What the name itself says it is ("Borno State", "Lake Chad")."""
    if len(name) < 2:
        return None
    return words.features.get((name[-1],)) or words.features.get((name[0],)) or words.features.get(name[-2:])
