"""Events to reports: the slots that each part reads from its clause, filled up from where the event is told again."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.article import RawArticle
from schemas.report import MAX_QUOTE, Evidence, ExtractedReport, Span, Toponym, report_id_of
from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.actors import actors_of
from services.extract.casualties import casualties_of
from services.extract.claims import author_of, claims_of
from services.extract.claims.issuer import issuer_of
from services.extract.confidence import confidence_of
from services.extract.events.shares import whole_of
from services.extract.events.told import Event
from services.extract.extent import extents_of
from services.extract.losses import losses_of
from services.extract.losses.shares import of_share
from services.extract.model import Clause, Extent, PlaceSlot, WhenSlot
from services.extract.reading import Reading
from services.extract.territory import territory_of


def reports_of(article: RawArticle, reading: Reading) -> tuple[ExtractedReport, ...]:
    """The reports of a reading."""
    extents = extents_of([(event.main, *event.again) for event in reading.events], reading.history)
    return tuple(_report(article, reading, *row) for row in zip(reading.events, extents, strict=True))


def _report(article: RawArticle, reading: Reading, event: Event, extents: Sequence[Extent]) -> ExtractedReport:
    clause, document = event.main.candidate.clause, reading.document
    actors = actors_of([whole_of(extent) for extent in extents], document, reading.names.mentions)
    counted = casualties_of(extents, document, reading.names.mentions)
    losses = [losses_of(whole_of(extent), document, reading.names.mentions) for extent in extents]
    losses = [of_share(losses[0], clause, document.language)] if clause.head else losses
    author = author_of(article.source) or issuer_of(article)
    claims = claims_of(extents, document, reading.names.mentions, author)
    territory = territory_of(clause, document, actors)
    place = _place(event)
    when = _when(event)
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


def _when(event: Event) -> WhenSlot:
    """The day of the clause that tells most, else of the first that has one; one of what was said at last."""
    dated = [t.when for t in (event.main, *event.again) if t.when.span]
    return next((when for when in dated if not when.is_spoken), dated[0] if dated else event.main.when)


def _place(event: Event) -> PlaceSlot:
    """The places of the clause that tells most, else of the first that has some."""
    return next((t.place for t in (event.main, *event.again) if t.place.places), event.main.place)


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


def with_roles(toponyms: Sequence[Toponym], reports: Sequence[ExtractedReport]) -> tuple[Toponym, ...]:
    """The toponyms of an article, those where something happens marked so."""
    happening = {i for report in reports for place in report.places for i in place.toponyms}
    return tuple(
        toponym.model_copy(update={"role": "event"}) if i in happening else toponym
        for i, toponym in enumerate(toponyms)
    )
