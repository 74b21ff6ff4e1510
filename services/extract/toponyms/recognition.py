"""Place names in a text, without a gazetteer: everything that may be one, with what its words say of it.

It over-generates; the geocoder keeps what resolves. Linear in the text: work is done only at capitalized words.
"""

from __future__ import annotations

import re
from collections import deque

from pydantic import TypeAdapter

from schemas.report import Toponym
from services.extract.text.document import Document
from services.extract.toponyms.apposition import apposed
from services.extract.toponyms.brackets import in_brackets
from services.extract.toponyms.candidates import Run, find_runs
from services.extract.toponyms.context import After, Before, after, before
from services.extract.toponyms.descriptions import described, find_descriptions, without_own_cue
from services.extract.toponyms.elision import share_nouns, share_units
from services.extract.toponyms.hierarchy import containers
from services.extract.toponyms.name import Name, Role
from services.extract.toponyms.outline import turned
from services.extract.toponyms.pieces import LINK_WORDS
from services.extract.toponyms.streets import street_before
from services.extract.toponyms.vocabulary import Vocabulary, vocabulary

_RECORDS = TypeAdapter(tuple[Toponym, ...])
"""Makes all of a text at once, which takes half the time of one after the other."""

MAX_TOPONYMS = 10_000
"""A text's toponyms beyond these are not read: no article has as many, and time stays bounded."""

_FOLLOWING = frozenset(("direction", "border"))
"""Cues that stand after the name alone and outweigh what stands before it."""

_MOVES = frozenset(("from", "toward"))
"""Between these and people a name says whose they are: "from Fano militiamen"; "in Gaza police ..." says where."""

_IN_NAME = frozenset(("water", "relief", "area"))
"""Features that organizations are named by: "Gulf Cartel"."""

_OF_ADJECTIVE = 0.05
"""How much an adjective of nationality says of where: "Russian drones" fly elsewhere."""

_OF_REGION = 0.3
"""The same of an adjective that may be made from a place: "сельском" is not."""

_IN_QUOTES = 0.15
"""A name in quotes of its own is rather a weapon's, a group's or a ship's: «Град», «Атеш»."""

_OF_SOME, _NOUN_OF_SOME = 0.85, 60
"""The same of a name behind "villages, including"; and how many characters before it the noun may begin."""

_OF_OFFICE = 0.3
"""After an office stands a person or, in the genitive, a place: "глава Севастополя"."""


_SIDES = frozenset(("west", "east", "north", "south"))
_ABBREVIATION = re.compile(r"[A-Z]{4,6}")
_IN_BRACKETS = re.compile(r"[A-Z]{3,6}")
_MISSION = 64
"""Characters that hold who told it, a mission, whose that is, and the preposition behind it."""
_STREETS = re.compile(r"(?:[ая]х|[ая]м|[ая]ми)\s+$")
"""The plural: "на улицах Донецка" is in the town; "на улице Донецкой" is in some other."""
_TO_LEAD = 14  # characters before a country that leads its sentence
_BULLETS = " \t•*—–-▪️🔹●"
_NOUN = 14  # characters of a noun and the space behind it
_QUOTES = ("«", "»", "“", "”", "„", '"')

_DATELINE = re.compile(
    r"\s*(?:\([^()\n]{2,40}\)|[,\w. /]{0,40}\([^()\n]{2,40}\))?\s*[-–—]{1,2}\s|,[ \w.]{3,20}\s*[-–—]{1,2}\s"
    r"|,\s(?:[A-ZА-ЯІЇЄҐ][^\W\d]{2,8}\.? \d{1,2}|\d{1,2} [^\W\d]{3,9}\.?):\s"
)


def find_toponyms(document: Document, first_index: int = 0) -> tuple[Toponym, ...]:
    """The possible place names of a field, in order; `within` counts from `first_index`."""
    words = vocabulary(document.language)
    persons: set[str] = set()
    found: list[Name] = []
    read = 0
    nouns = deque(find_descriptions(document, words))
    for run in find_runs(document, words):
        while nouns and nouns[0].end <= run.start:
            found.extend(described(nouns.popleft(), found, document, words))
        left = before(document.text, run.start, max(run.sentence.start, read), words)
        right = after(document.text, run.end, run.words, words)
        read = read if run.country else max(run.end, right.read)
        toponym = _read(run, left, right, document, words, persons)
        if toponym is not None:
            if left.nation or left.region:
                read_to = found[-1].start if found else -1
                found.extend(name for name in _adjectives(left, run, document, words) if name.start > read_to)
            outside = _outer_before(found, toponym, left.start, first_index)
            toponym = _continue_list(found, toponym, document.text, words)
            found.append(toponym._replace(within=outside) if outside else toponym)
        if len(found) >= MAX_TOPONYMS:
            break
    for noun in nouns:
        found.extend(described(noun, found, document, words))
    names = without_own_cue(share_nouns(found[:MAX_TOPONYMS], document.text, words))
    names = share_units(names, document.text, words)
    names, outer = apposed(in_brackets(names, document.text, words), document.text, words)
    within = turned(containers(names, document.text, words, first_index, outer), names, document, first_index)
    return _RECORDS.validate_python([name._asdict() | {"within": w} for name, w in zip(names, within, strict=True)])


