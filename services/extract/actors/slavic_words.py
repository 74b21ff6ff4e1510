"""The words by which Russian and Ukrainian tell roles: lexicon/<language>/roles.toml."""

from __future__ import annotations

import re
from functools import cache

from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load


class Words:
    """Prepositions by what they tell."""

    def __init__(self, language: str) -> None:
        data = load(language, "roles")
        self.agent, self.between, self.with_ = set(data["agent"]), set(data["between"]), set(data["with"])
        self.against, self.beside = set(data["against"]), set(data["beside"])
        self.dative = self.against & {"по"}
        self.free = {"", "verb", *data["coordinators"], *data["subordinators"]} - set(data["prepositions"])
        self.target_before = re.compile(rf"\b(?:{any_of(data['against'])})\s+(?:[\w-]+\s+){{0,3}}$")
        self.with_before = re.compile(rf"\b(?:{any_of(data['with'])})\s+(?:[\w-]+\s+){{1,2}}$")
        self.reflexive = re.compile(rf"(?:{any_of(data['reflexive_doers'])})")
        self.light = re.compile(rf"\b(?:{any_of(data['light'])})")
        self.lightly = re.compile(rf"\b(?:{any_of(data['light'])})\w*(?: \w+)?\W+$")
        self.destroys = re.compile(rf"(?:{any_of(data['destroying'])})")
        self.into_hands = tuple(data["into_hands"])
        """What opens "под контроль | армии | перешло село"."""
        self.suffers = tuple(data["suffered"])
        self.assailant = re.compile(rf"(?:{any_of(data['assailants'])})")
        self.suffering = re.compile(rf"(?:{any_of([*data['suffering'], *data['trapped']])})")
        self.who = re.compile(rf",? (?:{any_of(data['who'])}) [^,;:]*$")
        """What a relative clause opens with whose subject is the name before it."""
        self.relative = re.compile(rf",\s(?:\w+\s)?(?:{any_of(data['relative'])})\b[^,;]*$")
        self.out_of = set(data["out_of"])
        self.with_help_of = re.compile(rf"\b(?:{any_of(data['with_help_of'])})\w* $")
        self.lost = re.compile(rf"\b(?:{any_of([*data['destroying'], *data['lost']])})\w*(?: [\w-]+){{0,2}} [\w-]+ $")
        """What stands before a thing and its owner where it is lost ("уничтожили два | катера | боевиков")."""
        self.acting = re.compile(rf"(?: \w+)? \w+(?:{any_of(data['acting'])})\b")
        """A verb behind an indeclinable name, which then is its subject."""
        self.own = re.compile(rf" \w+(?:{any_of(data['acting'])})\b")
        """A verb right behind a party."""
        self.answering = re.compile(rf"\b(?:{any_of(data['answering'])}) (?:\w+ ){{0,3}}$")


@cache
def prepositions(language: str) -> Words:
    """The prepositions of a language."""
    return Words(language)
