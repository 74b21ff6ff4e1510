"""Roles in an English clause: from word order, voice and prepositions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from services.extract.actors.fighting import two_sided
from services.extract.actors.implied import BY_DEFINITION
from services.extract.actors.parties import Grammar, Party, folded
from services.extract.actors.setting import ARMED
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.inflection import verb_forms
from services.extract.lexicon.loading import load
from services.extract.model import Clause, Voice

Assignment = tuple[str, Party, float]
"""A role, its party and how sure the grammar is of it (0 to 1)."""

_WORD = 24  # characters that hold the word before a verb
_BE = frozenset(("was", "were", "been", "being", "is", "are"))
_OF_THEM = ("of them ", "of whom ")
"""Before a party that is only part of the subject: "16 rebels, seven of them women, surrendered"."""
_IN_ATTACK = ("in", "during", "by", "amid", "from", "after", "when")
_EXCHANGE = 60  # characters that hold "exchanged" and two words more
_ACCUSED = 4  # words before the accused that hold the verb of accusing
_CLOSE = 4  # words between an event's noun and whom it comes from ("shells from")
_LEADS = re.compile(r"[ -][\w-]+ (?:[\w-]+ )?")
"""What may stand between a nationality and the verb of what it belongs to: "Chadian | gyrocopters | bombed"."""
_CLAUSE_END = re.compile(r"[;:]| but | while | whereas ")
_REACH = 160  # characters behind the trigger within which its object stands


class _Links:
    """Prepositions and conjunctions by what they tell."""

    def __init__(self) -> None:
        data = load("en", "roles")
        self.subject = frozenset(("", *data["free"]))
        self.on, self.when = frozenset(data["on"]), frozenset(data["when"])
        self.not_an_object, self.beside = frozenset(data["not_an_object"]), frozenset(data["beside"])
        self.begins_clause = re.compile(rf"\b(?:{any_of((*data['when'], 'where', 'in which'))})\b")
        self.remains = re.compile(rf" (?:{any_of(data['remains'])})\b")
        """Whom somebody else killed before: "found six beheaded | bodies"."""
        self.takes = re.compile(
            rf"(?: [\w-]+){{0,3}}? (?:{any_of(data['takes'])})\b[^.;]{{2,100}}?\b(?:{any_of(data['when'])})\b"
        )
        """What follows whoever takes a place, up to the clause that tells who left it."""
        self.joins = re.compile(rf"(?:{any_of(data['beside'])})(?: \w+){{0,2}}")
        """What joins two subjects: "and", with a name that nobody knows ("and NDF militia")."""
        self.shares_subject = tuple(data["shares_subject"])
        self.not_when = re.compile(rf"\b(?:{any_of(data['not_when'])})\b")
        """An "as" that begins no clause: "men | dressed as" police."""
        self.same_subject = re.compile(rf"\b(?:{any_of(data['when'])}) (?:{any_of(data['pronouns'])}) (?:\w+ ){{0,2}}$")
        """A clause whose pronoun is the subject of the one before: "returned | as they" ambushed."""
        self.parts_who = tuple(data["parts_who"])
        self.auxiliaries = re.compile(r"(?:\b(?:have|has|had|also|later|\w+ly) )+$")
        hurt = rf"{any_of(data['fell'])}|(?:killed|wounded|injured)(?= (?:by|in|on|at|when|after|during|and)\b|[,.;]|$)"
        self.hit = re.compile(rf"(?: (?:{any_of(data['been_hit'])})){{0,4}} (?:{hurt})")
        """What follows people who are hit."""
        self.participles = frozenset(word for word in data["felled"] if word.endswith("ing"))
        self.exchange = re.compile(rf"\b(?:{any_of(data['exchange'])}) (?:(?!blame|accus)[\w-]+ ){{0,2}}$")
        """Before an event's noun: two do it to one another ("exchanged mortar fire")."""
        self.accused = frozenset(data["accused"])
        self.installations = tuple(f" {noun}" for noun in data["installations"])
        deeds = any_of(form for verb in data["deeds"] for form in verb_forms(verb)[1:-1])
        self.acts = re.compile(rf" (?:ha(?:d|ve|s) )?(?:{deeds})\b")
        """A verb of violence right behind its subject."""
        self.near = frozenset(data["beside_installation"])


@cache
def _links() -> _Links:
    return _Links()


