"""What the words before and after a name say of it: its feature, its relation, whether it is a place at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from schemas.taxonomy import RelationKind
from services.extract.toponyms.vocabulary import NOT_MEASURED, Vocabulary, Words

Label = TypeVar("Label", bound=str)

_REACH = 90  # characters before a name: "in the direction of the strategic port city of" has 46
_NEAR = 44  # of them that are read first: seldom are more needed
_SAFE = 5  # words from which on what is read depends on the words before
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
    whole = max(floor, start - _REACH)
    near = text.rfind(" ", whole, max(whole, start - _NEAR))
    found = _read_back(text, near, start, words, _SAFE) if near >= 0 else None
    return found or _read_back(text, whole, start, words, 0) or Before(start=start)


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
    return last.lower() if len(last) < _NEAR and last.isalpha() else None


def _read_back(text: str, whole: int, start: int, words: Vocabulary, least: int) -> Before | None:
    """As `before`, of the words from `whole` on; None where it comes to the first `least` of them: more are needed."""
    tokens = [_token(m, words) for m in _WORD.finditer(text, whole, start)]
    cue: str | None = None
    nation: tuple[int, int] | None = None
    region: tuple[int, int] | None = None
    edge, at, loose = start, len(tokens), 0
    while at:
        if at <= least:
            return None
        gap = text[tokens[at - 1][2] : edge]
        if not (gap == " " or gap == "" or gap.isspace() or (edge == start and gap.strip() in _OPENING)):
            break
        word = tokens[at - 1][0]
        relation, size = _match(tokens, at, words.relations, words.relation_ends)
        noun, noun_size = _match(tokens, at, words.features, words.feature_ends)
        if word == "of" and size == 1 and not noun:
            noun, noun_size = _match(tokens, at - 1, words.features, words.feature_ends)
            noun_size += 1
        if noun and noun_size >= size:
            cue, at = cue or noun, at - noun_size
        elif relation:
            if least and relation not in NOT_MEASURED and all(t[0] in words.fillers for t in tokens[1 : at - size]):
                return None
            kind, size, distance = _measured(tokens, at, relation, size, text, words)
            return Before(
                cue, kind, word in words.weak and size == 1, distance, False, tokens[at - size][1], nation, region
            )
        elif word in words.titles and not cue:
            return Before(is_titled=True, start=tokens[at - 1][1])
        elif (
            word in words.fillers
            or word == "of"
            or (word in words.demonyms and (cue or _is_small(text, tokens[at - 1])))
        ):
            at -= 1
            if word in words.demonyms and text[tokens[at][1]].islower():
                nation = (tokens[at][1], tokens[at][2])
        elif cue and loose < _LOOSE and text[tokens[at - 1][1]].islower() and words.adjective.search(word):
            at, loose = at - 1, loose + 1
            if _OF_PLACE.search(word):
                region = (tokens[at][1], tokens[at][2])
        else:
            break
        edge = tokens[at][1]
    return Before(cue, start=edge, nation=nation, region=region)


def _is_small(text: str, token: tuple[str, int, int]) -> bool:
    """Whether it is an adjective of nationality in small letters: "в гаитянском Кенскоффе"."""
    return text[token[1]].islower() and _OF_PLACE.search(token[0]) is not None


def _token(match: re.Match[str], words: Vocabulary) -> tuple[str, int, int]:
    """A word in lower case; its stop stays where it makes an abbreviation ("с." is a village, "с" is "with")."""
    word = match.group().lower()
    if word[-1] == "." and (word,) not in words.features:
        word = word.rstrip(".")
    return word, *match.span()


def _match(
    tokens: Sequence[tuple[str, int, int]], at: int, phrases: Mapping[Words, Label], longest: Mapping[str, int]
) -> tuple[Label | None, int]:
    """The longest phrase that ends before token `at`, and its number of words; `longest` of each last word."""
    most = longest.get(tokens[at - 1][0], 0) if at else 0
    if not most:
        return None, 0
    before = tuple([token[0] for token in tokens[max(0, at - most) : at]])
    for skipped in range(len(before)):
        found = phrases.get(before[skipped:])
        if found:
            return found, len(before) - skipped
    return None, 0


def _measured(
    tokens: Sequence[tuple[str, int, int]], at: int, kind: RelationKind, size: int, text: str, words: Vocabulary
) -> tuple[RelationKind, int, float | None]:
    """The relation with the distance that stands before it ("5 km north of", "in 5 km from")."""
    start = at - size
    if kind in NOT_MEASURED or start < 1:
        return kind, size, None
    while start > 1 and tokens[start - 1][0] in words.fillers:
        start -= 1
    metres = words.units.get(tokens[start - 1][0].rstrip("."))
    number = _NUMBER.search(text[max(0, tokens[start - 1][1] - 12) : tokens[start - 1][1]])
    if metres is None or number is None:
        return kind, size, None
    distance = float(number.group(1).replace(",", ".")) * metres
    return "near" if kind == "from" else kind, at - start + 1, distance


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
