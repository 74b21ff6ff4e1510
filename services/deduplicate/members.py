"""Reports as members of events: which are taken, and why each is where it is."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.dead_letter import Rejection
from schemas.event import Joined, MemberReport
from schemas.report import ArticleReports
from services.deduplicate import checks
from services.deduplicate.features import Features
from services.deduplicate.grouping import Placement
from services.deduplicate.similarity.comparison import compare, reasons

_BY_CORRECTION = ("kept together by an analyst's correction",)


def accepted(told: ArticleReports) -> tuple[list[MemberReport], tuple[Rejection, ...]]:
    """An article's reports that can be members, each once, and why the others cannot."""
    verdicts = [(report, checks.refusal(report, told)) for report in told.reports]
    once = {report.report_id: report for report, refused in verdicts if refused is None}
    members = [
        MemberReport(
            report=report, version=told.version, title=told.title, origin=told.origin, signature=told.signature
        )
        for report in once.values()
    ]
    return members, tuple(refused for _, refused in verdicts if refused is not None)


def joined(member: MemberReport, placement: Placement | None, known: Mapping[str, Features]) -> MemberReport:
    """The member with why it is where it is; `known` are the features of all reports that were looked at, by id."""
    if placement is None or _is_told(member.joined, placement):
        return member
    if placement.parent is None:
        why = Joined()
    elif placement.pinned:
        why = Joined(to=placement.parent, reasons=_BY_CORRECTION)
    else:
        pair = known[placement.parent], known[member.report.report_id]
        why = Joined(to=placement.parent, score=compare(*pair).score, reasons=reasons(*pair))
    return member if why == member.joined else member.model_copy(update={"joined": why})


def _is_told(why: Joined, placement: Placement) -> bool:
    """Whether what is written says so already."""
    by_correction = why.reasons == _BY_CORRECTION
    return placement.parent is not None and placement.parent == why.to and placement.pinned == by_correction
