"""Who says that an event happened, and whether that stands: claims and status of one report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from schemas.report import Claim, Span
from schemas.taxonomy import Status
from services.extract.actors.folding import folded
from services.extract.actors.lexicon import fold
from services.extract.actors.within import mentions_between
from services.extract.claims.credits import credit_in
from services.extract.claims.parties import party_beside
from services.extract.claims.preamble import preamble_of
from services.extract.claims.sole import sole_speaker
from services.extract.claims.sources import full_name, named_by, next_to_tell, sources_of
from services.extract.claims.speakers import Saying, sayings_of
from services.extract.claims.vocabulary import Vocabulary, vocabulary
from services.extract.model import ActorMention, ClaimSlot, Clause, Extent
from services.extract.text.document import Document

MOST = 5
_NEAR = 400  # characters of a sentence, or around a clause, that are looked at
_NEGATION = 60
_THIS = 140
"""Characters of a sentence within which it points back at the event before it."""
_TERSE = 3
"""Sentences of a report that its last words can be the source of."""
_GROUP = 1_000
"""Characters before "the group" within which it was named."""
_AHEAD = 3  # sentences in which a doubt or a claim of responsibility still speaks of the event


def claims_of(
    extents: Sequence[Extent],
    document: Document,
    mentions: Sequence[ActorMention],
    author: str | None = None,
) -> ClaimSlot:
    """Who says so, with status as in design section 3: reported, claimed, confirmed, disputed or denied.

    First who says it in the clause that tells most, then in the further ones, then in the sentences behind them. Where
    nobody does, whoever posts the whole text himself (`author`) says so; whom he cites, he passes on.
    """
    words = vocabulary(document.language)
    clause = extents[0].clause
    own = _own(clause, document, words) or preamble_of(document, clause) or _signed(document, words)
    own = own or party_beside(clause, document, mentions)
    later = _later(extents[0], document, words)
    again = (s for extent in extents[1:] for s in _own(extent.clause, document, words))
    sources = (s for extent in extents for s in sources_of(extent, document, words))
    status = _status(own, later, clause, document, mentions, words)
    claims: dict[Claim, Span] = {}
    for saying in chain(own, again, later, sources):
        claims.setdefault(_claim(saying, document, mentions, words), saying.span)
        if len(claims) == MOST:
            break
    if not claims:
        sayings = next_to_tell(extents[0], document, words) or sole_speaker(clause, document, words)
        claims = {_claim(saying, document, mentions, words): saying.span for saying in sayings}
    spans = {"claimant": next(iter(claims.values()))} if claims else {}
    return ClaimSlot(_posted(tuple(claims), author), status, spans)


def _posted(claims: tuple[Claim, ...], author: str | None) -> tuple[Claim, ...]:
    """The claims of a text that its author posts himself."""
    if author is None:
        return claims
    told = tuple(c if c.via or c.claimant == author else c.model_copy(update={"via": author}) for c in claims)
    return told or (Claim(claimant=author),)


def _claim(saying: Saying, document: Document, mentions: Sequence[ActorMention], words: Vocabulary) -> Claim:
    claimant = saying.claimant if words.verb_first else full_name(saying, document, words)
    if fold(claimant) in words.the_group and (group := _group_before(saying, mentions)):
        claimant = group
    return Claim(claimant=claimant, via=saying.via, stance=saying.stance)


def _group_before(saying: Saying, mentions: Sequence[ActorMention]) -> str | None:
    """The group that was named last before "the group" that takes responsibility."""
    before = mentions_between(mentions, saying.span[0] - _GROUP, saying.span[0])
    named = [m for m in before if m.category == "Rebel group" and m.actor_id]
    return named[-1].usual_name or named[-1].name if named else None


def _own(clause: Clause, document: Document, words: Vocabulary) -> list[Saying]:
    """The sayings of a clause's sentence that speak of its event, pronouns resolved."""
    covering = [s for s in sayings_of(clause.sentence, words) if _covers(s, clause)]
    found = (named_by(s, clause.sentence, document, words) for s in covering)
    return [s for s in found if s is not None]


