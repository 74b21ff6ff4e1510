"""Which named party a description is ("the gunmen", "gunmen suspected to be ..."), and whom an event is laid to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from schemas.taxonomy import EVENT_TYPE_OF, ActorRole
from services.extract.actors.parties import folded, speaks
from services.extract.actors.setting import ARMED
from services.extract.actors.within import mentions_around, mentions_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document, Sentence

Chosen = list[tuple[ActorRole, ActorMention]]
"""The parties of an event, each with its role."""

_AHEAD = 3  # sentences within which a claim of responsibility speaks of the event
_BACK = 3  # sentences before within which a description's name stands
_AROUND = 2  # sentences around an event within which its other side may be named
_NEAR = 400  # characters from a sentence's start that still speak of the same event
_SOON = 2  # sentences within which the doers of an event are let go
_WORDS = 40  # characters that hold the words before a name
_BLAMED = 40  # characters between a word of blame and the party blamed
_DONE = 80  # characters from a pronoun to the party by which it was done
_KNOWN_AS = 80  # characters between a description and the name that it is suspected to have

_NAMELESS = ("Rebel group", "Political militia", "Identity militia", "Rioters")
"""Categories of those who may be described before they are named."""


def named(chosen: Chosen, clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties by name where they are described, and with the doer that claims the event or is blamed for it."""
    found = [(role, identified(m, document, mentions)) for role, m in chosen]
    doers = [m for role, m in found if role != "target"]
    if doers and not any(_is_nameless(m) for m in doers):
        return found
    doer = responsible(clause, document, mentions)
    if doer is None or any(m.side == doer.side for _, m in found):
        return found
    if not doers:
        return [("participant" if clause.trigger.two_sided else "perpetrator", doer), *found]
    return [(role, doer if role != "target" and _is_nameless(m) else m) for role, m in found]


def _is_nameless(mention: ActorMention) -> bool:
    return not is_named(mention) and mention.category in _NAMELESS


def is_named(mention: ActorMention) -> bool:
    """Whether a party is told by a name of its own."""
    return (mention.actor_id or mention.usual_name) is not None


def identified(mention: ActorMention, document: Document, mentions: Sequence[ActorMention]) -> ActorMention:
    """The named party that a description stands for; else the mention itself."""
    words, sentence = _words(document.language), document.sentence_at(mention.start)
    if mention.category == "Civilians":
        return _suspected(mention, sentence, mentions, words.member) or mention
    if is_named(mention) or mention.category not in ARMED:
        return mention
    return (
        _suspected(mention, sentence, mentions, words.suspected)
        or _told_before(mention, document, mentions, words)
        or _announcing(mention, sentence, mentions, document.language)
        or mention
    )


def _suspected(
    mention: ActorMention, sentence: Sentence, mentions: Sequence[ActorMention], pattern: re.Pattern[str]
) -> ActorMention | None:
    """The name right behind "gunmen believed to be from", "a man described as a commander of"."""
    end = min(sentence.end, mention.end + _KNOWN_AS)
    name = next((m for m in mentions_between(mentions, mention.end, end) if is_named(m) and m.category in ARMED), None)
    if name is None:
        return None
    between = folded(sentence)[mention.end - sentence.start : name.start - sentence.start]
    return name if pattern.fullmatch(between) else None


def _told_before(
    mention: ActorMention, document: Document, mentions: Sequence[ActorMention], words: _Words
) -> ActorMention | None:
    """The last party named before that "the gunmen", "the army" can be."""
    sentence = document.sentence_at(mention.start)
    text, at, end = folded(sentence), mention.start - sentence.start, mention.end - sentence.start
    of_group = words.of_the_group.match(text, end) or words.the_groups.search(text, max(0, at - _WORDS), at)
    first = max(0, sentence.index - _BACK)
    if not of_group and not words.definite.search(text, max(0, at - _WORDS), at):
        sentences = document.sentences[first : sentence.index]
        return _only_group(sentences, mentions) if _is_of_group(mention, sentence, words) else None
    around = mentions_around(mentions, mention.start, mention.start)
    start = around[0].start if of_group else document.sentences[first].start
    told = reversed(mentions_between(around, start, mention.start))
    before = (m for m in told if is_named(m) and m.category in ARMED)
    if mention.category == "State forces":  # "the soldiers" may be "Malian soldiers", but not "the French troops"
        noun = mention.name.lower().split()[-1]
        return next((m for m in before if m.name.lower().endswith(noun)), None)
    return next((m for m in before if m.category != "State forces"), None)


