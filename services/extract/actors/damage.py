"""What of civilians an attack damages, where its clause tells nobody hit: "Two homes and a shop were destroyed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from services.extract.actors.folding import folded
from services.extract.actors.within import mentions_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Sentence


def homes_hit(
    sentence: Sentence, clause: Clause, mentions: Sequence[ActorMention], doers: Sequence[ActorMention]
) -> bool:
    """Whether a sentence that names no forces but the doers says that buildings of civilians are hit."""
    if sentence.paragraph != clause.sentence.paragraph:
        return False
    sides = {doer.side for doer in doers}
    within = mentions_between(mentions, sentence.start, sentence.end)
    if any(m.category == "State forces" and m.side not in sides for m in within):
        return False
    text = folded(sentence)
    return _damaged().search(text) is not None or _damaging().search(text) is not None


@cache
def _damaged() -> re.Pattern[str]:
    """A thing of civilians before what is done to it."""
    data = load("en", "objects")
    done = any_of(data["damaged"])
    return re.compile(rf"\b(?:{any_of(data['civil'])})\b[^.;]{{0,60}}? (?:was|were|been) (?:[\w-]+ )?(?:{done})\b")


@cache
def _damaging() -> re.Pattern[str]:
    """A thing of civilians behind what is done to it."""
    data = load("en", "objects")
    return re.compile(rf"\b(?:{any_of(data['damaging'])})(?: [\w'’-]+){{0,4}}? (?:{any_of(data['civil'])})\b")
