"""Whose word news of a front is."""

from __future__ import annotations

import pytest

from tests.unit.extract.front.read import claimants, reports


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            'Rebels took Arden. This is reported by the channel "Steppe Diary", which knows the area.',
            'the channel "Steppe Diary"',
        ),
        (
            'The channel "Steppe Diary" wrote of rain. According to the channel, rebels took Arden.',
            'channel "Steppe Diary"',
        ),
        (
            "A scout with the call sign Fox was pleased. Rebels took Arden, the scout said.",
            "the scout",
        ),
        (
            "An operator with the call sign Fox was pleased. Rebels took Arden, the operator said.",
            "operator with the call sign Fox",
        ),
        ("Gunmen shelled Arden.\n\nThis was reported on Telegram by the mayor of Arden.", "the mayor of Arden"),
        ("Gunmen shelled Arden. The information was confirmed in a statement by the prefect.", "the prefect"),
        ('Rebels took Arden, the press service of the "West" group reports.', 'the press service of the "West" group'),
        ("JNIM gunmen attacked soldiers in Arden. The group took responsibility on Sunday.", "JNIM"),
    ],
)
def test_who_says_it(text: str, claimant: str) -> None:
    assert any(claimant in said for said in claimants(reports(text)[0]))


def test_a_bulletin_is_its_issuers_word() -> None:
    text = "The enemy shelled Arden in Ukraine. Our defenders repelled three attacks near Belmar."
    (first, *_) = reports(text, title="Operational information as of 08:00")
    assert claimants(first) == ["General Staff of the Armed Forces of Ukraine"]
    assert not any(report.claims for report in reports(text, title="A calm morning"))


def test_the_sole_speaker_tells_all() -> None:
    lead = "Three people were killed in attacks on Sunday, the Arden health department said. "
    told = reports(lead + "In Belmar gunmen shot a farmer dead. In Corlan a mine exploded and killed two girls.")
    assert all("the Arden health department" in claimants(report) for report in told)


def test_the_front_says_nothing() -> None:
    (report,) = reports("Summary of the front on the morning of 5 March. Rebels shelled Arden.")
    assert claimants(report) == []
