"""What was shot down, told land by land behind its sum."""

import pytest

from schemas.article import RawArticle
from services.extract.events.shares import whole_of
from services.extract.extractor import Extractor
from services.extract.model import Extent
from tests.unit.extract.events.told import events

RU = (
    "ПВО за ночь уничтожила 30 беспилотников. Средствами ПВО уничтожены 30 беспилотников: "
    "19 – над территорией Брянской области, по четыре – над Курской и Тульской областями и 3 – над Чёрным морем."
)
UK = "Сили ППО збили 30 дронів. Збито 30 дронів: 19 над Полтавщиною, 11 над Черкащиною."


@pytest.mark.parametrize(("text", "language", "lands"), [(RU, "ru", 3), (UK, "uk", 2)])
def test_each_land_has_its_own_event(text, language, lands):
    shares = [e.main.candidate.clause for e in events(text, language) if e.main.candidate.clause.head]
    assert len(shares) == lands
    for clause in shares:
        whole = whole_of(Extent(clause)).clause
        assert whole.start <= clause.trigger.start < whole.end <= clause.start


@pytest.mark.parametrize(
    "text",
    [
        "Средствами ПВО уничтожены 30 беспилотников: 19 над Брянской областью, 11 над Курской.",
        "ПВО за ночь уничтожила 30 беспилотников. Все 30 сбиты над Брянской областью.",
    ],
)
def test_one_sentence_with_its_sum_is_one_event(text):
    assert not [e for e in events(text, "ru") if e.main.candidate.clause.head]


def test_a_share_has_its_own_figure_and_the_parties_of_the_sum():
    told = {"article_id": "a", "source": {"name": "A"}, "published_at": "2025-03-12T09:00:00Z", "language": "ru"}
    article = RawArticle.model_validate({**told, "text": RU})
    reports = Extractor()(article).reports
    assert [loss.count for report in reports for loss in report.losses] == [30, 19, 4, 3]
