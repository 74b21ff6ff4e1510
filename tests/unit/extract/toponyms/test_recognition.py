from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.report import Toponym
from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms
from services.extract.toponyms.context import before
from services.extract.toponyms.recognition import MAX_TOPONYMS
from services.extract.toponyms.vocabulary import vocabulary


def find(text: str, language: str = "en") -> dict[str, Toponym]:
    return {t.written: t for t in find_toponyms(Document(text, language))}


def places(text: str, language: str = "en") -> list[str]:
    found = find(text, language).values()
    return [t.written for t in found if t.role == "context" and not t.country and not t.described]


@pytest.mark.parametrize(
    ("language", "text", "written", "cue"),
    [
        ("en", "Shells fell on the village of Hradivka overnight.", "Hradivka", "village"),
        ("en", "Residents left Malena town at dawn.", "Malena", "town"),
        ("en", "Drones hit depots in the Orlivka region.", "Orlivka region", "region"),
        ("en", "They pushed on the Orlivka axis.", "Orlivka", "direction"),
        ("ru", "Бои идут в населённом пункте Орловка.", "Орловка", "settlement"),
        ("ru", "Бои в районе населенного пункта Орловка.", "Орловка", "settlement"),
        ("ru", "Наступление на Орловском направлении.", "Орловском", "direction"),
        ("ru", "Удар нанесён по с. Зелёное.", "Зелёное", "village"),
        ("uk", "Обстріляли смт. Гродівка вночі.", "Гродівка", "town"),
        ("uk", "Пожежа у м.Долина триває.", "Долина", "city"),
        ("uk", "Вибухи на Сумщині вночі.", "Сумщині", "region"),
    ],
)
def test_words_beside_a_name_say_what_it_is(language: str, text: str, written: str, cue: str) -> None:
    found = find(text, language)
    assert found[written].cue == cue
    assert found[written].strength > 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces advanced on Monday.",
        "President Maria Kovalenko thanked the crews.",
        "An Iskander and two Grad launchers were destroyed in March.",
        "However, the Ministry of Defence declined to comment.",
        "Residents said Reuters had called.",
        "Ivan Kovalenko, 34, was wounded.",
    ],
)
def test_what_is_no_place_of_an_event(text: str) -> None:
    assert places(text) == []


def test_a_surname_is_no_place_after_the_full_name() -> None:
    text = "The town was shelled, Petro Harkavy told reporters. Harkavy was near Orlivka."
    assert places(text) == ["Orlivka"]


def test_roles_of_speakers_datelines_and_actors() -> None:
    found = find("LVIV, Nov 3 (Reuters) - Kyiv said the Minsk-based group and Kharkiv police fought in Orlivka.")
    assert {name: t.role for name, t in found.items()} == {
        "LVIV": "publisher",
        "Kyiv": "speaker",
        "Minsk": "actor",
        "Kharkiv": "actor",
        "Orlivka": "context",
    }


def test_hierarchies_are_kept_and_lists_are_none() -> None:
    text = "Clashes in Dorana, North Halwa. Strikes hit Arden, Belmar and Corran in the Velka district."
    toponyms = find_toponyms(Document(text, "en"), first_index=10)
    index = {t.written: i for i, t in enumerate(toponyms)}
    outer = {t.written: [w - 10 for w in t.within] for t in toponyms}
    assert outer["Dorana"] == [index["North Halwa"]]
    assert outer["Arden"] == outer["Belmar"] == []
    assert outer["Corran"] == [index["Velka district"]]


def test_a_genitive_divides_two_names() -> None:
    found = find_toponyms(Document("Бои у Зелёной Поляны Орловской области.", "ru"))
    assert [t.written for t in found] == ["Зелёной Поляны", "Орловской области"]
    assert found[0].within == (1,)


def test_headlines_in_title_case_and_capitals() -> None:
    found = find("Rebels Shell Village Near Nova Orlivka As Fighting Spreads")
    assert [t.written for t in found.values() if t.strength > 0.5] == ["Nova Orlivka"]
    assert "ORLIVKA" in places("REBELS SHELL VILLAGE NEAR ORLIVKA, KILLING CIVILIANS")


def test_a_nationality_before_a_city_contains_it() -> None:
    toponyms = find_toponyms(Document("A bomb went off in the Nigerian city of Dorana.", "en"))
    assert [(t.written, t.country, t.within) for t in toponyms] == [("Nigerian", "NGA", ()), ("Dorana", None, (0,))]


