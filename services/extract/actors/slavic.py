"""Roles in a Russian or Ukrainian clause: from case, voice and prepositions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.extract.actors.english import Assignment, is_trigger
from services.extract.actors.folding import folded
from services.extract.actors.governing import cases_of, kind_of
from services.extract.actors.grammar import Grammar
from services.extract.actors.inversion import is_inverted
from services.extract.actors.joining import INDECLINABLE_CASES as INDECLINABLE
from services.extract.actors.lexicon import fold
from services.extract.actors.parties import Party
from services.extract.actors.slavic_words import Words, prepositions
from services.extract.model import Clause, Voice

_PHRASE = 80  # characters that hold a preposition and three words
_REACH = 160
_VERB = 24  # characters behind a party that hold its verb
_CLOSE = re.compile(r"[.,:;—–]")


def assign(clause: Clause, parties: Sequence[Party], rules: Grammar, language: str) -> Iterator[Assignment]:
    """Roles of the parties of a clause, in no order of certainty; one party can come twice."""
    words = prepositions(language)
    near = [p for p in parties if not p.speaks and p.mention.start < clause.trigger.end + _REACH]
    for party in near:
        if is_trigger(party, clause) and party.mention.category in ("Political militia", "Rioters", "Protesters"):
            yield "perpetrator", party, 0.8
        elif is_trigger(party, clause) and _closes(party, clause):
            yield "target", party, 0.85
        elif clause.trigger.voice == "nominal" and words.assailant.match(fold(party.mention.name)):
            yield "perpetrator", party, 0.95
    told = any(is_trigger(party, clause) for party in near)
    if clause.trigger.two_sided and not told and clause.trigger.sub_event_type != "Mob violence":
        yield from _two_sided(clause, near, words)
        return
    verb = folded(clause.sentence)[
        clause.trigger.start - clause.sentence.start : clause.trigger.end - clause.sentence.start
    ]
    voice: Voice = "active" if words.reflexive.match(verb) else clause.trigger.voice
    if words.suffering.match(verb):
        voice = "passive"  # "колонна попала в засаду": its subject is the one hit
    for party in near:
        role = _role(clause, voice, party, rules, words, verb, language)
        if role is not None and not (role[0] == "target" and words.reflexive.match(verb)):
            yield role
    if voice == "active":
        yield from _subject(clause, near, words, words.reflexive.match(verb) is not None, language)
    if voice == "passive":
        yield from _patient(clause, near, words)


def _two_sided(clause: Clause, near: Sequence[Party], words: Words) -> Iterator[Assignment]:
    text, offset = folded(clause.sentence), clause.sentence.start
    for party in (p for p in near if p.before or not p.mention.adjective):
        left, cases, free = party.mention.start - offset, party.cases, party.link in words.free
        if party.link in words.between:
            yield "participant", party._replace(link="between"), 0.9
        elif party.link in words.agent or (party.link in words.with_ and "i" in cases):
            yield "participant", party, 0.9
        elif ("g" in cases and words.with_before.search(text, max(0, left - _PHRASE), left)) or (
            free and ("n" in cases or "i" in cases)
        ):
            yield "participant", party, 0.8
        elif party.link in words.free and party.mention.start >= clause.trigger.end and _has(party, "ga"):
            yield "participant", party, 0.7


def _role(
    clause: Clause, voice: Voice, party: Party, rules: Grammar, words: Words, verb: str, language: str
) -> Assignment | None:
    """What case and preposition alone tell, whatever the order of the words."""
    told = _by_words(clause, party, rules, words, verb)
    if told is None and party.mention.adjective:
        told = _of_adjective(clause, voice, party, words, verb, language)
    if told is not None or (party.mention.adjective and party.before):
        return told
    if party.owner_of and party.owner_of.owned != "men":
        return _owner(clause, party, voice, words, words.destroys.match(verb) is not None)
    return _by_case(clause, voice, party, rules, words, verb)


def _by_words(clause: Clause, party: Party, rules: Grammar, words: Words, verb: str) -> Assignment | None:
    """What the words around a party say: "со стороны", "перешло к", "по позициям"."""
    text, offset, trigger = folded(clause.sentence), clause.sentence.start, clause.trigger
    at, behind = party.mention.start - offset, party.mention.start >= trigger.end
    if party.link in words.agent or _holds_agent(party, text, offset, words):
        return "perpetrator", party, 0.95
    if behind and verb.startswith(words.into_hands):
        return "perpetrator", party, 0.95
    passed = rules.passes_to.search(text, trigger.start - offset, max(at, trigger.end - offset))
    if behind and party.link in words.free and passed:
        return "perpetrator", party, 0.85
    if words.with_help_of.search(text, max(0, at - _PHRASE), at):
        return "perpetrator", party, 0.5
    aimed = party.link in words.against
    if not aimed and not _acts(party, text, offset, words):
        aimed = bool(words.target_before.search(text, max(0, trigger.end - offset - 1, at - _PHRASE), at))
    return ("target", party, 0.85) if behind and aimed and party.cases not in ("i", "n") else None


def _of_adjective(
    clause: Clause, voice: Voice, party: Party, words: Words, verb: str, language: str
) -> Assignment | None:
    """What a nationality before a weapon, a site or an attack says of its side."""
    mention, behind = party.mention, party.mention.start >= clause.trigger.end
    text, offset = folded(clause.sentence), clause.sentence.start
    if party.before == "weapon" and clause.trigger.sub_event_type == "Disrupted weapons use":
        return "target", party, 0.85  # "сбиты украинские беспилотники"
    destroys = words.destroys.match(verb) is not None
    if mention.usual_name and not destroys and (party.counted or "g" in party.cases):
        return "perpetrator", party, 0.85  # "город атаковали 15 «шахедов»", "хвиля «шахедів»"
    if party.link in words.dative and not _has(party, "n"):
        return "target", party, 0.85  # "по греческому танкеру выпустили две ракеты"
    if party.before == "site":
        return None if party.link in words.out_of else ("target", party, 0.8)
    if not party.before:
        return None
    fired = not destroys and party.before == "weapon" and _is_fired(party, text, offset, language)
    made = "i" in party.cases and _is_means(party, text, offset, language)
    hit = voice == "nominal" and destroys and behind and party.before == "weapon" and not made
    return ("target", party, 0.8) if hit else _attribute(party, "nominal" if fired else voice, behind)


def _by_case(clause: Clause, voice: Voice, party: Party, rules: Grammar, words: Words, verb: str) -> Assignment | None:
    """What the case of a party without a preposition says."""
    text, offset, trigger = folded(clause.sentence), clause.sentence.start, clause.trigger
    free, behind = party.link in words.free, party.mention.start >= trigger.end
    if free and party.cases == "i" and not _aside(party, clause, words):
        gap = text[trigger.end - offset : party.mention.start - offset]
        by_another = voice == "active" and behind and "," in gap
        return None if by_another else ("perpetrator", party, 0.9)  # "задержали двоих, завербованных | СБУ"
    if voice == "active":  # who follows "нанесли" is none to whom it is done: that is the strike
        hit = free and behind and _has(party, "ag") and not words.light.match(verb)
        return ("target", party, 0.8) if hit and party.cases != "n" else None
    return _of_noun(clause, party, rules, words) if free and voice != "passive" else None


def _acts(party: Party, text: str, offset: int, words: Words) -> bool:
    """Whether an indeclinable name is the subject of the verb behind it ("ВСУ | уничтожили")."""
    return party.cases == INDECLINABLE and words.acting.match(text, party.mention.end - offset) is not None


def _closes(party: Party, clause: Clause) -> bool:
    """Whether a verb's trigger ends with the party that it befalls: "уничтожила | 30 боевиков"."""
    trigger = clause.trigger
    is_object = party.mention.start > trigger.start and party.mention.end == trigger.end and not trigger.two_sided
    return is_object and trigger.voice == "active" and "n" not in party.cases.replace("na", "")


