"""The parties that a text names: one Aho-Corasick pass, then neighbours put together ("Chadian" + "soldiers")."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from typing import cast

from schemas.taxonomy import ActorCategory
from services.extract.actors.joining import Joining, joining
from services.extract.actors.landmarks import lands_told
from services.extract.actors.leaders import without_titles
from services.extract.actors.lexicon import Entry, Hit, Lexicon, fold, lexicon_of
from services.extract.actors.naming import acronyms, formal_names, may_be_named, named_by_noun, styled_names
from services.extract.actors.peoples import PEOPLE, of_parties
from services.extract.actors.quoted import with_quoted
from services.extract.actors.setting import ARMED, CROWDS, SIDES, Setting
from services.extract.actors.skeleton import by_sound
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention
from services.extract.text.document import Document

_AGAINST = ("anti-", "-pro-", " pro-")
_ANTI = ("anti-",)
_MEN = ("man", "men")
"""People who are fighters where a force's name owns them ("men of the Frontier Corps")."""
_FOLLOWERS = ("activists", "workers", "leaders and activists", "party workers", "followers", "sympathisers")
"""People of a party who take to the streets for it ("Awami League | activists")."""
_GUARDS = ("guards", "guard")
_YOUTHS = ("youths", "youth")
"""People who fight where they are a people's ("Ijaw youths")."""
_BORNE_ABROAD = ("forces", "air-force", "border-guard")
"""Kinds of a state's forces that fight in other lands, as its police do not."""
_NAME = re.compile(r" ([А-ЯІЇЄҐ][а-яёіїєґ'’-]{3,})(?![\w-])")
"""A name in Cyrillic, with a capital and small letters."""
_STREET = re.compile(
    r"\b(?:улиц\w+|ул\.|проспект\w*|пр-т|площад\w+|переул\w+|бульвар\w*|набережн\w+|вулиц\w+|вул\.|площ\w+|провул\w+)"
    r"(?: [\w-]+)? $"
)
"""What stands before a name that is a street's or a square's."""
_ON_STREET = 40
_COUNTED = re.compile(r"\d\+?(?: [a-z-]+){0,2}[ :]{1,2}$")
_COUNT = 40  # characters that hold a figure and two words
_FORMER = 14  # characters that hold "former " or "бывшего "
_LONGEST_RUN = 5  # hits: "soldiers of the Ukrainian Armed Forces of Ukraine" has no more


def find_actors(document: Document) -> tuple[ActorMention, ...]:
    """Every party that the document names, in order, without overlaps.

    A bare nationality ("Russian drones") has `adjective=True`; "Russian-occupied" and "the Russian city of" are none.
    """
    lexicon = lexicon_of(document.language)
    if not lexicon.entries:
        return ()
    text = fold(document.text)
    hits = _hits(text, document.text, lexicon)
    if document.language == "en":
        hits = _with_names(hits, (*formal_names(document.text), *styled_names(document.text)))
        hits = _with_names(hits, acronyms(document.text, [h for h in hits if h.entry.kind == "group"]))
    if not hits and "«" not in text:
        return ()
    rules = joining(document.language)
    if rules.inflects:
        hits = with_quoted(hits, document.text)
    stands = [_stands(h, text, document.text, rules) for h in hits]
    standing = list(compress(hits, stands))
    countries = {h.entry.country for h in standing if h.entry.country and _tells_land(h.entry)}
    if any(h.entry.hostile or h.entry.context for h in standing):
        countries |= lands_told(text, document.language)
    known = [
        h if _belongs(h.entry, countries) or _armed(hits, i, text, rules) else _noun_of(h, text, document.text, lexicon)
        for i, h in enumerate(hits)
        if stands[i]
    ]
    kept = without_titles([hit for hit in known if hit is not None], text)
    runs = of_parties(list(_runs(kept, text, rules, lexicon)), text)
    roaming = load("actors", "wars")["roaming"]
    lands = {c for h in standing if (c := h.entry.country) in countries and c and h.entry.actor_id not in roaming}
    setting = Setting(document, text, lands, runs, rules)
    return tuple(_mentions(runs, text, document, rules, lexicon, setting))


