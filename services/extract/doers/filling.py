"""Reports that name no doer, with the likely one: lazily, for most reports name theirs."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.report import Actor, ExtractedReport
from services.extract.actors.definitions import BY_DEFINITION
from services.extract.actors.opponents import with_opponents
from services.extract.actors.slot import MOST, actor_of
from services.extract.doers.candidates import Candidate, candidates_of
from services.extract.doers.choice import likely_doer
from services.extract.doers.eligible import eligible
from services.extract.doers.features import nearest_of
from services.extract.doers.scene import Other, Scene, other_of
from services.extract.model import ActorMention
from services.extract.names import Names
from services.extract.reading import Reading

Reports = tuple[ExtractedReport, ...]

_BY_NOBODY = (*BY_DEFINITION, "Agreement")
"""Events whose type tells who makes them, or that nobody does to others."""
_DOUBT = 0.03
"""What a doer that no words tell costs a report's confidence: as much as none."""


def with_likely_doers(reports: Reports, reading: Reading, title: Names) -> Reports:
    """The reports of a reading; those of which no words say who did it with the party that most likely did."""
    if not any(map(_lacks_doer, reports)):
        return reports
    candidates = candidates_of(reading.names.mentions, title.mentions if title is not reading.names else ())
    if not candidates:
        return reports
    scenes = scenes_of(reports, reading)
    return tuple(_filled(r, s, candidates) if _lacks_doer(r) else r for r, s in zip(reports, scenes, strict=True))


def needs_doer(report: ExtractedReport) -> bool:
    """Whether the kind of event has a doer that its name does not tell."""
    return report.sub_event_type not in _BY_NOBODY


def has_doer(report: ExtractedReport) -> bool:
    """Whether a report names who did it."""
    return any(actor.role != "target" for actor in report.actors)


def _lacks_doer(report: ExtractedReport) -> bool:
    return needs_doer(report) and not has_doer(report)


def scenes_of(reports: Reports, reading: Reading) -> list[Scene]:
    """The scene of each report."""
    document, mentions = reading.document, reading.names.mentions
    others = [other_of(report, document) for report in reports]
    clauses = [event.main.candidate.clause for event in reading.events]
    return [
        Scene(report, clause, _but(others, at), document, mentions)
        for at, (report, clause) in enumerate(zip(reports, clauses, strict=True))
    ]


def _but(others: Sequence[Other], at: int) -> list[Other]:
    return [*others[:at], *others[at + 1 :]]


def _filled(report: ExtractedReport, scene: Scene, candidates: Sequence[Candidate]) -> ExtractedReport:
    able = eligible(scene, candidates)
    likely = likely_doer(scene, able) if able else None
    if likely is None:
        return report
    mention = _told_by(scene, likely.doer)
    doer = actor_of("participant" if scene.clause.trigger.two_sided else "perpetrator", mention, report.sub_event_type)
    span = {doer.role: (mention.start, mention.end)} if likely.doer.mentions else {}
    evidence = report.evidence.model_copy(update={"spans": {**report.evidence.spans, **span}})
    confidence = round(max(0.05, report.confidence - _DOUBT), 3)
    return report.model_copy(
        update={"actors": _with(doer, report, scene), "evidence": evidence, "confidence": confidence}
    )


def _with(doer: Actor, report: ExtractedReport, scene: Scene) -> tuple[Actor, ...]:
    """The doer, whom it hits, and its enemy in a war of two states, as where the clause names it."""
    trigger, text = scene.clause.trigger, scene.document.text
    words = text[trigger.start : trigger.end]
    return tuple(with_opponents((doer, *report.actors), report.sub_event_type, words, scene.document.language)[:MOST])


def _told_by(scene: Scene, doer: Candidate) -> ActorMention:
    """The mention that names the doer: the nearest; its nearest name, where that one only describes it."""
    if not doer.mentions:
        return doer.titled[0]
    named = tuple(m for m in doer.mentions if m.actor_id or m.usual_name)
    return nearest_of(scene, doer._replace(mentions=named) if named else doer)
