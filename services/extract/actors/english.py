"""Roles in an English clause: from word order, voice and prepositions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.actors.actives import active
from services.extract.actors.definitions import BY_DEFINITION
from services.extract.actors.fighting import two_sided
from services.extract.actors.folding import folded
from services.extract.actors.grammar import Grammar
from services.extract.actors.joining import FIRED
from services.extract.actors.links import REACH, links
from services.extract.actors.nominals import nominal
from services.extract.actors.parties import Party
from services.extract.actors.passives import passive
from services.extract.model import Clause, Voice

Assignment = tuple[str, Party, float]
"""A role, its party and how sure the grammar is of it (0 to 1)."""

_BE = frozenset(("was", "were", "been", "being", "is", "are"))
_IN = ("in", "during", "by", "amid", "from", "of")
_DOER = 60  # characters behind a participle that hold "with sticks and stones by"
_EXCHANGE = 60  # characters that hold "exchanged" and two words more


def assign(clause: Clause, parties: Sequence[Party], rules: Grammar) -> Iterator[Assignment]:
    """Roles of the parties of a clause, in no order of certainty; one party can come twice."""
    text, offset = folded(clause.sentence), clause.sentence.start
    mob = clause.trigger.sub_event_type in BY_DEFINITION and any(is_trigger(p, clause) for p in parties)
    fired = [p for p in parties if _holds(p, clause.start, clause, links().fired_from)]
    held = [p for p in parties if _holds(p, clause.trigger.end, clause, links().held_till_then)]
    yield from (("perpetrator", p, 0.96) for p in fired)
    yield from (("target", p, 0.96) for p in held)
    for role, party, sure in _assigned(clause, [p for p in parties if p not in (*fired, *held)], rules):
        people = party.mention.category == "Civilians"
        hit = mob or links().hit.match(text, party.mention.end - offset)
        if role == "target" or not people or not hit:
            yield role, party, sure


def _holds(party: Party, start: int, clause: Clause, words: re.Pattern[str]) -> bool:
    """Whether these words, right before a party from `start` on, say that it holds what was fired from, taken or hit:
    "launched from areas held by | the rebels |", "retook Arden, a town held by | the rebels |"."""
    at = party.mention.start - clause.sentence.start
    inside = start <= party.mention.start < clause.end
    return inside and words.search(folded(clause.sentence), max(0, at - FIRED), at) is not None


def _assigned(clause: Clause, parties: Sequence[Party], rules: Grammar) -> Iterator[Assignment]:
    clause = _as_noun(_as_verb(clause, rules), parties)
    trigger = clause.trigger
    before = [p for p in parties if p.mention.start < trigger.start and not p.speaks]
    told = [p for p in parties if is_trigger(p, clause)]
    if trigger.sub_event_type in (*BY_DEFINITION, "Suicide bomb", "Looting/property destruction"):
        yield from (("perpetrator", p, 0.8) for p in told)
    at = trigger.start - clause.sentence.start
    exchange = links().exchange.search(folded(clause.sentence), max(0, at - _EXCHANGE), at)
    behind = (p for p in parties if not p.speaks and trigger.start <= p.mention.start < trigger.end + REACH)
    after = [p for p in behind if p.mention.start >= trigger.end or p.link == "by"]
    if EVENT_TYPE_OF[trigger.sub_event_type] == "Explosions/Remote violence":
        yield from (("target", p, 0.92) for p in after if _passes_by(p, clause))
    by_mob = trigger.sub_event_type == "Mob violence" and any(p.link == "by" for p in told)
    if (trigger.two_sided or exchange) and not told and trigger.sub_event_type != "Mob violence":
        yield from two_sided(clause, before, after, rules)
    elif by_mob:
        yield from passive(clause, before, after, ())
    elif trigger.voice == "active" or (trigger.sub_event_type == "Mob violence" and trigger.voice == "nominal"):
        yield from active(clause, before, told, after, rules)
    elif trigger.voice == "passive":
        later = [p for p in parties if p.mention.start >= trigger.end + REACH and not p.speaks]
        yield from passive(clause, before, after, later)
    else:
        verb, told_by_noun = _harm_before(clause, rules), list(nominal(clause, before, after, rules))
        yield from told_by_noun
        if all(role == "target" for role, _, _ in told_by_noun):  # "a raid killed nine, ..., one of many by the army"
            far = (p for p in parties if p.mention.start >= trigger.end + REACH and not p.speaks)
            yield from (("perpetrator", p, 0.4) for p in far if p.link == "by")
        if verb is not None:
            yield from ((role, party, sure - 0.3) for role, party, sure in assign(verb, parties, rules))


def _passes_by(party: Party, clause: Clause) -> bool:
    """Whether something goes off beside a party: "a mine exploded as a van of the | police was passing"."""
    behind = party.mention.end - clause.sentence.start
    return party.link in links().when and links().passes_by.match(folded(clause.sentence), behind) is not None


def _as_verb(clause: Clause, rules: Grammar) -> Clause:
    """The clause by the voice that its words have: "blew up a van, | killing" is no noun, "were held" no active."""
    trigger, offset = clause.trigger, clause.sentence.start
    before = folded(clause.sentence)[max(0, trigger.start - offset - 2) : trigger.start - offset]
    word = folded(clause.sentence)[trigger.start - offset : trigger.end - offset]
    be, _, participle = word.partition(" ")
    if trigger.voice == "passive" and rules.suffers.match(folded(clause.sentence), trigger.start - offset):
        return clause._replace(trigger=trigger._replace(voice="active"))  # "came under fire | from"
    if trigger.voice == "active" and be in _BE and participle and participle.split()[0] not in rules.links:
        return clause._replace(trigger=trigger._replace(voice="passive"))
    if trigger.voice == "active" and _is_joined_passive(clause):
        return clause._replace(trigger=trigger._replace(voice="passive"))
    if trigger.voice != "nominal" or before != ", " or word not in links().participles:
        return clause
    return clause._replace(trigger=trigger._replace(voice="active", two_sided=False))


def _is_joined_passive(clause: Clause) -> bool:
    """Whether a participle shares the "was" of one before it, with its doer behind: "was tied up and | beaten by"."""
    text, offset = folded(clause.sentence), clause.sentence.start
    start, end = clause.trigger.start - offset, clause.trigger.end - offset
    joined = links().joined_passive.search(text, max(0, start - REACH), start) is not None
    return joined and links().doer_behind.match(text, end, end + _DOER) is not None


def _as_noun(clause: Clause, parties: Sequence[Party]) -> Clause:
    """The clause with an event as a noun that is none of a verb's: "killed in Taliban | attacks", "| shells of" M23."""
    owner = next((p for p in parties if p.mention.end + 1 == clause.trigger.start), None)
    owned = owner is not None and owner.before == "attack" and owner.link in _IN
    at, end = clause.trigger.start - clause.sentence.start, clause.trigger.end - clause.sentence.start
    text = folded(clause.sentence)
    plural = clause.trigger.voice == "active" and text[at:end].endswith("s") and text.startswith(" of ", end)
    return clause._replace(trigger=clause.trigger._replace(voice="nominal")) if owned or plural else clause


def _harm_before(clause: Clause, rules: Grammar) -> Clause | None:
    """The clause as told by its verb, where a noun only says how: "soldiers killed a rebel commander in a | raid"."""
    text, offset = folded(clause.sentence), clause.sentence.start
    end = clause.trigger.start - offset
    match = rules.harm.search(text, max(0, end - REACH), end)
    if match is None:
        return None
    aux = text[: match.start(1)].split()[-1:]
    voice: Voice = "passive" if aux and aux[0] in _BE else "active"
    verb = clause.trigger._replace(
        start=match.start(1) + offset, end=match.end(1) + offset, voice=voice, two_sided=False
    )
    return clause._replace(trigger=verb)


def is_trigger(party: Party, clause: Clause) -> bool:
    """Whether the words that tell the event are the party itself ("a mob", "a suicide bomber")."""
    return party.mention.start < clause.trigger.end and clause.trigger.start < party.mention.end
