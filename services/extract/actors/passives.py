"""Roles in an English passive: "was shot by"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.actors.folding import folded
from services.extract.actors.links import REACH, links
from services.extract.actors.parties import Party, words_between
from services.extract.model import Clause

_IN_ATTACK = ("in", "during", "by", "amid", "from", "after", "when")


def passive(
    clause: Clause, before: Sequence[Party], after: Sequence[Party], later: Sequence[Party]
) -> Iterator[tuple[str, Party, float]]:
    """Who does it, behind "by" or with an attack of theirs, and who is its subject, in no order of certainty."""
    text, offset = folded(clause.sentence), clause.sentence.start
    acting = [p for p in after if p.link == "by" or not links().looks_on.match(text, p.mention.end - offset)]
    doer = _doer(before, acting, later)
    if doer is not None:
        yield "perpetrator", doer, 0.9 if doer.link == "by" else 0.7
        yield from (("perpetrator", p, 0.88) for p in _with(doer, after, text, offset))
    yield from (("target", party, 0.85) for party in _subject(clause, before))
    against = next((p for p in after if p.link == "with" and p is not doer), None)
    if against is not None and doer is None:
        yield "perpetrator", against, 0.6


def _with(doer: Party, after: Sequence[Party], text: str, offset: int) -> Iterator[Party]:
    """Those whom "and" puts beside the doer: "killed by M23, | ADF | and CODECO"."""
    last = doer
    for party in after:
        beside = party.mention.start > last.mention.start and party.link == last.link == "by"
        if beside and links().joins.fullmatch(words_between(text, offset, last, party)):
            yield party
            last = party


def _doer(before: Sequence[Party], after: Sequence[Party], later: Sequence[Party]) -> Party | None:
    by = [p for p in after if p.link == "by" and (p.before or not p.mention.adjective or p.mention.country)]
    by += [p for p in after if p.before and (p.mention.adjective or _is_in_attack(p))]
    by += [p for p in after if p.link in links().when and not p.mention.adjective]
    return next(iter([*by, *(p for p in (*reversed(before), *later) if p.link == "by")]), None)


def _subject(clause: Clause, before: Sequence[Party]) -> list[Party]:
    text, offset = folded(clause.sentence), clause.sentence.start
    at = clause.trigger.start - offset
    free = [p for p in before if p.link in (*links().subject, "of", "among") and p.before != "attack"]
    free = [p for p in free if p.before or p.link != "of" or not p.mention.adjective]
    last = _outside_relative(free, text, offset, at)[-1:]
    found = [party for party in last if not _is_apart(party, text[party.mention.end - offset : at])]
    return [*_beside(free[: free.index(found[0])], found[0], text, offset), *found] if found else []


def _beside(before: Sequence[Party], last: Party, text: str, offset: int) -> list[Party]:
    """The parties that "and" puts right before a subject: "policemen, | soldiers | and guards were shot"."""
    nearest = len(before)
    while nearest:
        one, next_one = before[nearest - 1], before[nearest] if nearest < len(before) else last
        if one.mention.adjective or not links().joins.fullmatch(words_between(text, offset, one, next_one)):
            break
        nearest -= 1
    return list(before[nearest:])


def _outside_relative(parties: list[Party], text: str, offset: int, at: int) -> list[Party]:
    """The parties before a "who" that runs up to the verb: "a man who fought the | rebels was shot"."""
    who = text.rfind(" who ", max(0, at - REACH), at)
    if who < 0 or "," in text[who:at]:
        return parties
    return [party for party in parties if party.mention.end - offset <= who]


def _is_apart(party: Party, between: str) -> bool:
    """Whether a party is told of beside the subject: "a hill where rebels live, was", "rebels killed men who were"."""
    return (party.link == "where" and "," in between) or (" who " in between and bool(links().acts.match(between)))


def _is_in_attack(party: Party) -> bool:
    """Whether a party owns the attack in which something is done: "was hit | in an army air strike"."""
    return party.before == "attack" and party.link in _IN_ATTACK and party.mention.category != "Civilians"