def _acts_before(party: Party, text: str, offset: int, trigger: int, words: Words) -> bool:
    """Whether a party is a verb's subject before the trigger: "армия | оцепила район, задержаны трое"."""
    acts = words.own.match(text, party.mention.end - offset, max(trigger, party.mention.end - offset))
    return acts is not None and "," in text[acts.end() : trigger] and "n" in party.cases


def _holds_agent(party: Party, text: str, offset: int, words: Words) -> bool:
    """Whether a name begins with the last word of what makes it the doer ("обстрелу со | стороны Армении")."""
    at = party.mention.start - offset
    return any(text.startswith(f"{agent} ", at - len(agent.rpartition(" ")[0]) - 1) for agent in words.agent)


def _is_fired(party: Party, text: str, offset: int, language: str) -> bool:
    """Whether the weapon that a nationality stands before is one that is sent: it hits, and is not hit."""
    following = text[party.mention.end - offset :].split(maxsplit=3)[:3]
    return any(kind_of(word, language) == "munition" for word in following)


def _is_means(party: Party, text: str, offset: int, language: str) -> bool:
    """Whether what a nationality stands before is in the instrumental: "повреждение моста турецкой | ракетой"."""
    following = text[party.mention.end - offset :].split(maxsplit=3)[:3]
    return any(cases_of(word, language) == "i" for word in following)


