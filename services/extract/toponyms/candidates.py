"""Runs of capitalized words: where names may be. One regular expression over the text, linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from services.extract.lexicon.morphology import analyzer
from services.extract.text.document import Document, Sentence
from services.extract.toponyms.vocabulary import Vocabulary

_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x250) if chr(c).isupper()) + "\u0400-\u042f\u0490\u1e00-\u1eff"
_QUOTES = "'’ʼ‘`"
_ARTICLE = "al|el|ad|an|ar|as|ash|at|az|ez|es|[аэе][дзлнрстш]ь?"
_REST = rf"\w*(?:[{_QUOTES}-]\w+)*"
_WORD = rf"(?:(?:[A-Z]\.){{2,}}|(?:(?:{_ARTICLE})-)?[{_UPPER}]{_REST})"
_LINKS = (
    "of",
    "the",
    "da",
    "de",
    "del",
    "do",
    "dos",
    "la",
    "le",
    "les",
    "el",
    "al",
    "ez",
    "es",
    "di",
    "du",
    "sur",
    "en",
)
_LINK_WORDS = frozenset(_LINKS)
_LINK = rf"(?:{'|'.join(_LINKS)})"
_BEHIND_A = "(?<=a)(?:[ldnrtz]|sh?)|(?<=e)[lzs]|(?<=[аэе])[дзлнрстш]ь?"
_FIRST = (
    rf"[{_UPPER}aeаэе](?<!\w.)(?:(?<=[A-Z])\.(?:[A-Z]\.)+|(?<=[{_UPPER}]){_REST}|(?:{_BEHIND_A})-[{_UPPER}]{_REST})"
)
"""As `_WORD` where a word begins. One set of characters comes first: a search skips all others."""
_RUN = re.compile(rf"{_FIRST}(?:(?:(?<=\b[SMF]t)\.|(?<=\b[NSEW])\.)?[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}{_WORD})*")
_PIECE = re.compile(rf"{_WORD}|{_LINK}(?![\w-])")
_OF_NAMES = frozenset(
    ["republic", "gulf", "strait", "straits", "bay", "isle", "sea", "kingdom", "cape", "islands", "horn"]
)
"""After these "of" belongs to the name ("Gulf of Aden"); elsewhere it divides two."""
_SUFFIX = re.compile(r"-(?:based|born|backed|led|held|controlled|occupied|made|installed|trained|supported|allied)$")
_CONTRACTION = re.compile(r"['’](?=[a-z]+$)")
_POSSESSIVE = re.compile(r"['’]s?$")
_BEGINS = re.compile(r"[^\w]*")
"""What may stand before a sentence's first word: quotes, dashes, bullets."""
_SIGNS = ",.;:"
_HEADLINE_SHARE = 0.6  # of the words with four letters or more, with a capital: title case

_ADJECTIVE = re.compile(r"(?:[сц]к|[сцз]ьк)[аеийоюєіу]\w{0,3}$")
_ROAD = re.compile(r"((?:[^\W\d]\w{2,} ){0,2}[^\W\d]\w{2,})[-–]([^\W\d]\w{2,}(?: [^\W\d]\w{2,}){0,2})")
_ROAD_AFTER = re.compile(r"\s(?:highway|road|motorway|railway|route|corridor|pipeline)\b")
_ROAD_BEFORE = re.compile(r"(?:трасс|дорог|автодорог|шоссе|шосе|магістрал|автомагістрал)\w*\s$")
_NOUN_BEFORE = 18  # characters of a road's noun
_FOREIGN = re.compile(r"[A-Z]{2,}\b")
"""Of a weapon among Cyrillic names: "в Ардене FPV-дрон"."""
_ACRONYM = re.compile(r"[А-ЯЁІЇЄҐ]{2,5}(?:-\d+)?")
"""What few places are called by ("МВД", "СБУ", "ТАСС"; but "ДНР")."""
_NOUN = re.compile(r"\s([а-яіїєґ-]+)")

