"""Runs of capitalized words: where names may be. One regular expression over the text, linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from services.extract.text.document import Document, Sentence
from services.extract.toponyms.pieces import (
    LINK,
    LINK_WORDS,
    POSSESSIVE,
    REST,
    SMALL_WORDS,
    UPPER,
    WORD,
    Piece,
    breaks,
    is_glued,
    pieces_of,
    with_articles,
    with_countries,
)
from services.extract.toponyms.vocabulary import Vocabulary
from services.extract.toponyms.word_forms import agrees, is_genitive, is_noun, is_particle, is_person

_BEHIND_A = "(?<=a)(?:[ldnrtz]|sh?)|(?<=e)[lzs]|(?<=[аэе])[дзлнрстш]ь?"
_FIRST = rf"[{UPPER}aeаэе](?<!\w.)(?:(?<=[A-Z])\.(?:[A-Z]\.)+|(?<=[{UPPER}]){REST}|(?:{_BEHIND_A})-[{UPPER}]{REST})"
"""As `WORD` where a word begins. One set of characters comes first: a search skips all others."""
_RUN = re.compile(rf"{_FIRST}(?:(?:(?<=\b[SMF]t)\.|(?<=\b[NSEW])\.)?[ \u00a0](?:{LINK}[ \u00a0]){{0,2}}{WORD})*")
_SUFFIX = re.compile(r"-(?:based|born|backed|led|held|controlled|occupied|made|installed|trained|supported|allied)$")
_BEGINS = re.compile(r"[^\w]*")
"""What may stand before a sentence's first word: quotes, dashes, bullets."""
_SIGNS = ",.;:"
_HEADLINE_SHARE = 0.6  # of the words with four letters or more, with a capital: title case
_ADJECTIVE = re.compile(r"(?:[сц]к|[сцз]ьк)[аеийоюєіу]\w{0,3}$")
_ROAD = re.compile(r"((?:[^\W\d]\w{2,} ){0,2}[^\W\d]\w{2,})[-–]([^\W\d]\w{2,}(?: [^\W\d]\w{2,}){0,2})")
_ROAD_AFTER = re.compile(r"\s(?:highway|road|motorway|railway|route|corridor|pipeline|axis|track|stretch)\b")
_ROAD_BEFORE = re.compile(r"(?:трасс|дорог|автодорог|шоссе|шосе|магістрал|автомагістрал)\w*\s$")
_NOUN_BEFORE = 18  # characters of a road's noun
_NOUN = re.compile(r"\s([а-яіїєґ-]+)")


class Run(NamedTuple):
    """A capitalized name: text[start:end], without a possessive ending and what a hyphen adds ("-based")."""

    start: int
    end: int
    words: tuple[str, ...]
    """In lower case."""
    sentence: Sentence
    possessive: bool = False
    suffix: bool = False
    """Whether "-based" or the like follows."""
    initial: bool = False
    """Whether its capital may be its sentence's or its headline's, and says nothing."""
    country: str | None = None
    """Of an adjective or people ("Nigerian"): its country."""
    on_road: bool = False
    """Whether it is one end of a road ("the Kabul-Jalalabad highway"), and so surely a place."""


def find_runs(document: Document, words: Vocabulary) -> Iterator[Run]:
    """The names of a document, divided at words that owe their capital to the sentence or the headline."""
    text, sentences, language = document.text, document.sentences, document.language
    index, until, headline = -1, -1, None
    for match in _RUN.finditer(text):
        start, end = match.span()
        if start >= until:
            index, headline = document.sentence_at(start).index, None
            until = sentences[index].end
        word, sentence = match.group(), sentences[index]
        lower = word.lower()
        if _is_ordinary(word, lower, words, language, start == sentence.start):
            continue
        if headline is None:
            headline = _is_headline(sentence, language)
        if word.isalpha():
            run = _single((start, end, word, lower), text, sentence, headline, words, language)
            if run is not None:
                yield run
            continue
        between = _ROAD.fullmatch(word) if ("-" in word or "–" in word) and _is_road(text, start, end) else None
        if between:
            middle = start + between.end(1)
            for first, last in ((start, middle), (middle + 1, end)):
                yield from (r._replace(on_road=True) for r in _divide(document, first, last, words, sentence, headline))
        elif text[start - 1 : start] != "#" and _is_whole(
            word, lower, words, language, headline or start == sentence.start
        ):
            yield from _whole(text, start, end, sentence, headline, words, language)
        else:
            yield from _divide(document, start, end, words, sentence, headline)


