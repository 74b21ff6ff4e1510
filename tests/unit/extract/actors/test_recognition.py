from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extract.actors import find_actors
from services.extract.text.document import Document

BOKO_HARAM = "Boko Haram - Jamaatu Ahli is-Sunnah lid-Dawati wal-Jihad"


def ids(text: str, language: str) -> list[str]:
    return [m.actor_id or f"{m.country}/{m.category}" for m in find_actors(Document(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Chadian soldiers left.", "en", ["tcd-forces"]),
        ("The army of Chad left.", "en", ["tcd-forces"]),
        ("Military Forces of Bolivia fired.", "en", ["bol-forces"]),
        ("Peru's police arrived.", "en", ["per-police"]),
        ("Peruvian and Bolivian miners left.", "en", ["PER/Civilians", "BOL/Civilians"]),
        ("Danish, Polish and Italian soldiers left.", "en", ["dnk-forces", "pol-forces", "ita-forces"]),
        ("Kenyan and Somali troops met.", "en", ["ken-forces", "som-forces"]),
        ("RSF fighters entered.", "en", ["rapid-support-forces"]),
        ("A former Chadian policeman and a retired general left.", "en", ["TCD/Civilians", "TCD/Civilians"]),
        ("Бывший чадский военный уехал.", "ru", ["TCD/Civilians"]),
        ("Колишній чадський військовий поїхав.", "uk", ["TCD/Civilians"]),
        ("Awami League activists clashed.", "en", ["awami-league"]),
        ("Tajik guards fired.", "en", ["tjk-border-guard"]),
        ("Six died in US air strikes.", "en", ["usa-forces"]),
        ("Occupation soldiers entered Nablus.", "en", ["None/State forces"]),
        ("Colonists came to a village near Nablus.", "en", ["israeli-settlers"]),
        ("Ijaw youths came.", "en", ["ijaw-militia"]),
        ("Rival sub-tribes met; dacoits, religious extremists and an irate mob came.", "en",
         ["None/Identity militia", "None/Political militia", "None/Rebel group", "None/Rioters"]),
        ("A ward head and an aspirant left.", "en", ["None/Civilians", "None/Civilians"]),
        ("Malawian Mobile Police came.", "en", ["mwi-police"]),
        ("Rwandan Defence Forces entered.", "en", ["rwa-forces"]),
        ("Fighters of the Rapid Support Forces (RSF) entered.", "en", ["rapid-support-forces"]),
        ("Kigali said its soldiers left.", "en", ["rwa-forces"]),
        ("Tehran claimed that its troops left.", "en", ["irn-forces"]),
        ("Chadian saboteurs left; so did Polish commandos.", "en", ["tcd-forces", "pol-forces"]),
        ("Suspected Allied Democratic Forces (ADF) rebels came.", "en", ["allied-democratic-forces"]),
        ("Солдаты армии Чада ушли.", "ru", ["tcd-forces"]),
        ("Колонну чадских военных обстреляли боевики «Боко Харам».", "ru", ["tcd-forces", "boko-haram"]),
        ("Обстріл російськими військами.", "uk", ["rus-forces"]),
        ("Бійці ЗСУ відійшли.", "uk", ["ukr-forces"]),
        ("Хуситів обстріляли.", "uk", ["houthis"]),
    ],
)  # fmt: skip
def test_a_nationality_and_a_noun_or_a_name_give_one_party(text: str, language: str, expected: list[str]) -> None:
    assert ids(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It lies in the Russian city of Pskov.", "en"),
        ("The Russian-occupied land is mined.", "en"),
        ("A pro-Russian mayor spoke.", "en"),
        ("They live in a Ukrainian village.", "en"),
        ("He went to Ukraine and from Russia.", "en"),
        ("A military expert spoke of the rebel-held east.", "en"),
        ("The US said so; they told us.", "fr"),
        ("Он живёт в украинском селе.", "ru"),
        ("Того же дня прошли военные учения.", "ru"),
        ("Це село в окупованому Росією районі.", "uk"),
    ],
)
def test_what_only_qualifies_a_place_or_a_thing_is_no_party(text: str, language: str) -> None:
    assert [
        m for m in find_actors(Document(text, language)) if m.country in ("RUS", "UKR") or m.category == "State forces"
    ] == []


@pytest.mark.parametrize(
    "text", ["MALI: bombs fell.", "**Chad** - A bomb fell.", "A bomb fell on Lake Chad.", "French TV came."]
)
def test_headings_and_names_of_other_things_are_no_party(text: str) -> None:
    assert find_actors(Document(text, "en")) == ()


def test_a_bare_nationality_is_an_adjective() -> None:
    (mention,) = find_actors(Document("Ukrainian drones flew.", "en"))
    assert (mention.adjective, mention.country, mention.category) == (True, "UKR", None)


def test_capitals_count_only_as_written() -> None:
    assert ids("Give us time", "en") == []
    assert ids("US troops came", "en") == ["usa-forces"]


def test_an_ambiguous_acronym_needs_its_country() -> None:
    assert "arakan-army" not in ids("AA batteries are sold out.", "en")
    assert "arakan-army" in ids("In Myanmar, the AA advanced.", "en")


def test_a_near_country_will_do() -> None:
    assert "israeli-settlers" in ids("Settlers burned Palestinian olive trees.".lower().replace("p", "P", 1), "en")
    assert "israeli-settlers" not in ids("The settlers of Iceland came by boat.", "en")


