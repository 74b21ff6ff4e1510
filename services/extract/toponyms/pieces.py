"""The words of a run of capitalized ones, and which of them belong to no name."""

from __future__ import annotations

import re

from services.extract.text.document import Document
from services.extract.toponyms.vocabulary import Vocabulary

UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x250) if chr(c).isupper()) + "\u0400-\u042f\u0490\u1e00-\u1eff"
_QUOTES = "'’ʼ‘`"
_ARTICLE = "al|el|ad|an|ar|as|ash|at|az|ez|es|[аэе][дзлнрстш]ь?"
REST = rf"\w*(?:[{_QUOTES}-]\w+)*"
WORD = rf"(?:(?:[A-Z]\.){{2,}}|(?:(?:{_ARTICLE})-)?[{UPPER}]{REST})"
_LINKS = (
    "of", "the", "da", "de", "del", "do", "dos", "la", "las", "los", "le", "les", "el", "al", "ez", "es", "di", "du",
    "sur", "en", "er", "ech", "esh", "ed", "ej", "ar", "ash", "az", "ud", "us", "ul", "bin", "bou", "ibn", "wa",
)  # fmt: skip
"""Small words inside a name ("Gulf of Aden", "Deir ez Zor")."""
_ARTICLES = frozenset(("As", "An", "At", "Al", "El", "Ad", "Ar", "Az", "Ash", "En", "Er"))
LINK_WORDS = frozenset(_LINKS)
_FOREIGN_LINKS = LINK_WORDS - {"of", "the"}
LINK = rf"(?:{'|'.join(_LINKS)})"
_PIECE = re.compile(rf"{WORD}|{LINK}(?![\w-])")
_OF_NAMES = frozenset(
    ["republic", "gulf", "strait", "straits", "bay", "isle", "sea", "kingdom", "cape", "islands", "horn"]
)
"""After these "of" belongs to the name ("Gulf of Aden"); elsewhere it divides two."""
_CONTRACTION = re.compile(r"['’](?=[a-z]+$)")
POSSESSIVE = re.compile(r"['’]s?$")
_FOREIGN = re.compile(r"[A-Z]{2,}\b")
"""Of a weapon among Cyrillic names: "в Ардене FPV-дрон"."""
_ACRONYM = re.compile(r"[А-ЯЁІЇЄҐ]{2,5}(?:-\d+)?")
"""What few places are called by ("МВД", "СБУ", "ТАСС"; but "ДНР")."""
SMALL_WORDS = LINK_WORDS | {article.lower() for article in _ARTICLES}
"""All words, in lower case, by which names are divided or joined whatever a language's lists say."""
_COUNTRY_WORDS = 4
"""The most that a country's name has: "Democratic Republic of Congo"."""
Piece = tuple[int, int, str, str]
"""Start, end, the word, and the word in lower case."""


def is_glued(piece: Piece, pieces: list[Piece], document: Document) -> bool:
    """Whether letters that stand for an organization precede another name: "занятый СБП Арден"."""
    if document.language == "en" or piece is pieces[-1] or _ACRONYM.fullmatch(piece[2]) is None:
        return False
    return any(not word.isupper() for _, _, word, _ in pieces)


def pieces_of(text: str, start: int, end: int) -> list[Piece]:
    """The words of a run; most have one."""
    whole = text[start:end]
    if " " not in whole and "\u00a0" not in whole:
        return [(start, end, whole, whole.lower())]
    return [(*m.span(), m.group(), m.group().lower()) for m in _PIECE.finditer(text, start, end)]


def with_countries(pieces: list[Piece], text: str, words: Vocabulary) -> list[Piece]:
    """The pieces, those of a country's name as one: its words may break others ("Central African Republic")."""
    for at in range(len(pieces) - 1):
        if pieces[at][3] not in words.country_beginnings:
            continue
        for last in pieces[at + 1 : at + _COUNTRY_WORDS]:
            name = POSSESSIVE.sub("", text[pieces[at][0] : last[1]])
            if name.lower() in words.country_names:
                whole = (pieces[at][0], last[1], text[pieces[at][0] : last[1]], name.lower())
                return [*pieces[:at], whole, *pieces[pieces.index(last) + 1 :]]
    return pieces


def with_articles(pieces: list[Piece], text: str, words: Vocabulary) -> list[Piece]:
    """The pieces, an Arabic article with the name that it begins, which looks like an English word: "As Sukhnah"."""
    if _ARTICLES.isdisjoint([piece[2] for piece in pieces]):  # as most
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        is_name = before is not None and _may_begin(before[2], piece[2])
        is_name = is_name and piece[2][0].isupper() and not piece[2].isupper() and piece[3] not in words.known
        if before and before[2] in _ARTICLES and is_name and text[max(0, before[0] - 1) : before[0]] in (" ", "("):
            written = text[before[0] : piece[1]]
            found[-1] = (before[0], piece[1], written, written.lower())
        else:
            found.append(piece)
    return found


def _may_begin(article: str, name: str) -> bool:
    """Whether an article is no preposition here: "At Turbah" ends as the name begins, "At Arden" does not."""
    return article != "At" or name.startswith(("T", "t"))


def breaks(piece: Piece, group: list[Piece], alone: bool, language: str, words: Vocabulary, initial: bool) -> bool:
    """Whether this word belongs to no name. In Russian and Ukrainian only names have capitals inside a sentence."""
    _, _, word, lower = piece
    if word in LINK_WORDS:
        return bool(group) and lower == "of" and group[-1][3] not in _OF_NAMES
    if (lower in words.name_parts and not alone) or _is_of_name(group) or _is_linked(group):
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


def _is_linked(group: list[Piece]) -> bool:
    """Whether a name goes on behind a link of another language: "Ain al | Arab", elsewhere a people."""
    return len(group) > 1 and group[-1][2] in _FOREIGN_LINKS


def _without_contraction(word: str) -> str:
    return _CONTRACTION.split(word)[0] if "'" in word or "’" in word else word
