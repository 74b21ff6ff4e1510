"""Places that a sentence lists: "Арден, сёла Белмар и Дорана", "Arden, Belmar and Dorana"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from services.extract.text.document import Sentence
from services.extract.toponyms.vocabulary import Vocabulary

if TYPE_CHECKING:
    from services.extract.toponyms.selection import Mention

_SIGNS = str.maketrans(",;", "  ")


def rows_of(mentions: Sequence[Mention], sentence: Sentence, words: Vocabulary) -> list[list[Mention]]:
    """The places of a sentence, each with those of its list, in the order of the text."""
    rows: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: m.toponym.start):
        if rows and _goes_on(rows[-1][-1], mention, sentence, words):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows


def _goes_on(last: Mention, mention: Mention, sentence: Sentence, words: Vocabulary) -> bool:
    """Whether a name stands behind another as the next of a list, with a noun of its own at most ("и с. Арден")."""
    if last.toponym.start < sentence.start or mention.toponym.start >= sentence.end:
        return False
    between = sentence.lower[last.toponym.end - sentence.start : mention.toponym.start - sentence.start]
    bare = [word for word in between.translate(_SIGNS).split() if (word,) not in words.features]
    return bool(between.strip()) and all(w in words.conjunctions or w in words.fillers for w in bare)
