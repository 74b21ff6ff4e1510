"""Status and confidence of an event across its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.event import MemberReport
from schemas.report import EventReport
from schemas.taxonomy import Status
from services.deduplicate.naming import words_of_party

_MOST = 0.99
_PENALTY: dict[Status, float] = {"disputed": 0.75, "denied": 0.4}
_STEM = 5
_WORD = re.compile(r"[^\W\d_]{4,}")


def status(members: Sequence[MemberReport], voices: Sequence[str]) -> Status:
    """Claimed by one side and told by the other: confirmed. Told by one and denied by another: disputed."""
    said = {(m.report.status, voice) for m, voice in zip(members, voices, strict=True)}
    kinds = {kind for kind, _ in said}
    stances = {claim.stance for m in members for claim in m.report.claims}
    if "denied" in kinds:
        return "denied" if kinds == {"denied"} else "disputed"
    if "disputed" in kinds:
        return "disputed"
    if "denies" in stances and "asserts" in stances:
        return "disputed"
    if "confirmed" in kinds or "confirms" in stances or _told_by_both_sides(members):
        return "confirmed"
    return "reported" if "reported" in kinds else "claimed"


def confidence(members: Sequence[MemberReport], voices: Sequence[str], standing: Status) -> float:
    """The chance that the event happened so: grows with each independent voice, falls with doubt and denial.

    Each further voice removes half of its own sureness from the remaining doubt: they may share an unnamed origin.
    """
    surest: dict[str, float] = {}
    for member, voice in zip(members, voices, strict=True):
        surest[voice] = max(member.report.confidence, surest.get(voice, 0.0))
    ordered = sorted(surest.values(), reverse=True)
    doubt = 1 - ordered[0]
    for sure in ordered[1:]:
        doubt *= 1 - sure / 2
    return round(min(_MOST, 1 - doubt) * _PENALTY.get(standing, 1.0), 4)


def _told_by_both_sides(members: Sequence[MemberReport]) -> bool:
    """Whether claimants of opposed parties assert it: a claimant is of the party whose name it shares words with."""
    roles = {role for m in members for claim in m.report.claims if claim.stance == "asserts"
             for role in _roles(claim.claimant, m.report)}  # fmt: skip
    return "perpetrator" in roles and "target" in roles


def _roles(claimant: str, report: EventReport) -> set[str]:
    words = _stems(claimant)
    armed = {actor.role for actor in report.actors if actor.category != "Civilians"}
    own: set[str] = {role for role in armed if words & _stems(words_of_party(report, role))}
    return own if len(own) == 1 else set()


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower())}
