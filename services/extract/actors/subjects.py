"""Who does what an English verb tells: its subject, whom "who" stands for, whom the clause accuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.extract.actors.folding import folded
from services.extract.actors.links import REACH, links
from services.extract.actors.parties import Party, words_between
from services.extract.actors.setting import ARMED
from services.extract.model import Clause

_WORD = 24  # characters that hold the word before a verb
_ACCUSED = 4  # words before the accused that hold the verb of accusing
_WHERE_TO = ("to", "away", "into")
"""What an event's words begin with that stand behind their verb: "and drove her | to an unknown destination"."""
_OF_THEM = ("of them ", "of whom ")
"""Before a party that is only part of the subject: "16 rebels, seven of them women, surrendered"."""
_LEADS = re.compile(r"[ -][\w-]+ (?:[\w-]+ )?")
"""What may stand between a nationality and the verb of what it belongs to: "Chadian | gyrocopters | bombed"."""


def doers(clause: Clause, before: Sequence[Party]) -> list[Party]:
    """Those whose deed a verb tells: whom the clause accuses of it, or else its subject."""
    related = _antecedent(clause, before)
    return accused(clause, before) or (list(_subject(clause, before)) if related is None else related)


def taker(clause: Clause, before: Sequence[Party]) -> Party | None:
    """Who takes a place that others leave: "M23 | entered Pinga after the army had left"."""
    if clause.trigger.sub_event_type != "Non-violent transfer of territory" or len(before) < 2:
        return None
    text, offset, last = folded(clause.sentence), clause.sentence.start, before[-1].mention.start
    first = next((p for p in before if p.link in links().subject and p.mention.category in ARMED), None)
    took = first and links().takes.match(text, first.mention.end - offset, clause.trigger.start - offset)
    return first if took and took.end() <= last - offset else None


def accused(clause: Clause, before: Sequence[Party]) -> list[Party]:
    """Whom the clause accuses of it: "accused Chad of | bombing a market"."""
    text, offset = folded(clause.sentence), clause.sentence.start
    for party in before[-1:]:
        left = text[: party.mention.start - offset].split()[-_ACCUSED:]
        right = text[party.mention.end - offset : clause.trigger.start - offset]
        if not links().accused.isdisjoint(left) and links().charged.fullmatch(right):
            return [party]
    return []


def _antecedent(clause: Clause, before: Sequence[Party]) -> list[Party] | None:
    """Whom "who" stands for, where the verb is its own: "gunmen in a bus who | shot"; None where it is not."""
    text, offset = folded(clause.sentence), clause.sentence.start
    at = clause.trigger.start - offset
    who = text.rfind(" who ", max(0, at - REACH), at)
    inside = any(p.link in links().subject and p.mention.start - offset > who for p in before)
    if who < 0 or inside or any(word in text[who:at] for word in links().parts_who):
        return None
    return [p for p in before if who - _WORD <= p.mention.end - offset <= who][-1:]


def _subject(clause: Clause, before: Sequence[Party]) -> Iterator[Party]:
    """The party that the verb's subject names, with those that "and" puts beside it."""
    text, offset = folded(clause.sentence), clause.sentence.start
    trigger_word = text[clause.trigger.start - offset : clause.trigger.end - offset].split(" ")[0]
    shared = trigger_word.endswith("ing")
    at = clause.trigger.start - offset
    free = [
        p for p in before
        if p.link in links().subject
        and not text.endswith(_OF_THEM, 0, p.mention.start - offset)
        and not (shared and p.link in links().when and links().passes_by.match(text, p.mention.end - offset))
        and (p.before or not p.mention.adjective or _LEADS.fullmatch(text, p.mention.end - offset, at))
    ]  # fmt: skip
    free = [
        p
        for p in free
        if not links().part.search(text, max(0, p.mention.start - offset - REACH), p.mention.start - offset)
    ] or free
    between = text[free[-1].mention.end - offset : at] if free else ""
    if free and links().same_subject.search(between):
        between = ""  # "Rebels returned as they | ambushed"
    if shared and (gerund := links().gerund.search(between)) is not None:
        at -= len(between) - gerund.start()  # "Gunmen stopped a bus | before killing nine"
        between = between[: gerund.start()]
    if not free or _in_other_clause(between):
        return
    before_verb = links().auxiliaries.sub("", text[max(0, at - _WORD) : at]).split()
    far = trigger_word in _WHERE_TO and not set(links().shares_subject).isdisjoint(before_verb)
    if shared or far or (before_verb[-1:] and before_verb[-1] in links().shares_subject):
        yield _of_last_clause(free, text, offset, at)[0]
        return
    nearest = len(free) - 1
    yield free[nearest]
    while nearest and links().joins.fullmatch(words_between(text, offset, free[nearest - 1], free[nearest])):
        nearest -= 1
        yield free[nearest]


def _of_last_clause(free: list[Party], text: str, offset: int, at: int) -> list[Party]:
    """The subjects behind the last "when", which a participle shares: "when a bomber rammed it, | killing"."""
    last = max((m.end() for m in links().begins_clause.finditer(text, max(0, at - REACH), at)), default=0)
    return [party for party in free if party.mention.start - offset >= last] or free


def _in_other_clause(between: str) -> bool:
    """Whether a conjunction parts a party from the verb: "an officer was hurt when a grenade exploded"."""
    return not links().when.isdisjoint(links().not_when.sub("", between[-REACH:]).split())