def _signed(document: Document, words: Vocabulary) -> list[Saying]:
    """Who tells the whole of a terse report, where its last sentence ends with its source."""
    sentences = document.sentences
    if len(sentences) > _TERSE:
        return []
    span = credit_in(sentences[-1].text, document.language)
    return [s for s in sayings_of(sentences[-1], words) if span and s.closes][-1:]


def _covers(saying: Saying, clause: Clause) -> bool:
    """Whether an attribution speaks of the event: it begins before the trigger, or closes the sentence behind it."""
    return saying.cue[0] < clause.trigger.start or saying.closes or saying.stance in ("denies", "doubts")


def _later(extent: Extent, document: Document, words: Vocabulary) -> list[Saying]:
    """What the next sentences say of the event: doubts, denials, confirmations, responsibility, sources."""
    found: list[Saying] = []
    first = extent.clause.sentence.index + 1
    for distance, sentence in enumerate(document.sentences[first : first + _AHEAD]):
        if sentence.start >= extent.until:
            break
        lower = folded(sentence)[:_NEAR]
        refers = words.referring.search(lower)
        source = distance == 0 and words.about_this.match(lower) is not None
        if not (source or refers):
            continue
        about = source or (distance == 0 and refers is not None and _is_of_this(refers))
        for saying in sayings_of(sentence, words):
            if saying.cue[0] >= extent.until:
                return found
            if about or saying.stance != "asserts":
                named = named_by(saying, sentence, document, words)
                found += [named] if named is not None else []
    return found


def _is_of_this(refers: re.Match[str]) -> bool:
    """Whether a sentence begins by pointing back at the event ("According to X, this movement ...")."""
    return refers.group().startswith(("this", "эт", "це", "ці", "цю", "цьо")) and refers.start() < _THIS


def _status(
    own: Sequence[Saying],
    later: Sequence[Saying],
    clause: Clause,
    document: Document,
    mentions: Sequence[ActorMention],
    words: Vocabulary,
) -> Status:
    stances = {s.stance for s in (*own, *later) if not _is_of_intent(s, document, words)}
    if "denies" in stances:
        return "denied" if {s.stance for s in own} == {"denies"} else "disputed"
    if "doubts" in stances:
        return "disputed"
    if _confirmed(clause, document, words):
        return "confirmed"
    bound = [
        s for s in own if ";" not in document.text[clause.trigger.end : s.span[0]]
    ]  # "...; the army said that ..."
    told = [s for s in bound if not words.belief.match(document.text[s.cue[0] : s.cue[1]].lower())]
    return "claimed" if any(_is_party(s, mentions, words) for s in told) else "reported"


def _is_of_intent(saying: Saying, document: Document, words: Vocabulary) -> bool:
    """Whether what is denied is the intent ("denied targeting civilians") and not the event."""
    end = saying.cue[1]
    return words.intent.match(document.text[end : end + _NEGATION].lower()) is not None


def _confirmed(clause: Clause, document: Document, words: Vocabulary) -> bool:
    """Whether the sentence, or the next one about it, says that the other side or independent proof confirms it."""
    sentences = document.sentences[clause.sentence.index : clause.sentence.index + 2]
    for distance, sentence in enumerate(sentences):
        start = max(0, clause.start - sentence.start - _NEAR) if distance == 0 else 0
        lower = folded(sentence)[start : start + 3 * _NEAR]
        for match in words.confirming.finditer(lower):
            if not words.negated.search(lower, max(0, match.start() - _NEGATION), match.start()) and (
                distance == 0 or words.referring.search(lower)
            ):
                return True
    return False


def _is_party(saying: Saying, mentions: Sequence[ActorMention], words: Vocabulary) -> bool:
    """Whether the speaker is a party to the conflict or speaks for one; an outlet or a witness is not."""
    folded = fold(saying.claimant)
    if words.outlet.fullmatch(saying.claimant):
        return False  # "Sudan Tribune" is no party for its name
    named = mentions_between(mentions, saying.span[0] - _NEGATION, saying.span[1])
    if any(m.category not in (None, "Civilians") and m.end > saying.span[0] for m in named):
        return True
    if words.party.search(folded):
        return True
    return not (words.neutral.search(folded) or words.outlet.search(saying.claimant))
