"""Compiled words of attribution, per language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from services.extract.claims.cues import CueFinder, cue_finder
from services.extract.lexicon.alternation import any_of, word_of
from services.extract.lexicon.loading import load

_CLAUSE = 90  # characters behind a verb of saying within which what is said has its verb


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Patterns over folded text."""

    language: str
    cues: CueFinder
    boundary: re.Pattern[str]
    end: re.Pattern[str]
    skipped: re.Pattern[str]
    """What stands between a cue and the name behind it."""
    cited_as: re.Pattern[str]
    """What makes the name before "quoted" the speaker ("was quoted as saying")."""
    timed: re.Pattern[str]
    times_told: tuple[str, ...]
    """Its last words."""
    """When it is said, between a name and the verb: "the Arakan Army (AA) | on Sunday | claimed"."""
    stands_for: re.Pattern[str]
    """What stands for a speaker named before, by kind ("ведомство")."""
    counting: re.Pattern[str]
    """What makes "называет" tell something: a figure, a name."""
    owning: re.Pattern[str]
    """How a sentence begins that ends with who answers for it ("Ответственность за взрыв взяла ...")."""
    issued: re.Pattern[str]
    """What a speaker puts out and says it in: "the ministry | 's statement"."""
    relative: re.Pattern[str]
    relatives: tuple[str, ...]
    subject: re.Pattern[str]
    """How a relative clause begins that has a speaker of its own ("which | the army blamed on")."""
    describing: re.Pattern[str]
    """How an aside between commas begins that is no part of the name before it ("the group, which ..., said")."""
    presenting: re.Pattern[str]
    """How one begins that says who that is."""
    said_on: re.Pattern[str]
    """What follows a verb of saying that is what is said, and not who says it."""
    addressed: re.Pattern[str]
    """Who is told, by the case ("агентству")."""
    finite: re.Pattern[str]
    """Verbs with which a name ends that a sentence goes on about ("The army | confirmed it, saying")."""
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    trails: tuple[str, ...]
    """Its last words and signs, besides white space."""
    pronoun: re.Pattern[str]
    no_speaker: re.Pattern[str]
    no_name: re.Pattern[str]
    """How what is no name begins ("о слиянии")."""
    about_this: re.Pattern[str]
    """How a sentence begins that only says who tells the one before ("Об этом сообщает ...")."""
    calling: re.Pattern[str]
    denying: re.Pattern[str]
    doubting: re.Pattern[str]
    confirming: re.Pattern[str]
    confirm_verb: re.Pattern[str]
    negated: re.Pattern[str]
    referring: re.Pattern[str]
    intent: re.Pattern[str]
    """What, right behind a denial, is denied: the intent ("denied targeting civilians"), and not the event."""
    party: re.Pattern[str]
    neutral: re.Pattern[str]
    outlet: re.Pattern[str]
    aside: re.Pattern[str]
    """What stands between commas and is no name ("analysts, however, doubt")."""
    told: frozenset[str]
    nouns_too: frozenset[str]
    determiners: frozenset[str]
    plural_verbs: frozenset[str]
    """Verbs that are nouns behind a singular: only "they dispute", never "the dispute"."""
    plural_subjects: frozenset[str]
    """Plurals that do not end like one, and what stands between a plural and its verb."""
    participle: re.Pattern[str]
    """A verb of saying whose speaker is not the noun before it ("a man accused of theft")."""
    idle: re.Pattern[str]
    """Verbs of saying that tell of no fact ("warned")."""
    belief: re.Pattern[str]
    """Verbs of what is held of those involved ("suspect"), not of the event."""
    auxiliary: re.Pattern[str]
    auxiliaries: tuple[str, ...]
    """What stands between a speaker and the verb ("has", "also")."""
    named_so: re.Pattern[str]
    """What stands between a word for a speaker and the name: "an operator | with the call sign | Kuznets"."""
    the_group: frozenset[str]
    """What means a group named before, that takes responsibility."""
    generic: frozenset[str]
    """Speakers that are many: two articles' "officials" need not be the same."""
    verb_first: bool
    """Whether a speaker commonly follows the verb ("сообщил губернатор")."""


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language; matches nothing where it has no data."""
    data = load(language, "attribution")
    tail = r"\b" if language == "en" else r"\w*"

    def words(key: str, after: str = tail) -> str:
        return word_of(data.get(key, ())) + after

    outlets = load("actors", "outlets")["outlets"]
    return Vocabulary(
        language=language,
        cues=cue_finder(language),
        boundary=re.compile(rf"[,;:()\"“”«»—–!?…|]|\s-\s|\b(?:{any_of(data.get('boundaries', ()))})\b"),
        end=re.compile(rf"[;:()\"“—–!?…|\n]|,(?![’'”\"»])|\s-\s|(?<=.)\b(?:{any_of(data.get('ends', ()))})\b"),
        skipped=_skipped(data),
        cited_as=re.compile(rf"\s(?:{any_of(data.get('cited_as', ()))})\b"),
        timed=_timed(data),
        times_told=(*data.get("days", ()), *data.get("months", ())),
        stands_for=re.compile(any_of(data.get("stands_for", ()))),
        counting=re.compile(rf"\b(?:{any_of(data.get('counted', ()))})|\d"),
        owning=re.compile(rf"\b(?:{any_of(data.get('owning', ()))})"),
        issued=re.compile(rf"(?:['’]s?) (?:\w+ )?(?:{any_of(data.get('issued', ()))})$"),
        relatives=tuple(f" {word}" for word in data.get("relative", ())),
        relative=re.compile(rf"(\w+) (?:{any_of(data.get('relative', ()))})$"),
        subject=re.compile(
            rf"\s*(?:{any_of(data.get('subjects', ()))}|{words('party_words')}|{words('neutral_words')})"
        ),
        describing=re.compile(rf"\s*(?:{any_of(data.get('describing', ()))})\b"),
        presenting=re.compile(rf"\s*(?:{any_of(data.get('presenting', ()))})\b"),
        said_on=_said_on(language, data),
        addressed=re.compile(rf"(?:{any_of(data.get('addressees', ()))})\b"),
        finite=re.compile(rf"\s\b(?:{any_of(data.get('finite', ()))})\b"),
        leading=_leading(data),
        trailing=re.compile(rf"(?:[\s,.]|\b(?:{any_of(data.get('times', ()))})(?=[\s,.]|$))+$"),
        trails=(",", ".", *data.get("times", ())),
        pronoun=re.compile(rf"(?:{any_of(data.get('pronouns', ()))})$"),
        no_speaker=re.compile(rf"(?:.*\b)?(?:{any_of(data.get('not_a_speaker', ()))})$"),
        no_name=re.compile(
            rf"(?:{any_of(data.get('no_name', ()))})\b|.{{0,1}}$|\d{{1,2}} (?:{any_of(data.get('months', ()))})\b|"
            rf"(?:{any_of(data.get('no_name_alone', ()))})\b(?! (?:{any_of(data.get('people', ()))})\b)|"
            + (r"(?!)" if language == "en" else rf"\d+ (?!{words('party_words')}|{words('neutral_words')})")
        ),
        about_this=re.compile(rf"\W*(?:{any_of(data.get('about_this', ()))}|{_told_by(data)})\b"),
        calling=re.compile(words("calling")),
        denying=re.compile(words("denying")),
        doubting=re.compile(words("doubting")),
        confirming=re.compile(words("confirming")),
        confirm_verb=re.compile(words("confirm_verbs")),
        negated=re.compile(rf"(?:{any_of(data.get('not_before_confirming', ()))})\s+(?:\w+\s+){{0,2}}$"),
        referring=re.compile(rf"\b(?:{data.get('referring', '(?!)')})"),
        intent=re.compile(rf"\s(?:{any_of(data.get('intent', ()))})"),
        party=re.compile(words("party_words")),
        neutral=re.compile(words("neutral_words")),
        outlet=re.compile(rf"(?<!\w)(?:{any_of(outlets)})(?!\w)"),
        aside=re.compile(rf",\s(?:{any_of(data.get('asides', ()))}),(?=\s)"),
        told=frozenset(data.get("told", ())),
        nouns_too=frozenset(data.get("nouns_too", ())),
        determiners=frozenset(data.get("determiners", ())),
        plural_verbs=frozenset(data.get("plural_verbs", ())),
        plural_subjects=frozenset(data.get("plural_subjects", ())),
        participle=re.compile(words("participles")),
        idle=re.compile(words("idle")),
        belief=re.compile(words("belief")),
        auxiliaries=tuple(data.get("auxiliaries", ())),
        auxiliary=re.compile(rf"(?:\s(?:{any_of(data.get('auxiliaries', ()))})){{1,2}}$"),
        named_so=_named_so(data),
        the_group=frozenset(data.get("the_group", ())),
        generic=frozenset(data.get("generic", ())),
        verb_first=language != "en",
    )


def _leading(data: Mapping[str, Any]) -> re.Pattern[str]:
    """What a name does not begin with: times, and in what or where it is said."""
    opening, times = data.get("opening", "(?!)"), any_of(data.get("times", ()))
    clock = r"on \w+ \d{1,2}\b|\d{1,2}[:.]\d\d\b"
    return re.compile(rf"(?:\s|{opening}|(?:{times})\b|{clock}|[^\w«\"]+)*")


def _timed(data: Mapping[str, Any]) -> re.Pattern[str]:
    days, months = any_of(data.get("days", ())), any_of(data.get("months", ()))
    return re.compile(rf"(?:\s(?:{days}|\d{{1,2}} (?:{months}))){{1,3}}$")


def _named_so(data: Mapping[str, Any]) -> re.Pattern[str]:
    called, quoted = any_of(data.get("called_so", ())), r"[\"“«][A-Z][^\"“”«»\n]{1,40}[\"”»]"
    return re.compile(rf" (?:(?:{called}) [\"“«‘']?[A-Z][\w'’-]+|{quoted})")


def _told_by(data: Mapping[str, Any]) -> str:
    """How a sentence begins that tells in the passive who says it: "This was reported on Telegram by"."""
    this, verbs, where = (any_of(data.get(key, ())) for key in ("told_this", "told_verbs", "told_where"))
    return rf"(?:{this}) (?:is|was|were|has been|had been) (?:also |first |officially )?(?:{verbs})(?: (?:{where}))? by"


def _skipped(data: Mapping[str, Any]) -> re.Pattern[str]:
    """To whom, when and where it is said: "сообщил | журналистам в среду вечером | губернатор"."""
    months = any_of(data.get("months", ()))
    skipped = rf"(?:{any_of(data.get('skipped', ()))}|\d{{1,2}} (?:{months}))\s+"
    return re.compile(rf"[\s:]{{0,4}}(?:{skipped}){{0,4}}[\s«“\"‘]{{0,3}}")


def _said_on(language: str, data: Mapping[str, Any]) -> re.Pattern[str]:
    said = "|".join(data.get("said_on", ())) or "(?!)"
    if language == "en":
        return re.compile(rf"[^,.;:\n]{{0,{_CLAUSE}}}?\b(?:{said})\b")
    return re.compile(rf"(?: (?:{any_of(data.get('addressees', ()))}))?,? (?:{said})\b")
