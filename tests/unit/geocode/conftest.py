from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.article import Source
from schemas.report import Extraction
from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder
from tests.unit.geocode.gazetteer.conftest import entries, written


@pytest.fixture(scope="session")
def geocoder(tmp_path_factory: pytest.TempPathFactory) -> Geocoder:
    folder: Path = written(tmp_path_factory.mktemp("places"), entries())
    return Geocoder(Gazetteer.open(folder))


@pytest.fixture
def article() -> Callable[[str, str], Extraction]:
    """An extraction with the toponyms of a text and no reports."""

    def make(text: str, language: str = "en") -> Extraction:
        return Extraction(
            article_id="a1",
            published_at="2025-07-21T12:00:00Z",  # type: ignore[arg-type]
            source=Source(name="Example"),
            language=language,
            toponyms=find_toponyms(Document(text, language)),
        )

    return make
