from __future__ import annotations

import pytest

from services.extract.model import Clause, PlaceSlot, Trigger
from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms, named, places_of


def select(text: str, trigger: str, language: str = "en", clause: str | None = None) -> list[tuple[list[str], str]]:
    """(written names, relation) of each place of the event that `trigger` tells, in `clause` or its sentence."""
    slot, written = _select(text, trigger, language, clause)
    return [([written[i] for i in place.toponyms], place.relation) for place in slot.places]


def _select(text: str, trigger: str, language: str, clause: str | None) -> tuple[PlaceSlot, list[str]]:
    document = Document(text, language)
    toponyms = find_toponyms(document)
    at = text.index(trigger)
    sentence = document.sentence_at(at)
    start = text.index(clause) if clause else sentence.start
    end = start + len(clause) if clause else sentence.end
    told = Trigger(at, at + len(trigger), "Armed clash", "active")
    return places_of(Clause(sentence, start, end, told), named(document, toponyms)), [t.written for t in toponyms]


def test_toward_and_from_keep_both_with_their_roles() -> None:
    text = "Troops pushed toward the city of Orlivka, advancing from the village of Malena."
    assert select(text, "advancing") == [(["Malena"], "from"), (["Orlivka"], "toward")]


def test_one_relation_to_two_places_is_one_mention() -> None:
    text = "They advanced near the settlement of Dorana and west of the villages of Arden and Belmar."
    assert select(text, "advanced") == [(["Dorana"], "near"), (["Arden", "Belmar"], "west_of")]


_BETWEEN = [(["Arden", "Belmar"], "between"), (["Arden"], "near"), (["Belmar"], "near")]


def test_between_two_places() -> None:
    assert select("Fighting raged between Arden and Belmar.", "Fighting") == _BETWEEN


def test_a_distance_is_read_in_metres() -> None:
    slot, _ = _select("A convoy was hit 12 km north of Arden.", "hit", "en", None)
    assert (slot.places[0].relation, slot.places[0].distance_m) == ("north_of", 12_000.0)
    slot, _ = _select("Колонну обстреляли в 5 км от Ардена.", "обстреляли", "ru", None)
    assert (slot.places[0].relation, slot.places[0].distance_m) == ("near", 5_000.0)


def test_what_contains_a_place_is_no_second_place() -> None:
    assert select("A bomb exploded in Dorana, North Halwa.", "exploded") == [(["Dorana"], "at")]


def test_the_clause_comes_before_the_sentence() -> None:
    text = "Shells hit Arden, while police clashed with miners in Belmar."
    assert select(text, "clashed", clause="police clashed with miners in Belmar")[0] == (["Belmar"], "at")


def test_the_next_sentence_says_where() -> None:
    text = "Soldiers destroyed a truck in the region. The destruction occurred near the village of Arden."
    assert select(text, "destroyed")[0] == (["Arden"], "near")


def test_a_sentence_without_a_place_goes_on_from_the_one_before() -> None:
    text = "Rebels entered Arden at dawn. They killed four guards."
    assert select(text, "killed") == [(["Arden"], "at")]


def test_speakers_and_datelines_are_no_places_of_events() -> None:
    text = "LVIV, Nov 3 (Reuters) - Kyiv said troops clashed in Arden."
    assert select(text, "clashed") == [(["Arden"], "at")]


def test_directions_and_borders() -> None:
    assert select("Бои продолжаются на Орловском направлении.", "Бои", "ru") == [(["Орловском"], "axis")]
    assert select("Soldiers surrendered along the Velka border.", "surrendered") == [(["Velka"], "border_of")]


def test_indices_count_from_the_first_index() -> None:
    document = Document("Clashes in Dorana, North Halwa.", "en", "title")
    toponyms = find_toponyms(document, 7)
    trigger = Trigger(0, 7, "Armed clash", "nominal")
    sentence = document.sentences[0]
    slot = places_of(Clause(sentence, sentence.start, sentence.end, trigger), named(document, toponyms, 7))
    assert [place.toponyms for place in slot.places] == [(7,)]


def test_no_place_is_none() -> None:
    assert select("Two men were killed.", "killed") == []


def test_a_paragraph_of_a_bulletin_is_headed_by_its_place() -> None:
    text = "Overnight:\n1. Arden. Shells destroyed a school.\nBelmar (Halwa): gunmen shot a teacher."
    assert select(text, "Shells") == [(["Arden"], "at")]
    assert select(text, "shot") == [(["Belmar"], "at")]


def test_a_place_of_the_sentence_comes_before_its_heading() -> None:
    text = "Arden. Police clashed with miners in Belmar."
    assert select(text, "clashed") == [(["Belmar"], "at"), (["Arden"], "at")]


def test_a_dateline_heads_nothing() -> None:
    assert select("ARDEN: A mob beat two men to death near Belmar.", "beat") == [(["Belmar"], "near")]


def test_a_heading_may_end_like_a_participle() -> None:
    assert select("Overnight:\nHalving: shells fell on a ward.", "fell") == [(["Halving"], "at")]


