"""What the grammar of a language says of triggers: lexicon/<language>/grammar.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from services.extract.lexicon.loading import load


class Grammar(NamedTuple):
    """How words tell whether a trigger is a noun, a passive, or known already."""

    passive_endings: tuple[str, ...]
    passive_auxiliaries: frozenset[str]
    """Empty where a form alone says that it is passive."""
    close_auxiliaries: frozenset[str]
    """Those of them that stand right before the participle, or make no passive."""
    passive_before: tuple[str, ...]
    """What follows a participle that has no object."""
    object_after_all: tuple[str, ...]
    """Of that, what begins an object nevertheless ("at least 52")."""
    participles: tuple[str, ...]
    """Forms that are no past tense, so that they are passive where no auxiliary of the perfect stands by."""
    perfect: frozenset[str]
    """Auxiliaries after which a participle is active."""
    definite: frozenset[str]
    fresh: frozenset[str]
    """Adjectives that make news of a definite noun ("the latest attack")."""
    noun_after: frozenset[str]
    """Words after which a form that may be both is a noun."""
    noun_before: tuple[str, ...]
    """Beginnings before which it is one."""
    participle_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    describing: re.Pattern[str]
    """How a participle ends that describes a noun, where that differs from one that tells (Russian, Ukrainian)."""
    has_articles: bool
    """Whether articles tell nouns from verbs (English)."""
    free_order: bool
    """Whether what a passive is done to may well follow it (Russian, Ukrainian)."""
    plural_past: tuple[str, ...]
    """How a past tense ends that may go without a subject (Russian, Ukrainian)."""
    prepositions: frozenset[str]
    """Those that part a verb from what it is done to, in such languages."""
    befalling: tuple[str, ...]
    """How active verbs begin whose subject suffers what they tell, on either side ("люди | погибли")."""
    language: str


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language; what it does not have is empty."""
    data = load(language, "grammar")
    return Grammar(
        tuple(data["passive_endings"]),
        frozenset(data["passive_auxiliaries"]),
        frozenset(data.get("close_auxiliaries", ())),
        tuple(data.get("passive_before", ())),
        tuple(data.get("object_after_all", ())),
        tuple(data.get("participles", ())),
        frozenset(data.get("perfect", ())),
        frozenset(data["definite"]),
        frozenset(data["fresh"]),
        frozenset(data.get("noun_after", ())),
        tuple(data.get("noun_before", ())),
        tuple(data.get("participle_endings", ())),
        tuple(data["infinitive_endings"]),
        re.compile(data.get("describing", "(?!)")),
        data.get("has_articles", False),
        data["free_order"],
        tuple(data.get("plural_past", ())),
        frozenset(data.get("prepositions", ())),
        tuple(data.get("befalling", ())),
        language,
    )
