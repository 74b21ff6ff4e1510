"""Groups by ACLED's names, whatever the text calls them; ids are what they were."""

from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.actors.factions import factions
from services.extract.text.document import Document


@pytest.mark.parametrize(
    ("text", "actor_id", "name"),
    [
        ("JNIM fighters came.", "jnim", "JNIM: Group for Support of Islam and Muslims"),
        ("OLF-Shane came.", "oromo-liberation-army", "OLF (Shane Splinter Faction)"),
        ("Misseriya tribesmen came.", "misseriya-militia", "Misseriya Ethnic Militia"),
        ("Issa clan militia came.", "issa-militia", "Issa Clan Militia"),
        ("Marehan gunmen came.", "marehan-clan-militia", "Marehan Clan Militia"),
        ("Ijaw gunmen came.", "ijaw-militia", "Ijaw Ethnic Militia"),
        ("Majerteen gunmen came.", "majerteen-militia", "Majerteen Clan Militia"),
        ("The URDPC/CODECO came.", "codeco-urdpc", "CODECO-URDPC"),
        ("CODECO came.", "codeco", "CODECO: Cooperative for the Development of Congo"),
        ("Members of the Aiye cult came.", "aiye-confraternity", "Aiye Confraternity Cult Militia"),
        ("Members of the Eiye cult came.", "eiye-confraternity", "Eiye Confraternity Cult Militia"),
        ("The 400 Mawozo gang came.", "mawozo-400", "400 Mawozo Gang"),
        ("Los Chapitos came.", "chapitos", "Sinaloa Cartel - Los Chapitos"),
        ("Red Command gunmen came.", "red-command", "CV: Red Command"),
    ],
)
def test_a_group_has_acled_s_name(text: str, actor_id: str, name: str) -> None:
    assert [(m.actor_id, m.usual_name) for m in find_actors(Document(text, "en"))] == [(actor_id, name)]


@pytest.mark.parametrize(
    ("text", "actor_id", "name"),
    [
        ("Qassam Brigades shelled a post.", "hamas", "Al Qassam Brigades"),
        ("Saraya al-Quds shelled a post.", "palestinian-islamic-jihad", "Saraya al Quds"),
        ("YBS fighters came.", "pkk", "YBS: Sinjar Resistance Units"),
        ("The Carlos Patiño front came.", "farc-dissidents", "FARC-EMC: Carlos Patino Front"),
        ("The 5 Segond gang came.", "grand-ravine", "5 Segond Gang"),
    ],
)
def test_a_wing_of_a_group_has_its_own_name_and_the_group_s_id(text: str, actor_id: str, name: str) -> None:
    assert [(m.actor_id, m.usual_name) for m in find_actors(Document(text, "en"))] == [(actor_id, name)]


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("NAF shelled a village in Donetsk region.", "dpr-lpr-forces"),
        ("NAF bombed a camp in Borno.", "nga-forces"),
        ("SNA fighters took a village in Galgaduud.", "som-forces"),
        ("SNA fighters took a village near Aleppo.", "syrian-national-army"),
        ("SNA fighters took a village in Sagaing.", "shanni-army"),
        ("AS attacked a base near Jowhar.", "al-shabaab"),
        ("Suspected IS gunmen stole sheep near Kirkuk.", "islamic-state"),
    ],
)
def test_letters_that_groups_share_are_those_of_the_land_spoken_of(text: str, actor_id: str) -> None:
    assert [m.actor_id for m in find_actors(Document(text, "en"))] == [actor_id]


@pytest.mark.parametrize("text", ["MOGADISHU: THREE DIE AS BOMB EXPLODES", "KIRKUK BOMB IS DEFUSED"])
def test_a_little_word_in_a_line_of_capitals_is_no_group(text: str) -> None:
    assert find_actors(Document(text, "en")) == ()


def test_letters_that_a_group_is_known_by_come_before_its_full_name_and_its_id_stays() -> None:
    groups = {actor_id: group["name"] for _, found in factions() for actor_id, group in found.items()}
    assert groups["aprd"] == "APRD: Popular Army for the Restoration of Democracy"
    assert groups["karbi-people-s-liberation-tigers"] == "KPLT: Karbi People's Liberation Tigers"
    assert groups["naqshbandi-army"] == "Naqshbandi Army", "others have these letters"
    assert groups["hasm"] == "Hasm"


@pytest.mark.parametrize(
    ("text", "actor_id", "name"),
    [
        ("FPIC fighters came to Bunia in DR Congo.", None, "FPIC: Patriotic and Integrationist Force of Congo"),
        ("UFR rebels came to Chad.", None, "UFR: Union of Resistance Forces"),
        ("Mai-Mai Simba came.", "mai-mai-simba", "Mayi Mayi Militia (Simba)"),
        ("SLM-MM fighters came.", None, "SLM/A-Minnawi: Sudan Liberation Movement/Army (Minnawi Faction)"),
        ("VDP fighters came to DR Congo.", None, "VDP: Volunteers for the Defense of the Homeland"),
        ("VDP fighters came to Burkina Faso.", "bfa-vdp", "VDP: Volunteers for the Defense of Homeland"),
        ("BIR soldiers came to Burkina Faso.", None, "Military Forces of Burkina Faso"),
        ("BIR soldiers came to Cameroon.", None, "Military Forces of Cameroon Rapid Intervention Battalion"),
        ("A Rapid Intervention Battalion came to Djibo in Burkina Faso.", None, "Military Forces of Burkina Faso"),
        ("MNJTF troops came to Borno.", "mnjtf", "MNJTF: Multinational Joint Task Force"),
        ("Galmudug Darwish soldiers came.", None, "Darwish Forces (Galmudug)"),
        ("Misrata brigades came.", None, "Misrata Militia"),
        ("PDF fighters came to Sudan.", None, "Popular Defense Forces"),
        ("Abu Shabab's men came to Rafah.", "popular-forces-gaza", "Popular Forces"),
        ("Giants Brigades came to Yemen.", None, "Giants Brigades"),
        ("General Security came to Homs in Syria.", None, "Police Forces of Syria"),
        ("General Security came to Tyre in Lebanon.", None, "Police Forces of Lebanon Internal Security Forces"),
        ("Hamas police came.", None, "Police Forces of Palestine Gaza Strip"),
        ("Ansar Allah al-Awfiya fighters came.", "islamic-resistance-in-iraq", "Ansar Allah al Awfiya"),
        ("HTS-led forces came.", "hayat-tahrir-al-sham", "HTS: Hayat Tahrir al Sham"),
        ("STC-aligned troops came to Yemen.", None, "STC: Southern Transitional Council"),
        ("VDP fighters came.", "bfa-vdp", "VDP: Volunteers for the Defense of Homeland"),
        ("Cabindan separatists came.", "flec", None),
    ],
)
def test_wings_and_allies_are_told_apart(text: str, actor_id: str | None, name: str | None) -> None:
    found = find_actors(Document(text, "en"))[0]
    assert name is None or found.usual_name == name
    assert actor_id is None or found.actor_id == actor_id


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Mai-Mai Kahindo fighters came.", "mai-mai"),
        ("CODECO-XYZ militants came.", "codeco"),
        ("FLEC-PM rebels came.", "flec"),
    ],
)
def test_a_wing_that_no_lexicon_has_is_of_the_group_that_its_name_opens_with(text: str, actor_id: str) -> None:
    assert [m.actor_id for m in find_actors(Document(text, "en"))] == [actor_id]
