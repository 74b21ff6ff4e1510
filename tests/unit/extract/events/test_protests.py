"""How protests and riots are told: what people do and what for, what the police do about it, and what crowds do."""

import pytest

from tests.unit.extract.events.told import types

PEACEFUL = [
    "On 3 March 2025, jobless graduates staged a blockade of the main intersection in Belmar, demanding recruitment.",
    "Retirees held a stand in front of the provincial council in Belmar on 3 March 2025 against low pensions.",
    "On 3 March 2025, people held a stand in Belmar in solidarity with Palestine.",
    "On 3 March 2025, shopkeepers closed their shops in Belmar to protest against a new tax.",
    "On 3 March 2025, taxi drivers parked their vehicles along the boulevard in Belmar to protest fuel prices.",
    "On 3 March 2025, teachers gathered in Belmar's central square to demand payment of salaries.",
    "On 3 March 2025, members of a peasants' union blocked the Azul junction in Belmar, calling for land titles.",
    "On 3 March 2025, a torch procession was held in Belmar against the arrest of a journalist.",
    "On 3 March 2025, a cacerolazo took place in Belmar against power cuts.",
    "On 3 March 2025, a caravan of vehicles was held in Belmar in rejection of the mining law.",
    "Students occupied the faculty of law in Belmar on 3 March 2025, rejecting higher fees.",
    "Party workers burned an effigy of the minister in Belmar on 3 March 2025 over rising prices.",
    "On 3 March 2025, relatives of missing people put up banners in Belmar's main square and demanded the truth.",
    "On 3 March 2025, farmers brought out a procession in Belmar, demanding fair prices for paddy.",
    "On 3 March 2025, merchants kept their shops shut in Belmar in protest against the killing of two traders.",
    "On 3 March 2025, traders forced shops to close in Belmar in protest against new taxes.",
    "On 3 March 2025, the Arden Workers Front, a left group, brought out a procession in Belmar for the withdrawal of "
    "the cases filed against 12 miners.",
    "On 3 March 2025, environmentalists walked along the river in Belmar in repudiation of the fires.",
    "On 3 March 2025, villagers sealed the gate of a landfill in Belmar, demanding its relocation.",
    "Widows in white trekked through the centre of Belmar on 3 March 2025 to call on the state for aid.",
    "Displaced families occupied the lanes of the main avenue in Belmar on 3 March 2025 to press for their return.",
]
CAUSES = [
    "On 3 March 2025, hundreds marched in Belmar to demand justice for the girls who were raped and killed in Arden.",
    "Demanding the release of three abducted farmers, villagers took to the streets of Belmar on 3 March 2025.",
    "On 3 March 2025, a candlelight vigil was held in Belmar in memory of the students killed in an attack in 2014.",
    "On 3 March 2025, parents staged a sit-in in Belmar to call for the return of 12 pupils kidnapped by gunmen.",
    "On 3 March 2025, women marched in Belmar for the day against violence against women.",
    "On 3 March 2025, relatives of a man who was shot dead by police blocked the national road in Belmar.",
    "On 3 March 2025, a vigil was held in Belmar for detained journalists.",
    "Relatives held a candlelight vigil in Belmar on 3 March 2025 for those who were abducted in May.",
    "On 3 March 2025, a shutdown was observed in Belmar against the killing of a teacher.",
    "On 3 March 2025, thousands walked with coffins through Belmar in memory of nine boys shot by soldiers.",
]
ANSWERED = [
    (
        "Protest with intervention",
        "On 3 March 2025, teachers rallied in Belmar. Police fired tear gas to disperse them.",
    ),
    ("Protest with intervention", "Activists staged a sit-in in Belmar on 3 March 2025. Police removed them by force."),
    ("Protest with intervention", "On 3 March 2025, 30 activists picketed the court in Belmar. 12 were detained."),
    ("Protest with intervention", "On 3 March 2025, police violently broke up a demonstration in Belmar."),
    (
        "Protest with intervention",
        "On 3 March 2025, locals gathered in Belmar to protest against a mine. Police stopped the group from marching.",
    ),
    (
        "Excessive force against protesters",
        "On 3 March 2025, traders rallied in Belmar. Police fired live ammunition at the group: a student was killed.",
    ),
    (
        "Excessive force against protesters",
        "On 3 March 2025, residents rallied in Belmar. Soldiers fired shots at the crowd; two men were wounded.",
    ),
    (
        "Excessive force against protesters",
        "On 3 March 2025, residents protested in Belmar against a mine. Soldiers opened fire on them, killing one.",
    ),
    (
        "Excessive force against protesters",
        "On 3 March 2025, police shot and killed a man during a protest against fuel prices in Belmar.",
    ),
    (
        "Protest with intervention",
        "On 3 March 2025, police arrested 20 people who had come to a banned rally in Belmar.",
    ),
    (
        "Protest with intervention",
        "On 3 March 2025, police blocked a banned march of the opposition in Belmar and detained its leader.",
    ),
    (
        "Protest with intervention",
        "On 3 March, soldiers cleared a roadblock that followers of the former president had kept for two weeks in "
        "Belmar. Tear gas was fired and 30 people were arrested.",
    ),
    (
        "Excessive force against protesters",
        "On 3 March 2025, police fired live bullets at the participants of a march in Belmar, wounding four.",
    ),
    (
        "Excessive force against protesters",
        "Students marched in Belmar on 3 March 2025. Police shot live rounds at the participants, killing two.",
    ),
    ("Excessive force against protesters", "On 3 March 2025, troops opened fire on a march in Belmar, killing three."),
]
VIOLENT = [
    ("Violent demonstration", "On 3 March 2025, supporters of the opposition looted shops in Belmar."),
    (
        "Violent demonstration",
        "On 3 March 2025, demonstrators demanding wages attacked the governor's office in Belmar.",
    ),
    ("Mob violence", "On 3 March 2025, residents beat a man accused of stealing a motorbike to death in Belmar."),
    ("Mob violence", "On 3 March 2025, two alleged robbers were stoned to death by residents in Belmar."),
    ("Mob violence", "On 3 March 2025, a group of students beat a man to death in Belmar over suspicion of stealing."),
    ("Mob violence", "On 3 March 2025, supporters of two parties threw stones at each other in Belmar."),
    ("Mob violence", "On 3 March 2025, followers of two preachers fought with sharp weapons in Belmar."),
    ("Mob violence", "On 3 March 2025, clashes broke out between Hindu and Muslim groups in Belmar."),
    (
        "Mob violence",
        "On 3 March 2025, an alleged thief was tied to a tree and beaten with sticks by residents in Belmar.",
    ),
    (
        "Mob violence",
        "On 3 March, a man was seized and beaten until he lost consciousness by members of the community in Belmar.",
    ),
    ("Mob violence", "On 3 March 2025, a schoolteacher was beaten up by relatives of a pupil in Belmar."),
    ("Mob violence", "On 3 March 2025, fans of the losing team hurled bottles on the pitch in Belmar."),
    (
        "Mob violence",
        "On 3 March 2025, demonstrators asking for electoral reform in Belmar were beaten by counter-protesters.",
    ),
    (
        "Mob violence",
        "On 3 March 2025, counter-protesters attacked participants of a pride march in Belmar with bottles.",
    ),
    (
        "Mob violence",
        "On 3 March 2025, masked men with clubs, thought to be supporters of the ruling party, attacked a group of "
        "protesters in Belmar.",
    ),
    ("Violent demonstration", "On 3 March 2025, a crowd stormed the town hall in Belmar over the price of bread."),
]
NONE = [
    "On 3 March 2025, EU leaders held a meeting in Belmar in support of Arden.",
    "On 3 March 2025, soldiers gathered near Belmar in support of the offensive.",
    "Nurses in Belmar went on strike on 3 March 2025 to demand higher pay.",
    "On 3 March 2025, rebels blocked the road to Belmar, demanding tolls.",
    "On 3 March 2025, relatives lit candles in Belmar on the birthday of the poet.",
    "On 3 March 2025, inspectors sealed the gate of a bakery in Belmar over poor hygiene.",
    "On 3 March 2025, hikers trekked through Belmar against the wind.",
    "On 3 March 2025, police officers stopped a convoy in Belmar and turned it back.",
]


