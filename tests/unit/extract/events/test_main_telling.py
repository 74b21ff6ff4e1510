"""Of several sentences that tell an event, the one that names its day tells it; others have that day from there."""

from schemas.article import RawArticle
from services.extract.extractor import Extractor


def test_a_day_over_a_paragraph_is_its_own_sentences():
    text = (
        "У столиці Грузії в неділю знову зібралися кілька тисяч людей, попри розгін попередньої акції.\n\n"
        "Напередодні, у суботу, 6 грудня, правоохоронці водометами витіснили протестувальників із проспекту Садового. "
        "За даними МВС, затримали 31 людину. Поранень зазнали троє поліцейських, а правозахисники говорять про "
        "дев'ятьох постраждалих демонстрантів."
    )
    article = RawArticle.model_validate({
        "article_id": "a", "url": "https://example.org/a", "source": {"name": "E", "domain": "example.org"},
        "title": "", "text": text, "published_at": "2025-12-08T06:30:00Z", "language": "uk",
    })  # fmt: skip
    (report,) = Extractor()(article).reports
    assert report.evidence.text.startswith("Напередодні")
    assert (str(report.when.start), report.casualties.captured.best) == ("2025-12-06", 31)
