"""The side that an event leaves out and its surroundings name: the group that an army fights, or the army."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.taxonomy import EVENT_TYPE_OF, ActorRole
from services.extract.actors.cleared import is_background
from services.extract.actors.folding import folded
from services.extract.actors.identity import Chosen, only_group
from services.extract.actors.setting import ARMED, NAMELESS, is_named
from services.extract.actors.speaking import speaks
from services.extract.actors.within import mentions_around, mentions_between
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document, Sentence

_AROUND = 2  # sentences around an event within which its other side may be named
_ATTACKS = ("Explosions/Remote violence", "Violence against civilians")
_OPPOSITE: dict[str, ActorRole] = {"perpetrator": "target", "target": "perpetrator", "participant": "participant"}


def opponent(chosen: Chosen, clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties of a battle with the one group, or the one state's forces, named around it that it leaves out."""
    if document.language == "en":
        chosen = _of_the_war(chosen, clause, mentions)
    if EVENT_TYPE_OF[clause.trigger.sub_event_type] != "Battles":
        return _with_insurgents(chosen, clause, document, mentions)
    armed = [(role, side) for role, side in chosen if role != "target" or side.category != "Civilians"]
    if len(armed) > 1:
        return chosen
    if not any(is_named(m) for _, m in armed) and (sides := _of_the_fight(clause, document, mentions)):
        return [*(("participant", side) for side in sides), *(c for c in chosen if c not in armed)]
    around = _around(clause, document)
    if clause.trigger.two_sided and all(m.category == "State forces" and not m.country for _, m in chosen):
        sides = _two_sides(mentions_around(mentions, clause.start, clause.end))
        if sides or not chosen:
            return [("participant", side) for side in sides]
    if not armed:
        return chosen
    role, side = armed[0]
    if side.category == "State forces":
        other = only_group(around, mentions) or _last_rebels(side, clause, around, mentions)
        if other is not None and _is_out(other, document, mentions):
            other = None
    else:
        other = _army_of(side, around, mentions) or _suppressing(role, side, clause, document, mentions)
    if other is None and clause.trigger.two_sided:
        other = _beside(side, clause, document, mentions)
    if other is None:
        return chosen
    return sorted([*chosen, (_OPPOSITE[role], other)], key=lambda c: c[0] == "target")