def _read(
    run: Run, left: Before, right: After, document: Document, words: Vocabulary, persons: set[str]
) -> Name | None:
    if run.country:
        return _toponym(run, document, run.end, "actor", None, _OF_ADJECTIVE)
    if len(run.words) > 1 and run.words[0] in words.streets:
        return None  # "Avenue Belmar": of a town that is named beside it
    if left.cue == "street" and not _STREETS.search(document.text, max(0, run.start - _NOUN), run.start):
        return None
    if document.language != "en" and _is_named_after(run, document):
        return None
    left = left._replace(cue=None) if left.cue == "street" else left
    cue = right.cue if right.cue in _FOLLOWING else left.cue or right.cue
    if cue is None and _leads_as_country(run, document, words):
        return _toponym(run, document, run.end, "context", "country", 0.95)
    if cue is None and left.relation is None and words.forces and _owns_forces(run, document, words):
        return _toponym(run, document, run.end, "actor", None, _OF_ADJECTIVE)
    if cue is None and words.region_endings and run.words[-1].endswith(words.region_endings):
        cue = "region"
    if cue == "bank" and words.sides.issuperset(run.words):
        return None
    is_cued = cue is not None
    is_office = len(run.words) == 1 and document.language != "en" and run.words[0] not in words.first_names
    if left.is_titled and is_office and not right.is_person:
        return _toponym(run, document, right.end, "speaker", cue, 0.95 if is_cued else _OF_OFFICE)
    if _is_person(run, left, right, is_cued, words, persons):
        persons.update(run.words)
        return None
    if len(run.words) > 1 and not is_cued and left.relation is None:
        persons.add(run.words[-1])
    if not is_cued and _is_quoted(document.text, run):
        return _toponym(run, document, right.end, "actor", None, _IN_QUOTES)
    if not is_cued and _is_organization(run, document, words):
        return _toponym(run, document, run.end, "actor", None, _OF_ADJECTIVE)
    if _is_organizations(run, words) and left.cue is None and (not is_cued or right.cue in _IN_NAME):
        return None
    role, strength = _role(run, left, right, document), _strength(run, left, right, is_cued)
    return _toponym(run, document, right.end, role, cue, strength)


def _toponym(run: Run, document: Document, end: int, role: Role, cue: str | None, strength: float) -> Name:
    written, index = document.text[run.start : end], run.sentence.index
    return Name(written, document.field, run.start, end, index, role, cue, document.language, strength, run.country)


def _adjectives(left: Before, run: Run, document: Document, words: Vocabulary) -> list[Name]:
    """Those in small letters among the words before a name, in order."""
    nation = [_adjective(left.nation, run, document, words)] if left.nation else []
    region = [_of_region(left.region, run, document)] if left.region else []
    return sorted(nation + region, key=lambda name: name.start)


def _adjective(span: tuple[int, int], run: Run, document: Document, words: Vocabulary) -> Name:
    """An adjective of nationality in small letters as the country that it names."""
    written = document.text[slice(*span)]
    country, index = words.demonyms[written.lower()], run.sentence.index
    return Name(written, document.field, *span, index, "actor", None, document.language, _OF_ADJECTIVE, country)


def _leads_as_country(run: Run, document: Document, words: Vocabulary) -> bool:
    """Whether a sentence begins by saying in which country: "Ecuador: gunmen ...", "In Niger, ..."."""
    text, start = document.text, run.sentence.start
    if run.start > start + _TO_LEAD or " ".join(run.words) not in words.country_names:
        return False
    head = text[start : run.start].lower().strip(_BULLETS)
    return text[run.end : run.end + 1] == (":" if not head else ",") and (not head or head in words.within)


def _owns_forces(run: Run, document: Document, words: Vocabulary) -> bool:
    """Whether it is a country whose forces stand before it: "войска РФ" fight elsewhere."""
    if " ".join(run.words) not in words.country_names:
        return False
    before = document.text[max(run.sentence.start, run.start - _NOUN - _TO_LEAD) : run.start].lower().split()
    return bool(before) and before[-1] in words.forces


def _is_organization(run: Run, document: Document, words: Vocabulary) -> bool:
    """Whether it is an abbreviation of letters that is no country's: "in a JNIM ambush", "near a CRPF bunker"."""
    if document.language != "en" or run.initial or len(run.words) > 1 or run.words[0] in words.country_names:
        return False
    in_brackets = document.text[run.start - 1 : run.start] == "(" and document.text[run.end : run.end + 1] == ")"
    letters = _IN_BRACKETS if in_brackets else _ABBREVIATION  # "(FLA)": of the name before
    return letters.fullmatch(document.text, run.start, run.end) is not None


