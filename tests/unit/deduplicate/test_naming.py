"""Parties are compared by what tells them apart, not by the words that ACLED's names of all states' forces share."""

from __future__ import annotations

from schemas.report import Claim, Evidence
from services.deduplicate.consolidation.standing import status
from services.deduplicate.members import accepted
from services.deduplicate.naming import words_of_party
from tests.unit.deduplicate.making import RUSSIA, UKRAINE, report, told

ARMY = RUSSIA.model_copy(update={"name": "Military Forces of Russia"})
FOE = UKRAINE.model_copy(update={"name": "Military Forces of Ukraine"})


def status_of(*claimants: str, quote: str = "") -> str:
    evidence = Evidence(
        text=quote, start=7, end=7 + max(1, len(quote)), spans={"perpetrator": (7, 14)} if quote else {}
    )
    messages = (
        told(f"a{i}", report(f"a{i}", status="claimed", actors=(ARMY, FOE), claims=(claim,), evidence=evidence))
        for i, claim in enumerate(Claim(claimant=name) for name in claimants)
    )
    members = [member for message in messages for member in accepted(message)[0]]
    return status(members, list(claimants))


def test_a_military_is_of_the_side_that_it_names() -> None:
    assert status_of("the Russian military", "the Ukrainian military") == "confirmed"
    assert status_of("the Russian military", "a military analyst") == "claimed"


def test_a_speaker_is_known_by_the_words_of_the_text_as_well() -> None:
    assert status_of("the Kremlin", "the Ukrainian military", quote="Kremlin jets struck a mill.") == "confirmed"


def test_all_parties_of_a_role_have_their_words() -> None:
    text = "Troops and raiders burned a mill."
    evidence = Evidence(
        text=text,
        start=100,
        end=133,
        spans={"perpetrator": (100, 106), "perpetrator_2": (111, 118), "target": (50, 60)},
    )
    both = report("a", actors=(ARMY, FOE), evidence=evidence)
    assert words_of_party(both, "perpetrator").split() == ["Russia", "Troops", "raiders"]
    assert words_of_party(both, "target").split() == ["Ukraine"]
