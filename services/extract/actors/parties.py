"""A mention as its sentence uses it: behind which preposition, in which case, before which noun."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from services.extract.actors.governing import Governor, governor_of, kind_of
from services.extract.actors.grammar import Grammar, grammar
from services.extract.actors.joining import INDECLINABLE_CASES
from services.extract.actors.lexicon import fold, lexicon_of
from services.extract.claims.speakers import Saying, sayings_of
from services.extract.claims.vocabulary import vocabulary
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Sentence

_LOOK_BACK = 90  # characters before a mention that can hold its preposition
_LOOK_AHEAD = 60  # characters behind it that can hold the noun that it qualifies
_MOST_MODIFIERS = 6
_SIGNS = "\"“”'«»’‘(["
_STOPS = ",.;:)"
_ENDS = ":;—–"  # behind these nothing before governs
_SAID_BEHIND = (",", '"', "”", "’")
_ARTICLE = 5  # characters: "the " and one more
_TITLE = 3  # words between a verb of saying and its subject behind it
_FAR = 7  # words between "by" and its party
_NOUNS = 4  # words between an article and its noun
_ARTICLES = ("a", "an", "the", "his", "her", "its", "their")
_BEFORE_NAMES = ("by", "from", "against", "between")
_ADJECTIVAL = re.compile(
    r"[а-яіїєґ](?:н|ск|цк|ськ|цьк|ов|ев)(?:ый|ий|ій|ого|его|ому|ему|ым|им|ую|юю|ых|их|ыми|ими|ой|ою|ої)$"
)
"""An adjective that no list knows, of Russian or Ukrainian: "с | федеральной | армией"."""
_COMMA = re.compile(r",(?!\d)")  # not of "2,000 men"
_OTHER_NAME = re.compile(r"[»\"”]? \([^()]{2,40}\)")
_OF = frozenset(("из", "з", "із"))
_DASHES = ("–", "—", "-")
_SIGNED = re.compile(r"(?: [^\s.]+)?[\s.»\"]*(?:\|\||$)")
"""What is left of a headline behind the source that it ends with."""
_AND = frozenset((",", "and", "or", "&", "as well as", "и", "или", "та", "і", "й", "або"))


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


@lru_cache(maxsize=32)
def folded(sentence: Sentence) -> str:
    """The sentence in lower case, with one apostrophe and one е; its offsets."""
    return fold(sentence.text)


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
    return found


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
    floor = max(0, left - _LOOK_BACK, previous.mention.end - offset if previous else 0)
    words = _COMMA.sub(" , ", text[floor:left]).split()
    cases = _cases(text[left:right], language) if rules.inflects else ""
    governor = governor_of(words, cases, language) if rules.inflects and not mention.adjective else None
    if governor:
        words, cases = words[:-1], governor.cases
    link, at = _link(words, rules)
    if link == "," and at and words[at - 1] in rules.kinds:
        link, at = _link(words[: at - 1], rules)  # "by the Islamist group, | Boko Haram"
    if link in _OF and at and words[at - 1] in rules.some_of:
        cases = rules.some_of[words[at - 1]]
        link, at = _link(words[: at - 1], rules)
    if link in _AND:
        beside = previous is not None and at == 0
        if rules.inflects and beside and previous and "g" in cases and "n" not in cases and _shares(mention, previous):
            cases = previous.cases  # "солдаты Чада и Нигера": the second genitive stands for soldiers, too
        again = rules.own_verb.match(text, right) is not None  # "hit by rebels and a man | was hurt"
        link = previous.link if beside and previous and not (previous.speaks or again) else ""
    if previous is not None and words == ["("]:
        link = previous.link  # "from the people of Al-Hilu (SPLM-N)"
    if previous is not None and not link and rules.of and words[1:2] == [rules.of]:
        link = rules.of  # "a JNIM unit of sixty | men"
    if not link and _second_of_two(words, rules):
        link = "between"
    if previous is not None and previous.link == "between" and _other_side(words, link, rules):
        link = "between"
    counted = "g" in cases and any(w.isdigit() or w in rules.numerals for w in words[-2:])
    other_name = _OTHER_NAME.match(text, right) if rules.inflects else None  # "«Ансар Аллах» (хуситы) | заявило"
    right = other_name.end() if other_name else right
    following = text[right : right + _LOOK_AHEAD].replace("-", " ").split()
    return Party(
        mention=mention,
        link=link,
        cases=cases + "n" if counted and "n" not in cases else cases,
        speaks=_signs(words, text[right:])
        or _speaks(following, rules)
        or _is_cited(words, rules)
        or _is_said_by(words, rules),
        counted=counted,
        before=_qualified(mention, following, rules, language),
        owner_of=governor,
    )


def _other_side(words: list[str], link: str, rules: Grammar) -> bool:
    """Whether words between two parties make the second the first's other side ("between M23 | and the local")."""
    joined = not rules.other_side.isdisjoint(words) and len(words) <= _FAR
    return joined and link in ("", "verb", *rules.other_side) and not any(w[-1] in _STOPS for w in words[1:])


