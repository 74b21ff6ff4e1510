"""Where an event goes on after its clause: the rest of its sentence, and sentences that plainly add to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from schemas.report import Span
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import Clause, Extent
from services.extract.text.document import Document, Sentence
from services.extract.when.expressions import expressions_of

_SENTENCES = 2
"""How many sentences after its own an event may go on for."""
_HEADING = 40
"""Characters of a heading at most ("Tokmak district.")."""
_BULLET = re.compile(r"[^\w\s\"'“«„(<]|\d{1,2}[.):]")
_TENDED = 40
"""Characters before a place that hold the hospital in it."""
_STEM = 4
"""Letters by which a place is known again in another case."""


class Segment(NamedTuple):
    """Part of a sentence that goes on telling an event."""

    sentence: Sentence
    start: int
    end: int
    names_it: bool = False
    """Whether it starts by naming the event itself ("The explosion also injured ...")."""


def continuation_of(
    extent: Extent,
    document: Document,
    tells: Callable[[Sentence], bool] = lambda _: True,
    names: Callable[[Sentence], bool] = lambda _: False,
    speakers: Callable[[Sentence], Sequence[Span]] = lambda _: (),
) -> Iterator[Segment]:
    """The segments after the clause up to the next event, as long as none opens another scene: place, day, list item.

    A paragraph that does not `tell` anything of interest ends it too; what `names` the event is no other scene, nor is
    a place in the words for `speakers` ("police in Kano said").
    """
    clause = extent.clause
    told = clause.sentence.lower[: clause.end - clause.sentence.start]
    first = clause.sentence.index + 1
    is_cut = clause.end < clause.sentence.end and not _is_held_against(clause, document.language)
    spans = [(clause.sentence, clause.end)] if is_cut else []
    spans += [(s, s.start) for s in document.sentences[first : first + _SENTENCES]]
    segments = [Segment(s, start, min(s.end, extent.until)) for s, start in spans if start < extent.until]
    while segments and not tells(segments[-1].sentence):
        segments.pop()
    for segment in segments:
        beside = [s.sentence for s in segments if s.sentence.paragraph == segment.sentence.paragraph]
        is_heading = len(segment.sentence.text) < _HEADING and not tells(segment.sentence)
        if segment.sentence.paragraph != clause.sentence.paragraph and (is_heading or not any(map(tells, beside))):
            return  # another paragraph in between breaks off, or one with a heading of its own
        anaphora = _patterns(document.language).anaphora.match(segment.sentence.lower)
        names_it = anaphora is not None or names(segment.sentence)
        if not names_it and _is_new_scene(segment, clause, document.language, told, speakers):
            return
        yield segment._replace(names_it=names_it)
        told += segment.sentence.lower


def _is_held_against(clause: Clause, language: str) -> bool:
    """Whether the sentence goes on with the event that the clause's own came so long after ("..., a day | after")."""
    return any(e.start == clause.end and e.rule.from_event for e in expressions_of(clause.sentence, language))


def _is_new_scene(
    segment: Segment, clause: Clause, language: str, told: str, speakers: Callable[[Sentence], Sequence[Span]]
) -> bool:
    sentence, start = segment.sentence, segment.start - segment.sentence.start
    patterns = _patterns(language)
    if start == 0 and (_BULLET.match(sentence.text) or _is_item(clause.sentence, sentence)):
        return True
    lower = sentence.lower[start:].lstrip(" ,;:—–-<p>/\"'“«")
    if patterns.openers.match(lower):
        return True
    days = [
        e.start - sentence.start
        for e in expressions_of(sentence, language)
        if e.start >= segment.start and not e.spoken
    ]
    names = [m for m in patterns.places.finditer(sentence.text, start) if m.group(1)[:_STEM].lower() not in told]
    places = [
        m.start(1) for m in names if not patterns.tended.search(sentence.lower, max(0, m.start() - _TENDED), m.start(1))
    ]
    aside = speakers(sentence) if days or places else ()
    return any(not any(a <= sentence.start + at < b for a, b in aside) for at in (*days, *places))


