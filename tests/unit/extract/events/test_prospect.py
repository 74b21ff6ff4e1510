"""Skipping what can tell no event is exact: no report is lost or changed by it."""

import json
from pathlib import Path

import pytest

from schemas.article import RawArticle
from services.extract.events.clauses import find_candidates
from services.extract.events.prospect import Prospect
from services.extract.extractor import Extractor
from services.extract.text.document import Document

GOLD = Path(__file__).parents[3] / "gold" / "dev"
EVERY = 6
"""Of the gold's articles, one in so many is read."""


def articles(name):
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines()[::EVERY]:
        row = json.loads(line)
        yield RawArticle.model_validate({k: v for k, v in row["article"].items() if v is not None})


@pytest.mark.parametrize("name", ["en.jsonl", "en-3.jsonl", "short-6.jsonl", "ru.jsonl", "uk.jsonl", "groups-4.jsonl"])
def test_reports_are_the_same_where_every_sentence_is_read(name, monkeypatch):
    extract = Extractor(every_place=True)
    spared = [extract(article) for article in articles(name)]
    monkeypatch.setattr(Prospect, "is_open", lambda *_: True)
    assert spared == [extract(article) for article in articles(name)]
    assert any(one.reports for one in spared)


@pytest.mark.parametrize(
    "text",
    ["The film, shot in Arden, tells the history of a teacher.", "Soldiers shot at targets near Belmar in a drill."],
)
def test_no_name_is_looked_for_where_the_setting_takes_all_back(text):
    assert find_candidates(Document(text, "en"), pytest.fail, pytest.fail) == []