def _is_of_group(mention: ActorMention, sentence: Sentence, words: _Words) -> bool:
    """Whether fighters without an article are commonly those of the group that the text is about."""
    text, at = folded(sentence), mention.start - sentence.start
    name = text[at : mention.end - sentence.start]
    other = words.not_of_it.search(text, max(0, at - _WORDS), at)
    return words.of_a_group.fullmatch(name) is not None and other is None


def _announcing(
    mention: ActorMention, sentence: Sentence, mentions: Sequence[ActorMention], language: str
) -> ActorMention | None:
    """The group that tells of its own fighters ("Fighters took a base, the ELN said")."""
    if not _is_of_group(mention, sentence, _words(language)):
        return None
    told = (m for m in mentions_between(mentions, sentence.start, sentence.end) if m.category in _NAMELESS)
    return next((m for m in told if is_named(m) and speaks(m, sentence, language)), None)


def _only_group(sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The group that these sentences name, or of several the one that the text names most."""
    if not sentences:
        return None
    start, end = sentences[0].start, sentences[-1].end
    told = mentions_between(mentions, start, end)
    groups = {m.side: m for m in told if is_named(m) and m.category in _NAMELESS}
    if len(groups) < 2:
        return next(iter(groups.values()), None)
    sides = Counter(m.side for m in mentions_around(mentions, start, end) if m.side in groups)
    (first, most), (_, next_most) = sides.most_common(2)
    return groups[first] if most > next_most else None


def opponent(chosen: Chosen, clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties of a battle with the one group, or the one state's forces, named around it that it leaves out."""
    if EVENT_TYPE_OF[clause.trigger.sub_event_type] != "Battles" or len(chosen) > 1:
        return chosen
    at = clause.sentence.index
    around = document.sentences[max(0, at - _AROUND) : at + 1 + _AROUND]
    if clause.trigger.two_sided and all(m.category == "State forces" and not m.country for _, m in chosen):
        sides = _two_sides(mentions_around(mentions, clause.start, clause.end))
        if sides or not chosen:
            return [("participant", side) for side in sides]
    if not chosen:
        return chosen
    role, side = chosen[0]
    other = _only_group(around, mentions) if side.category == "State forces" else _only_army(around, mentions, side)
    if other is None:
        return chosen
    opposite: dict[str, ActorRole] = {"perpetrator": "target", "target": "perpetrator", "participant": "participant"}
    return sorted([*chosen, (opposite[role], other)], key=lambda c: c[0] == "target")


def _only_army(
    sentences: Sequence[Sentence], mentions: Sequence[ActorMention], foe: ActorMention
) -> ActorMention | None:
    """The forces of the one state that these sentences name, where a named group fights them."""
    if not is_named(foe) or foe.category not in _NAMELESS or not sentences:
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


def responsible(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The party that claims the event in this sentence or the next ones, or else that is blamed for it."""
    words = _words(document.language)
    first = clause.sentence.index
    sentences = document.sentences[first : first + 1 + _AHEAD]
    return (
        _claiming(sentences, words, mentions)
        or _blamed(sentences, words, mentions)
        or _behind(sentences[1:], words, mentions)
        or _leaving(sentences[1 : 1 + _SOON], words, mentions)
    )


def accused(sentence: Sentence, language: str, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The armed party that a sentence lays something to ("accused the army of")."""
    return _blamed((sentence,), _words(language), mentions)


def _blamed(sentences: Sequence[Sentence], words: _Words, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The armed party right behind "blamed"."""
    for sentence in sentences:
        for match in words.blame.finditer(folded(sentence)[:_NEAR]):
            at = sentence.start + match.end()
            if sentence is not sentences[0] and words.another_charge.search(folded(sentence), match.end(), _NEAR):
                continue
            armed = next((m for m in mentions_between(mentions, at, at + _BLAMED) if m.category in ARMED), None)
            if armed is not None:
                return armed
    return None


def _behind(sentences: Sequence[Sentence], words: _Words, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The armed party that the next sentences say is suspected, or did it ("they had been fired by")."""
    for sentence in sentences:
        text = folded(sentence)[:_NEAR]
        armed = [m for m in mentions_between(mentions, sentence.start, sentence.start + _NEAR) if m.category in ARMED]
        for mention in armed:
            at, end = mention.start - sentence.start, mention.end - sentence.start
            if words.suspect.match(text, end) or words.done_by.search(text, max(0, at - _DONE), at):
                return mention
    return None


def _leaving(sentences: Sequence[Sentence], words: _Words, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """Those without a name that the next sentences open with, as known, and let go ("The attackers fled")."""
    for sentence in sentences:
        first = next(iter(mentions_between(mentions, sentence.start, sentence.end)), None)
        if first is None or first.category not in _NAMELESS:
            continue
        text, at = folded(sentence), first.start - sentence.start
        if words.definite.fullmatch(text[:at]) and words.left.match(text, first.end - sentence.start):
            return first
    return None


def _claiming(sentences: Sequence[Sentence], words: _Words, mentions: Sequence[ActorMention]) -> ActorMention | None:
    for sentence in sentences:
        text = folded(sentence)[:_NEAR]
        claim = next((at for phrase in words.responsibility if (at := text.find(phrase)) >= 0), None)
        if claim is None:
            continue
        armed = [
            m for m in mentions_between(mentions, sentence.start, sentence.end) if m.category in ARMED and is_named(m)
        ]
        before = [m for m in armed if m.end <= sentence.start + claim]
        if words.nobody.search(text, 0, claim) or not armed:
            return None
        return before[-1] if before else armed[0]
    return None


class _Words:
    """Patterns of a language."""

    def __init__(self, language: str) -> None:
        attribution, data = load(language, "attribution"), load(language, "roles")
        self.responsibility = tuple(attribution["responsibility"])
        self.nobody = re.compile(rf"\b(?:{any_of(data['nobody'])})\b")
        self.blame = re.compile(rf"\b(?:{any_of(attribution['blame'])})\b")
        self.another_charge = re.compile(rf"\b(?:{any_of(data.get('another_charge', ()))})\b")
        """What makes a charge one of a deed of its own ("обвинили армию в том, что")."""
        modifiers = f"(?:(?:{any_of(data['modifiers'])})[ -]){{0,2}}"
        self.definite = re.compile(rf"\b(?:{any_of(data['same'])}) {modifiers}$")
        """What makes a description one of a party told of before."""
        self.of_a_group = re.compile(rf"(?:{any_of(data['of_a_group'])})\w*(?:\s.*)?")
        """Fighters that are commonly those of the group named before, where no article says so."""
        self.of_the_group = re.compile(data.get("of_the_group", "(?!)"))
        self.the_groups = re.compile(data.get("the_groups", "(?!)"))
        """What behind or before fighters says that their group was told of before."""
        self.not_of_it = re.compile(rf"\b(?:{any_of(data.get('not_of_it', ()))}) $")
        """What right before them says that they are not."""
        suspected = data.get("suspected")
        self.suspected = re.compile(suspected or "(?!)")
        """What stands between a description and the name that its bearers are thought to have."""
        self.member = re.compile(data.get("member", "(?!)"))
        """What stands between a person and the group that he is thought to be of."""
        self.suspect = re.compile(data.get("suspect", "(?!)"))
        """What follows the name of a suspect."""
        self.left = re.compile(data.get("left", "(?!)"))
        """What the doers do who are first named when it is done."""
        self.done_by = re.compile(data.get("done_by", "(?!)"))
        """What stands before the name of whoever did what was told in the sentence before."""


@cache
def _words(language: str) -> _Words:
    return _Words(language)
