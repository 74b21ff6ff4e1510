"""Events to reports: the slots that each part reads from its clause, filled up from where the event is told again."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.article import RawArticle
from schemas.report import MAX_QUOTE, Evidence, ExtractedReport, Span, Toponym, report_id_of
from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.actors import actors_of
from services.extract.casualties import casualties_of
from services.extract.claims import claims_of
from services.extract.confidence import confidence_of
from services.extract.events.telling import Event
from services.extract.losses import losses_of
from services.extract.model import Clause, PlaceSlot
from services.extract.reading import Reading
from services.extract.territory import territory_of


def reports_of(article: RawArticle, reading: Reading) -> tuple[tuple[ExtractedReport, ...], tuple[Toponym, ...]]:
    """The reports of a reading, and all its toponyms, those where something happens marked so."""
    reports = tuple(_report(article, reading, event) for event in reading.events)
    return reports, _with_roles(reading.toponyms, reports)


def _report(article: RawArticle, reading: Reading, event: Event) -> ExtractedReport:
    clause, document = event.main.candidate.clause, reading.document
    clauses = [told.candidate.clause for told in (event.main, *event.again)]
    actors = actors_of(clause, document, reading.mentions, clauses[1:])
    casualties = [casualties_of(c, document, reading.mentions) for c in clauses]
    losses = [losses_of(c, document, reading.mentions) for c in clauses]
    claims = claims_of(clause, document, reading.mentions)
    territory = territory_of(clause, document, actors)
    place = _place(event)
    when = next((t.when for t in (event.main, *event.again) if t.when.span), event.main.when)
    counted = next((c for c in casualties if _says_something(c.casualties)), casualties[0])
    lost = next((x for x in losses if x.losses), losses[0])
    spans = {**place.spans, **actors.spans, **counted.spans, **lost.spans, **claims.spans, **territory.spans}
    if when.span:
        spans["date"] = when.span
    kind = clause.trigger.sub_event_type
    return ExtractedReport(
        report_id=report_id_of(article.article_id, article.version, document.field, clause.start, clause.end),
        article_id=article.article_id,
        language=document.language,
        published_at=article.published_at,
        source=article.source,
        url=article.url,
        event_type=EVENT_TYPE_OF[kind],
        sub_event_type=kind,
        actors=actors.actors,
        when=when.when,
        casualties=counted.casualties,
        casualties_by_party=counted.by_party,
        losses=lost.losses,
        means=lost.means,
        territory=territory.territory,
        claims=claims.claims,
        status=claims.status,
        confidence=confidence_of(event, place, actors, when),
        evidence=_evidence(article, reading, clause, spans),
        places=place.places,
    )


def _place(event: Event) -> PlaceSlot:
    """The places of the clause that tells most, else of the first that has some."""
    return next((t.place for t in (event.main, *event.again) if t.place.places), event.main.place)


def _says_something(casualties: object) -> bool:
    return any(getattr(casualties, kind) is not None for kind in ("killed", "injured", "captured"))


def _evidence(article: RawArticle, reading: Reading, clause: Clause, spans: dict[str, Span]) -> Evidence:
    """The clause; its quote as pushed, cut around the trigger where it is long."""
    field = reading.document.field
    pushed = article.text if field == "text" else article.title
    trigger = clause.trigger
    start = clause.start if clause.end - clause.start <= MAX_QUOTE else max(clause.start, trigger.end - MAX_QUOTE)
    return Evidence(
        field=field,
        text=pushed[start : min(clause.end, start + MAX_QUOTE)],
        start=clause.start,
        end=clause.end,
        spans={"trigger": (trigger.start, trigger.end), **spans},
    )


def _with_roles(toponyms: Sequence[Toponym], reports: Sequence[ExtractedReport]) -> tuple[Toponym, ...]:
    happening = {i for report in reports for place in report.places for i in place.toponyms}
    return tuple(
        toponym.model_copy(update={"role": "event"}) if i in happening else toponym
        for i, toponym in enumerate(toponyms)
    )
