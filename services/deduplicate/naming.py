"""The words in which a report names its parties: a record's own names are ACLED's, which no article writes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.report import EventReport, Evidence

_FORCES = re.compile(r"^(?:Military|Police|Private Security) Forces(?: of)?|^Government of")
"""What names of states' forces share, whichever state's."""


_ROLES = ("perpetrator", "target", "participant")


def words_of_parties(report: EventReport) -> str:
    """All that names them: the record's names, and the words of its quote behind them."""
    return _words_of(report, _ROLES)


def words_of_party(report: EventReport, role: str) -> str:
    """The names of those in a role, without what those of all states share, and the words of the quote behind them."""
    return _words_of(report, (role,))


def _words_of(report: EventReport, roles: Sequence[str]) -> str:
    names = [_FORCES.sub("", actor.name) for actor in report.actors if actor.role in roles]
    return " ".join((*names, *_quoted(report.evidence, roles)))


def _quoted(evidence: Evidence, roles: Sequence[str]) -> list[str]:
    """The words behind the parties of some roles ("target", "target_2")."""
    spans = [span for slot, span in evidence.spans.items() if slot.partition("_")[0] in roles]
    inside = [(start - evidence.start, end - evidence.start) for start, end in spans]
    return [evidence.text[start:end] for start, end in inside if start >= 0]