def _is_organizations(run: Run, words: Vocabulary) -> bool:
    """Whether it ends as names of organizations do: "Central Bank", not "West Bank"."""
    return run.words[-1] in words.organizations and not (run.words[-1] == "bank" and run.words[0] in _SIDES)


def _is_named_after(run: Run, document: Document) -> bool:
    """Whether it is the last word of whom a street is named after: "на улице Розы | Люксембург"."""
    street = street_before(document.text, run.start, document.language)
    return street is not None and (street["first"] or "")[:1].isupper()


def _is_quoted(text: str, run: Run) -> bool:
    """Whether quotes hold the name and nothing else."""
    return text[run.start - 1 : run.start] in _QUOTES and text[run.end : run.end + 1] in _QUOTES


def _of_region(span: tuple[int, int], run: Run, document: Document) -> Name:
    """An adjective in small letters as the region that it is made from, if the gazetteer has such a one."""
    written, index = document.text[slice(*span)], run.sentence.index
    return Name(written, document.field, *span, index, "context", "region", document.language, _OF_REGION, None)


def _outer_before(found: list[Name], toponym: Name, start: int, first_index: int) -> tuple[int, ...]:
    """What a name's own words say contains it: "the Nigerian city of Gombe", "в белгородском селе"."""
    last = found[-1] if found else None
    if last is None or last.described or last.start < start or last.field != toponym.field:
        return ()
    is_adjective = last.country is not None or last.written[0].islower()
    return (first_index + len(found) - 1,) if is_adjective else ()


def _is_person(run: Run, left: Before, right: After, is_cued: bool, words: Vocabulary, persons: set[str]) -> bool:
    """Titled, aged, speaking, known by its first name, or the surname of one that was."""
    if left.is_titled or right.is_person:
        return True
    if len(run.words) in (2, 3) and run.words[0] in words.first_names:
        return not (run.words[1] in LINK_WORDS and left.relation and not left.is_weak)  # "in Ali en Nahri"
    if is_cued or (left.relation and not left.is_weak):
        return False
    return (len(run.words) > 1 and right.is_speaker) or (len(run.words) == 1 and run.words[0] in persons)


def _role(run: Run, left: Before, right: After, document: Document) -> Role:
    if run.suffix:
        return "actor"
    if (
        run.start < 40
        and run.sentence.index == 0
        and left.relation is None
        and _DATELINE.match(document.text, right.end, right.end + 60)
    ):
        return "publisher"
    if _is_missions(run, right.is_speaker, document):
        return "speaker"
    if left.relation and not left.is_weak and not (right.is_actor and left.relation in _MOVES):
        return "context"
    if right.is_speaker:
        return "speaker"
    return "actor" if right.is_actor else "context"


def _is_missions(run: Run, speaks: bool, document: Document) -> bool:
    """Whether a mission that speaks is at the place ("the embassy in Niamey said", "according to the embassy in")."""
    words = vocabulary(document.language)
    before = document.text[max(run.sentence.start, run.start - _MISSION) : run.start].lower()
    found = words.mission.search(before)
    return found is not None and (speaks or words.told_by.search(before, 0, found.start()) is not None)


def _strength(run: Run, left: Before, right: After, is_cued: bool) -> float:
    """The chance that this is a place at all, from its words alone; measured on LGL and TR-News and rounded."""
    if is_cued or run.on_road:
        return 0.95
    if left.relation:
        return 0.6 if left.is_weak else 0.85
    if run.suffix or right.is_actor or right.is_struck:
        return 0.6
    return 0.25 if run.initial else 0.35


def _is_one_of_some(toponym: Name, text: str, words: Vocabulary) -> bool:
    before = text[max(0, toponym.start - _NOUN_OF_SOME) : toponym.start]
    if not before.rstrip().lower().endswith(words.including):  # as before most names: a search tries each of its words
        return False
    match = words.some.search(before)
    return match is not None and any((word and word.lower(),) in words.features for word in match.groups())


def _continue_list(found: list[Name], toponym: Name, text: str, words: Vocabulary) -> Name:
    """A name that continues a list ("in A, B and C") is as surely a place as the one before; one of some that a noun
    means ("villages, including A") surely is one."""
    if toponym.strength < _OF_SOME and _is_one_of_some(toponym, text, words):
        return toponym._replace(strength=_OF_SOME)
    if not found or found[-1].field != toponym.field or toponym.strength >= found[-1].strength:
        return toponym
    gap = text[found[-1].end : toponym.start].strip().lower()
    if gap == "," or gap.removeprefix(",").strip() in words.conjunctions:
        return toponym._replace(strength=max(toponym.strength, found[-1].strength))
    return toponym
