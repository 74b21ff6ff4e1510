"""Who does it, where no words say so: the forces that tell of it.

"14 men were detained overnight, the army said", "Nine militants were killed in two operations, the military said".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from schemas.report import Span
from services.extract.actors.folding import folded
from services.extract.actors.identity import Chosen
from services.extract.actors.setting import NAMELESS
from services.extract.actors.speaking import speaks
from services.extract.actors.within import mentions_between
from services.extract.claims.speakers import sayings_of
from services.extract.claims.vocabulary import vocabulary
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document

_FORCES = "State forces"


def with_tellers(chosen: Chosen, clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties of arrests, or of an operation's dead, with the state's forces that tell of them.

    Not of what happens to a state's own men.
    """
    done = any(role != "target" or m.category == _FORCES for role, m in chosen)
    arrests = clause.trigger.sub_event_type == "Arrests"
    if done or not (arrests or _is_operation(chosen, clause, document.language)):
        return chosen
    sentence = clause.sentence
    told = [m for m in mentions_between(mentions, sentence.start, sentence.end) if m.category == _FORCES]
    spans = [saying.span for saying in sayings_of(sentence, vocabulary(document.language))] if told else []
    telling = (m for m in told if speaks(m, sentence, document.language) or _is_in(m, spans))
    doer = next((m for m in telling if m.country or not arrests), None)
    return [("perpetrator", doer), *chosen] if doer else chosen


def _is_in(mention: ActorMention, spans: Sequence[Span]) -> bool:
    """Whether a party is part of a speaker's name ("the | military's media wing")."""
    return any(start <= mention.start < end for start, end in spans)


def _is_operation(chosen: Chosen, clause: Clause, language: str) -> bool:
    """Whether fighters alone are hit, in what only a state's forces do."""
    hit = [m.category for role, m in chosen if role == "target"]
    fought = clause.trigger.sub_event_type == "Armed clash" and bool(hit) and set(hit) <= set(NAMELESS)
    return fought and _operations(language).search(folded(clause.sentence)) is not None


@cache
def _operations(language: str) -> re.Pattern[str]:
    """What only a state's forces do ("operations", "encounter"), as beginnings of words."""
    return re.compile(rf"\b(?:{any_of(load(language, 'roles')['operations'])})")
