"""Who is said, in the sentences that go on telling an event, to know of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.report import Span
from services.extract.actors.lexicon import fold
from services.extract.claims.speakers import Saying, sayings_of
from services.extract.claims.spoken import spoken_parts
from services.extract.claims.vocabulary import Vocabulary
from services.extract.continuation import continuation_of, opens_another
from services.extract.model import Extent
from services.extract.text.document import Document, Sentence

_SOON = 2
"""Sentences behind an event in which somebody still speaks of it."""
_ARTICLE = 5_000
"""Characters before a surname within which its bearer was named in full."""
_SURNAME = re.compile(r"[A-Z][\w'’-]{2,}")
_BACK = 4
"""Sentences before in which a pronoun's speaker is looked for."""


def sources_of(extent: Extent, document: Document, words: Vocabulary) -> Iterator[Saying]:
    """Those who tell more of the event behind its clause ("Residents said the attackers came on foot")."""

    def speakers(sentence: Sentence) -> list[Span]:
        return spoken_parts(sentence, document.language)

    for segment in continuation_of(extent, document, speakers=speakers):
        for saying in sayings_of(segment.sentence, words):
            if segment.start <= saying.cue[0] < segment.end and saying.stance in ("asserts", "confirms"):
                named = named_by(saying, segment.sentence, document, words)
                if named is not None and not _is_idle(saying, document, words):
                    yield named


def next_to_tell(extent: Extent, document: Document, words: Vocabulary) -> list[Saying]:
    """Who tells something right behind an event that nobody else tells, before the next one begins; one or none."""
    first = extent.clause.sentence.index + 1
    for sentence in document.sentences[first : first + _SOON]:
        if sentence.start >= extent.until or opens_another(sentence, document.language):
            break
        for saying in sayings_of(sentence, words):
            named = named_by(saying, sentence, document, words)
            tells = saying.stance in ("asserts", "confirms") and not _is_idle(saying, document, words)
            if named is not None and tells and saying.cue[0] < extent.until:
                return [named]
    return []


def full_name(saying: Saying, document: Document, words: Vocabulary) -> str:
    """The speaker, by the whole name that the text gave before a surname or "the ministry" alone ("Bassal said")."""
    said, start = saying.claimant, saying.span[0]
    office = said.removeprefix("the ") in words.generic and said.startswith("the ")
    if not office and not _SURNAME.fullmatch(said):
        return said
    last = re.escape(said.removeprefix("the "))
    before = document.text[max(0, start - _ARTICLE) : start]
    names = re.findall(rf"\b(?:[A-Z][\w'’.-]+ ){{1,3}}(?i:{last})\b", before)
    names = [name for name in names if name.lower() not in (f"the {last}", f"a {last}", f"an {last}")]
    if names:
        return str(names[-1 if office else 0])
    if office and (called := words.named_so.match(document.text, saying.span[1])):
        return said + called.group()  # 'reported by the channel | "Mir"'
    return (_called(last, before, words) or said) if office else said


def _called(noun: str, before: str, words: Vocabulary) -> str | None:
    """The speaker by what a text called him at last behind this noun: "the channel | «Mir»", "call sign | Rostov"."""
    nouns = list(re.finditer(rf"\b{noun}\b", before, re.IGNORECASE))
    for found in reversed(nouns):
        if match := words.named_so.match(before, found.end()):
            return before[found.start() : match.end()]
    return None


def named_by(saying: Saying, sentence: Sentence, document: Document, words: Vocabulary) -> Saying | None:
    """The saying with its speaker's name in place of a pronoun; None where nobody was named before.

    A word for what was named ("ведомство") stays as it is where nobody was.
    """
    stands = _stands_for(saying, words)
    if not saying.pronoun and not stands:
        return saying
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        named = [s for s in sayings_of(document.sentences[index], words) if not s.pronoun and not _stands_for(s, words)]
        if named:
            return saying._replace(claimant=named[-1].claimant, via=saying.via or named[-1].via, span=named[-1].span)
    return saying if stands else None


def _stands_for(saying: Saying, words: Vocabulary) -> bool:
    return words.stands_for.fullmatch(fold(saying.claimant)) is not None


def _is_idle(saying: Saying, document: Document, words: Vocabulary) -> bool:
    """Whether the verb tells of no fact ("warned", "called on")."""
    return words.idle.match(document.text[saying.cue[0] : saying.cue[1]].lower()) is not None
