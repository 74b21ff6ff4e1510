"""Equipment that a sentence says was lost: cues ("destroyed") and the lists of equipment that belong to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.report import Span
from services.extract.losses.vocabulary import Entry, Lookup, entry_at, equipment, weapons
from services.extract.numerals import plain, quantity_at
from services.extract.text.document import Sentence, Token
from services.extract.text.kept import kept

_WITHIN = 6
"""Tokens between a verb and its object, or a number and its noun."""


_SUBJECT_WITHIN = 30
"""Tokens between the start of a subject and its verb."""


class Item(NamedTuple):
    """Equipment that a cue says was lost; offsets in the field."""

    start: int
    end: int
    category: str
    number: int | None
    status: str
    noun: Span
    """Where the words after the number stand."""
    own: bool
    """Lost by the subject ("lost two tanks")."""
    passive: bool
    """Told without the doer ("two tanks were destroyed")."""


@kept
def weapons_of(sentence: Sentence, language: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, means) of each weapon named, offsets in the field."""
    known = weapons(language)
    if not known.hints.find_matches_as_indexes(sentence.lower):
        return ()
    return tuple(
        (sentence.tokens[a].start, sentence.tokens[b - 1].end, entry.value)
        for entry, a, b in _entries(sentence.tokens, known)
    )


@kept
def items_of(sentence: Sentence, language: str) -> tuple[Item, ...]:
    """The equipment lost according to one sentence."""
    known = equipment(language)
    if not known.hints.find_matches_as_indexes(sentence.lower):
        return ()
    tokens = sentence.tokens
    starts = _starts(tokens)
    if starts.isdisjoint(known.cues) or starts.isdisjoint(known.things):
        return ()
    entries = {a: (entry, b) for entry, a, b in _entries(tokens, known)}
    if not any(entry.role == "cue" for entry, _ in entries.values()):
        return ()
    taken: set[int] = set()
    out: list[Item] = []
    for at, (entry, end) in entries.items():
        if entry.role == "cue" and not _negated(at, entries):
            for item in _objects(tokens, at, end, entry, entries, language):
                if item.start not in taken:
                    taken.add(item.start)
                    out.append(item._replace(passive=item.start < tokens[at].start or "verb" not in entry.value))
    return tuple(sorted(out, key=lambda item: item.start))


def _starts(tokens: Sequence[Token]) -> set[str]:
    """The words with which an entry may begin; those with a hyphen also without what follows it ("su-35")."""
    words = {plain(token.lower) for token in tokens}
    return words | {word.partition("-")[0] for word in words if "-" in word}


Entries = dict[int, tuple[Entry, int]]


def _negated(at: int, entries: Entries) -> bool:
    return any(entries[i][0].role == "not" for i in range(at - 3, at) if i in entries)


def _objects(tokens: Sequence[Token], at: int, end: int, cue: Entry, entries: Entries, language: str) -> list[Item]:
    status, form = cue.value.split()
    passive = any(entries[i][0].role == "auxiliary" for i in range(at - 3, at) if i in entries)
    if passive and form in ("participle", "verb"):
        return _before(tokens, at, status, entries, language)
    found = _after(tokens, end, status, entries, language)
    if not found and form == "participle" and not _counts_right(tokens, end, language):
        found = _before(tokens, at, status, entries, language)
    return found