_COUNTRY_WORDS = 4
"""The most that a country's name has: "Democratic Republic of Congo"."""

_PARTICLES = frozenset(("PREP", "CONJ", "PRCL", "NPRO", "INTJ", "NUMR", "ADVB", "VERB", "GRND", "INFN", "PRTS", "PRED"))
"""pymorphy3's parts of speech that no name is."""
_NAMES = ("Geox", "Name", "Surn", "Patr", "Orgn")
"""Its marks of names."""
_UKRAINIAN_PLACES = tuple(f"NOUN,{form},inan" for form in ("femn", "masc", "neut", "plur,Pltm"))
"""How its Ukrainian dictionary, which marks no places, begins those of things that have one number ("Миколаївка")."""

Piece = tuple[int, int, str, str]
"""Start, end, the word, and the word in lower case."""


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
    index, headline = -1, None
    for match in _RUN.finditer(text):
        start, end = match.span()
        if index < 0 or start >= sentences[index].end:
            index, headline = document.sentence_at(start).index, None
        word, sentence = match.group(), sentences[index]
        if _is_ordinary(word, words, language, start == sentence.start):
            continue
        if headline is None:
            headline = _is_headline(sentence, language)
        if word.isalpha() and word.lower() not in words.known and (language == "en" or not word.isascii()):
            run = _unknown(document, start, word, words, sentence, headline)
            if run is not None:
                yield run
            continue
        between = _ROAD.fullmatch(word) if ("-" in word or "–" in word) and _is_road(text, start, end) else None
        if between:
            middle = start + between.end(1)
            for first, last in ((start, middle), (middle + 1, end)):
                yield from (r._replace(on_road=True) for r in _divide(document, first, last, words, sentence, headline))
            continue
        yield from _divide(document, start, end, words, sentence, headline)


def _unknown(
    document: Document, start: int, word: str, words: Vocabulary, sentence: Sentence, headline: bool
) -> Run | None:
    """One word that no list has, as most names are: what `_divide` makes of it, sooner."""
    begins, end, lower = _begins(document.text, start, sentence), start + len(word), word.lower()
    heads = begins and document.text[end : end + 1] == ":"
    initial = headline or begins
    if len(word) == 1 or (initial and not heads and _opens(lower, words, document.language)):
        return None
    return Run(start, end, (lower,), sentence, initial=initial)


def _is_road(text: str, start: int, end: int) -> bool:
    """Whether words with a hyphen are a road's ends: "the Kabul-Jalalabad highway", "на трассе Донецк-Горловка"."""
    return bool(_ROAD_AFTER.match(text, end) or _ROAD_BEFORE.search(text, max(0, start - _NOUN_BEFORE), start))


def _is_ordinary(word: str, words: Vocabulary, language: str, first: bool) -> bool:
    """Whether it is a word like any other, whatever its sentence: most that begin one."""
    lower = word.lower()
    if "-" in word and all(part in words.common for part in lower.split("-")):  # "Thirty-three"
        return first
    if " " in word or lower not in words.common or lower in words.demonyms:
        return False
    return first if language != "en" else len(word) == 1 or not word.isupper()


def _is_headline(sentence: Sentence, language: str) -> bool:
    """Whether it is in title case or in capitals throughout; only English has title case."""
    long_words = [
        word
        for word in sentence.text.split()
        if len(word) > 3 and (word[-1] not in _SIGNS or len(word.rstrip(_SIGNS)) > 3)
    ]
    long = "".join(filter(str.isalpha, (word[0] for word in long_words)))
    if language != "en" and not any(word.isupper() for word in long_words):
        return False
    return len(long) > 3 and sum(map(str.isupper, long)) > _HEADLINE_SHARE * len(long)


