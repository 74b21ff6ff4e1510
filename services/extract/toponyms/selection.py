"""Which places are an event's: its clause's first, then what plainly continues it, then the article's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from schemas.report import PlaceMention, Span, Toponym
from schemas.taxonomy import RelationKind
from services.extract.model import Clause, PlaceSlot
from services.extract.text.document import Document, Sentence
from services.extract.toponyms.candidates import is_before_road
from services.extract.toponyms.context import before, is_somebody
from services.extract.toponyms.descriptions import is_definite
from services.extract.toponyms.heading import heading_of, section_of
from services.extract.toponyms.rows import rows_of
from services.extract.toponyms.vocabulary import Vocabulary, vocabulary

MAX_PLACES = 12
_NOWHERE = frozenset(("speaker", "publisher", "actor"))
_BROAD = frozenset(("region", "district", "country", "area", "direction", "water", "bank"))
_JOINED = frozenset(("between", "border_of", "along")) | frozenset(
    f"{side}_of" for side in ("north", "north_east", "east", "south_east", "south", "south_west", "west", "north_west")
)
"""Relations to several places at once: "between A and B", "west of A and B"."""
_ON_THE_WAY = 20
"""Characters before "from" that hold "travelling" or "on the road"."""
_HYPHENS = ("-", "–")
"""Between the ends of a road: "the Arden-Belmar highway"."""
_CERTAIN = 0.85  # the least strength of a container that makes what lies in it a place
_SURE = 0.5  # the least strength of a name that counts as a place beside others


class Mention(NamedTuple):
    """One or more toponyms that a sentence relates to what happens in one way."""

    indices: tuple[int, ...]
    toponym: Toponym
    """The first of them."""
    relation: RelationKind
    distance_m: float | None
    start: int
    """Where its words begin, the preposition included."""
    end: int
    is_governed: bool
    """Whether a preposition or a cue makes it a place."""
    is_listed: bool = False
    """Whether it goes on a list of places."""
    is_country: bool = False
    """Whether it is called as a country is."""
    is_inside: bool = False
    """Whether the text says in which sure place it is: "the Arden plant in Belmar"."""
    is_coded: bool = False
    """Whether the text says that a coder put the event there."""

    @property
    def is_precise(self) -> bool:
        """Whether it is surely a place, and no region."""
        is_sure = self.toponym.strength >= _SURE or (self.is_governed and is_definite(self.toponym))
        return self.toponym.cue not in _BROAD and is_sure and not self.is_country


class Named(NamedTuple):
    """The toponyms of a field, put in order once: each clause looks at those of its sentences alone."""

    document: Document
    toponyms: Sequence[Toponym]
    """Of this field, in order, `within` counted from the first of them."""
    starts: Sequence[int]
    contained: frozenset[int]
    """Indices of those that contain another."""
    words: Vocabulary
    first_index: int
    """Of the first toponym in the extraction."""


def named(document: Document, toponyms: Sequence[Toponym], first_index: int = 0) -> Named:
    """`toponyms` are all of the field's, from `first_index` of the extraction's on, in its order."""
    within = _from_zero(toponyms, first_index)
    contained = frozenset(i for t in within if t.within for i in t.within)
    return Named(document, within, [t.start for t in within], contained, vocabulary(document.language), first_index)


def places_of(clause: Clause, names: Named) -> PlaceSlot:
    """The event's places, the main one first, as indices into the extraction's toponyms, with their spans."""
    toponyms = names.toponyms
    chosen = [*_coded_behind(clause.sentence, names), *_own(_mentions(clause.sentence, names), clause, names.words)]
    head = heading_of(clause.sentence, names.document, toponyms, names.starts)
    if head is not None:
        chosen = _headed(chosen, _over(head, toponyms))
        return _slot(chosen, names.first_index)._replace(head=toponyms[head].start)
    longest = max((len(row) for row in rows_of(chosen, clause.sentence, names.words)), default=0)
    if not any(m.is_precise for m in chosen):
        section = section_of(clause.sentence, names.document, toponyms, names.starts, names.words)
        continued = _continued(clause.sentence, names, bool(chosen), section is not None)
        chosen = [*continued, *chosen]
        chosen = _headed(chosen, _over(section, toponyms)) if section is not None else chosen
    return _slot(chosen or _of_the_article(toponyms), names.first_index)._replace(listed=longest)


def _over(index: int, toponyms: Sequence[Toponym]) -> Mention:
    """The place that stands over a clause."""
    toponym = toponyms[index]
    return Mention((index,), toponym, "at", None, toponym.start, toponym.end, True)


def _headed(own: Sequence[Mention], head: Mention) -> list[Mention]:
    """A clause's own places and the one over it, which comes behind those that surely say where."""
    sure = [m for m in own if m.relation not in _AWAY and (_says_more(m) or head.toponym.written.isupper())]
    is_told = any(m.toponym.written == head.toponym.written for m in sure)
    return [*sure, *([] if is_told else [head]), *(m for m in own if m not in sure)]


