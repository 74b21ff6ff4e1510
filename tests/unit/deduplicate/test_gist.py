"""What is read of a revision without decoding it is what decoding it gives, from its JSON and from its header."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any
from zlib import crc32

import pytest

from schemas.event import EventRevision
from schemas.report import Actor, When
from services.deduplicate import blocking, facts, features, header
from services.deduplicate.entry import entry_of
from services.deduplicate.features import features_of
from services.deduplicate.gist import gist_of
from services.deduplicate.header import GIST, Filed, filed_in, header_of, is_of
from services.deduplicate.partition import Partition
from tests.unit.deduplicate.making import RUSSIA, later, place, report, told
from tests.unit.deduplicate.test_order import run, world

GUNMEN = Actor(role="perpetrator", name="gunmen")
SIGNATURE = base64.b64encode(bytes(range(256)) * 2).decode()
REGION = place("Kharkiv", geo_precision=3, uncertainty_m=400_000, feature="region")


def revisions() -> list[EventRevision]:
    """Of many kinds: placed, vaguely placed, placed nowhere, with and without parties and deaths, of two days."""
    two_days = When(start=date(2025, 5, 13), end=date(2025, 5, 14), precision=1, text="on Wednesday")
    strange = [
        told("x1", report("x1", where=None, actors=(GUNMEN, RUSSIA), killed=7), signature=SIGNATURE),
        told("x2", report("x2", where=REGION, killed=0), signature=SIGNATURE),
        told("x3", report("x3", where=None, actors=(GUNMEN,), more_places=(place("Sumy"), REGION))),
        told("x4", report("x4", when=two_days)),
        told("x6", report("x6", where=None, injured=9, quote="Nine were hurt in Mandalay, then in Bo and Mandalay")),
        told("x7", report("x7", where=place("Sumy", written="Сумах"), injured=30, killed=2)),
        told("x5", report("x5", where="Sumy", when=two_days, quote="Drones hit a depot in Sumy at night")),
    ]
    return run([*world(3)[:80], *strange]).active()


@pytest.mark.parametrize("revision", revisions(), ids=lambda r: r.event_id[:8])
def test_a_gist_says_what_the_record_says(revision: EventRevision) -> None:
    value = revision.to_bytes()
    gist = gist_of(value)
    assert gist[:3] == (revision.event_id, revision.theatre, revision.revision)
    assert gist.last_day == revision.last_reported_at.toordinal()
    assert [t.report_id for t in gist.reports] == [m.report.report_id for m in revision.members]
    assert [t.article_id for t in gist.reports] == [m.report.article_id for m in revision.members]
    for t, member in zip(gist.reports, revision.members, strict=True):
        assert t.kept == features_of(member, revision.theatre).kept
    ((name, made),) = header_of(value, gist)
    assert name == GIST
    assert is_of(made, value)
    entries = [entry_of(one) for one in gist.reports]
    assert filed_in(made) == Filed(gist.theatre, gist.revision, gist.last_day, gist.corrections, entries)


def test_a_header_of_another_value_or_none_of_ours_is_not_believed() -> None:
    one, two = (r.to_bytes() for r in revisions()[:2])
    ((_, made),) = header_of(one, gist_of(one))
    assert is_of(made, one)
    assert not is_of(made, two)
    for strange in (b"", b"\xff", b"7", b"[]", made[:-1], made[:4], made[:9] + b"\xff" + made[10:]):
        assert not is_of(strange, one)


@pytest.mark.parametrize(("module", "name", "other"), [
    (blocking, "_FINE_DEGREES", 0.6), (blocking, "_COARSE_DEGREES", 2.5), (blocking, "_DAYS_TOGETHER", 3),
    (blocking, "TELLING_TOLL", 8), (blocking, "_BAND", 16), (blocking, "_MOST_DAYS", 20), (blocking, "FINE_DAYS", 5),
    (facts, "_KINDS", {}), (features, "_CLUE_SOUND", 5), (features, "TELLING_TOLL", 10), (header, "STATE_VERSION", 9),
])  # fmt: skip
def test_a_header_that_other_code_made_is_not_believed(module: Any, name: str, other: Any) -> None:
    value = revisions()[0].to_bytes()
    ((_, made),) = header_of(value, gist_of(value))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, name, other)
        header._code.cache_clear()
        assert not is_of(made, value)
    header._code.cache_clear()
    assert is_of(made, value)


@pytest.mark.parametrize("spoil", [
    lambda d: d.pop("slots"), lambda d: d.update(revision="two"), lambda d: d.update(last_reported_at="yesterday"),
    lambda d: d["members"][0]["report"].pop("when"), lambda d: d["members"][0]["report"].update(report_id=7),
])  # fmt: skip
def test_what_is_no_revision_has_no_gist(spoil: Any) -> None:
    data = json.loads(revisions()[0].to_bytes())
    spoil(data)
    with pytest.raises(ValueError, match=r"\S"):
        gist_of(json.dumps(data).encode())


def test_a_state_without_headers_is_read_as_one_with_them() -> None:
    """As versions before the header, or with one in JSON, wrote it."""
    records = [(r.event_id.encode(), r.to_bytes()) for r in revisions()]
    with_headers = [(key, value, header_of(value, gist_of(value))[0][1]) for key, value in records]
    old, older, new = Partition(), Partition(), Partition()
    old.restore([(key, value, b'[%d,["%s"],[],[]]' % (crc32(value), key)) for key, value in records])
    older.restore(records)
    new.restore(with_headers)
    assert old.active() == older.active() == new.active()
    assert old.sizes() == older.sizes() == new.sizes()
    again = told("y", report("y", published=later(96)), published=later(96))
    assert old.apply(again, later(97)).revisions == new.apply(again, later(97)).revisions
