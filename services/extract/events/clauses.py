"""From a document to the clauses that tell an event each."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

from services.extract.events.candidate import Candidate, candidate_of
from services.extract.events.context import all_classes
from services.extract.events.cues import Cue, fold
from services.extract.events.deeds import OWN_EVENT, Deed
from services.extract.events.elided import with_elided
from services.extract.events.front import with_front
from services.extract.events.grammar import grammar_of
from services.extract.events.headings import as_headed
from services.extract.events.joints import between
from services.extract.events.matcher import matcher
from services.extract.events.misread import as_read
from services.extract.events.nouns import describes_victims
from services.extract.events.offsets import Offsets, position
from services.extract.events.own_clause import own_clause
from services.extract.events.passage import Passage
from services.extract.events.prospect import Prospect
from services.extract.events.separation import separate
from services.extract.events.settings import beside_war, setting_of
from services.extract.events.shares import with_shares
from services.extract.events.standing import standing
from services.extract.events.triggers import told_in
from services.extract.events.turns import turns_at, until
from services.extract.text.document import Document

_Find = Callable[[], Sequence[Cue]]


def find_candidates(document: Document, parties: _Find = tuple, places: _Find = tuple) -> list[Candidate]:
    """The clauses of a field that tell an event, in order; the cues that names give are found only if they matter."""
    folded = fold(document.text)
    words: Sequence[Cue] = as_read(matcher(document.language).find(folded), document)
    if not any(cue.entry.concern == "triggers" for cue in words):
        return []
    words = with_front(with_elided(words, folded, document.language), folded, document.language)
    beside = beside_war(setting_of(words))
    words = [cue for cue in words if cue.entry.name not in beside] if beside else words
    in_words, grammar = Offsets(words), grammar_of(document.language)
    triggered = dict.fromkeys(document.sentence_at(cue.start) for cue in words if cue.entry.concern == "triggers")
    prospects = [Prospect(s, in_words.between(s.start, s.end), folded, grammar) for s in triggered]
    hopeful, names = _hopeful(prospects, parties, places)
    found: list[Candidate] = []
    for one in hopeful:
        inside = names.between(one.sentence.start, one.sentence.end)
        for candidate in _in_sentence(one, inside, folded, document.language):
            found += with_shares(candidate, found[-1:], document.language)
    return found


def _hopeful(prospects: Sequence[Prospect], parties: _Find, places: _Find) -> tuple[Sequence[Prospect], Offsets]:
    """The sentences that may tell something, and the names: parties first, as they are found sooner than places."""
    any_party, any_place = all_classes()
    hopeful = [one for one in prospects if one.is_open(any_party | any_place)]
    if not hopeful:
        return (), Offsets(())
    found = sorted(parties(), key=position)
    between = Offsets(found).between
    hopeful = [p for p in hopeful if p.is_open(any_place, between(p.sentence.start, p.sentence.end))]
    return hopeful, Offsets(sorted([*places(), *found], key=position) if hopeful else ())


def _in_sentence(prospect: Prospect, names: Sequence[Cue], folded: str, language: str) -> Iterator[Candidate]:
    sentence, words, grammar = prospect.sentence, prospect.words, grammar_of(language)
    if folded[sentence.end - 1] == "?":
        return
    told = told_in(prospect.standing, sentence, words, names, folded, grammar)
    if not told:  # as in most sentences that have a trigger
        return
    passage = Passage(sentence, words, names, language)
    events = separate(as_headed(told), passage)
    has_victims = any(cue.entry.name in ("kill", "deadly") for cue in _apart_from_known(words, folded, language))
    for event, start, end, has_subject in _parts(events, passage):
        own = event
        if has_subject or any(other.rule.type == event.rule.type for other in events if other is not event):
            own_words, own_names = (Offsets(cues).between(start, end) for cues in (words, names))
            stood = standing(sentence, own_words, folded, grammar)
            own = _by_itself(event, told_in(stood, sentence, own_words, own_names, folded, grammar))
        candidate = candidate_of(sentence, start, until(passage, own, end), own, has_victims, language)
        is_aside = start > sentence.start and turns_at(passage, start)
        yield _set_apart(candidate, is_aside, has_subject) if is_aside or has_subject else candidate


def _parts(events: Sequence[Deed], passage: Passage) -> Iterator[tuple[Deed, int, int, bool]]:
    """Each event, with the part of the sentence that tells it, and whether that is a clause with its own subject."""
    pairs = list(itertools.pairwise(events))
    joints = [at for a, b in pairs if (at := between(passage, a, b)) is not None]
    clauses = {own_clause(passage, a, b) for a, b in pairs}
    bounds = itertools.pairwise((passage.sentence.start, *joints, passage.sentence.end))
    for event, (start, end) in zip(events, bounds, strict=bool(events)):
        yield event, start, end, start > passage.sentence.start and start in clauses


def _set_apart(candidate: Candidate, is_aside: bool, has_subject: bool) -> Candidate:
    clause = candidate.clause._replace(has_subject=has_subject)
    return candidate._replace(clause=clause, is_apart=True, is_aside=is_aside)


def _apart_from_known(words: Sequence[Cue], folded: str, language: str) -> Sequence[Cue]:
    """The cues without those of victims that the reader knows ("the soldiers killed in the ambush")."""
    known = {cue.start for cue in words if language == "en" and describes_victims(cue, folded)}
    return [cue for cue in words if cue.start not in known]


def _by_itself(event: Deed, told: Sequence[Deed]) -> Deed:
    """An event of several in a sentence, by what its own part tells; as it was where that tells none."""
    own = [one for one in told if one.rule.weight >= OWN_EVENT and not one.is_known]
    return max(own, key=lambda one: (one.rule.weight, -one.cue.start), default=event)