def test_offsets_point_at_the_written_name() -> None:
    text = "Shelling of #Orlivka and Malena’s outskirts; «Долина» held."
    for toponym in find_toponyms(Document(text, "en")):
        assert text[toponym.start : toponym.end] == toponym.written


def test_a_flood_of_names_is_bounded() -> None:
    text = " ".join(f"in Orlivka{i}x," for i in range(MAX_TOPONYMS + 500))
    assert len(find_toponyms(Document(text, "en"))) == MAX_TOPONYMS


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x500), max_size=200))
def test_any_text_gives_toponyms_in_order_inside_it(text: str) -> None:
    for language in ("en", "ru", "uk"):
        starts = [t.start for t in find_toponyms(Document(text, language))]
        assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Men of the Verana Cartel and the Gulf Cartel fought."),
        ("en", "They seized weapons from Verana militiamen."),
        ("uk", "Ось так починався ранок."),
        ("uk", "Усі поїхали."),
        ("ru", "Весь день шёл дождь."),
    ],
)
def test_organizations_their_people_and_particles_are_no_places(language: str, text: str) -> None:
    assert places(text, language) == []


def test_a_place_where_people_act_is_one() -> None:
    assert places("The shots were fired in Verana, police said.") == ["Verana"]


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("ru", "Склады сожгли в Гродовской и Хальской областях.", "Гродовской"),
        ("uk", "Стріляли у Гродівській та Хальській областях.", "Гродівській"),
        ("uk", "У Гродівській області збили дрон, у Хальській — три.", "Хальській"),
        ("en", "Rockets hit the Hradiv and Halwa regions.", "Hradiv"),
    ],
)
def test_a_name_shares_the_noun_of_another(language: str, text: str, written: str) -> None:
    assert find(text, language)[written].cue == "region"


def test_a_list_of_towns_shares_no_noun() -> None:
    assert find("Rockets hit Hradiv and Halwa region.")["Hradiv"].cue is None
    assert find("Били по Гродовке и Хальской области.", "ru")["Гродовке"].cue is None
    assert find("Ракета влучила у Гродівський завод у Хальській області.", "uk")["Гродівський завод"].cue == "facility"


def test_streets_and_quoted_names_are_no_places() -> None:
    assert "Шевченка" not in find("Дрон влучив у дім на вулиці Шевченка.", "uk")
    assert places("Бои идут на улицах Орловки.", "ru") == ["Орловки"]
    assert places("Ударили «Гранитом» по складу в Орловке.", "ru") == ["Орловке"]
    assert find("Вибух на аеродромі «Орлівка».", "uk")["Орлівка"].cue == "facility"


def test_a_word_after_an_opening_quote_begins_a_sentence() -> None:
    assert "Ось" not in find("«Ось вам і мир»: обстріл Орлівки.", "uk")


def test_after_a_comma_only_a_preposition_says_what_contains() -> None:
    text = "Обстріляли Орлівку, вранці у Хальській області горів склад."
    assert find(text, "uk")["Орлівку"].within == ()
    assert find("Обстріляли Орлівку, у Хальській області.", "uk")["Орлівку"].within == (1,)


def test_the_noun_of_a_place_may_stand_before_the_bracket_that_contains_it() -> None:
    found = find("Gunmen raided Arden village (Belmar, Halwa) overnight.")
    assert found["Arden"].within[0] == 1
    assert found["Belmar"].within == (2,)


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [("ru", "Взрыв в индийском городе Орловка.", "IND"), ("uk", "Вибух у мексиканському місті Долина.", "MEX")],
)
def test_an_adjective_in_small_letters_says_the_country(language: str, text: str, country: str) -> None:
    adjective, town = find_toponyms(Document(text, language))
    assert (adjective.country, adjective.role, town.within) == (country, "actor", (0,))


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("ru", "Боевики обстреляли из миномётов аэропорт Гао.", "Гао"),
        ("uk", "Бойовики обстріляли з гармат аеропорт Гао.", "Гао"),
    ],
)
def test_a_weapon_is_no_place_that_something_comes_from(language: str, text: str, written: str) -> None:
    left = before(text, text.index(written), 0, vocabulary(language))
    assert left.relation != "from"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen raided a mine in the North Arden town of Belmar on Sunday.",
        "Shells hit the Arden region city of Belmar.",
        "Police fired at crowds in the Arden province capital Belmar.",
        "The rebels hold Arden's coastal town of Belmar.",
    ],
)
def test_a_region_named_before_a_town_contains_it(text: str) -> None:
    toponyms = find_toponyms(Document(text, "en"))
    town = next(t for t in toponyms if t.written == "Belmar")
    assert town.cue in ("town", "city")
    assert ["Arden" in toponyms[i].written for i in town.within] == [True]
    assert not any(toponyms.index(town) in t.within for t in toponyms)


