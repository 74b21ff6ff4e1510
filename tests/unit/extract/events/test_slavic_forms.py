"""Word families of Russian and Ukrainian news by which an event is told, and what looks alike and tells none."""

import pytest

from tests.unit.extract.events.told import types

TOLD = {
    ("uk", "ЗСУ вибили росіян із села Рясне."): "Government regains territory",
    ("uk", "Мітинг матерів зниклих безвісти перекрив рух на Банковій."): "Peaceful protest",
    ("uk", "По колонії під Біленьким скинуто вісім ФАБів."): "Air/drone strike",
    ("uk", "У Гвінеї-Бісау військові захопили владу, сформувавши раду."): "Other",
    ("uk", "Штурм Хотіні двома колонами противника відбито, дев'ять бронемашин спалено."): "Armed clash",
    ("uk", "Розвідники встановили український прапор у селі Рясне."): "Government regains territory",
    ("uk", "Прикордонники взяли в полон під Рясним трьох російських піхотинців."): "Armed clash",
    ("ru", "Десантники взяли в плен под Рясным двух военных ВСУ."): "Armed clash",
    ("uk", "У Дрогобичі застрелили депутата, нападник утік."): "Attack",
    ("uk", "Бойовики JNIM захопили військовий табір у Фарабугу."): "Non-state actor overtakes territory",
    ("uk", "Підозрюваного в підготовці теракту затримали у Чернівцях."): "Arrests",
    ("en", "A suspect was detained in Aden on Monday over a car bomb plot."): "Arrests",
    ("uk", "Служба безпеки вразила склад армії РФ у Токмаку."): "Air/drone strike",
    ("ru", "Российские войска вытеснили ВСУ из села Рясное."): "Non-state actor overtakes territory",
    ("uk", "Десантники зачистили від росіян село Рясне."): "Government regains territory",
    ("uk", "Бойовики оголосили, що опанували штаб дивізії в Бабанусі."): "Non-state actor overtakes territory",
    ("uk", "ДРГ намагалася зайти в Семенівку, прикордонники відкинули її вогнем."): "Armed clash",
    ("ru", "Власти Бердянска сообщили об уничтожении пяти дронов над портом."): "Disrupted weapons use",
    ("uk", "Після влучання в дитсадок у Лозовій загинув сторож."): "Air/drone strike",
    ("uk", "У Тирані протестувальники спробували взяти штурмом будівлю парламенту."): "Violent demonstration",
    ("uk", "У роковини аварії люди вийшли на мовчазну акцію в Салоніках."): "Peaceful protest",
    ("uk", "Керована авіабомба лягла поруч із лікарнею в Куп'янську."): "Air/drone strike",
    ("uk", "Російський дрон влетів у вікно квартири в Сумах."): "Air/drone strike",
    ("ru", "Дроны целились в подстанцию под Миргородом."): "Air/drone strike",
    ("ru", "Армейская авиация отбомбилась по Эн-Нахуду."): "Air/drone strike",
    ("uk", "Під Балаклією легковик наїхав на міну."): "Remote explosive/landmine/IED",
    ("ru", "Был увезён из дома в Мелитополе директор школы."): "Abduction/forced disappearance",
    ("uk", "У Бердянську невідомі в масках вивезли пастора."): "Abduction/forced disappearance",
    ("ru", "Под контроль группировки войск «Север» перешло село Рясное."): "Non-state actor overtakes territory",
    ("ru", "Нефтяники вышли на мирный митинг у акимата в Актау."): "Peaceful protest",
    ("uk", "У Батумі відбулася мирна акція зі свічками."): "Peaceful protest",
    ("ru", "Огонь по толпе в Рафахе вели израильские военные."): "Attack",
    ("ru", "Джихадисты атаковали военную базу в Джибо, погибли 70 солдат."): "Armed clash",
    ("uk", "Суданська армія 11 вересня відбила місто Бара."): "Government regains territory",
    ("ru", "Повстанцы напали на лагерь армии в Диапаге и освободили заключённых."): "Armed clash",
    ("ru", "Двое солдат ранены из-за взрыва у ворот военкомата в Чите."): "Remote explosive/landmine/IED",
    ("uk", "У Феодосії нафтобазу підпалили дрони невідомого походження."): "Air/drone strike",
    ("uk", "За інформацією прокурорів, уночі ворог атакував Богодухів безпілотниками."): "Air/drone strike",
    ("uk", "Вояки М23 без бою зайняли Увіру."): "Non-violent transfer of territory",
    ("uk", "Урядові війська Сирії зайшли до міста Табка без бою."): "Non-violent transfer of territory",
    ("ru", "Боевики без боя вошли в город Кидаль."): "Non-violent transfer of territory",
    ("uk", "Унаслідок зіткнень бойовиків з урядовими військами в Лалібелі загинули люди."): "Armed clash",
    ("ru", "В ходе перестрелок с армией в Гао погибли боевики."): "Armed clash",
    ("uk", "У Києві під посольством зібралися близько двохсот людей з плакатами."): "Peaceful protest",
    ("uk", "На ринку в Кветті здетонував замінований мопед."): "Remote explosive/landmine/IED",
    ("ru", "Движение «Ансар Аллах» сбило беспилотник над Маарибом."): "Disrupted weapons use",
    ("uk", "У Латакії влада говорить про збитий безпілотник."): "Disrupted weapons use",
    ("ru", "При ракетном ударе по Ашдоду никто не пострадал."): "Shelling/artillery/missile attack",
    ("uk", "Під час обстрілу Мутли постраждалих немає."): "Shelling/artillery/missile attack",
    ("uk", "Армія Ізраїлю скинула шість ракет на порт Тира."): "Shelling/artillery/missile attack",
    ("ru", "Хуситы разрушили школу в Таизе."): "Looting/property destruction",
    ("ru", "Город Бабануса захватили повстанцы."): "Non-state actor overtakes territory",
    ("uk", "Місто Бара звільнила суданська армія."): "Government regains territory",
    ("ru", "Сомалийские военные уничтожили 18 боевиков в Хиране."): "Armed clash",
    ("uk", "Армія знищила п'ятьох озброєних бойовиків у Дерні."): "Armed clash",
    ("ru", "Пограничники двух стран открыли огонь друг по другу у Баткена."): "Armed clash",
    ("ru", "«Аш-Шабаб» взяла на себя ответственность за взрыв в Могадишо."): "Remote explosive/landmine/IED",
    ("uk", "ІДІЛ взяла на себе відповідальність за напад на мечеть у Гераті."): "Attack",
    ("uk", "На бік армії перейшов загін повстанців у Порт-Судані."): "Change to group/activity",
}
NOT_TOLD = {
    "an evacuation": ("uk", "Волонтери вивезли з дому в Куп'янську двох жителів, евакуація триває."),
    "who is taken to a hospital": ("ru", "Скорая забрала из дома в Назрани пенсионерку, она в больнице."),
    "a town as it stands": ("ru", "В захваченном повстанцами городе Сарджи открылась школа."),
    "who was taken before": ("uk", "Сепаратисти дали їсти викраденому священнику."),
    "what nobody claims": ("ru", "Ни одна группировка не взяла на себя ответственность за взрыв."),
    "an occupation's officials": ("uk", "Окупаційна влада міста Бердянськ відкрила школу."),
    "a group's name": ("ru", "Сепаратисты из «Армии освобождения Белуджистана» заявили, что это сделали они."),
}


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told[1])
def test_a_family_of_words_tells_an_event(told):
    assert types(told[1], told[0]) == [TOLD[told]]


@pytest.mark.parametrize("name", NOT_TOLD)
def test_what_looks_alike_tells_none(name):
    language, text = NOT_TOLD[name]
    assert types(text, language) == []
