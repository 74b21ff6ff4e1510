"""Who did it, where the text never says so and the title does: "Suspected X ambush leaves ten soldiers dead"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schemas.report import Actor, ExtractedReport
from services.extract.actors.responsibility import charged_in
from services.extract.actors.slot import actor_of
from services.extract.names import Names

Reports = Sequence[ExtractedReport]

_VIOLENT = ("Battles", "Violence against civilians", "Explosions/Remote violence")
_PLAIN = {"Attack", "Armed clash"}
"""What is one or the other by whom it hits, for which a title may have no room."""


def with_doer(
    reports: tuple[ExtractedReport, ...], title: Names, told: Callable[[], Reports]
) -> tuple[ExtractedReport, ...]:
    """The reports, the first with whom the title names as the doer of its event, where the text names none.

    `told`: the title's own reports.
    """
    if not _needs_doer(reports):
        return reports
    first = reports[0]
    hit = {actor.actor_id for actor in first.actors}
    doers = [a for a in _doers(first, title, told()) if a.actor_id and a.actor_id not in hit]
    return (first.model_copy(update={"actors": (*doers, *first.actors)}), *reports[1:]) if doers else reports


def _needs_doer(reports: Reports) -> bool:
    """Whether the first event that a text tells is an act of violence of which nobody is said to have done it."""
    if not reports or reports[0].event_type not in _VIOLENT:
        return False
    return all(actor.role == "target" for actor in reports[0].actors)


def _doers(first: ExtractedReport, title: Names, told: Reports) -> list[Actor]:
    if not told:
        charged = charged_in(title.document, title.mentions)
        return [actor_of("perpetrator", charged, first.sub_event_type)] if charged else []
    (event, *more), text = told, title.document.text
    same = event.event_type == first.event_type or {event.sub_event_type, first.sub_event_type} <= _PLAIN
    heads = any(text.startswith(":", end) for _, end in event.evidence.spans.values())  # "Sudan: town shelled"
    return [] if more or heads or not same else [a for a in event.actors if a.role == "perpetrator"]
