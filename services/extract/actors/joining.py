"""Which neighbouring words name one party, and which words make a nationality no party, per language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from services.extract.actors.lexicon import Entry
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.inflection import verb_forms
from services.extract.lexicon.loading import load

_ABBREVIATED = ("us", "u.s.", "uk", "u.k.", "uae")
"""States whose short name is an adjective as well."""
_ORDINAL = r"\d+(?:st|nd|rd|th)"
"""The number of a unit ("Syria's | 4th | Division")."""
_BACKED = r"[\w'-]+-(?:backed|linked|aligned|allied|affiliated|led|based)"
_DASHES = ("-", "–")
INDECLINABLE_CASES = "adgiln"
_DATELINE = 30  # characters at a text's beginning that name where it was written
_OPENING = 16  # characters: a conjunction, or when it was, and a space
FIRED = 110  # characters that hold "shells fired from positions in the town held by"
_LOOK_BACK = 40  # characters: more than the two words before a name that matter


@dataclass(frozen=True)
class Joining:
    """The rules of a language; texts are folded (lower case), gaps are what stands between two names."""

    longest: int
    _before_head: re.Pattern[str]
    _of: re.Pattern[str]
    _of_country: re.Pattern[str]
    _of_leader: re.Pattern[str]
    _barred_after: re.Pattern[str]
    _barred_before: re.Pattern[str]
    _fired_from: re.Pattern[str]
    """What says that something was fired from what they hold: they fired it."""
    leads: re.Pattern[str]
    """Behind a group: that the fighters who follow are its own ("STC | -aligned forces")."""
    _held_till_then: re.Pattern[str]
    """What says that a place was taken or hit which they hold: it was done to them."""
    _neutral: re.Pattern[str]
    _place: re.Pattern[str]
    _located: re.Pattern[str]
    _possessive: re.Pattern[str]
    _attributive: re.Pattern[str]
    _opens: re.Pattern[str]
    """What a clause begins behind: there an indeclinable name (РФ, США) is the subject."""
    _owned: re.Pattern[str]
    """A weapon, an attack or a force, behind which a state's name in the genitive is its owner ("удар Израиля")."""
    acts_on: re.Pattern[str]
    """A deed told by a verb right behind such a name ("NAF | bombed")."""
    deed: re.Pattern[str]
    """An attack or a weapon right behind a name in capitals, which then is a force's ("NAF air strike")."""
    _arms: re.Pattern[str]
    """What behind a nationality is a side's: an attack or a weapon soon ("Israeli | ground offensive"), or no noun."""
    _arms_next: re.Pattern[str]
    """An attack or a weapon right behind whose it is, or one word on."""
    _title: re.Pattern[str]
    """A noun of forces that ends a title, with the capital before it ("Attorney General")."""
    _local: re.Pattern[str]
    """A government that has no forces ("the local government")."""
    _agent: tuple[str, ...]
    """What stands before whose side does it: "со стороны | Армении"."""
    _accused: re.Pattern[str]
    """Words of blame, behind which a state's name in the accusative is who is blamed."""
    _heading: re.Pattern[str]
    """What follows a state's name that heads a paragraph."""
    _named: re.Pattern[str]
    """What stands before a state's name that is part of another name."""
    possessive_before: re.Pattern[str]
    """"its" or "their", before the noun that it belongs to."""
    announces: re.Pattern[str]
    """What stands behind a nationality whose army tells something: "'s military said"."""
    armed: re.Pattern[str]
    """What behind people makes them fighters: "in fake police uniforms"."""
    off_duty: re.Pattern[str]
    """What stands before people of a force who are not at work, but act by its name: "by an | off-duty" officer."""
    does: re.Pattern[str]
    """A verb of violence with its object, right behind whoever does it ("shot a man", not "shot dead by")."""
    former: re.Pattern[str]
    """What before the noun of a force says that they serve no more, and are civilians: "a retired | colonel"."""
    elsewhere: re.Pattern[str]
    """What before a state's name does not say that something happens there: "from", "to"."""
    cause: re.Pattern[str]
    """What before a state's name says that people only protest about it: "against the war in Gaza and | Lebanon"."""
    says: re.Pattern[str]
    """What stands behind an army's own name that tells something: "(IDF) said"."""
    of_group: tuple[str, ...]
    """What joins fighters to the noun of their group ("боевики | из | группировки")."""
    ours: re.Pattern[str]
    """What stands behind "наши" where that means the text's own side, and not whose somebody is."""
    and_: tuple[str, ...]
    """What joins two owners of one noun ("армии Индии | и | Пакистана", "Indian | and | Pakistani troops")."""
    inflects: bool
    """Whether names have cases; then a state's name stands behind the noun that it owns, never before it."""

    def before_head(self, gap: str) -> bool:
        """Whether the name before and the noun after are one: "Russian | marine | troops"."""
        return gap == " " or self._before_head.fullmatch(gap) is not None

    def of(self, gap: str, kind: str) -> bool:
        """Whether the noun before belongs to the name after: "fighters | of the | RSF"."""
        return (self._of_country if kind == "country" else self._of).fullmatch(gap) is not None

    def of_leader(self, gap: str) -> bool:
        """Whether the fighters before are those of the leader after: "rebels | loyal to ousted president | X"."""
        return self._of_leader.fullmatch(gap) is not None

    def barred(self, text: str, start: int, end: int) -> bool:
        """Whether a name is another's attribute: "Russian-occupied", "pro-Russian", "controlled by Russia"."""
        if text.startswith(_DASHES, end) and self._barred_after.match(text, end):
            return True
        if self._barred_before.search(text, max(0, start - _LOOK_BACK), start) is None:
            return False
        near = max(0, start - FIRED)
        return not (self._fired_from.search(text, near, start) or self._held_till_then.search(text, near, start))

    def attributive(self, text: str, end: int) -> bool:
        """Whether a noun of forces only qualifies what is none: "military | expert"."""
        return self._attributive.match(text, end) is not None

    def before_place(self, text: str, end: int) -> bool:
        """Whether a nationality belongs to a place: "the Colombian city of"."""
        return self._place.match(text, end) is not None

    def neutral(self, text: str, end: int) -> bool:
        """Whether a nationality belongs to what takes no side: "the Russian city of"."""
        return self._neutral.match(text, end) is not None

    def titled(self, entry: Entry, original: str, start: int, end: int) -> bool:
        """Whether a noun ends a title or another name: "Attorney | General", "the local | government"."""
        if entry.kind != "head" or entry.suffix is None:
            return False
        pattern = self._local if entry.suffix == "government" else self._title
        found = pattern.search(original, max(0, start - _LOOK_BACK), end)
        return found is not None and found.start() < start

    def arms(self, text: str, end: int) -> bool:
        """Whether a nationality is told of an attack or a weapon, and not of a restaurant."""
        return self._arms.match(text, end) is not None

    def owns_arms(self, text: str, end: int) -> bool:
        """Whether an attack or a weapon follows at once, which is then that party's: "enemy | FPV drones"."""
        return self._arms_next.match(text, end) is not None

    def located(self, text: str, start: int) -> bool:
        """Whether a state's name stands for its land: "in Chad"."""
        return self._located.search(text, max(0, start - _LOOK_BACK), start) is not None

    def acts(self, text: str, start: int, end: int, cases: str) -> bool:
        """Whether a state's name can stand for its forces here, and not for its land ("in Russia")."""
        if self._possessive.match(text, end) or self._neutral.match(text, end):
            return False
        if self.located(text, start) and not (text[start:end] in _ABBREVIATED and self.deed.match(text, end)):
            return False  # but "killed in | US air strikes"
        owned = self._owned.search(text, max(0, start - _LOOK_BACK), start) or text.endswith(self._agent, 0, start)
        if self.inflects and "g" in cases and owned:
            return True
        if not self.inflects:
            opens = not text[max(0, start - 2) : start].strip(" .\n")
            if (
                (opens and text[end : end + 1] == ".")
                or self._heading.match(text, end)
                or self._named.search(text, max(0, start - _LOOK_BACK), start)
            ):
                return False  # "MALI: ...", "Lake Chad"
            if text[start - 2 : start] == ", " and start < _DATELINE:
                return False  # "DUBAI, United Arab Emirates Three missiles ..."
            return not (text[start - 2 : start] == ", " and re.match(r"[,.)]| [-–—(]", text[end : end + 2]))
        if "a" in cases and self._accused.search(text, max(0, start - _LOOK_BACK), start):
            return True
        if cases == INDECLINABLE_CASES:
            return start == 0 or self._opens.search(text, max(0, start - _OPENING), start) is not None
        return "n" in cases or "i" in cases


