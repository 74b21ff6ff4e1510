"""geocode on the topics: extractions in, located reports out, a record for each theatre."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from schemas.dead_letter import Rejection
from schemas.report import ArticleReports, Extraction
from schemas.topics import EXTRACTIONS, REPORTS, Topic
from services.geocode.gazetteer import Gazetteer, GazetteerError
from services.geocode.geocoder import Geocoder
from services.runtime.processor import Count, Message, Output, Result, StartupError
from services.runtime.settings import Settings


class GeocodeProcessor:
    """A pure step: one article's extraction to its reports by theatre."""

    service = "geocode"
    inputs: tuple[Topic, ...] = (EXTRACTIONS,)

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._geocoder = Geocoder(gazetteer)

    def handle(self, message: Message) -> Result:
        """The located reports; a dead letter for what is no extraction."""
        try:
            extraction = Extraction.read(message.value or b"")
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "the message"
            return Result(rejections=(Rejection("wrong-shape", f"{where} is no extraction's: {first['msg']}."),))
        by_theatre = self._geocoder(extraction)
        outputs = tuple(Output(REPORTS, told.theatre.encode(), told.to_bytes()) for told in by_theatre)
        return Result(outputs=outputs, counts=tuple(_counts(by_theatre)))

    def gauges(self) -> Iterable[Count]:
        """The gazetteer's size."""
        gazetteer = self._geocoder.gazetteer
        return (Count("gazetteer_entries", {"gazetteer_version": gazetteer.version}, len(gazetteer)),)


def create(settings: Settings) -> GeocodeProcessor:
    """The processor of `sitrep worker geocode`. Raises StartupError where there is no gazetteer to work with."""
    try:
        return GeocodeProcessor(Gazetteer.open(settings.gazetteer))
    except GazetteerError as error:
        raise StartupError(str(error)) from error


def _counts(by_theatre: Iterable[ArticleReports]) -> Iterable[Count]:
    for report in (report for told in by_theatre for report in told.reports):
        where = report.where
        labels = {"precision": str(where.geo_precision), "method": where.method} if where else {}
        yield Count("geocodings", labels or {"precision": "none", "method": "none"})
