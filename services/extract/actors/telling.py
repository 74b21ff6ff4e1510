"""Who arrests, where no words say it: the forces that tell of it ("14 men were detained overnight, the army said")."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.actors.identity import Chosen
from services.extract.actors.parties import speaks
from services.extract.actors.within import mentions_between
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document

_FORCES = "State forces"


def with_arresting(chosen: Chosen, clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties of arrests, with the state's forces that tell of them; not of arrests of a state's own men."""
    done = any(role != "target" or m.category == _FORCES for role, m in chosen)
    if clause.trigger.sub_event_type != "Arrests" or done:
        return chosen
    sentence = clause.sentence
    told = (m for m in mentions_between(mentions, sentence.start, sentence.end) if m.category == _FORCES)
    doer = next((m for m in told if m.country and speaks(m, sentence, document.language)), None)
    return [("perpetrator", doer), *chosen] if doer else chosen