def assign(clause: Clause, parties: Sequence[Party], rules: Grammar) -> Iterator[Assignment]:
    """Roles of the parties of a clause, in no order of certainty; one party can come twice."""
    text, offset = folded(clause.sentence), clause.sentence.start
    for role, party, sure in _assigned(clause, parties, rules):
        people = party.mention.category == "Civilians"
        if role == "target" or not people or not _links().hit.match(text, party.mention.end - offset):
            yield role, party, sure


def _assigned(clause: Clause, parties: Sequence[Party], rules: Grammar) -> Iterator[Assignment]:
    clause = _as_verb(clause, rules)
    trigger = clause.trigger
    before = [p for p in parties if p.mention.start < trigger.start and not p.speaks]
    told = [p for p in parties if is_trigger(p, clause)]
    if trigger.sub_event_type in BY_DEFINITION or trigger.sub_event_type == "Suicide bomb":
        yield from (("perpetrator", p, 0.8) for p in told)
    at = trigger.start - clause.sentence.start
    exchange = _links().exchange.search(folded(clause.sentence), max(0, at - _EXCHANGE), at)
    behind = (p for p in parties if not p.speaks and trigger.start <= p.mention.start < trigger.end + _REACH)
    after = [p for p in behind if p.mention.start >= trigger.end or p.link == "by"]
    if (trigger.two_sided or exchange) and not told and trigger.sub_event_type != "Mob violence":
        yield from two_sided(clause, before, after, rules)
    elif trigger.voice == "active" or (trigger.sub_event_type == "Mob violence" and trigger.voice == "nominal"):
        yield from _active(clause, before, told, after, rules)
    elif trigger.voice == "passive":
        later = [p for p in parties if p.mention.start >= trigger.end + _REACH and not p.speaks]
        yield from _passive(clause, before, after, later)
    else:
        verb = _harm_before(clause, rules)
        yield from _nominal(clause, before, after, rules)
        if verb is not None:
            yield from ((role, party, sure - 0.3) for role, party, sure in assign(verb, parties, rules))


def _as_verb(clause: Clause, rules: Grammar) -> Clause:
    """The clause by the voice that its words have: "blew up a van, | killing" is no noun, "were held" no active."""
    trigger, offset = clause.trigger, clause.sentence.start
    before = folded(clause.sentence)[max(0, trigger.start - offset - 2) : trigger.start - offset]
    word = folded(clause.sentence)[trigger.start - offset : trigger.end - offset]
    if (
        trigger.voice == "active"
        and word.split()[0] in _BE
        and word.split()[1:2]
        and word.split()[1] not in rules.links
    ):
        return clause._replace(trigger=trigger._replace(voice="passive"))
    if trigger.voice != "nominal" or before != ", " or word not in _links().participles:
        return clause
    return clause._replace(trigger=trigger._replace(voice="active", two_sided=False))


def _harm_before(clause: Clause, rules: Grammar) -> Clause | None:
    """The clause as told by its verb, where a noun only says how: "soldiers killed a rebel commander in a | raid"."""
    text, offset = folded(clause.sentence), clause.sentence.start
    end = clause.trigger.start - offset
    match = rules.harm.search(text, max(0, end - _REACH), end)
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


def _active(
    clause: Clause, before: Sequence[Party], told: Sequence[Party], after: Sequence[Party], rules: Grammar
) -> Iterator[Assignment]:
    start = clause.sentence.start
    if rules.passes_to.match(folded(clause.sentence), clause.trigger.start - start):
        yield from (("perpetrator", p, 0.85) for p in after if p.link in ("to", "of"))
        return
    if _links().remains.match(folded(clause.sentence), clause.trigger.end - start):
        return
    if (taker := _taker(clause, before)) is not None:
        yield "perpetrator", taker, 0.95
        return
    related = _antecedent(clause, before)
    doers = _accused(clause, before) or (list(_subject(clause, before)) if related is None else related)
    at = clause.trigger.start - start
    if rules.suffers.match(folded(clause.sentence), at):
        victims = [p for p in before if p.link in (*_links().subject, "of", "among")]
        guards = [p for p in before if p.link in ("by", "with", "verb") and p.mention.category in ARMED]
        yield from (("target", p, 0.9) for p in doers or victims[-1:] or guards[-1:])
        yield from (("perpetrator", p, 0.85) for p in after if p.link in ("from", "by"))
        yield from (("perpetrator", p, 0.85) for p in told if p.mention.adjective)  # "came under | Chadian | fire"
        return
    has_pronoun = rules.pronoun.search(folded(clause.sentence), max(0, at - _REACH), at) is not None
    doers += [p for p in (*before, *after) if not doers and not has_pronoun and p.link == "by"][:1]
    if not has_pronoun and all(p.mention.category == "Civilians" for p in doers):
        doers += [p for p in before if p.link in ("of", "from") and p.mention.category in ARMED][-1:]
    for party in doers:
        yield "perpetrator", party, 0.9
    if clause.trigger.sub_event_type == "Disrupted weapons use":  # "downed drones launched by"
        yield from (("target", p, 0.7) for p in after if p.link == "by" and p not in doers)
    object_ = next((p for p in after if p.link not in _links().not_an_object), None)
    if object_ and not object_.link and _links().acts.match(folded(clause.sentence), object_.mention.end - start):
        return  # "a mine went off and | rebels fired": the subject of what comes next
    if "territory" in clause.trigger.sub_event_type or clause.trigger.sub_event_type.startswith("Looting"):
        yield from (("target", p, 0.7) for p in after if p.link == "from")
    if object_ is None or _CLAUSE_END.search(
        folded(clause.sentence), clause.trigger.end - start, object_.mention.start - start
    ):
        return
    if object_.before == "attack":
        yield "perpetrator", object_, 0.8
        return
    for party in _coordinated(object_, after):
        yield "target", party, 0.85


