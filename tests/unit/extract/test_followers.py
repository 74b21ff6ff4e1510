"""Followers of parties: marchers, rioters, gunmen or those hit, by what happens."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports


@pytest.mark.parametrize(
    ("text", "event", "role", "category"),
    [
        ("BJP workers staged a protest in Arden on Monday.", "Peaceful protest", "perpetrator", "Protesters"),
        ("Nine BNP activists were arrested in Arden on Monday.", "Arrests", "target", "Civilians"),
        ("TMC workers attacked BJP workers in Arden on Monday.", "Mob violence", "perpetrator", "Rioters"),
        ("Jatiya Party activists killed a farmer in Arden.", "Attack", "perpetrator", "Political militia"),
        ("Gunmen killed two PTI workers in Arden.", "Attack", "target", "Civilians"),
    ],
)
def test_followers_of_a_party_are_what_they_do(text: str, event: str, role: str, category: str) -> None:
    (report,) = reports(text)
    assert report.sub_event_type == event
    (told,) = (a for a in report.actors if a.role == role)
    assert told.category == category
    assert told.actor_id