def _beside(
    side: ActorMention, clause: Clause, document: Document, mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """The one other armed side that a fight's own sentence names: "clashes in Arden, where M23 drove out the army"."""
    told = mentions_between(mentions, clause.start, clause.end)
    armed = [m for m in told if m.category in ARMED and not speaks(m, clause.sentence, document.language)]
    others = {m.side: m for m in armed if m.side != side.side and (is_named(m) or m.country)}
    return next(iter(others.values())) if len(others) == 1 else None


def _of_the_fight(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The two armed sides of the sentence before, where a fight is one told of: "The | firefight lasted an hour"."""
    sentence, at = clause.sentence, clause.trigger.start - clause.sentence.start
    if not clause.trigger.two_sided or not sentence.index or not folded(sentence).endswith("the ", 0, at):
        return []
    before = document.sentences[sentence.index - 1]
    told = mentions_between(mentions, before.start, before.end)
    armed = {m.side: m for m in told if m.category in ARMED and not speaks(m, before, document.language)}
    return list(armed.values()) if len(armed) == 2 and any(is_named(m) for m in armed.values()) else []


def _of_the_war(chosen: Chosen, clause: Clause, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties, where a sniper or rebels without a name hit an army: of the one rebel group of the article."""
    words = tuple(load("en", "roles")["of_the_war"])
    armies = [m for role, m in chosen if role == "target" and m.category == "State forces"]
    nameless = [m for role, m in chosen if role != "target" and not is_named(m) and m.name.lower().endswith(words)]
    if not armies or not nameless:
        return chosen
    foe = _only_rebels(mentions_around(mentions, clause.start, clause.end))
    roams = foe is not None and foe.actor_id in load("actors", "wars")["roaming"]
    if foe is None or not all(_fights(foe, army) and (army.country or not roams) for army in armies):
        return chosen
    return [(role, foe if m in nameless else m) for role, m in chosen]


def _only_rebels(mentions: Sequence[ActorMention]) -> ActorMention | None:
    groups = {m.side: m for m in mentions if m.category == "Rebel group" and is_named(m)}
    return next(iter(groups.values())) if len(groups) == 1 else None


def _around(clause: Clause, document: Document) -> Sequence[Sentence]:
    at = clause.sentence.index
    return document.sentences[max(0, at - _AROUND) : at + 1 + _AROUND]


def _is_out(group: ActorMention, document: Document, mentions: Sequence[ActorMention]) -> bool:
    """Whether all that the text says of a group is that it is about, did other things, or did not do it."""
    told = [m for m in mentions_around(mentions, group.start, group.end) if m.side == group.side]
    return all(is_background(m, document.sentence_at(m.start), document.language) for m in told)


def _with_insurgents(chosen: Chosen, clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """An attack on an army or its police that no words give a doer, with the one rebel group of the article."""
    hit = [side for role, side in chosen if role == "target" and side.category == "State forces"]
    if not hit or len(hit) < len(chosen) or EVENT_TYPE_OF[clause.trigger.sub_event_type] not in _ATTACKS:
        return chosen
    told = mentions_around(mentions, clause.start, clause.end)
    foe = _only_rebels(told)
    fights = foe is not None and all(_fights(foe, army) for army in hit) and not _is_out(foe, document, mentions)
    return [("perpetrator", foe), *chosen] if foe and fights else chosen


def _last_rebels(
    army: ActorMention, clause: Clause, around: Sequence[Sentence], mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """Of several groups around a battle, the rebels of the army's country that were named last before it."""
    told = mentions_between(mentions, around[0].start, clause.start)
    rebels = (m for m in reversed(told) if m.category == "Rebel group" and is_named(m))
    return next((m for m in rebels if _fights(m, army)), None)


def _fights(group: ActorMention, army: ActorMention) -> bool:
    """Whether a group is of the country whose forces are hit, or of one that fights in several."""
    wars = load("actors", "wars")
    against = wars["against"].get(group.actor_id, group.country)
    return army.country in (None, against) or group.actor_id in wars["roaming"]


def _army_of(foe: ActorMention, sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The forces of the one state that these sentences name, where a named group fights them."""
    return _only_army(sentences, mentions) if is_named(foe) and foe.category in NAMELESS else None


def _suppressing(
    role: str, side: ActorMention, clause: Clause, document: Document, mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """The forces named before nameless fighters who are killed: "силовики окружили дом, двое боевиков убиты"."""
    if document.language == "en" or role != "target" or clause.trigger.voice != "passive" or is_named(side):
        return None
    first = document.sentences[max(0, clause.sentence.index - 1)]
    told = mentions_between(mentions, first.start, clause.trigger.start)
    forces = [
        m
        for m in told
        if m.category == "State forces" and not speaks(m, document.sentence_at(m.start), document.language)
    ]
    return forces[-1] if len({m.side for m in forces}) == 1 else None


def _only_army(sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The forces of the one state that these sentences name."""
    if not sentences:
        return None
    told = mentions_between(mentions, sentences[0].start, sentences[-1].end)
    armies = {m.country: m for m in told if m.category == "State forces" and m.country}
    return next(iter(armies.values())) if len(armies) == 1 else None


def _two_sides(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The two armed sides of a text that names two, or two more than once: its war's ("fighting goes on")."""
    sides: dict[str, list[ActorMention]] = {}
    for mention in mentions:
        if mention.country and (mention.category in ARMED or mention.category is None):
            sides.setdefault(mention.side, []).append(mention)
    often = [told[0] for told in sides.values() if len(told) > 1 or len(sides) == 2]
    return often if len(often) == 2 else []
