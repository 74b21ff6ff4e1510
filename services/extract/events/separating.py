"""The words between two events of one sentence, as patterns: lexicon/<language>/separation.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load


class Separating(NamedTuple):
    """What may stand between, before or after two events."""

    joints: re.Pattern[str]
    """Words behind which another event may begin."""
    dying: re.Pattern[str]
    """Verbs of what may end an event told before."""
    led: re.Pattern[str]
    """What stands between a joint and the place that leads what follows."""
    wide: re.Pattern[str]
    """Parts of the names of areas, which may hold other places."""
    listed: re.Pattern[str]
    """What stands between two days of a list."""
    inserted: re.Pattern[str]
    """A relative clause between two commas."""
    of_those: re.Pattern[str]
    """What says of how many of those told before something is said."""
    who_had: re.Pattern[str]
    """A relative clause that has not ended."""
    tails: re.Pattern[str]
    """What holds an event against another one."""
    charged: re.Pattern[str]
    """What somebody is sought for, up to the next comma."""
    cause: re.Pattern[str]
    """How a joint begins behind which stands what happened before."""
    crowd: re.Pattern[str]
    """Those who protest."""
    by_doing: re.Pattern[str]
    """A verb whose means an event's noun is: "responded by | shelling"."""
    reasons: re.Pattern[str]
    """Behind which stands what something was done about: "arrested | in connection with"."""
    cost: re.Pattern[str]
    """What follows an event's noun that tells its victims: "clashes | left nine dead"."""
    acts: re.Pattern[str]
    """A verb behind a noun that is its subject."""
    answers: re.Pattern[str]
    """Verbs that answer what was told before, with an object that stands for it."""
    cause_ends: re.Pattern[str]
    """Where the words end that say what a protest is about."""
    cause_joints: re.Pattern[str]
    """Behind which it may go on with what was done at it."""
    cause_holds: re.Pattern[str]
    """What begins a clause that still belongs to them: "those | who were killed"."""
    participle_goes_on: re.Pattern[str]
    """What follows a participle that describes somebody: "the men killed | in May"."""
    described_after: re.Pattern[str]
    """What stands before a participle that describes who follows."""
    passive: re.Pattern[str]
    """The auxiliary right before it that makes a finite verb of it."""


@cache
def separating(language: str) -> Separating:
    """The patterns of a language; those that it has no words for match nothing."""
    data = load(language, "separation")
    words = {key: any_of(value) for key, value in data.items() if isinstance(value, list)}
    nothing, expressions = any_of(()), {key: value for key, value in data.items() if isinstance(value, str)}
    any_joint, relative = words["joints"], words["relative"]

    def word(key: str) -> str:
        return words.get(key, nothing)

    return Separating(
        joints=re.compile(rf"\b(?:{any_joint})\b"),
        dying=re.compile(rf"(?:{word('dying')})"),
        led=re.compile(
            rf"[;,]? ?(?:(?:(?:{any_joint}) )?(?:{word('led_by')}) (?:[\w'’-]+ ){{0,3}}|(?:{word('led_bare')}) )$"
        ),
        wide=re.compile(rf"(?:{word('wide')})"),
        listed=re.compile(rf",? (?:{any_joint}) (?:\w+ )?"),
        inserted=re.compile(rf", (?:(?:{relative})|{expressions.get('participle', nothing)})\b[^,;]{{3,120}},"),
        of_those=re.compile(rf",[^,;]*\b(?:{word('of_those')}) [^,;]*$"),
        who_had=re.compile(rf"[ ,](?:{relative}) [^,;]*(?:,[^,;]*,[^,;]*)?$"),
        tails=re.compile(rf"\b(?:{word('tails')})\b"),
        charged=re.compile(rf"\b(?:{word('charged')}) [^,;]{{3,160}}"),
        cause=re.compile(rf"(?:{word('cause')})"),
        crowd=re.compile(rf"\b(?:{word('crowd')})"),
        by_doing=re.compile(rf"(?:{word('by_doing')}) by $"),
        reasons=re.compile(rf"\b(?:{word('reasons')})\b"),
        cost=re.compile(rf"(?:{expressions.get('cost', nothing)})"),
        acts=re.compile(rf"(?:{expressions.get('acts', nothing)})"),
        answers=re.compile(rf"(?:{expressions.get('answers', nothing)})"),
        cause_ends=re.compile(rf"(?:{word('cause_ends')})"),
        cause_joints=re.compile(rf"(?:{word('cause_joints')})"),
        cause_holds=re.compile(rf"\b(?:{word('cause_holds')})\b"),
        participle_goes_on=re.compile(rf" (?:{word('participle_goes_on')})\b"),
        described_after=re.compile(rf"(?:\b(?:{word('described_after')})|\d) $"),
        passive=re.compile(rf"\b(?:{word('passive')}) (?:\w+ly )?$"),
    )
