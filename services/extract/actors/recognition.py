"""The parties that a text names: one Aho-Corasick pass, then neighbours put together ("Chadian" + "soldiers")."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from itertools import compress
from typing import cast

from schemas.taxonomy import ActorCategory
from services.extract.actors.counted_on import with_counted_on
from services.extract.actors.groupings import groupings
from services.extract.actors.hits import hits_in, with_names, without_wings
from services.extract.actors.joining import Joining, joining
from services.extract.actors.landmarks import lands_told
from services.extract.actors.leaders import without_titles
from services.extract.actors.lexicon import Entry, Hit, Lexicon, fold, lexicon_of
from services.extract.actors.mention import mention_of
from services.extract.actors.naming import acronyms, formal_names, may_be_named, named_by_noun, styled_names
from services.extract.actors.peoples import of_parties
from services.extract.actors.quoted import with_quoted
from services.extract.actors.runs import LONGEST_RUN, runs_of
from services.extract.actors.setting import SIDES, Setting
from services.extract.actors.skeleton import by_sound
from services.extract.actors.standing import armed, belongs, meant, namesakes, noun_of, stands, tells_land
from services.extract.actors.states import force_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention
from services.extract.text.document import Document

_BORDER = " border"
"""A nationality before it does not say on which side of it something happens: "close to the Burkinabe | border"."""
_WITH_WINGS = ("Rebel group", "Political militia")
_CAUSE = 80  # characters before a state's name that say what people protest about


def find_actors(document: Document) -> tuple[ActorMention, ...]:
    """Every party that the document names, in order, without overlaps.

    A bare nationality ("Russian drones") has `adjective=True`; "Russian-occupied" and "the Russian city of" are none.
    """
    lexicon = lexicon_of(document.language)
    if not lexicon.entries:
        return ()
    text = fold(document.text)
    hits = hits_in(text, document.text, lexicon)
    if document.language == "en":
        names = (*formal_names(document.text), *styled_names(document.text))
        hits = with_names(hits, (*names, *groupings(document.text)))
        hits = with_names(hits, acronyms(document.text, [h for h in hits if h.entry.kind == "group"]))
    if not hits and "«" not in text:
        return ()
    rules = joining(document.language)
    if rules.inflects:
        hits = with_quoted(hits, document.text)
    stood = [stands(h, text, document.text, rules, document.language) for h in hits]
    standing = list(compress(hits, stood))
    countries = _spoken_of(standing, text, lexicon, document.language)
    hits = [meant(h, text, countries, lexicon) for h in hits]
    known = [
        h
        if belongs(h.entry, countries) or armed(hits, i, text, rules, alone=not countries)
        else noun_of(h, text, document.text, lexicon)
        for i, h in enumerate(hits)
        if stood[i]
    ]
    kept = without_wings(without_titles([hit for hit in known if hit is not None], text), text)
    runs = of_parties(list(runs_of(kept, text, rules, lexicon)), text)
    roaming = load("actors", "wars")["roaming"]
    lands = {
        c
        for h in standing
        if (c := h.entry.country) in countries and c and h.entry.actor_id not in roaming
        if not text.startswith(_BORDER, h.end)
        if not rules.cause.search(text, max(0, h.start - _CAUSE), h.start)
    }
    setting = Setting(document, text, lands, runs, rules)
    return with_counted_on(list(_mentions(runs, text, document, rules, lexicon, setting)), document)


def _spoken_of(standing: Sequence[Hit], text: str, lexicon: Lexicon, language: str) -> set[str]:
    """The countries that the names tell; a name of several groups tells its own where no other's is spoken of."""
    shared = [hit for hit in standing if namesakes(hit, text, lexicon)]
    own = {hit.start for hit in shared}
    countries = {c for h in standing if (c := h.entry.country) and tells_land(h.entry) and h.start not in own}
    if shared or any(h.entry.hostile or h.entry.context for h in standing):
        countries |= lands_told(text, language)
    usual = (meant(hit, text, countries, lexicon).entry for hit in shared)
    return countries | {entry.country for entry in usual if entry.country and tells_land(entry)}


