"""Words of English clauses by what they tell of the parties around them."""

from __future__ import annotations

import re
from functools import cache

from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.inflection import verb_forms
from services.extract.lexicon.loading import load

REACH = 160
"""Characters around a verb within which its subject and its object stand."""


class Links:
    """Prepositions and conjunctions by what they tell."""

    def __init__(self) -> None:
        data = load("en", "roles")
        self.subject = frozenset(("", *data["free"]))
        self.on, self.when = frozenset(data["on"]), frozenset(data["when"])
        self.not_an_object = frozenset((*data["not_an_object"], *data["likeness"]))
        self.beside = frozenset(data["beside"])
        self.begins_clause = re.compile(rf"\b(?:{any_of((*data['when'], 'where', 'in which'))})\b")
        self.remains = re.compile(rf" (?:{any_of(data['remains'])})\b")
        """Whom somebody else killed before: "found six beheaded | bodies"."""
        self.takes = re.compile(
            rf"(?: [\w-]+){{0,3}}? (?:{any_of(data['takes'])})\b[^.;]{{2,100}}?\b(?:{any_of(data['when'])})\b"
        )
        """What follows whoever takes a place, up to the clause that tells who left it."""
        self.joins = re.compile(rf"(?:{any_of(data['beside'])})(?: \w+){{0,2}}")
        """What joins two subjects: "and", with a name that nobody knows ("and NDF militia")."""
        self.shares_subject = tuple(data["shares_subject"])
        self.not_when = re.compile(rf"\b(?:{any_of(data['not_when'])})\b")
        """An "as" that begins no clause: "men | dressed as" police."""
        self.same_subject = re.compile(rf"\b(?:{any_of(data['when'])}) (?:{any_of(data['pronouns'])}) (?:\w+ ){{0,2}}$")
        """A clause whose pronoun is the subject of the one before: "returned | as they" ambushed."""
        self.gerund = re.compile(rf" (?:{any_of((*data['when'], *data['by_doing']))}) (?:\w+ly )?$")
        """Before a verb's -ing form whose subject is the main verb's: "stopped a bus | before" killing."""
        self.carried_out = re.compile(
            rf"[^.,;:]{{0,40}} (?:{any_of(data['carried_out'])}) (?:an?|the|two|three) (?:[\w-]+ ){{0,3}}"
        )
        """What stands between whoever makes an attack and its noun."""
        self.part = re.compile(rf", (?:{any_of(data['part_of_them'])})\b[^,;]*$")
        """Before a party that an aside counts among the subject: "nine rebels, comprising six men and | women |,"."""
        self.fired_from = re.compile(data["fired_from"])
        """What says that something was fired from what a party behind it holds."""
        self.held_till_then = re.compile(data["held_till_then"])
        """What says that what was taken or hit is held by a party behind it."""
        self.parts_who = tuple(data["parts_who"])
        self.auxiliaries = re.compile(r"(?:\b(?:have|has|had|also|later|\w+ly) )+$")
        hurt = rf"{any_of(data['fell'])}|(?:killed|wounded|injured)(?= (?:by|in|on|at|when|after|during|and)\b|[,.;]|$)"
        self.hit = re.compile(rf"(?: (?:{any_of(data['been_hit'])})){{0,4}} (?:{hurt})")
        """What follows people who are hit."""
        self.participles = frozenset(word for word in data["felled"] if word.endswith("ing"))
        self.exchange = re.compile(rf"\b(?:{any_of(data['exchange'])}) (?:(?!blame|accus)[\w-]+ ){{0,2}}$")
        """Before an event's noun: two do it to one another ("exchanged mortar fire")."""
        self.accused = frozenset(data["accused"])
        self.installations = tuple(f" {noun}" for noun in data["installations"])
        deeds = any_of(form for verb in data["deeds"] for form in verb_forms(verb)[1:-1])
        self.acts = re.compile(rf" (?:ha(?:d|ve|s) )?(?:{deeds})\b")
        """A verb of violence right behind its subject."""
        self.thing_acts = re.compile(rf"(?: [\w-]+){{1,2}}? (?:ha(?:d|ve|s) )?(?:{deeds})\b")
        """The same behind a nationality and its weapon ("Israeli | jets bombed")."""
        self.own_clause = re.compile(rf" (?:ha(?:d|ve|s) )?(?:{deeds}|{any_of(data['alleges'])})\b")
        """A verb right behind a party that no word governs: it is the subject of a clause of its own."""
        self.looks_on = re.compile(data["looks_on"])
        """What those do who only stand by: "killed as soldiers | were trying" to help."""
        self.passes_by = re.compile(data["passes_by"])
        self.other_deed = re.compile(data["other_deed"])
        self.joined_passive = re.compile(r"\b(?:was|were|been) \w+(?:ed|en|n|t|d) [^.;,]{0,60}?(?:, )?\band $")
        """A passive with whose "was" the next verb goes."""
        self.doer_behind = re.compile(r"(?: to death)?(?: (?:with|using) [^.;,]{2,40}?)? by ")
        """What is done by others in a clause of its own."""
        self.charged = re.compile(r"(?: (?:on|last|this) \w+| \w+day)? of (?:[\w-]+ ){0,4}$")
        """What stands between the accused and the deed."""
        self.near = frozenset(data["beside_installation"])


@cache
def links() -> Links:
    """The words, read once."""
    return Links()
