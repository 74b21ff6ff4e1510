"""Date expressions as the text has them, not resolved yet: found by the lexicon's rules in one pass a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import ahocorasick_rs

from services.extract.lexicon.loading import load
from services.extract.numerals import numerals, plain
from services.extract.text.document import Sentence

_NUMBER = r"\d{1,2}"
_YEAR = r"(?:19|20)\d\d"
_SPEECH_WITHIN = 24
"""Characters between a verb of speech and the date that it owns ("said in a post on Tuesday")."""


_DATELINE = re.compile(r"[^\W\d_]{3,}[^.:;]{0,60}?(?:\([^)\n]{2,40}\)\s*)?\s[-–—]\s")
""" "GOMA, Jan 10 (Reuters) - ": the day of writing."""


class Rule(NamedTuple):
    """How one kind of expression is resolved; see the head of lexicon/en/dates.toml."""

    kind: str
    days: tuple[int, int]
    precision: int
    open: bool
    strict: bool
    future: bool
    unit: str
    back: int
    sign: int
    third: int
    weak: bool


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
    """Says when somebody spoke ("police said on Tuesday")."""


class Calendar(NamedTuple):
    """The compiled rules of one language."""

    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, int]
    hints: ahocorasick_rs.AhoCorasick
    speech: re.Pattern[str]
    capitalized_months: bool


@lru_cache(maxsize=2048)
def expressions_of(sentence: Sentence, language: str) -> tuple[Expression, ...]:
    """The date expressions of a sentence, in order."""
    calendar = calendar_of(language)
    lower = plain(sentence.lower)
    if calendar is None or not calendar.hints.find_matches_as_indexes(lower):
        return ()
    dateline = _DATELINE.match(sentence.text) if sentence.index == 0 else None
    byline = sentence.start + dateline.end() if dateline else 0
    found = (_expression(sentence, lower, m, calendar, language) for m in calendar.pattern.finditer(lower))
    return tuple(e._replace(spoken=e.spoken or e.end <= byline) for e in found if e is not None)


@cache
def calendar_of(language: str) -> Calendar | None:
    """The calendar of a language; None where its lexicon has no dates."""
    data = load(language, "dates")
    if not data:
        return None
    months = {form: i + 1 for i, forms in enumerate(data["months"]) for form in forms}
    weekdays = {form: i for i, forms in enumerate(data["weekdays"]) for form in forms}
    rules = tuple(_rule(r) for r in data["rules"])
    counts = {**numerals(language).cardinals, **numerals(language).vague}
    parts = {
        "month": _any(months), "weekday": _any(weekdays), "unit": _any(data["units"]),
        "n": rf"\d{{1,3}}|{_any(counts)}",
        "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)", "year": _YEAR, "monthnumber": r"0[1-9]|1[0-2]|[1-9](?!\d)",
        "shortmonth": "0[1-9]|1[0-2]",
    }  # fmt: skip
    pattern = "|".join(f"(?P<rule{i}>{_compile(r['pattern'], i, parts)})" for i, r in enumerate(data["rules"]))
    hints = {*months, *weekdays, *data["units"], *data.get("hints", ()), "19", "20", *(f"{d}" for d in range(10))}
    return Calendar(
        rules, re.compile(rf"\b(?:{pattern})\b"), months, weekdays, data["units"],
        ahocorasick_rs.AhoCorasick(sorted(hints)), re.compile(rf"\b(?:{_any(data['speech'])})\b"),
        data.get("capitalized_months", False),
    )  # fmt: skip


def _any(words: Any) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _rule(data: Mapping[str, Any]) -> Rule:
    first, last = data.get("days", (0, 0))
    return Rule(
        data["kind"], (first, last), data.get("precision", 1), data.get("open", False), data.get("strict", False),
        data.get("future", False), data.get("unit", ""), data.get("back", 0), data.get("sign", 0),
        data.get("third", 0), data.get("weak", False),
    )  # fmt: skip


def _compile(template: str, number: int, parts: Mapping[str, str]) -> str:
    """Named groups for the placeholders; a placeholder that a rule names twice keeps the first and the second apart."""
    seen: dict[str, int] = {}

    def group(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}_{number}_{seen[name]}>{parts[name.rstrip('2')]})"

    return re.sub(r"\{([a-z]+2?)\}", group, template)


def _expression(
    sentence: Sentence, lower: str, match: re.Match[str], calendar: Calendar, language: str
) -> Expression | None:
    rule = calendar.rules[int((match.lastgroup or "rule0")[4:])]
    named: dict[str, str] = {}
    for key, value in match.groupdict().items():
        if value is not None and not key.startswith("rule"):
            named.setdefault(key.split("_")[0], value)
            is_name = calendar.capitalized_months and key.startswith("month") and value.isalpha()
            if is_name and not sentence.text[match.start(key)].isupper():
                return None  # "may" the verb, "march" the noun
    month = named.get("month")
    return Expression(
        sentence.start + match.start(), sentence.start + match.end(), rule,
        _int(named.get("day")), _int(named.get("day2")),
        calendar.months[month] if month else _int(named.get("monthnumber") or named.get("shortmonth")),
        calendar.months.get(named.get("month2", "")), _int(named.get("year")),
        calendar.weekdays.get(named.get("weekday", "")), calendar.weekdays.get(named.get("weekday2", "")),
        _count(named.get("n"), language), calendar.units.get(named.get("unit", "")),
        spoken=bool(calendar.speech.search(lower, max(0, match.start() - _SPEECH_WITHIN), match.start())),
    )  # fmt: skip


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _count(word: str | None, language: str) -> int | None:
    if word is None or word.isdigit():
        return _int(word)
    known = numerals(language)
    return int(known.cardinals.get(word) or known.vague.get(word) or 1)
