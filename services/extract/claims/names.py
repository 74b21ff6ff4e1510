"""The name of a speaker beside the words that attribute: where it begins and ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from services.extract.claims.vocabulary import Vocabulary

BREAKS = ',"»”—–'
"""Signs behind which a new part of the sentence begins: ", police said"."""

_PARTS = BREAKS + ";"
"""The same, and the one behind which a sentence begins anew of the same matter: "...; police said"."""
_WINDOW = 160  # characters beside a cue within which a speaker's name stands
_SMALL = 80  # characters that hold two auxiliaries, or three words that say when
_LONGEST = 120
_QUOTED = 60  # characters that a name in a bracket or quotation has at most
_SHORT_NAME = 30  # characters of a name in quotation marks inside a longer name, signs included
_PAIRS = {")": "(", "»": "«", "”": "“", '"': '"', "’": "‘"}
_BEFORE_QUOTE = re.compile(r",(?=[’'”\"])")


class Name(NamedTuple):
    """A speaker's words; offsets in the sentence."""

    text: str
    start: int
    end: int
    after_break: bool = False
    """Whether a sign parts it from what stands before."""
    described: bool = False
    """Whether an aside in commas stands between it and the cue."""


def name_before(text: str, lower: str, at: int, words: Vocabulary, goes_on: bool = False) -> Name | None:
    """The name that ends at a cue: back to the last boundary, over an apposition in commas or what a name quotes.

    `goes_on`: what is said follows, so that what stands in commas before the cue is an aside, however it begins.
    """
    floor = max(0, at - _WINDOW)
    end = floor + len(lower[floor:at].rstrip())
    for pattern, last in ((words.auxiliary, words.auxiliaries), (words.timed, words.times_told)):
        small = pattern.search(lower, max(floor, end - _SMALL), end) if lower.endswith(last, floor, end) else None
        end = small.start() if small else end
    if end <= floor:
        return None
    inner = bracket = _opening(lower, floor, end)
    inner = _over_quoted(lower, floor, inner)
    aside = lower[end - 1] == "," and lower[end - 2 : end - 1] not in "\"”»’'"
    start = _last_boundary(lower, floor, inner if inner is not None else end - 1 if aside else end, words)
    described = False
    if aside and start > floor:
        comma = lower.rfind(",", floor, end - 1)
        cut = comma > floor and words.describing.match(lower, comma + 1) is not None
        described = cut or (comma > floor and (goes_on or words.presenting.match(lower, comma + 1) is not None))
        start = _last_boundary(lower, floor, comma if described else start - 1, words)
        end = comma if cut else end - 1
    if bracket is not None and lower[bracket] == "(":
        end = bracket
    start = _over_relative(lower, floor, start, words)
    name = _trimmed(text, lower, start, end, words)
    if name is not None and (verb := words.finite.search(lower, name.start, name.end)):
        name = _trimmed(text, lower, name.start, verb.start(), words)
    name = _owner(name, lower, words)
    after_break = start > 0 and lower[start - 1] in _PARTS
    return name._replace(after_break=after_break, described=described) if name else None


def _owner(name: Name | None, lower: str, words: Vocabulary) -> Name | None:
    """Whose statement it is that says: "the ministry | 's statement says"."""
    issued = words.issued.search(lower, name.start, name.end) if name else None
    if name is None or issued is None or issued.start() <= name.start:
        return name
    return name._replace(text=name.text[: issued.start() - name.start], end=issued.start())


def name_after(text: str, lower: str, at: int, words: Vocabulary) -> Name | None:
    """The name that begins behind a cue: up to a comma, a verb or a time."""
    skipped = words.skipped.match(lower, at)
    start = skipped.end() if skipped else at
    limit = min(len(lower), start + _WINDOW)
    end = words.end.search(lower, start + 1, limit)
    return _trimmed(text, lower, start, end.start() if end else limit, words)


def closes_name(lower: str, at: int) -> bool:
    """Whether the sign before a cue closes a name ("the channel «Mir» said"), and no quoted statement."""
    floor = max(0, at - _QUOTED)
    end = floor + len(lower[floor:at].rstrip())
    return end > 1 and _opening(lower, floor, end) is not None


def _opening(lower: str, floor: int, end: int) -> int | None:
    """Where the bracket or the quotation opens that closes right before a cue: "the Arakan Army (AA) said"."""
    pair = _PAIRS.get(lower[end - 1])
    at = lower.rfind(pair, floor, end - 1) if pair and lower[end - 2] not in ",.!?" else -1
    return at if at > 0 else None


def _over_quoted(lower: str, floor: int, inner: int | None) -> int | None:
    """Where the quotation opens that stands before a bracket: the movement «Dawn» (DM) said."""
    end = floor + len(lower[floor:inner].rstrip()) if inner is not None and lower[inner] == "(" else floor
    quoted = _opening(lower, floor, end) if end > floor + 1 else None
    return inner if quoted is None else quoted


def _over_relative(lower: str, floor: int, start: int, words: Vocabulary) -> int:
    """The start of a name that goes on in a relative clause: "the militia | that assists the army there said".

    Not where that clause has a subject of its own: "an attack that | the army said ..." is told by the army.
    """
    relative = words.relative.search(lower, floor, start) if lower.endswith(words.relatives, floor, start) else None
    if relative is None or words.cues.is_cue(relative.group(1)) or words.subject.match(lower, start):
        return start
    return _last_boundary(lower, floor, relative.end(1), words)


def _last_boundary(lower: str, floor: int, end: int, words: Vocabulary) -> int:
    last = floor
    for match in words.boundary.finditer(lower, floor, end):
        last = match.end()
    quoted = _opening(lower, floor, last) if last > floor + 1 and lower.startswith(" ", last) else None
    if quoted is not None and last - quoted <= _SHORT_NAME and lower[quoted - 1] == " ":
        return _last_boundary(lower, floor, quoted, words)  # 'the press service of the "West" | group'
    return last


def _trimmed(text: str, lower: str, start: int, end: int, words: Vocabulary) -> Name | None:
    """The name without the conjunctions, times and signs around it; None for one that is empty or too long."""
    leading = words.leading.match(lower, start, end)
    start = leading.end() if leading else start
    if lower.endswith(words.trails, start, end) or lower[end - 1 : end].isspace():
        trailing = words.trailing.search(lower, start, end)
        end = trailing.start() if trailing else end
    while end > start and text[end - 1] in ' ,.;:"“«»”':
        end -= 1
    name = _BEFORE_QUOTE.sub("", text[start:end].strip())
    name += "»" if name.count("«") > name.count("»") else "”" if name.count("“") > name.count("”") else ""
    return Name(name, start, end) if 0 < len(name) <= _LONGEST else None
