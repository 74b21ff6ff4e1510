"""Who is no candidate for an event, whatever the weights: whom it hits, whom the text clears, and who only tells it.

What stands behind a deed is read by rules (actors/afterwards.py, responsibility.py), which know whom it does not mean;
so is a party that is named only there no candidate, unless the title names it too or it does another event.
"""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.actors.cleared import is_background, is_cleared
from services.extract.actors.speaking import speaks
from services.extract.doers.candidates import Candidate
from services.extract.doers.scene import Scene
from services.extract.model import ActorMention

_FAR = 8  # sentences from an event within which a text may clear somebody of it


def eligible(scene: Scene, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that may have done it."""
    return [one for one in candidates if _may_have(scene, one)]


def _may_have(scene: Scene, candidate: Candidate) -> bool:
    if not candidate.keys.isdisjoint(scene.hit):
        return False
    told = any(not candidate.keys.isdisjoint(other.doers) for other in scene.others)
    before = any(m.start < scene.clause.sentence.end for m in candidate.mentions)
    if not (told or before or candidate.titled):
        return False
    near = [m for m in candidate.mentions if abs(scene.sentences_off(m)) <= _FAR]
    if any(_is_cleared(scene, m) for m in near):
        return False
    return told or not near or not all(_only_tells(scene, m) for m in near)


def _is_cleared(scene: Scene, mention: ActorMention) -> bool:
    document = scene.document
    return is_cleared(mention, document.sentence_at(mention.start), document.language)


def _only_tells(scene: Scene, mention: ActorMention) -> bool:
    """Whether a party is told as a source, or as a matter of the past, or of the land."""
    document = scene.document
    sentence = document.sentence_at(mention.start)
    if is_background(mention, sentence, document.language) or speaks(mention, sentence, document.language):
        return True
    return scene.sentences_off(mention) == 0 and scene.parties[mention.start].speaks
