"""Units of armies: by their nationality, by a name of their own, or by a kind that one army alone has."""

from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.text.document import Document


def _parties(text: str, language: str) -> list[tuple[str | None, str | None]]:
    return [(m.actor_id, m.category) for m in find_actors(Document(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "actor_id"),
    [
        ("Chad's 3rd Brigade came.", "en", "tcd-forces"),
        ("The Peruvian 5th Separate Motorized Rifle Battalion came.", "en", "per-forces"),
        ("Чадский полк пришёл в Арден.", "ru", "tcd-forces"),
        ("Чадські батальйони прийшли в Арден.", "uk", "tcd-forces"),
    ],
)
def test_a_unit_with_a_nationality_is_its_army_s(text: str, language: str, actor_id: str) -> None:
    assert _parties(text, language) == [(actor_id, "State forces")]


@pytest.mark.parametrize("text", ["Ремонтная бригада приехала в Арден.", "The fire brigade came to Arden."])
def test_a_unit_without_one_is_no_party(text: str) -> None:
    assert _parties(text, "ru" if text[0] == "Р" else "en") == []


@pytest.mark.parametrize(
    ("text", "language", "actor_id"),
    [
        ("The 9th Assault Brigade came to Arden in Ukraine.", "en", "ukr-forces"),
        ("The 9th Assault Brigade came to Arden in Chad.", "en", None),
        ("Chad's 9th Assault Brigade came to Arden, and so did Ukraine's diplomats.", "en", "tcd-forces"),
        ("Бойцы батальона «Сомали» пришли в Арден.", "ru", "dpr-lpr-forces"),
        ("Воїни 9 ОМБр прийшли в Арден під Херсоном в Україні.", "uk", "ukr-forces"),
        ("НМ ДНР пришла в Арден.", "ru", "dpr-lpr-forces"),
        ("Легион «Свобода России» пришёл в Арден.", "ru", "russian-volunteer-corps"),
        ("BSF personnel came to Arden in India.", "en", "ind-paramilitary"),
        ("Brimob came to Arden.", "en", "idn-forces"),
        ("Pakistan Rangers came to Arden.", "en", "pak-frontier-corps"),
    ],
)
def test_a_unit_by_its_name(text: str, language: str, actor_id: str | None) -> None:
    found = [told for told, category in _parties(text, language) if category == "State forces" or told]
    assert found[:1] == ([actor_id] if actor_id else [])


@pytest.mark.parametrize("who", ["BJP workers", "BNP activists", "Awami League supporters", "PTI supporters"])
def test_followers_of_a_party_are_who_takes_to_the_streets_for_it(who: str) -> None:
    assert [m.category for m in find_actors(Document(f"{who} rallied in Arden.", "en"))] == ["Protesters"]


def test_a_body_has_the_state_s_id_and_acled_s_name() -> None:
    (found,) = find_actors(Document("CISF men came.", "en"))
    assert (found.actor_id, found.usual_name) == (
        "ind-paramilitary", "Police Forces of India Central Industrial Security Force",
    )  # fmt: skip
