import pytest

from tests.unit.extract.events.told import types

ENGLISH = {
    "negation": "There was no shelling in the town on Monday.",
    "a modal verb": "Rebels could attack the town next week.",
    "a plan": "The rebels plan to storm the capital.",
    "a warning": "The mayor warned that militants may shell the port.",
    "a threat": "The group threatened to bomb the bridge.",
    "a condition": "If troops storm the town, thousands will flee.",
    "a drill": "Soldiers stormed a mock village during a military exercise.",
    "history": "Veterans marked the anniversary of the battle for the city.",
    "long ago": "Years ago, militants shelled this town.",
    "a court": "Two men were sentenced for the bombing of a bus station.",
    "a labour strike": "Train drivers began a strike over pay on Monday.",
    "sport": "The striker fired the hosts into the lead and the visitors came under attack late in the match.",
    "business": "The company launched a hostile takeover bid and its shares exploded.",
    "a film": "In the film, a drone strike destroys a village and the actor plays a survivor.",
    "a calamity": "An earthquake destroyed hundreds of houses and killed 40 people.",
    "an accident": "A gas leak caused an explosion in a factory, killing three workers.",
    "diplomacy": "The ministry expelled diplomats and announced new sanctions over the missile strikes.",
    "crime": "Police arrested two men for smuggling cocaine.",
    "a question": "Did rebels shell the town?",
    "a figure of speech": "The minister came under fire for his charm offensive.",
    "an attempt that is no fighting": "The minister tried to broker a deal on Monday.",
    "losses of a whole war": "Total losses since the start of the invasion: the enemy lost about 90,000 soldiers.",
    "what is often so": "The road lies in an area of frequent clashes.",
    "a last time": "The town was last hit by missiles in January.",
    "an infinitive": "The aim is to capture the town before winter.",
    "what is awaited": "The town braces for an assault by the rebels.",
    "a word that only sounds so": "The wounded are recovering in town, and his pick-up is at the police station.",
    "a rumour": "The army denies a rumour of a raid on its camp.",
    "what has long been so": "The province has long seen clashes between rebels and soldiers.",
    "what is rife": "Enforced disappearances are rife in the province, rights groups say.",
    "a habit": "Gunmen often attack villages in the valley and kidnap farmers.",
    "a yearly toll": "Landmines kill dozens of herders every year.",
    "a toll of the year": "With the latest deaths, 241 rebels have been killed so far this year.",
    "a charge": "Two men wanted for the murder of a guard are still at large.",
    "a risk": "Aid groups say the town risks being overrun by the rebels.",
    "what people fled": "The refugees had fled bombing and hunger.",
    "a story": "The film tells the story of a village attacked by bandits.",
    "a truce that holds": "The ceasefire of Ambo has largely held.",
    "a vigil still to come": "A vigil planned for Wednesday is to honour the dead pilots.",
    "what was called off": "Elders called off a protest in the town.",
    "critics": "The minister came under fire from critics after the vote.",
    "a road that is cleared": "Workmen cleared the road to Ambo of rubble.",
    "drugs": "Soldiers seized two tonnes of cocaine in the port of Ambo.",
    "a toll of a war": "The war has killed tens of thousands of people.",
    "a truce before": "Previous ceasefires collapsed within days.",
    "a funeral": "The funeral of the five soldiers killed in last week's ambush was held on Friday.",
    "a tally of years": "The rebels have killed 3,000 people in the province since 2017.",
    "what came long after": "Schools opened in Ambo on Monday, six months after the town fell to rebels.",
    "a report denied": "The ministry denied reports that rebels had captured the town.",
    "what was done before": "The militants have previously attacked churches in the region.",
    "a service for the displaced": "The agency gave food to 40,000 people displaced by fighting in the hills.",
    "the wounded visited": "The army chief visited wounded soldiers in hospital.",
    "a complaint": "Both sides complain of shelling.",
    "traces": "Investigators found traces of explosives on the wreckage.",
    "migrants at a border": "Border guards detained 34 migrants hidden in a lorry.",
    "a crime at home": "A man was arrested in Ambo on suspicion of stabbing his wife to death.",
    "a boat that sank": "Three children drowned when a boat carrying migrants capsized off the coast.",
    "an animal's attack": "A shark attacked a swimmer off Ambo.",
    "sirens": "Air raid sirens sounded across the city.",
    "what is told as a custom": "The army has repeatedly shelled the port.",
    "a match at length": "Ambo were under siege in the second half. A red card came for an attack on the referee.",
    "what is attacked with words": "The senator's lawyers attacked the court's ruling as an assault on democracy.",
    "critics who attack": "Opposition lawmakers attacked the minister on Monday over his handling of the budget.",
    "a fire": "A fire that tore through a garment factory in Ambo killed 14 workers on Saturday.",
    "a wall broken through": "The mayor said the attackers broke through a wall and went to the kitchen.",
    "talks that came to nothing": "Peace talks between the government and the rebels broke down on Monday.",
    "what somebody is charged with": "A man of 23 was charged on Monday with the murder of a lawmaker.",
    "what people hit out at": "Rights groups hit out at a bill that would let the army patrol the streets.",
    "a toll of many attacks": "More than 200 people have been killed in gang attacks in the capital since January.",
    "a past in a relative clause": "The rebels, who have shelled the town for years, said nothing on Monday.",
    "an assault in overtime": "The hosts held off a late assault by the visitors to win by six in overtime.",
    "a claim alone": "The group claimed responsibility for the attack.",
}
RUSSIAN = {
    "arms handed to one's own": "Правительство передало армии новые танки на базе под Гао.",
    "property given up": "Компания уступила городскому совету здание школы в Твери.",
    "negation": "Обстрелов посёлка в понедельник не было.",
    "a modal verb": "Боевики могут атаковать город на следующей неделе.",
    "a plan": "Повстанцы планируют штурм столицы.",
    "a drill": "На учениях солдаты штурмовали условный посёлок.",
    "history": "В городе отметили годовщину сражения.",
    "a court": "Суд приговорил двоих за взрыв на вокзале.",
    "an accident": "В доме произошёл взрыв бытового газа, погибли двое.",
    "sport": "Нападающий расстрелял ворота соперника на последних минутах матча.",
    "a calamity": "Землетрясение разрушило сотни домов.",
    "a purpose": "Жителей вывезли, чтобы обстрел никого не застал.",
    "a call to end it": "Посредник призвал стороны прекратить обстрелы кварталов.",
    "a threat": "Президент грозит возобновить наступление.",
    "readiness": "Стороны готовы обсудить обмен пленными.",
    "a draft": "Текст мирного договора согласован.",
    "a truce that holds": "Режим прекращения огня действует с октября.",
    "advice": "Как действовать при обстреле: памятка для жителей.",
    "planned blasts": "Сапёры проводят плановое уничтожение боеприпасов.",
    "a hurricane": "Ураган «Ида» атаковал побережье.",
    "an animal": "Егерь застрелил медведя, вышедшего к посёлку.",
    "a figure": "Новый клип взорвал интернет за одну ночь.",
    "prevention": "Для предотвращения терактов вокзал закрыли.",
    "talks that came to nothing": "Мирные переговоры правительства и повстанцев зашли в тупик.",
    "causes": "Эксперты назвали причины отступления армии.",
}
UKRAINIAN = {
    "a find of no arms": "Фермер натрапив на скарб у полі під Сумами.",
    "negation": "Обстрілів селища в понеділок не було.",
    "a modal verb": "Бойовики можуть атакувати місто наступного тижня.",
    "a plan": "Повстанці планують штурм столиці.",
    "a drill": "На навчаннях солдати штурмували умовне селище.",
    "history": "У місті відзначили річницю битви.",
    "a court": "Суд засудив двох за вибух на вокзалі.",
    "an accident": "У будинку стався вибух газу, загинули двоє.",
    "sport": "Нападник розстріляв ворота суперника наприкінці матчу.",
    "a calamity": "Землетрус зруйнував сотні будинків.",
    "preparation": "Повстанці накопичують сили для штурму столиці.",
    "readiness": "Сторони готові обговорити обмін полоненими.",
    "a charge turned down": "Армія відкинула звинувачення в ударі по ринку.",
    "a truce that holds": "Перемир'я діє від жовтня.",
    "advice": "Як діяти під час обстрілу: поради мешканцям.",
    "a figure": "Новий кліп підірвав інтернет за одну ніч.",
    "talks that came to nothing": "Мирні переговори уряду й повстанців зайшли в глухий кут.",
    "causes": "Експерти назвали причини відступу армії.",
    "an accident of traffic": "Поліція затримала водія, який збив пішохода.",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english(text):
    assert types(text) == []


@pytest.mark.parametrize("text", RUSSIAN.values(), ids=RUSSIAN)
def test_russian(text):
    assert types(text, "ru") == []


@pytest.mark.parametrize("text", UKRAINIAN.values(), ids=UKRAINIAN)
def test_ukrainian(text):
    assert types(text, "uk") == []


def test_a_report_of_yesterday_inside_a_history_piece_counts():
    text = "The city marked the anniversary of its siege. Yesterday rebels shelled its port."
    assert types(text) == ["Shelling/artillery/missile attack"]


def test_what_goes_on_after_an_event_of_the_past_is_as_old():
    text = "On 4 May 2012, rebels captured the town of Ambo. Two soldiers died. On Monday a mortar hit its market."
    assert types(text) == ["Shelling/artillery/missile attack"]


def test_what_was_begun_has_happened():
    assert types("Troops began to shell the town on Monday.") == ["Shelling/artillery/missile attack"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('Soldiers spoke of "The Siege of Ambo Road" by the rebels.', 0),
        ("Soldiers spoke of the siege of Ambo by the rebels.", 1),
        ('Soldiers said that the "shelling" of Ambo was thunder.', 0),
        ("Soldiers said that the shelling of Ambo went on.", 1),
        ("Rebels Kill Two Soldiers In Attack On Ambo Base", 1),
    ],
)
def test_a_title_and_a_word_in_quotation_marks_tell_nothing(text, count):
    assert len(types(text)) == count
