"""One partition's state: versions, withdrawals, merges, splits, rejections, and what a restart leaves."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from schemas.article import Source
from schemas.event import EventRevision
from schemas.report import ArticleReports, Claim, When
from services.deduplicate.changes import Changes
from services.deduplicate.explain import explain
from services.deduplicate.partition import Partition
from services.deduplicate.worker import outputs_of
from tests.unit.deduplicate.making import MORNING, later, place, report, told

NOW = later(24)
VAGUE = place("Kharkiv", geo_precision=3, uncertainty_m=60_000, feature="region")


def only(changes: Changes) -> EventRevision:
    assert len(changes.revisions) == 1, changes
    return changes.revisions[0]


def test_two_outlets_tell_one_event() -> None:
    partition = Partition()
    first = only(partition.apply(told("a", report("a", killed=3)), NOW))
    second = only(partition.apply(told("b", report("b", killed=3, published=later(1))), NOW))
    assert (first.change, first.revision, second.change, second.revision) == ("reported", 1, "corroborated", 2)
    assert second.event_id == first.event_id
    assert second.independent_sources == 2
    assert second.slots.confidence > first.slots.confidence
    assert second.members[1].joined.to == first.members[0].report.report_id
    assert any("3 killed" in reason for reason in second.members[1].joined.reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"where": "Kotlyne", "day": date(2025, 5, 13)}, {"where": "Kotlyne", "day": date(2025, 5, 14)}),
        ({"where": "Kotlyne"}, {"where": "Udachne"}),
        (
            {"killed": 3, "quote": "Drones hit an apartment block", "means": ("drone",)},
            {"killed": 0, "quote": "Ракета попала в склад мебели", "language": "ru", "means": ("missile",)},
        ),
    ],
    ids=["same village, next day", "next village, same day", "two targets in one night, in two languages"],
)
def test_look_alikes_stay_apart(one: dict[str, object], other: dict[str, object]) -> None:
    partition = Partition()
    partition.apply(told("a", report("a", **one)), NOW)
    partition.apply(told("b", report("b", **other)), NOW)
    assert len(partition) == 2


def test_a_rising_toll_revises_and_spans_what_was_said() -> None:
    partition = Partition()
    partition.apply(told("a", report("a", killed=3)), NOW)
    partition.apply(told("b", report("b", killed=5, published=later(2))), NOW)
    revision = only(partition.apply(told("c", report("c", killed=5, published=later(3))), NOW))
    killed = revision.slots.casualties.killed
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (3, 5, 5)


def test_copies_and_citations_count_once() -> None:
    partition = Partition()
    for article in "abc":
        changes = partition.apply(told(article, report(article), origin="tass"), NOW)
    assert only(changes).independent_sources == 1
    assert only(changes).reports_total == 3


def test_a_denial_disputes() -> None:
    partition = Partition()
    partition.apply(told("a", report("a", status="claimed", claims=(Claim(claimant="x"),))), NOW)
    before = partition.active()[0].slots.confidence
    denial = report("b", status="denied", claims=(Claim(claimant="y", stance="denies"),), published=later(1))
    revision = only(partition.apply(told("b", denial), NOW))
    assert (revision.change, revision.slots.status) == ("disputed", "disputed")
    assert revision.slots.confidence < 1 - (1 - before) / 2


def test_both_sides_telling_it_confirm_it() -> None:
    partition = Partition()
    partition.apply(told("a", report("a", status="claimed", claims=(Claim(claimant="Russian Defence Ministry"),))), NOW)
    other = report("b", status="claimed", claims=(Claim(claimant="Ukrainian General Staff"),), published=later(1))
    assert only(partition.apply(told("b", other), NOW)).slots.status == "confirmed"


def test_a_repeat_changes_nothing() -> None:
    partition = Partition()
    message = told("a", report("a"))
    partition.apply(message, NOW)
    again = partition.apply(message, NOW)
    assert again.nothing_written
    assert again.outcomes == {"repeat": 1}


def test_a_higher_version_replaces_and_a_lower_one_is_late() -> None:
    partition = Partition()
    partition.apply(told("a", report("a", killed=30)), NOW)
    second = told("a", report("a", killed=3, version=2), version=2)
    revision = only(partition.apply(second, NOW))
    assert (revision.change, revision.revision) == ("corrected", 2)
    assert revision.slots.casualties.killed is not None
    assert revision.slots.casualties.killed.high == 3
    assert partition.apply(told("a", report("a", killed=30)), NOW).nothing_written
    assert [len(e.members) for e in partition.active()] == [1]


def test_a_withdrawal_retracts_and_stays() -> None:
    partition = Partition()
    first = only(partition.apply(told("a", report("a")), NOW))
    withdrawal = told("a", withdrawn=True, published=later(5))
    changes = partition.apply(withdrawal, NOW)
    gone = only(changes)
    assert (gone.event_id, gone.change, gone.state, gone.revision) == (first.event_id, "retracted", "retracted", 2)
    assert changes.marks[0].withdrawn
    assert partition.apply(withdrawal, NOW).nothing_written
    assert partition.apply(told("a", report("a")), NOW).nothing_written
    assert len(partition) == 0


def test_only_the_source_that_pushed_it_may_replace_or_withdraw() -> None:
    partition = Partition()
    partition.apply(told("a", report("a")), NOW)
    stranger = Source(name="evil", domain="evil.example")
    for attempt in (
        told("a", version=2, source=stranger),
        told("a", withdrawn=True, source=stranger),
        told("a", version=2).model_copy(update={"source": None}),
    ):
        changes = partition.apply(attempt, NOW)
        assert [r.reason for r in changes.rejections] == ["not-owner"]
        assert changes.nothing_written
    anonymous = told("a", withdrawn=True).model_copy(update={"source": None})
    assert only(partition.apply(anonymous, NOW)).state == "retracted"


def test_a_stranger_cannot_take_back_an_article_before_it_comes() -> None:
    partition = Partition()
    partition.apply(told("a", withdrawn=True, source=Source(name="evil", domain="evil.example")), NOW)
    assert only(partition.apply(told("a", report("a")), NOW)).change == "reported"
    assert only(partition.apply(told("a", withdrawn=True, source=report("a").source), NOW)).state == "retracted"
    stranger = told("a", report("a", outlet="evil"), version=3)
    assert [r.reason for r in partition.apply(stranger, NOW).rejections] == ["not-owner"]


def test_a_withdrawal_does_not_move_the_clock() -> None:
    """It is dated when it came: months of an archive would be over at once."""
    partition = Partition()
    partition.apply(told("a", report("a")), later(24 * 90))
    partition.apply(told("b", report("b", where="Sumy")), later(24 * 90))
    late = later(24 * 90)
    assert only(partition.apply(told("a", withdrawn=True, published=late), late)).state == "retracted"
    assert partition.watermark == MORNING
    assert partition.apply(told("c", report("c", where="Sumy")), late).expired == ()


def merging() -> list[ArticleReports]:
    """Two vague events which a third, more precise report shows to be one."""
    week = When(start=date(2025, 5, 8), end=date(2025, 5, 14), precision=2, text="this week")
    return [
        told("a", report("a", where=None, killed=12, day=date(2025, 5, 14), actors=())),
        told("b", report("b", where=VAGUE, when=week, killed=12, published=later(1))),
        told("c", report("c", killed=12, injured=30, published=later(2))),
    ]


def test_a_report_merges_two_events_and_its_withdrawal_splits_them() -> None:
    partition = Partition()
    a, b = (only(partition.apply(message, NOW)) for message in merging()[:2])
    changes = partition.apply(merging()[2], NOW)
    survivor, gone = changes.revisions
    assert (survivor.event_id, survivor.change, survivor.merged_from) == (a.event_id, "merged", (b.event_id,))
    assert (gone.event_id, gone.state, gone.merged_into, gone.revision) == (b.event_id, "merged", a.event_id, 2)
    split = partition.apply(told("c", withdrawn=True, published=later(3)), NOW).revisions
    by_id = {r.event_id: r for r in split}
    assert {r.change for r in split} == {"split"}
    assert by_id[b.event_id].split_from == a.event_id
    assert by_id[b.event_id].revision == 3, "revisions never decrease, also where an event comes back"
    assert [len(e.members) for e in partition.active()] == [1, 1]


def test_a_vague_report_bridges_nothing() -> None:
    partition = Partition()
    partition.apply(told("a", report("a", where="Kotlyne", killed=1)), NOW)
    partition.apply(told("b", report("b", where="Udachne", killed=2)), NOW)
    vague = report("c", where=place("Kotlyne", geo_precision=3, uncertainty_m=40_000, feature="district"), killed=2)
    partition.apply(told("c", vague), NOW)
    assert sorted(len(e.members) for e in partition.active()) == [1, 2]


def test_two_reports_of_one_article_are_two_events() -> None:
    partition = Partition()
    partition.apply(told("a", report("a", 0), report("a", 1)), NOW)
    partition.apply(told("b", report("b")), NOW)
    assert sorted(len(e.members) for e in partition.active()) == [1, 2]


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (told("z", report("z", day=date(2025, 5, 20))), "bad-date"),
        (told("z", report("z", day=date(1995, 5, 14))), "bad-date"),
        (told("z", report("z", published=later(24 * 40)), published=later(24 * 40)), "bad-date"),
        (told("z", report("z", published=later(-24 * 15)), published=later(-24 * 15)), "too-late"),
        (told("z", report("z").model_copy(update={"event_type": "Protests"})), "contradiction"),
    ],
)
def test_what_cannot_be_is_rejected(message: ArticleReports, reason: str) -> None:
    partition = Partition()
    partition.apply(told("a", report("a")), NOW)
    changes = partition.apply(message, NOW)
    assert [r.reason for r in changes.rejections] == [reason]
    assert changes.rejections[0].source == "z.example"
    assert changes.nothing_written
    assert len(partition) == 1


def test_without_place_and_side_nothing_is_grouped() -> None:
    partition = Partition()
    for article in "ab":
        message = told(article, report(article, where=None, actors=()), theatre="unassigned")
        assert partition.apply(message, NOW).outcomes == {"unassigned": 1}
    assert len(partition) == 2


def test_theatres_are_kept_apart() -> None:
    partition = Partition()
    partition.apply(told("a", report("a"), theatre="eastern-europe"), NOW)
    partition.apply(told("b", report("b"), theatre="balkans"), NOW)
    assert len(partition) == 2


def test_an_event_leaves_thirty_days_after_its_last_report() -> None:
    partition = Partition()
    first = only(partition.apply(told("a", report("a")), NOW))
    partition.apply(told("b", withdrawn=True, published=MORNING), NOW)
    much_later = later(24 * 32)
    day = much_later.date()
    partition.apply(told("c", report("c", published=much_later, day=day), published=much_later), much_later)
    changes = partition.apply(told("d", report("d", published=much_later, day=day), published=much_later), much_later)
    assert set(changes.expired) == {first.event_id, "article:b"}
    assert len(partition) == 1
    assert partition.sizes()["marks"] == 0


Log = list[tuple[bytes, "bytes | None"]]


def written(partition: Partition, message: ArticleReports, now: datetime = NOW) -> Log:
    outputs = outputs_of(partition.apply(message, now), 0, partition.features)
    return [(output.key or b"", output.value) for output in outputs]


def story() -> list[ArticleReports]:
    """A merge, a corrected article, a split, a retraction."""
    return [
        *merging(),
        told("d", report("d", where="Sumy", killed=1, published=later(3))),
        told("d", report("d", where="Sumy", killed=2, version=2, published=later(4)), version=2),
        told("c", withdrawn=True, published=later(5)),
        told("d", withdrawn=True, published=later(6)),
        told("e", report("e", published=later(7))),
    ]


def test_a_crash_at_any_record_leaves_the_same_log() -> None:
    """Killed after any record of any message and started again, what is told in the end is byte for byte the same."""
    undisturbed: Log = []
    whole, starts = Partition(), []
    for message in story():
        starts.append(len(undisturbed))
        undisturbed += written(whole, message)
    final = dict(undisturbed)
    for crash in range(len(undisturbed) + 1):
        log = undisturbed[:crash]
        partition = Partition()
        assert partition.restore(log) == []
        unfinished = max(i for i, start in enumerate(starts) if start <= crash)
        for message in story()[max(0, unfinished - 2) :]:  # some that were finished come again too
            log += written(partition, message)
        assert dict(log) == final, f"killed after record {crash}"


def test_restoring_takes_the_highest_revision_and_writes_it_again() -> None:
    partition, log = Partition(), []
    for message in (told("a", report("a")), told("b", report("b", published=later(1)))):
        log += written(partition, message)
    stale = log[0]
    restored = Partition()
    assert restored.restore([*log, stale]) == [log[1]]
    assert restored.active() == partition.active()
    assert restored.watermark == partition.watermark


def test_restoring_keeps_ended_events_and_marks() -> None:
    partition, log = Partition(), []
    for message in story():
        log += written(partition, message)
    restored = Partition()
    restored.restore(log)
    assert restored.sizes() == partition.sizes()
    assert restored.active() == partition.active()


def test_an_event_of_many_reports_stays_bounded() -> None:
    forward, backward = Partition(timed=False), Partition(timed=False)
    messages = [told(f"a{i}", report(f"a{i}", killed=3 + i % 2, published=later(i / 60))) for i in range(230)]
    for message in messages:
        forward.apply(message, NOW)
    for message in reversed(messages):
        backward.apply(message, NOW)
    one, other = forward.active()[0], backward.active()[0]
    assert len(forward) == len(backward) == 1
    assert (len(one.members), len(one.overflow.report_ids), one.reports_total) == (200, 30, 230)
    assert one.independent_sources == 230
    assert [m.report.report_id for m in one.members] == [m.report.report_id for m in other.members]
    assert one.overflow == other.overflow
    assert forward.apply(messages[-1], NOW).nothing_written


def test_explain_tells_why_and_what_changed() -> None:
    partition, revisions = Partition(), []
    for message in merging():
        revisions += partition.apply(message, NOW).revisions
    survivor = revisions[0].event_id
    text = "\n".join(explain([r for r in revisions if r.event_id == survivor]))
    assert "both give 12 killed" in text
    assert "took in" in text
    assert "2 merged by article c" in text
    assert list(explain([])) == []


def test_timedelta_of_expiry_is_longer_than_lateness() -> None:
    from services.deduplicate.checks import TOO_LATE
    from services.deduplicate.expiry import KEPT_DAYS

    assert timedelta(days=KEPT_DAYS) > TOO_LATE