@cache
def joining(language: str) -> Joining:
    """The rules of a language."""
    return _english() if language == "en" else _slavic(language)


def _english() -> Joining:
    data, naming = load("en", "roles"), load("en", "naming")
    arms = any_of((*data["attacks"], *data["weapons"], *data["warlike"], *load("en", "objects")["military"]))
    modifiers, of = any_of(data["modifiers"]), any_of(data["of"])
    verbs, titles = any_of(load("en", "attribution")["verbs"]), any_of((*naming["titles"], *naming["fallen"]))
    return Joining(
        longest=48,
        _before_head=re.compile(rf"(?:'s)?[ -](?:(?:{modifiers}|{any_of(data['leads'])}|{_ORDINAL})[ -]){{0,4}}"),
        _of=re.compile(rf" (?:{of}) (?:the )?(?:(?:{modifiers}|{_BACKED}) ){{0,2}}[\"“'‘]?| [\"“'‘(]"),
        _of_country=re.compile(r" of (?:the )?"),
        _of_leader=re.compile(rf" (?:{of}|{any_of(naming['led'])}) (?:the )?(?:(?:{titles}),? ){{0,4}}"),
        _barred_after=re.compile(rf"[-–](?:{any_of(data['not_a_side_after'])})\b"),
        _barred_before=re.compile(
            rf"(?:(?:{any_of(data['not_a_side_before'])})-|\b(?:{any_of(data['held_before'])}) (?:the )?)$"
        ),
        _fired_from=re.compile(data["fired_from"]),
        leads=re.compile(rf"-(?:{any_of(data['leads'])}) (?:{any_of(data['led'])})\b"),
        _held_till_then=re.compile(data["held_till_then"]),
        _neutral=re.compile(rf"[ -](?:{any_of([*data['place_nouns'], *data['not_a_side_nouns']])})\b"),
        _place=re.compile(rf"[ -](?:{any_of(data['place_nouns'])})\b"),
        _located=re.compile(
            rf"\b(?:{any_of(data['locative'])})[ -](?:the )?$|\b(?:in|across|inside|throughout) [\w'’-]+,? (?:and|or) $"
        ),
        _possessive=re.compile(r"'s?\b"),
        _attributive=re.compile(
            rf"[ -](?:{any_of(data['not_a_party_nouns'])})\b|'s (?:{any_of(data['of_the_people'])})\b"
        ),
        _opens=re.compile(r"(?!)"),
        _heading=re.compile(r"\*{0,2}(?::| \||\*{0,2} ?[–—]|\*\* ?-| -{1,2} )"),
        _named=re.compile(rf"\b(?:{any_of(data['name_before'])}) $"),
        _owned=re.compile(r"(?!)"),
        acts_on=re.compile(
            rf" (?:have |has |had )?(?:{any_of(f for v in data['deeds'] for f in verb_forms(v)[2:-1])})\b"
        ),
        off_duty=re.compile(rf"\b(?:{any_of(data['off_duty'])})[ -](?:(?:{modifiers})[ -]){{0,2}}$"),
        does=re.compile(
            rf" (?:have |has |had )?(?:{any_of(f for v in data['deeds'] for f in verb_forms(v)[2:-1])})"
            rf"(?: dead| at| and \w+)? (?:an?|the|his|her|two|three|four|five|\d+)\b"
        ),
        deed=re.compile(rf" (?:{any_of([*data['attacks'], *data['weapons']])})s?\b"),
        _arms=re.compile(
            rf"(?:[ -][\w'-]+){{0,3}}?[ -](?:{arms})(?:e?s|e?d|ing)?\b"
            r"|(?: who| was| were| is| are| had| has| \w+ed)\b|[^\w -]|$"
        ),
        _arms_next=re.compile(rf"(?:'s)?(?:[ -][\w'-]+)?[ -](?:{any_of((*data['attacks'], *data['weapons']))})s?\b"),
        _title=re.compile(rf"\b[A-Z][\w.'’-]* (?:{any_of(data['title_ends'])})$"),
        _local=re.compile(rf"\b(?:{any_of(data['unarmed_governments'])})[ -]government$", re.IGNORECASE),
        _agent=(),
        _accused=re.compile(r"(?!)"),
        possessive_before=re.compile(rf"\b(?:{any_of(data['possessives'])}) $"),
        armed=re.compile(data["armed_behind"]),
        former=re.compile(rf"\b(?:{any_of(data['former'])})[ -](?:(?:{modifiers})[ -]){{0,2}}$"),
        elsewhere=re.compile(r"\b(?:from|to|with|bordering|than|about|for|toward|towards) (?:the )?$"),
        cause=re.compile(data["cause"]),
        says=re.compile(rf": |(?: \(\w+\))?,? (?:spokes\w+ |command |has |had |also |later )?(?:{verbs})\b"),
        announces=re.compile(
            rf"(?:'s)? (?:\w+ ){{0,2}}(?:{any_of(data['announcers'])}),? (?:has |had |also |later )?"
            rf"(?:{verbs})\b"
        ),
        of_group=(),
        ours=re.compile(r"(?!)"),
        and_=(" and ", ", ", ", and ", " or ", " as well as "),
        inflects=False,
    )


