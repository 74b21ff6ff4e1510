"""The benchmarks' live events are such as deduplicate writes."""

from __future__ import annotations

from schemas.event import EventRevision
from services.deduplicate.features import features_of
from services.deduplicate.gist import gist_of
from services.deduplicate.header import head_in, is_of, packed
from services.deduplicate.look import look_in, packed_look
from tests.benchmarks.filling import records


def test_a_record_is_as_deduplicate_would_have_written_it() -> None:
    for key, value, ((_, header),) in records(300, close=True):
        event = EventRevision.read(value)
        features = [features_of(member, event.theatre) for member in event.members]
        assert key.decode() == event.event_id
        assert is_of(header, value)
        assert header == packed(gist_of(value), value, head_in(header).look)
        assert look_in(head_in(header).look) == look_in(packed_look(event, features))


def test_no_two_records_are_of_one_event_or_report() -> None:
    told = [EventRevision.read(value) for _, value, _ in records(300)]
    assert len({event.event_id for event in told}) == 300
    reports = [member.report.report_id for event in told for member in event.members]
    assert len({*reports}) == len(reports)
