"""Parties that a text implies: who a pronoun is, who claims an attack, civilians hit, the other side of a war."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from schemas.forces import forces_of
from schemas.report import Actor
from schemas.taxonomy import EVENT_TYPE_OF, ActorCategory, SubEventType
from services.extract.actors.lexicon import fold, lexicon_of
from services.extract.actors.parties import Party, folded, grammar, speaks
from services.extract.actors.responsibility import accused
from services.extract.actors.setting import ARMED
from services.extract.actors.voice import AT_WAR
from services.extract.actors.within import mentions_around, mentions_between
from services.extract.claims.speakers import sayings_of
from services.extract.claims.vocabulary import vocabulary
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import LANGUAGES, load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document, Sentence

_OPENING = 40  # characters of a sentence in which the subject of its main verb stands
_BACK = 2  # sentences in which a pronoun's party is looked for
_NEAR = 400  # characters around a clause, or from a sentence's start, that still speak of the same event
_OWN_CLAIM = 60  # characters between a speaker and the event that it claims

_ACCUSES = re.compile(r"\b(?:accus|blam|обвин|винят|винит|возложил|звинува|поклал)")
_CLOSE = 24  # characters between a party and the "who" that stands for it
_RELATIVE = ("who ", "which ")
_OWNERS = ("its ", "their ")
_FROM_AFAR = ("Air/drone strike", "Shelling/artillery/missile attack", "Disrupted weapons use")

BY_DEFINITION: dict[SubEventType, ActorCategory] = {
    "Peaceful protest": "Protesters",
    "Violent demonstration": "Rioters",
    "Mob violence": "Rioters",
}
"""Who makes such an event by ACLED's definition, where the text only names the event."""


