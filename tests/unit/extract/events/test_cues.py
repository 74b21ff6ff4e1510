from hypothesis import given
from hypothesis import strategies as st

from services.extract.events.cues import fold
from services.extract.events.matcher import matcher


def names(text, language="en"):
    return [(text[cue.start : cue.end], cue.entry.name) for cue in matcher(language).find(fold(text))]


def test_words_are_found_whole():
    assert ("shelled", "shell") in names("Rebels shelled the port")
    assert not names("a seashell and its shellac")


def test_a_stem_takes_any_ending():
    assert ("обстрелянного", "shell") in names("вид обстрелянного порта", "ru")


def test_where_a_longer_entry_ends_inside_a_word_a_shorter_one_may_fit():
    assert ("missile", "missile") in names("a missile launchpad")


def test_a_phrase_of_stems_is_one_cue():
    assert ("массовой могилы", "grave") in names("у массовой могилы", "ru")


def test_hyphens_and_apostrophes_do_not_matter():
    assert ("air-strike", "airstrike") in names("an air-strike")
    assert ("об’єднали", "change") in names("загони об’єднали", "uk")


def test_a_comma_and_a_preposition_swallow_no_beginning_of_a_word():
    assert ("удар", "blow") in names("сообщают, удар по складу", "ru")
    assert ("infantry", "military") in names("tanks, infantry")


def test_nouns_have_their_plurals():
    assert ("skirmishes", "combat") in names("eleven skirmishes")


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="İшßab ", max_size=80), st.sampled_from(["en", "ru", "uk"]))
def test_cues_lie_in_the_text_and_in_order(text, language):
    cues = matcher(language).find(fold(text))
    assert all(0 <= cue.start < cue.end <= len(text) for cue in cues)
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)


def test_a_phrase_that_does_not_fit_swallows_none_of_its_words():
    found = names("Men gang-raped her; a car bombarded by children")
    assert ("raped", "rape") in found or ("gang-raped", "rape") in found
    assert ("bombarded", "shell") in found


def test_an_object_may_stand_between_a_verb_and_its_particle():
    assert ("drove", "oust") in names("The army drove the last of the insurgents out of Ambo")
    assert ("took", "abduct") in names("They took a dozen of the pupils hostage")
    assert ("drove", "oust") not in names("The driver drove home, out of fear")
