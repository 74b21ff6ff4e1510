"""The sides of fighting in an English clause: who stands before and behind its noun, and between whom there is some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from services.extract.actors.folding import folded
from services.extract.actors.grammar import Grammar
from services.extract.actors.links import links
from services.extract.actors.parties import Party, words_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import Clause

_BACK = 200  # characters before a side that hold "clashes that broke out on Friday in the old town between"


def two_sided(
    clause: Clause, before: Sequence[Party], after: Sequence[Party], rules: Grammar
) -> Iterator[tuple[str, Party, float]]:
    """Who takes part in what a clause tells as two sides' doing."""
    text, offset = folded(clause.sentence), clause.sentence.start
    at, words = clause.trigger.start - offset, _words()
    subject = [
        p for p in before if p.link in links().subject and not _is_hurt(p, text[p.mention.end - offset : at], rules)
    ]
    both = len(subject) > 1 and words_between(text, offset, *subject[-2:]) in links().beside
    sides = subject[-2:] if both or after else subject[-1:]
    if any(p.link == "between" for p in after):
        sides = []  # "the mayor regretted fighting between"
    sides += [p for p in before if p.link in ("between", "by")]
    yield from (("participant", p, 0.9) for p in (*sides, *_owners(before, text, offset, at)))
    yield from (("participant", p, 0.85) for p in after[:4] if p.link in words.two_sided)


def between(clause: Clause, parties: Sequence[Party]) -> Iterator[Party]:
    """Those between whom a clause tells of fighting beside its event; nobody of "the border between"."""
    text, offset, fought = folded(clause.sentence), clause.sentence.start, False
    for party in (p for p in parties if p.link == "between"):
        at = party.mention.start - offset
        found = _words().fighting.search(text, max(0, at - _BACK), at)
        fought = fought or (found is not None and not text.endswith(_words().only_told, 0, found.start()))
        if fought:
            yield party


def _is_hurt(party: Party, behind: str, rules: Grammar) -> bool:
    """Whether people are what fighting is done to: "nine villagers | were killed in" clashes."""
    return party.mention.category == "Civilians" and rules.done_to.search(behind) is not None


def _owners(before: Sequence[Party], text: str, offset: int, at: int) -> list[Party]:
    """Those right before the noun of their fighting: "in the | herders and farmers'| clash"."""
    if not before or text[before[-1].mention.end - offset : at] not in (" ", "'s ", "' "):
        return []
    both = len(before) > 1 and words_between(text, offset, *before[-2:]) in (*links().beside, "-")
    return [party._replace(link="between") for party in (before[-2:] if both else before[-1:])]


class _Words:
    """What tells of fighting, beside the words of any clause."""

    def __init__(self) -> None:
        data = load("en", "roles")
        self.only_told = tuple(f"{word} " for word in data["only_told"])
        """What before fighting says that it is only spoken of: "coverage of"."""
        self.two_sided = frozenset(data["two_sided"])
        joining = any_of(("between", *data["means"]["between"]))
        self.fighting = re.compile(rf"\b(?:{any_of(data['between_after'])}) [^.,;:]{{0,120}}?\b(?:{joining})\b")


@cache
def _words() -> _Words:
    return _Words()
