"""Names of peoples, tribes and clans: parties beside a noun or one another ("between the Orma and the Pokomo")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extract.actors.lexicon import Hit

PEOPLE = "Identity militia"
"""What a people's name stands for, unless a noun of civilians follows ("Tiv farmers")."""
_BESIDE = (" and ", " and the ", ", ", "/", "-", " or ", " against ", " against the ", " with ", " with the ", " from ")
_TOLD = re.compile(r"\b(?:between|between the|among the|ethnic|armed|rival|from the|by the|against the) $")
_DATELINE = re.compile(r"(?:, [\w .]{2,30})?(?: \([^)]{2,30}\))?(?: ?[–—:]| - )")
_LOOK_BACK = 14  # characters that hold two words


def of_parties(runs: Sequence[list[Hit]], text: str) -> list[list[Hit]]:
    """The runs, without names that are parties only in company and stand alone ("Lake Turkana")."""
    named = [run for run in runs if not _is_dateline(run, text)]
    return [run for at, run in enumerate(named) if not _is_bound(run) or _has_company(named, at, text)]


def _is_dateline(run: Sequence[Hit], text: str) -> bool:
    """Whether a people's name is the town that a text is written from ("ABUDWAK (HOL) - ")."""
    is_people = run[0].start == 0 and all(hit.entry.category == PEOPLE for hit in run)
    return is_people and _DATELINE.match(text, run[0].end) is not None


def _is_bound(run: list[Hit]) -> bool:
    return len(run) == 1 and run[0].entry.kind == "group" and run[0].entry.bound


def _has_company(runs: Sequence[list[Hit]], at: int, text: str) -> bool:
    """Whether a bare name stands between peoples, or behind a word that makes it one."""
    start, end, entry = runs[at][0]
    if entry.category != PEOPLE:
        return False
    if _TOLD.search(text, max(0, start - _LOOK_BACK), start) and not text[end : end + 2].strip(" ").isalpha():
        return True
    before, behind = runs[at - 1][-1] if at else None, runs[at + 1][0] if at + 1 < len(runs) else None
    return bool(
        (before and _is_people(runs[at - 1]) and text[before.end : start] in _BESIDE)
        or (behind and _is_people(runs[at + 1]) and text[end : behind.start] in _BESIDE)
    )


def _is_people(run: list[Hit]) -> bool:
    return any(hit.entry.category == PEOPLE for hit in run)