def test_a_town_named_before_its_region_is_contained() -> None:
    toponyms = find_toponyms(Document("Bombs fell in the Belmar town of Arden State.", "en"))
    assert [(t.written, t.cue, t.within) for t in toponyms] == [("Belmar", "town", (1,)), ("Arden State", "region", ())]


@pytest.mark.parametrize("text", ["Neighbouring Belmar was hit.", "Besieged Belmar was hit.", "Nearby Belmar was hit."])
def test_what_describes_a_name_at_the_beginning_is_no_part_of_it(text: str) -> None:
    assert [t.written for t in find_toponyms(Document(text, "en"))] == ["Belmar"]


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        (
            "ru",
            "Дроны ударили по Орловскому нефтеперерабатывающему заводу.",
            "Орловскому нефтеперерабатывающему заводу",
        ),
        ("ru", "Горит Северский морской порт.", "Северский морской порт"),
        ("uk", "Горить Долинський металургійний комбінат.", "Долинський металургійний комбінат"),
        ("en", "Drones set the Belmar oil refinery ablaze.", "Belmar oil refinery"),
    ],
)
def test_a_facility_is_named_after_its_town(language: str, text: str, written: str) -> None:
    assert find(text, language)[written].cue == "facility"


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("ru", "При артобстреле Ардена погибли двое.", "Ардена"),
        ("uk", "Армія прорвала облогу Діллінга.", "Діллінга"),
        ("en", "The siege of Belmar goes on.", "Belmar"),
    ],
)
def test_what_is_besieged_is_surely_a_place(language: str, text: str, written: str) -> None:
    assert find(text, language)[written].strength > 0.8


@pytest.mark.parametrize(
    ("language", "text", "inner", "outer"),
    [
        ("ru", "Дрон ударил в белгородском селе Новая Долина.", "Новая Долина", "белгородском"),
        ("uk", "Снаряд влучив у сумському селищі Орлівка.", "Орлівка", "сумському"),
        ("ru", "Взрыв в хомсском квартале эз-Захра.", "эз-Захра", "хомсском"),
    ],
)
def test_an_adjective_before_a_noun_and_a_name_contains_it(language: str, text: str, inner: str, outer: str) -> None:
    toponyms = find_toponyms(Document(text, language))
    assert [toponyms[i].written for t in toponyms if t.written == inner for i in t.within] == [outer]


def test_an_article_in_small_letters_belongs_to_the_name() -> None:
    assert places("Бои идут в эр-Ракке и аль-Бабе.", "ru") == ["эр-Ракке", "аль-Бабе"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Двое рабочих ранены.", "ru"),
        ("Осенью склад восстановили.", "ru"),
        ("Чиновник погиб на месте.", "ru"),
        ("Поранень зазнало подружжя.", "uk"),
        ("Торік склад згорів.", "uk"),
        ("Водій помер у лікарні.", "uk"),
    ],
)
def test_a_sentence_opens_with_no_place_where_its_first_word_is_a_numeral_an_adverb_or_a_person(
    text: str, language: str
) -> None:
    assert find(text, language) == {}


def test_adjectives_before_a_name_stand_in_the_order_of_the_text() -> None:
    text = "Дрон упал в белгородском российском селе Арденово."
    written = [t.written for t in find_toponyms(Document(text, "ru"))]
    assert written == ["белгородском", "российском", "Арденово"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("uk", "Оборонці Орлівки знищили два танки.", ["Орлівки"]),
        ("ru", "Защитники Орловки отбили атаку.", ["Орловки"]),
        ("ru", "Станица Орловская обстреляна.", ["Станица Орловская"]),
        ("uk", "Гола Пристань під обстрілом.", ["Гола Пристань"]),
        ("uk", "Василівка Запорізького району. Двоє поранених.", ["Василівка", "Запорізького району"]),
        ("uk", "Піски Донецької області обстріляно.", ["Піски", "Донецької області"]),
        ("uk", "Мешканці Донецької області поранені.", ["Донецької області"]),
    ],
)
def test_a_noun_that_opens_a_sentence_is_no_part_of_the_name_it_governs(
    language: str, text: str, names: list[str]
) -> None:
    assert places(text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("uk", "Мер Житомира Сухомлин повідомив про вибухи.", "Житомира"),
        ("ru", "Мэр Белгорода Валентин Орлов сообщил об обстреле.", "Белгорода"),
        ("ru", "Глава Шебекино Жданов сообщил об обстреле.", "Шебекино"),
    ],
)
def test_an_office_is_held_where_its_holder_speaks(language: str, text: str, office: str) -> None:
    assert find(text, language)[office].role == "speaker"


