"""Days that something is appointed for, or that a participle owns, and no event is of."""

from __future__ import annotations

import re

from services.extract.model import Clause
from services.extract.text.document import Sentence
from services.extract.when.day_words import day_words
from services.extract.when.told import Told

_ENDINGS = "ого|ому|ой|ою|ую|ым|ых|ыми|ої|им|их|ими|у"
_DESCRIBING = re.compile(
    rf"\b\w{{3,}}(?:(?:нн|[оеаиыяуіє]т)(?:{_ENDINGS})|вш(?:его|ему|им|ей|ую|их|ими)) (?:ещ[её] |ще )?$"
)
"""A participle in an oblique case, right before a day, in Russian and Ukrainian."""
_BESIDE_NOUN = re.compile(r" (?:[^,;]{1,40}, )?|, ")
"""What stands between a noun and the participle that appoints it: "митинг | в Тбилиси, | назначенный на пятницу"."""
_PARTICIPLE = 40
"""Characters before a day that hold what appoints something for it."""


def appointed(told: Told, sentence: Sentence, clause: Clause | None, language: str) -> Told | None:
    """A day that something is appointed for: to come, of the noun right before, and no other event's."""
    start, lower = told.expression.start - sentence.start, sentence.lower
    participle = day_words(language, "appointed_for").search(lower, max(0, start - _PARTICIPLE), start)
    if participle is None:
        return None if clause and _is_of_participle(told, sentence, clause) else told
    is_noun = clause is not None and clause.trigger.voice == "nominal"
    behind = clause.trigger.end - sentence.start if clause and is_noun else start
    is_its = _BESIDE_NOUN.fullmatch(lower, max(0, behind), participle.start()) is not None
    return told._replace(days=told.days._replace(is_future=True)) if is_its else None


def _is_of_participle(told: Told, sentence: Sentence, clause: Clause) -> bool:
    """Whether a day is a participle's that describes a noun: "тело похищенного | в июне | мэра нашли"."""
    start, lower = told.expression.start - sentence.start, sentence.lower
    participle = _DESCRIBING.search(lower, max(0, start - _PARTICIPLE), start)
    is_vague = told.days.precision > 1 or told.days.is_history  # who was hurt yesterday was so in the event
    if participle is None or not is_vague or clause.trigger.voice == "nominal" or clause.sentence is not sentence:
        return False
    first, last = clause.trigger.start - sentence.start, clause.trigger.end - sentence.start
    is_own = first < participle.end() and participle.start() < last
    return not is_own and lower.startswith(" ", told.expression.end - sentence.start)