def _taker(clause: Clause, before: Sequence[Party]) -> Party | None:
    """Who takes a place that others leave: "M23 | entered Pinga after the army had left"."""
    if clause.trigger.sub_event_type != "Non-violent transfer of territory" or len(before) < 2:
        return None
    text, offset, last = folded(clause.sentence), clause.sentence.start, before[-1].mention.start
    first = next((p for p in before if p.link in _links().subject and p.mention.category in ARMED), None)
    took = first and _links().takes.match(text, first.mention.end - offset, clause.trigger.start - offset)
    return first if took and took.end() <= last - offset else None


def _accused(clause: Clause, before: Sequence[Party]) -> list[Party]:
    """Whom the clause accuses of it: "accused Chad of | bombing a market"."""
    text, offset = folded(clause.sentence), clause.sentence.start
    for party in before[-1:]:
        left = text[: party.mention.start - offset].split()[-_ACCUSED:]
        right = text[party.mention.end - offset : clause.trigger.start - offset].split()
        if not _links().accused.isdisjoint(left) and right[:1] == ["of"] and len(right) <= _CLOSE:
            return [party]
    return []


def _antecedent(clause: Clause, before: Sequence[Party]) -> list[Party] | None:
    """Whom "who" stands for, where the verb is its own: "gunmen in a bus who | shot"; None where it is not."""
    text, offset = folded(clause.sentence), clause.sentence.start
    at = clause.trigger.start - offset
    who = text.rfind(" who ", max(0, at - _REACH), at)
    inside = any(p.link in _links().subject and p.mention.start - offset > who for p in before)
    if who < 0 or inside or any(word in text[who:at] for word in _links().parts_who):
        return None
    return [p for p in before if who - _WORD <= p.mention.end - offset <= who][-1:]


def _subject(clause: Clause, before: Sequence[Party]) -> Iterator[Party]:
    """The party that the verb's subject names, with those that "and" puts beside it."""
    text, offset = folded(clause.sentence), clause.sentence.start
    shared = text[clause.trigger.start - offset : clause.trigger.end - offset].split(" ")[0].endswith("ing")
    at = clause.trigger.start - offset
    free = [
        p for p in before
        if p.link in _links().subject
        and not text.endswith(_OF_THEM, 0, p.mention.start - offset)
        and (p.before or not p.mention.adjective or _LEADS.fullmatch(text, p.mention.end - offset, at))
    ]  # fmt: skip
    between = text[free[-1].mention.end - offset : at] if free else ""
    if free and _links().same_subject.search(between):
        between = ""  # "Rebels returned as they | ambushed"
    if not free or _in_other_clause(between):
        return
    before_verb = _links().auxiliaries.sub("", text[max(0, at - _WORD) : at]).split()
    if shared or (before_verb[-1:] and before_verb[-1] in _links().shares_subject):
        yield _of_last_clause(free, text, offset, at)[0]
        return
    nearest = len(free) - 1
    yield free[nearest]
    while nearest and _links().joins.fullmatch(_between(text, offset, free[nearest - 1], free[nearest])):
        nearest -= 1
        yield free[nearest]


def _of_last_clause(free: list[Party], text: str, offset: int, at: int) -> list[Party]:
    """The subjects behind the last "when", which a participle shares: "when a bomber rammed it, | killing"."""
    last = max((m.end() for m in _links().begins_clause.finditer(text, max(0, at - _REACH), at)), default=0)
    return [party for party in free if party.mention.start - offset >= last] or free