def test_a_first_name_behind_a_title_is_no_place() -> None:
    assert find("Президент Владимир заявил об обстреле.", "ru") == {}


@pytest.mark.parametrize("text", ["Troops fell in a QRST ambush.", "Shells hit a CRPF bunker near the river."])
def test_letters_that_stand_for_an_organization_are_no_place(text: str) -> None:
    assert {toponym.role for toponym in find(text).values()} == {"actor"}


def test_a_list_is_as_surely_of_places_as_its_first_name() -> None:
    found = find("Drones fell on Arden, Belmar and Dorana.")
    assert {found[name].strength for name in ("Arden", "Belmar", "Dorana")} == {0.6}


def test_no_town_contains_a_country() -> None:
    assert find("Толпа стояла у парламента Грузии в Тбилиси.", "ru")["Грузии"].within == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Обстріляно 11 населених пунктів області, зокрема Орлівку та Малену."),
        ("ru", "Под ударом несколько сёл, в том числе Орлівку и Малену."),
        ("en", "Shells fell on a dozen villages, including Орлівку and Малену."),
    ],
)
def test_some_that_a_noun_means_are_surely_places(language: str, text: str) -> None:
    found = find(text, language)
    assert [found[name].strength for name in ("Орлівку", "Малену")] == [0.85, 0.85]


def test_some_people_are_no_places() -> None:
    assert find("Nine people died, including Arden.")["Arden"].strength < 0.5


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("ru", "Склад на правом берегу Днепра уничтожен.", "Днепра"),
        ("en", "A depot on the left bank of the Dnipro was hit.", "Dnipro"),
    ],
)
def test_what_has_banks_is_a_river(language: str, text: str, written: str) -> None:
    assert find(text, language)[written].cue == "bank"


def test_the_west_bank_is_no_organization() -> None:
    assert "West Bank" in find("The soldiers shot a young man in the West Bank.")
    assert "Central Bank" not in find("The gunmen stood for an hour in the Central Bank.")


@pytest.mark.parametrize(
    ("text", "cue"), [("Rebels took Arden Tsp.", "town"), ("A raid in Belmar terr. left two dead.", "district")]
)
def test_nouns_of_features_are_abbreviated(text: str, cue: str) -> None:
    assert next(iter(find(text).values())).cue == cue


def test_an_adjective_of_nationality_stands_between_a_preposition_and_a_name() -> None:
    found = find("Участок сожгли в гаитянском Малене.", "ru")
    assert (found["Малене"].strength, found["гаитянском"].country) == (0.85, "HTI")
    assert found["Малене"].within == (list(found).index("гаитянском"),)


@pytest.mark.parametrize("text", ["Полицейский участок сожгли боевики.", "Раненый боец погиб."])
def test_an_adjective_that_means_a_person_opens_no_name(text: str) -> None:
    assert find(text, "ru") == {}


def test_letters_of_an_organization_are_no_part_of_the_name_behind_them() -> None:
    assert list(find("Авиация била по занятому СБП Эн-Малену.", "ru")) == ["Эн-Малену"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Gunmen raided the Central African Republic town of Arden.", "Central African Republic"),
        ("Soldiers were killed in the Central African Republic's north.", "Central African Republic"),
        ("A bomb went off in the Dominican Republic on Friday.", "Dominican Republic"),
        ("Shells fell on the town of Sheikh Belmar in North Halwa.", "Sheikh Belmar"),
    ],
)
def test_a_word_that_is_no_name_by_itself_stays_in_one(text: str, written: str) -> None:
    assert written in find(text)