def test_a_road_runs_between_its_ends() -> None:
    assert select("A mine went off on the Arden-Belmar highway.", "went off") == _BETWEEN
    text = "На трассе Орловка-Долина подорвался автобус."
    assert select(text, "подорвался", "ru")[0] == (["Орловка", "Долина"], "between")


def test_a_hyphen_elsewhere_is_part_of_a_name() -> None:
    assert select("A mine went off in Arden-Belmar.", "went off") == [(["Arden-Belmar"], "at")]


def test_a_list_goes_on_behind_what_contains_its_first_places() -> None:
    text = "Авіаударів зазнали села Орлівка Сумської області; Малена та Дорана Харківської області."
    assert [names[0] for names, _ in select(text, "Авіаударів", "uk", text[:45])] == ["Орлівка", "Малена", "Дорана"]


def test_sides_of_a_place_are_abbreviated() -> None:
    assert select("Police were killed in an ambush 5 km NE of Arden.", "killed") == [(["Arden"], "north_east_of")]


def test_where_a_sentence_names_the_country_alone_the_next_one_says_where() -> None:
    text = "Six miners died in an attack in Peru. The attack happened on Friday in Arden, a town near Belmar."
    assert select(text, "died")[0] == (["Arden"], "at")
    assert select("Six miners died in an attack in Peru. The attack was condemned in Arden.", "died") == [
        (["Peru"], "at")
    ]
    for next_one in ("The raiders burnt a mine in Arden.", "The raid on Arden lasted an hour."):
        assert select(f"Six miners died in an attack in Peru. {next_one}", "died")[0] == (["Arden"], "at")


def test_a_road_is_between_its_ends_and_near_each() -> None:
    assert select("A mine exploded on the Arden-Belmar road.", "exploded") == _BETWEEN
    assert select("A mine exploded on the Arden-Belmar axis.", "exploded") == _BETWEEN
    assert select("A mine exploded on the Arden - Belmar highway.", "exploded") == _BETWEEN
    assert select("A mine exploded on the road linking Arden and Belmar.", "exploded") == _BETWEEN


def test_where_a_coder_put_it_comes_first() -> None:
    text = "Gunmen clashed near Arden village (coded to Belmar, Halwa)."
    assert select(text, "clashed")[0] == (["Belmar"], "at")
    assert select("Gunmen clashed at the Arden border, geocoded to Belmar.", "clashed")[0] == (["Belmar"], "at")


def test_the_sentence_before_says_where_a_coder_put_it() -> None:
    text = "Farmers walked toward Dorana from the Arden border, coded to Belmar. Police fired tear gas at them."
    assert select(text, "fired") == [(["Belmar"], "at")]


@pytest.mark.parametrize(
    "coded",
    [
        "Coded to Belmar (Halwa).",
        "The event is coded to Belmar.",
        "Event coded at Belmar.",
        "Location mapped to Belmar.",
    ],
)
def test_a_sentence_behind_may_say_nothing_but_where_a_coder_put_it(coded: str) -> None:
    assert select(f"Gunmen clashed near Arden village. Many fled. {coded}", "clashed")[0] == (["Belmar"], "at")
    assert select(f"Gunmen clashed along the border. {coded}", "clashed")[0] == (["Belmar"], "at")


def test_what_a_coder_counts_is_no_place() -> None:
    text = "Gunmen clashed near Arden village. Four fatalities coded to the first of the fights in Belmar."
    assert select(text, "clashed")[0] == (["Arden"], "near")


@pytest.mark.parametrize(
    "text",
    [
        "Arden, Belmar and Dorana in Halwa region came under fire from guns on the left bank of the Marna.",
        "Arden, Belmar and Dorana of Halwa region came under fire from guns on the left bank of the Marna.",
        "Arden, Belmar and Dorana villages came under fire from guns on the left bank of the Marna.",
        "Arden, Belmar and Dorana communities came under fire from guns on the left bank of the Marna.",
    ],
)
def test_a_list_that_a_unit_or_a_noun_ends_holds_places(text: str) -> None:
    assert {name for names, _ in select(text, "fire") for name in names} >= {"Arden", "Belmar", "Dorana"}


def test_nautical_miles_are_a_distance() -> None:
    slot, _ = _select("A ship was attacked 25 nm south of the town of Arden.", "attacked", "en", None)
    assert (slot.places[0].relation, slot.places[0].distance_m) == ("south_of", 46_300.0)


@pytest.mark.parametrize(
    "text",
    [
        "Members of Dorana and other groups gathered at the People Power Arden in Belmar (Halwa).",
        "Supporters of Dorana gathered outside the state-run Arden in the town of Belmar.",
    ],
)
def test_what_lies_in_a_sure_place_is_one_of_the_events(text: str) -> None:
    assert "Arden" in [name for names, _ in select(text, "gathered") for name in names]


def test_a_list_before_its_verb_begins_with_its_first_place() -> None:
    text = "В Донском округе г. Орловка, сёла Малена, Долинка и х. Дальний атакованы дронами."
    assert [names for names, _ in select(text, "атакованы", "ru")][:4] == [
        ["Орловка"],
        ["Малена"],
        ["Долинка"],
        ["Дальний"],
    ]