def _mentions(
    runs: list[list[Hit]], text: str, document: Document, rules: Joining, lexicon: Lexicon, setting: Setting
) -> list[ActorMention]:
    """One party a run; a name takes in what was found inside it ("Muslim rebels")."""
    found: list[ActorMention] = []
    for at, run in enumerate(runs):
        named = _named(run, runs[at + 1 : at + 2], document)
        for name in named:
            while found and found[-1].end > name.start:
                found.pop()
            found.append(name)
        mention = None if named else _sharing(runs, at, document.text, rules, lexicon)
        if mention is None and not named:
            mention = _mention(run, text, document.text, rules, lexicon, setting)
        if mention is not None and not (found and mention.start < found[-1].end):
            found.append(mention)
    return found


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
    return _of_kind(start, end, original[start:end] + noun, shared.entry, entry.country, lexicon)


def _head_before(runs: Sequence[list[Hit]], at: int, original: str, rules: Joining) -> Hit | None:
    run = runs[at]
    if not at or len(run) != 1 or run[0].entry.kind != "country":
        return None
    head, owner = runs[at - 1][0], runs[at - 1][-1]
    shared = head.entry.kind == "head" and head.entry.suffix is not None and owner.entry.kind == "country"
    return head if shared and original[owner.end : run[0].start] in rules.and_ else None


def _head_behind(runs: Sequence[list[Hit]], at: int, original: str, rules: Joining) -> Hit | None:
    for before, run in itertools.pairwise(runs[at : at + _LONGEST_RUN]):
        if len(before) != 1 or before[0].entry.kind != "adjective" or run[0].entry.kind not in SIDES:
            return None
        if original[before[0].end : run[0].start] not in rules.and_:
            return None
        if len(run) > 1:
            return run[-1] if run[-1].entry.kind == "head" else None
    return None


def _with_names(hits: list[Hit], names: Iterable[Hit]) -> list[Hit]:
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


def _hits(text: str, original: str, lexicon: Lexicon) -> list[Hit]:
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


def _tells_land(entry: Entry) -> bool:
    """Whether a name says by itself that its country is spoken of."""
    return not (entry.context or entry.hostile or (entry.bound and entry.kind == "group"))


def _belongs(entry: Entry, countries: set[str]) -> bool:
    """Whether an ambiguous name fits the countries that the document names otherwise."""
    if entry.context:
        return not countries.isdisjoint(entry.context)
    return not entry.hostile or not countries or bool(countries & {"RUS", "UKR"})


def _armed(hits: list[Hit], at: int, text: str, rules: Joining) -> bool:
    """Whether an ambiguous name stands right beside fighters or a deed ("PDF fighters", "бойцы ННА", "NAF raid")."""
    name = hits[at]
    if not name.entry.context:
        return False
    if name.entry.written and rules.deed.match(text, name.end):
        return True
    beside = [h for h in hits[max(0, at - 1) : at + 2] if h is not name and h.entry.kind == "head"]
    return any(h.entry.category in ARMED and 1 in (name.start - h.end, h.start - name.end) for h in beside)


def _is_count(hit: Hit, text: str) -> bool:
    """Whether an abbreviation counts the fallen and names no group: "3 policemen KIA"."""
    if not hit.entry.written or text[hit.start : hit.end] not in load("en", "casualties")["killed"]["state"]:
        return False
    return _COUNTED.search(text, max(0, hit.start - _COUNT), hit.start) is not None


def _noun_of(hit: Hit, text: str, original: str, lexicon: Lexicon) -> Hit | None:
    """The noun of fighters that an ambiguous name ends with, where the name is none here ("Kurdish | fighters")."""
    at = text.rfind(" ", hit.start, hit.end) + 1
    found = _hits(text[at : hit.end], original[at : hit.end], lexicon) if at > hit.start else []
    head = next((h for h in found if h.entry.kind == "head" and h.end == hit.end - at), None)
    return head._replace(start=at, end=hit.end) if head else None


