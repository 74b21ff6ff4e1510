"""Who is said to say it: the speakers that a sentence names, and who passes their words on."""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas.report import Span
from schemas.taxonomy import Stance
from services.extract.actors.folding import folded
from services.extract.actors.lexicon import fold
from services.extract.claims.credits import credit_in, dashed
from services.extract.claims.cues import Cue
from services.extract.claims.names import BREAKS, Name, closes_name, name_after, name_before
from services.extract.claims.vocabulary import Vocabulary
from services.extract.lexicon.morphology import is_predicate
from services.extract.text.document import Sentence
from services.extract.text.kept import kept

_LONGEST_SENTENCE = 4000  # characters; what is longer is a list or a table, and would be read again for each clause
_SURNAME = re.compile(  # "– Синєгубов" at the end of a headline; not "– Покровськ"
    r"(?:[А-ЯІЇЄҐ][\w'’]+ )?[А-ЯІЇЄҐ][\w'’]*(?:[оеє]в|[иії]н|енко|ук|юк|[сц]ь?кий|ич|ко|[ая]к|[оу]н|ар|ець)"
)
_SMALL = re.compile(r"(?<![\w'’-])[а-яёіїєґ'’]{2,}(?![\w'’-])")
"""A word in small letters."""
_LEAD = 2  # spaces in what stands before a dash, at least, if a speaker follows
_LEAD_IN = 20
"""Characters of "Об этом", behind which stands who is told or who tells."""
_FIGURE = re.compile(r"\b\d+\s")
_SOURCE = re.compile(
    r"(?:Джерело|Джерела|Источник|Источники|Sources?):\s+([^,;.\n]{3,60}?)(?=\s(?:у|в|на|on|in)\s|[,;.\n]|$)"
)
_HEAD = re.compile(r"\W{0,8}([^:.!?–—\d]{2,40}):\s")
_WORD = re.compile(r"[\w']+")
_NOT = 3  # characters of "не " before a verb: "не подтвердили" is a doubt of its own
_SHORT = 30  # characters of a name behind where it was cut
_SIGN = re.compile(r"[,.;:«»\"—–]")
_SPACE = 8  # characters of white space before a cue
_CALLED = 60  # characters behind "called" within which it says what
_NEAR_FIGURE = 30
"""Characters before "назвал" that hold what it names."""
_NOUN = re.compile(
    r"(?:ени[еяюий]|ением|ениям?и?|ення|енню|енням|енні|ень)$"
)  # "сообщение" shares its stem with the verb


_APPOSITION = re.compile(r",? (?:an? |the |of |in |from |head |chief |[^\W\d_][\w'.’-]+ ?){1,9}[.\"”]*\s*$")
"""The name or the office that a sentence ends with behind its speaker: "said an elder, | Sani Bello."."""
_IN_WHAT = re.compile(r"\bwhat (?:\w+ ){0,6}$|\b(?:which|that) (?:[\w'’-]+ ){1,4}$")
_WHAT = re.compile(r"\bwhat (?:[\w'’,-]+ ){1,6}$")
_REFLEXIVE = re.compile(r"^(?!отчит|жалу|похвал|у?сомне|за?сумн).*(?:ть|ет|ют|ит|ат|ят|л|ла|ло|ли|в)с[яь]$")
_WHO_REPORT = frozenset(("police", "media", "news", "family"))
_PASSIVE = frozenset(("was", "were", "been", "be", "being", "are", "is"))


class Saying(NamedTuple):
    """One attribution in a sentence."""

    claimant: str
    via: str | None
    stance: Stance
    span: Span
    """The speaker's words, in the document."""
    cue: Span
    """The words that attribute."""
    closes: bool
    """Whether it stands behind what it attributes (", police said")."""
    pronoun: bool = False
    """Whether the speaker is only a pronoun: somebody named before."""


@kept
def sayings_of(sentence: Sentence, words: Vocabulary) -> tuple[Saying, ...]:
    """The attributions of a sentence, in the order of their cues. Kept for the next clause that asks."""
    text, skip_to = sentence.text[:_LONGEST_SENTENCE], -1
    lower = words.aside.sub(lambda m: " " * len(m.group()), folded(sentence)[:_LONGEST_SENTENCE])
    found: list[Saying] = []
    cues = words.cues.find(lower)
    for cue in cues:
        if cue.start < skip_to or _is_noun(cue, lower, words):
            continue
        saying = _saying(cue, text, lower, sentence.start, words)
        if saying is not None:
            skip_to = _resume(cue, cues, saying, lower, sentence.start)
            found = _passed_on(found, saying, cue, sentence.start)
    heading = _heading(text, sentence.start, words)
    is_new = heading is not None and all(max(s.cue[1], s.span[1]) <= heading.span[0] for s in found)
    return (*found, heading) if heading is not None and (is_new or not heading.closes) else tuple(found)


