"""What the columns tell apart, comparing would too: nothing that may be joined is left out before it is compared."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest

from services.deduplicate.facts import Facts, facts_of
from services.deduplicate.features import Features, features_of
from services.deduplicate.members import accepted
from services.deduplicate.similarity.aspect import NEVER
from services.deduplicate.similarity.comparison import compare
from services.deduplicate.similarity.place import are_apart
from services.deduplicate.similarity.place import place as compared_places
from tests.unit.deduplicate.making import place, report, told
from tests.unit.deduplicate.test_order import world


def reports(seed: int) -> list[Features]:
    """Of a world, and some whose places are many, far north, or one entry told in two ways."""
    chance = random.Random(seed)
    kyiv = {"ids": {"geonames": 703448}, "uncertainty_m": 3_000}
    odd = [
        report("o1", where=place("Sumy", **kyiv), more_places=(place("Kotlyne"),)),
        report("o2", where=place("Sumy", **kyiv, latitude=50.8, relation={"kind": "near"})),
        report("o3", where=place("Sumy", **kyiv)),
        report("o4", where=place("Kharkiv", latitude=77.0), sub_event_type="Peaceful protest"),
        report("o5", where=place("Kharkiv", latitude=77.05), sub_event_type="Other"),
        report("o6", where=None),
    ]
    messages = [*chance.sample(world(seed), 60), *(told(r.article_id, r) for r in odd)]
    return [features_of(member, m.theatre) for m in messages for member in accepted(m)[0]]


@pytest.mark.parametrize("seed", range(4))
def test_what_may_be_joined_is_never_told_apart(seed: int) -> None:
    found = reports(seed)
    facts = Facts()
    rows = np.array([facts.add(facts_of(f.kept)) for f in found])
    likely = np.array([facts.likely(f.kept, rows) for f in found])
    assert (likely == likely.T).all(), "the same either way round"
    apart = 0
    for (i, a), (j, b) in product(enumerate(found), repeat=2):
        if a.article_id != b.article_id and likely[i, j] == -np.inf:
            apart += 1
            assert compare(a, b).points == NEVER, (a, b)
    assert apart > len(found), "and something is told apart"


def test_rows_are_used_again() -> None:
    facts, (one, two, *_) = Facts(), reports(0)
    assert facts.add(facts_of(one.kept)) == 0
    assert facts.add(facts_of(two.kept)) == 1
    facts.drop(0)
    assert facts.add(facts_of(two.kept)) == 0
    same, other = facts.likely(two.kept, np.array([0, 1]))
    assert same == other > 0


def test_places_that_are_apart_at_a_glance_are_never_one() -> None:
    found = [f for seed in range(4) for f in reports(seed)]
    apart = [(a, b) for a, b in product(found, repeat=2) if are_apart(a, b)]
    assert len(apart) > len(found), "and some are"
    assert all(compared_places(a, b).points == NEVER for a, b in apart)
    assert all(are_apart(b, a) for a, b in apart)