def _owner(clause: Clause, party: Party, voice: Voice, words: Words, destroys: bool) -> Assignment | None:
    """Whose a weapon or an attack is: its side does it, unless the weapon is what is hit."""
    owned, text, offset = party.owner_of, folded(clause.sentence), clause.sentence.start
    assert owned is not None
    left, behind = party.mention.start - offset, party.mention.start >= clause.trigger.end
    if owned.owned == "site":
        sent = party.link in words.out_of and _has(party, "g")
        return (("perpetrator", party, 0.6) if voice == "active" else None) if sent else ("target", party, 0.8)
    if owned.owned != "attack" and words.lost.search(text, max(0, left - _PHRASE), left):
        return "target", party, 0.85
    if owned.owned == "attack":
        if words.answering.search(text, max(0, left - _PHRASE), left):
            return None
        return ("target" if _suffers(party, owned.word, words) else "perpetrator"), party, 0.8
    if clause.trigger.sub_event_type == "Disrupted weapons use":
        return "target", party, 0.85
    is_object = behind and voice != "passive" and party.cases != "i" and party.link in words.free
    hits = destroys or (voice == "active" and (owned.owned == "weapon" or _is_object_by_number(clause, owned.word)))
    if is_object and hits:
        return "target", party, 0.8
    return "perpetrator", party, 0.8


def _is_object_by_number(clause: Clause, noun: str) -> bool:
    """Whether a verb in the plural has no subject in a noun of one thing: "вразили дроном | вертоліт" of an army."""
    verb = folded(clause.sentence)[
        clause.trigger.start - clause.sentence.start : clause.trigger.end - clause.sentence.start
    ]
    return verb.partition(" ")[0].endswith("ли") and not noun.endswith(("и", "ы", "і", "ї", "я", "а"))


def _suffers(party: Party, noun: str, words: Words) -> bool:
    """Whether the genitive of an attack names whom it befalls: people, or a land ("обстрел Израиля")."""
    mention = party.mention
    is_word = " " not in mention.name and mention.name[:1].isupper() and not mention.name.isupper()
    is_land = mention.category == "State forces" and is_word  # "ВСУ" is none
    return mention.category == "Civilians" or (is_land and "n" not in party.cases and noun.startswith(words.suffers))


def _has(party: Party, cases: str) -> bool:
    return any(case in party.cases for case in cases)


def _has_only_n(party: Party) -> bool:
    return not _has(party, "ag")


def _attribute(party: Party, voice: str, behind: bool) -> Assignment:
    """A nationality before a weapon or an attack: its side does it, unless the weapon is what is hit."""
    hit = voice == "active" and behind and party.before == "weapon" and _has(party, "a") and "i" not in party.cases
    return ("target" if hit else "perpetrator"), party, 0.8


