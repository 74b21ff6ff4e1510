import pytest

from schemas.taxonomy import SUB_EVENT_TYPE_NAMES
from tests.unit.extract.events.told import types

ENGLISH = [
    ("Armed clash", "Soldiers clashed with insurgents near the town of Bama on Monday, killing six fighters."),
    ("Armed clash", "Militants ambushed an army convoy outside the village on Sunday."),
    ("Armed clash", "Rebels clashed with soldiers in Ambo on Sunday."),
    ("Armed clash", "Separatist fighters fought with police in Ambo on Sunday."),
    ("Violent demonstration", "Residents clashed with soldiers in Ambo on Sunday after a market was closed."),
    ("Violent demonstration", "Supporters of the opposition clashed with riot police in Ambo on Sunday."),
    ("Government regains territory", "Government troops recaptured the town of Jalame from the rebels on Monday."),
    ("Non-state actor overtakes territory", "Rebel fighters seized control of the town of Jalame on Monday."),
    ("Chemical weapon", "Doctors treated dozens after a helicopter dropped chlorine on the suburb on Monday."),
    ("Air/drone strike", "Fighter jets bombed a fuel market near the border on Monday, killing nine."),
    ("Air/drone strike", "A drone struck a residential building in Odesa overnight."),
    ("Suicide bomb", "A man blew himself up outside the barracks on Monday, killing four recruits."),
    ("Shelling/artillery/missile attack", "On 5 March 2025, Russian forces shelled the village of Kamianka."),
    ("Shelling/artillery/missile attack", "Two rockets hit the airport on Monday."),
    ("Remote explosive/landmine/IED", "A roadside bomb hit a minibus near Herat on Monday, killing seven."),
    ("Grenade", "Unknown men on a motorbike lobbed a hand grenade into a bar on Monday."),
    ("Sexual violence", "Militiamen raped three women in the village of Tawa on Monday."),
    ("Attack", "Gunmen opened fire on worshippers leaving a church on Sunday, killing five."),
    ("Abduction/forced disappearance", "Armed men abducted a priest and two nuns from a parish on Monday."),
    ("Peaceful protest", "On 5 March 2025, a group of farmers held a protest in Sangrur against low prices."),
    ("Protest with intervention", "Police fired tear gas to disperse protesters in the capital on Monday."),
    ("Excessive force against protesters", "Security forces opened fire on protesters with live ammunition on Monday."),
    ("Violent demonstration", "Demonstrators hurled stones at police and set fire to tyres in Dakar on Monday."),
    ("Mob violence", "A mob lynched a suspected thief in the market on Monday."),
    ("Agreement", "The government and the rebels signed a ceasefire agreement on Monday."),
    ("Agreement", "The two sides carried out a prisoner exchange on Monday."),
    ("Arrests", "Security forces arrested three suspected militants in a raid on Monday."),
    ("Change to group/activity", "The army deployed 2,000 additional troops to the border region on Monday."),
    ("Disrupted weapons use", "Police seized a cache of rifles and explosives in the village on Monday."),
    ("Disrupted weapons use", "Air defence shot down eleven drones over the region overnight."),
    ("Headquarters or base established", "The army set up a new base near the pass on Monday."),
    ("Looting/property destruction", "Gunmen looted shops and torched houses in the village of Riyom on Monday."),
    ("Non-violent transfer of territory", "Rebel fighters withdrew from the town of Walikale on Monday."),
    ("Other", "Eleven militants surrendered to the army on Monday."),
    ("Remote explosive/landmine/IED", "A herder stepped on a device near Ambo on Monday."),
    ("Abduction/forced disappearance", "Rebels seized five teachers in Ambo on Monday."),
    ("Armed clash", "Three IS fighters attacked the army base of Ambo on Monday."),
    ("Armed clash", "Exchanges of fire between soldiers and rebels went on near Ambo on Monday."),
    ("Armed clash", "A patrol on its way from Ambo to Tulu was ambushed by militants on Monday."),
    ("Looting/property destruction", "Rebels blockaded the road to Ambo on Monday and burned six lorries."),
    ("Arrests", "Soldiers arrested four suspected militants in raids around Ambo on Monday."),
    ("Abduction/forced disappearance", "Gunmen stopped a bus near Ambo and made off with 18 of its passengers."),
    ("Looting/property destruction", "Raiders made off with 400 cows near Ambo on Monday."),
    ("Non-state actor overtakes territory", "Rebel fighters walked into the town of Ambo on Monday."),
    ("Non-state actor overtakes territory", "Rebels drove the garrison of soldiers out of Ambo on Monday."),
    ("Government regains territory", "The army drove the last of the insurgents out of Ambo on Monday."),
    ("Suicide bomb", "An insurgent drove a lorry packed with explosives into the gate of a barracks on Monday."),
    ("Attack", "A man drove his van into a crowd of worshippers in Ambo on Monday, killing four."),
    ("Mob violence", "A crowd dragged a suspected thief from a cell in Ambo on Monday and stoned him to death."),
    ("Air/drone strike", "Two guided bombs flattened a village hall near Ambo on Monday."),
    ("Air/drone strike", "An Israeli strike on a car near Ambo killed one man on Monday."),
    ("Remote explosive/landmine/IED", "A truck full of gas cylinders exploded outside an air force school."),
    ("Attack", "Two men on a motorcycle fired eleven rounds at a trader in Ambo on Monday."),
    ("Protest with intervention", "Twenty-two activists were detained at a rally in Ambo on Saturday."),
    ("Excessive force against protesters", "Police opened fire on crowds protesting against a tax in Ambo on Monday."),
    ("Armed clash", "Soldiers on patrol near Ambo were met with automatic fire and shot back on Monday."),
    ("Air/drone strike", "A drone carrying a grenade was flown at a police post near Ambo on Monday."),
    ("Shelling/artillery/missile attack", "Four people died in Ambo when a missile brought down their house."),
    ("Government regains territory", "Soldiers raised the flag over the town hall of Ambo on Monday."),
    ("Looting/property destruction", "Paramilitary fighters ransacked the only pharmacy of Ambo on Monday."),
    ("Excessive force against protesters", "Police shot dead 16 people during protests in Ambo on Wednesday."),
    ("Air/drone strike", "Drones set an oil refinery on fire in Ambo overnight."),
    ("Protest with intervention", "Security forces used batons to scatter students outside the university on Sunday."),
    ("Looting/property destruction", "Army bulldozers razed eleven homes in Ambo on Wednesday."),
    # headlines, attempts, losses and nominal events
    ("Attack", "Two villagers killed in Benue: police chief"),
    ("Armed clash", "Three soldiers killed near the border post of Taba, nine hurt"),
    ("Armed clash", "Rebels tried to storm army positions near Ambo on Monday."),
    ("Armed clash", "Militants attempted to capture the village of Tulu on Monday but were stopped by the army."),
    ("Armed clash", "The enemy lost up to 40 soldiers in the Orlivka direction over the past day."),
    ("Armed clash", "Eleven skirmishes between soldiers and rebels took place near Ambo."),
    ("Armed clash", "An armoured column of the army was routed by rebels near Ambo."),
    ("Armed clash", "A shootout near the market of Ambo on Sunday left three gunmen dead."),
    ("Armed clash", "Soldiers freed 12 hostages and killed three militants in Ambo district on Monday."),
    ("Armed clash", "Two communities fought over grazing land in Ambo; four people were killed."),
    ("Armed clash", "Clashes between soldiers and insurgents raged near Ambo on Tuesday."),
    ("Armed clash", "Fighting between rival gangs broke out in Ambo on Monday."),
    ("Violent demonstration", "Fighting between supporters of two parties broke out in Ambo on Monday."),
    ("Mob violence", "Supporters of two rival parties clashed with sticks in Ambo on Monday."),
    ("Violent demonstration", "Residents set fire to a town hall in Ambo on Monday."),
    (
        "Excessive force against protesters",
        "Security forces and a militia opened fire at protesters in Ambo on Monday.",
    ),
    ("Protest with intervention", "Activists gathered in the square of Ambo on Monday. Police arrested twelve people."),
    ("Peaceful protest", "Students formed a human chain in Ambo on Monday to demand cheaper bread."),
    ("Arrests", "Soldiers raided the camp of Ambo on Monday and arrested four men."),
    ("Attack", "The body of a man with gunshot wounds was found in Ambo on Monday."),
    ("Looting/property destruction", "Soldiers demolished the house of a farmer in Ambo on Monday."),
    ("Non-state actor overtakes territory", "Rebels backed by a neighbour seized the town of Ambo on Monday."),
    ("Non-state actor overtakes territory", "Rebel fighters overran the junta's last base in Ambo on Monday."),
    ("Agreement", "The rebels declared a ceasefire on Monday."),
    ("Agreement", "The two states exchanged 40 prisoners of war on Monday."),
]
RUSSIAN = [
    ("Attack", "Жителей деревни под Бени порубили мачете."),
    ("Remote explosive/landmine/IED", "Катер рыбаков наткнулся на мину под Очаковом."),
    ("Armed clash", "Под Гао солдаты наткнулись на отряд боевиков."),
    ("Armed clash", "Пограничники двух стран час обменивались огнём у храма."),
    ("Air/drone strike", "Войска направили на Сумы семь дронов."),
    ("Non-violent transfer of territory", "Повстанцы без боя уступили армии город Хама."),
    ("Armed clash", "В понедельник у села Ставки произошёл бой между военными и боевиками."),
    ("Government regains territory", "Армия освободила город Джаламе от боевиков."),
    ("Non-state actor overtakes territory", "Повстанцы захватили город Джаламе в понедельник."),
    ("Air/drone strike", "Ночью беспилотники атаковали нефтебазу в Орловской области."),
    ("Suicide bomb", "Смертник подорвал себя у входа в казарму, погибли четверо."),
    ("Shelling/artillery/missile attack", "Утром войска обстреляли посёлок из миномётов."),
    ("Remote explosive/landmine/IED", "Автомобиль подорвался на мине у деревни, двое погибли."),
    ("Grenade", "Неизвестный бросил гранату в кафе, ранены трое."),
    ("Sexual violence", "Боевики изнасиловали трёх женщин в деревне."),
    ("Attack", "Вооружённые люди напали на деревню и убили пятерых крестьян."),
    ("Abduction/forced disappearance", "Боевики похитили двух врачей у посёлка."),
    ("Peaceful protest", "Несколько сотен жителей вышли на митинг у здания мэрии."),
    ("Protest with intervention", "Полиция разогнала митинг слезоточивым газом."),
    ("Agreement", "Стороны подписали мирное соглашение."),
    ("Arrests", "Полиция задержала троих подозреваемых боевиков."),
    ("Disrupted weapons use", "Ночью средства ПВО сбили 12 беспилотников над областью."),
    ("Disrupted weapons use", "Силовики нашли тайник с оружием и взрывчаткой."),
    ("Looting/property destruction", "Солдаты разграбили магазины в посёлке."),
    ("Shelling/artillery/missile attack", "Склад боеприпасов уничтожен на окраине посёлка."),
    ("Air/drone strike", "По данным штаба, удар дрона по складу у плотины."),
    ("Armed clash", "Повстанцы безуспешно пытались захватить посёлок."),
    ("Armed clash", "Противник потерял до 40 военнослужащих на этом направлении."),
    ("Armed clash", "Пограничники двух стран обменялись огнём у перехода."),
    ("Peaceful protest", "Жители посёлка перекрыли улицы, требуя отставки мэра."),
    ("Agreement", "Стороны обменяли по 40 военнопленных."),
    ("Disrupted weapons use", "Девять беспилотников сбиты ночью над областью."),
    ("Disrupted weapons use", "Военные отчитались о 30 перехваченных за ночь дронах."),
    ("Air/drone strike", "Ещё один дрон пробил крышу котельной."),
    ("Armed clash", "На границе двух стран вспыхнули бои."),
    ("Armed clash", "Солдаты нейтрализовали четверых боевиков."),
    ("Armed clash", "Шесть человек убиты в столкновениях ополченцев с армией."),
    ("Armed clash", "Неизвестные из автоматов обстреляли полицейский пост."),
    ("Armed clash", "На наблюдательном пункте у перевала произошла перестрелка."),
    ("Arrests", "По подозрению в связях с повстанцами полиция задержала двоих крестьян."),
    ("Mob violence", "Толпа забила до смерти торговца, которого обвинили в краже."),
    ("Peaceful protest", "Тысячи людей вышли на набережную с требованием отставки мэра."),
]
UKRAINIAN = [
    ("Remote explosive/landmine/IED", "Човен рибалок натрапив на міну під Очаковом."),
    ("Armed clash", "Під Барамуллою солдати натрапили на групу бойовиків."),
    ("Armed clash", "Прикордонники обох країн годину обмінювалися вогнем біля храму."),
    ("Mob violence", "Юрба вбила чоловіка на ринку."),
    ("Suicide bomb", "Жінка з поясом шахіда привела в дію вибухівку на ринку."),
    ("Air/drone strike", "Росіяни спрямували на Суми сім шахедів."),
    ("Air/drone strike", "Оріхів: КАБ по приватному сектору."),
    ("Peaceful protest", "Учителі мовчки стояли перед міністерством."),
    ("Non-violent transfer of territory", "Повстанці поступилися армії містом Хама."),
    ("Attack", "Невідомі обстріляли натовп у Хомсі."),
    ("Shelling/artillery/missile attack", "Війська обстріляли село під Хомсом."),
    ("Armed clash", "У понеділок біля села Ставки стався бій між військовими та бойовиками."),
    ("Government regains territory", "Армія звільнила місто Джаламе від бойовиків."),
    ("Non-state actor overtakes territory", "Повстанці захопили місто Джаламе в понеділок."),
    ("Air/drone strike", "Уночі безпілотники атакували нафтобазу в Орловській області."),
    ("Suicide bomb", "Смертник підірвав себе біля входу до казарми, загинули четверо."),
    ("Shelling/artillery/missile attack", "Уранці війська обстріляли селище з мінометів."),
    ("Shelling/artillery/missile attack", "Росіяни вдарили ракетою по порту."),
    ("Remote explosive/landmine/IED", "Автомобіль підірвався на міні біля села, двоє загинули."),
    ("Grenade", "Невідомий кинув гранату в кафе, поранено трьох."),
    ("Armed clash", "Ворог намагався прорватися поблизу селища, але відійшов."),
    ("Disrupted weapons use", "Сапери знешкодили авіабомбу біля села."),
    ("Attack", "Озброєні люди напали на село і вбили п'ятьох селян."),
    ("Abduction/forced disappearance", "Бойовики викрали двох лікарів біля селища."),
    ("Peaceful protest", "Кілька сотень мешканців вийшли на мітинг біля мерії."),
    ("Protest with intervention", "Поліція розігнала мітинг сльозогінним газом."),
    ("Agreement", "Сторони підписали мирну угоду."),
    ("Arrests", "Поліція затримала трьох підозрюваних бойовиків."),
    ("Disrupted weapons use", "Вночі сили ППО збили 12 безпілотників над областю."),
    ("Looting/property destruction", "Солдати розграбували магазини в селищі."),
    ("Disrupted weapons use", "Дев'ять безпілотників збито вночі над областю."),
    ("Armed clash", "На кордоні двох держав спалахнули бої."),
    ("Armed clash", "Солдати нейтралізували чотирьох бойовиків."),
    ("Armed clash", "На блокпості біля перевалу сталася перестрілка з бойовиками."),
    ("Arrests", "За підозрою у зв'язках із повстанцями поліція затримала двох селян."),
    ("Change to group/activity", "Армія перекинула до кордону два батальйони."),
    ("Remote explosive/landmine/IED", "Під машиною чиновника спрацювала вибухівка."),
    ("Protest with intervention", "Поліція витіснила протестувальників із площі й застосувала перцевий газ."),
    ("Air/drone strike", "По рятувальниках ударила «Молнія»."),
    ("Mob violence", "Натовп забив до смерті торговця, якого звинуватили в крадіжці."),
    ("Peaceful protest", "Тисячі людей вийшли на проспект із вимогою нових виборів."),
]


