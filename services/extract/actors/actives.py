"""Roles around an English verb that its subject does: "shelled a mill", but also "came under fire"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.extract.actors.folding import folded
from services.extract.actors.grammar import Grammar
from services.extract.actors.links import REACH, links
from services.extract.actors.parties import Party
from services.extract.actors.setting import ARMED
from services.extract.actors.subjects import doers, taker
from services.extract.model import Clause

Roles = Iterator[tuple[str, Party, float]]

_CLAUSE_END = re.compile(r"[;:]| but | while | whereas ")
_BESIDE = 60  # characters between an object and one that stands beside it


def active(
    clause: Clause, before: Sequence[Party], told: Sequence[Party], after: Sequence[Party], rules: Grammar
) -> Roles:
    """Who does it and whom it hits, in no order of certainty; `told` are the verb's own words."""
    text, at, end = folded(clause.sentence), *_place(clause)
    if rules.passes_to.match(text, at):
        yield from (("perpetrator", p, 0.85) for p in after if p.link in ("to", "of"))
    elif links().remains.match(text, end):
        return
    elif (entering := taker(clause, before)) is not None:
        yield "perpetrator", entering, 0.95
    elif rules.suffers.match(text, at):
        yield from _suffering(doers(clause, before), before, told, after)
    else:
        acting = _acting(clause, before, after, rules)
        yield from (("perpetrator", party, 0.9) for party in acting)
        yield from _hit(clause, acting, after)


def _place(clause: Clause) -> tuple[int, int]:
    """Where the verb stands in its sentence."""
    return clause.trigger.start - clause.sentence.start, clause.trigger.end - clause.sentence.start


def _suffering(subject: list[Party], before: Sequence[Party], told: Sequence[Party], after: Sequence[Party]) -> Roles:
    """Roles around a verb whose subject it is done to ("came under fire from")."""
    victims = [p for p in before if p.link in (*links().subject, "of", "among")]
    guards = [p for p in before if p.link in ("by", "with", "verb") and p.mention.category in ARMED]
    yield from (("target", p, 0.9) for p in subject or victims[-1:] or guards[-1:])
    yield from (("perpetrator", p, 0.85) for p in after if p.link in ("from", "by"))
    yield from (("perpetrator", p, 0.85) for p in told if p.mention.adjective)  # "came under | Chadian | fire"


def _acting(clause: Clause, before: Sequence[Party], after: Sequence[Party], rules: Grammar) -> list[Party]:
    """The subject, or else who stands behind "by"; who owns it, where people without arms are all that it names."""
    acting, at = doers(clause, before), _place(clause)[0]
    if rules.pronoun.search(folded(clause.sentence), max(0, at - REACH), at):
        return acting
    acting = acting or [p for p in (*before, *after) if p.link == "by"][:1]
    if all(p.mention.category == "Civilians" for p in acting):
        acting += [p for p in before if p.link in ("of", "from") and p.mention.category in ARMED][-1:]
    return acting


def _hit(clause: Clause, acting: list[Party], after: Sequence[Party]) -> Roles:
    """The object, and who loses what is taken or shot down."""
    event, text, start = clause.trigger.sub_event_type, folded(clause.sentence), clause.sentence.start
    if event == "Disrupted weapons use":  # "downed drones launched by"
        yield from (("target", p, 0.7) for p in after if p.link == "by" and p not in acting)
    first = next((p for p in after if p.link not in links().not_an_object), None)
    if first and not first.link and links().own_clause.match(text, first.mention.end - start):
        return  # "a mine went off and | rebels fired": the subject of what comes next
    if event == "Non-violent transfer of territory":  # "handed their base over to"
        yield from (("target", p, 0.7) for p in after if p.link == "to")
    if "territory" in event or event.startswith("Looting"):
        yield from (("target", p, 0.7) for p in after if p.link == "from")
    if first is None or _CLAUSE_END.search(text, _place(clause)[1], first.mention.start - start):
        return
    if first.before == "attack":
        yield "perpetrator", first, 0.8
    else:
        yield from (("target", party, 0.85) for party in _coordinated(first, after, text, start))


def _coordinated(first: Party, parties: Sequence[Party], text: str, offset: int) -> Iterator[Party]:
    """The party and those in the same position behind it, which "and" joins where no word governs them."""
    yield first
    last = first
    for party in parties:
        near = first.mention.start < party.mention.start < first.mention.end + _BESIDE
        if near and party.link == first.link and (party.link or _is_joined(text[last.mention.end - offset :])):
            yield party
            last = party


def _is_joined(behind: str) -> bool:
    return behind.startswith((" and ", ", ", " or ", " as well as ", " & ", " ("))