def _stands(hit: Hit, text: str, original: str, rules: Joining) -> bool:
    """Whether a name is not just another word's attribute ("Russian-occupied", "military expert") or a title's end."""
    if hit.entry.kind in SIDES and rules.inflects and _STREET.search(text, max(0, hit.start - _ON_STREET), hit.start):
        return False  # "на улице Розы Люксембург"
    if _is_count(hit, text) or rules.titled(hit.entry, original, hit.start, hit.end):
        return False
    if hit.entry.kind == "head":
        against = _ANTI if hit.entry.category == "State forces" else _AGAINST
        if text.startswith(against, max(0, hit.start - 5)) and text[hit.start - 1 : hit.start] == "-":
            return False  # "anti-government demonstrators" are not the government's
        return not (
            rules.attributive(text, hit.end)
            or (text.startswith("-", hit.end) and rules.barred(text, hit.start, hit.end))
        )
    return not rules.barred(text, hit.start, hit.end)


def _runs(hits: list[Hit], text: str, rules: Joining, lexicon: Lexicon) -> Iterator[list[Hit]]:
    """Neighbouring hits that name one party together."""
    run: list[Hit] = []
    for hit in hits:
        if run and (len(run) == _LONGEST_RUN or not _joined(run[-1], hit, text, rules, lexicon)):
            yield run
            run = []
        run.append(hit)
    if run:
        yield run


def _joined(left: Hit, right: Hit, text: str, rules: Joining, lexicon: Lexicon) -> bool:
    a, b, gap = left.entry, right.entry, text[left.end : right.start]
    if len(gap) > rules.longest:
        return False
    if a.kind == "head":
        if b.kind == "head":
            if gap in rules.of_group and a.category in ARMED and b.category == a.category:
                return True  # "боевики | из | группировки" «...»
            return gap == " " and not b.weak and a.category != "Civilians" and _may_belong(right, text, lexicon)
        if gap == "-" and rules.inflects and a.category in ARMED and b.kind in ("people", "group"):
            return True  # "сепаратисты-белуджи"
        if b.bound and b.kind == "group" and b.category != PEOPLE:
            return a.category != "Civilians" and rules.of_leader(gap)
        if b.bound and not gap.endswith("the "):
            return False  # "a man in | Turkana"
        people = a.category == "Civilians" and text[left.start : left.end] not in _MEN
        belongs = b.kind == "country" or (b.kind != "people" and not people and not a.bound)
        return belongs and rules.of(gap, b.kind)
    if b.kind == "head":
        if a.kind == "group" and gap == ") ":
            return b.category != "Civilians"
        if a.kind == "country" and (rules.inflects or rules.located(text, left.start)):
            return False
        return (
            a.kind in SIDES
            or (a.kind == "group" and (b.weak or b.category != "Civilians" or a.category == PEOPLE))
            or (a.category == "Political militia" and text[right.start : right.end] in _FOLLOWERS)
        ) and rules.before_head(gap)
    if a.kind == "group":
        of_state = rules.inflects and b.kind == "country" and a.country == b.country and gap == " "  # "ВКС | РФ"
        return of_state or (b.kind == "group" and a.actor_id == b.actor_id and gap == " (")
    owner = a.kind == "adjective" or (a.kind in SIDES and not rules.inflects)  # "в Мексике картель" owns nothing
    return owner and b.kind == "group" and rules.before_head(gap)


def _may_belong(hit: Hit, text: str, lexicon: Lexicon) -> bool:
    """Whether a second noun can be the first one's genitive ("солдаты армии"); in English any can ("army soldiers")."""
    cases = lexicon.cases.get(text[hit.start : hit.end], "")
    return not cases or "g" in cases


