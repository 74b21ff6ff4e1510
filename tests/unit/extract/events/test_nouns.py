import pytest

from services.extract.events.cues import fold
from services.extract.events.matcher import matcher
from services.extract.events.nouns import describes_victims, is_nominal


def nominal(text, word):
    folded = fold(text)
    return next(is_nominal(c, folded) for c in matcher("en").find(folded) if text[c.start : c.end] == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A bomb was found near the bridge.", "bomb"),
        ("Three bombs flattened a hall.", "bombs"),
        ("The convoy went to the besieged town of Ambo.", "besieged"),
        ("The minister condemned the Ambo blast and flew home.", "blast"),
        ("Two of the crew had burns.", "burns"),
        ("They hit a rebel target in the hills.", "target"),
    ],
)
def test_what_an_article_or_a_number_makes_a_noun(text, word):
    assert nominal(text, word)


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("The five soldiers killed in the ambush were buried.", True),
        ("Those killed in the raid were farmers.", True),
        ("Five soldiers killed in an ambush.", False),
        ("The five farmers killed by gunmen lived in Ambo.", False),
        ("The blast left ten people killed in the market.", False),
    ],
)
def test_a_participle_that_only_says_which_people_are_meant(text, is_known):
    folded = fold(text)
    cue = next(c for c in matcher("en").find(folded) if c.entry.name == "kill")
    assert describes_victims(cue, folded) == is_known


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels bomb the bridge.", "bomb"),
        ("The rebels attack at dawn.", "attack"),
        ("The warplane bombs a bridge.", "bombs"),
        ("The army will attack the town.", "attack"),
        ("Gunmen besieged the town.", "besieged"),
    ],
)
def test_what_stays_a_verb(text, word):
    assert not nominal(text, word)