@pytest.mark.parametrize(("expected", "text"), ENGLISH)
def test_english(expected, text):
    assert types(text) == [expected]


@pytest.mark.parametrize(("expected", "text"), RUSSIAN)
def test_russian(expected, text):
    assert types(text, "ru") == [expected]


@pytest.mark.parametrize(("expected", "text"), UKRAINIAN)
def test_ukrainian(expected, text):
    assert types(text, "uk") == [expected]


def test_every_sub_event_type_is_told_by_some_example():
    assert {expected for expected, _ in ENGLISH} == set(SUB_EVENT_TYPE_NAMES)


def test_the_month_of_march_is_no_march():
    assert types("Ukrainian and Russian troops clashed near the town on 9 March 2026.") == ["Armed clash"]
    assert types("On March 9 protesters clashed with police on the square.") == ["Violent demonstration"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Shelling/artillery/missile attack", "The village of Kibumba came under fire on Monday night."),
        ("Attack", "A minibus came under heavy gunfire near Jos, killing three passengers."),
        ("Armed clash", "Soldiers on patrol came under machine-gun fire near Kidal."),
        ("Armed clash", "Two policemen died in an ambush near Bannu on Thursday."),
        ("Attack", "An ambush on a tourist bus near Sanaa left two dead."),
        ("Armed clash", "Fighters walked into the town of Nabi and were met with rifle fire by the army."),
        ("Armed clash", "Another column stormed the barracks at Diapaga."),
        ("Attack", "Another column stormed the market at Diapaga."),
        ("Armed clash", "Resistance fighters claimed to have killed two Taliban in Taloqan."),
        ("Mob violence", "Villagers beat a suspected cattle thief to death in Bauchi on Monday."),
        ("Attack", "Police beat a suspected thief to death in Kano on Monday."),
        ("Non-state actor overtakes territory", "Rebels dislodged soldiers from a hill near Rutshuru."),
        (
            "Non-state actor overtakes territory",
            "Russia's defence ministry said that Zelene village was liberated.",
        ),
        ("Government regains territory", "Ukrainian troops liberated the village of Andriivka on Tuesday."),
        ("Air/drone strike", "The army's air component bombarded a camp of bandits near Tsafe."),
        ("Shelling/artillery/missile attack", "A missile ploughed into a block of flats in Ternopil, killing seven."),
        (
            "Protest with intervention",
            "Women marched until Taliban police arrived and took four of them away.",
        ),
        ("Headquarters or base established", "Volunteers of the army set up a new base in Titao."),
    ],
)
def test_who_does_it_to_whom_says_what_it_is(expected, text):
    assert types(text) == [expected]


def test_a_base_named_is_no_base_set_up():
    assert "Headquarters or base established" not in types("Soldiers at a forward operating base heard shots.")
