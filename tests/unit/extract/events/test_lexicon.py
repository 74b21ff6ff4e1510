"""The lexicon and the rules agree: nothing is asked for that no language can say."""

import pytest

from services.extract.events.cues import CONCERNS, fold
from services.extract.events.matcher import matcher
from services.extract.events.rules import rule_book
from services.extract.lexicon.inflection import forms, verb_forms
from services.extract.lexicon.loading import LANGUAGES, load, load_shared

CONDITIONS = ("with", "also", "near", "object", "subject", "without", "agent", "patient")


def classes(language):
    return {name for concern in CONCERNS for name in load(language, concern)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_of_a_rule_exists(language):
    rules = load_shared("rules")["rules"]
    asked = {name for rule in rules for key in CONDITIONS for name in rule.get(key, ())}
    assert asked - classes(language) - {"abroad", "nation", "at_war", "follower"} == set()


def test_every_trigger_of_a_rule_exists_somewhere():
    triggers = {name for language in LANGUAGES for name in load(language, "triggers")}
    assert {name for rule in load_shared("rules")["rules"] for name in rule["on"]} - triggers == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_found_where_it_stands_alone(language):
    missed = [
        lemma
        for concern in CONCERNS
        for kinds in load(language, concern).values()
        for lemmas in kinds.values()
        for lemma in lemmas
        if not matcher(language).find(fold(lemma.replace("*", "").replace("…", "them")) + " ")
    ]
    assert missed == []


def test_scores_are_chances_and_weights_are_ranks():
    for rule in load_shared("rules")["rules"]:
        assert 0 < rule["score"] < 1
        assert 1 <= rule["weight"] <= 9


def test_the_first_rule_that_fits_decides():
    book = rule_book()
    assert book.bit("drone")
    assert book.bit("a class that no rule asks for") == 0


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("shell", ("shell", "shells", "shelled", "shelling")),
        ("seize", ("seize", "seizes", "seized", "seizing")),
        ("stab", ("stab", "stabs", "stabbed", "stabbing")),
        ("kidnap", ("kidnap", "kidnaps", "kidnapped", "kidnapping")),
        ("carry", ("carry", "carries", "carried", "carrying")),
        ("clash", ("clash", "clashes", "clashed", "clashing")),
        ("free", ("free", "frees", "freed", "freeing")),
        ("sexually assault", ("sexually assault", "sexually assaults", "sexually assaulted", "sexually assaulting")),
        ("blow up", ("blow up", "blows up", "blew up", "blown up", "blowing up")),
    ],
)
def test_english_verbs(lemma, expected):
    assert verb_forms(lemma) == expected


def test_russian_and_ukrainian_words_have_all_their_forms():
    assert {"удар", "удара", "ударами"} <= forms("удар", "ru")
    assert {"наступ", "наступу"} <= forms("наступ", "uk")
