"""Which words around a clause may still speak of its event."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from schemas.article import RawArticle, Source
from schemas.report import Extraction
from services.extract.extractor import Extractor


def figures(text: str, language: str = "en") -> list[tuple[int | None, ...]]:
    """(killed, injured, captured) of each report of a text."""
    article = RawArticle(
        article_id="a", url="https://example.org/a", source=Source(name="Wire", domain="example.org"), title="",
        text=text, published_at=datetime(2025, 7, 21, 12, tzinfo=UTC), language=language,
    )  # fmt: skip
    extraction = Extractor()(article)
    assert isinstance(extraction, Extraction)
    counts = [(r.casualties.killed, r.casualties.injured, r.casualties.captured) for r in extraction.reports]
    return [tuple(c.best if c else None for c in row) for row in counts]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # The figure behind the next event is the next event's.
        (
            "Shells hit a market in Nyala on Monday. On Tuesday a drone struck the airport of El Obeid. Two men died.",
            "en",
            [(None, None, None), (2, None, None)],
        ),
        (
            "В понедельник артиллерия обстреляла Никополь. Во вторник дрон ударил по больнице в Херсоне. Погибли двое.",
            "ru",
            [(None, None, None), (2, None, None)],
        ),
        # What is told on another day is still the same event's where it is where the count has come to.
        ("A car bomb killed four people in Azaz on Sunday. By Monday the death toll had risen to nine.", "en", [(9,)]),
    ],
)
def test_a_figure_is_of_the_event_beside_it(text: str, language: str, expected: list[tuple[int | None, ...]]) -> None:
    assert [row[: len(want)] for row, want in zip(figures(text, language), expected, strict=True)] == expected


def test_each_kind_is_taken_from_the_telling_that_counts_it() -> None:
    text = (
        "A rocket hit a bus station in Idlib on Friday, killing five. The attack on the bus station wounded 12 people."
    )
    assert figures(text) == [(5, 12, None)]
