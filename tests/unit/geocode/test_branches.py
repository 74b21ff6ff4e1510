"""The branch of a movement that fights in a country."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.report import Actor
from schemas.taxonomy import ActorCategory
from services.geocode.branches import branch_of


@pytest.mark.parametrize(
    ("group", "country", "year", "branch"),
    [
        ("al-qaeda", "MLI", 2024, "jnim"),
        ("al-qaeda", "MLI", 2013, "aqim"),
        ("al-qaeda", "YEM", 2024, "aqap"),
        ("al-qaeda", "AFG", 2024, "al-qaeda"),
        ("islamic-state", "NER", 2024, "islamic-state-sahel"),
        ("islamic-state", "SYR", 2024, "islamic-state"),
        ("hamas", "PSE", 2024, "hamas"),
    ],
)
def test_where_it_happens_says_which(group: str, country: str, year: int, branch: str) -> None:
    actor = Actor(role="perpetrator", name=group, actor_id=group, country="AFG", category="Rebel group")
    assert branch_of(actor, country, date(year, 5, 1)).actor_id == branch


@pytest.mark.parametrize(
    ("words", "category", "country", "known"),
    [
        ("separatist fighters", "Rebel group", "CMR", "ambazonia"),
        ("suspected separatists", "Rebel group", "SEN", "mfdc"),
        ("separatist fighters", "Rebel group", "IND", None),
        ("armed herders", "Identity militia", "NGA", "fulani-militia"),
        ("armed herders", "Identity militia", "TCD", None),
        ("herders", "Civilians", "NGA", None),
        ("gunmen", "Political militia", "CMR", None),
    ],
)
def test_fighters_without_a_name_are_the_land_s_one_group_that_is_called_so(
    words: str, category: ActorCategory, country: str, known: str | None
) -> None:
    actor = Actor(role="perpetrator", name=words, category=category)
    assert branch_of(actor, country, date(2024, 5, 1)).actor_id == known
