"""Parts of a sentence that tell an earlier event than its own, whose casualties are not counted for it.

What it counts its own from ("attacked on Friday, a week after nine soldiers died"), and what unrest is about ("marched
after police shot a boy").
"""

from __future__ import annotations

from schemas.report import Span
from schemas.taxonomy import EVENT_TYPE_OF, SubEventType
from services.extract.casualties.vocabulary import vocabulary
from services.extract.model import Clause
from services.extract.text.document import Sentence

_UNREST = frozenset(("Protests", "Riots"))
"""What answers deaths that were before it."""
_DEADLY = ("Excessive force against protesters",)
"""Unrest whose dead are its own, whatever they died after."""
_ENDS = (", ", "; ", " – ", " — ", " - ")
"""What stands between the parts of a sentence."""


def earlier_part(sentence: Sentence, language: str, clause: Clause) -> Span | None:
    """Where the sentence tells the event that the clause's own came after; None where it does not, or where the clause
    is of that event. Offsets in the field."""
    words = vocabulary(language)
    marks = words.unrest_about if _answers_deaths(clause.trigger.sub_event_type) else words.counted_from
    counted = marks.search(sentence.lower)
    if counted is None:
        return None
    start = sentence.start + counted.start()
    trigger = clause.trigger.start if sentence is clause.sentence else _elsewhere(sentence, counted.start())
    end = _end_before(sentence, trigger) if start < trigger else _end_behind(sentence, counted.end(), language)
    return (start, end) if start < end and not start <= trigger < end else None


def _answers_deaths(sub_event_type: SubEventType) -> bool:
    return EVENT_TYPE_OF[sub_event_type] in _UNREST and sub_event_type not in _DEADLY


def _elsewhere(sentence: Sentence, counted_from: int) -> int:
    """Where a sentence that only continues an event tells of it: behind a count that opens it, else before."""
    return sentence.end if counted_from == 0 else -1


def _end_before(sentence: Sentence, trigger: int) -> int:
    """The last comma before a trigger: "A day after seven people died in Sumy, a bomb landed"."""
    return sentence.start + max(sentence.text.rfind(sign, 0, trigger - sentence.start) for sign in _ENDS)


def _end_behind(sentence: Sentence, after: int, language: str) -> int:
    """The next comma; where commas stand before relative clauses, the sentence's end."""
    if language != "en":
        return sentence.end
    found = [at for sign in _ENDS if (at := sentence.text.find(sign, after)) >= 0]
    return sentence.start + min(found, default=len(sentence.text))