def _single(
    piece: Piece, text: str, sentence: Sentence, headline: bool, words: Vocabulary, language: str
) -> Run | None:
    """What `_divide` makes of one word, sooner; most names are one that no list has."""
    start, end, word, lower = piece
    is_known = lower in words.known or (language != "en" and word.isascii())
    if is_known and breaks(piece, [], True, language, words, headline or start == sentence.start):
        country = words.demonyms.get(lower)
        return None if country is None else Run(start, end, (lower,), sentence, country=country)
    return _name(text, start, end, sentence, headline, words, language)


def is_before_road(text: str, end: int) -> bool:
    """Whether the noun of a road follows a name."""
    return _ROAD_AFTER.match(text, end) is not None


def _is_road(text: str, start: int, end: int) -> bool:
    """Whether words with a hyphen are a road's ends: "the Kabul-Jalalabad highway", "на трассе Донецк-Горловка"."""
    return bool(_ROAD_AFTER.match(text, end) or _ROAD_BEFORE.search(text, max(0, start - _NOUN_BEFORE), start))


def _is_ordinary(word: str, lower: str, words: Vocabulary, language: str, first: bool) -> bool:
    """Whether it is a word like any other, whatever its sentence: most that begin one."""
    if "-" in word and all(part in words.common for part in lower.split("-")):  # "Thirty-three"
        return first
    if lower not in words.common or " " in word or lower in words.demonyms:
        return False
    return first if language != "en" else len(word) == 1 or not word.isupper()


def _is_headline(sentence: Sentence, language: str) -> bool:
    """Whether it is in title case or in capitals throughout; only English has title case."""
    heads = "".join(
        [
            word[0]
            for word in sentence.text.split()
            if len(word) > 3 and (word[-1] not in _SIGNS or len(word.rstrip(_SIGNS)) > 3)
        ]
    )
    letters = heads if heads.isalpha() else "".join(filter(str.isalpha, heads))
    if len(letters) <= 3 or sum(map(str.isupper, letters)) <= _HEADLINE_SHARE * len(letters):
        return False
    return language == "en" or any(word.isupper() and len(word.rstrip(_SIGNS)) > 3 for word in sentence.text.split())


def _whole(
    text: str, start: int, end: int, sentence: Sentence, headline: bool, words: Vocabulary, language: str
) -> list[Run]:
    """What `_divide` makes of such words, sooner; English has no cases that would divide them."""
    if language != "en":
        return _runs(text, pieces_of(text, start, end), sentence, headline, words, language)
    name = _name(text, start, end, sentence, headline, words, language)
    return [] if name is None else [name]


def _is_whole(word: str, lower: str, words: Vocabulary, language: str, capital: bool) -> bool:
    """Whether no word of several has a meaning that would divide them: as in most names of people."""
    parts = lower.split()
    if not (words.dividing.isdisjoint(parts) and SMALL_WORDS.isdisjoint(parts) and "".join(parts).isalpha()):
        return False
    return language == "en" or not (capital or any(part.isascii() or part.isupper() for part in word.split()))


def _divide(
    document: Document, start: int, end: int, words: Vocabulary, sentence: Sentence, headline: bool
) -> list[Run]:
    text = document.text
    pieces = with_countries(pieces_of(text, start, end), text, words)
    pieces = with_articles(pieces, text, words) if document.language == "en" and not headline else pieces
    found: list[Run] = []
    group: list[Piece] = []
    for piece in pieces:
        at, _, word, lower = piece
        alone, capital = len(pieces) == 1, headline or at == sentence.start
        if breaks(piece, group, alone, document.language, words, capital) or is_glued(piece, pieces, document):
            found += _runs(text, group, sentence, headline, words, document.language)
            group = []
            country = words.demonyms.get(lower)
            if country is not None:
                found.append(Run(at, piece[1], (lower,), sentence, country=country))
        elif group or (
            word not in LINK_WORDS and not _leads(piece, pieces, sentence, headline, words, document.language)
        ):
            if group and lower in words.countries:
                found += _runs(text, group, sentence, headline, words, document.language)
                group = []
            group.append(piece)
            if lower in words.countries or word.endswith(("'s", "’s")) or text[max(0, at - 1) : at] == "#":
                found += _runs(text, group, sentence, headline, words, document.language)
                group = []
    return found + _runs(text, group, sentence, headline, words, document.language)


