"""People whom no noun of the lexicon and no number counts, and whose number is plain nevertheless."""

import pytest

from tests.unit.extract.casualties.reading import casualties_in


def counts(text):
    """(killed, injured) of the first report; None where nothing is said."""
    told = casualties_in(text)[0]
    return tuple(count.best if count else None for count in (told.killed, told.injured))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((1, None), "A district tax collector was gunned down by two men with pistols in Beledweyne on Wednesday."),
        ((14, None), "Horror as bandits slaughter 14 farmers in Niger, burn barns."),
        ((1, None), "Police officers shot and killed a suspected drug dealer in Cebu on Monday."),
        ((1, None), "The head of the water board was shot dead by gunmen in Kandahar on Monday."),
        ((1, None), "A money changer was killed by gunmen in Herat on Tuesday."),
        ((1, None), "A boy of 15 was shot dead by soldiers in Tame on Monday."),
        ((None, None), "A patrol was attacked and a dog was killed by gunmen in Herat on Tuesday."),
        ((None, None), "The entire garrison was massacred by rebels near Sake."),
        ((2, 1), "Two farmers were shot dead and a third was wounded in Nowsud on Tuesday."),
        ((8, None), "Eight people, a couple and their six children, died when a drone hit their tent in Rafah."),
        ((6, None), "Three men, two women and a child died when a drone hit their tent in Rafah."),
        ((None, 1), "A constable lost his left foot when he stepped on a mine near Bijapur on Saturday."),
        ((None, 1), "A farmer lost both feet when he stepped on a landmine near Kup on Monday."),
        (
            (7, None),
            "A convoy came under fire near Nasir on Saturday. The army has admitted the loss of seven soldiers.",
        ),
        ((5, None), "Soldiers walked into an ambush near Macomia. The army lost five men and two vehicles."),
        ((None, None), "Soldiers walked into an ambush near Macomia. The army lost five vehicles."),
        ((104, None), "Rebels overran the base at Djibo. An army note puts the losses at 104 soldiers."),
        ((11, None), "Gunmen attacked Ambo on Friday. Eleven persons, two of them policemen, were buried."),
        ((None, None), "A drone hit a house in Sumy. Eleven people were buried under the rubble."),
    ],
)
def test_one_or_many(expected, text):
    assert counts(text) == expected