def _mention(
    run: list[Hit], text: str, original: str, rules: Joining, lexicon: Lexicon, setting: Setting
) -> ActorMention | None:
    start, end = run[0].start, run[-1].end
    name = original[start:end].partition(" (")[0]
    heads = [h.entry for h in run if h.entry.kind == "head"]
    named = next((h.entry for h in run if h.entry.kind == "group"), None)
    side = next((h.entry for h in run if h.entry.kind != "head"), None)
    if heads and side is None and heads[-1].category in ARMED:
        side = setting.owner_of(start)
        named = side if side and side.kind == "group" else None
    youths = text[run[-1].start : run[-1].end] in _YOUTHS
    if named is not None and named.category == PEOPLE and run[-1].entry.category == "Civilians" and not youths:
        return ActorMention(start, end, name, None, named.country, "Civilians")
    if named is not None:
        crowd = next((h for h in heads if h.category in CROWDS), None) if named.category != "Rebel group" else None
        if text[run[-1].start : run[-1].end] in _FOLLOWERS:
            return ActorMention(start, end, name, named.actor_id, named.country, "Protesters", named.name)
        own = named.bound or named.category == PEOPLE
        usual = name if crowd and own else named.name  # "protesters loyal to X" are not X's militia
        return ActorMention(start, end, name, named.actor_id, named.country, (crowd or named).category, usual)
    if not heads:
        return _nation(run[0], text, original, rules, lexicon)
    heads = [h for h in heads if not h.bound] or heads  # "junta artillery" is the junta's
    head = heads[-1] if run[-1].entry.kind == "head" else heads[0]
    if head.bound and side is None:
        return None
    if side and side.kind == "adjective" and text[run[-1].start : run[-1].end] in _GUARDS:
        head = head._replace(category="State forces", suffix="border-guard")  # "Tajik | guards"
    if head.suffix == "enemy":
        enemy = setting.enemy
        return _of_kind(start, end, name, head._replace(suffix="forces"), enemy, lexicon) if enemy else None
    if head.weak and side is None and rules.armed.match(text, end):
        return ActorMention(start, end, name, None, None, "Political militia")
    if head.category == "State forces" and rules.former.search(text, max(0, start - _FORMER), start):
        return ActorMention(start, end, name, None, (side and side.country) or setting.country_of(start), "Civilians")
    whose = setting.force_of if head.suffix in _BORNE_ABROAD else setting.country_of
    country = side.country if side else whose(start) if _is_of_its_land(head) else None
    if side is None and whose == setting.country_of and head.suffix and country in load("actors", "wars")["occupied"]:
        country = None  # where two have police, the place tells whose it is
    return _of_kind(start, end, name, head, country, lexicon)


def _is_of_its_land(head: Entry) -> bool:
    """Whether such people commonly belong to the country that they are in."""
    return head.suffix is not None or head.category in ("Civilians", *CROWDS)


def _of_kind(start: int, end: int, name: str, head: Entry, country: str | None, lexicon: Lexicon) -> ActorMention:
    if not (country and head.suffix):
        return ActorMention(start, end, name, None, country, head.category)
    actor_id, usual = _state_force(country, head.suffix, lexicon.country_names[country])
    return ActorMention(start, end, name, actor_id, country, head.category, usual)


@lru_cache(maxsize=4096)
def _state_force(country: str, suffix: str, country_name: str) -> tuple[str, str]:
    """The id and usual name of a state's force."""
    kind = {"forces": "Military Forces", "police": "Police Forces"}.get(suffix, suffix.replace("-", " ").title())
    return f"{country.lower()}-{suffix}", f"{kind} of {country_name}"


def _names_place(text: str, original: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a name that is no party's or weapon's follows: "в иранском | Керманшахе", not "украинский Генштаб"."""
    name = _NAME.match(original, end)
    return name is not None and text[name.start(1) : name.end(1)] not in lexicon.cases


def _nation(hit: Hit, text: str, original: str, rules: Joining, lexicon: Lexicon) -> ActorMention | None:
    """A nationality, a people or a state without a noun of its forces."""
    start, end, entry = hit
    country, name = entry.country, original[start:end]
    if entry.kind == "weapon":
        usual = _state_force(country or "", "forces", lexicon.country_names[country or ""])[1]
        return ActorMention(start, end, name, None, country, None, usual, adjective=True)
    if entry.kind == "adjective":
        placed = rules.neutral(text, end) or (rules.inflects and _names_place(text, original, end, lexicon))
        placed = placed or not rules.arms(text, end)
        return None if placed else ActorMention(start, end, name, None, country, None, adjective=True)
    if entry.kind == "people":
        return ActorMention(start, end, name, None, country, None)
    if country is None or not rules.acts(text, start, end, lexicon.cases.get(text[start:end], "")):
        return None
    actor_id, usual = _state_force(country, "forces", lexicon.country_names[country])
    return ActorMention(start, end, name, actor_id, country, "State forces", usual)