def _counts_right(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether the object is something else, counted right of the cue ("уничтожено более двухсот ...")."""
    return any(quantity_at(tokens, i, language) for i in range(at, min(len(tokens), at + 3)))


def _after(tokens: Sequence[Token], at: int, status: str, entries: Entries, language: str) -> list[Item]:
    """A list of equipment that starts here: "a pick-up truck and 15 other units of equipment".

    Members that are no equipment are passed over ("lost 300 men, two tanks and a howitzer").
    """
    out: list[Item] = []
    at = _over_place(tokens, at, entries)
    while True:
        item = _item(tokens, at, status, entries, language)
        if item is not None:
            out.append(item[0])
            at = _trail_end(tokens, item[1], entries)
        else:
            at = _member_end(tokens, at, entries)
        joined = False
        while at in entries and entries[at][0].role in ("and", "comma"):
            at, joined = entries[at][1], True
        if not joined:
            return out


def _over_place(tokens: Sequence[Token], at: int, entries: Entries) -> int:
    """Past a place between a verb and its object ("спалили | в Батайську | тепловоз")."""
    if at + 1 < len(tokens) and at in entries and entries[at][0].role == "break" and tokens[at].text.isalpha():
        return at + 2 if tokens[at + 1].text[0].isupper() else at
    return at


def _trail_end(tokens: Sequence[Token], at: int, entries: Entries) -> int:
    """Past the words that belong to the equipment before a comma ("14 комплексов ПВО, 36 станций")."""
    for i in range(at, min(len(tokens), at + 4)):
        if i in entries and entries[i][0].role in ("and", "comma"):
            return i
        if i in entries or not tokens[i].text[0].isalnum():
            break
    return at


def _member_end(tokens: Sequence[Token], at: int, entries: Entries) -> int:
    """Where a member of a list that is no equipment ends: at a comma or "and" a few words on."""
    for i in range(at, min(len(tokens), at + _WITHIN)):
        if i in entries and entries[i][0].role in ("and", "comma"):
            return i if i > at else len(tokens)
        if i in entries:
            break
    return len(tokens)


def _before(tokens: Sequence[Token], at: int, status: str, entries: Entries, language: str) -> list[Item]:
    """The equipment that is the subject of a passive: the list that ends next before the cue."""
    start = at
    while start > 0 and at - start < _SUBJECT_WITHIN and not _closes(tokens, start - 1, entries):
        start -= 1
    found: list[Item] = []
    i = start
    while i < at:
        items = [item for item in _after(tokens, i, status, entries, language) if item.end <= tokens[at].start]
        if items and not (found and items[-1].end == found[-1].end and items[0].number != found[0].number):
            found = items  # the shortest start that still has the number: "a drone", not "Sunday morning a drone"
        i += 1
    between = [t for t in tokens[start:at] if found and t.start >= found[-1].end]
    return [] if any(t.text == "," for t in between) or len(between) > _WITHIN else found


def _closes(tokens: Sequence[Token], at: int, entries: Entries) -> bool:
    return tokens[at].text in ".;:!?" or (at in entries and entries[at][0].role == "cue")


def _item(tokens: Sequence[Token], at: int, status: str, entries: Entries, language: str) -> tuple[Item, int] | None:
    """One noun phrase of equipment from this token: (item, the token after it)."""
    count: int | None = None
    noun = at
    for i in range(at, min(len(tokens), at + 2 * _WITHIN)):
        if i < noun:
            continue
        entry, end = entries.get(i, (None, i + 1))
        if entry is not None and entry.role in ("break", "cue", "auxiliary", "not", "and", "comma"):
            if count is not None and i == noun and quantity_at(tokens, i + 1, language):
                continue  # "38 із 50"
            return None
        if entry is not None and entry.role in ("equipment", "counter"):
            if entry.role == "counter":
                counted = _counted(tokens, end, entries)
                if counted is None:
                    return None
                end = counted
            following = entries.get(end)
            while following and following[0].role == "equipment":  # "Lancet drones"
                entry, end = following[0] if equipment(language).noun_compounds else entry, following[1]
                following = entries.get(end)
            if count is None and entry.singular and entry.role == "equipment" and entry.value != "equipment":
                count = 1
            category = entry.value or "equipment"
            item = Item(
                tokens[at].start, tokens[end - 1].end, category, count, status,
                (tokens[noun].start, tokens[end - 1].end), status == "lost", False,
            )  # fmt: skip
            return item, end
        quantity = quantity_at(tokens, i, language)
        if quantity is not None and (count is None or _of(tokens, i, entries)):
            count, noun = quantity.best if count is None else count, quantity.end  # "38 of the 50 drones" are 38
        elif i - noun >= _WITHIN or not (tokens[i].text[0].isalnum() or tokens[i].text in '()«»"“”„'):
            return None
        elif i == noun and tokens[i].lower in ("a", "an", "the"):
            noun = i + 1
    return None


def _of(tokens: Sequence[Token], at: int, entries: Entries) -> bool:
    """Whether a second number follows the first by "of", "из", "із"."""
    return at > 0 and tokens[at - 1].lower in ("of", "the", "из", "із", "з")


def _counted(tokens: Sequence[Token], at: int, entries: Entries) -> int | None:
    """After a counter: the token after the equipment it counts ("units of ... equipment"); None for other units."""
    for i in range(at, min(len(tokens), at + 10)):
        entry, end = entries.get(i, (None, i + 1))
        if entry is not None and entry.role == "equipment":
            return end
        if entry is not None and entry.role in ("break", "cue", "comma", "and"):
            return None
    return None


def _entries(tokens: Sequence[Token], known: Lookup) -> Iterator[tuple[Entry, int, int]]:
    words, behind = [plain(token.lower) for token in tokens], 0
    for at, word in enumerate(words):
        if at < behind or not (word in known.words or word in known.phrases or "-" in word):
            continue
        if found := entry_at(words, at, known):
            entry, behind = found
            yield entry, at, behind
