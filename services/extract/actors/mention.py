"""The party that a run of names and nouns tells."""

from __future__ import annotations

import re
from functools import cache

from services.extract.actors.joining import Joining
from services.extract.actors.lexicon import Entry, Hit, Lexicon
from services.extract.actors.peoples import PEOPLE
from services.extract.actors.runs import FOLLOWERS
from services.extract.actors.setting import ARMED, CROWDS, SIDES, Setting
from services.extract.actors.states import force_of, nation_of
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention

_FORCES = Entry("head", category="State forces", suffix="forces", force="forces")
_GUARDS = ("guards", "guard")
_OF_A_PARTY = tuple(f" {who}" for who in (*FOLLOWERS, "supporters", "cadres"))
"""What names of a party's followers end in that the lexicon lists as a whole ("BJP | workers")."""
_YOUTHS = ("youths", "youth")
"""People who fight where they are a people's ("Ijaw youths")."""
_BORNE_ABROAD = ("forces", "air-force", "border-guard")
"""Kinds of a state's forces that fight in other lands, as its police do not."""
_OF_A_LAND = ("police", "intelligence", "border-guard", "air-force")
"""Kinds of forces that no people has, though a region be named like it ("Oromo | police")."""
CAMPS = ("enemy", "own")
"""Suffixes of words for the two sides by who speaks, see kinds.toml."""
_FORMER = 40  # characters that hold "off-duty municipal " or "бывшего "


def mention_of(
    run: list[Hit], text: str, original: str, rules: Joining, lexicon: Lexicon, setting: Setting
) -> ActorMention | None:
    """The party of a run; None where it names nobody who acts."""
    start, end = run[0].start, run[-1].end
    heads = [h.entry for h in run if h.entry.kind == "head"]
    named = next((h.entry for h in run if h.entry.kind == "group"), None)
    side = next((h.entry for h in run if h.entry.kind != "head"), None)
    if heads and side is None and heads[-1].category in ARMED:
        side = setting.owner_of(start)
        named = side if side and side.kind == "group" else None
    last, name = text[run[-1].start : run[-1].end], original[start:end].partition(" (")[0]
    if named is not None and _is_member(run, text) and _served(start, end, text, rules):
        who = _members().match(text, end)
        name = original[start : who.end() if who else end]
        return ActorMention(start, end, name, None, named.country, "Civilians")
    if named is not None and named.bound and named.country and any(h.suffix in _OF_A_LAND for h in heads):
        return _of_noun(start, end, name, heads[-1], named, text, rules, lexicon, setting)
    if named is not None and _is_of_another(named, run[0].entry):
        return force_of(start, end, name, _FORCES, run[0].entry.country, lexicon)
    if named is not None:
        return _of_group(run, name, last, named, heads)
    if not heads:
        return nation_of(run[0], text, original, rules, lexicon)
    if run[-1].entry.suffix == "ours":  # "наши | отошли", and not "наши дети"
        entry = run[-1].entry._replace(suffix="forces", force="forces")
        owned = rules.ours.match(text, end) and setting.voice
        return force_of(start, end, name, entry, setting.voice, lexicon) if owned else None
    heads = [h for h in heads if not h.bound] or heads  # "junta artillery" is the junta's
    head = heads[-1] if run[-1].entry.kind == "head" else heads[0]
    if any(h.suffix in CAMPS for h in heads):
        if side is not None:  # "our Ukrainian | defenders"
            run = [hit for hit in run if hit.entry.suffix not in CAMPS]
            return mention_of(run, text, original, rules, lexicon, setting)
        return _of_camp(start, end, name, heads, text, rules, lexicon, setting)
    if head.bound and side is None:
        return None
    if side and side.kind == "adjective" and last in _GUARDS:  # "Tajik | guards"
        head = head._replace(category="State forces", suffix="border-guard", force="border-guard")
    return _of_noun(start, end, name, head, side, text, rules, lexicon, setting)


def _is_member(run: list[Hit], text: str) -> bool:
    """Whether a group's name only says whose man somebody is or was ("a former Home Army | commander")."""
    return run[-1].entry.kind == "head" or _members().match(text, run[-1].end) is not None


@cache
def _members() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(load('en', 'roles')['members'])})s?\b")


