"""Who says that an event happened, and whether that stands: claims and status of one report."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.report import Claim, Span
from schemas.taxonomy import Status
from services.extract.actors.lexicon import fold
from services.extract.actors.within import mentions_between
from services.extract.claims.speakers import Saying, sayings_of
from services.extract.claims.vocabulary import Vocabulary, vocabulary
from services.extract.model import ActorMention, ClaimSlot, Clause
from services.extract.text.document import Document, Sentence

MOST = 5
_NEAR = 400  # characters of a sentence, or around a clause, that are looked at
_NEGATION = 60
_AHEAD = 3  # sentences in which a doubt or a claim of responsibility still speaks of the event
_BACK = 4  # sentences before in which a pronoun's speaker is looked for


def claims_of(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> ClaimSlot:
    """Who says so, with status as in design section 3: reported, claimed, confirmed, disputed or denied."""
    words = vocabulary(document.language)
    own = [
        _named(s, clause.sentence, document, words) for s in sayings_of(clause.sentence, words) if _covers(s, clause)
    ]
    later = _later(clause, document, words)
    sayings = [s for s in own if s is not None] + later
    status = _status([s for s in own if s is not None], later, clause, document, mentions, words)
    claims: list[Claim] = []
    for saying in sayings:
        claim = Claim(claimant=saying.claimant, via=saying.via, stance=saying.stance)
        if claim not in claims:
            claims.append(claim)
    spans: dict[str, Span] = {"claimant": sayings[0].span} if sayings else {}
    return ClaimSlot(tuple(claims[:MOST]), status, spans)


def _covers(saying: Saying, clause: Clause) -> bool:
    """Whether an attribution speaks of the event: it stands before the trigger, or closes the sentence behind it."""
    return saying.cue[1] <= clause.trigger.start or saying.closes or saying.stance in ("denies", "doubts")


def _named(saying: Saying, sentence: Sentence, document: Document, words: Vocabulary) -> Saying | None:
    """The saying with its speaker's name in place of a pronoun; None where nobody was named before."""
    if not saying.pronoun:
        return saying
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        named = [s for s in sayings_of(document.sentences[index], words) if not s.pronoun]
        if named:
            return saying._replace(claimant=named[-1].claimant, via=saying.via or named[-1].via, span=named[-1].span)
    return None


def _later(clause: Clause, document: Document, words: Vocabulary) -> list[Saying]:
    """What the next sentences say of the event: doubts, denials, confirmations, responsibility, sources."""
    found = []
    first = clause.sentence.index + 1
    for distance, sentence in enumerate(document.sentences[first : first + _AHEAD]):
        lower = fold(sentence.text[:_NEAR])
        refers = words.referring.search(lower) is not None
        for saying in sayings_of(sentence, words):
            named = _named(saying, sentence, document, words)
            source = distance == 0 and words.about_this.match(lower) is not None
            if (
                named is not None
                and (source or refers)
                and (source or saying.stance != "asserts" or (distance == 0 and _about(lower, words)))
            ):
                found.append(named)
    return found


def _about(lower: str, words: Vocabulary) -> bool:
    """Whether a sentence begins by pointing back at the event ("According to X, this movement ...")."""
    match = words.referring.search(lower)
    return (
        match is not None and match.group().startswith(("this", "эт", "це", "ці", "цю", "цьо")) and match.start() < 140
    )


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
    return "claimed" if any(_is_party(s, mentions, words) for s in own) else "reported"


def _is_of_intent(saying: Saying, document: Document, words: Vocabulary) -> bool:
    """Whether what is denied is the intent ("denied targeting civilians") and not the event."""
    end = saying.cue[1]
    return words.intent.match(document.text[end : end + _NEGATION].lower()) is not None


def _confirmed(clause: Clause, document: Document, words: Vocabulary) -> bool:
    """Whether the sentence, or the next one about it, says that the other side or independent proof confirms it."""
    sentences = document.sentences[clause.sentence.index : clause.sentence.index + 2]
    for distance, sentence in enumerate(sentences):
        start = max(0, clause.start - sentence.start - _NEAR) if distance == 0 else 0
        lower = fold(sentence.text[start : start + 3 * _NEAR])
        for match in words.confirming.finditer(lower):
            if not words.negated.search(lower, max(0, match.start() - _NEGATION), match.start()) and (
                distance == 0 or words.referring.search(lower)
            ):
                return True
    return False


def _is_party(saying: Saying, mentions: Sequence[ActorMention], words: Vocabulary) -> bool:
    """Whether the speaker is a party to the conflict or speaks for one; an outlet or a witness is not."""
    folded = fold(saying.claimant)
    named = mentions_between(mentions, saying.span[0] - _NEGATION, saying.span[1])
    if any(m.category not in (None, "Civilians") and m.end > saying.span[0] for m in named):
        return True
    if words.party.search(folded):
        return True
    return not (words.neutral.search(folded) or words.outlet.search(saying.claimant))
