"""Who a pronoun is, and who claims an attack or announces a success that names no doer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extract.actors.folding import folded
from services.extract.actors.grammar import grammar
from services.extract.actors.implied_words import NEAR, implied_words
from services.extract.actors.lexicon import fold, lexicon_of
from services.extract.actors.parties import Party
from services.extract.actors.responsibility import accused
from services.extract.actors.setting import ARMED
from services.extract.actors.within import mentions_between
from services.extract.claims.speakers import sayings_of
from services.extract.claims.vocabulary import vocabulary
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document

_OPENING = 40  # characters of a sentence in which the subject of its main verb stands
_BACK = 2  # sentences in which a pronoun's party is looked for
_OWN_CLAIM = 60  # characters between a speaker and the event that it claims
_CLOSE = 24  # characters between a party and the "who" that stands for it
_RELATIVE = ("who ", "which ")
_OWNERS = ("its ", "their ")


def subject_before(
    clause: Clause, parties: Sequence[Party], document: Document, mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """Who does it, where the clause only has a pronoun ("it had captured") or the party that claims it."""
    rules, text, offset = grammar(document.language), folded(clause.sentence), clause.sentence.start
    parties = [p for p in parties if not rules.comes_after.match(text, p.mention.end - offset)]
    at = clause.trigger.start - offset
    if not rules.inflects and rules.suffers.match(text, at):
        return None  # "their convoy came under fire": who is meant does not do it
    blamed = accused(clause.sentence, document.language, mentions) if rules.inflects else None
    if blamed is not None and blamed.end <= clause.trigger.start:
        return blamed  # "обвинили армию в том, что она ..."
    told = (p.mention for p in parties if p.speaks and p.mention.end <= clause.trigger.start)
    speakers = [mention for mention in told if mention.category in ARMED]
    harm = rules.harm.search(text, max(0, at - NEAR), at)  # "it had killed a commander in a | strike"
    verb = harm.start(1) if harm else at
    if (pronoun := rules.pronoun.search(text, max(0, verb - NEAR), verb)) is not None:
        meant, is_known = _meant(pronoun, verb, clause, parties, rules.inflects)
        return meant if is_known else speakers[-1] if speakers else _armed_before(clause, document, mentions)
    return _by_its_word(speakers, verb, clause, document, mentions)


def _meant(
    pronoun: re.Match[str], verb: int, clause: Clause, parties: Sequence[Party], inflects: bool
) -> tuple[ActorMention | None, bool]:
    """Whom a pronoun stands for by its own sentence, and whether that says it."""
    offset = clause.sentence.start
    own = [p.mention for p in parties if p.mention.end <= offset + verb and p.mention.category in ARMED]
    if own and pronoun.group().startswith(_OWNERS):
        return own[-1], True  # "troops chased the ADF after its men had | attacked"
    if not inflects and pronoun.group().startswith(_RELATIVE):
        return _antecedent(clause, parties, offset + pronoun.start()), True
    if own and not inflects and own[0].start - offset <= _OPENING:
        return own[0], True  # "Rebels freed a boy whom they had | kidnapped"
    return None, False


def _by_its_word(
    speakers: Sequence[ActorMention], verb: int, clause: Clause, document: Document, mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """Who tells of an event and so made it: claims it, or announces a success."""
    rules, text, offset = grammar(document.language), folded(clause.sentence), clause.sentence.start
    that = implied_words(document.language).that.search(text, max(0, verb - NEAR), verb)
    if speakers and that and clause.trigger.voice == "active":
        return speakers[-1]
    noun = text[clause.trigger.start - offset : clause.trigger.end - offset]
    if speakers and rules.achievements and noun.startswith(rules.achievements):
        return speakers[-1]
    if rules.inflects and clause.trigger.voice == "passive" and noun.startswith(rules.achieved):
        announced = _announcing(clause, document, mentions)
        if announced is not None:
            return announced
    claims = [m for m in speakers if clause.trigger.start - m.end < _OWN_CLAIM and _owns_up(m, clause, document)]
    return claims[-1] if claims and clause.trigger.voice == "nominal" else None


def _owns_up(speaker: ActorMention, clause: Clause, document: Document) -> bool:
    """Whether who speaks of an attack made it: a group does, an army where it confirms one ("СБУ подтвердила удар")."""
    gap = folded(clause.sentence)[speaker.end - clause.sentence.start : clause.trigger.start - clause.sentence.start]
    if implied_words(document.language).accuses.search(gap):
        return False  # "the SDF accused the army of shelling"
    if speaker.category != "State forces":
        return True
    is_land = lexicon_of(document.language).kinds.get(fold(speaker.name)) == "country"
    return implied_words(document.language).confirms.search(gap) is not None and not is_land


def _antecedent(clause: Clause, parties: Sequence[Party], at: int) -> ActorMention | None:
    """The armed party right before a "who" that does it; nobody for "policemen, who were | shot"."""
    near = [p.mention for p in parties if at - _CLOSE <= p.mention.end <= at][-1:]
    acts = clause.trigger.voice != "passive"
    return next((m for m in near if acts and m.category in ARMED), None)


def _announcing(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The army that announces what was taken or shot down, and so did it ("Минобороны РФ: освобождено село")."""
    spans = [s.span for s in sayings_of(clause.sentence, vocabulary(document.language))]
    told = (m for start, end in spans for m in mentions_between(mentions, start, end))
    return next((m for m in told if m.category in ARMED and (m.actor_id or m.country)), None)


def _armed_before(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The first armed party of the last sentence before that has one."""
    first = max(0, clause.sentence.index - _BACK)
    for sentence in reversed(document.sentences[first : clause.sentence.index]):
        armed = [m for m in mentions_between(mentions, sentence.start, sentence.end) if m.category in ARMED]
        if armed:
            return armed[0]
    return None
