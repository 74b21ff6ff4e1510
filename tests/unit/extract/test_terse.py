"""Terse reports as maps, notes and channels write them: verbless, abbreviated, signed."""

from __future__ import annotations

import pytest

from schemas.article import RawArticle
from schemas.report import ExtractedReport, Extraction
from services.extract.extractor import Extractor
from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms


def reports(text: str, language: str = "en") -> tuple[ExtractedReport, ...]:
    article = RawArticle.model_validate(
        {
            "article_id": "a1",
            "source": {"name": "Example Map"},
            "text": text,
            "published_at": "2025-03-12T09:00:00Z",
            "language": language,
        }
    )
    extraction = Extractor()(article)
    assert isinstance(extraction, Extraction)
    return extraction.reports


def sides(report: ExtractedReport) -> set[tuple[str, str]]:
    return {(actor.role, actor.actor_id or actor.category or actor.name) for actor in report.actors}


@pytest.mark.parametrize(
    "text",
    ["JNIM v. ISGS: fighting near Arden, 15 dead", "JNIM vs ISGS gunmen in Arden camp", "JNIM v ISGS near Arden"],
)
def test_one_versus_another_is_a_clash(text: str) -> None:
    (report,) = reports(text)
    assert report.sub_event_type == "Armed clash"
    assert sides(report) == {("participant", "jnim"), ("participant", "islamic-state-sahel")}


def test_one_team_versus_another_is_none() -> None:
    assert not reports("Army v Navy: the football match in Arden ended 2-1")


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("TTP gunmen attack a post in Arden, 2 cops KIA, 3 WIA", 2, 3),
        ("Gunmen ambush patrol near Arden, 4 soldiers KIA 1 WIA", 4, 1),
    ],
)
def test_abbreviations_that_count_the_fallen(text: str, killed: int, injured: int) -> None:
    (report,) = reports(text)
    assert report.casualties.killed is not None
    assert report.casualties.injured is not None
    assert (report.casualties.killed.best, report.casualties.injured.best) == (killed, injured)
    assert "kachin-independence-army" not in {actor.actor_id for actor in report.actors}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("KIA drone attack on a convoy near Arden", "kachin-independence-army"),
        ("NAF air strike on bandits in Arden forest", "nga-forces"),
        ("Peru - two dead after soldiers fire on demonstrators in Arden", "per-forces"),
        ("DRC: 3 shot dead as police open fire on marchers in Arden", "cod-police"),
        ("Kenya – police kill two protesters in Arden", "ken-police"),
    ],
)
def test_who_acts_in_few_words(text: str, doer: str) -> None:
    (report,) = reports(text)
    assert ("perpetrator", doer) in sides(report)


def _named(text: str, language: str = "en") -> dict[str, str | None]:
    return {t.written: t.cue for t in find_toponyms(Document(text, language))}


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Raid on a camp in Arden Tsp, Belmar", "Arden Tsp", "town"),
        ("Raid on Arden terr., N. Belmar", "Arden terr", "district"),
        ("Bomb hits a van in Arden distr., Belmar prov.", "Arden distr", "district"),
    ],
)
def test_units_in_short(text: str, name: str, cue: str) -> None:
    assert _named(text)[name] == cue


def test_a_compass_letter_belongs_to_the_name_behind_it() -> None:
    assert "N. Belmar" in _named("Raid on Arden terr., N. Belmar")


@pytest.mark.parametrize(
    ("text", "relation"),
    [("Ambush S of Arden, one soldier dead", "south_of"), ("Rocket hits a village nr Arden", "near")],
)
def test_relations_in_short(text: str, relation: str) -> None:
    (report,) = reports(text)
    assert report.places[0].relation == relation


def test_a_line_that_says_where_and_when_it_was_written() -> None:
    toponyms = find_toponyms(Document("Arden, Sep 4: Three were hurt when a grenade exploded near Belmar.", "en"))
    assert [(t.written, t.role) for t in toponyms] == [("Arden", "publisher"), ("Belmar", "context")]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Ракета в жилой дом в Ардене: 6 погибших", "ru", "Shelling/artillery/missile attack"),
        ("Дрон-камикадзе в маршрутку под Арденом, двое погибших", "ru", "Air/drone strike"),
        ("Шахеди по підстанції в Ардені, місто без світла", "uk", "Air/drone strike"),
        ("RSF drone on a power station at Arden", "en", "Air/drone strike"),
        ("Students march down the avenue in Arden", "en", "Peaceful protest"),
    ],
)
def test_a_weapon_and_its_target_need_no_verb(text: str, language: str, kind: str) -> None:
    assert [report.sub_event_type for report in reports(text, language)] == [kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ракета в воздухе, укройтесь", "ru"),
        ("БПЛА в Арденской области, курс на запад", "ru"),
        ("Шахеди в напрямку Ардена", "uk"),
        ("Missiles on display in Arden", "en"),
    ],
)
def test_a_weapon_under_way_is_an_alert(text: str, language: str) -> None:
    assert not reports(text, language)


def test_a_nation_that_protests_is_no_army() -> None:
    (report,) = reports("Hundreds of Tunisians marched in Sfax on Friday to demand the release of prisoners.")
    (actor,) = report.actors
    assert (actor.country, actor.category, actor.actor_id) == ("TUN", "Protesters", None)
