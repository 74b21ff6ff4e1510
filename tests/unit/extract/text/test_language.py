import pytest

from services.extract.text.language import detect, language_of

TEXTS = {
    "en": "Government troops pushed the rebels out of two villages near the border on Monday, the army said.",
    "ru": "Военные сообщили, что ночью беспилотники атаковали склад на окраине города.",
    "uk": "Військові повідомили, що вночі безпілотники атакували склад на околиці міста.",
    None: "El ejército informó el lunes que los rebeldes se retiraron de dos aldeas por la noche.",
}
OTHERS = [
    "Les forces armées ont repris le contrôle de la ville dans la nuit, selon un porte-parole de l'armée.",
    "Die Armee hat nach eigenen Angaben das Dorf in der Nacht zum Montag zurückerobert und die Brücke gesichert.",
    "Војска је саопштила да су побуњеници напустили два села поред границе и да су отишли према југу.",
    "Армията съобщи, че бунтовниците са напуснали две села край границата и че ще продължи настъплението си.",
    "Войскі паведамілі, што ўначы беспілотнікі атакавалі склад на ўскраіне горада.",
    "Ordu, isyancıların gece sınıra yakın iki köyden çekildiğini ve bir köprünün havaya uçurulduğunu açıkladı.",
    "军方表示，叛军周一撤出了边境附近的两个村庄。",
    "أعلن الجيش أن المتمردين انسحبوا من قريتين قرب الحدود.",
    "12:40 ... 13:15",
]


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_our_languages_are_told_from_others(language, text):
    assert detect(text) == language


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_are_none_of_ours(text):
    assert detect(text) is None


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Drone hits fuel depot", "en"),
        ("Gunmen kill 12 in Plateau", "en"),
        ("Взрыв в Дамаске", "ru"),
        ("Вибухи у Харкові: є поранені", "uk"),
        ("Обстріл Нікополя", "uk"),
        ("Армия отбила у повстанцев дворец", "ru"),
        ("12 березня ворог атакував Суми дронами", "uk"),
    ],
)
def test_headlines_suffice(headline, language):
    assert detect(headline) == language


@pytest.mark.parametrize(("tag", "language"), [("en-GB", "en"), ("RU", "ru"), ("uk_UA", "uk"), ("fr", None)])
def test_the_feeds_tag_comes_first(tag, language):
    assert language_of(tag, TEXTS["en"]) == language
