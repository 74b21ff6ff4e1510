"""Where the wounded are is no scene; terse salvos, tear gas shells, wars of years, who is blamed at the end."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen shot at a bus in Arden on Monday. Four died and six were taken to hospital in Bramley.", "en"),
        ("В Ардене боевики обстреляли автобус. Четверо погибли, шестеро доставлены в больницу в Брамлино.", "ru"),
        ("В Ардені бойовики обстріляли автобус. Четверо загинули, шістьох доправили до лікарні у Брамлиному.", "uk"),
    ],
)
def test_the_place_of_the_hospital_is_no_other_scene(text: str, language: str) -> None:
    (report,) = reports(text, language)
    killed = report.casualties.killed
    assert killed is not None
    assert killed.best == 4


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("White phosphorus shells on outskirts of Arden.", "en", ["Shelling/artillery/missile attack"]),
        ("Ракеты по авиабазе Арден.", "ru", ["Shelling/artillery/missile attack"]),
        ("Kyiv said it had struck an oil refinery in Saratov.", "en", ["Air/drone strike"]),
        ("For almost three years the rebels have fought the army across these uplands.", "en", []),
        ("Помним взрыв на вокзале в Ардене, десятки погибших.", "ru", []),
    ],
)
def test_what_is_told(text: str, language: str, kinds: list[str]) -> None:
    assert [report.sub_event_type for report in reports(text, language)] == kinds


def test_who_is_blamed_at_the_end_did_it() -> None:
    (report,) = reports("Shells kill a girl in eastern Arden. Houthis blamed")
    assert "houthis" in {actor.actor_id for actor in report.actors if actor.role == "perpetrator"}


def test_tear_gas_shells_are_no_shelling() -> None:
    kinds = {
        r.sub_event_type for r in reports("Hundreds marched in Arden. Police lobbed tear gas shells to disperse them.")
    }
    assert "Shelling/artillery/missile attack" not in kinds