def _divide(
    document: Document, start: int, end: int, words: Vocabulary, sentence: Sentence, headline: bool
) -> list[Run]:
    text = document.text
    pieces = _with_countries(_pieces(text, start, end), text, words)
    found: list[Run] = []
    group: list[Piece] = []
    for piece in pieces:
        at, _, word, lower = piece
        alone, capital = len(pieces) == 1, headline or at == sentence.start
        if _breaks(piece, group, alone, document.language, words, capital) or _is_glued(piece, pieces, document):
            found += _runs(text, group, sentence, headline, words, document.language)
            group = []
            country = words.demonyms.get(lower)
            if country is not None:
                found.append(Run(at, piece[1], (lower,), sentence, country=country))
        elif group or (
            word not in _LINK_WORDS and not _leads(piece, pieces, sentence, headline, words, document.language)
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
        return word in words.titles and not _agrees(following, language)
    return _is_noun(word, language) and not _agrees(following, language)


@lru_cache(maxsize=8192)
def _is_noun(word: str, language: str) -> bool:
    """Whether a dictionary has it as a noun alone, and as no name."""
    tags = [str(p.tag) for p in analyzer(language).parse(word) if p.is_known]
    named = any(any(mark in tag for mark in _NAMES) or tag.startswith(_UKRAINIAN_PLACES) for tag in tags)
    return bool(tags) and all(tag.startswith("NOUN") for tag in tags) and not named


@lru_cache(maxsize=8192)
def _agrees(word: str, language: str) -> bool:
    """Whether it may be an adjective in the nominative: the second word of a name is, what a noun governs is not."""
    return any(p.tag.POS == "ADJF" and "nomn" in str(p.tag) for p in analyzer(language).parse(word))


def _is_glued(piece: Piece, pieces: list[Piece], document: Document) -> bool:
    """Whether letters that stand for an organization precede another name: "занятый СБП Арден"."""
    if document.language == "en" or piece is pieces[-1] or _ACRONYM.fullmatch(piece[2]) is None:
        return False
    return any(not word.isupper() for _, _, word, _ in pieces)


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    """The words of a run; most have one."""
    whole = text[start:end]
    if " " not in whole and "\u00a0" not in whole:
        return [(start, end, whole, whole.lower())]
    return [(*m.span(), m.group(), m.group().lower()) for m in _PIECE.finditer(text, start, end)]


def _with_countries(pieces: list[Piece], text: str, words: Vocabulary) -> list[Piece]:
    """The pieces, those of a country's name as one: its words may break others ("Central African Republic")."""
    for at in range(len(pieces) - 1):
        if pieces[at][3] not in words.country_beginnings:
            continue
        for last in pieces[at + 1 : at + _COUNTRY_WORDS]:
            name = _POSSESSIVE.sub("", text[pieces[at][0] : last[1]])
            if name.lower() in words.country_names:
                whole = (pieces[at][0], last[1], text[pieces[at][0] : last[1]], name.lower())
                return [*pieces[:at], whole, *pieces[pieces.index(last) + 1 :]]
    return pieces


def _breaks(piece: Piece, group: list[Piece], alone: bool, language: str, words: Vocabulary, initial: bool) -> bool:
    """Whether this word belongs to no name. In Russian and Ukrainian only names have capitals inside a sentence."""
    _, _, word, lower = piece
    if word in _LINK_WORDS:
        return bool(group) and lower == "of" and group[-1][3] not in _OF_NAMES
    if (lower in words.name_parts and not alone) or _is_of_name(group):
        return False
    if lower in words.not_places or lower in words.demonyms or (lower in words.titles and not group):
        return True
    if language != "en":
        if _FOREIGN.match(word):
            return True
        return initial and (lower in words.common or lower in words.fillers)
    is_abbreviation = word.isupper() and len(word) > 1 and not initial
    return not is_abbreviation and (lower in words.common or _without_contraction(lower) in words.common)


def _is_of_name(group: list[Piece]) -> bool:
    """Whether a name goes on that has "of" inside: "the Sea of | Azov", which elsewhere is a brigade's."""
    return len(group) > 1 and group[-1][2] == "of" and group[-2][3] in _OF_NAMES


def _without_contraction(word: str) -> str:
    return _CONTRACTION.split(word)[0] if "'" in word or "’" in word else word


def _runs(
    text: str, group: list[Piece], sentence: Sentence, headline: bool, words: Vocabulary, language: str
) -> list[Run]:
    """The words of a group as a name, or as two."""
    while group and group[-1][2] in _LINK_WORDS:
        group.pop()
    if not group:
        return []
    cut = _genitive(text, group, words) or _of_office(group, language)
    first = _runs(text, group[:cut], sentence, headline, words, language) if cut else []
    group = group[cut:]
    start, end = group[0][0], group[-1][1]
    begins = _begins(text, start, sentence)
    suffix = _SUFFIX.search(text[start:end]) if "-" in group[-1][2] else None
    end = start + suffix.start() if suffix else end
    possessive = _POSSESSIVE.search(text[start:end]) if text[end - 1] in "'’s" else None
    end = start + possessive.start() if possessive else end
    lowered = tuple(text[start:end].lower().split())
    initial = headline or begins
    heads = begins and text[end : end + 1] == ":"  # a bulletin's place, whatever its ending: "Dilling: ..."
    if end - start > 1 and not _is_common(lowered, initial and not heads, words, language):
        return [*first, Run(start, end, lowered, sentence, possessive is not None, suffix is not None, initial)]
    return first


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
    return 1 if _is_genitive(group[0][3], language) and _is_person(group[1][3], language) else 0


@lru_cache(maxsize=8192)
def _is_genitive(word: str, language: str) -> bool:
    """Whether it is a thing's noun in the genitive, or a place's that has no cases ("Шебекино")."""
    tags = [str(p.tag) for p in analyzer(language).parse(word)]
    is_thing = all(tag.startswith("NOUN") and "inan" in tag for tag in tags)
    return is_thing and any("gent" in tag or ("Geox" in tag and word.endswith("о")) for tag in tags)


@lru_cache(maxsize=8192)
def _is_person(word: str, language: str) -> bool:
    """Whether it may be a person's name in the nominative."""
    tags = [str(p.tag) for p in analyzer(language).parse(word) if p.is_known]
    return any("nomn" in tag and ("Name" in tag or "Surn" in tag) for tag in tags)


def _is_common(name: tuple[str, ...], initial: bool, words: Vocabulary, language: str) -> bool:
    """Whether the words make no name: "Village" in a headline, a participle at the beginning of a sentence."""
    if " ".join(name) in words.not_places or (
        initial and all(w in words.name_parts or w in words.common for w in name)
    ):
        return True
    return initial and len(name) == 1 and _opens(name[0], words, language)


def _opens(word: str, words: Vocabulary, language: str) -> bool:
    """Whether a word has the form of those that begin sentences and are no names."""
    return word.endswith(words.common_endings) or _is_particle(word, language)


@lru_cache(maxsize=8192)
def _is_particle(word: str, language: str) -> bool:
    """Whether it may be a preposition, numeral, adverb or the like, or is a person's or an oblique noun.

    In Russian and Ukrainian these have many forms ("Двое ранены", "Осенью", "Чиновник погиб", "Поранень зазнав").
    """
    if language == "en":
        return False
    tags = [p.tag for p in analyzer(language).parse(word) if p.is_known]
    if any(tag.POS in _PARTICLES for tag in tags):
        return True
    if any(mark in str(tag) for tag in tags for mark in _NAMES):
        return False
    nouns = [tag for tag in tags if tag.POS != "ADJF"]
    return bool(nouns) and all(tag.POS == "NOUN" and _names_nothing(tag) for tag in nouns)


def _names_nothing(noun: Any) -> bool:
    """Whether a noun's tag is a living being's or an oblique case, in which no place opens a sentence."""
    return "anim" in str(noun).split(" ")[0] or noun.case not in ("nomn", "accs")
