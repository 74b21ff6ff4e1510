"""Date expressions as the text has them, not resolved yet."""

from __future__ import annotations

import re
from typing import NamedTuple

from services.extract.numerals import numerals, plain
from services.extract.text.document import Sentence
from services.extract.text.kept import kept
from services.extract.when.calendar import Calendar, Rule, calendar_of

_SPEECH_WITHIN = 24
"""Characters between a verb of speech and the date that it owns ("said in a post on Tuesday")."""
_SHORT = 5
"""Letters of a weekday's short form at most ("Thurs")."""
_DATELINE = re.compile(
    r"[^\W\d_]{3,}(?:[^.:;]{0,60}?(?:\([^)\n]{2,40}\)\s*)?\s[-–—]\s|[^.:;,\n]{0,40}, [A-Z][a-z]{2,8}\.? \d{1,2} ?:\s)"
)
""" "GOMA, Jan 10 (Reuters) - ", "Imphal, Nov 9 : ": the day of writing."""

_BORN = re.compile(r"\bborn\b|\bнародження\b|\bрождения\b|\bг\.\s?р\b|\bр\.\s?н\b")
_TOLD = re.compile(r", (?:что|що)\b")
"""What opens the clause that is said: a day behind it is the event's ("сообщила, что 11 сентября отбила город")."""
_NOUN = 20
"""Characters that hold the noun of a group before its day."""
_BIRTH_WITHIN = 12
"""Characters between a year and what says that somebody was born in it."""


class Expression(NamedTuple):
    """A date expression at [start, end) of the field, with the numbers it names."""

    start: int
    end: int
    rule: Rule
    day: int | None = None
    day2: int | None = None
    month: int | None = None
    month2: int | None = None
    year: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    weekday2: int | None = None
    n: int | None = None
    unit_days: int | None = None
    spoken: bool = False
    """Says when somebody spoke or wrote ("police said on Tuesday"), not when it happened."""


@kept
def expressions_of(sentence: Sentence, language: str) -> tuple[Expression, ...]:
    """The date expressions of a sentence, in order."""
    calendar = calendar_of(language)
    if calendar is None:
        return ()
    lower = plain(sentence.lower)
    matches = list(calendar.matches(lower))
    byline = dateline_of(sentence) if matches else 0
    found = (_expression(sentence, lower, match, calendar, language, byline) for match in matches)
    return tuple(e for e in found if e is not None)


def dateline_of(sentence: Sentence) -> int:
    """Where the dateline ends that a text opens with; 0 where it has none."""
    dateline = _DATELINE.match(sentence.text) if sentence.index == 0 else None
    return dateline.end() if dateline else 0


def _expression(
    sentence: Sentence, lower: str, match: re.Match[str], calendar: Calendar, language: str, byline: int
) -> Expression | None:
    rule = calendar.rules[int((match.lastgroup or "rule0")[4:])]
    named: dict[str, str] = {}
    for group, name in rule.groups:
        value = match.group(group)
        if value is None:
            continue
        named.setdefault(name, value)
        is_short = name.startswith("weekday") and len(value) <= _SHORT  # "a | sat | phone", "the | sun | rose"
        is_name = calendar.capitalized_months and (name.startswith("month") or is_short) and value.isalpha()
        if is_name and not sentence.text[match.start(group)].isupper():
            return None  # "may" the verb, "march" the noun
    if rule.kind == "year" and _BORN.search(lower, max(0, match.start() - _BIRTH_WITHIN), match.end() + _BIRTH_WITHIN):
        return None
    if rule.kind == "date" and _is_name(sentence.text, match.start(), match.end(), calendar):
        return None
    month = named.get("month")
    said = calendar.speech.search(lower, max(0, match.start() - _SPEECH_WITHIN), match.start())
    spoken = match.end() <= byline or (said and not _TOLD.search(lower, said.end(), match.start()))
    return Expression(
        sentence.start + match.start(), sentence.start + match.end(), rule,
        _int(named.get("day")), _int(named.get("day2")),
        calendar.months[month] if month else _int(named.get("monthnumber") or named.get("shortmonth")),
        calendar.months.get(named.get("month2", "")), _int(named.get("year")),
        calendar.weekdays.get(named.get("weekday", "")), calendar.weekdays.get(named.get("weekday2", "")),
        _count(named.get("n"), language), calendar.units.get(named.get("unit", "")), bool(spoken),
    )  # fmt: skip


def _is_name(text: str, start: int, end: int, calendar: Calendar) -> bool:
    """Whether a day is what a group calls itself ("the March 23 Movement", «Движение 23 марта»)."""
    before, behind = calendar.called
    return bool(behind.match(text, end) or before.search(text, max(0, start - _NOUN), start))


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _count(word: str | None, language: str) -> int | None:
    if word is None or word.isdigit():
        return _int(word)
    known = numerals(language)
    return int(known.cardinals.get(word) or known.vague.get(word) or 1)
