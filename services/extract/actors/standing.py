"""Which names and nouns stand for somebody here, and are no other word's attribute, no title and no count."""

from __future__ import annotations

import re

from services.extract.actors.hits import hits_in
from services.extract.actors.joining import Joining
from services.extract.actors.lexicon import Entry, Hit, Lexicon
from services.extract.actors.setting import ARMED, SIDES
from services.extract.lexicon.loading import load
from services.extract.toponyms.streets import street_before

_AGAINST = ("anti-", "-pro-", " pro-")
_ANTI = ("anti-",)
_COUNTED = re.compile(r"\d\+?(?: [a-z-]+){0,2}[ :]{1,2}$")
_LITTLE = 2  # letters of a name that may be another word's
_WORD = 20  # characters that hold a word
_COUNT = 40  # characters that hold a figure and two words


def tells_land(entry: Entry) -> bool:
    """Whether a name says by itself that its country is spoken of."""
    return not (entry.context or entry.hostile or (entry.bound and entry.kind == "group"))


def belongs(entry: Entry, countries: set[str]) -> bool:
    """Whether an ambiguous name fits the countries that the document names otherwise."""
    if entry.context:
        return not countries.isdisjoint(entry.context)
    return not entry.hostile or not countries or bool(countries & {"RUS", "UKR"})


def namesakes(hit: Hit, text: str, lexicon: Lexicon) -> tuple[Entry, ...]:
    """The groups that bear a name, as it is written, where they are several."""
    shared = lexicon.namesakes.get(text[hit.start : hit.end], ()) if hit.entry.kind == "group" else ()
    same = tuple(entry for entry in shared if entry.written == hit.entry.written)
    return same if len(same) > 1 else ()


def meant(hit: Hit, text: str, countries: set[str], lexicon: Lexicon) -> Hit:
    """The name as that of the group whose country is spoken of, where several have it ("NAF", "SNA").

    One of them may be meant where none of their countries is ("VDP").
    """
    known = belongs(hit.entry, countries) if hit.entry.context else hit.entry.country in countries
    if known or not (others := namesakes(hit, text, lexicon)):
        return hit
    return next((hit._replace(entry=e) for e in others if e.context and belongs(e, countries)), hit)


def armed(hits: list[Hit], at: int, text: str, rules: Joining, alone: bool) -> bool:
    """Whether an ambiguous name stands right beside fighters or a deed ("PDF fighters", "бойцы ННА", "NAF raid").

    In a text that names no land (`alone`) it may do a deed, too: "PDF | ambushed".
    """
    name = hits[at]
    if not name.entry.context:
        return False
    if name.entry.written and (rules.deed.match(text, name.end) or (alone and rules.acts_on.match(text, name.end))):
        return True
    beside = [h for h in hits[max(0, at - 1) : at + 2] if h is not name and h.entry.kind == "head"]
    return any(h.entry.category in ARMED and 1 in (name.start - h.end, h.start - name.end) for h in beside)


def _is_count(hit: Hit, text: str) -> bool:
    """Whether an abbreviation counts the fallen and names no group: "3 policemen KIA"."""
    if not hit.entry.written or text[hit.start : hit.end] not in load("en", "casualties")["killed"]["state"]:
        return False
    return _COUNTED.search(text, max(0, hit.start - _COUNT), hit.start) is not None


def _is_shouted(hit: Hit, original: str) -> bool:
    """Whether a name of two letters is a little word in a line of capitals: "SOLDIERS DIE | AS | BOMB GOES OFF"."""
    if hit.entry.kind != "group" or not hit.entry.written or hit.end - hit.start > _LITTLE:
        return False
    before, behind = (
        original[max(0, hit.start - _WORD) : hit.start].split(),
        original[hit.end : hit.end + _WORD].split(),
    )
    return any(len(word) > 3 and word.isupper() for word in (*before[-1:], *behind[:1]))


def noun_of(hit: Hit, text: str, original: str, lexicon: Lexicon) -> Hit | None:
    """The noun of fighters that an ambiguous name ends with, where the name is none here ("Kurdish | fighters")."""
    at = text.rfind(" ", hit.start, hit.end) + 1
    found = hits_in(text[at : hit.end], original[at : hit.end], lexicon) if at > hit.start else []
    head = next((h for h in found if h.entry.kind == "head" and h.end == hit.end - at), None)
    return head._replace(start=at, end=hit.end) if head else None


def stands(hit: Hit, text: str, original: str, rules: Joining, language: str) -> bool:
    """Whether a name is not just another word's attribute ("Russian-occupied", "military expert") or a title's end."""
    if hit.entry.kind in SIDES and rules.inflects and street_before(text, hit.start, language):
        return False  # "на улице Розы Люксембург"
    if _is_count(hit, text) or _is_shouted(hit, original) or rules.titled(hit.entry, original, hit.start, hit.end):
        return False
    if hit.entry.kind == "head":
        against = _ANTI if hit.entry.category == "State forces" else _AGAINST
        if text.startswith(against, max(0, hit.start - 5)) and text[hit.start - 1 : hit.start] == "-":
            return False  # "anti-government demonstrators" are not the government's
        return not (
            rules.attributive(text, hit.end)
            or (text.startswith("-", hit.end) and rules.barred(text, hit.start, hit.end))
        )
    if hit.entry.kind == "group" and rules.leads.match(text, hit.end):
        return True
    return not rules.barred(text, hit.start, hit.end)
