"""A party that a terse report sets before a colon or behind its last sign: "CENTCOM: ...", "... - 35th Brigade"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extract.actors.within import mentions_between
from services.extract.claims.speakers import Saying
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document

_HEAD = re.compile(r"\W{0,8}([^:.!?–—\n]{2,50}):\s")
_TAIL = re.compile(r"\s[–—-]{1,2}\s([^–—:.!?,\n]{2,50})\.?\s*$")
_LOOK = 70
"""Characters at the end of a sentence that hold its last words."""
_SHARE = 0.6
"""Of the words beside the sign, how much the party's name takes up at least."""
_LEAD = 3
"""Words before a dash at least, if who tells them follows."""
_ARMED = ("State forces", "Rebel group", "Political militia", "External/Other forces", "Identity militia")


def party_beside(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> list[Saying]:
    """The party whose name alone stands before or behind the sentence of an event; one or none."""
    text, offset = clause.sentence.text, clause.sentence.start
    head, tail = _HEAD.match(text), _TAIL.search(text, max(0, len(text) - _LOOK))
    for match in (head, tail):
        if match is None or (match is tail and len(text[: tail.start()].split()) < _LEAD):
            continue
        start, end = offset + match.start(1), offset + match.end(1)
        if start <= clause.trigger.start < end:
            continue  # "Army attacks: ..."
        if any(_names_all(m, start, end) for m in mentions_between(mentions, start, end)):
            return [Saying(match.group(1).strip(), None, "asserts", (start, end), (start, end), match is tail)]
    return []


def _names_all(mention: ActorMention, start: int, end: int) -> bool:
    """Whether a named party is all that is said there."""
    named = mention.actor_id is not None and mention.category in _ARMED and not mention.adjective
    if mention.country is not None and mention.force is not None:
        return False  # "Mali: gunmen attack ...": where it is; "Malian army: ..." is known by its words
    return (
        named
        and start <= mention.start
        and mention.end <= end
        and mention.end - mention.start >= _SHARE * (end - start)
    )