def _is_of_another(named: Entry, owner: Entry) -> bool:
    """Whether a name that many lands' forces have is another's here ("Syria's | Assault Brigade")."""
    return (
        bool(named.context)
        and named.category == "State forces"
        and owner.kind in SIDES
        and owner.country != named.country
    )


def _of_group(run: list[Hit], name: str, last: str, named: Entry, heads: list[Entry]) -> ActorMention:
    """A group, or the people whom a noun makes of it ("Ijaw villagers", "Awami League activists")."""
    start, end = run[0].start, run[-1].end
    if named.category == PEOPLE and run[-1].entry.category == "Civilians" and last not in _YOUTHS:
        return ActorMention(start, end, name, None, named.country, "Civilians")
    if last in FOLLOWERS or (named.category == "Political militia" and last.endswith(_OF_A_PARTY)):
        return ActorMention(start, end, name, named.actor_id, named.country, "Protesters", named.name)
    crowd = next((h for h in heads if h.category in CROWDS), None) if named.category != "Rebel group" else None
    own = named.bound or named.category == PEOPLE
    usual = name if crowd and own else named.name  # "protesters loyal to X" are not X's militia
    return ActorMention(start, end, name, named.actor_id, named.country, (crowd or named).category, usual)


def _of_camp(
    start: int,
    end: int,
    name: str,
    heads: list[Entry],
    text: str,
    rules: Joining,
    lexicon: Lexicon,
    setting: Setting,
) -> ActorMention | None:
    """Whom a text calls the enemy or ours: alone, by a noun ("enemy infantry"), by what they send ("our | drones")."""
    noun = next((h for h in reversed(heads) if h.suffix not in CAMPS), None)
    camp = next(h for h in heads if h.suffix in CAMPS)
    country = setting.enemy if camp.suffix == "enemy" else setting.voice
    if country is None:
        return force_of(start, end, name, noun, None, lexicon) if noun and not noun.bound else None
    if noun is None and rules.owns_arms(text, end):
        return ActorMention(start, end, name, None, country, None, adjective=True)
    if noun is None and name.lower() == "our":
        return None  # "our region"
    if noun is not None and noun.category != "State forces":
        return force_of(start, end, name, noun, country, lexicon)
    return force_of(start, end, name, noun or camp._replace(suffix="forces", force="forces"), country, lexicon)


def _of_noun(
    start: int,
    end: int,
    name: str,
    head: Entry,
    side: Entry | None,
    text: str,
    rules: Joining,
    lexicon: Lexicon,
    setting: Setting,
) -> ActorMention | None:
    """People or forces by their noun, of the country that the run or the text around it names."""
    if side is None and name.lower().split()[-1] in load("actors", "wars")["foes"] and setting.enemy:
        foe = head._replace(category="State forces", suffix="forces", force="forces")
        return force_of(start, end, name, foe, setting.enemy, lexicon)  # "militants" are the other army's soldiers
    if head.weak and side is None and rules.armed.match(text, end):
        return ActorMention(start, end, name, None, None, "Political militia")
    if head.category == "State forces" and _served(start, end, text, rules):
        return ActorMention(start, end, name, None, (side and side.country) or setting.country_of(start), "Civilians")
    whose = setting.force_of if head.suffix in _BORNE_ABROAD else setting.country_of
    country = side.country if side else whose(start) if _is_of_its_land(head) else None
    if side is None and whose == setting.country_of and head.suffix and country in load("actors", "wars")["occupied"]:
        country = None  # where two have police, the place tells whose it is
    return force_of(start, end, name, head, country, lexicon)


def _served(start: int, end: int, text: str, rules: Joining) -> bool:
    """Whether people of a force are civilians here: those who left it, and those off duty whom others hit."""
    first = max(0, start - _FORMER)
    if not rules.former.search(text, first, start):
        return False
    off = rules.off_duty.search(text, first, start)
    by = off and text[first : off.start()].endswith((" by an ", " by the ", " by two ", " by "))
    return not (off and (by or rules.does.match(text, end)))


def _is_of_its_land(head: Entry) -> bool:
    """Whether such people commonly belong to the country that they are in."""
    return head.suffix is not None or head.category in ("Civilians", *CROWDS)
