"""Neighbouring names and nouns that tell one party together."""

from __future__ import annotations

from collections.abc import Iterator

from services.extract.actors.joining import Joining
from services.extract.actors.lexicon import Hit, Lexicon
from services.extract.actors.peoples import PEOPLE
from services.extract.actors.setting import ARMED, SIDES

_MEN = ("man", "men")
"""People who are fighters where a force's name owns them ("men of the Frontier Corps")."""
FOLLOWERS = ("activists", "workers", "leaders and activists", "party workers", "followers", "sympathisers")
"""People of a party who take to the streets for it ("Awami League | activists")."""
LONGEST_RUN = 5  # hits: "soldiers of the Ukrainian Armed Forces of Ukraine" has no more


def runs_of(hits: list[Hit], text: str, rules: Joining, lexicon: Lexicon) -> Iterator[list[Hit]]:
    """Neighbouring hits that name one party together."""
    run: list[Hit] = []
    for hit in hits:
        if run and (len(run) == LONGEST_RUN or not _joined(run[-1], hit, text, rules, lexicon)):
            yield run
            run = []
        run.append(hit)
    if run:
        yield run


def _joined(left: Hit, right: Hit, text: str, rules: Joining, lexicon: Lexicon) -> bool:
    """Whether two neighbours tell one party."""
    a, b, gap = left.entry, right.entry, text[left.end : right.start]
    if len(gap) > rules.longest:
        return False
    if a.kind == "head":
        return _noun_joins(left, right, gap, text, rules, lexicon)
    if b.kind == "head":
        return _name_joins_noun(left, right, gap, text, rules)
    if a.kind == "group":
        of_state = rules.inflects and b.kind == "country" and a.country == b.country and gap == " "  # "ВКС | РФ"
        return of_state or (b.kind == "group" and a.actor_id == b.actor_id and gap == " (")
    owner = a.kind == "adjective" or (a.kind in SIDES and not rules.inflects)  # "в Мексике картель" owns nothing
    return owner and b.kind == "group" and rules.before_head(gap)


def _noun_joins(left: Hit, right: Hit, gap: str, text: str, rules: Joining, lexicon: Lexicon) -> bool:
    """Whether a noun of people goes on with another noun, or with the name of whose they are."""
    a, b = left.entry, right.entry
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


def _name_joins_noun(left: Hit, right: Hit, gap: str, text: str, rules: Joining) -> bool:
    """Whether a name goes on with the noun of its people ("Russian | troops", "JNIM | fighters")."""
    a, b = left.entry, right.entry
    if a.kind == "group" and gap == ") ":
        return b.category != "Civilians"
    if a.kind == "country" and (rules.inflects or rules.located(text, left.start)):
        return False
    of_group = a.kind == "group" and (b.weak or b.category != "Civilians" or a.category == PEOPLE)
    follows = a.category in ("Political militia", "Protesters") and text[right.start : right.end] in FOLLOWERS
    return (a.kind in SIDES or of_group or follows) and rules.before_head(gap)


def _may_belong(hit: Hit, text: str, lexicon: Lexicon) -> bool:
    """Whether a second noun can be the first one's genitive ("солдаты армии"); in English any can ("army soldiers")."""
    cases = lexicon.cases.get(text[hit.start : hit.end], "")
    return not cases or "g" in cases
