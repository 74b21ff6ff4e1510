import pytest

from services.extract.events.cues import fold, matcher
from services.extract.events.nouns import is_nominal


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
