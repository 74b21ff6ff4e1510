"""Who is said to say it: the speakers that a sentence names, and who passes their words on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.report import Span
from schemas.taxonomy import Stance
from services.extract.actors.lexicon import fold
from services.extract.claims.vocabulary import Vocabulary
from services.extract.text.document import Sentence

_WINDOW = 160  # characters beside a cue within which a speaker's name stands
_LONGEST = 120
_NOUN = re.compile(
    r"(?:ени[еяюий]|ением|ениям?и?|ення|енню|енням|енні|ень)$"
)  # "сообщение" shares its stem with the verb


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


class _Name(NamedTuple):
    text: str
    start: int
    end: int
    after_break: bool = False


def sayings_of(sentence: Sentence, words: Vocabulary) -> Iterator[Saying]:
    """The attributions of a sentence, in the order of their cues."""
    text, skip_to = sentence.text, -1
    lower = words.aside.sub(lambda m: " " * len(m.group()), fold(text))
    for cue in words.cue.finditer(lower):
        if cue.start() < skip_to or _NOUN.search(cue.group()):
            continue
        found = _saying(cue, text, lower, sentence.start, words)
        if found is not None:
            saying, skip_to = found
            yield saying
    heading = _heading(text, lower, sentence.start, words)
    if heading is not None:
        yield heading


def _saying(cue: re.Match[str], text: str, lower: str, offset: int, words: Vocabulary) -> tuple[Saying, int] | None:
    stance = _stance(cue.group(), lower, cue.start(), words)
    kind = cue.lastgroup
    before, after = _before(text, lower, cue.start(), words), _after(text, lower, cue.end(), words)
    via: str | None = None
    speaker: _Name | None
    if kind == "according":
        speaker = after
    elif kind == "citing":
        speaker, via = after, before.text if before else None
        if after is not None and re.match(r"(?:as|by)\b", lower[cue.end() :].lstrip()):
            speaker = before
    else:
        verb_first = before is None or words.verb_first and lower[: cue.start()].rstrip()[-1:] in ',"»”—–'
        speaker = after if verb_first else before
        if cue.group() in words.told and after is not None and after.text[:1].isupper():
            via = after.text
    if speaker is None or len(speaker.text) < 2:
        return None
    folded = fold(speaker.text)
    if words.no_speaker.fullmatch(folded):
        return None
    closes = speaker is before and before.after_break or kind in ("according", "citing") or speaker is after
    span = (offset + speaker.start, offset + speaker.end)
    saying = Saying(
        speaker.text,
        via,
        stance,
        span,
        (offset + cue.start(), offset + cue.end()),
        closes,
        words.pronoun.fullmatch(folded) is not None,
    )
    return saying, _resume(cue, speaker, lower, kind, words)


def _resume(cue: re.Match[str], speaker: _Name, lower: str, kind: str | None, words: Vocabulary) -> int:
    """Where to look on: behind the verb that closes "X, citing Y, reported"."""
    if kind != "citing":
        return speaker.end if kind == "according" else cue.end()
    closing = words.cue.match(
        lower, speaker.end + len(lower[speaker.end :]) - len(lower[speaker.end :].lstrip(" ,’'”\""))
    )
    return closing.end() if closing else speaker.end


def _stance(cue: str, lower: str, at: int, words: Vocabulary) -> Stance:
    if words.denying.match(lower, at):
        return "denies"
    if words.doubting.match(lower, at):
        return "doubts"
    if words.confirm_verb.match(lower, at) or words.confirming.match(lower, at):
        return "asserts" if words.negated.search(lower, 0, at) else "confirms"
    return "asserts"


def _before(text: str, lower: str, at: int, words: Vocabulary) -> _Name | None:
    """The name that ends at a cue: back to the last boundary, over an apposition in commas."""
    floor, end = max(0, at - _WINDOW), at
    while end > floor and text[end - 1].isspace():
        end -= 1
    aside = end > floor and text[end - 1] == "," and text[end - 2 : end - 1] not in "\"”»’'"
    start = _last_boundary(lower, floor, end - 1 if aside else end, words)
    if aside and start > floor:
        start = _last_boundary(lower, floor, start - 1, words)
        end -= 1
    name = _trimmed(text, lower, start, end, words)
    after_break = start > 0 and lower[start - 1] in ',"”»—–'
    return name._replace(after_break=after_break) if name else None


def _last_boundary(lower: str, floor: int, end: int, words: Vocabulary) -> int:
    last = floor
    for match in words.boundary.finditer(lower, floor, end):
        last = match.end()
    return last


def _after(text: str, lower: str, at: int, words: Vocabulary) -> _Name | None:
    """The name that begins behind a cue: up to a comma, a verb or a time."""
    start = at
    skip = re.compile(
        r"[\s:]*(?:об этом |про це |журналистам |журналістам |reporters )?(?:(?:в|у|во|на)\s+)?[\s«“\"‘]*"
    )
    match = skip.match(lower, start)
    start = match.end() if match else start
    end = words.end.search(lower, start + 1, min(len(lower), start + _WINDOW))
    return _trimmed(text, lower, start, end.start() if end else min(len(text), start + _WINDOW), words)


def _trimmed(text: str, lower: str, start: int, end: int, words: Vocabulary) -> _Name | None:
    leading = words.leading.match(lower, start, end)
    start = leading.end() if leading else start
    trailing = words.trailing.search(lower, start, end)
    end = trailing.start() if trailing else end
    while end > start and text[end - 1] in ' ,.;:"“«»”':
        end -= 1
    name = text[start:end].strip()
    name = re.sub(r",(?=[’'”\"])", "", name)
    if not name or len(name) > _LONGEST:
        return None
    return _Name(name, start, end)


def _heading(text: str, lower: str, offset: int, words: Vocabulary) -> Saying | None:
    """The speaker of a headline: "Three killed in Kherson – governor", "General Staff: ..."."""
    tail = re.search(r"\s[–—-]+\s+([^–—:.!?]{2,70})$", text)
    head = re.match(r"[^\w]*([^:.!?–—\d]{2,40}):\s", text)
    for match in (tail, head):
        if match and _speaks(fold(match.group(1)), match.group(1), words):
            span = (offset + match.start(1), offset + match.end(1))
            return Saying(match.group(1).strip(), None, "asserts", span, span, match is tail)
    return None


def _speaks(folded: str, name: str, words: Vocabulary) -> bool:
    return len(name.split()) <= 7 and bool(
        words.party.search(folded) or words.neutral.search(folded) or words.outlet.search(name)
    )