def subject_before(
    clause: Clause, parties: Sequence[Party], document: Document, mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """Who does it, where the clause only has a pronoun ("it had captured") or the party that claims it."""
    sentence, rules = clause.sentence, grammar(document.language)
    text, offset = folded(sentence), sentence.start
    parties = [p for p in parties if not rules.comes_after.match(text, p.mention.end - offset)]
    speakers = [
        p.mention for p in parties if p.speaks and p.mention.end <= clause.trigger.start and p.mention.category in ARMED
    ]
    at = clause.trigger.start - sentence.start
    harm = rules.harm.search(folded(sentence), max(0, at - _NEAR), at)  # "it had killed a commander in a | strike"
    at = harm.start(1) if harm else at
    if not rules.inflects and rules.suffers.match(folded(sentence), clause.trigger.start - sentence.start):
        return None  # "their convoy came under fire": who is meant does not do it
    blamed = accused(sentence, document.language, mentions) if rules.inflects else None
    if blamed is not None and blamed.end <= clause.trigger.start:
        return blamed  # "обвинили армию в том, что она ..."
    if (pronoun := rules.pronoun.search(folded(sentence), max(0, at - _NEAR), at)) is not None:
        own = [p.mention for p in parties if p.mention.end <= offset + at and p.mention.category in ARMED]
        if own and pronoun.group().startswith(_OWNERS):
            return own[-1]  # "troops chased the ADF after its men had | attacked"
        if not rules.inflects and pronoun.group().startswith(_RELATIVE):
            return _antecedent(clause, parties, sentence.start + pronoun.start())
        if own and not rules.inflects and not own[0].start - sentence.start > _OPENING:
            return own[0]  # "Rebels freed a boy whom they had | kidnapped"
        return speakers[-1] if speakers else _armed_before(clause, document, mentions)
    that = _words(document.language).that.search(folded(sentence), max(0, at - _NEAR), at)
    if speakers and that and clause.trigger.voice == "active":
        return speakers[-1]
    noun = folded(sentence)[clause.trigger.start - sentence.start : clause.trigger.end - sentence.start]
    if speakers and rules.achievements and noun.startswith(rules.achievements):
        return speakers[-1]
    if rules.inflects and clause.trigger.voice == "passive" and noun.startswith(rules.achieved):
        announced = _announcing(clause, document, mentions)
        if announced is not None:
            return announced
    claims = [m for m in speakers if clause.trigger.start - m.end < _OWN_CLAIM and _owns_up(m, clause, document)]
    return claims[-1] if claims and clause.trigger.voice == "nominal" else None


def _owns_up(speaker: ActorMention, clause: Clause, document: Document) -> bool:
    """Whether who speaks of an attack made it: a group does, an army where it confirms one ("СБУ подтвердила удар")."""
    gap = folded(clause.sentence)[speaker.end - clause.sentence.start : clause.trigger.start - clause.sentence.start]
    if _ACCUSES.search(gap):
        return False  # "the SDF accused the army of shelling"
    if speaker.category != "State forces":
        return True
    is_land = lexicon_of(document.language).kinds.get(fold(speaker.name)) == "country"
    return _words(document.language).confirms.search(gap) is not None and not is_land


def _antecedent(clause: Clause, parties: Sequence[Party], at: int) -> ActorMention | None:
    """The armed party right before a "who" that does it; nobody for "policemen, who were | shot"."""
    near = [p.mention for p in parties if at - _CLOSE <= p.mention.end <= at][-1:]
    acts = clause.trigger.voice != "passive"
    return next((m for m in near if acts and m.category in ARMED), None)


def _announcing(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The army that announces what was taken or shot down, and so did it ("Минобороны РФ: освобождено село")."""
    spans = [s.span for s in sayings_of(clause.sentence, vocabulary(document.language))]
    told = (m for start, end in spans for m in mentions_between(mentions, start, end))
    return next((m for m in told if m.category in ARMED and (m.actor_id or m.country)), None)


def _armed_before(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The first armed party of the last sentence before that has one."""
    first = max(0, clause.sentence.index - _BACK)
    for sentence in reversed(document.sentences[first : clause.sentence.index]):
        armed = [m for m in mentions_between(mentions, sentence.start, sentence.end) if m.category in ARMED]
        if armed:
            return armed[0]
    return None


def civilians_hit(
    clause: Clause, document: Document, mentions: Sequence[ActorMention], doers: Sequence[ActorMention]
) -> Actor | ActorMention | None:
    """Whom an attack hits whose clause names no target: those whom casualty words of its sentence or the next count."""
    event = clause.trigger.sub_event_type
    if event == "Looting/property destruction" and not any(m.country in AT_WAR for m in doers):
        return Actor(role="target", name="civilians", category="Civilians")  # whose property it is
    by_mob = event == "Mob violence" and not clause.trigger.two_sided
    if EVENT_TYPE_OF[event] not in ("Explosions/Remote violence", "Violence against civilians") and not by_mob:
        return None
    index, acting = clause.sentence.index, {m.start for m in doers}
    for sentence in document.sentences[index : index + 2]:
        own = sentence is clause.sentence
        start = max(sentence.start, clause.start - _NEAR) if own else sentence.start
        end = min(sentence.end, (clause.end if own else start) + _NEAR)
        text = folded(sentence)[start - sentence.start : end - sentence.start]
        if sentence.paragraph - clause.sentence.paragraph > 1 or not _words(document.language).tells_of_hit(text):
            continue
        within = mentions_between(mentions, start, end)
        people = (m for m in within if m.category == "Civilians" and m.start not in acting)
        hit = next((m for m in people if not _stands_aside(m, sentence, document.language)), None)
        fighters = any(m.category == "State forces" and m not in doers for m in mentions_between(mentions, start, end))
        if hit and not (own and fighters):
            return hit
        armed = any(m.category in ARMED for m in mentions_between(mentions, start, end))
        if (own and not fighters) or not (own or armed):
            return Actor(role="target", name="civilians", category="Civilians")
    if by_mob or EVENT_TYPE_OF[event] == "Violence against civilians":
        return Actor(role="target", name="civilians", category="Civilians")
    return None


def _stands_aside(mention: ActorMention, sentence: Sentence, language: str) -> bool:
    """Whether people only speak, own what is spoken of ("the minister's men"), or come to help afterwards."""
    text, end = folded(sentence), mention.end - sentence.start
    aside = text.startswith(("'s ", "' "), end) or _words(language).helping.match(text, end) is not None
    return aside or speaks(mention, sentence, language)


def holder_hit(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Actor | None:
    """Who holds the land that is struck from afar, in a text of Russia's war alone: "склад в окупованому Криму"."""
    if clause.trigger.sub_event_type not in _FROM_AFAR[:2]:
        return None
    text, offset = folded(clause.sentence), clause.sentence.start
    words = _words(document.language)
    if words.bangs.match(text, clause.trigger.start - offset):
        return None  # an explosion may be nobody's doing
    if not words.occupied.search(text, clause.start - offset, clause.end - offset):
        return None
    told = {m.country for m in mentions_around(mentions, clause.start, clause.end) if m.country}
    if not told <= set(AT_WAR) or not (told or document.language == "uk"):
        return None
    return Actor(role="target", name=lexicon_of("en").country_names["RUS"], country="RUS")


def with_opponents(actors: Sequence[Actor], event: SubEventType, words: str) -> list[Actor]:
    """The actors, with the other side of a war between two states where only one is named; `words` tell the event."""
    kinds = ("Explosions/Remote violence", "Battles", "Violence against civilians")
    if EVENT_TYPE_OF[event] not in kinds and event != "Disrupted weapons use":
        return list(actors)
    for pair in load("actors", "wars")["opponents"]:
        sides = {a.country for a in actors} & set(pair)
        if len(sides) == 1 and {a.country for a in actors} <= {*pair, None}:
            (side,) = sides
            other = next(c for c in pair if c != side)
            return _opposed(actors, str(side), other, event, _shot_down().search(words.lower()) is not None)
    return list(actors)


def _opposed(actors: Sequence[Actor], side: str, other: str, event: SubEventType, shot_down: bool) -> list[Actor]:
    """Gives the other side to parties without one; where nobody stands against the side, its land does.

    What is struck from afar, or shot down, has the other side's forces against it.
    """
    roles = {a.role for a in actors if a.country == side}
    if len(roles) > 1:
        return list(actors)
    filled = [a if a.country or a.role in roles else a.model_copy(update={"country": other}) for a in actors]
    struck = event != "Disrupted weapons use" or shot_down
    if struck and roles == {"perpetrator"} and not any(a.role == "target" for a in actors):
        filled.append(Actor(role="target", name=lexicon_of("en").country_names[other], country=other))
    if roles == {"target"} and event in _FROM_AFAR and not any(a.role != "target" for a in actors):
        filled.insert(0, forces_of("perpetrator", other, lexicon_of("en").country_names[other]))
    return filled


class _Words:
    """Patterns of a language."""

    def __init__(self, language: str) -> None:
        data = load(language, "roles")
        self.unhurt, self.casualties = tuple(data["unhurt"]), tuple(data["casualties"])
        self.confirms = re.compile(rf"\b(?:{any_of(data.get('confirms', ()))})")
        self.occupied = re.compile(rf"\b(?:{any_of(data.get('occupied', ()))})")
        self.bangs = re.compile(rf"(?:{any_of(data.get('bangs', ()))})")
        self.helping = re.compile(rf"\s(?:{any_of(data['helping'])})")
        self.that = re.compile(rf"\b(?:{any_of(data.get('that', ()))})\s")

    def tells_of_hit(self, lower: str) -> bool:
        """Whether a sentence counts people hit."""
        return any(word in lower for word in self.casualties) and not any(word in lower for word in self.unhurt)


@cache
def _shot_down() -> re.Pattern[str]:
    """What says in any of the languages that weapons were brought down."""
    words = [word for language in LANGUAGES for word in load(language, "roles")["shot_down"]]
    return re.compile(rf"\b(?:{any_of(words)})")


@cache
def _words(language: str) -> _Words:
    return _Words(language)
