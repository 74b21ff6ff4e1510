"""GeoJSON and Parquet as geographers' and analysts' own tools read them."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path

import pytest

from schemas.event import AppliedCorrection
from services.export import geojson
from services.export.flat import TYPES, flat
from tests.synthetic import HOSTILE, START, event, events


def test_a_feature_collection_is_json_and_holds_flat_properties() -> None:
    made = json.loads("\n".join(geojson.lines([*events(5), event(9, where=None)])))
    assert [len(f["properties"]) for f in made["features"]] == [len(TYPES)] * 6
    assert made["features"][5]["geometry"] is None
    first = made["features"][0]
    assert first["geometry"]["coordinates"] == [first["properties"]["longitude"], first["properties"]["latitude"]]
    assert not any(isinstance(value, (dict, list)) for value in first["properties"].values())


def test_an_empty_collection_is_one_too() -> None:
    assert json.loads("".join(geojson.lines([]))) == {"type": "FeatureCollection", "features": []}


def test_flat_columns_have_their_types() -> None:
    for each in events(50):
        row = flat(each)
        assert all(value is None or type(value) is TYPES[name] for name, value in row.items()), row


def test_an_analysts_correction_is_a_column() -> None:
    made = AppliedCorrection(correction_id="c1", field="where", by="Ada", why="seen on a photograph", at=START)
    assert flat(event(1, corrections=(made,)))["corrections"] == "where by Ada: seen on a photograph"
    assert flat(event(1))["corrections"] is None


def test_geopandas_opens_geojson_without_a_warning(tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    path = tmp_path / "events.geojson"
    path.write_text("\n".join(geojson.lines([*events(20), event(99, where=None)])), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = geopandas.read_file(path)
    assert len(frame) == 21
    assert frame.crs.to_epsg() == 4326
    assert set(TYPES) <= set(frame.columns)


def test_parquet_keeps_types_for_pandas_and_places_for_geopandas() -> None:
    parquet = pytest.importorskip("services.export.parquet", reason="pyarrow is not installed")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    told = event(3, theatre=HOSTILE.replace(" ", ""))
    file = io.BytesIO()
    parquet.write([told, event(4, where=None)], file)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = pandas.read_parquet(io.BytesIO(file.getvalue()))
    assert frame["first_reported_at"][0] == told.first_reported_at
    assert frame["fatalities"].dtype == "int64"
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        places = geopandas.read_parquet(io.BytesIO(file.getvalue()))
    assert places.crs.to_epsg() in (None, 4326)
    assert told.where is not None
    assert (places.geometry[0].x, places.geometry[0].y) == (told.where.longitude, told.where.latitude)
    assert places.geometry[1] is None
