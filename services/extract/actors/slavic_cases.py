"""What case and preposition alone tell of a party, in Russian and Ukrainian."""

from __future__ import annotations

import re

from services.extract.actors.english import Assignment
from services.extract.actors.folding import folded
from services.extract.actors.governing import cases_of, kind_of
from services.extract.actors.grammar import Grammar
from services.extract.actors.parties import Party
from services.extract.actors.slavic_verbs import PHRASE, acts, has_case, is_aside
from services.extract.actors.slavic_words import Words
from services.extract.model import Clause, Voice

_VERB = 24  # characters behind a party that hold its verb
_CLOSE = re.compile(r"[.,:;—–]")


def role_of(
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
    if words.with_help_of.search(text, max(0, at - PHRASE), at):
        return "perpetrator", party, 0.5
    aimed = party.link in words.against
    if not aimed and not acts(party, text, offset, words):
        aimed = bool(words.target_before.search(text, max(0, trigger.end - offset - 1, at - PHRASE), at))
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
    if party.link in words.dative and not has_case(party, "n"):
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
    if free and party.cases == "i" and not is_aside(party, clause, words):
        gap = text[trigger.end - offset : party.mention.start - offset]
        by_another = voice == "active" and behind and "," in gap
        return None if by_another else ("perpetrator", party, 0.9)  # "задержали двоих, завербованных | СБУ"
    if voice == "active":  # who follows "нанесли" is none to whom it is done: that is the strike
        hit = free and behind and has_case(party, "ag") and not words.light.match(verb)
        return ("target", party, 0.8) if hit and party.cases != "n" else None
    return _of_noun(clause, party, rules, words) if free and voice != "passive" else None


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
        sent = party.link in words.out_of and has_case(party, "g")
        return (("perpetrator", party, 0.6) if voice == "active" else None) if sent else ("target", party, 0.8)
    if owned.owned != "attack" and words.lost.search(text, max(0, left - PHRASE), left):
        return "target", party, 0.85
    if owned.owned == "attack":
        if words.answering.search(text, max(0, left - PHRASE), left):
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


def _attribute(party: Party, voice: str, behind: bool) -> Assignment:
    """A nationality before a weapon or an attack: its side does it, unless the weapon is what is hit."""
    hit = voice == "active" and behind and party.before == "weapon" and has_case(party, "a") and "i" not in party.cases
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
        return ("target", party, 0.6) if party.mention.category == "Civilians" and has_case(party, "agn") else None
    gap = text[right : trigger.start - offset]
    if party.mention.adjective:
        return ("perpetrator", party, 0.85) if len(gap.split()) <= 2 and not _CLOSE.search(gap) else None
    if "n" not in party.cases or party.link not in words.free:
        return None
    if rules.undergoing.search(gap):
        return "target", party, 0.75
    return ("perpetrator", party, 0.8) if words.light.search(gap) else None
