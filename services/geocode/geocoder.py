"""From an extraction to located reports, theatre by theatre."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache, partial

from schemas.report import (
    Anchor,
    ArticleReports,
    EventReport,
    ExtractedReport,
    Extraction,
    Ids,
    Location,
    PlaceMention,
    Relation,
    Toponym,
)
from services.geocode import calibration
from services.geocode.descriptions import with_descriptions
from services.geocode.fronts import Fronts
from services.geocode.gazetteer import FEATURES, METHODS, Gazetteer, Place
from services.geocode.home import at_home
from services.geocode.inside import lies_outside
from services.geocode.reading import Reader
from services.geocode.relations import locate, of_its_unit
from services.geocode.resolution import Resolved, resolve
from services.geocode.rivals import with_rivals
from services.geocode.salience import finest_first, most_salient
from services.geocode.seats import seat_of
from services.geocode.silence import without_chance
from services.geocode.strangers import Answers
from services.geocode.strikes import FROM_AFAR, fought_in, struck_by, with_sides
from services.geocode.surroundings import SOMEWHERE_M, Before, containing, is_another
from services.geocode.theatres import THEATRES, UNASSIGNED, theatre_of_country

_ACTOR_HINT, _OUTLET_HINT = 1.0, 0.3
_COUNTRY = FEATURES.index("country")
_UNITS = frozenset(("district", "municipality"))
_SETTLEMENTS = frozenset(("city", "town", "village"))
_OF_LANGUAGE = {"uk": {"UKR": 0.6}, "ru": {"UKR": 0.4, "RUS": 0.4, "BLR": 0.2, "KAZ": 0.2}}
"""Where news in a language mostly happens: a weak hint."""
_IDENTITY = (
    "article_id", "version", "withdrawn", "published_at", "source", "language", "url", "title", "origin", "signature",
)  # fmt: skip


class Geocoder:
    """Places reports with one gazetteer. Pure: the same extraction and gazetteer give the same answer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._reader = Reader(gazetteer)
        self._fronts = Fronts(gazetteer)
        self._seat = cache(partial(seat_of, gazetteer))
        self._country = self._reader.country
        self._iso3 = {index: iso3 for iso3, index in self._country.items()}

    def __call__(self, extraction: Extraction) -> tuple[ArticleReports, ...]:
        """What the article says of each theatre.

        A first version: the theatres that its reports name; a later version or a withdrawal: every theatre, empty where
        it says nothing, for no processor remembers where an article once was.
        """
        # Most articles tell no event.
        answers = self._resolve(extraction, _placing(extraction)) if extraction.reports else {}
        by_theatre: dict[str, list[EventReport]] = {}
        before = Before(extraction.toponyms, answers, self.gazetteer.feature, self.gazetteer.country)
        placed = at_home([self._report(r, extraction.toponyms, answers, before) for r in extraction.reports])
        for located in map(with_sides, with_rivals(placed)):
            by_theatre.setdefault(_theatre_of(located), []).append(located)
        whole = extraction.withdrawn or extraction.version > 1
        theatres = [t for t in THEATRES if whole or t in by_theatre]
        article = {name: getattr(extraction, name) for name in _IDENTITY}
        return tuple(ArticleReports(theatre=t, reports=tuple(by_theatre.get(t, ())), **article) for t in theatres)

    def places(self, extraction: Extraction) -> tuple[Location, ...]:
        """The places that the text names, whatever events it tells, the most salient first."""
        answers = self._resolve(extraction)
        ranked = most_salient(extraction, answers, self.gazetteer)
        mentions = (PlaceMention(toponyms=(index,)) for index in ranked)
        located = (self._location(mention, extraction.toponyms, answers) for mention in mentions)
        return tuple(place for place in located if place is not None)

    def _resolve(self, extraction: Extraction, placing: Collection[int] | None = None) -> Answers:
        """All toponyms together; only the answers that are good enough."""
        hints, front = self._hints(extraction), self._fronts.of(extraction.reports)
        resolved = resolve(extraction.toponyms, self._reader, hints, front, placing)
        scored = {index: (answer, calibration.score(answer)) for index, answer in resolved.items()}
        good = {index: pair for index, pair in scored.items() if calibration.is_good(*pair)}
        homes = _homes(extraction)
        standing = without_chance(
            good,
            extraction.toponyms,
            self.gazetteer.prominence,
            self.gazetteer.country,
            lambda country: not homes or theatre_of_country(self._iso3.get(country)) in homes,
            self.gazetteer.admin1,
        )
        outside = {i for i in standing if lies_outside(i, standing, extraction.toponyms, self.gazetteer)}
        standing = {i: answer for i, answer in standing.items() if i not in outside}
        return with_descriptions(standing, extraction.toponyms, self.gazetteer)

    def _hints(self, extraction: Extraction) -> dict[int, float]:
        """Countries that the sides and the outlet hint at, by their place in the gazetteer."""
        usual = _OF_LANGUAGE.get(extraction.language or "", {})
        hints = {self._country[c]: weight for c, weight in usual.items() if c in self._country}
        for country in (country for report in extraction.reports for country in _hinted(report)):
            if country in self._country:
                hints[self._country[country]] = _ACTOR_HINT
        outlet = extraction.source.country if extraction.source else None
        if outlet and outlet.upper() in self._country:
            index = self._country[outlet.upper()]
            hints[index] = max(hints.get(index, 0.0), _OUTLET_HINT)
        return hints

    def _report(
        self, report: ExtractedReport, toponyms: Sequence[Toponym], answers: Answers, before: Before
    ) -> EventReport:
        locations = [self._location(mention, toponyms, answers) for mention in report.places]
        stands_in = bool(report.places) and not any(i in answers for i in report.places[0].toponyms)
        found = finest_first([location for location in locations if location is not None], stands_in)
        if all(location.feature == "country" for location in found):
            found = self._told_before(report, before.told(report), toponyms, answers, found)
        told = {name: getattr(report, name) for name in type(report).model_fields if name != "places"}
        return EventReport(where=found[0] if found else None, more_places=found[1:], **told)

    def _finest(self, known: list[int], answers: Answers) -> list[int]:
        """Without countries where others are named with them: "between Arden and the Niger border" is near Arden."""
        finer = [i for i in known if self.gazetteer.feature[answers[i][0].place] != _COUNTRY]
        return finer or known

    def _told_before(
        self,
        report: ExtractedReport,
        mention: PlaceMention | None,
        toponyms: Sequence[Toponym],
        answers: Answers,
        found: tuple[Location, ...],
    ) -> tuple[Location, ...]:
        """With the text's last place before a report, in the country that the report names, where it names no more."""
        if mention is None:
            return found
        named = report.places[0] if report.places else mention
        place = self._stand_in(mention, named, toponyms, answers)
        inside = {each.country for each in found if each.relation.kind != "border_of"}
        return (place, *found) if place and {place.country} >= inside else found

    def _stand_in(
        self, mention: PlaceMention, named: PlaceMention, toponyms: Sequence[Toponym], answers: Answers
    ) -> Location | None:
        """A place that stands for one that no entry fits, and says so."""
        found = self._location(mention, toponyms, answers)
        if found is None:
            return None
        meant = toponyms[named.toponyms[0]]
        why = "the text's last place before" if named is mention else f"stands for {meant.written}, which no entry fits"
        update: dict[str, object] = {"reason": f"{found.reason}; {why}"}
        if is_another(meant, mention, named, answers):
            update |= {"geo_precision": 3, "uncertainty_m": max(found.uncertainty_m or 0, SOMEWHERE_M)}
        return found.model_copy(update=update)

    def _location(self, mention: PlaceMention, toponyms: Sequence[Toponym], answers: Answers) -> Location | None:
        known = self._finest([i for i in mention.toponyms if i in answers], answers)
        if not known:
            around = containing(mention, toponyms, answers, self.gazetteer.feature)
            return None if around is None else self._stand_in(around, mention, toponyms, answers)
        anchors = [self.gazetteer.place(answers[i][0].place) for i in known]
        kind = mention.relation if len(known) == len(mention.toponyms) or mention.relation != "between" else "near"
        seat = self._seat(anchors[0].index) if kind == "at" else None
        geometry = locate(kind, mention.distance_m, anchors, None if seat is None else self.gazetteer.place(seat))
        main, first = anchors[0], known[0]
        if kind == "at" and toponyms[first].cue in _UNITS and main.feature in _SETTLEMENTS:
            geometry = of_its_unit(geometry)
        resolved = answers[first][0]
        return Location(
            name=main.name if len(anchors) == 1 else " - ".join(place.name for place in anchors),
            written=toponyms[first].written,
            latitude=round(geometry.point[0], 5),
            longitude=round(geometry.point[1], 5),
            geo_precision=geometry.geo_precision,
            where_prec=geometry.where_prec,
            uncertainty_m=round(geometry.uncertainty_m),
            feature=main.feature,
            country=main.country,
            admin1=main.admin1,
            admin2=main.admin2,
            admin3=main.admin3,
            ids=_ids(main),
            relation=Relation(
                kind=kind,
                distance_m=mention.distance_m,
                area=geometry.area,
                anchors=() if kind == "at" else tuple(_anchor(place) for place in anchors),
            ),
            method=METHODS[resolved.method],
            score=round(min(answers[i][1] for i in known), 3),
            reason=_reason(resolved, main, toponyms[first]),
            gazetteer_version=self.gazetteer.version,
        )


