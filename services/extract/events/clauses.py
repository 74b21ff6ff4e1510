"""From a document to the clauses that tell an event each."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from schemas.report import MAX_EVIDENCE
from services.extract.continuation import is_summary, sets_apart, takes_up, toll_of
from services.extract.events.cues import Cue, fold, matcher
from services.extract.events.elided import elided_in, with_elided
from services.extract.events.misread import as_read, is_misread
from services.extract.events.modality import (
    has_happened,
    is_attempt,
    is_beside_war,
    is_in_other_setting,
    is_known,
    setting_of,
    tells_of_other_times,
)
from services.extract.events.nouns import describes_victims, is_nominal, is_participle
from services.extract.events.rules import WINDOW, Rule, Surroundings, rule_book
from services.extract.events.separation import OWN_EVENT, Sequel, Told, separate
from services.extract.events.titles import is_title
from services.extract.lexicon.loading import load
from services.extract.model import Clause, Trigger, Voice
from services.extract.text.document import Document, Sentence

TWO_SIDED = frozenset(("clash", "combat", "agree", "ceasefire_deal", "exchange", "swap", "mob", "riot", "versus"))
_ENCOUNTER = ("Armed clash", "tread")
"""Soldiers who come upon a group fight it, as they do not fight the mine that they step on."""
_PROCLAIMED = frozenset(("agree", "ceasefire_deal", "exchange", "swap", "protest", "capture", "retake"))
"""Triggers that news tell with a definite article at first ("The peace talks started", "announced the capture")."""
_COUNTED = frozenset(
    ("attack", "ambush", "under_fire", "strike", "explode", "bomb", "airstrike", "shell", "abduct", "clash")
)
"""Triggers of what is counted: "three attacks in five days", "it was the third time that it came under attack"."""
_SUFFERED = frozenset(("under_fire",))
"""Triggers whose subject suffers what they tell, in an active form."""
_ATTEMPTED = {"capture": "clash", "retake": "clash", "advance": "clash"}
"""Trigger classes that, where it came to an attempt only, tell of fighting."""
_TRANSITIVE = frozenset(("kill", "murder", "abduct", "arrest", "destroy", "defeat"))
"""Triggers whose participle, before no object, is passive without an auxiliary ("Three killed in Kherson")."""
_DESCRIBES = frozenset(("abduct", "capture", "retake", "withdraw", "arrest", "lead_off"))
"""Triggers whose participle before a noun tells how things stand ("в захваченном городе"), and no event."""
_PRONOUNS = (" him ", " him,", " him.", " her ", " her,", " her.", " them ", " them,", " them.")
_SEMICOLON = re.compile(";")
_QUOTES = ('"', "“", "”", "'", "«", "»")
_MOST_TRIGGERS = 40  # of a sentence; one with more is a list of words


class Candidate(NamedTuple):
    """A clause that may be a report, before its slots are read."""

    clause: Clause
    rule: Rule
    name: str
    """The trigger's class."""
    is_definite: bool
    """Whether it is told as known already ("the attack")."""
    is_bare: bool
    """Whether nothing but such a noun tells it: an event only if it was told before."""
    takes_up: bool
    """Whether its words speak of those of the event told before ("the gunmen", "both victims")."""
    is_apart: bool
    """Whether they say that another one is told ("the same evening", "a second drone")."""
    toll: frozenset[str] = frozenset()
    """The numbers of people in them, of three and more."""
    is_aside: bool = False
    """Whether another event of the sentence is held against it ("..., hours after | rebels shelled")."""
    has_victims: bool = False
    """Whether its sentence says that people were killed or hurt."""


def find_candidates(document: Document, context: Sequence[Cue] = ()) -> list[Candidate]:
    """The clauses of a field that tell an event, in order; `context` has the cues that names give."""
    folded = fold(document.text)
    words: Sequence[Cue] = [
        as_read(cue, document) for cue in matcher(document.language).find(folded) if not is_misread(cue, document)
    ]
    if not any(cue.entry.concern == "triggers" for cue in words):
        return []
    words = with_elided(words, folded, document.language)
    field = setting_of(words)
    words = [cue for cue in words if not is_beside_war(cue.entry.name, field)]
    in_words, in_names = _Offsets(words), _Offsets(sorted(context, key=_position))
    found: list[Candidate] = []
    for sentence in dict.fromkeys(document.sentence_at(cue.start) for cue in words if cue.entry.concern == "triggers"):
        inside, names = (cues.between(sentence.start, sentence.end) for cues in (in_words, in_names))
        found += _in_sentence(sentence, inside, names, folded, document.language)
    return found