def _is_noun(cue: Cue, lower: str, words: Vocabulary) -> bool:
    """Whether a verb's form is a noun or a participle here: "сообщение", "a report", "a man accused of theft"."""
    if cue.kind == "verb" and _NOUN.search(cue.text):
        return True
    if words.participle.match(lower, cue.start):
        return _WHAT.search(lower, max(0, cue.start - _CALLED), cue.start) is None  # "what residents described as"
    if cue.kind == "verb" and words.verb_first and _REFLEXIVE.search(cue.text):
        return True  # "уточнюється"
    before = _WORD.findall(lower[max(0, cue.start - _CALLED) : cue.start])
    if cue.kind == "verb" and not words.verb_first and before and before[-1] in _PASSIVE:
        return True  # "residents were told", "no fatalities were reported"
    if cue.text in words.plural_verbs and before and not before[-1].endswith("s"):
        return before[-1] not in words.plural_subjects  # "a chieftaincy dispute"
    if cue.text.endswith("ed") and before and before[-1] in _WHO_REPORT:
        return False
    return cue.text in words.nouns_too and (not before or before[-1] in words.determiners)


def _passed_on(found: list[Saying], saying: Saying, cue: Cue, offset: int) -> list[Saying]:
    """The sayings with this one; "X reported, citing Y" is one: Y's, via X."""
    last = found[-1] if found else None
    at = offset + cue.start
    if last and cue.kind == "citing" and at - 3 <= max(last.cue[1], last.span[1]) <= at:
        return [*found[:-1], saying._replace(via=last.claimant)]
    return [*found, saying]


def _saying(cue: Cue, text: str, lower: str, offset: int, words: Vocabulary) -> Saying | None:
    stance = _stance(lower, cue.start, words)
    if stance is None or (stance == "asserts" and lower.startswith("не ", max(0, cue.start - _NOT))):
        return None
    if cue.kind == "pronoun":
        span = (offset + cue.start, offset + cue.end)
        return Saying(cue.text, None, stance, span, span, closes=True, pronoun=True)
    goes_on = words.said_on.match(lower, cue.end) is not None
    before, after = name_before(text, lower, cue.start, words, goes_on), name_after(text, lower, cue.end, words)
    speaker, via = _speaker(cue, lower, before, after, words, goes_on)
    if speaker is None:
        return None
    folded = fold(speaker.text)
    pronoun = words.pronoun.fullmatch(folded) is not None
    if not pronoun and (words.no_speaker.fullmatch(folded) or words.no_name.match(folded)):
        return None
    if words.verb_first and not pronoun and _is_clause(speaker.text, words):
        taker = _behind_predicate(speaker, words) if cue.kind == "responsibility" else None
        if taker is None:
            return None
        speaker = taker
    in_what = not words.verb_first and _IN_WHAT.search(lower, max(0, cue.start - _CALLED), cue.start) is not None
    closes = speaker is after or cue.kind in ("according", "citing") or speaker.after_break or in_what
    span = (offset + speaker.start, offset + speaker.end)
    said = (offset + cue.start, offset + cue.end)
    return Saying(speaker.text, via, stance, span, said, closes, pronoun)


def _is_clause(name: str, words: Vocabulary) -> bool:
    """Whether words tell something and name nobody: "командир угрожал", "трое ранены", "погибших нет"."""
    return _last_predicate(name, words) >= 0


def _behind_predicate(name: Name, words: Vocabulary) -> Name | None:
    """Who takes it upon himself: "диверсию | взяло движение «Атеш»"."""
    at = _last_predicate(name.text, words)
    return name._replace(text=name.text[at + 1 :], start=name.start + at + 1) if 0 <= at < len(name.text) - 1 else None


def _last_predicate(name: str, words: Vocabulary) -> int:
    """Where the last word ends that can only say what somebody does or is; -1 without one."""
    found = (m.end() for m in _SMALL.finditer(name) if is_predicate(m.group(), words.language))
    return max(found, default=-1)


def _speaker(
    cue: Cue, lower: str, before: Name | None, after: Name | None, words: Vocabulary, goes_on: bool
) -> tuple[Name | None, str | None]:
    """Who speaks, and via whom."""
    if cue.kind == "according":
        return after, None
    if cue.kind == "citing":
        if words.cited_as.match(lower, cue.end):
            return before, None
        return after, before.text if before else None
    if words.verb_first and before is not None and words.no_name.match(fold(before.text)):
        before = None  # "Об обстреле рассказал глава района"
    if words.verb_first and after is not None and _tells_another(cue, lower, before, after, words):
        return after, None if before is None or cue.kind == "responsibility" else before.text
    sign = lower[max(0, cue.start - _SPACE) : cue.start].rstrip()[-1:]
    described = before is not None and before.described and (goes_on or not words.verb_first)
    inverted = sign in BREAKS and not described and not closes_name(lower, cue.start)
    if inverted and after is not None and _ends_with(after, cue, lower, words):
        return after, None
    if (words.verb_first and (inverted or before is None)) or (inverted and before is None):
        return after, None
    told = cue.text in words.told and after is not None and after.text[:1].isupper()
    return before, after.text if told and after else None