def _leads(
    piece: Piece, pieces: list[Piece], sentence: Sentence, headline: bool, words: Vocabulary, language: str
) -> bool:
    """Whether it describes the name behind it with a capital of its place: "Neighbouring Arden", "Besieged Belmar"."""
    capital = headline or piece[0] == sentence.start
    if capital and language != "en" and piece is pieces[0] and piece is not pieces[-1]:
        return _heads(piece[3], pieces[1][3], words, language)
    return capital and piece is not pieces[-1] and piece[3] in words.fillers and piece[3] not in words.name_parts


def _heads(word: str, following: str, words: Vocabulary, language: str) -> bool:
    """Whether a noun governs the name behind it: "Защитники Ардена", not "Станица Арденская", "Гола Пристань"."""
    if word in words.name_parts or (word,) in words.features or word in words.titles:
        return word in words.titles and not agrees(following, language)
    return is_noun(word, language) and not agrees(following, language)


def _runs(
    text: str, group: list[Piece], sentence: Sentence, headline: bool, words: Vocabulary, language: str
) -> list[Run]:
    """The words of a group as a name, or as two."""
    while group and group[-1][2] in LINK_WORDS:
        group.pop()
    if not group:
        return []
    cut = _genitive(text, group, words) or _of_office(group, language)
    first = _runs(text, group[:cut], sentence, headline, words, language) if cut else []
    name = _name(text, group[cut][0], group[-1][1], sentence, headline, words, language)
    return first if name is None else [*first, name]


def _name(
    text: str, start: int, end: int, sentence: Sentence, headline: bool, words: Vocabulary, language: str
) -> Run | None:
    """A name without what ends it; nothing where its words make none."""
    begins = _begins(text, start, sentence)
    suffix = _SUFFIX.search(text, start, end)
    end = suffix.start() if suffix else end
    possessive = POSSESSIVE.search(text, start, end) if text[end - 1] in "'’s" else None
    end = possessive.start() if possessive else end
    lowered = tuple(text[start:end].lower().split())
    initial = headline or begins
    heads = begins and text[end : end + 1] == ":"  # a bulletin's place, whatever its ending: "Dilling: ..."
    if end - start > 1 and not _is_common(lowered, initial and not heads, words, language):
        return Run(start, end, lowered, sentence, possessive is not None, suffix is not None, initial)
    return None


def _begins(text: str, start: int, sentence: Sentence) -> bool:
    """Whether a name begins its sentence, behind signs at most."""
    if start == sentence.start:
        return True
    return not text[sentence.start].isalnum() and _BEGINS.fullmatch(text, sentence.start, start) is not None


def _genitive(text: str, group: list[Piece], words: Vocabulary) -> int:
    """Where a second name begins that a feature's noun follows: "Зелёной Долины | Донецкой" before "области"."""
    if len(group) < 2 or not _ADJECTIVE.search(group[-1][3]):
        return 0
    following = _NOUN.match(text, group[-1][1])
    return len(group) - 1 if following and (following.group(1),) in words.features else 0


def _of_office(group: list[Piece], language: str) -> int:
    """Where an office's place ends and its holder's name begins: "Ардена | Иван" after "мэр"."""
    if len(group) < 2 or language == "en":
        return 0
    return 1 if is_genitive(group[0][3], language) and is_person(group[1][3], language) else 0


def _is_common(name: tuple[str, ...], initial: bool, words: Vocabulary, language: str) -> bool:
    """Whether the words make no name: "Village" in a headline, a participle at the beginning of a sentence."""
    if " ".join(name) in words.not_places or (
        initial and all(w in words.name_parts or w in words.common for w in name)
    ):
        return True
    return initial and len(name) == 1 and _opens(name[0], words, language)


def _opens(word: str, words: Vocabulary, language: str) -> bool:
    """Whether a word has the form of those that begin sentences and are no names."""
    return word.endswith(words.common_endings) or is_particle(word, language)
