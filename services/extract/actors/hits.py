"""Where names and nouns of the lexicon of actors stand in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from services.extract.actors.lexicon import Hit, Lexicon


def with_names(hits: list[Hit], names: Iterable[Hit]) -> list[Hit]:
    """The hits, with names of groups that the lexicon does not list in place of the words that these are made of."""
    new = _outside(sorted(names, key=_position), [h for h in hits if h.entry.kind == "group"])
    apart = [hit for at, hit in enumerate(new) if not at or hit.start >= new[at - 1].end]
    return sorted([*_outside(hits, apart), *apart], key=_position) if apart else hits


def _outside(hits: list[Hit], others: list[Hit]) -> list[Hit]:
    """The hits that overlap none of others, which are in order and do not overlap one another."""
    ends = [other.end for other in others]
    kept = []
    for hit in hits:
        at = bisect_right(ends, hit.start)
        if at == len(others) or others[at].start >= hit.end:
            kept.append(hit)
    return kept


def _position(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end


def hits_in(text: str, original: str, lexicon: Lexicon) -> list[Hit]:
    """The forms that stand in the text as whole words, as they are written: the leftmost longest, without overlaps."""
    found: list[Hit] = []
    for hit in sorted(_forms(text, original, lexicon), key=lambda hit: (hit.start, -hit.end)):
        if not found or hit.start >= found[-1].end:
            found.append(hit)
    return found


def _forms(text: str, original: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Every form that stands in the text; those inside others as well, for these may be no whole words there."""
    size, entries = len(text), lexicon.entries
    for index, start, end in lexicon.automaton.find_matches_as_indexes(text, overlapping=True):
        if (start and text[start - 1].isalnum()) or (end < size and text[end].isalnum()):
            continue
        for entry in entries[index]:
            as_written = (
                original[start:end] == entry.written if entry.written else not entry.proper or original[start].isupper()
            )
            if as_written:
                yield Hit(start, end, entry)
                break


def without_wings(hits: list[Hit], text: str) -> list[Hit]:
    """The hits, without what only says in brackets which wing of a group is meant: "KCP | (PWG) |", "NSCN (IM)"."""
    return [hit for at, hit in enumerate(hits) if not (at and _is_wing(hits[at - 1], hit, text))]


def _is_wing(whole: Hit, wing: Hit, text: str) -> bool:
    groups = whole.entry.kind == wing.entry.kind == "group" and whole.entry.written and wing.entry.written
    is_other = whole.entry.actor_id != wing.entry.actor_id
    return bool(groups) and is_other and text[whole.end : wing.start] == " (" and text.startswith(")", wing.end)
