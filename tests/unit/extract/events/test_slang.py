"""What Russian channels at the front call their weapons, positions and assaults."""

import pytest

from tests.unit.extract.events.told import types

AIR, CLASH = ["Air/drone strike"], ["Armed clash"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Авиация накидала КАБов по посадкам под Беляевом.", AIR),
        ("ВКС накинули четыре ФАБа по пункту дислокации в Малене.", AIR),
        ("Отработали птички по укрепу у реки, трое двухсотых.", AIR),
        ("Фпвшники спалили пикап и две мотолыги на трассе.", AIR),
        ("Опорник у Малены разобрали кабами.", AIR),
        ("Дрон затрёхсотил двоих под Беляевом.", AIR),
        ("Штурмовики бригады заползли в Малену с юга, сидят в подвалах.", CLASH),
        ("Был накат на опорник у Беляева, пехота отбилась.", CLASH),
        ("Ночью накат под Маленой: две мотолыги и десять мотоциклов.", CLASH),
    ],
)
def test_slang_tells_events(text, kinds):
    assert types(text, "ru") == kinds


@pytest.mark.parametrize(
    "text", ["Рабочий накинул куртку и вышел из посёлка.", "Сын накидал план дома на бумаге.", "Кот заполз в дом."]
)
def test_the_same_words_at_home_tell_none(text):
    assert types(text, "ru") == []
