"""A state's forces by ACLED's names; what the text calls them is in the spans."""

from __future__ import annotations

import pytest

from schemas.taxonomy import SubEventType
from services.extract.actors import actors_of, find_actors
from services.extract.actors.forces import force_name
from services.extract.model import ActorSlot, Extent
from services.extract.text.document import Document
from tests.unit.extract.actors.clauses import clause_of


def slot_in(text: str, trigger: str, event: SubEventType, language: str = "en", two_sided: bool = False) -> ActorSlot:
    document = Document(text, language)
    told = Extent(clause_of(document, trigger, event, "active", two_sided))
    return actors_of([told], document, find_actors(document))


def names_in(text: str, trigger: str, event: SubEventType = "Attack", language: str = "en") -> list[str]:
    return [actor.name for actor in slot_in(text, trigger, event, language).actors]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A Chadian army patrol shot farmers.", "shot", "Military Forces of Chad"),
        ("Peru's police shot farmers.", "shot", "Police Forces of Peru"),
        ("Congolese soldiers shot farmers.", "shot", "Military Forces of the Democratic Republic of Congo"),
        ("FARDC soldiers shot farmers.", "shot", "Military Forces of the Democratic Republic of Congo"),
        ("American troops shot farmers.", "shot", "Military Forces of the United States"),
        ("Filipino policemen shot farmers.", "shot", "Police Forces of the Philippines"),
        ("Turkish gendarmes shot farmers.", "shot", "Police Forces of Turkey Gendarmerie"),
        ("Malian gendarmes shot farmers.", "shot", "Military Forces of Mali Gendarmerie"),
        ("Chilean prison guards shot inmates.", "shot", "Police Forces of Chile Prison Guards"),
        ("Israeli border police shot farmers.", "shot", "Police Forces of Israel Border Police"),
        ("The Chadian navy shot farmers.", "shot", "Military Forces of Chad Navy"),
        ("The Chadian air force bombed farmers.", "bombed", "Military Forces of Chad Air Force"),
        ("Chadian drones hit farmers.", "hit", "Military Forces of Chad"),
        ("Security guards shot farmers.", "shot", "Private Security Forces"),
        ("Homeland volunteers shot farmers.", "shot", "VDP: Volunteers for the Defense of Homeland"),
    ],
)  # fmt: skip
def test_a_state_s_forces_have_one_name_however_they_are_told(text: str, trigger: str, expected: str) -> None:
    assert names_in(text, trigger)[0] == expected


def test_case_endings_and_other_languages_change_nothing() -> None:
    assert names_in("Армия Чада обстреляла село.", "обстреляла", language="ru")[0] == "Military Forces of Chad"
    assert names_in("Перуанские полицейские убили фермера.", "убили", language="ru")[0] == "Police Forces of Peru"
    assert names_in("Ворог обстріляв село.", "обстріляв", language="uk")[0] == "Military Forces of Russia"


def test_forces_of_no_known_country_keep_their_words() -> None:
    assert names_in("Local policemen shot farmers.", "shot")[0] == "policemen"


def test_a_state_as_a_whole_acts_by_its_army_its_police_or_its_government() -> None:
    assert force_name("government", "TCD", "Shelling/artillery/missile attack") == "Military Forces of Chad"
    assert force_name("government", "TCD", "Arrests") == "Police Forces of Chad"
    assert force_name("government", "TCD", "Agreement") == "Government of Chad"
    assert force_name("security-forces", "TCD", "Armed clash") == "Military Forces of Chad"
    assert force_name("security-forces", "TCD", "Protest with intervention") == "Police Forces of Chad"
    assert force_name("police", "TCD", "Armed clash") == "Police Forces of Chad"


def test_the_words_of_both_sides_are_in_the_spans_by_the_role_that_they_have() -> None:
    text = "Chadian troops shelled Sudanese soldiers."
    spans = slot_in(text, "shelled", "Shelling/artillery/missile attack").spans
    told = {role: text[start:end] for role, (start, end) in spans.items()}
    assert told == {"perpetrator": "Chadian troops", "target": "Sudanese soldiers"}

    text = "Chadian troops clashed with Sudanese soldiers."
    spans = slot_in(text, "clashed", "Armed clash", two_sided=True).spans
    told = {role: text[start:end] for role, (start, end) in spans.items()}
    assert told == {"participant": "Chadian troops", "participant_2": "Sudanese soldiers"}

    text = "Chadian police dispersed protesters."
    spans = slot_in(text, "dispersed", "Protest with intervention").spans
    told = {role: text[start:end] for role, (start, end) in spans.items()}
    assert told == {"perpetrator": "protesters", "target": "Chadian police"}
