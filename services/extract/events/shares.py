"""What was shot down, told land by land behind its sum: "74 drones were downed. It said 29 over Arden, 17 over ...".

Each land has an event of its own then; where one sentence tells the sum and its parts, that is one of many places.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from services.extract.events.candidate import Candidate
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import Extent
from services.extract.numerals import numerals

_DOWNED = frozenset(("intercept", "downing", "destroy"))
"""Trigger classes that a sum may be parted of."""
_NEAR = 2
"""Sentences from the sum to its shares at most."""
_LEAST = 2
"""Shares at least: one figure over one land is the whole."""


def with_shares(candidate: Candidate, before: Sequence[Candidate], language: str) -> Iterator[Candidate]:
    """The candidate, and one for each share that its sentence tells of a sum told `before`; it ends before them."""
    clause = candidate.clause
    is_told = any(_is_downing(one) and _is_near(one, candidate) for one in before)
    spans = _shares(candidate, language) if is_told and _is_downing(candidate) else []
    if len(spans) < _LEAST:
        yield candidate
        return
    head = (clause.start, spans[0][0])
    yield candidate._replace(clause=clause._replace(end=spans[0][0]))
    for start, end in spans:
        share = clause._replace(start=start, end=end, has_subject=True, head=head)
        yield candidate._replace(clause=share, is_apart=True, is_bare=False, is_definite=False, toll=frozenset())


def _is_downing(candidate: Candidate) -> bool:
    return candidate.name in _DOWNED and candidate.rule.type == "Disrupted weapons use"


def _is_near(first: Candidate, second: Candidate) -> bool:
    return 0 < second.clause.sentence.index - first.clause.sentence.index <= _NEAR


def _shares(candidate: Candidate, language: str) -> list[tuple[int, int]]:
    """Where the shares stand, up to the end of the clause."""
    clause, sentence = candidate.clause, candidate.clause.sentence
    first, last = clause.trigger.end - sentence.start, clause.end - sentence.start
    starts = [sentence.start + m.start("count") for m in _share(language).finditer(sentence.lower, first, last)]
    return list(itertools.pairwise((*starts, clause.end))) if starts else []


def whole_of(extent: Extent) -> Extent:
    """The extent of what a share has in common with the others: who did it to whom."""
    head = extent.clause.head
    return extent if head is None else extent._replace(clause=extent.clause._replace(start=head[0], end=head[1]))


@cache
def _share(language: str) -> re.Pattern[str]:
    """A figure with the land that it was over, behind a sign or "and"."""
    data = load(language, "separation")
    over, joins = any_of(data.get("shares_over", ())), load(language, "places")["joins"]
    joints, some = any_of(joins["and"]), any_of(joins.get("some", ()))
    count = rf"(?:\d+|{any_of(numerals(language).cardinals)})"
    things, each = any_of(data.get("shared", ())), any_of(data.get("shares_each", ()))
    opens = rf"(?:[:,;(] (?:(?:{joints}|{some}):? )?|\b(?:{joints}) )"
    return re.compile(rf"{opens}(?P<count>(?:(?:{each}) )?{count}(?: (?:{things})\w*)?(?: [–—-])? (?:{over}) )")
