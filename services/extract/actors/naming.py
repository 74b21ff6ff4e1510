"""Groups that no lexicon lists, known by the form of their names: "Kanak gunmen", "the Borana and Gabbra clans".

English only: in Russian and Ukrainian case endings and quotation marks tell a name, see `recognition`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from schemas.taxonomy import ActorCategory
from services.extract.actors.lexicon import Entry, Hit
from services.extract.actors.setting import ARMED
from services.extract.lexicon.alternation import any_of, word_of
from services.extract.lexicon.loading import load

_NAME = r"(?!(?:The|A|An|In|On|At|But|And|When|While|After|As) )[A-Z][\w'’-]*(?: (?:al-|el-)?[A-Z][\w'’-]*){0,2}"
_LOOK_BACK = 60  # characters before a noun that hold its name
_LOOK_AHEAD = 90  # characters behind a name that hold the rest of it
_ACRONYM = re.compile(r" \(([A-Z][A-Z0-9/-]{1,9})\)")
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9/-]{1,9}\b")
_SUSPECTED, _ITSELF = ("uspected ", "lleged ", "resumed "), (" itself ", " themselves ")
"""Words without which no name is suspected of anything, and no group names itself."""
_OPENS = re.compile(r"(?:^|[.!?:|•\n\"“]|- )\s*$")


class Name(NamedTuple):
    """A name in a text."""

    start: int
    end: int


def named_by_noun(text: str, start: int, end: int) -> list[Name]:
    """The names that a noun of fighters or of a people makes parties: one or two before it, or one behind it.

    `start`, `end`: the noun's offsets. The last name includes the noun where it stands before it.
    """
    rules = _rules()
    match = rules.before.search(text, max(0, start - _LOOK_BACK), start)
    if match and _is_name(text, match.start("name"), match.group("name")):
        names = [Name(match.start("name"), end)]
        if match.group("first") and _is_name(text, match.start("first"), match.group("first")):
            names.insert(0, Name(*match.span("first")))
        return names
    behind = rules.behind.match(text, end, end + _LOOK_AHEAD) if rules.takes_name.search(text, start, end) else None
    if behind and _is_name(text, behind.start(1), behind.group(1)):
        return [Name(*behind.span(1))]
    belongs = rules.belongs.match(text, end, end + _LOOK_AHEAD)
    if belongs and not rules.organised.isdisjoint(belongs.group(1).split()) and " " in belongs.group(1):
        return [Name(*belongs.span(1))]
    led = rules.led.match(text, end, end + _LOOK_AHEAD)
    return [Name(start, led.end())] if led and _is_name(text, led.start(1), led.group(1)) else []


def formal_names(text: str) -> Iterator[Hit]:
    """Names that end in, or open with, a noun of organised fighters ("the Azad Hind Liberation Army")."""
    rules = _rules()
    for match in rules.formal.finditer(text):
        before = rules.words.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        start = before.start(1) if before else match.start()
        start += len(text[start : match.start()]) - len(rules.dates.sub("", text[start : match.start()]))
        rest = rules.rest.match(text, match.end())
        end = rest.end() if rest else match.end()
        words = text[start:end].split()
        if len(words) < 2 or not any(_tells(word, rules) for word in words if word != match.group()):
            continue
        if not rules.civil.isdisjoint(word.lower().rstrip("'’") for word in words):
            continue
        category: ActorCategory = "Political militia" if match.group() in rules.gangs else "Rebel group"
        entry = Entry("group", None, None, category, text[start:end], proper=True)
        yield Hit(start, end, entry)


def styled_names(text: str) -> Iterator[Hit]:
    """Names that groups say they have, are suspected by, or are told with what they are: "a group calling itself | the
    Sons of the Delta", "| Night Watch |, an urban guerrilla group"."""
    rules = _rules()
    if any(word in text for word in _SUSPECTED):
        yield from _styled(rules.suspected, text, "Political militia")
    if _tells_armed(text, rules):
        for hit in _styled(rules.apposed, text, "Rebel group"):
            if _is_name(text, hit.start, text[hit.start : hit.end]):
                yield hit
    if any(word in text for word in _ITSELF):
        yield from _styled(rules.styled, text, "Rebel group")


def _styled(pattern: re.Pattern[str], text: str, category: ActorCategory) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        yield Hit(*match.span("name"), Entry("group", None, None, category, match.group("name"), proper=True))


def _tells_armed(text: str, rules: _Rules) -> bool:
    """Whether any group is told with what it is ("| rebel | group"): each name would be asked for it otherwise."""
    found = rules.armed.find_matches_as_indexes(text, overlapping=True)
    return any(rules.armed_group.match(text, end) for _, _, end in found)


def acronyms(text: str, groups: Iterable[Hit]) -> list[Hit]:
    """Where a text writes again the acronym that it puts behind a group's name ("Islamic State (IS)")."""
    known = {m.group(1): group.entry for group in groups if (m := _ACRONYM.match(text, group.end))}
    if not known:
        return []
    return [Hit(m.start(), m.end(), known[m.group()]) for m in _CAPITALS.finditer(text) if m.group() in known]


def _tells(word: str, rules: _Rules) -> bool:
    """Whether a word of a name tells this one from others ("Azad", not "National")."""
    return word[:1].isupper() and word.lower() not in rules.common