class _Offsets:
    """Cues in order, to be had by span."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues, self._starts = cues, [cue.start for cue in cues]

    def between(self, start: int, end: int) -> Sequence[Cue]:
        return self._cues[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _in_sentence(
    sentence: Sentence, words: Sequence[Cue], names: Sequence[Cue], folded: str, language: str
) -> Iterator[Candidate]:
    if folded[sentence.end - 1] == "?":
        return
    told = _told(sentence, words, names, folded, _grammar(language))
    if not told:  # as in most sentences that have a trigger
        return
    sequel = Sequel(sentence, words, names, language)
    events = separate(told, sequel)
    joints = [sequel.between(a, b) for a, b in itertools.pairwise(events)]
    others = {sequel.clause_of(a, b) for a, b in itertools.pairwise(events)}
    bounds = [sentence.start, *(at for at in joints if at is not None), sentence.end]
    has_victims = any(cue.entry.name in ("kill", "deadly") for cue in _apart_from_known(words, folded, language))
    for event, (start, end) in zip(events, itertools.pairwise(bounds), strict=bool(events)):
        own = event
        has_subject = start > sentence.start and start in others
        if has_subject or any(other.rule.type == event.rule.type for other in events if other is not event):
            own_words, own_names = (_Offsets(cues).between(start, end) for cues in (words, names))
            own = _by_itself(event, sentence, own_words, own_names, folded, language)
        told_of = _candidate(sentence, start, sequel.until(own, end), own, has_victims, language)
        is_aside = start > sentence.start and sequel.turns_at(start)
        if is_aside or has_subject:
            clause = told_of.clause._replace(has_subject=has_subject)
            told_of = told_of._replace(clause=clause, is_apart=True, is_aside=is_aside)
        yield told_of


def _apart_from_known(words: Sequence[Cue], folded: str, language: str) -> Sequence[Cue]:
    """The cues without those of victims that the reader knows ("the soldiers killed in the ambush")."""
    known = {cue.start for cue in words if language == "en" and describes_victims(cue, folded)}
    return [cue for cue in words if cue.start not in known]


def _by_itself(
    event: Told, sentence: Sentence, words: Sequence[Cue], names: Sequence[Cue], folded: str, language: str
) -> Told:
    """An event of several in a sentence, by its own part's words; as it was where those tell none."""
    told = _told(sentence, words, names, folded, _grammar(language))
    own = [one for one in told if one.rule.weight >= OWN_EVENT and not one.is_known]
    return max(own, key=lambda one: (one.rule.weight, -one.cue.start), default=event)


def _told(sentence: Sentence, words: Sequence[Cue], names: Sequence[Cue], folded: str, grammar: _Grammar) -> list[Told]:
    """The triggers of a sentence that tell an event each."""
    triggers = _standing(sentence, words, names, folded, grammar)
    if not triggers:
        return []
    spoken = [*words, *names] if grammar.has_articles else words
    setting = setting_of(spoken)
    parts = _parts(sentence, folded) if tells_of_other_times(setting) else ()
    cues = sorted([*_unnamed(words, names), *names], key=_position) if names else words
    surroundings = Surroundings(cues, rule_book(), folded if grammar.has_articles else "")
    transitive = {(cue.start, cue.end) for cue, _ in triggers if cue.entry.name in _TRANSITIVE}
    told = []
    for cue, near in triggers:
        if parts:  # "twenty years ago troops shot the crowd; today a rally was held"
            at = bisect_right(parts, cue.start)
            setting = setting_of([c for c in spoken if bisect_right(parts, c.start) == at])
        if is_in_other_setting(cue.entry.name, cue.entry.kind, setting):
            continue
        describes = cue.entry.kind == "verb" and grammar.describing.search(folded, cue.start, cue.end) is not None
        if describes and cue.entry.name in _DESCRIBES:
            continue
        voice = _voice(cue, folded, sentence.start, grammar, (cue.start, cue.end) in transitive)
        if grammar.has_articles and voice == "passive" and describes_victims(cue, folded):
            continue
        name = _ATTEMPTED.get(cue.entry.name, cue.entry.name) if is_attempt(cue, near) else cue.entry.name
        around = surroundings.around(cue, voice == "passive", grammar.free_order)
        rule = rule_book().decide(name, cue.entry.kind, around)
        if rule is not None:
            definite = _is_definite(cue, folded, grammar)
            known = definite or describes or is_known(cue, near, folded)
            told.append(Told(cue, rule, voice, known, definite, around.agent))
    return told


