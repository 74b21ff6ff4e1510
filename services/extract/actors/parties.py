"""A mention as its sentence uses it: behind which preposition, in which case, before which noun."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from services.extract.actors.folding import folded
from services.extract.actors.governing import Governor, governor_of, kind_of
from services.extract.actors.grammar import Grammar, grammar
from services.extract.actors.joining import INDECLINABLE_CASES
from services.extract.actors.lexicon import lexicon_of
from services.extract.actors.linking import AND, OF, SIGNS, STOPS, link_of, other_side, second_of_two
from services.extract.actors.links import links
from services.extract.actors.speaking import LOOK_AHEAD, LOOK_BACK, is_cited, is_said_by, says_behind, signs
from services.extract.claims.speakers import Saying, sayings_of
from services.extract.claims.vocabulary import vocabulary
from services.extract.model import ActorMention, Clause

_ARTICLE = 5  # characters: "the " and one more
_COMMA = re.compile(r",(?!\d)")  # not of "2,000 men"
_OTHER_NAME = re.compile(r"[»\"”]? \([^()]{2,40}\)")


class Party(NamedTuple):
    """A mention in its sentence; offsets are the document's."""

    mention: ActorMention
    link: str
    """The preposition or conjunction that governs it, "verb" where a verb does, or "" where it stands free."""
    cases: str
    """Cases that its form can be in (Russian and Ukrainian), "" where unknown."""
    speaks: bool
    """Whether it tells the event (a verb of saying follows), and takes no part in it."""
    counted: bool
    """Whether a numeral makes its genitive the subject ("одиннадцать бойцов сдались")."""
    before: Literal["attack", "weapon", "site"] | None
    """What kind of noun it qualifies ("Russian drones")."""
    owner_of: Governor | None = None
    """The noun whose genitive it is ("дроны СБУ"); link and cases are then that noun's."""


def words_between(text: str, offset: int, left: Party, right: Party) -> str:
    """What stands between two parties of a sentence that begins at `offset`."""
    return text[left.mention.end - offset : right.mention.start - offset].strip()


def parties_of(clause: Clause, language: str, mentions: Sequence[ActorMention]) -> list[Party]:
    """The mentions (of the clause's sentence), each with its place in the grammar."""
    rules, text, offset = grammar(language), folded(clause.sentence), clause.sentence.start
    found: list[Party] = []
    sayings = sayings_of(clause.sentence, vocabulary(language))
    for mention in mentions:
        party = _party(mention, found[-1] if found else None, text, offset, rules, language)
        told = any(_speaking(saying, mention, language) for saying in sayings)
        told = told or rules.comes_after.match(text, mention.end - offset) is not None
        if _does(clause, mention):
            party, told = party._replace(speaks=False), False
        found.append(party._replace(speaks=True) if told and party.link != "that" else party)
    return _laid_to(found, text, offset, rules) if found and rules.blames_on else found


def _laid_to(parties: list[Party], text: str, offset: int, rules: Grammar) -> list[Party]:
    """The parties, the last of them behind "on" the doer: "blamed the raid on a base on | M23"."""
    verb = next((at for word in rules.blames_on if (at := text.find(word)) >= 0), None)
    if verb is None or parties[-1].link != "on" or parties[-1].mention.start - offset < verb:
        return parties
    between = text[verb : parties[-1].mention.start - offset]
    if len(between) > LOOK_BACK or " for " in between or " by " in between or any(s in between for s in STOPS):
        return parties
    return [*parties[:-1], parties[-1]._replace(link=rules.agent)]


def _does(clause: Clause, mention: ActorMention) -> bool:
    """Whether an active verb right behind a party is the event itself: "the ELN | released" hostages, no statement."""
    gap = clause.trigger.start - mention.end
    return clause.trigger.voice == "active" and gap == 1


def _speaking(saying: Saying, mention: ActorMention, language: str) -> bool:
    """Whether it is a mention who says it: anybody in a speaker's name behind the verb, its first word before it."""
    (start, end), cue = saying.span, saying.cue[0]
    if saying.closes:
        return start <= mention.start < end
    first = start <= mention.start < min(start + _ARTICLE, end) and mention.end <= cue
    return language == "en" and first and saying.stance != "denies"