def _behind(words: Sequence[str]) -> str:
    """A pattern that fits right behind one of these words."""
    return f"(?:{'|'.join(f'(?<={re.escape(word)})' for word in words)})"


def _slavic(language: str) -> Joining:
    data = load(language, "roles")
    modifiers = any_of(data["modifiers"])
    sites = {site.rstrip("аяоьй") for site in data["owned"]["site"]}
    return Joining(
        longest=40,
        _before_head=re.compile(rf" (?:(?:{modifiers}|\w+(?:{any_of(data['adjective_endings'])})) ){{0,2}}[\"«“]?"),
        _of=re.compile(rf" (?:(?:{any_of(data['of'])}) )?[\"«“]?"),
        _of_country=re.compile(rf" (?:(?:{any_of(data['of_country'])}) )?"),
        _of_leader=re.compile(r"(?!)"),
        leads=re.compile(r"(?!)"),
        _barred_after=re.compile(r"(?!)"),
        _barred_before=re.compile(
            rf"(?:\b(?:{any_of(data['not_a_side_before'])})-|\b(?:{any_of(data['held_before'])})\w* )$"
        ),
        _fired_from=re.compile(r"(?!)"),
        _held_till_then=re.compile(r"(?!)"),
        _neutral=re.compile(rf"[ -](?:{any_of([*data['place_nouns'], *data['not_a_side_nouns']])})"),
        _place=re.compile(rf"[ -](?:{any_of(data['place_nouns'])})"),
        _located=re.compile(rf"\b(?:{any_of(data['locative'])}) $"),
        _possessive=re.compile(r"(?!)"),
        _attributive=re.compile(
            rf" (?:{any_of(data['not_a_party_nouns'])})"
            rf"|{_behind(data['unknown'])} (?:{any_of(data['weapons'])})\w*(?<![аяо]ми)(?<!ом)(?<!ою)\b"
            rf"|{_behind(data['by_unknown'])} (?:{any_of(data['weapons'])})"
        ),
        _opens=re.compile(rf"(?:[.!?:;,«\"\n—–-]|\b(?:{any_of(data['opens_clause'])}))\s*$"),
        _owned=re.compile(rf"\b(?:{any_of([*data['attacks'], *data['weapons'], *sites])})[\w-]* $"),
        acts_on=re.compile(r"(?!)"),
        off_duty=re.compile(r"(?!)"),
        does=re.compile(r"(?!)"),
        deed=re.compile(r"(?!)"),
        _arms=re.compile(""),
        _arms_next=re.compile(r"(?!)"),
        _title=re.compile(r"(?!)"),
        _local=re.compile(r"(?!)"),
        _agent=tuple(f"{agent} " for agent in data["agent"]),
        _accused=re.compile(rf"\b(?:{any_of(load(language, 'attribution')['blame'])}) (?:в \w+ )?$"),
        _heading=re.compile(r"(?!)"),
        _named=re.compile(r"(?!)"),
        possessive_before=re.compile(rf"\b(?:{any_of(data['possessives'])}) $", re.IGNORECASE),
        announces=re.compile(r"(?!)"),
        cause=re.compile(r"(?!)"),
        says=re.compile(r"(?!)"),
        armed=re.compile(r"(?!)"),
        former=re.compile(rf"\b(?:{any_of(data['former'])})\w*[ -]$"),
        elsewhere=re.compile(r"(?!)"),
        of_group=tuple(f" {word} " for word in data["of_country"]),
        ours=re.compile(data["ours_behind"]),
        and_=tuple(f" {word} " for word in data["beside"] if word != ","),
        inflects=True,
    )