def _parts(sentence: Sentence, folded: str) -> list[int]:
    """The offsets of the semicolons of a sentence."""
    return [m.start() for m in _SEMICOLON.finditer(folded, sentence.start, sentence.end)]


def _standing(
    sentence: Sentence, words: Sequence[Cue], names: Sequence[Cue], folded: str, grammar: _Grammar
) -> list[tuple[Cue, Sequence[Cue]]]:
    """The triggers that their own words leave standing, each with the cues of modality near it.

    Half of them fall here, before what costs more: what the other words around them make of them.
    """
    triggers = [cue for cue in words if cue.entry.concern == "triggers" and rule_book().tells(cue.entry.name)]
    triggers = [cue for cue in triggers if cue.entry.kind != "noun" or not _names_a_group(cue, names)]
    offsets = _Offsets([cue for cue in words if cue.entry.concern == "modality"])
    standing = []
    for cue in triggers[:_MOST_TRIGGERS]:
        if not _reads_so(cue, folded, grammar) or is_title(sentence, cue.start, cue.end):
            continue
        near = offsets.between(cue.start - WINDOW, cue.end + WINDOW)
        verb = folded[cue.start : cue.end].partition(" ")[0]  # "забила до смерти" is no infinitive
        infinitive = cue.entry.kind == "verb" and verb.endswith(grammar.infinitive_endings)
        if has_happened(cue, near, folded, infinitive):
            standing.append((cue, near))
    return standing


