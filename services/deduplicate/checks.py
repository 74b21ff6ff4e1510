"""What is not taken, and why: dates that cannot be, slots that contradict one another, what comes too late."""

from __future__ import annotations

from datetime import datetime, timedelta

from schemas.dead_letter import Rejection
from schemas.report import ArticleReports, Casualties, EventReport
from schemas.taxonomy import EVENT_TYPE_OF

TOO_LATE = timedelta(days=14)
"""Behind the partition's watermark."""
_AHEAD = timedelta(days=1)  # time zones
_OLDEST = timedelta(days=10 * 366)  # an event told so long afterwards is history


def too_late(told: ArticleReports, watermark: datetime | None) -> Rejection | None:
    """A report published long behind the stream: its event may have left the state already."""
    if watermark is None or told.published_at >= watermark - TOO_LATE:
        return None
    behind = (watermark - told.published_at).days
    return Rejection(
        "too-late",
        f"Article {told.article_id} was published {behind} days behind the stream ({watermark.isoformat()}), over "
        f"{TOO_LATE.days}: process a backfill with `sitrep process`, or in a namespace of its own.",
        source_of(told),
    )


def from_the_future(told: ArticleReports, now: datetime) -> Rejection | None:
    """An article published after it was received."""
    if told.published_at <= now + _AHEAD:
        return None
    message = f"Article {told.article_id} is published at {told.published_at.isoformat()}, which is yet to come."
    return Rejection("bad-date", message, source_of(told))


def refusal(report: EventReport, told: ArticleReports) -> Rejection | None:
    """Why one report cannot be taken; None where it can."""
    published = report.published_at.date()
    if report.when.start > published + _AHEAD:
        problem = f"dates its event {report.when.start}, after it was published ({published})"
    elif report.when.end < published - _OLDEST:
        problem = f"dates its event {report.when.end}, over ten years before it was published ({published})"
    else:
        contradiction = _contradiction(report, told)
        return _rejected("contradiction", report, contradiction, told) if contradiction else None
    return _rejected("bad-date", report, problem, told)


def _contradiction(report: EventReport, told: ArticleReports) -> str | None:
    if report.article_id != told.article_id:
        return f"is of article {report.article_id}"
    if EVENT_TYPE_OF[report.sub_event_type] != report.event_type:
        return f"is of type {report.event_type} and sub-type {report.sub_event_type}"
    return _unordered(report.casualties)


def _unordered(casualties: Casualties) -> str | None:
    for kind in ("killed", "injured", "captured"):
        count = getattr(casualties, kind)
        if count is not None and not count.low <= count.best <= count.high:
            return f"has {kind} with low {count.low}, best {count.best}, high {count.high}, not in order"
    return None


def _rejected(reason: str, report: EventReport, problem: str, told: ArticleReports) -> Rejection:
    message = f"Report {report.report_id} of article {told.article_id} {problem}."
    return Rejection(reason, message, source_of(told))  # type: ignore[arg-type]


def source_of(told: ArticleReports) -> str | None:
    """The feed's domain or name."""
    return (told.source.domain or told.source.name) if told.source else None