def test_an_embassy_is_no_place_of_its_country() -> None:
    assert "Arden" in places("A car bomb exploded near the French Embassy in Arden.")
    assert places("A car bomb exploded near the U.S. Consulate in Arden.") == ["Arden"]


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("Troops shelled the south Yemen port of Arden.", "Arden", "Yemen"),
        ("Troops shelled the central Kenya town of Arden.", "Arden", "Kenya"),
        ("Raiders killed nine herders in Belmar state's Arden county.", "Arden county", "Belmar"),
    ],
)
def test_a_place_lies_in_what_is_named_before_it(text: str, inner: str, outer: str) -> None:
    toponyms = find_toponyms(Document(text, "en"))
    written = [t.written for t in toponyms]
    assert [written[i] for i in find(text)[inner].within][:1] == [outer]


@pytest.mark.parametrize(
    ("language", "text"),
    [("uk", "Знеструмлено весь Лівий берег столиці."), ("ru", "Обесточен весь Левый берег столицы.")],
)
def test_the_side_of_a_river_is_no_name(language: str, text: str) -> None:
    assert places(text, language) == []


@pytest.mark.parametrize(("language", "text"), [
    ("ru", "Российская пехота обстреляла поселок Орлово."), ("uk", "Російська піхота обстріляла село Орлове."),
])  # fmt: skip
def test_a_verb_is_no_adjective_that_ties_a_place_to_those_who_struck_it(language: str, text: str) -> None:
    *_, place = find(text, language).values()
    assert (place.cue is not None, place.within) == (True, ())


def test_a_sea_has_the_name_that_a_brigade_has() -> None:
    assert places("Drones hit a tanker in the Sea of Azov on Friday.") == ["Sea of Azov"]


def test_the_ends_of_a_road_may_have_two_words_each() -> None:
    assert places("Gunmen abducted nine people along the Birnin Gwari-Funtua road.") == ["Birnin Gwari", "Funtua"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Shells hit posts near As Belmar at dawn.", "As Belmar"),
        ("Shells hit several posts of the rebels in An Belmar (An Belmar, Halwa) at dawn.", "An Belmar"),
        ("Shells hit posts at Arden er Belmar at dawn.", "Arden er Belmar"),
        ("Shells hit posts in Ali en Belmar at dawn.", "Ali en Belmar"),
    ],
)
def test_an_arabic_article_belongs_to_the_name(text: str, written: str) -> None:
    assert places(text)[0] == written


@pytest.mark.parametrize("text", ["As Arden fell, shells hit it.", 'It was "An Arden tale" to them.'])
def test_an_english_word_is_no_article_of_a_name(text: str) -> None:
    assert places(text) == ["Arden"]


@pytest.mark.parametrize(
    "text",
    [
        "They marched along Avenue Belmar in Arden.",
        "They marched to Boulevard Belmar in Arden.",
        "They blocked Calle Belmar in Arden.",
        "They met outside Dorana Bhawan in Arden.",
        "They met at the Shahi Dorana Masjid in Arden.",
    ],
)
def test_streets_and_houses_are_no_places_beside_their_town(text: str) -> None:
    assert places(text) == ["Arden"]


def test_letters_in_brackets_are_the_name_before_them() -> None:
    found = find("Some fighters who call themselves the Front for the Freedom of Arden (FFA) took a village.")
    assert found["FFA"].role == "actor"


@pytest.mark.parametrize("who", ["security personnel", "regional police", "raiders", "bandits"])
def test_who_acts_says_whose_they_are_and_not_where(who: str) -> None:
    assert find(f"On Sunday Arden {who} shot a farmer.")["Arden"].role == "actor"


@pytest.mark.parametrize(
    "name", ["Ain al Arab", "Shatt al Arab", "Arden de las Palmas", "Belmar de los Santos", "Umm al Jumaa"]
)
def test_links_of_other_languages_go_on_to_the_names_end(name: str) -> None:
    assert [t.written for t in find_toponyms(Document(f"A mine killed a boy in {name} on Monday.", "en"))] == [name]


def test_a_preposition_is_no_arabic_article() -> None:
    found = find_toponyms(Document("It rained. At Belmar soldiers attacked, and in At Turbah they rested.", "en"))
    assert [t.written for t in found] == ["Belmar", "At Turbah"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Уламки збитого дрона пошкодили склад."),
        ("ru", "Обломки сбитого дрона повредили склад."),
        ("en", "Debris of a downed drone damaged a warehouse."),
        ("en", "Fragments from a downed drone damaged a warehouse."),
    ],
)
def test_what_falls_from_the_sky_is_no_place(language: str, text: str) -> None:
    assert places(text, language) == []
