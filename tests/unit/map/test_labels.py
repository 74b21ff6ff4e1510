"""Labels come from the gazetteer, the most prominent first."""

from __future__ import annotations

import pytest

from services.geocode.gazetteer import Gazetteer, GazetteerError
from services.map.labels import MOST, labels


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    try:
        return Gazetteer.open()
    except GazetteerError as error:
        pytest.skip(str(error))


def test_the_best_known_places_in_view_are_named_first(gazetteer: Gazetteer) -> None:
    found = labels(gazetteer, 22, 44, 40, 53)["features"]
    assert len(found) == MOST
    names = [feature["properties"]["name"] for feature in found]
    assert "Kyiv" in " ".join(names[:10])
    ranks = [feature["properties"]["rank"] for feature in found]
    assert ranks == sorted(ranks)
    assert all(22 <= f["geometry"]["coordinates"][0] <= 40 for f in found)


def test_the_empty_ocean_has_none(gazetteer: Gazetteer) -> None:
    assert labels(gazetteer, -140, -50, -130, -45)["features"] == []