def is_of_another_scene(sentence: Sentence, last: Sentence, language: str) -> bool:
    """Whether a sentence turns to something else than the last one, or names a place beside that one's."""
    patterns = _patterns(language)
    if patterns.openers.match(sentence.lower):
        return True
    text = sentence.text[:1].lower() + sentence.text[1:]  # "In Kano"
    new = any(m.group(1)[:_STEM].lower() not in last.lower for m in patterns.places.finditer(text))
    return new and patterns.places.search(last.text) is not None


def _is_item(first: Sentence, second: Sentence) -> bool:
    """Whether two paragraphs are items of one list."""
    return first.paragraph != second.paragraph and bool(_BULLET.match(first.text))


def takes_up(sentence: Sentence, start: int, end: int, language: str) -> bool:
    """Whether text[start:end] speaks of those of an event told before ("the gunmen"), and tells nothing further."""
    patterns, lower = _patterns(language), sentence.lower[start - sentence.start : end - sentence.start]
    return bool(patterns.again.search(lower)) and not patterns.further.search(lower)


def sets_apart(sentence: Sentence, start: int, end: int, language: str) -> bool:
    """Whether text[start:end] opens as another event does ("Later the same day, another drone ...")."""
    return bool(_patterns(language).apart.search(sentence.lower, start - sentence.start, end - sentence.start))


def toll_of(sentence: Sentence, start: int, end: int, language: str) -> frozenset[str]:
    """The numbers of people in text[start:end], of three and more, by which an event is known again."""
    found = _patterns(language).toll.findall(sentence.lower, start - sentence.start, end - sentence.start)
    return frozenset(found)


def opens_another(sentence: Sentence, language: str) -> bool:
    """Whether a sentence opens by turning to something else ("Meanwhile, ...")."""
    return _patterns(language).openers.match(sentence.lower) is not None


def is_reminder(sentence: Sentence, language: str) -> bool:
    """Whether a sentence opens by reminding of what was told before ("Напомним, ...")."""
    return _patterns(language).reminders.match(sentence.lower) is not None


def is_summary(sentence: Sentence, language: str) -> bool:
    """Whether a sentence opens by counting events ("Three attacks in five days", "It was the third raid")."""
    return _patterns(language).summary.match(sentence.lower) is not None


class _Patterns(NamedTuple):
    openers: re.Pattern[str]
    places: re.Pattern[str]
    anaphora: re.Pattern[str]
    again: re.Pattern[str]
    """Those of an event told before."""
    reminders: re.Pattern[str]
    summary: re.Pattern[str]
    further: re.Pattern[str]
    """What says that another one is told."""
    apart: re.Pattern[str]
    """What says so of an event told without its place."""
    toll: re.Pattern[str]
    tended: re.Pattern[str]
    """Words for where the wounded are, whose place is no scene."""


@cache
def _patterns(language: str) -> _Patterns:
    data = load(language, "continuation")
    # A preposition, up to three words in lower case ("in the northern city of"), a name.
    lower = "a-zа-яёіїєґ"
    openers = "|".join(re.escape(w) for w in data.get("openers", ())) or "(?!)"
    places = "|".join(data.get("place", ())) or "(?!)"
    name = "[A-ZА-ЯЁІЇЄҐ]"
    return _Patterns(
        re.compile(rf"(?:{openers})\b"),
        re.compile(rf"\b(?:{places}) (?:[{lower}'-]+ ){{0,3}}({name}[\w'’-]+)"),
        re.compile(rf"(?:{data.get('anaphora', '(?!)')})\b"),
        re.compile(rf"\b(?:{data.get('again', '(?!)')})\b"),
        re.compile(rf"\W*(?:{any_of(data.get('reminders', ()))})\b"),
        re.compile(rf"\W*(?:{data.get('summary', '(?!)')})\b"),
        re.compile(rf"\b(?:{data.get('further', '(?!)')})\b"),
        re.compile(rf"\b(?:{data.get('apart', '(?!)')})\b"),
        re.compile(rf"\b(?:{data.get('toll', '(?!)')})\b"),
        re.compile(rf"\b(?:{data.get('tended', '(?!)')})"),
    )
