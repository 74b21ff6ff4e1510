"""Which named party a description is: "the gunmen", "gunmen suspected to be ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from schemas.taxonomy import ActorRole
from services.extract.actors.folding import folded
from services.extract.actors.responsibility import responsible
from services.extract.actors.setting import ARMED, NAMELESS, is_named
from services.extract.actors.speaking import speaks
from services.extract.actors.within import mentions_around, mentions_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Extent
from services.extract.text.document import Document, Sentence

Chosen = list[tuple[ActorRole, ActorMention]]
"""The parties of an event, each with its role."""

_BY_PEOPLE = (
    "Attack", "Armed clash", "Abduction/forced disappearance", "Looting/property destruction", "Sexual violence",
)  # fmt: skip
"""Events that people make who come for it, and who may leave."""
_ARTICLE = 20  # sentences before within which "the banned outfit" is the group that the article is about
_BACK = 3  # sentences before within which a description's name stands
_WORDS = 40  # characters that hold the words before a name
_KNOWN_AS = 80  # characters between a description and the name that it is suspected to have


def named(chosen: Chosen, extent: Extent, document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties by name where they are described, and with the doer that claims the event or is blamed for it."""
    by_group = any(role != "target" and m.category in NAMELESS for role, m in chosen)
    found = [(role, identified(m, document, mentions, by_group)) for role, m in chosen]
    doers = [m for role, m in found if role != "target"]
    if doers and not any(_is_nameless(m) for m in doers):
        return found
    doer = responsible(extent, document, mentions, bool(doers), _is_by_people(extent, found))
    if doer is None or any(_is_one_side(m, doer) for _, m in found) or (doers and _is_nameless(doer)):
        return found
    if not doers:
        return [("participant" if extent.clause.trigger.two_sided else "perpetrator", doer), *found]
    met = [(role, doer if role != "target" and _is_nameless(m) else m) for role, m in found]
    return list(dict.fromkeys(met))  # "bombers" and "militants" may be one group's


def _is_one_side(mention: ActorMention, doer: ActorMention) -> bool:
    """Whether a party is of the doer's side: no civilians are, whom their own state's army hits."""
    return mention.side == doer.side and (mention.category != "Civilians" or doer.category == "Civilians")


def _is_by_people(extent: Extent, found: Chosen) -> bool:
    """Whether people came and did it, to others than fighters: fighters whom the next sentences tell of are those."""
    event = extent.clause.trigger.sub_event_type
    hit = [m for role, m in found if role != "perpetrator"]
    told = bool(hit) or event == "Abduction/forced disappearance"
    return event in _BY_PEOPLE and told and not any(m.category in NAMELESS for m in hit)


def _is_nameless(mention: ActorMention) -> bool:
    return not is_named(mention) and mention.category in NAMELESS