def _of_noun(clause: Clause, party: Party, rules: Grammar, words: Words) -> Assignment | None:
    """A genitive beside the noun of the event: who makes an attack, whom a killing or a capture befalls."""
    text, offset, trigger = folded(clause.sentence), clause.sentence.start, clause.trigger
    left, right = party.mention.start - offset, party.mention.end - offset
    noun = text[trigger.start - offset : trigger.end - offset]
    if left >= trigger.end - offset:
        gap = text[trigger.end - offset : left]
        carried_out = words.light.match(text[right : right + _VERB].lstrip())
        if "n" in party.cases and (words.lightly.search(gap) or carried_out):
            return "perpetrator", party, 0.85  # "удар нанесли ВКС", "удар, который Израиль нанёс"
        if "g" in party.cases and len(gap.split()) <= 2 and "," not in gap:
            attack = rules.doers_of.search(noun) is not None and not _suffers(party, noun, words)
            return ("perpetrator" if attack else "target"), party, 0.8
        return ("target", party, 0.6) if party.mention.category == "Civilians" and _has(party, "agn") else None
    gap = text[right : trigger.start - offset]
    if party.mention.adjective:
        return ("perpetrator", party, 0.85) if len(gap.split()) <= 2 and not _CLOSE.search(gap) else None
    if "n" not in party.cases or party.link not in words.free:
        return None
    if rules.undergoing.search(gap):
        return "target", party, 0.75
    return ("perpetrator", party, 0.8) if words.light.search(gap) else None


def _patient(clause: Clause, near: Sequence[Party], words: Words) -> Iterator[Assignment]:
    """Whom a passive befalls: the nearest free party, in no other part of the sentence."""
    text, offset, trigger = folded(clause.sentence), clause.sentence.start, clause.trigger
    free = [
        p
        for p in near
        if p.link in words.free
        and _has(p, "nag")
        and not p.mention.adjective
        and not _acts(p, text, offset, words)
        and not _acts_before(p, text, offset, trigger.start - offset, words)
    ]
    for party in sorted(
        free, key=lambda p: min(abs(p.mention.start - trigger.end), abs(trigger.start - p.mention.end))
    ):
        left, right = sorted((party.mention.start, party.mention.end, trigger.start, trigger.end))[1:3]
        if not re.search(r"[;:(]", text[left - offset : right - offset]) and not _aside(party, clause, words):
            yield "target", party, 0.85
            return


def _aside(party: Party, clause: Clause, words: Words) -> bool:
    """Whether it stands in a relative clause that closes before the trigger ("боевики, которых власти ищут, ...")."""
    text, offset = folded(clause.sentence), clause.sentence.start
    left, right = party.mention.start - offset, clause.trigger.start - offset
    return "," in text[left:right] and words.relative.search(text, max(0, left - _PHRASE), left) is not None


def _subject(
    clause: Clause, near: Sequence[Party], words: Words, reflexive: bool, language: str
) -> Iterator[Assignment]:
    """The nominative of an active verb: before it, or else behind it; of a relative clause, whom it is about."""
    text, offset = folded(clause.sentence), clause.sentence.start
    opens = words.who.search(text, max(0, clause.trigger.start - offset - _REACH), clause.trigger.start - offset)
    about = [p for p in near if opens and p.mention.end - offset == opens.start()]
    if about:  # "police seek gunmen who | shot": no police
        yield "perpetrator", about[-1], 0.9
        return
    named = (p for p in near if not p.mention.adjective or p.before in ("attack", "weapon"))
    free = [p for p in named if p.link in words.free and "n" in p.cases]
    before = [
        p for p in free if p.mention.start < clause.trigger.start and p.link != "verb" and not _aside(p, clause, words)
    ]
    behind = [
        p for p in free if p.mention.start >= clause.trigger.end and (_has_only_n(p) or (reflexive and p.counted))
    ]
    if before:
        yield "perpetrator", before[-1], 0.9
        text, offset, at = folded(clause.sentence), clause.sentence.start, len(before) - 1
        while (
            at and text[before[at - 1].mention.end - offset : before[at].mention.start - offset].strip() in words.beside
        ):
            at -= 1
            yield "perpetrator", before[at], 0.8
    elif behind:
        yield "perpetrator", behind[0], 0.8
    else:
        party = next((p for p in free if p.mention.start >= clause.trigger.end), None)
        if party is not None and is_inverted(clause, party, language):
            yield "perpetrator", party, 0.85
