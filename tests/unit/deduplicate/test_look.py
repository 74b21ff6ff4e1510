"""A look says what is compared of an event, as its record would; one of another version is not used."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType

import pytest

from schemas.event import EventRevision
from services.deduplicate import look, sketch
from services.deduplicate.features import features_of
from services.deduplicate.gist import gist_from, gist_of
from services.deduplicate.header import GIST, filed_in, head_in, header_of, is_of
from services.deduplicate.look import MADE_BY, beside, look_in, packed_look, parted
from services.deduplicate.partition import Partition
from services.deduplicate.sketch import sketch_of
from services.deduplicate.worker import outputs_of
from tests.unit.deduplicate.making import later, report, told
from tests.unit.deduplicate.test_gist import revisions


@pytest.mark.parametrize("revision", revisions(), ids=lambda r: r.event_id[:8])
def test_a_look_says_what_the_record_says(revision: EventRevision) -> None:
    features = [features_of(member, revision.theatre) for member in revision.members]
    value, data = revision.to_bytes(), packed_look(revision, features)
    found = look_in(data)
    assert found is not None
    assert found.sketch == sketch_of(revision)
    assert list(found.features) == features
    assert gist_from(revision, features) == gist_of(value)
    ((_, header),) = header_of(value, gist_of(value), data)
    assert is_of(header, value)
    head = head_in(header)
    assert head.look == data
    assert filed_in(head.filed) == filed_in(header)
    assert parted(beside(data, value)) == (data, value)


def test_what_other_code_made_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    revision = revisions()[0]
    data = packed_look(revision, [features_of(member, revision.theatre) for member in revision.members])
    monkeypatch.setattr(look, "digest", lambda: b"01234567")
    assert look_in(data) is None
    assert look_in(b"") is None


def test_a_look_too_large_for_a_header_is_left_out() -> None:
    revision = revisions()[0]
    features = [features_of(member, revision.theatre) for member in revision.members]
    assert packed_look(revision, features * 40) == b""


def test_the_digest_is_of_all_that_features_are_made_by() -> None:
    """But for what has no part in a record: the lexicon of groups, which the skeletons' module knows."""
    known = {module.__name__ for module in MADE_BY} | {"services.extract.actors.lexicon"}
    assert {name for module in MADE_BY for name in imported(module)} <= known


def imported(module: ModuleType) -> set[str]:
    """The modules of ours that one imports."""
    nodes = ast.walk(ast.parse(inspect.getsource(module)))
    names = [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name for name in names if name.startswith(("services", "schemas"))}


def test_what_is_restored_is_compared_undecoded(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = Partition(), Partition()
    outputs = outputs_of(before.apply(told("a", report("a")), later(1)), 0, before.features)
    after.restore([(o.key, o.value, dict(o.headers)[GIST]) for o in outputs])
    monkeypatch.setattr(sketch.Grouped, "read", None)
    changes = after.apply(told("b", report("b", published=later(1)), published=later(1)), later(2))
    assert [(len(r.members), r.revision) for r in changes.revisions] == [(2, 2)]
