"""Villages of one name in a battle of a war with a front."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas.report import Actor, Evidence, ExtractedReport, Extraction, PlaceMention, When
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder
from tests.unit.geocode.gazetteer.conftest import entry, written

Make = Callable[..., Extraction]


@pytest.fixture(scope="module")
def geocoder(tmp_path_factory: pytest.TempPathFactory) -> Geocoder:
    oblast, front, rear = "region:UA.26", "district:UA.26.1", "district:UA.26.2"
    given = [
        entry("country:UA", "Ukraine", "country", (49, 32), None),
        entry(oblast, "Zaporizhzhia", "region", (47.3, 35.5), "country:UA"),
        entry(front, "Polohivskyi", "district", (47.4, 36.2), oblast),
        entry(rear, "Melitopolskyi", "district", (46.8, 35.4), oblast),
        entry("1", "Novodolyna", "village", (47.53, 35.8), front),
        entry("2", "Novodolyna", "village", (46.65, 35.0), rear, population=2_000),
    ]
    return Geocoder(Gazetteer.open(written(tmp_path_factory.mktemp("front"), given)))


@pytest.mark.parametrize(
    ("day", "side", "latitude"),
    [("2025-07-21", "RUS", 47.53), ("2019-07-21", "RUS", 46.65), ("2025-07-21", "SYR", 46.65)],
)
def test_a_battle_is_at_the_front_of_its_war(
    geocoder: Geocoder, article: Make, day: str, side: str, latitude: float
) -> None:
    told = ExtractedReport(
        report_id="r1",
        article_id="a1",
        language="en",
        published_at=f"{day}T12:00:00Z",  # type: ignore[arg-type]
        source={"name": "Example"},  # type: ignore[arg-type]
        event_type="Battles",
        sub_event_type="Armed clash",
        actors=(Actor(role="perpetrator", name="Army", country=side),),
        when=When(start=day, end=day, precision=1),  # type: ignore[arg-type]
        confidence=0.8,
        evidence=Evidence(text="x", start=0, end=1),
        places=(PlaceMention(toponyms=(0,)),),
    )
    extraction = article("Novodolyna in the Zaporizhzhia region was taken.").model_copy(update={"reports": (told,)})
    where = next(r.where for t in geocoder(extraction) for r in t.reports)
    assert where is not None
    assert where.latitude == latitude