def _hinted(report: ExtractedReport) -> Iterator[str | None]:
    """The countries of a report's sides, and those that a side strikes from afar or fights in: "Israeli jets bombed
    Tyre"; a state that fights in another one's land is no hint that it is at home."""
    for actor in report.actors:
        yield actor.country
        if actor.role != "target" and actor.country:
            yield from fought_in(actor.country, report.when.start)
        if actor.role == "perpetrator" and actor.country and report.sub_event_type in FROM_AFAR:
            yield from struck_by(actor.country, report.when.start)


def _placing(extraction: Extraction) -> set[int]:
    """The toponyms that reports are placed by, and what these lie in. The others are only their company."""
    named = {index for report in extraction.reports for place in report.places for index in place.toponyms}
    return named | {outer for index in named for outer in extraction.toponyms[index].within}


def _homes(extraction: Extraction) -> set[str]:
    """The theatres of the sides of all events; none where one of them has no side of a known country."""
    sides = [{theatre_of_country(actor.country) for actor in report.actors} for report in extraction.reports]
    known = [each - {UNASSIGNED} for each in sides]
    return set().union(*known) if all(known) else set()


def _theatre_of(report: EventReport) -> str:
    """The theatre of its first place that has a country; without one, of its sides; else none."""
    countries = [place.country for place in (report.where, *report.more_places) if place is not None]
    countries += [actor.country for actor in report.actors]
    return next((t for t in map(theatre_of_country, countries) if t != UNASSIGNED), UNASSIGNED)


def _ids(place: Place) -> Ids:
    return Ids(geonames=place.geonames, katottg=place.katottg)


def _anchor(place: Place) -> Anchor:
    return Anchor(name=place.name, latitude=place.latitude, longitude=place.longitude, ids=_ids(place))


def _reason(resolved: Resolved, place: Place, toponym: Toponym) -> str:
    """Why it was chosen, in words."""
    kind = "name" if resolved.method < 3 else "form of the name"
    said = [f"{METHODS[resolved.method]} {kind}"]
    if toponym.described:
        said = [f"what the text means by {toponym.written}"]
    if resolved.candidates > 1:
        said.append(f"one of {resolved.candidates} candidates")
    if toponym.cue and not toponym.described:
        said.append(f"called a {toponym.cue}")
    if resolved.hierarchy > 0.5:
        said.append("lies in what the text says contains it")
    if resolved.context > 0.5:
        said.append("near the article's other places")
    if resolved.country > 0.5:
        said.append(f"in a country of the event's sides ({place.country})")
    return ", ".join(said)