def _says_more(mention: Mention) -> bool:
    """Whether a clause's own place is one for sure, and no region or country."""
    is_narrow = mention.is_governed and mention.toponym.cue not in _WIDEST and not mention.is_country
    return mention.is_precise or mention.toponym.described or is_narrow


def _mentions(sentence: Sentence, names: Named) -> list[Mention]:
    """The places that a sentence names, containers and speakers left out, lists with their common preposition."""
    found: list[Mention] = []
    low = bisect_left(names.starts, sentence.start)
    edge = 0
    for index in range(low, bisect_left(names.starts, sentence.end, low)):
        toponym = names.toponyms[index]
        if index in names.contained or toponym.role in _NOWHERE:
            edge = max(edge, toponym.end)
            continue
        mention = _mention(index, toponym, sentence, names)
        previous = found[-1] if found else None
        gap = names.document.text[previous.end : mention.start] if previous else ""
        if previous and _is_road(gap, toponym, names):
            both = (*previous.indices, index)
            found[-1] = previous._replace(indices=both, relation="between", end=mention.end, is_governed=True)
            continue
        if previous and _is_journey(previous, mention, gap, names):
            both = (*previous.indices, index)
            found[-1] = previous._replace(indices=both, relation="between", end=mention.end, is_governed=True)
            edge = max(edge, mention.end)
            continue
        behind = names.document.text[max(edge, previous.end) : mention.start] if previous else ""
        edge = max(edge, mention.end)
        if previous and not mention.is_governed and _is_list(behind, names.words):
            mention = mention._replace(relation=previous.relation, is_governed=previous.is_governed, is_listed=True)
            if previous.relation in _JOINED and behind == gap:
                found[-1] = previous._replace(indices=(*previous.indices, index), end=mention.end)
                continue
        found.append(mention)
    return found


def _mention(index: int, toponym: Toponym, sentence: Sentence, names: Named) -> Mention:
    left = before(names.document.text, toponym.start, sentence.start, names.words)
    relation: RelationKind = left.relation or "at"
    if toponym.cue == "direction":
        relation = "axis"
    elif toponym.cue == "border":
        relation = "border_of"
    governed = left.relation is not None or (left.cue is not None)
    is_country = toponym.written.lower() in names.words.country_names
    end = toponym.end
    coded = bool(names.words.coded) and names.document.text.startswith(names.words.coded, left.start)
    inside = any(names.toponyms[outer].strength >= _CERTAIN for outer in toponym.within)
    return Mention(
        (index,), toponym, relation, left.distance_m, left.start, end, governed, False, is_country, inside, coded
    )


def _is_journey(first: Mention, second: Mention, gap: str, names: Named) -> bool:
    """Whether somebody was on the way between two places: "travelling from Arden to Belmar"."""
    if (first.relation, second.relation) != ("from", "toward") or gap.strip():
        return False
    return names.words.journey.search(names.document.text[max(0, first.start - _ON_THE_WAY) : first.start]) is not None


def _is_road(gap: str, end: Toponym, names: Named) -> bool:
    """Whether a hyphen joins two names as a road's ends; with spaces around it where the road's noun follows."""
    return gap in _HYPHENS or (gap.strip() in _HYPHENS and is_before_road(names.document.text, end.end))


_SIGNS = str.maketrans(",;", "  ")


def _is_list(gap: str, words: Vocabulary) -> bool:
    """Whether only a comma or a conjunction stands between two names."""
    between = [word for word in gap.lower().translate(_SIGNS).split() if word not in words.fillers]
    return all(word in words.conjunctions or (word,) in words.features for word in between)


def _own(mentions: Sequence[Mention], clause: Clause, words: Vocabulary) -> list[Mention]:
    """The clause's own places; else the sentence's, the nearest to the trigger first, a list from its first on."""
    sure = [m for m in mentions if _is_sure(m, clause) and m.toponym.cue != "country"]
    usable = sure or list(mentions)
    own = _with_lists(usable, _inside(usable, clause)) or _of_part(mentions, clause) or usable
    own = [*own, *(m for m in mentions if m.is_coded and m not in own)]
    middle = clause.trigger.end
    far = {
        m.indices: min(_far(other, middle) for other in (row if row[-1].end <= middle else [m]))
        for row in rows_of(own, clause.sentence, words)
        for m in row
    }
    return sorted(
        own,
        key=lambda m: (
            not m.is_coded,
            not m.is_precise,
            m.toponym.cue == "country",
            not m.is_governed,
            _RANK.get(m.relation, 0),
            far[m.indices],
        ),
    )


def _inside(mentions: Sequence[Mention], clause: Clause) -> list[Mention]:
    return [m for m in mentions if clause.start <= m.toponym.start < clause.end]


def _of_part(mentions: Sequence[Mention], clause: Clause) -> list[Mention]:
    """A country that a clause names that is one of several of its sentence: another's town is not where it was."""
    whole = (clause.start, clause.end) == (clause.sentence.start, clause.sentence.end)
    return [] if whole else [m for m in _inside(mentions, clause) if m.is_governed]