def _second_of_two(words: list[str], rules: Grammar) -> bool:
    """Whether "between", a name that nobody knows and "and" stand before it: "between the elders and | M23"."""
    near = words[-_FAR:]
    inside = near[near.index("between") + 1 :] if "between" in near else []
    return not rules.inflects and "and" in inside and not any(word[-1] in _STOPS for word in inside)


def _shares(mention: ActorMention, previous: Party) -> bool:
    """Whether two mentions are owners of one noun: the same force of two states."""
    name, first = mention.usual_name or "", previous.mention.usual_name or ""
    return mention.category == "State forces" and name.partition(" of ")[0] == first.partition(" of ")[0] != ""


def _link(words: list[str], rules: Grammar) -> tuple[str, int]:
    """What governs the party behind these words, over its modifiers, and where it stands."""
    at = len(words)
    for _ in range(_MOST_MODIFIERS):
        at -= 1
        if at < 0:
            return "", 0
        if words[at][-1] in _ENDS:
            return "", at
        word = words[at].strip(_SIGNS)
        pair = f"{words[at - 1]} {word}" if at else ""
        if pair in rules.modifiers:
            at -= 1
        elif pair in rules.links:
            return rules.means.get(pair, pair), at - 1
        elif word == rules.of and at and rules.begins([words[at - 1].strip(_SIGNS)], rules.sent):
            at -= 1  # "a jet | of the army": the army stands in the jet's place
        elif word in rules.links and not (word in rules.before_count and rules.count.match(" ".join(words[at + 1 :]))):
            return rules.means.get(word, word), at
        elif word and word not in rules.modifiers and not _is_modifier(word, words[at], rules):
            break
    if rules.agent and (by := _agent_before(words, rules) or _bracketed(words, rules)) is not None:
        return by
    if not rules.inflects and _is_object(words, at, rules):
        return "verb", at
    if word in rules.blames:
        return rules.agent, at
    governs = word in rules.verbs or (
        len(word) > 4 and word.endswith(rules.verb_endings) and word not in rules.numerals
    )
    return ("verb" if governs else ""), at


def _is_modifier(word: str, written: str, rules: Grammar) -> bool:
    """Whether a word that no list knows can stand between a preposition and its party."""
    return (
        word[0].isdigit()
        or rules.compound.match(word) is not None
        or (rules.inflects and _ADJECTIVAL.search(written) is not None)
    )


def _is_object(words: list[str], at: int, rules: Grammar) -> bool:
    """Whether an article behind a verb governs a party over words that no list knows: "shot a prominent | lawyer"."""
    for index in range(at, max(0, at - _NOUNS), -1):
        before = words[index - 1]
        if words[index] in _ARTICLES:
            return before in rules.verbs or (before.endswith(rules.verb_endings) and before not in rules.numerals)
        if words[index][-1] in _STOPS or words[index] in rules.links:
            return False
    return False


def _agent_before(words: list[str], rules: Grammar) -> tuple[str, int] | None:
    """The "by" or "between" that governs a party over words that no list knows: "by a hundred or so | rebels"."""
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _FAR), -1):
        word = words[at].strip(_SIGNS)
        pair = f"{words[at - 1]} {word}" if at else ""
        if word == rules.agent and pair in rules.links:
            return rules.means.get(pair, pair), at - 1
        if word in (rules.agent, "between") or rules.means.get(word) == "between":
            return rules.means.get(word, word), at
        if (
            (word and word[-1] in _STOPS)
            or words[at][-1] in _ENDS
            or (word in rules.links and word not in ("of", "or", "and"))
        ):
            return None
    return None


