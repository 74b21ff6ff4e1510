"""Which of an event's places comes first."""

from __future__ import annotations

import pytest

from schemas.report import Ids, Location, Relation
from services.geocode.salience import finest_first


def place(name: str, feature: str, admin1: str | None, kind: str = "at") -> Location:
    return Location(
        name=name, written=name, latitude=1.0, longitude=2.0, geo_precision=1, where_prec=1, uncertainty_m=1000,
        feature=feature, country="MMR", admin1=admin1, admin2=None, admin3=None, ids=Ids(),
        relation=Relation(kind=kind, distance_m=None, area=None, anchors=()), method="exact", score=0.9, reason="",
        gazetteer_version="v",
    )  # fmt: skip


REGION, OTHER = place("Bago", "region", "Bago"), place("Shan", "region", "Shan")
TOWN, NEAR, AWAY = (
    place("Gyobin", "town", "Bago"),
    place("Nyaung", "village", "Bago", "near"),
    place("Lashio", "city", "Shan"),
)
DISTRICT, DESTINATION = place("Tharrawaddy", "district", "Bago"), place("Paung", "town", "Bago", "toward")


@pytest.mark.parametrize(
    ("places", "stands_in", "first"),
    [
        ((REGION, TOWN), False, "Gyobin"),
        ((REGION, NEAR), False, "Nyaung"),
        ((REGION, OTHER), False, "Bago"),
        ((REGION, AWAY), False, "Bago"),
        ((REGION, DESTINATION), False, "Bago"),
        ((TOWN, NEAR), False, "Gyobin"),
        ((REGION, TOWN), True, "Bago"),
        ((REGION, DISTRICT), True, "Tharrawaddy"),
        ((), False, None),
    ],
)
def test_the_finest_place_of_a_region_comes_first(
    places: tuple[Location, ...], stands_in: bool, first: str | None
) -> None:
    found = finest_first(places, stands_in)
    assert (found[0].name if found else None) == first
    assert sorted(p.name for p in found) == sorted(p.name for p in places)
