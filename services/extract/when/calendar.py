"""The date rules of a language, compiled from its lexicon into one pattern for each kind of word that they need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import ahocorasick_rs

from services.extract.lexicon.alternation import any_of, tree_of
from services.extract.lexicon.loading import load
from services.extract.numerals import numerals

_YEAR = r"(?:1[7-9]|20)\d\d"
_NUMERIC = re.compile(r"\d(?:[./-]\d|(?:(?<=1)(?<!\d1)[7-9]|(?<=2)(?<!\d2)0)\d\d(?!\d))")
"""Two numbers with a sign between them, or a year; one set of characters comes first: a search skips all others."""
_WORDS = re.compile(r"(?<!\w)(?=\w)")
"""Where a word begins."""
_BEFORE, _AFTER = 40, 60
"""Characters around a hint that an expression may take up."""
_PARTS = {
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)", "year": _YEAR, "monthnumber": r"0[1-9]|1[0-2]|[1-9](?!\d)",
    "shortmonth": "0[1-9]|1[0-2]", "decade": r"(?:19|20)\d0",
}  # fmt: skip


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
    from_event: bool
    """Whether it counts from what its clause goes on to tell ("two days after a bomb killed three")."""
    groups: tuple[tuple[str, str], ...]
    """(name of the group, what it holds): ("month_3_1", "month")."""


class Window(NamedTuple):
    """Part of a text in which a pattern may match: around hints, of which the last begins at `last`."""

    start: int
    last: int
    end: int


class Calendar(NamedTuple):
    """The compiled rules of one language."""

    rules: tuple[Rule, ...]
    patterns: Mapping[str, re.Pattern[str]]
    """By what a rule needs: "month", "weekday", "number" or "other"."""
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, int]
    hints: ahocorasick_rs.AhoCorasick
    needs: tuple[str, ...]
    """What each of the hints is."""
    speech: re.Pattern[str]
    called: tuple[re.Pattern[str], re.Pattern[str]]
    """What stands right before and right behind a day that is a group's name ("the | March 23 | Movement")."""
    capitalized_months: bool

    def matches(self, lower: str) -> Iterator[re.Match[str]]:
        """The matches of all rules in a text in lower case, in order, the longer where two overlap."""
        found: list[re.Match[str]] = []
        for need, windows in self.windows(lower).items():
            for window in windows:
                found += starting_in(window, lower, self.patterns[need])
        end = 0
        for match in sorted(found, key=lambda m: (m.start(), -m.end())):
            if match.start() >= end:
                end = match.end()
                yield match

    def windows(self, lower: str) -> dict[str, list[Window]]:
        """Where each pattern may match: around the words that it needs."""
        out: dict[str, list[Window]] = {}
        for hint, start, end in self.hints.find_matches_as_indexes(lower):
            if start == 0 or not lower[start - 1].isalnum():
                _add(out.setdefault(self.needs[hint], []), start, end)
        for match in _NUMERIC.finditer(lower):
            _add(out.setdefault("number", []), *match.span())
        return out


def starting_in(window: Window, lower: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches in a window. What begins behind its last hint holds none, and no rule fits it."""
    end = 0
    for word in _WORDS.finditer(lower, window.start, window.last + 1):
        match = pattern.match(lower, word.start(), window.end) if word.start() >= end else None
        if match:
            end = match.end()
            yield match


def _add(windows: list[Window], start: int, end: int) -> None:
    first, until = max(0, start - _BEFORE), end + _AFTER
    if windows and first <= windows[-1].end:
        first = windows.pop().start
    windows.append(Window(first, start, until))


@cache
def calendar_of(language: str) -> Calendar | None:
    """The calendar of a language; None where its lexicon has no dates."""
    data = load(language, "dates")
    if not data:
        return None
    months = {form: i + 1 for i, forms in enumerate(data["months"]) for form in forms}
    weekdays = {form: i for i, forms in enumerate(data["weekdays"]) for form in forms}
    counts = {**numerals(language).cardinals, **numerals(language).vague}
    words = {"month": months, "weekday": weekdays, "unit": data["units"]}
    parts = {**_PARTS, **{name: tree_of(some) for name, some in words.items()}, "n": rf"\d{{1,3}}|{tree_of(counts)}"}
    compiled: dict[str, list[str]] = {}
    rules: list[Rule] = []
    for i, row in enumerate(data["rules"]):
        pattern, groups = _compile(row["pattern"], i, parts)
        need = _need(row["pattern"])
        compiled.setdefault(need, []).append(f"(?:{pattern})(?P<rule{i}>)")  # so a first letter refuses it sooner
        rules.append(_rule(row, groups))
    hints = _hints({"month": months, "weekday": weekdays, "other": [*data["units"], *data.get("hints", ())]})
    patterns = {need: re.compile(rf"{_WORDS.pattern}(?:{'|'.join(some)})\b") for need, some in compiled.items()}
    return Calendar(
        tuple(rules),
        patterns,
        months,
        weekdays,
        data["units"],
        ahocorasick_rs.AhoCorasick([text for text, _ in hints], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        tuple(need for _, need in hints),
        re.compile(rf"\b(?:{any_of(data['speech'])})\b"),
        (re.compile(data["called"]["before"]), re.compile(data["called"]["behind"])),
        data.get("capitalized_months", False),
    )


def _hints(words: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """(text, what it is), in order; a text that is several things is the first of them."""
    needs: dict[str, str] = {}
    for need, texts in words.items():
        for text in texts:
            needs.setdefault(text, need)
    return sorted(needs.items())


def _need(template: str) -> str:
    for need in ("month", "weekday"):
        if f"{{{need}" in template and "{monthnumber" not in template:
            return need
    return "number" if re.search(r"\{(?:year|monthnumber|shortmonth|decade)\}", template) else "other"


def _rule(data: Mapping[str, Any], groups: tuple[tuple[str, str], ...]) -> Rule:
    first, last = data.get("days", (0, 0))
    return Rule(
        data["kind"], (first, last), data.get("precision", 1), data.get("open", False), data.get("strict", False),
        data.get("future", False), data.get("unit", ""), data.get("back", 0), data.get("sign", 0),
        data.get("third", 0), data.get("weak", False), data.get("from_event", False), groups,
    )  # fmt: skip


def _compile(template: str, number: int, parts: Mapping[str, str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The pattern with named groups for its placeholders, and what each group holds."""
    groups: list[tuple[str, str]] = []

    def group(match: re.Match[str]) -> str:
        name = match.group(1)
        groups.append((f"{name}_{number}_{len(groups)}", name))
        return f"(?P<{groups[-1][0]}>{parts[name.rstrip('2')]})"

    return re.sub(r"\{([a-z]+2?)\}", group, template), tuple(groups)