def _in_other_clause(between: str) -> bool:
    """Whether a conjunction parts a party from the verb: "an officer was hurt when a grenade exploded"."""
    return not _links().when.isdisjoint(_links().not_when.sub("", between[-_REACH:]).split())


def _between(text: str, offset: int, left: Party, right: Party) -> str:
    return text[left.mention.end - offset : right.mention.start - offset].strip()


def _coordinated(first: Party, parties: Sequence[Party]) -> Iterator[Party]:
    """The party and those in the same position behind it."""
    yield first
    for party in parties:
        if (
            party.mention.start > first.mention.start
            and party.link == first.link
            and party.mention.start - first.mention.end < 60
        ):
            yield party


def _passive(
    clause: Clause, before: Sequence[Party], after: Sequence[Party], later: Sequence[Party]
) -> Iterator[Assignment]:
    doer = next(
        (p for p in after if p.link == "by" and (p.before or not p.mention.adjective or p.mention.country)), None
    )
    doer = doer or next((p for p in after if p.before and (p.mention.adjective or _is_in_attack(p))), None)
    doer = doer or next((p for p in after if p.link in _links().when and not p.mention.adjective), None)
    doer = doer or next((p for p in reversed(before) if p.link == "by"), None)
    doer = doer or next((p for p in later if p.link == "by"), None)
    if doer is not None:
        yield "perpetrator", doer, 0.9 if doer.link == "by" else 0.7
    free = [p for p in before if p.link in (*_links().subject, "of", "among") and p.before != "attack"]
    text, offset = folded(clause.sentence), clause.sentence.start
    for party in free[-1:]:
        if _is_apart(party, text[party.mention.end - offset : clause.trigger.start - offset]):
            continue
        yield "target", party, 0.85
    against = next((p for p in after if p.link == "with" and p is not doer), None)
    if against is not None and doer is None:
        yield "perpetrator", against, 0.6


def _is_apart(party: Party, between: str) -> bool:
    """Whether a party is told of beside the subject: "a hill where rebels live, was", "rebels killed men who were"."""
    return (party.link == "where" and "," in between) or (" who " in between and bool(_links().acts.match(between)))


def _is_in_attack(party: Party) -> bool:
    """Whether a party owns the attack in which something is done: "was hit | in an army air strike"."""
    return party.before == "attack" and party.link in _IN_ATTACK and party.mention.category != "Civilians"


def _nominal(clause: Clause, before: Sequence[Party], after: Sequence[Party], rules: Grammar) -> Iterator[Assignment]:
    text, offset = folded(clause.sentence), clause.sentence.start
    trigger = clause.trigger
    noun = text[trigger.start - offset : trigger.end - offset]
    of_doer = rules.doers_of.search(noun) is not None
    for party in after:
        if party.link == "by":
            yield "perpetrator", party, 0.95
        elif party.link == "of" and text[trigger.end - offset : party.mention.start - offset].count(" of ") == 1:
            yield ("perpetrator" if of_doer and party.mention.category != "Civilians" else "target"), party, 0.85
        elif party.link == "from" and text[trigger.end - offset : party.mention.start - offset].count(" ") <= _CLOSE:
            yield "perpetrator", party, 0.8
        elif party.link in _links().on:
            yield "target", party, 0.85
        elif party.link == "between":
            yield "participant", party, 0.9
        elif party.mention.adjective and party.before:
            yield "perpetrator", party, 0.5
        elif party.link in _links().near and party.mention.name.lower().endswith(_links().installations):
            yield "target", party, 0.7  # "a bomb went off outside a police station"
        elif party.link == "verb" and not party.mention.adjective:
            yield "target", party, 0.7 if party.mention.category == "Civilians" else 0.6
    accused = _accused(clause, before)
    yield from (("perpetrator", p, 0.97) for p in accused)
    if not accused:
        yield from _possessor(clause, before, rules)


def _possessor(clause: Clause, before: Sequence[Party], rules: Grammar) -> Iterator[Assignment]:
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
    free = [p for p in before if p.link in _links().subject and not p.mention.adjective]
    if not free:
        return
    between = text[free[-1].mention.end - offset : clause.trigger.start - offset]
    role = "target" if rules.undergoing.search(between) or rules.done_to.search(between) else "perpetrator"
    if role == "target" or free[-1].mention.category != "Civilians":
        yield role, free[-1], 0.75
