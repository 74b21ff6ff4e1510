"""Items of a list: a bulletin's axes, a channel's bullets. One does not tell another's event again."""

from tests.unit.extract.test_terse import reports


def test_each_axis_of_a_staff_is_its_own() -> None:
    text = (
        "На Північному напрямку ворог тричі атакував у районі Вовчанська.\n\n"
        "На Лиманському напрямку загарбники п'ять разів атакували поблизу Торського.\n\n"
        "На Покровському напрямку ліквідовано двадцять окупантів, знищено танк."
    )
    assert len(reports(text, "uk")) == 3
    text = (
        "На Краматорском направлении армия РФ атаковала у Часова Яра.\n\n"
        "На Покровском направлении уничтожены двенадцать оккупантов."
    )
    assert len(reports(text, "ru")) == 2


def test_strikes_on_one_city_in_two_items_are_two() -> None:
    text = (
        "▪️ Херсон, Корабельний район. Росіяни вдарили артилерією, загинув чоловік.\n"
        "▪️ Херсон, Дніпровський район – дрон скинув вибухівку на авто.\n"
        "▪️ Білозерка: дрон поранив жінку."
    )
    assert len(reports(text, "uk")) == 3


def test_a_summary_of_many_places_is_none_of_its_items() -> None:
    text = (
        "🔴 Під авіаударами були Антонівка, Садове, Білозерка та Херсон.\n"
        "📍 Херсон: авіабомба влучила в будинок.\n"
        "📍 Садове: авіабомба влучила у школу."
    )
    assert len(reports(text, "uk")) == 3


def test_a_reminder_reaches_over_its_paragraph() -> None:
    text = "Дрон ударив по авто в Херсоні.\nНагадуємо: ворог мінує дороги. У лютому на мінах підірвалися 11 цивільних."
    assert len(reports(text, "uk")) == 1