def _bracketed(words: list[str], rules: Grammar) -> tuple[str, int] | None:
    """What governs the name before an acronym: "shells from the people of Al-Hilu (SPLM-N)"."""
    if words[-1] != "(":
        return None
    before = range(len(words) - 2, max(-1, len(words) - 2 - _FAR), -1)
    return next(((words[at], at) for at in before if words[at] in _BEFORE_NAMES), None)


def speaks(mention: ActorMention, sentence: Sentence, language: str) -> bool:
    """Whether a verb of saying follows a mention in its sentence, or words that cite stand before it."""
    text, rules = folded(sentence), grammar(language)
    left, right = mention.start - sentence.start, mention.end - sentence.start
    before = text[max(0, left - _LOOK_BACK) : left].split()
    return _speaks(text[right : right + _LOOK_AHEAD].split(), rules) or _is_cited(before, rules)


def _speaks(following: list[str], rules: Grammar) -> bool:
    """Whether a verb of saying follows, over an adverb or an auxiliary."""
    closing = ('"', "»", "”", ")") if rules.inflects else (",", '"', "»", "”")  # "хуситов, заявил генштаб": not they
    if following and following[0] in closing:
        following = following[1:]
    day = rules.said_when.match(" ".join(following))
    following = following[day.group().count(" ") :] if day else following
    first = following[0].strip(_SIGNS + _STOPS) if following else ""
    if len(following) > 1 and f"{first} {following[1]}" in rules.told_of:
        return False  # "a man described as", "men accused of"
    return _says(first, rules) or (
        len(following) > 1
        and (first.endswith("ly") or first in ("also", "has", "have", "had"))
        and _says(following[1].strip(_SIGNS + _STOPS), rules)
    )


def _signs(words: list[str], behind: str) -> bool:
    """Whether a party stands behind a dash as a headline's source, with nothing behind it ("... – Генштаб")."""
    return words[-1:] != [] and words[-1] in _DASHES and _SIGNED.match(behind) is not None


def _says(word: str, rules: Grammar) -> bool:
    return word.startswith(rules.speech) if rules.inflects else word in rules.speech


def _is_said_by(words: list[str], rules: Grammar) -> bool:
    """Whether an English verb of saying right behind a comma or a quotation stands before it: "..., said a village"."""
    at = len(words) - 1
    while at > 0 and len(words) - at <= _TITLE and words[at] in rules.modifiers and words[at] != "that":
        at -= 1
    return not rules.inflects and at > 0 and words[at] in rules.speech and words[at - 1][-1] in _SAID_BEHIND


def _is_cited(words: list[str], rules: Grammar) -> bool:
    """Whether "according to" stands before the party."""
    tail = words[-5:]
    if "," in tail and rules.inflects:  # "за даними слідства, | ворог"
        tail = tail[len(tail) - tail[::-1].index(",") :]
    return any(" ".join(tail[i : i + n]) in rules.according for i in range(len(tail)) for n in (1, 2))


def _qualified(
    mention: ActorMention, following: list[str], rules: Grammar, language: str
) -> Literal["attack", "weapon", "site"] | None:
    if mention.adjective and mention.usual_name is not None:
        return "weapon"
    nouns = following[1:4] if following and following[0] in ("'s", "'") else following[:3]
    plain: list[str] = []
    for word in nouns:
        noun = word.strip(_SIGNS + _STOPS)
        alone = plain and not mention.adjective and not rules.begins(plain[-1:], rules.weapons)
        if noun in rules.links or (alone and f"{plain[-1]} {noun}" not in rules.attacks):
            break
        plain.append(noun)
        if rules.begins([noun], rules.attacks) or " ".join(plain[-2:]) in rules.attacks:
            return "attack"
        if rules.inflects and mention.adjective and kind_of(noun, language) == "site":
            return "weapon" if rules.begins(plain[:-1], rules.weapons) else "site"
        if word[-1] in _STOPS:
            break
    pairs = [] if rules.inflects else [" ".join(pair) for pair in itertools.pairwise(plain)]
    return "weapon" if rules.begins((*plain, *pairs), rules.weapons) else None


def _cases(words: str, language: str) -> str:
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