def _is_name(text: str, at: int, name: str) -> bool:
    """Whether capitalized words are a name, and not a sentence's beginning, a day or a month."""
    rules = _rules()
    words = name.lower().split()
    if any(word in rules.never for word in words):
        return False
    begins = _OPENS.search(text, max(0, at - 4), at) is not None
    return not (begins and (words[0] in rules.common or words[0].endswith(("ed", "ing", "ly", "ist", "ists"))))


class _Rules:
    def __init__(self) -> None:
        data, roles = load("en", "naming"), load("en", "roles")
        self.never = frozenset(data["never"])
        self.common = frozenset((*data["common"], *roles["modifiers"], *_nationalities()))
        self.gangs = frozenset(data["gangs"])
        self.civil = frozenset(data["civil"])
        """Words of unions and associations, whose fronts and movements bear no arms."""
        lower = any_of(data["between"])
        self.before = re.compile(
            rf"(?<![\w.'’-])(?:(?P<first>{_NAME})(?:,? and (?:the )?|/))?(?P<name>{_NAME})[ -](?:(?:{lower}) ){{0,2}}$"
        )
        self.takes_name = re.compile(rf"\b(?:{any_of(data['takes_name'])})$", re.IGNORECASE)
        self.behind = re.compile(rf",? (?:(?:{any_of(data['called'])}) )?[\"“'‘]?({_NAME})")
        self.styled = re.compile(
            rf"\b(?:{any_of(data['takes_name'])})s?,? (?:(?:that|which|who) )?"
            r"(?:call|calls|calling|called|styles|styling|names|naming) (?:itself|themselves) (?:as )?"
            r"(?:the )?[\"“'‘]?(?P<name>[A-Z][\w'’-]*(?: (?:(?:of|for|de|del|los) (?:the )?)?[A-Z][\w'’-]*){0,6})"
        )
        self.suspected = re.compile(
            r"\b(?:[Ss]uspected|[Aa]lleged|[Pp]resumed) "
            r"(?P<name>[A-Z][\w'’-]*(?: (?:(?:of|for|de|del|do|da|los) (?:the )?)?[A-Z][\w'’-]*){0,5})"
            rf"(?: \([A-Z0-9/-]{{2,9}}\))? (?:{any_of(data['belongs'])})\b"
        )
        armed_group = (
            rf"(?:[\w'’-]+ ){{0,1}}?(?:{any_of(data['takes_name'])})\b(?! (?:leader|chief|commander|member|fighter))"
        )
        self.armed = ahocorasick_rs.AhoCorasick([f" {word} " for word in data["armed"]])
        self.armed_group = re.compile(armed_group)
        self.apposed = re.compile(
            r"(?<![\w.'’-])(?P<name>[A-Z][\w'’-]*(?: (?:(?:of|for|de) (?:the )?)?[A-Z][\w'’-]*){0,4})"
            r",? (?:\([A-Z0-9/-]{2,9}\),? )?(?:an?|the) (?:[\w'’-]+ ){0,4}?"
            rf"(?:{any_of(data['armed'])}) {armed_group}"
        )
        self.dates = re.compile(rf"^(?:(?:{any_of(data['never'])}) )+", re.IGNORECASE)
        self.belongs = re.compile(
            r" (?:of|from|belonging to|loyal to|with) (?:the )?(?:(?:rebel|militant|armed|separatist|banned) )?"
            r"((?:[A-Z][\w'’-]*|\d+(?:st|nd|rd|th)(?= Front))"
            r"(?: (?:(?:of|for|and|de|del|la|los) (?:the )?){0,2}[A-Z][\w'’-]*){0,6}"
            rf"(?: (?:{any_of(data['takes_name'])})\b)?)"
        )
        titles = f"(?:the )?(?:(?i:{any_of((*data['titles'], *data['fallen']))}),? )"
        self.followers = frozenset(data["followers"])
        self.led = re.compile(
            rf" (?:(?:{any_of(data['led'])}) {titles}{{0,4}}|(?:of|from) {titles}{{1,4}})"
            rf"({_NAME}(?: [A-Z][\w'’-]*)?)(?<!['’]s)(?![\w'’-]| (?:{any_of(data['takes_name'])})\b)"
        )
        self.organised = frozenset(data["organised"])
        self.formal = re.compile(rf"{word_of(data['formal'])}\b(?![ -][A-Z])")
        self.words = re.compile(
            r"(?<![\w.'’-])((?!(?:The|In|On|At|But|And|Members|Fighters|Rebels|Militants|Gunmen|Soldiers|Leaders) )"
            r"(?:[A-Z][\w'’-]* (?:(?:of|for|and) (?:the )?)?){1,5})$"
        )
        self.rest = re.compile(r" (?:of|for) (?:the )?[A-Z][\w'’-]*(?: (?:of (?:the )?)?[A-Z][\w'’-]*){0,4}")


@cache
def _rules() -> _Rules:
    return _Rules()


def _nationalities() -> Iterator[str]:
    for data in load("actors", "countries").values():
        for words in str(data["en"]).split(";"):
            for name in words.split(","):
                yield from name.strip().lower().split()


def may_be_named(entry: Entry, noun: str) -> bool:
    """Whether a noun is one of fighters, of a people or of followers, who have names of their own."""
    follows = entry.category == "Protesters" and noun.lower() in _rules().followers
    return entry.kind == "head" and entry.suffix is None and (entry.category in ARMED or follows)
