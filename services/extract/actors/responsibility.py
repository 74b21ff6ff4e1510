"""Whom a text lays an event to whose own words name no doer: who claims it, is blamed, or is then said to do it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

import ahocorasick_rs

from services.extract.actors.afterwards import doer_behind
from services.extract.actors.cleared import is_cleared, is_of_other_times
from services.extract.actors.folding import folded
from services.extract.actors.lexicon import fold
from services.extract.actors.parties import cases_of
from services.extract.actors.setting import ARMED, NAMELESS, is_named
from services.extract.actors.speaking import speaks
from services.extract.actors.within import mentions_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.inflection import bare_form, verb_forms
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Extent
from services.extract.text.document import Document, Sentence

_AHEAD = 3  # sentences within which a claim of responsibility speaks of the event
_AT_LENGTH = 5  # the same where what lies between only tells more of the event, as witnesses do
_FAR = 8  # sentences within which one does that takes responsibility in so many words, where no other event is told
_NEAR = 400  # characters from a sentence's start that still speak of the same event
_SOON = 2  # sentences within which the doers of an event are let go
_BLAMED = 40  # characters between a word of blame and the party blamed
_CLAIMANT = 70  # characters between the words of a claim and whoever makes it behind them
_DONE = 110  # characters from a pronoun to the party by which it was done
_OBJECT = 60  # characters behind a verb that hold its object


def responsible(
    extent: Extent,
    document: Document,
    mentions: Sequence[ActorMention],
    described: bool = False,
    of_people: bool = False,
) -> ActorMention | None:
    """The party that claims the event in this sentence or the next ones, or else that is blamed for it.

    `described`: whether the event has doers without a name, whose claim may come later than one of nobody's deed.
    `of_people`: whether fighters whom the next sentences tell of are those who did it.
    """
    words, first = _words(document.language), extent.clause.sentence.index
    told = document.sentences[first : first + 1 + _AHEAD]
    sentences = [s for s in told if s.start < extent.until]
    later = document.sentences[first + 1 + _AHEAD : first + 1 + (_FAR if described else _AT_LENGTH)]
    return (
        _claiming(told, words, mentions, extent.until)
        or _behind(sentences[1:], document.language, mentions)
        or doer_behind(sentences, document.language, mentions, of_people)
        or _blamed([s for s in told if s.start <= extent.until], words, mentions)
        or _owning(sentences[1:], words, mentions)
        or _leaving(sentences[1 : 1 + _SOON], words, mentions)
        or _claiming([s for s in later if s.start < extent.until], words, mentions, 0)
        or _blamed([told[0], *(s for s in later[: _AT_LENGTH - _AHEAD] if s.start < extent.until)], words, mentions)
    )


def accused(sentence: Sentence, language: str, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The armed party that a sentence lays something to ("accused the army of")."""
    return _blamed((sentence,), _words(language), mentions)


