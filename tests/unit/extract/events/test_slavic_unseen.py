"""What is called untrue, put out, remembered, and what stands without a verb, in Russian and Ukrainian."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Слухи о том, что взорван мост под Арденом, – ложь.", "ru"),
        ("Информация о захвате заложников в Ардене – фейк.", "ru"),
        ("Повідомлення про вибух на складі в Ардені – фейк.", "uk"),
        ("Rumours that gunmen had stormed the barracks in Arden are false.", "en"),
        ("На месте работают спасатели, открытое горение ликвидировано.", "ru"),
        ("Пожежу в Ардені ліквідовано, рятувальники працюють.", "uk"),
        ("Вчера исполнился ровно год, как под обстрелом погибла медсестра в Ардене.", "ru"),
        ("Минув рік, відколи під обстрілом загинула медсестра в Ардені.", "uk"),
        ("Любого, кто придёт нас разоружать, мы сочтём оккупантом, заявили в ХАМАС.", "ru"),
    ],
)
def test_no_event(text: str, language: str) -> None:
    assert not reports(text, language)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Арден: «Град» по улице Ленина. Двое погибли.", "ru", "Shelling/artillery/missile attack"),
        ("Арден: фосфорні снаряди по околиці, горять поля.", "uk", "Shelling/artillery/missile attack"),
        ("Обломками сбитых аппаратов повреждён жилой дом в Ардене.", "ru", "Air/drone strike"),
        ("Уламками збитого дрона пошкоджено будинок в Ардені.", "uk", "Air/drone strike"),
        ("Водій не вижив після влучання дрона в автомобіль в Ардені.", "uk", "Air/drone strike"),
        ("Озброєна банда вночі спустошила село Арден.", "uk", "Attack"),
        ("Повстанці повідомили про розгром колони армії біля Ардена.", "uk", "Armed clash"),
        ("Военный лагерь в Ардене выдержал осаду.", "ru", "Armed clash"),
        ("Окупанти вивезли з Ардена вчительку, місце перебування невідоме.", "uk", "Abduction/forced disappearance"),
    ],
)
def test_an_event(text: str, language: str, kind: str) -> None:
    assert [report.sub_event_type for report in reports(text, language)] == [kind]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("«Ісламська держава» похвалилася, що її бійці вбили солдатів в Ардені.", "islamic-state"),
        ("Повстанці M23 повідомили про розгром бази армії біля Ардена.", "m23"),
        ("Повстанці M23 стверджують, що вразили дроном вертоліт Африканського корпусу в Ардені.", "m23"),
    ],
)
def test_who_tells_of_his_deeds_did_them(text: str, doer: str) -> None:
    (report,) = reports(text, "uk")
    assert [actor.actor_id for actor in report.actors if actor.role != "target"] == [doer]
