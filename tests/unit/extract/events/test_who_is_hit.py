"""Battles, attacks and abductions told apart by who is hit, who takes whom, and whether those attacked fought back."""

import pytest

from tests.unit.extract.events.told import types

FIGHTS = [
    "Soldiers engaged rebels near Arden on Monday.",
    "The army engaged a column of rebel armoured vehicles outside Arden on Monday.",
    "On 8 May 2024, clashes with light weapons between rebels and soldiers continued on the hills above Arden.",
    "Violent clashes continued between rebels and the army around Arden dam on Monday.",
    "Gunfire broke out between soldiers and militiamen in Arden on Monday.",
    "Militants stormed the Arden barracks on Monday.",
    "Gunmen targeted an army post with automatic weapons near Arden on Monday.",
    "The army attempted to push from Arden in the direction of Belmar on Monday and was halted by the rebels.",
    "Police fought with gunmen in Arden on Monday with the aim of retaking the port.",
    "Rebels overran a garrison in Arden on Monday, killed 12 soldiers and burned vehicles.",
    "Militants attacked a customs yard near Arden on Monday. A guard and three attackers died in the exchange of fire.",
    "Combat engagements took place near Arden and Belmar on Monday.",
    "The militia ambushed the rebels near Arden on Monday.",
    "Security forces conducted an operation in Arden on Monday; three militants were gunned down.",
    "The army conducted an assault on Arden on Monday.",
    "Insurgents tried to infiltrate a military position near Arden on Monday but were beaten back.",
    "Guards at a quarry near Arden fought off raiders on Monday; one raider died.",
    "Police exchanged shots with drug traffickers in Arden on Monday; a suspect was killed.",
    "Guards were ambushed by gunmen near Arden on Monday. The officers returned fire and killed three.",
]
ATTACKS = [
    "An off-duty policeman was shot dead by gunmen in Arden on Monday.",
    "Militants attacked Belmar community on Monday, killing three people.",
    "An indigenous man of the Guajajara was shot dead by gunmen in Arden on Monday.",
    "Gunmen attacked the Fulani localities of Arden and Belmar on Monday, killing six people.",
    "Border guards opened fire on fuel carriers near Arden on Monday; two died.",
    "A suspected informant was shot by soldiers in Arden on Monday.",
    "The car of a candidate was hit by nine shots in Arden on Monday.",
]
ABDUCTIONS = [
    "Rebels stopped a lorry near Arden on Monday and detained seven merchants.",
    "Soldiers took a student from his house in Arden on Monday.",
    "State agents seized a campaigner from her residence in Arden on Monday.",
    "Police arrested two students in Arden on Monday. Their whereabouts remain unknown.",
    "Militants attacked a quarter of Arden on Monday and abducted 11 people.",
    "An armed commando stopped a van near Arden on Monday and took two passengers away by force.",
    "Rebels stormed a home in Arden on Monday and arrested its owner.",
    "Two students were taken away by police in Arden on Monday, and moved to an undisclosed place.",
    "ELN guerrillas retained three soldiers near Arden on Monday.",
    "A lawyer was forced into an unmarked car by armed men in Arden on Monday and has been missing since.",
    "Guerrillas set up a checkpoint near Arden on Monday and kidnapped a contractor.",
]
OTHERS = [
    ("Arrests", "Police arrested two students in Arden on Monday."),
    ("Looting/property destruction", "Militants stopped trucks near Arden on Monday and carried away foodstuffs."),
    ("Looting/property destruction", "Gunmen destroyed two telecom masts near Arden on Monday."),
    ("Non-state actor overtakes territory", "Rebels took the town of Arden on Monday."),
    ("Shelling/artillery/missile attack", "Soldiers fired mortars and automatic grenade launchers at Arden on Monday."),
    ("Shelling/artillery/missile attack", "Soldiers opened fire with tanks on a checkpoint in Arden on Monday."),
    ("Remote explosive/landmine/IED", "A truck with soldiers was hit by a mine near Arden on Monday."),
    ("Non-state actor overtakes territory", "Rebels seized Infantry Battalion 12 near Arden on Monday."),
    ("Non-state actor overtakes territory", "Rebels and allied forces captured the town of Arden on Monday."),
    ("Non-violent transfer of territory", "Peacekeepers handed over the Arden base to the army on Monday."),
    ("Change to group/activity", "Soldiers dug trenches near Arden on Monday."),
    ("Change to group/activity", "The army moved a column of tanks through Arden on Monday."),
    ("Agreement", "Chiefs of the two tribes agreed to end cattle raids in Arden on Monday."),
    ("Violent demonstration", "Violent clashes broke out between protesters and police in Arden on Monday."),
]
ALL = [
    *(("Armed clash", text) for text in FIGHTS),
    *(("Attack", text) for text in ATTACKS),
    *(("Abduction/forced disappearance", text) for text in ABDUCTIONS),
    *OTHERS,
]


@pytest.mark.parametrize(("kind", "text"), ALL)
def test_who_is_hit_and_what_came_of_it_name_the_event(kind, text):
    assert types(text)[:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The whereabouts of the suspect remain unknown.",
        "The mediators engaged the rebels on their demands.",
        "The minister said police had engaged with community leaders in Arden on Monday.",
    ],
)
def test_what_says_more_of_somebody_is_no_event(text):
    assert types(text) == []
