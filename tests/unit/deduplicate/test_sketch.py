"""A sketch is what grouping would read of the event, before and after it was put away."""

from __future__ import annotations

import pytest

from schemas.event import EventRevision
from services.deduplicate.features import features_of
from services.deduplicate.look import packed_features, unpacked_features
from services.deduplicate.recent import Recent
from services.deduplicate.shelf import Shelf
from services.deduplicate.sketch import packed, sketch_of, unpacked
from services.deduplicate.values import Values
from tests.unit.deduplicate.test_gist import revisions


@pytest.mark.parametrize("revision", revisions(), ids=lambda r: r.event_id[:8])
def test_a_sketch_says_what_the_record_says(revision: EventRevision) -> None:
    sketch = sketch_of(revision)
    assert sketch.parents == tuple(m.joined.to for m in revision.members)
    assert all(sketch.ranked[at][1] == i for i, at in sketch.positions.items())
    again = unpacked(packed(sketch))
    assert again == sketch
    for member, ranked in zip(revision.members, sketch.ranked, strict=True):
        features = features_of(member, revision.theatre)
        assert ranked == (features.rank, features.report_id)
        back = unpacked_features(packed_features(features))
        assert back == features
        assert [type(p) for p in back.points] == [type(p) for p in features.points]
        assert type(back.killed) is type(features.killed)


def test_a_shelf_writes_what_it_puts_away_and_forgets_what_is_dropped() -> None:
    values = Values()
    shelf: Shelf[str] = Shelf(2, lambda: values, str.encode, bytes.decode)
    for name in "abc":
        shelf.put(name, name * 3)
    assert [shelf.get(name) for name in "abc"] == ["aaa", "bbb", "ccc"]
    shelf.put("b", "other")
    assert shelf.get("b") == "other", "what lay in the file is not found any more"
    shelf.drop("a")
    assert shelf.get("a") is None


def test_what_was_used_last_is_kept() -> None:
    away: list[tuple[str, int]] = []
    recent: Recent[int] = Recent(10, lambda i, thing: away.append((i, thing)))
    for number, name in enumerate("abc"):
        recent.put(name, number, 4)
    assert away == [("a", 0)]
    assert recent.get("b") == 1
    recent.put("d", 3, 4)
    assert away == [("a", 0), ("c", 2)]
    recent.put("e", 4, 100)
    assert recent.get("e") == 4, "never the last one put in, however heavy"
    assert recent.get("d") is None
    recent.pop("e")
    recent.put("f", 5, 10)
    recent.put("f", 6, 10)
    assert recent.get("f") == 6
    assert away[2:] == [("b", 1), ("d", 3)]