def _tells_another(cue: Cue, lower: str, before: Name | None, after: Name, words: Vocabulary) -> bool:
    """Whether who stands before the verb is only told it: "Об этом агентству сообщил губернатор"."""
    if cue.kind == "responsibility":
        return words.owning.search(lower, 0, cue.start) is not None
    if before is None or not words.about_this.match(lower) or before.start > _LEAD_IN:
        return False
    if not _is_somebody(after, words):
        return False
    return words.addressed.match(fold(before.text)) is not None or not _is_somebody(before, words)


def _is_somebody(name: Name, words: Vocabulary) -> bool:
    folded = fold(name.text)
    return words.party.search(folded) is not None or words.neutral.match(folded) is not None


def _ends_with(name: Name, cue: Cue, lower: str, words: Vocabulary) -> bool:
    """Whether a sentence ends with a verb and its speaker: ', said the mayor.' (English)."""
    rest = lower[name.end : name.end + _SPACE].strip(" .\n")
    rest = "" if rest.startswith((", which", ", who", ", add")) or _APPOSITION.match(lower, name.end) else rest
    return not (rest or words.verb_first or cue.text in words.told or words.no_name.match(fold(name.text)))


def _resume(cue: Cue, cues: list[Cue], saying: Saying, lower: str, offset: int) -> int:
    """Where to look on: behind the speaker, and behind the verb that closes "X, citing Y, reported"."""
    end = saying.span[1] - offset
    if cue.kind != "citing":
        return end if cue.kind == "according" else cue.end
    closing = next((c for c in cues if c.start >= end and _closes_citing(lower[end : c.start])), None)
    return closing.end if closing else end


def _closes_citing(between: str) -> bool:
    """Whether no more than the rest of the name stands before a verb ("citing sources | in the army, | reported")."""
    rest = between.strip(" ,’'”\"")
    return len(rest) <= _SHORT and not _SIGN.search(rest)


def _stance(lower: str, at: int, words: Vocabulary) -> Stance | None:
    """What a cue does to what is told; None for "called" where nothing is called false."""
    if words.denying.match(lower, at):
        return "denies"
    if words.calling.match(lower, at):
        if not words.verb_first and _IN_WHAT.search(lower, max(0, at - _CALLED), at):
            return "asserts"
        if words.counting.search(lower, max(0, at - _NEAR_FIGURE), at + _CALLED):
            return "asserts"
        return "denies" if words.denying.search(lower, at, at + _CALLED) else None
    if words.doubting.match(lower, at) or words.doubting.match(lower, max(0, at - _NOT)):
        return "doubts"
    if words.confirm_verb.match(lower, at) or words.confirming.match(lower, at):
        return "asserts" if words.negated.search(lower, max(0, at - _CALLED), at) else "confirms"
    return "asserts"


def _heading(text: str, offset: int, words: Vocabulary) -> Saying | None:
    """The speaker of a headline: "Three killed in Kherson – governor", "General Staff: ..."."""
    source = _SOURCE.match(text)
    if source is not None:
        span = (offset + source.start(1), offset + source.end(1))
        return Saying(source.group(1).strip(), None, "asserts", span, (offset, offset + len(text)), closes=True)
    credit = credit_in(text, words.language)
    if credit is not None:
        span = (offset + credit[0], offset + credit[1])
        return Saying(text[slice(*credit)].strip(), None, "asserts", span, span, closes=True)
    tail, head = dashed(text), _HEAD.match(text)
    for match in (tail, head):
        if match is None or (match is tail and text.count(" ", 0, tail.start()) < _LEAD):
            continue  # "Kenya – police kill two": where it happens, and then what
        if words.verb_first and _is_clause(match.group(1), words):
            continue
        surname = words.verb_first and match is tail and _SURNAME.fullmatch(match.group(1).strip())
        if surname or _speaks(fold(match.group(1)), match.group(1), words):
            span = (offset + match.start(1), offset + match.end(1))
            return Saying(match.group(1).strip(), None, "asserts", span, span, match is tail)
    return None


def _speaks(folded: str, name: str, words: Vocabulary) -> bool:
    return (
        len(name.split()) <= 7
        and not _FIGURE.search(name)
        and bool(words.party.search(folded) or words.neutral.search(folded) or words.outlet.search(name))
    )
