import json
from datetime import datetime, timezone

from schemas.report import Extraction
from schemas.topics import ARTICLES, EXTRACTIONS
from services.extract.worker import ExtractProcessor
from services.runtime.processor import Message, Processor

AT = datetime(2025, 3, 12, 12, tzinfo=timezone.utc)
PROCESSOR = ExtractProcessor()


def handle(value, key=b"a1", headers=()):
    return PROCESSOR.handle(Message(ARTICLES.name, 0, 7, key, value, headers, AT))


def pushed(text="Rebels shelled the town of Bama on Monday.", **changes):
    fields = {
        "article_id": "a1",
        "source": {"name": "Example Wire"},
        "text": text,
        "published_at": "2025-03-12T09:00:00Z",
    }
    return json.dumps({**fields, **changes}).encode()


def outcomes(result):
    return [count.labels["outcome"] for count in result.counts if count.metric == "articles"]


def test_it_is_a_processor_of_articles():
    processor: Processor = PROCESSOR
    assert processor.service == "extract"
    assert processor.inputs == (ARTICLES,)


def test_an_article_becomes_an_extraction_under_its_id():
    result = handle(pushed())
    (output,) = result.outputs
    assert (output.topic, output.key) == (EXTRACTIONS, b"a1")
    assert Extraction.read(output.value).reports
    assert result.rejections == ()
    assert outcomes(result) == ["read"]


def test_an_article_without_events_is_passed_on_empty():
    result = handle(pushed("The museum opens at nine and closes at six on weekdays."))
    assert Extraction.read(result.outputs[0].value).reports == ()
    assert outcomes(result) == ["empty"]


def test_a_withdrawal_is_passed_on():
    result = handle(None)
    assert Extraction.read(result.outputs[0].value).withdrawn
    assert outcomes(result) == ["withdrawn"]


def test_another_language_is_counted_and_no_error():
    result = handle(pushed("El ejército informó que los rebeldes se retiraron de la aldea."))
    assert (result.outputs, result.rejections) == ((), ())
    assert outcomes(result) == ["skipped"]


def test_bad_input_is_a_dead_letter_and_the_next_article_is_read():
    result = handle(b"{")
    assert result.outputs == ()
    assert [rejection.reason for rejection in result.rejections] == ["not-json"]
    assert outcomes(result) == ["rejected"]
    assert handle(pushed()).outputs