def _party(
    mention: ActorMention, previous: Party | None, text: str, offset: int, rules: Grammar, language: str
) -> Party:
    left, right = mention.start - offset, mention.end - offset
    # A preposition stands between this party and the one before it, never beyond that one.
    floor = max(0, left - LOOK_BACK, previous.mention.end - offset if previous else 0)
    words = _COMMA.sub(" , ", text[floor:left]).split()
    cases = cases_of(text[left:right], language) if rules.inflects else ""
    governor = governor_of(words, cases, language) if rules.inflects and not mention.adjective else None
    if governor:
        words, cases = words[:-1], governor.cases
    link, cases = _linked(mention, previous, words, cases, text, right, rules)
    counted = "g" in cases and any(w.isdigit() or w in rules.numerals for w in words[-2:])
    other_name = _OTHER_NAME.match(text, right) if rules.inflects else None  # "«Ансар Аллах» (хуситы) | заявило"
    right = other_name.end() if other_name else right
    following = text[right : right + LOOK_AHEAD].replace("-", " ").split()
    return Party(
        mention=mention,
        link=link,
        cases=cases + "n" if counted and "n" not in cases else cases,
        speaks=signs(words, text[right:])
        or says_behind(following, rules)
        or is_cited(words, rules)
        or is_said_by(words, rules),
        counted=counted,
        before=_qualified(mention, following, rules, language),
        owner_of=governor,
    )


def _linked(
    mention: ActorMention,
    previous: Party | None,
    words: list[str],
    cases: str,
    text: str,
    right: int,
    rules: Grammar,
) -> tuple[str, str]:
    """What governs a party, and its cases: what governs the one before it, where it goes on with that."""
    link, at = link_of(words, rules)
    if link == "," and at and words[at - 1] in rules.kinds:
        link, at = link_of(words[: at - 1], rules)  # "by the Islamist group, | Boko Haram"
    if link in OF and at and words[at - 1] in rules.some_of:
        cases = rules.some_of[words[at - 1]]
        link, at = link_of(words[: at - 1], rules)
    if link in AND:
        beside = previous if at == 0 else None
        if rules.inflects and beside and "g" in cases and "n" not in cases and _shares(mention, beside):
            cases = beside.cases  # "солдаты Чада и Нигера": the second genitive stands for soldiers, too
        again = rules.own_verb.match(text, right) is not None  # "hit by rebels and a man | was hurt"
        again = again or (link == "," and not rules.inflects and _acts(mention, text, right))
        link = beside.link if beside and not (beside.speaks or again) else ""
    return (_continued(previous, words, link, rules) if previous else _of_two(words, link, rules)), cases


def _acts(mention: ActorMention, text: str, right: int) -> bool:
    """Whether a party behind a comma is the subject of its clause: "after a raid by M23, soldiers | shot" three."""
    verb = links().thing_acts if mention.adjective else links().acts
    return verb.match(text, right) is not None


def _continued(previous: Party, words: list[str], link: str, rules: Grammar) -> str:
    """What governs a party by the one right before it."""
    if words == ["("]:
        link = previous.link  # "from the people of Al-Hilu (SPLM-N)"
    if not link and rules.of and words[1:2] == [rules.of]:
        link = rules.of  # "a JNIM unit of sixty | men"
    link = _of_two(words, link, rules)
    return "between" if previous.link == "between" and other_side(words, link, rules) else link


def _of_two(words: list[str], link: str, rules: Grammar) -> str:
    return "between" if not link and second_of_two(words, rules) else link


def _shares(mention: ActorMention, previous: Party) -> bool:
    """Whether two mentions are owners of one noun: the same force of two states."""
    name, first = mention.usual_name or "", previous.mention.usual_name or ""
    return mention.category == "State forces" and name.partition(" of ")[0] == first.partition(" of ")[0] != ""


def _qualified(
    mention: ActorMention, following: list[str], rules: Grammar, language: str
) -> Literal["attack", "weapon", "site"] | None:
    if mention.adjective and mention.usual_name is not None:
        return "weapon"
    nouns = following[1:4] if following and following[0] in ("'s", "'") else following[:3]
    plain: list[str] = []
    for word in nouns:
        noun = word.strip(SIGNS + STOPS)
        alone = plain and not mention.adjective and not rules.weapons.begins(plain[-1])
        if noun in rules.links or (alone and f"{plain[-1]} {noun}" not in rules.attacks):
            break
        plain.append(noun)
        if rules.attacks.begins(noun) or " ".join(plain[-2:]) in rules.attacks:
            return "attack"
        if rules.inflects and mention.adjective and kind_of(noun, language) == "site":
            return "weapon" if rules.weapons.begins_any(plain[:-1]) else "site"
        if word[-1] in STOPS:
            break
    pairs = [] if rules.inflects else [" ".join(pair) for pair in itertools.pairwise(plain)]
    return "weapon" if rules.weapons.begins_any((*plain, *pairs)) else None


def cases_of(words: str, language: str) -> str:
    """The cases that a name's words agree in; all where its form does not tell."""
    lexicon = lexicon_of(language)
    known = lexicon.cases
    if words in known:
        return known[words]
    adjective, *rest = words.split()
    first = known.get(adjective, "")
    both = set(first) & set(known.get(rest[0], "")) if rest else set[str]()
    if both and lexicon.kinds.get(adjective) == "adjective":
        return "".join(sorted(both))
    return first or INDECLINABLE_CASES  # "войска Израиля": the genitive behind a noun is not its own
