"""What a restore leaves is looked through by the garbage collector never again."""

import gc

from services.deduplicate.features import Kept
from services.deduplicate.index import Index
from services.runtime.collector import without_collector

KEPT = Kept((), 739_000, 739_000, None, "Attack", dated=False, entry=0)


def test_a_frozen_index_stays_out_of_the_collectors_sight_when_an_article_tells_more():
    index = Index()
    with without_collector():
        for number in range(100):
            index.show(f"report-{number}", KEPT, "there")
            index.link(f"event-{number}", f"report-{number}", f"article-{number}")
        index.show("report-more", KEPT, "there")
    try:
        index.link("event-1", "report-more", "article-1")
        young = [thing for thing in gc.get_objects() if isinstance(thing, dict)]
        assert not any("article-1" in thing for thing in young)
        assert index.reports_of("article-1") == ("report-1", "report-more")
    finally:
        gc.unfreeze()
