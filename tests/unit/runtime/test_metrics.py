import pytest

from services.runtime.metrics import CATALOGUE, MAX_SOURCES, Metrics
from services.runtime.processor import Count


def test_names_are_unique_and_in_base_units() -> None:
    names = [metric.name for metric in CATALOGUE]
    assert len(set(names)) == len(names)
    assert not any(name.endswith(("_ms", "_total", "_minutes")) for name in names)
    assert all(metric.help.endswith(".") for metric in CATALOGUE)


def test_a_count_of_a_processor() -> None:
    metrics = Metrics("extract")
    metrics.count(Count("articles", {"outcome": "skipped"}, 2))
    assert b'sitrep_articles_total{language="",outcome="skipped",service="extract"} 2.0' in metrics.text()


@pytest.mark.parametrize("count", [Count("nothing"), Count("articles", {"article_id": "a"})])
def test_what_the_catalogue_does_not_have_is_a_bug(count: Count) -> None:
    with pytest.raises((KeyError, ValueError)):
        Metrics("extract").count(count)


def test_sources_cannot_flood_the_label() -> None:
    metrics = Metrics("extract")
    for number in range(3 * MAX_SOURCES):
        metrics.record("dead_letters", reason="not-json", source=f"feed{number}.example")
    lines = [
        line
        for line in metrics.text().decode().splitlines()
        if line.startswith('sitrep_dead_letters_total{reason="not-json"')
    ]
    assert len(lines) == MAX_SOURCES + 2, 'and "other" and "unknown"'
    assert sum(float(line.rsplit(" ", 1)[1]) for line in lines) == 3 * MAX_SOURCES


def test_two_workers_of_one_process_do_not_meet() -> None:
    first, second = Metrics("extract"), Metrics("extract")
    first.record("messages", topic="t")
    assert b'sitrep_messages_total{service="extract",topic="t"}' not in second.text()


def test_what_is_known_beforehand_starts_at_zero_in_its_service() -> None:
    bug = b'sitrep_dead_letters_total{reason="bug",service="publish",source="unknown"} 0.0'
    reported = b'sitrep_events_total{outcome="reported",service="publish"} 0.0'
    assert all(line in Metrics("publish").text() for line in (bug, reported))
    assert b'outcome="reported"' not in Metrics("extract").text()


def test_many_feeds_do_not_take_the_name_from_one_that_is_wrong() -> None:
    metrics = Metrics("extract")
    for number in range(2 * MAX_SOURCES):
        metrics.record("feed_articles", source=f"feed{number}.example")
    metrics.record("dead_letters", reason="no-date", source="broken.example")
    assert (
        b'sitrep_dead_letters_total{reason="no-date",service="extract",source="broken.example"} 1.0' in metrics.text()
    )
