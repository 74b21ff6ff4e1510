"""A heading that names what its report tells: "Looting: on 5 May rebels raided the market"."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.events.cues import Cue
from services.extract.events.deeds import OWN_EVENT, Deed
from services.extract.text.document import Sentence
from services.extract.text.layout import words_begin

_CLASS = "headed"
"""How the names of trigger classes begin whose words are headings."""
HEADED = 0.95
"""The score of a rule by which a heading tells."""


def is_heading(cue: Cue) -> bool:
    """Whether a trigger is a heading by its words."""
    return cue.entry.name.startswith(_CLASS)


def heads(cue: Cue, sentence: Sentence) -> bool:
    """Whether a heading stands where one does: nothing but a bullet is before it."""
    return cue.start <= words_begin(sentence)


def as_headed(told: Sequence[Deed]) -> Sequence[Deed]:
    """The triggers of a sentence: under a heading one, the first that fits, told as what the heading says."""
    heading = next((one for one in told if is_heading(one.cue)), None)
    if heading is None:
        return told
    others = [one for one in told if not is_heading(one.cue)]
    return [
        max(others, key=lambda one: _fit(one, heading), default=heading)._replace(rule=heading.rule, is_known=False)
    ]


def _fit(one: Deed, heading: Deed) -> tuple[bool, bool, bool]:
    """How well a trigger tells what the heading says; of equal ones, the first does."""
    return one.rule.type == heading.rule.type, not one.is_known, one.rule.weight >= OWN_EVENT
