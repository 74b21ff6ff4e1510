"""The parties that one clause names, in their roles."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.actors import english, slavic
from services.extract.actors.choosing import chosen_of, completed, has_doer, has_target, may_be, side_of
from services.extract.actors.deeds import deeds
from services.extract.actors.fighting import between
from services.extract.actors.grammar import grammar
from services.extract.actors.identity import Chosen
from services.extract.actors.parties import parties_of
from services.extract.actors.pronouns import subject_before
from services.extract.actors.slavic_deeds import deeds as slavic_deeds
from services.extract.actors.within import mentions_between
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document

_SUBJECT = 400  # characters before a clause in which its subject can stand


def parties_in(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties that a clause names by its trigger, or else by its other verbs or by a pronoun."""
    rules, language, sentence = grammar(document.language), document.language, clause.sentence
    start = clause.start if clause.has_subject else max(sentence.start, clause.start - _SUBJECT)
    parties = parties_of(clause, language, mentions_between(mentions, start, clause.end))
    assigned = (
        english.assign(clause, parties, rules) if language == "en" else slavic.assign(clause, parties, rules, language)
    )
    chosen = chosen_of(clause, assigned)
    if not (has_doer(chosen) and has_target(chosen, clause)):
        others = deeds(clause, parties, rules) if language == "en" else slavic_deeds(clause, parties, rules, language)
        chosen = completed(chosen, chosen_of(clause, others), clause)
    if not has_doer(chosen) and language == "en":
        sides = {p.mention.actor_id or p.mention.name.lower(): p.mention for p in between(clause, parties)}
        hit = [(role, mention) for role, mention in chosen if mention not in sides.values()]
        chosen = [*(("participant", mention) for mention in sides.values()), *hit]
    if not has_doer(chosen):
        doer = subject_before(clause, parties, document, mentions)
        acts = doer is not None and may_be("perpetrator", doer, clause.trigger.sub_event_type)
        if doer is not None and acts and side_of(doer) not in {side_of(m) for _, m in chosen}:
            chosen.insert(0, ("participant" if clause.trigger.two_sided else "perpetrator", doer))
    return chosen