def test_the_enemy_of_a_ukrainian_text_is_russia_unless_it_is_about_others() -> None:
    assert ids("Ворог обстріляв місто.", "uk") == ["rus-forces"]
    assert "rus-forces" not in ids("Армія Ємену каже: ворог обстріляв місто.", "uk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fano came. The army fled.", "eth-forces"),
        ("Boko Haram came. The army fled.", None),  # it fights in four countries
        ("In the Colombian city of Cali police came.", "col-police"),
        ("Ethiopia said its troops came.", "eth-forces"),
        ("Russian drones came. Two soldiers fled.", None),
    ],
)
def test_an_army_without_a_nationality_is_the_one_that_the_text_is_about(text: str, expected: str | None) -> None:
    assert find_actors(Document(text, "en"))[-1].actor_id == expected


@given(st.text(alphabet="Russian ndtokpse-'(),.RSF военыРоси", max_size=200), st.sampled_from(["en", "ru", "uk"]))
def test_mentions_are_in_order_and_quote_the_text(text: str, language: str) -> None:
    mentions = find_actors(Document(text, language))
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(text[m.start : m.end].startswith(m.name) for m in mentions)


@pytest.mark.parametrize("text", ["PDF fighters came.", "Five NPA rebels fled."])
def test_an_ambiguous_name_is_a_party_beside_its_fighters(text: str) -> None:
    assert find_actors(Document(text, "en"))[0].actor_id in ("peoples-defence-force", "new-peoples-army")


def test_who_is_against_a_government_is_not_of_it() -> None:
    assert [m.name for m in find_actors(Document("Many anti-government hunger strikers came.", "en"))] == ["strikers"]


def test_the_side_of_a_group_is_its_name_and_that_of_an_army_its_state() -> None:
    group, army = find_actors(Document("Boko Haram fled. Chadian soldiers came.", "en"))
    assert (group.side, army.side) == (BOKO_HARAM, "TCD")


def test_the_artillery_of_a_junta_is_the_junta() -> None:
    (mention,) = find_actors(Document("Junta artillery roared.", "en"))
    assert mention.category == "State forces"


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("Україна чекає. Війська відбили дев'ять атак.", "uk", "Війська", "UKR"),
        ("Росія заявляє інше: захисники тримають село.", "uk", "захисники", "UKR"),
        ("По данным Минобороны РФ, расчёты ПВО сбили восемь бомб, ВСУ отошли.", "ru", "ПВО", "RUS"),
        ("Силы обороны сообщают: военные отбили шесть атак россиян.", "ru", "военные", "UKR"),
        ("В Минобороны РФ сообщили: противник потерял танк.", "ru", "противник", "UKR"),
        ("Силы обороны сообщают: противник потерял танк.", "ru", "противник", "RUS"),
        ("Армия Чада стреляла, противник отошёл.", "ru", "противник", None),
    ],
)
def test_nameless_forces_are_the_side_that_a_text_speaks_for(text: str, language: str, name: str, country: str) -> None:
    found = {m.name: m.country for m in find_actors(Document(text, language))}
    assert found.get(name) == country


def test_the_army_of_a_text_is_the_one_that_it_names() -> None:
    text = "Израильские военные вошли в посёлок. Бойцы застрелили двоих."
    assert [m.country for m in find_actors(Document(text, "ru"))] == ["ISR", "ISR"]


def test_an_adjective_before_the_name_of_a_place_is_no_party() -> None:
    assert find_actors(Document("В иранском Керманшахе сгорел склад.", "ru")) == ()
    assert find_actors(Document("Сгорел склад, сообщил украинский Генштаб.", "ru")) != ()


def test_forces_for_a_government_are_forces_and_protesters_for_it_are_not_its_own() -> None:
    (mention,) = find_actors(Document("On Thursday, pro-government forces shelled Taiz.", "en"))
    assert mention.category == "State forces"
    assert all(m.category != "State forces" for m in find_actors(Document("Some anti-government forces ran.", "en")))


def test_what_a_group_calls_itself_is_its_name() -> None:
    found = find_actors(Document("An outfit that calls itself the Lions of Mezam boasted of it.", "en"))
    assert found[-1].usual_name == "Lions of Mezam"


def test_an_army_before_a_colon_has_the_forces_behind_it() -> None:
    found = find_actors(Document("CENTCOM: forces sank two Houthi boats.", "en"))
    assert found[1].country == "USA"


@pytest.mark.parametrize(
    ("text", "category", "name"),
    [
        ("Awami League supporters came.", "Protesters", "AL: Awami League"),
        ("Protesters loyal to Moqtada al-Sadr came.", "Protesters", "Protesters loyal to Moqtada al-Sadr"),
        ("A Yoruba mob came.", "Rioters", "Yoruba mob"),
        ("Supporters of Boko Haram came.", "Rebel group", BOKO_HARAM),
    ],
)
def test_a_crowd_of_a_party_is_a_crowd(text: str, category: str, name: str) -> None:
    assert [(m.category, m.usual_name) for m in find_actors(Document(text, "en"))] == [(category, name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attorney General Silva left the Presidential Guard.", ["Presidential Guard"]),
        ("Public Relations Officer Silva left an officer.", ["officer"]),
        ("The local government and a pro-government editor left.", ["editor"]),
        ("Pro-government forces left.", ["government forces"]),
        ("A Bolivian building company and a Peruvian restaurant closed.", []),
        ("A Bolivian who left was killed.", ["Bolivian"]),
        ("A Bolivian ground offensive began.", ["Bolivian"]),
        ("They struck a Bolivian depot.", ["Bolivian"]),
    ],
)
def test_titles_and_firms_are_no_forces(text: str, expected: list[str]) -> None:
    assert [m.name for m in find_actors(Document(text, "en"))] == expected
