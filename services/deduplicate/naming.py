"""The words in which a report names its parties: a record's own names are ACLED's, which no article writes."""

from __future__ import annotations

import re

from schemas.report import EventReport, Evidence

_FORCES = re.compile(r"^(?:Military|Police|Private Security) Forces(?: of)?|^Government of")
"""What names of states' forces share, whichever state's."""


def words_of_parties(report: EventReport) -> str:
    """All that names them: the record's names, and the words of its quote behind them."""
    return " ".join(words_of_party(report, role) for role in ("perpetrator", "target", "participant"))


def words_of_party(report: EventReport, role: str) -> str:
    """The names of those in a role, without what those of all states share, and the words of the quote behind them."""
    names = [_FORCES.sub("", actor.name) for actor in report.actors if actor.role == role]
    return " ".join((*names, *_quoted(report.evidence, role)))


def _quoted(evidence: Evidence, role: str) -> list[str]:
    """The words behind the parties of a role ("target", "target_2")."""
    spans = (span for slot, span in evidence.spans.items() if slot.partition("_")[0] == role)
    inside = ((start - evidence.start, end - evidence.start) for start, end in spans)
    return [evidence.text[start:end] for start, end in inside if start >= 0]