def charged_in(document: Document, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """Who claims something in these words, is blamed for it, or is said to have done it: "X blamed for deadly raid"."""
    words, sentences = _words(document.language), document.sentences[:1]
    return (
        _claiming(sentences, words, mentions, 0)
        or _behind(sentences, document.language, mentions)
        or _blamed(sentences, words, mentions)
    )


def _claiming(
    sentences: Sequence[Sentence], words: _Words, mentions: Sequence[ActorMention], until: int
) -> ActorMention | None:
    """Who claims it; from `until` on, where another event begins, only in words that name no deed."""
    for sentence in sentences:
        claim = words.claims(folded(sentence)[:_NEAR], sentence.start < until)
        if claim is None or words.answers(folded(sentence), claim):
            continue
        if words.nobody.search(folded(sentence), 0, claim):
            return None
        if sentence is not sentences[0] and is_of_other_times(sentence, words.language):
            continue
        claimant = _claimant(sentence, claim, words, mentions)
        return claimant if claimant and not is_cleared(claimant, sentence, words.language) else None
    return None


def _claimant(sentence: Sentence, claim: int, words: _Words, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """Who stands behind the "by" of a claim, or else before its words, a group rather than the forces it fights."""
    armed = [m for m in _armed(sentence, mentions) if is_named(m)]
    by = words.claimed_by.match(folded(sentence), claim)
    if by:
        near = [m for m in armed if by.end() <= m.start - sentence.start <= by.end() + _BLAMED]
        return next((m for m in near if m.actor_id), near[0] if near else None)
    before = [m for m in armed if m.end <= sentence.start + claim]
    described = (m for m in before if words.described.match(folded(sentence), m.end - sentence.start))
    groups = list(islice(described, 1)) or [m for m in before if m.category in NAMELESS] or before
    known = [m for m in groups if m.actor_id]  # "Jaish al-Adl, a Sunni militant group, claimed": not a name by its form
    after = (m for m in armed if m.category in NAMELESS and claim <= m.start - sentence.start <= claim + _CLAIMANT)
    return (known or groups)[-1] if groups else next(after, None)


def _owning(sentences: Sequence[Sentence], words: _Words, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """Those who tell in the next sentences that they did it ("The army said its troops had | fired")."""
    for sentence in sentences:
        text = folded(sentence)[:_NEAR] if any(_armed(sentence, mentions)) else ""
        for match in words.own_deed.finditer(text):
            if words.is_in_answer(text, match.end()):
                continue
            at = sentence.start + match.start()
            told = [
                m for m in _armed(sentence, mentions) if m.end <= at and (is_named(m) or m.category == "State forces")
            ]
            if told:
                return told[0]
    return None


def _blamed(sentences: Sequence[Sentence], words: _Words, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The armed party right behind "blamed"."""
    for sentence in sentences:
        text = folded(sentence)[:_NEAR]
        near = mentions_between(mentions, sentence.start, sentence.start + len(text) + _BLAMED)
        armed = [m for m in near if m.category in ARMED]
        for match in words.blame.finditer(text) if armed else ():
            at = sentence.start + match.end()
            if words.suspects.search(folded(sentence), 0, match.end()):
                continue
            if sentence is not sentences[0] and words.another_charge.search(folded(sentence), match.end(), _NEAR):
                continue
            blamed = next((m for m in armed if at <= m.start < at + _BLAMED), None)
            if blamed is None or is_cleared(blamed, sentence, words.language):
                continue
            if not words.accuses(match.group(), blamed):
                return blamed
    return None


def _behind(sentences: Sequence[Sentence], language: str, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The armed party that the next sentences say is suspected, or did it ("they had been fired by")."""
    words = _words(language)
    for sentence in sentences:
        text = folded(sentence)[:_NEAR]
        for mention in _armed(sentence, mentions):
            at, end = mention.start - sentence.start, mention.end - sentence.start
            done = words.done_by.search(text, max(0, at - _DONE), at) is not None
            done = done and not (language == "en" and speaks(mention, sentence, language))
            if (done or words.suspect.match(text, end)) and not is_cleared(mention, sentence, language):
                return mention
    return None


def _leaving(sentences: Sequence[Sentence], words: _Words, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """Those without a name that the next sentences open with, as known, and let go ("The attackers fled")."""
    for sentence in sentences:
        first = next(iter(mentions_between(mentions, sentence.start, sentence.end)), None)
        if first is None or first.category not in NAMELESS:
            continue
        text, at = folded(sentence), first.start - sentence.start
        if words.definite.fullmatch(text[:at]) and words.left.match(text, first.end - sentence.start):
            return first
    return None


def _armed(sentence: Sentence, mentions: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """The armed parties that the opening of a sentence names."""
    end = min(sentence.end, sentence.start + _NEAR)
    return (m for m in mentions_between(mentions, sentence.start, end) if m.category in ARMED)


class _Words:
    """Patterns of a language."""

    def __init__(self, language: str) -> None:
        self.language = language
        attribution, data, own = (
            load(language, "attribution"),
            load(language, "roles"),
            load(language, "responsibility"),
        )
        self._phrases = tuple(attribution["responsibility"])
        self._told = ahocorasick_rs.AhoCorasick(self._phrases)
        parts = {"says": any_of(own.get("says", ())), "own": any_of(own.get("own", ())), "deed": _deeds(language)}
        self._claims = re.compile(own.get("claims", "(?!)").format(**parts))
        self.claimed_by = re.compile(own.get("claimed_by", "(?!)"))
        """A claim whose maker follows: "an attack | claimed by"."""
        self.described = re.compile(own.get("described", "(?!)"))
        """What tells more of a group before the verb that is its own: "the ELN, | a rival of" the FARC, "claimed"."""
        self.own_deed = re.compile(own.get("own_deed", "(?!)").format(**parts))
        """A deed of the speaker's own in a party's mouth: "said its troops had | fired"."""
        self.in_pursuit = re.compile(rf"\b(?:{any_of(own.get('pursued', ()))})\b")
        self._hits_back = re.compile(own.get("pursued_object", "(?!)"))
        """Those at whom such a deed is aimed that came after the event, in answer to it."""
        self.nobody = re.compile(rf"\b(?:{any_of(data['nobody'])})\b")
        self.blame = re.compile(rf"\b(?:{own.get('blame', '(?!)')}|{any_of(attribution['blame'])})\b")
        self._accusing = re.compile(rf"(?:{any_of(own.get('accusing', ()))})\w*$")
        self.suspects = re.compile(rf"{own.get('suspects', '(?!)')}$")
        """A noun alike: "the | suspect"."""
        self.another_charge = re.compile(rf"\b(?:{any_of(data.get('another_charge', ()))})\b")
        """What makes a charge one of a deed of its own ("обвинили армию в том, что")."""
        modifiers = f"(?:(?:{any_of(data['modifiers'])})[ -]){{0,2}}"
        self.definite = re.compile(rf"\b(?:{any_of(data['same'])}) {modifiers}$")
        self.suspect = re.compile(data.get("suspect", "(?!)"))
        """What follows the name of a suspect."""
        self.left = re.compile(data.get("left", "(?!)"))
        """What the doers do who are first named when it is done."""
        self.done_by = re.compile(own.get("done_by", data.get("done_by", "(?!)")).format(**parts))
        """What stands before the name of whoever did what was told in the sentence before."""

    def accuses(self, blame: str, mention: ActorMention) -> bool:
        """Whether a party behind a verb of blame is its subject by its case: "которых обвиняет | армия"."""
        is_subject = self.language != "en" and cases_of(fold(mention.name), self.language) == "n"
        return is_subject and self._accusing.search(blame) is not None

    def answers(self, text: str, claim: int) -> bool:
        """Whether those claim what they did in answer: "said it had killed two of the | attackers"."""
        deed = self.own_deed.match(text, claim)
        return deed is not None and self.is_in_answer(text, deed.end())

    def is_in_answer(self, text: str, end: int) -> bool:
        """Whether a deed's words end where those are named who had come, or what they were met with."""
        return bool(self._hits_back.match(text, end) or self.in_pursuit.search(text, end, end + _OBJECT))

    def claims(self, text: str, deeds: bool) -> int | None:
        """Where a sentence claims responsibility, or (`deeds`) tells its deed; None where it does not."""
        is_told = bool(self._told.find_matches_as_indexes(text))
        found = [at for phrase in self._phrases if (at := text.find(phrase)) >= 0][:1] if is_told else []
        match = self._claims.search(text) if deeds else None
        return min([*found, *([match.start()] if match else [])], default=None)


def _deeds(language: str) -> str:
    """The past tenses and participles of what may be claimed."""
    verbs = load(language, "responsibility").get("deeds", ())
    alike = {verb for verb in verbs if bare_form(verb) is None}  # "hit", "set"
    return any_of(alike | {form for verb in verbs for form in verb_forms(verb)[2:-1]})


@cache
def _words(language: str) -> _Words:
    return _Words(language)
