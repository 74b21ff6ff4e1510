from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from schemas.taxonomy import ActorCategory
from services.extract.actors.declension import INDECLINABLE, adjective, noun, phrase
from services.extract.actors.lexicon import fold, lexicon_of, named_groups
from services.extract.lexicon.loading import load


def test_every_group_has_what_a_record_needs() -> None:
    countries = {*load("actors", "countries"), "ESH"}
    for category, groups in named_groups():
        assert category in get_args(ActorCategory)
        for actor_id, group in groups.items():
            assert actor_id == actor_id.lower(), actor_id
            assert group["name"], actor_id
            assert group["en"], actor_id
            assert group.get("country") in {*countries, None}, actor_id
            assert set(group.get("ambiguous", ())) <= {*group["en"], *group["ru"], *group["uk"]}, actor_id


def test_an_id_stands_once() -> None:
    ids = [actor_id for _, groups in named_groups() for actor_id in groups]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_a_name_is_of_one_party(language: str) -> None:
    """But for letters that groups of lands share, each where its land is spoken of ("SNA"); elsewhere one ("VDP")."""
    groups = [group for _, found in named_groups() for group in found.values()]
    ambiguous = {name for group in groups for name in group.get("ambiguous", ())}
    sure = Counter(name for group in groups for name in {*group[language]} - {*group.get("ambiguous", ())} & ambiguous)
    parties = Counter(name for group in groups for name in group[language] if name not in ambiguous or sure[name] > 1)
    assert [name for name, of in parties.items() if of > 1] == []


def test_a_form_is_of_one_party_in_any_spelling() -> None:
    parties: dict[str, set[str]] = {}
    for entries in lexicon_of("en").entries:
        groups = [e for e in entries if e.kind == "group" and not (e.hostile or e.written or e.context)]
        parties.setdefault(str(groups), set()).update(e.actor_id or "" for e in groups)
    assert [ids for ids in parties.values() if len(ids) > 1] == []


def test_every_country_has_three_fields_a_language() -> None:
    for iso, names in load("actors", "countries").items():
        assert len(iso) == 3
        assert [names[language].count(";") for language in ("en", "ru", "uk")] == [2, 2, 2], iso


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_adjectives_of_nationality_follow_the_one_paradigm(language: str) -> None:
    for iso, names in load("actors", "countries").items():
        for word in filter(None, (w.strip() for w in names[language].split(";")[1].split(","))):
            assert word.endswith(("ский", "цкий", "зкий", "ський", "цький", "зький")), (iso, word)


def test_cases_of_the_dictionary() -> None:
    assert adjective("чадский", "ru")["чадскими"] == "i"
    assert noun("боец", "ru")["бойцов"] == "ag"
    assert noun("бойовик", "uk")["бойовики"] == "n"
    assert "g" in phrase("мирный житель", "ru")["мирных жителей"]
    assert phrase("силы | быстрой поддержки", "ru")["силами быстрой поддержки"] == "i"
    assert phrase("ВСУ", "ru") == {"ВСУ": INDECLINABLE}


def test_folding_keeps_offsets() -> None:
    for text in ("İstanbul ЁЖ ’ʼ", "ẞß ﬃ", "УКРАЇНА"):
        assert len(fold(text)) == len(text)


def test_a_language_without_data_has_an_empty_lexicon() -> None:
    assert lexicon_of("fr").entries == ()


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_a_word_that_links_is_no_party(language: str) -> None:
    """ "После" is a form of "посол", and "after" in nearly every text that has it."""
    links = {*load(language, "roles")["prepositions"], *load(language, "roles")["subordinators"]}
    assert links.isdisjoint(lexicon_of(language).cases)
    assert language != "ru" or "посла" in lexicon_of(language).cases
