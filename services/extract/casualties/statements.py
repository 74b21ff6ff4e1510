"""What a sentence says of people killed, injured and captured, one statement a cue of harm."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from services.extract.casualties.aftermath import is_late, was_hurt
from services.extract.casualties.attachment import Attachment
from services.extract.casualties.chunk import Chunk
from services.extract.casualties.chunks import chunks_of
from services.extract.casualties.denials import (
    are_mixed,
    is_cumulative,
    is_hypothetical,
    is_in_grave,
    is_mixed,
    is_negated,
)
from services.extract.casualties.elided import elided
from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.revisions import kind_before
from services.extract.casualties.row import Row
from services.extract.casualties.statement import People, Statement
from services.extract.casualties.unnamed import is_of_one, is_of_pronoun, is_of_those_before
from services.extract.casualties.verdicts import stands_alone
from services.extract.casualties.vocabulary import vocabulary
from services.extract.casualties.words import Words
from services.extract.text.document import Sentence
from services.extract.text.kept import kept


@kept
def statements_of(sentence: Sentence, language: str) -> tuple[Statement, ...]:
    """The statements of a sentence, in order."""
    known = vocabulary(language)
    if not known.cues.find_matches_as_indexes(sentence.lower):
        return ()
    row = Row(sentence.tokens, chunks_of(Words(sentence.tokens, language)), known)
    return tuple(sorted(_read(row), key=lambda s: s.start))


def statements_in(sentence: Sentence, language: str, start: int, end: int) -> tuple[Statement, ...]:
    """The statements that start in part of a sentence."""
    found = statements_of(sentence, language)
    first, last = (bisect_left(found, offset, key=lambda s: s.start) for offset in (start, end))
    return found[first:last]


def _read(row: Row) -> Iterator[Statement]:
    said = sorted(_told(row), key=lambda s: s.start)
    yield from said
    yield from elided(row, said)


def _told(row: Row) -> Iterator[Statement]:
    attachment = Attachment(row)
    for at, cue in enumerate(row.chunks):
        if cue.role not in CUE_ROLES or is_hypothetical(row, cue) or is_in_grave(row, cue):
            continue
        if is_negated(row, at):
            yield from _of_nobody(row, at)
        elif cue.role != "none" and not is_mixed(row, at):
            yield from _of_people(row, at, _harmed(row, at, attachment))


def _of_nobody(row: Row, at: int) -> Iterator[Statement]:
    """That nobody was harmed; a toll denied ("without giving a toll") says nothing, nor what is not taken."""
    cue = row.chunks[at]
    if cue.role == "toll" or row.reads(at, "takes"):
        return
    for kind in ("killed", "injured") if row.reads(at, "total") else (cue.entry.kind,):
        if kind and kind != "captured":  # "no arrests were made" is of no capture
            yield Statement(kind, row.tokens[cue.start].start, row.tokens[cue.end - 1].end, ())


def _harmed(row: Row, at: int, attachment: Attachment) -> list[int]:
    """The people that a cue counts; itself where it alone says that they are one."""
    found = attachment.people_of(at)
    if is_of_those_before(row, at, found):
        return attachment.people_last(at)
    if not found:
        return [at] if is_of_one(row, at) else []
    if row.chunks[at].entry.singular and row.chunks[found[0]].quantity is None and is_of_pronoun(row, at):
        return [at]  # "обстреляли машину учителя, | он | скончался"
    is_of_body = row.roles[at] == "noun" and row.chunks[at].entry.singular
    if is_of_body and row.chunks[found[0]].quantity is None:
        return [at]  # "тіло жінки", which may also be "women" by its form
    return found


def _of_people(row: Row, at: int, found: Sequence[int]) -> Iterator[Statement]:
    if not (row.chunks[at].entry.kind or kind_before(row, at)):
        return
    are_led_off = bool(found) and _are_led_off(row, found[-1])
    groups = [_group(row, row.chunks[i], at, are_led_off) for i in found]
    people = [group for group in groups if group is not None]
    if not found or len(people) < len(groups):
        return
    row.taken.update(dict.fromkeys(found, row.chunks[at].entry.kind))
    if are_mixed(row, found[-1] + 1, found[-1] + 3):  # "lost 220 men killed and wounded"
        return
    if not is_cumulative(row, min(at, found[0]), max(at, found[-1])):
        yield _statement(row, at, found, people[:1] if _spells_out(row, found, people) else people)


def _statement(row: Row, at: int, found: Sequence[int], people: Sequence[People]) -> Statement:
    cue, first, last = row.chunks[at], row.chunks[found[0]], row.chunks[found[-1]]
    by_doer = cue.entry.agent and found[0] > at
    kind = cue.entry.kind or kind_before(row, at)
    among_hurt = kind == "killed" and found[0] in row.parts and was_hurt(row, found[0])
    verdict = cue.role == "verdict" or (cue.role == "noun" and stands_alone(row, at))
    return Statement(
        kind,
        row.tokens[min(cue.start, first.start)].start,
        row.tokens[max(cue.end, last.end) - 1].end,
        tuple(people),
        more=first.more or among_hurt or cue.role == "likewise",
        part=found[0] in row.parts and not among_hurt,
        toll=cue.role in ("toll", "revision") or verdict,
        verdict=verdict,
        before=kind == "killed" and _is_of_before(row, at),
        late=is_late(row, at, found[0]),
        lost=row.reads(at, "losing"),
        agentive=by_doer and not (row.reads(at, "sufferers") or row.is_passive(at)),
    )


def _is_of_before(row: Row, at: int) -> bool:
    """Whether a pluperfect tells what was before: none that only reports speech ("said that two had been killed")."""
    words = row.lower(row.chunks[at].start - 3, row.chunks[at].start)
    return "speech" not in row.roles[:at] and not row.known.sets["pluperfect"].isdisjoint(words)


def _are_led_off(row: Row, at: int) -> bool:
    """Whether words behind people say that whoever took them led them off ("took 20 villagers | with them")."""
    behind = row.lower(row.chunks[at].end, row.chunks[at].end + 2)
    return not row.known.sets["led_off"].isdisjoint((*behind[:1], " ".join(behind)))


def _group(row: Row, chunk: Chunk, at: int, are_led_off: bool) -> People | None:
    """A group as the cue at this index counts it; None where it does not."""
    if row.reads(at, "takes") and not are_led_off and row.tokens[chunk.end - 1].lower not in row.known.sets["captives"]:
        return None
    start, end = row.tokens[chunk.start].start, row.tokens[chunk.end - 1].end
    strict = row.reads(at, "strict")
    if chunk.role != "people":  # only a name or an unknown noun in the singular stands for somebody
        return None if strict else People(start, end, 1, 1, 1, "")
    if chunk.quantity is None or (strict and not chunk.named):
        return None
    low, best, high, vague = chunk.quantity[2:]
    return People(start, end, low, best, high, chunk.entry.kind, vague)


def _spells_out(row: Row, found: Sequence[int], people: Sequence[People]) -> bool:
    """Whether groups behind a comma say who the first are ("eight people, a couple and their six children,")."""
    whole = row.chunks[found[0]]
    if len(people) < 3 or row.tokens[whole.end - 1].lower not in row.known.sets["anybody"]:
        return False
    return row.roles[found[0] + 1] == "comma" and people[0].best == sum(group.best for group in people[1:])