def identified(
    mention: ActorMention, document: Document, mentions: Sequence[ActorMention], by_group: bool = False
) -> ActorMention:
    """The named party that a description stands for; else the mention itself.

    `by_group`: whether a group does it, whose victims are of no other because it accuses them of that.
    """
    words, sentence = _words(document.language), document.sentence_at(mention.start)
    if mention.category == "Civilians":
        charged = words.charged.match(folded(sentence), mention.end - sentence.start)
        if by_group and charged:
            return mention
        return _suspected(mention, sentence, mentions, words.member) or mention
    if is_named(mention) or mention.category not in ARMED:
        return mention
    return (
        _suspected(mention, sentence, mentions, words.suspected)
        or _suspected(mention, sentence, mentions, words.called)
        or _told_before(mention, document, mentions, words)
        or _announcing(mention, sentence, mentions, document.language)
        or _namesake(mention, document, mentions, words)
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
        return only_group(sentences, mentions) if _is_of_group(mention, sentence, words) else None
    around = mentions_around(mentions, mention.start, mention.start)
    start = around[0].start if of_group else document.sentences[first].start
    told = reversed(mentions_between(around, start, mention.start))
    before = (m for m in told if is_named(m) and m.category in ARMED)
    if mention.category == "State forces":  # "the soldiers" may be "Malian soldiers", but not "the French troops"
        noun = mention.name.lower().split()[-1]
        return next((m for m in before if m.name.lower().endswith(noun)), None)
    last = next((m for m in before if m.category != "State forces"), None)
    whole = document.sentences[max(0, sentence.index - _ARTICLE) : sentence.index]
    return last or (only_group(whole, mentions) if words.organisation.search(mention.name.lower()) else None)


def _is_of_group(mention: ActorMention, sentence: Sentence, words: _Words) -> bool:
    """Whether fighters without an article are commonly those of the group that the text is about."""
    text, at = folded(sentence), mention.start - sentence.start
    name = text[at : mention.end - sentence.start]
    if words.held.match(text, mention.end - sentence.start):
        return words.of_a_group.fullmatch(f"{name}s") is not None  # "a terrorist | position"
    other = words.not_of_it.search(text, max(0, at - _WORDS), at)
    return words.of_a_group.fullmatch(name) is not None and other is None


def _announcing(
    mention: ActorMention, sentence: Sentence, mentions: Sequence[ActorMention], language: str
) -> ActorMention | None:
    """The group that tells of its own fighters ("Fighters took a base, the ELN said")."""
    if not _is_of_group(mention, sentence, _words(language)):
        return None
    told = (m for m in mentions_between(mentions, sentence.start, sentence.end) if m.category in NAMELESS)
    return next((m for m in told if is_named(m) and speaks(m, sentence, language)), None)


def _namesake(
    mention: ActorMention, document: Document, mentions: Sequence[ActorMention], words: _Words
) -> ActorMention | None:
    """The one group nearby whose name ends with the noun of those described: "herdsmen" of "Fulani herdsmen"."""
    sentence = document.sentence_at(mention.start)
    noun, at = f" {mention.name.lower().split()[-1]}", mention.start - sentence.start
    if mention.category not in NAMELESS or words.unknown.search(folded(sentence), max(0, at - _WORDS), at):
        return None
    near = document.sentences[max(0, sentence.index - _BACK) : sentence.index + _BACK + 1]
    around = mentions_between(mentions, near[0].start, near[-1].end)
    groups = {m.side: m for m in around if is_named(m) and m.category in NAMELESS and m.name.lower().endswith(noun)}
    return next(iter(groups.values())) if len(groups) == 1 else None


def only_group(sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The group that these sentences name, or of several the one that the text names most."""
    if not sentences:
        return None
    start, end = sentences[0].start, sentences[-1].end
    told = mentions_between(mentions, start, end)
    groups = {m.side: m for m in told if is_named(m) and m.category in NAMELESS}
    if len(groups) < 2:
        return next(iter(groups.values()), None)
    sides = Counter(m.side for m in mentions_around(mentions, start, end) if m.side in groups)
    (first, most), (_, next_most) = sides.most_common(2)
    return groups[first] if most > next_most else None


class _Words:
    """Patterns of a language."""

    def __init__(self, language: str) -> None:
        data = load(language, "roles")
        modifiers = f"(?:(?:{any_of(data['modifiers'])})[ -]){{0,2}}"
        self.definite = re.compile(rf"\b(?:{any_of(data['same'])}) {modifiers}$")
        """What makes a description one of a party told of before."""
        self.of_a_group = re.compile(rf"(?:{modifiers})(?:{any_of(data['of_a_group'])})\w*(?:\s.*)?")
        """Fighters that are commonly those of the group named before, where no article says so."""
        self.organisation = re.compile(rf"(?:{any_of(data.get('organisations', ()))})$")
        """What a description ends with that stands for a whole group ("the banned | outfit")."""
        self.held = re.compile(rf" (?:{any_of(data.get('held', ()))})\b")
        """What fighters hold, behind their noun ("a rebel | hideout")."""
        self.of_the_group = re.compile(data.get("of_the_group", "(?!)"))
        self.the_groups = re.compile(data.get("the_groups", "(?!)"))
        """What behind or before fighters says that their group was told of before."""
        self.unknown = re.compile(rf"\b(?:{any_of(data.get('unknown', ()))}) $")
        """What right before them says that nobody knows them, or that they are others."""
        self.not_of_it = re.compile(rf"\b(?:{any_of(data.get('not_of_it', ()))}) $")
        """What right before them says that they are not."""
        suspected = data.get("suspected")
        self.suspected = re.compile(suspected or "(?!)")
        """What stands between a description and the name that its bearers are thought to have."""
        self.called = re.compile(data.get("called", "(?!)"))
        """What stands between a description and its name: "the banned outfit, | ELN"."""
        self.charged = re.compile(data.get("charged", "(?!)"))
        """What says that a person is only accused."""
        self.member = re.compile(data.get("member", "(?!)"))
        """What stands between a person and the group that he is thought to be of."""


@cache
def _words(language: str) -> _Words:
    return _Words(language)
