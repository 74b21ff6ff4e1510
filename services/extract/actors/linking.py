"""Which preposition, conjunction or verb governs a mention, by the words before it."""

from __future__ import annotations

import re

from services.extract.actors.grammar import Grammar

_MOST_MODIFIERS = 6
SIGNS = "\"“”'«»’‘(["
STOPS = ",.;:)"
_ENDS = ":;—–"  # behind these nothing before governs
_FAR = 7  # words between "by" and its party
_NOUNS = 4  # words between an article and its noun
_ARTICLES = ("a", "an", "the", "his", "her", "its", "their")
_BEFORE_NAMES = ("by", "from", "against", "between")
_ADJECTIVAL = re.compile(
    r"[а-яіїєґ](?:н|ск|цк|ськ|цьк|ов|ев)(?:ый|ий|ій|ого|его|ому|ему|ым|им|ую|юю|ых|их|ыми|ими|ой|ою|ої)$"
)
"""An adjective that no list knows, of Russian or Ukrainian: "с | федеральной | армией"."""
OF = frozenset(("из", "з", "із"))
DASHES = ("–", "—", "-")
AND = frozenset((",", "and", "or", "&", "as well as", "и", "или", "та", "і", "й", "або"))


def other_side(words: list[str], link: str, rules: Grammar) -> bool:
    """Whether words between two parties make the second the first's other side ("between M23 | and the local")."""
    joined = not rules.other_side.isdisjoint(words) and len(words) <= _FAR
    return joined and link in ("", "verb", *rules.other_side) and not any(w[-1] in STOPS for w in words[1:])


def second_of_two(words: list[str], rules: Grammar) -> bool:
    """Whether "between", a name that nobody knows and "and" stand before it: "between the elders and | M23"."""
    near = words[-_FAR:]
    inside = near[near.index("between") + 1 :] if "between" in near else []
    return not rules.inflects and "and" in inside and not any(word[-1] in STOPS for word in inside)


def link_of(words: list[str], rules: Grammar) -> tuple[str, int]:
    """What governs the party behind these words, over its modifiers, and where it stands."""
    at = len(words)
    for _ in range(_MOST_MODIFIERS):
        at -= 1
        if at < 0:
            return "", 0
        if words[at][-1] in _ENDS:
            return "", at
        word = words[at].strip(SIGNS)
        pair = f"{words[at - 1]} {word}" if at else ""
        if pair in rules.modifiers:
            at -= 1
        elif pair in rules.links:
            return rules.means.get(pair, pair), at - 1
        elif word == rules.of and at and rules.sent.begins(words[at - 1].strip(SIGNS)):
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
        if words[index][-1] in STOPS or words[index] in rules.links:
            return False
    return False


def _agent_before(words: list[str], rules: Grammar) -> tuple[str, int] | None:
    """The "by" or "between" that governs a party over words that no list knows: "by a hundred or so | rebels".

    Or what only shows it: "an effigy of the works | minister".
    """
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _FAR), -1):
        word = words[at].strip(SIGNS)
        pair = f"{words[at - 1]} {word}" if at else ""
        if pair in rules.likeness or (word == rules.agent and pair in rules.links):
            return rules.means.get(pair, pair), at - 1
        if word in (rules.agent, "between") or rules.means.get(word) == "between":
            return rules.means.get(word, word), at
        if (
            (word and word[-1] in STOPS)
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