def _candidate(sentence: Sentence, start: int, end: int, event: Told, has_victims: bool, language: str) -> Candidate:
    cue, rule, voice, known, is_definite, _ = event
    again = takes_up(sentence, start, cue.start, language) or _is_done_to_one_told(sentence, cue)
    is_apart = sets_apart(sentence, start, cue.end, language) or bool(elided_in([cue], sentence, language))
    if end - start > MAX_EVIDENCE:
        start = max(start, cue.start - MAX_EVIDENCE // 2)
        end = min(end, start + MAX_EVIDENCE)
    assert rule.type is not None
    trigger = Trigger(
        cue.start, cue.end, rule.type, voice, cue.entry.name in TWO_SIDED or (rule.type, cue.entry.name) == _ENCOUNTER
    )
    counts = cue.entry.name in _COUNTED and is_summary(sentence, language)
    bare = (is_definite or counts) and not has_victims
    clause = Clause(sentence, start, end, trigger)
    toll = toll_of(sentence, start, end, language)
    return Candidate(
        clause, rule, cue.entry.name, known or counts, bare, again, is_apart, toll, has_victims=has_victims
    )


def _is_done_to_one_told(sentence: Sentence, cue: Cue) -> bool:
    """Whether a pronoun is what a verb is done to, which stands for who was told before ("gunmen shot him dead")."""
    return cue.entry.kind == "verb" and sentence.lower.startswith(_PRONOUNS, cue.end - sentence.start)


def _voice(cue: Cue, folded: str, floor: int, grammar: _Grammar, is_transitive: bool) -> Voice:
    """`is_transitive`: it never goes without an object ("beheaded"), so that without one it is passive."""
    if cue.entry.kind == "noun":
        return "nominal"
    if cue.entry.name in _SUFFERED:
        return "passive"
    if cue.entry.name.startswith("aimed"):
        return "active"  # "phosphorus shells on": no verb, and no participle by its ending
    verb = folded[cue.start : cue.end].partition(" ")[0]  # "led away" is passive, "застосувала сльозогінний" active
    if not verb.endswith(grammar.passive_endings):
        return "active"
    before = [w for w in folded[max(floor, cue.start - 30) : cue.start].split() if w not in _QUOTES][-3:]
    before = governing(before, grammar.close_auxiliaries)
    end = cue.end + folded.startswith(_QUOTES, cue.end)  # 'had "neutralised" 12'
    if not grammar.passive_auxiliaries or not grammar.passive_auxiliaries.isdisjoint(before):
        return "passive"
    if folded.startswith(" by ", end):
        return "passive"
    headline = is_transitive and grammar.perfect.isdisjoint(before)
    bare = folded.startswith(grammar.passive_before, end) and not folded.startswith(grammar.object_after_all, end)
    return "passive" if headline and bare else "active"


def governing(before: list[str], close: frozenset[str]) -> list[str]:
    """The words before a participle without the auxiliaries that belong to another word.

    "believed to be rebels" and "three IS fighters" make no passive of "attacked"; "to be attacked" does.
    """
    return [
        word
        for at, word in enumerate(before)
        if word not in close or all(w.endswith("ly") or w in ("being", "been", "not") for w in before[at + 1 :])
    ]


def _is_definite(cue: Cue, folded: str, grammar: _Grammar) -> bool:
    """Whether a noun is one that the reader knows already ("the attack"; not "the shelling of").

    So is a participle that describes ("the advancing forces").
    """
    before = folded[max(0, cue.start - 30) : cue.start].split()[-2:]
    if cue.entry.kind != "noun":
        describes = folded[cue.start : cue.end].endswith(grammar.participle_endings)
        return describes and not grammar.definite.isdisjoint(before[-1:])
    if cue.entry.name in _PROCLAIMED or folded.startswith((" of ", " by "), cue.end):
        return False
    return not grammar.definite.isdisjoint(before) and grammar.fresh.isdisjoint(before)


def _reads_so(cue: Cue, folded: str, grammar: _Grammar) -> bool:
    """Whether an English form that is a noun and a verb ("attack") is here the one that this cue says."""
    nominal = grammar.has_articles and cue.entry.kind != "word" and is_nominal(cue, folded)
    if grammar.has_articles and cue.entry.kind == "noun" and is_participle(cue, folded):
        return False
    if not cue.entry.is_twin:
        return not nominal or cue.entry.kind == "noun"
    before = folded[max(0, cue.start - 30) : cue.start].split()[-1:]
    is_noun = nominal or not grammar.noun_after.isdisjoint(before) or folded.startswith(grammar.noun_before, cue.end)
    return is_noun == (cue.entry.kind == "noun")


def _names_a_group(cue: Cue, names: Sequence[Cue]) -> bool:
    """Whether a noun is part of a group's name ("Azawad | Liberation | Front")."""
    groups = (name for name in names if name.entry.name == "rebel")
    return any(
        (name.start < cue.start and cue.end <= name.end) or (name.start <= cue.start and cue.end < name.end)
        for name in groups
    )


def _unnamed(cues: Sequence[Cue], names: Sequence[Cue]) -> list[Cue]:
    """The cues but parties inside a name, which says better who they are ("Army" in "Arakan Army")."""
    parties = rule_book().parties - {"rioter", "police"}
    spans = sorted({(name.start, name.end) for name in names if name.entry.name in parties})
    people = {name.start for name in names if name.entry.name == "civilian"}  # "a former | policeman"
    starts = [start for start, _ in spans]
    kept = []
    for cue in cues:
        at = bisect_right(starts, cue.start) - 1
        is_party = cue.entry.name in parties or (cue.entry.name == "police" and at >= 0 and starts[at] in people)
        if not is_party or at < 0 or cue.end > spans[at][1]:
            kept.append(cue)
    return kept


def _position(cue: Cue) -> tuple[int, int]:
    return cue.start, cue.end


class _Grammar(NamedTuple):
    passive_endings: tuple[str, ...]
    passive_auxiliaries: frozenset[str]
    """Empty where a form alone says that it is passive."""
    close_auxiliaries: frozenset[str]
    """Those of them that stand right before the participle, or make no passive."""
    passive_before: tuple[str, ...]
    """What follows a participle that has no object."""
    object_after_all: tuple[str, ...]
    """Of that, what begins an object nevertheless ("at least 52")."""
    perfect: frozenset[str]
    """Auxiliaries after which a participle is active."""
    definite: frozenset[str]
    fresh: frozenset[str]
    """Adjectives that make news of a definite noun ("the latest attack")."""
    noun_after: frozenset[str]
    """Words after which a form that may be both is a noun."""
    noun_before: tuple[str, ...]
    """Beginnings before which it is one."""
    participle_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    describing: re.Pattern[str]
    """How a participle ends that describes a noun, where that differs from one that tells (Russian, Ukrainian)."""
    has_articles: bool
    """Whether articles tell nouns from verbs (English)."""
    free_order: bool
    """Whether what a passive is done to may well follow it (Russian, Ukrainian)."""


@cache
def _grammar(language: str) -> _Grammar:
    data = load(language, "grammar")
    return _Grammar(
        tuple(data["passive_endings"]),
        frozenset(data["passive_auxiliaries"]),
        frozenset(data.get("close_auxiliaries", ())),
        tuple(data.get("passive_before", ())),
        tuple(data.get("object_after_all", ())),
        frozenset(data.get("perfect", ())),
        frozenset(data["definite"]),
        frozenset(data["fresh"]),
        frozenset(data.get("noun_after", ())),
        tuple(data.get("noun_before", ())),
        tuple(data.get("participle_endings", ())),
        tuple(data["infinitive_endings"]),
        re.compile(data.get("describing", "(?!)")),
        data.get("has_articles", False),
        data["free_order"],
    )
