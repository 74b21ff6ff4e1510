"""A sketch is what grouping would read of the event, before and after it was put away."""

from __future__ import annotations

import pytest

from schemas.event import EventRevision
from services.deduplicate.features import features_of
from services.deduplicate.recent import Recent
from services.deduplicate.sketch import packed, sketch_of, unpacked
from tests.unit.deduplicate.test_gist import revisions


@pytest.mark.parametrize("revision", revisions(), ids=lambda r: r.event_id[:8])
def test_a_sketch_says_what_the_record_says(revision: EventRevision) -> None:
    sketch = sketch_of(revision)
    assert sketch.features == tuple(features_of(m, revision.theatre) for m in revision.members)
    assert sketch.parents == tuple(m.joined.to for m in revision.members)
    assert all(sketch.features[at].report_id == i for i, at in sketch.positions.items())
    again = unpacked(packed(sketch))
    assert again == sketch
    assert [type(f.points[0]) for f in again.features if f.points] == [
        type(f.points[0]) for f in sketch.features if f.points
    ]
    assert [type(f.killed) for f in again.features] == [type(f.killed) for f in sketch.features]


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