@pytest.mark.parametrize("text", PEACEFUL)
def test_people_protest_by_many_means_where_a_demand_stands_by(text):
    assert types(text) == ["Peaceful protest"]


@pytest.mark.parametrize("text", CAUSES)
def test_what_a_protest_is_about_is_no_event(text):
    assert types(text) == ["Peaceful protest"]


@pytest.mark.parametrize(("name", "text"), ANSWERED)
def test_what_police_do_about_a_protest_names_it(name, text):
    assert types(text) == [name]


@pytest.mark.parametrize(("name", "text"), VIOLENT)
def test_who_is_violent_tells_riots_apart(name, text):
    assert types(text) == [name]


@pytest.mark.parametrize("text", NONE)
def test_a_gathering_alone_is_no_protest(text):
    assert types(text) == []


def test_police_elsewhere_answer_another_protest():
    text = "On 3 March 2025, thousands marched in Belmar. Police in Arden fired tear gas to scatter demonstrators."
    assert types(text) == ["Peaceful protest", "Protest with intervention"]


def test_a_phrase_inside_a_word_swallows_no_other():
    assert types("Teachers gathered in the square to denounce low pay in Belmar on 3 March 2025.") == [
        "Peaceful protest"
    ]


def test_shots_at_those_who_throw_stones_leave_it_a_violent_demonstration():
    text = "Thousands took to the streets in Belmar on 3 March 2025. Demonstrators set up barricades and threw stones."
    text += " Police responded with live bullets."
    assert types(text) == ["Violent demonstration"]
