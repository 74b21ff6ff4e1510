import pytest

from services.extract.events.clauses import find_candidates
from services.extract.text.document import Document
from tests.unit.extract.events.told import events, types


def clauses(text, language="en"):
    return [candidate.clause for candidate in find_candidates(Document(text, language))]


def test_a_clause_holds_its_trigger_and_lies_in_its_sentence():
    text = "The week was calm. Rebels shelled the port of Ambo. Schools are open."
    (clause,) = clauses(text)
    assert text[clause.trigger.start : clause.trigger.end] == "shelled"
    assert clause.sentence.start <= clause.start <= clause.trigger.start < clause.trigger.end <= clause.end
    assert text[clause.start : clause.end] == "Rebels shelled the port of Ambo."


def test_two_events_of_one_sentence_share_no_character():
    text = "Rebels shelled the port on Monday, while police fired tear gas to disperse protesters in the capital."
    first, second = clauses(text)
    assert first.trigger.sub_event_type == "Shelling/artillery/missile attack"
    assert second.trigger.sub_event_type == "Protest with intervention"
    assert first.end <= second.start


def test_several_words_of_one_event_tell_it_once():
    assert types("A suicide bomber attacked a market and the explosion killed nine people.") == ["Suicide bomb"]


def test_voices():
    voices = {
        "Rebels shelled the port.": "active",
        "The port was shelled by rebels.": "passive",
        "Shelling of the port by rebels went on.": "nominal",
    }
    assert {text: clauses(text)[0].trigger.voice for text in voices} == voices


def test_a_present_tense_is_no_participle():
    assert clauses("Дрон наносит удар по позициям боевиков.", "ru")[0].trigger.voice == "active"
    assert clauses("Склад боевиков сбит и разбит ударом дрона.", "ru")[0].trigger.voice == "passive"


def test_fighting_has_two_sides():
    assert clauses("Soldiers clashed with rebels near the port.")[0].trigger.two_sided
    assert not clauses("Rebels shelled the port.")[0].trigger.two_sided


def test_the_subject_is_not_behind_a_preposition():
    text = "The army in a crackdown on rebel fighters recaptured the town of Ambo on Monday."
    assert types(text) == ["Government regains territory"]


def test_a_party_that_only_describes_is_nobody():
    text = "Government troops captured the rebel-held town of Ambo on Monday."
    assert types(text) == ["Government regains territory"]


def test_a_long_sentence_is_cut_around_its_trigger():
    text = "Near the river, " * 200 + "rebels shelled the port" + ", near the sea" * 200 + "."
    (clause,) = clauses(text)
    assert clause.end - clause.start <= 1200
    assert clause.start <= clause.trigger.start < clause.trigger.end <= clause.end


def test_the_same_event_told_twice_is_one():
    text = (
        "A car bomb exploded in the town of Ambo on Monday, killing six people. "
        "The blast destroyed a cafe. Police said the bombing was the first this year."
    )
    (event,) = events(text)
    assert event.main.candidate.clause.start == 0
    assert event.again


def test_the_same_kind_of_event_in_another_place_is_another():
    text = "Rebels shelled the town of Ambo on Monday. They also shelled the village of Tulu on Tuesday."
    assert len(events(text)) == 2


def test_an_event_told_over_and_over_is_one():
    (event,) = events("Rebels shelled the port of Ambo. " * 90)
    assert len(event.again) == 89


def test_strikes_by_different_means_in_the_items_of_a_list_are_two():
    text = "Дрон атаковал автобус в Сумах.\n\nАртиллерия обстреляла Сумы."
    assert len(events(text, "ru")) == 2


def test_a_place_that_opens_a_paragraph_tells_events_apart():
    text = "Суми. Ворог обстріляв школу, загинула жінка.\n\nКонотоп. Ворог обстріляв лікарню."
    assert len(events(text, "uk")) == 2


def test_a_ukrainian_verb_of_a_man_is_known_by_its_stem():
    assert types("Снайпер підбив танк армії.", "uk") == types("Снайперка підбила танк армії.", "uk") != []


def test_be_makes_a_passive_only_beside_its_participle():
    (active,) = clauses("Gunmen believed to be rebels attacked a bus near Ambo.")
    (passive,) = clauses("A bus is reportedly attacked near Ambo.")
    assert (active.trigger.voice, passive.trigger.voice) == ("active", "passive")


RETOLD = {
    "figures of the dead": ("A car bomb exploded in Ambo on Monday. Thirty-three people were wounded, doctors said."),
    "the weapon": (
        "Artillery pounded the town of Ambo on Monday. The shells came down on the Tulu district as people queued."
    ),
    "the attackers": (
        "Gunmen abducted 34 wedding guests on the road to Ambo on Sunday. "
        "The guests were on their way from a feast at Tulu when the gunmen opened fire on their bus."
    ),
    "what was found": "Soldiers killed nine rebels in an ambush near Ambo on Monday. Two rifles were recovered.",
    "who was led away": "Three soldiers were hurt in a gun battle in Ambo on Monday. Two brothers were led away.",
    "how a man was arrested": (
        "Police detained the opposition leader in Ambo on Monday. He was taken from his home at dawn, his lawyer said."
    ),
    "a town taken and left": (
        "Rebels captured the town of Ambo on Monday. The town was abandoned by soldiers shortly after noon."
    ),
}


@pytest.mark.parametrize("text", RETOLD.values(), ids=RETOLD.keys())
def test_a_sentence_that_goes_on_tells_no_other_event(text):
    assert len(events(text)) == 1


def test_what_was_found_after_a_battle_does_not_name_it():
    assert types("Soldiers killed nine rebels in an ambush near Ambo on Monday. Two rifles were recovered.") == [
        "Armed clash"
    ]


def test_the_gunmen_who_go_on_to_another_village_tell_another_event():
    text = "Gunmen attacked the village of Ambo on Monday. The gunmen then attacked the village of Tulu."
    assert len(events(text)) == 2