def _mentions(
    runs: list[list[Hit]], text: str, document: Document, rules: Joining, lexicon: Lexicon, setting: Setting
) -> list[ActorMention]:
    """One party a run; a name takes in what was found inside it ("Muslim rebels")."""
    found: list[ActorMention] = []
    for at, run in enumerate(runs):
        named = _named(run, runs[at + 1 : at + 2], document)
        for name in named:
            if found and found[-1].actor_id and (found[-1].start, found[-1].end) == (name.start, name.end):
                continue  # "| SSPDF | and AGG-aligned militia"
            while found and found[-1].end > name.start:
                name = _of_whole(name, found.pop())
            found.append(name)
        mention = None if named else _sharing(runs, at, document.text, rules, lexicon)
        if mention is None and not named:
            mention = mention_of(run, text, document.text, rules, lexicon, setting)
        if mention is not None and not (found and mention.start < found[-1].end):
            found.append(mention)
    return found


def _of_whole(wing: ActorMention, whole: ActorMention) -> ActorMention:
    """A wing of a group that its name opens with is that group's ("Mai-Mai | Kahindo fighters")."""
    if wing.actor_id or not whole.actor_id or wing.start != whole.start or whole.category not in _WITH_WINGS:
        return wing
    return wing._replace(
        actor_id=whole.actor_id, country=whole.country, category=whole.category, usual_name=whole.usual_name
    )


def _sharing(
    runs: Sequence[list[Hit]], at: int, original: str, rules: Joining, lexicon: Lexicon
) -> ActorMention | None:
    """A state that shares its noun: "пограничники Афганистана | и Пакистана", "Chadian | and Malian troops"."""
    before = _head_before(runs, at, original, rules) if rules.inflects else None
    shared = before or _head_behind(runs, at, original, rules)
    if shared is None:
        return None
    start, end, entry = runs[at][0]
    noun = "" if before else f" {original[shared.start : shared.end]}"
    return force_of(start, end, original[start:end] + noun, shared.entry, entry.country, lexicon)


def _head_before(runs: Sequence[list[Hit]], at: int, original: str, rules: Joining) -> Hit | None:
    run = runs[at]
    if not at or len(run) != 1 or run[0].entry.kind != "country":
        return None
    head, owner = runs[at - 1][0], runs[at - 1][-1]
    shared = head.entry.kind == "head" and head.entry.suffix is not None and owner.entry.kind == "country"
    return head if shared and original[owner.end : run[0].start] in rules.and_ else None


def _head_behind(runs: Sequence[list[Hit]], at: int, original: str, rules: Joining) -> Hit | None:
    for before, run in itertools.pairwise(runs[at : at + LONGEST_RUN]):
        if len(before) != 1 or before[0].entry.kind != "adjective" or run[0].entry.kind not in SIDES:
            return None
        if original[before[0].end : run[0].start] not in rules.and_:
            return None
        if len(run) > 1:
            return run[-1] if run[-1].entry.kind == "head" else None
    return None


def _named(run: list[Hit], behind: Sequence[list[Hit]], document: Document) -> list[ActorMention]:
    """The parties that a noun of fighters names together with words that no lexicon has ("Kanak gunmen")."""
    head, text = run[-1].entry, document.text
    if document.language != "en" or any(h.entry.kind != "head" for h in run):
        return []
    if not may_be_named(head, text[run[-1].start : run[-1].end]):
        return []
    known = next((r[0].start for r in behind if r[0].entry.kind != "head"), len(text))
    whole = {(r[0].start, r[-1].end) for r in behind if r[0].entry.kind != "head"}  # "the rebel group | JNIM"
    names = [n for n in named_by_noun(text, run[0].start, run[-1].end) if tuple(n) not in whole]
    return [
        _by_name(n.start, n.end, text, run, head)
        for n in names
        if n.end <= known or n.start != run[0].start  # "militants led by | Al Qaeda"
    ]


def _by_name(start: int, end: int, text: str, run: list[Hit], head: Entry) -> ActorMention:
    """A party by its name and its noun: one that the lexicon knows in another spelling, else a new one."""
    name, bare = text[start:end], text[start : run[0].start if end == run[-1].end else end].strip()
    known = by_sound(bare) if bare else None
    if known is None:
        return ActorMention(start, end, name, None, None, head.category, name)
    return ActorMention(
        start, end, name, known.actor_id, known.country, cast("ActorCategory", known.category), known.name
    )