def _is_sure(mention: Mention, clause: Clause) -> bool:
    """Whether a name surely is a place: by its words, or as what the clause's verb is done to ("атакували | Суми")."""
    is_object = clause.trigger.voice == "active" and mention.toponym.start - clause.trigger.end == 1
    is_object = is_object and not is_somebody(clause.sentence.text, mention.toponym.start - clause.sentence.start)
    return mention.is_governed or mention.is_inside or mention.toponym.strength >= _SURE or is_object


def _with_lists(mentions: Sequence[Mention], own: Sequence[Mention]) -> list[Mention]:
    """Those of a clause and what goes on their list behind it: "hit Arden in the north; Belmar and Dorana"."""
    told = {mention.indices for mention in own}
    for earlier, mention in pairwise(mentions):
        if mention.is_listed and earlier.indices in told:
            told.add(mention.indices)
    return [mention for mention in mentions if mention.indices in told]


def _coded_behind(sentence: Sentence, names: Named) -> list[Mention]:
    """The place of a sentence close behind that says nothing but where a coder put the event: "Coded to Arden."."""
    says = names.words.coded_sentence
    for following in names.document.sentences[sentence.index + 1 : sentence.index + 1 + _BACK] if says else ():
        if says and says.match(following.lower):
            return [m._replace(is_coded=True) for m in _mentions(following, names) if m.is_governed][:1]
    return []


_WIDEST = frozenset(("region", "country", "direction", "border", None))
_AWAY = ("toward",)
"""How places are named where nobody was yet: "on the highway to Arden"."""
_RANK = {"from": 1, "axis": 1, "toward": 2}
"""What a movement comes from says more of where it is than what it goes toward."""


def _far(mention: Mention, offset: int) -> int:
    """Characters from the trigger; what stands before it is farther, for places follow verbs."""
    return mention.start - offset if mention.start >= offset else 2 * (offset - mention.end)


def _continued(sentence: Sentence, names: Named, has_own: bool, in_section: bool) -> list[Mention]:
    """The next sentence's places where it says where this happened; else the one's before where this one goes on.

    In a section of a place's own no further back than its paragraph begins.
    """
    sentences = names.document.sentences
    following = sentences[sentence.index + 1 : sentence.index + 2]
    if following and _says_where(following[0], names.words):
        return [m for m in _mentions(following[0], names) if m.is_governed and not m.is_country]
    if has_own:
        return []
    for back in range(1, _BACK + 1):
        if sentence.index < back or (in_section and sentences[sentence.index - back].paragraph != sentence.paragraph):
            break
        governed = [m for m in _mentions(sentences[sentence.index - back], names) if m.is_governed]
        if governed:
            return sorted(governed, key=lambda m: (not m.is_coded, not m.is_precise, _RANK.get(m.relation, 0)))[:1]
    return []


_BACK = 3  # sentences: farther back a place is no longer what "there" means


def _says_where(sentence: Sentence, words: Vocabulary) -> bool:
    """Whether it begins like "The destruction occurred near", "The raid in"."""
    opening = sentence.lower[:80].split()[:6]
    if len(opening) < 3 or opening[0] not in words.definite:
        return False
    is_event = opening[1] in words.events and (opening[2],) in words.relations
    return is_event or opening[1] in words.doers or any(word in words.happened for word in opening[1:])


def _of_the_article(toponyms: Sequence[Toponym]) -> list[Mention]:
    """What the title or the lead names with a preposition, else the dateline."""
    for index, toponym in enumerate(toponyms):
        if toponym.sentence > 0 and toponym.field == "text":
            break
        if toponym.role == "context" and toponym.strength >= _SURE and toponym.cue != "direction":
            return [Mention((index,), toponym, "at", None, toponym.start, toponym.end, False)]
    dated = [i for i, t in enumerate(toponyms[:5]) if t.role == "publisher"]
    return [Mention((i,), toponyms[i], "near", None, toponyms[i].start, toponyms[i].end, False) for i in dated[:1]]


def _from_zero(toponyms: Sequence[Toponym], first_index: int) -> Sequence[Toponym]:
    """The toponyms with `within` counted from the first of them."""
    if not first_index:
        return toponyms
    return [t.model_copy(update={"within": tuple(w - first_index for w in t.within)}) for t in toponyms]


def _ends(mentions: Sequence[Mention]) -> list[Mention]:
    """The ends of the roads and stretches that an event was on, each by itself: "the Arden-Belmar road"."""
    stretches = (m for m in mentions if m.relation == "between" and len(m.indices) > 1)
    return [m._replace(indices=(index,), relation="near") for m in stretches for index in m.indices]


def _slot(mentions: Sequence[Mention], first_index: int) -> PlaceSlot:
    unique = list({m.indices: m for m in [*mentions, *_ends(mentions)]}.values())[:MAX_PLACES]
    places = tuple(
        PlaceMention(toponyms=tuple(first_index + i for i in m.indices), relation=m.relation, distance_m=m.distance_m)
        for m in unique
    )
    spans: dict[str, Span] = {}
    for m in unique:
        spans.setdefault("place", (m.toponym.start, m.end))
    return PlaceSlot(places, spans)
