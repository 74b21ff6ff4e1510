"""Roles around an English noun that tells an event: "the army's raid on a mill"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.actors.folding import folded
from services.extract.actors.grammar import Grammar
from services.extract.actors.links import links
from services.extract.actors.parties import Party
from services.extract.actors.subjects import accused
from services.extract.model import Clause

_CLOSE = 4  # words between an event's noun and whom it comes from ("shells from")


def nominal(
    clause: Clause, before: Sequence[Party], after: Sequence[Party], rules: Grammar
) -> Iterator[tuple[str, Party, float]]:
    """Who makes it and whom it hits, in no order of certainty."""
    text, offset = folded(clause.sentence), clause.sentence.start
    trigger = clause.trigger
    noun = text[trigger.start - offset : trigger.end - offset]
    of_doer = rules.doers_of.search(noun) is not None
    others = links().other_deed  # "a blast after they were stopped | by soldiers"
    by = [
        p for p in after if p.link == "by" and not others.search(text, trigger.end - offset, p.mention.start - offset)
    ]
    yield from (("perpetrator", party, 0.95) for party in by)
    for party in (p for p in after if p.link != "by"):
        gap = text[trigger.end - offset : party.mention.start - offset]
        if _is_whole(party, (*before, *after), text, offset):
            continue
        if (party.link == "of" or (not party.link and gap in (" of ", " of the "))) and gap.count(" of ") == 1:
            does = of_doer and party.mention.category != "Civilians" and _is_owner(gap)
            yield "perpetrator" if does else "target", party, 0.85
        elif party.link == "from" and gap.count(" ") <= _CLOSE:
            yield "perpetrator", party, 0.8
        elif party.link in links().on:
            yield "target", party, 0.85
        elif party.link == "between":
            yield "participant", party, 0.9
        elif party.mention.adjective and party.before:
            yield "perpetrator", party, 0.5
        elif party.link in links().near and party.mention.name.lower().endswith(links().installations):
            yield "target", party, 0.7  # "a bomb went off outside a police station"
        elif party.link == "verb" and not party.mention.adjective:
            yield "target", party, 0.7 if party.mention.category == "Civilians" else 0.6
    charged = accused(clause, before)
    yield from (("perpetrator", p, 0.97) for p in charged)
    if not charged:
        yield from (found for found in _possessor(clause, before, rules) if not by or found[0] == "target")


def _is_whole(party: Party, others: Sequence[Party], text: str, offset: int) -> bool:
    """Whether a party is only that of which another one is: "soldiers of a military | column"."""
    ends = (p.mention.end - offset for p in others if p.mention.end < party.mention.start)
    return any(text[end : party.mention.start - offset] in (" of a ", " of an ", " of the ", " of ") for end in ends)


def _is_owner(gap: str) -> bool:
    """Whether "of" goes back to the event's noun, and not to what it hits ("fire | at a gathering of" soldiers)."""
    return "," not in gap and links().on.isdisjoint(gap.split())


def _possessor(clause: Clause, before: Sequence[Party], rules: Grammar) -> Iterator[tuple[str, Party, float]]:
    """Who stands before a nominal event: its possessor, or the subject of "carried out" and of "came under"."""
    if not before:
        return
    text, offset = folded(clause.sentence), clause.sentence.start
    nearest = before[-1]
    gap = text[nearest.mention.end - offset : clause.trigger.start - offset]
    if (
        len(gap) < 30 and gap.count(" ") <= 3 and not any(c in gap for c in ",;:()") and nearest.before == "attack"
    ) or gap in (" ", "'s ", "' "):
        yield "perpetrator", nearest, 0.9
        before = before[:-1]
    free = [p for p in before if p.link in links().subject and not p.mention.adjective]
    if not free:
        return
    between = text[free[-1].mention.end - offset : clause.trigger.start - offset]
    role = "target" if rules.undergoing.search(between) or rules.done_to.search(between) else "perpetrator"
    if links().carried_out.fullmatch(between):
        yield role, free[-1], 0.9  # "a man | carried out a stabbing attack"
    elif role == "target" or free[-1].mention.category != "Civilians":
        yield role, free[-1], 0.75
